//! Panels make way for the focus: what has it is never covered (WCAG 2.2 §2.4.11).

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, FocusEvent, HtmlElement};

const OPEN: &str = "[popover=auto]:popover-open";

/// Closes a panel when the focus leaves it, but for the button that opens and closes it itself,
/// until the listeners are dropped.
pub(super) fn listen(page: &Element) -> [EventListener; 2] {
    let own = page.clone();
    // WebKit does not say of every focus that goes where it goes.
    let entered = EventListener::new(page, "focusin", move |event| {
        if let (Ok(Some(panel)), Some(entered)) =
            (own.query_selector(OPEN), element(event.target()))
        {
            make_way(&panel, &entered);
        }
    });
    let left = EventListener::new(page, "focusout", |event| {
        let Some(event) = event.dyn_ref::<FocusEvent>() else { return };
        let (left, entered) = (element(event.target()), element(event.related_target()));
        if let (Some(Ok(Some(panel))), Some(entered)) = (left.map(|it| it.closest(OPEN)), entered) {
            make_way(&panel, &entered);
        }
    });
    [entered, left]
}

fn make_way(panel: &Element, entered: &Element) {
    let opens = entered.get_attribute("popovertarget").is_some_and(|target| target == panel.id());
    if let Some(panel) = panel.dyn_ref::<HtmlElement>()
        && !opens
        && !panel.contains(Some(entered))
    {
        let _ = panel.hide_popover();
    }
}

fn element(target: Option<EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}
