//! The buttons that copy examples of code.

use crate::browser::passing_on::copy;
use crate::labels::Labels;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Copies the code beside a button that is pressed, until the listener is dropped.
pub(super) fn listen(page: &Element, labels: &'static Labels) -> EventListener {
    EventListener::new(page, "click", move |event| {
        if let Some(block) = pressed(event) {
            leptos::task::spawn_local(copy_code(block, labels));
        }
    })
}

/// The block whose button was pressed.
fn pressed(event: &Event) -> Option<Element> {
    let pressed: Element = event.target()?.dyn_into().ok()?;
    pressed.closest(".av-copy").ok()??.closest(".av-code").ok()?
}

/// Copies the code of a block, and says in it whether that was done.
async fn copy_code(block: Element, labels: &'static Labels) {
    let find = |selector| block.query_selector(selector).ok().flatten();
    let text = find("code").and_then(|code| code.text_content()).unwrap_or_default();
    let told = if copy(&text).await { labels.copied } else { labels.not_copied };
    if let Some(status) = find(".av-copied") {
        status.set_text_content(Some(told));
    }
}
