//! Panels make way for the focus: what has it is never covered (WCAG 2.2 §2.4.11).

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, Node};

/// Closes a panel when the focus leaves it, but for the button that opens and closes it itself.
pub(super) fn listen(page: &Element) -> EventListener {
    EventListener::new(page, "focusout", |event| {
        let Some(event) = event.dyn_ref::<FocusEvent>() else { return };
        let (Some(left), Some(entered)) = (element(event.target()), event.related_target()) else {
            return;
        };
        let Ok(Some(panel)) = left.closest("[popover=auto]:popover-open") else { return };
        let is_inside = panel.contains(entered.dyn_ref::<Node>());
        let opens = element(Some(entered))
            .and_then(|entered| entered.get_attribute("popovertarget"))
            .is_some_and(|target| target == panel.id());
        if !is_inside
            && !opens
            && let Some(panel) = panel.dyn_ref::<HtmlElement>()
        {
            let _ = panel.hide_popover();
        }
    })
}

fn element(target: Option<web_sys::EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}
