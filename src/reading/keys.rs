//! Keys that press the controls of the page. Each is a single character, so readers can turn them
//! off (WCAG 2.2 §2.1.4).

use crate::elements::find;
use crate::settings::{Setting, Step};
use crate::shortcuts::SHORTCUTS;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventTarget, HtmlDetailsElement, HtmlElement, HtmlInputElement, KeyboardEvent,
};

/// Listens for keys until the listener is dropped. A page that is all article hears every key; a
/// part of another page hears those that are pressed within it.
pub(super) fn listen(page: &Element, is_embedded: bool) -> Option<EventListener> {
    let document = page.owner_document()?;
    let target: EventTarget =
        if is_embedded { page.clone().into() } else { document.clone().into() };
    let body = document.body().filter(|_| !is_embedded);
    let page = page.clone();
    let options = EventListenerOptions::enable_prevent_default();
    let pressed_key = move |event: &Event| {
        let Some(pressed) = pressed(event) else { return };
        let is_inside =
            page.contains(Some(&pressed)) || body.as_deref().is_some_and(|body| **body == *pressed);
        if is_inside
            && !is_writing(&pressed)
            && let Some(control) = control(&page, event)
        {
            event.prevent_default();
            press(&control, &pressed);
            say_step(&page, &control);
        }
    };
    Some(EventListener::new_with_options(&target, "keydown", options, pressed_key))
}

/// The element that has the focus, wherever in the page's shadow roots it is.
fn pressed(event: &Event) -> Option<Element> {
    event.composed_path().get(0).dyn_into().ok()
}

/// The control that a key presses; `None` for other keys, and where keys are turned off.
fn control(page: &Element, event: &Event) -> Option<HtmlElement> {
    let event: &KeyboardEvent = event.dyn_ref()?;
    let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
    if !is_plain || event.default_prevented() || find(page, OFF).is_some() {
        return None;
    }
    let key = event.key();
    let shortcut = SHORTCUTS.iter().find(|shortcut| shortcut.keys.contains(&&*key));
    match shortcut {
        Some(shortcut) => find(page, shortcut.control)?.dyn_into().ok(),
        None => Setting::ALL.into_iter().find_map(|setting| {
            let step = setting.facts().keys.iter().find(|(own, _)| *own == key)?.1;
            beside(page, setting, step)
        }),
    }
}

/// Says the name and the number of a size whose button a key has pressed.
fn say_step(page: &Element, pressed: &Element) {
    let Some(step) = pressed.parent_element().filter(|step| step.class_name() == "av-step") else {
        return;
    };
    let Some(status) = find(page, ".av-size-status") else { return };
    let text = |part| find(&step, part).and_then(|part| part.text_content()).unwrap_or_default();
    status.set_text_content(Some(&(text(".av-option-name") + &text(".av-number"))));
    let again = status.get_attribute("data-shown").is_some_and(|shown| shown == "0");
    let _ = status.set_attribute("data-shown", if again { "1" } else { "0" });
}

/// Presses a control. A list that opens and closes is opened and gone to; where the reader is there
/// already, it is closed. `pressed` has the focus.
fn press(control: &HtmlElement, pressed: &Element) {
    let list = control.parent_element().and_then(|list| list.dyn_into::<HtmlDetailsElement>().ok());
    match list.filter(|_| control.local_name() == "summary") {
        Some(list) if !(list.open() && **control == *pressed) => {
            list.set_open(true);
            let _ = control.focus();
            control.scroll_into_view();
        }
        _ => control.click(),
    }
}

/// Matches where the reader has turned the keys off.
const OFF: &str = "[name=av-shortcuts][value=off]:checked";

/// The button of the value that a step of a setting leads to.
fn beside(page: &Element, setting: Setting, step: Step) -> Option<HtmlElement> {
    let name = setting.name();
    let now: HtmlInputElement =
        find(page, &format!("[name=av-{name}]:checked"))?.dyn_into().ok()?;
    let value = now.value();
    let index = setting.values().iter().position(|own| *own == value)?;
    let index = match step {
        Step::Back => index.checked_sub(1)?,
        Step::On => index + 1,
        Step::Default => setting.default_value(),
    };
    let value = setting.values().get(index)?;
    find(page, &format!("[name=av-{name}][value={value}]"))?.dyn_into().ok()
}

/// Whether keys write where they are pressed.
fn is_writing(element: &Element) -> bool {
    const FIELDS: &str =
        "textarea, select, input:not([type=radio], [type=checkbox], [type=button])";
    element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable)
        || element.matches(FIELDS).unwrap_or(false)
}
