//! The parts of a long body (`src/content/body.rs`), whose heights are guessed from how much text they
//! have.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, css};

/// Copies the widths of the parts' text from `data-ems` to `--av-ems`, for browsers whose style cannot
/// read attributes (CSS Values 5 §7.7, which so far one engine has).
pub(super) fn guess(main: &Element) {
    if css::supports("(inline-size: calc(attr(data-ems type(<number>)) * 1px))").unwrap_or(true) {
        return;
    }
    let Ok(parts) = main.query_selector_all(".av-part") else { return };
    let parts =
        (0..parts.length()).filter_map(|index| parts.get(index)?.dyn_into::<HtmlElement>().ok());
    for part in parts {
        if let Some(ems) = part.get_attribute("data-ems") {
            let _ = part.style().set_property("--av-ems", &ems);
        }
    }
}
