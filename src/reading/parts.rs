//! Measures of the text for the style: how much is in each part of a long body
//! (`src/content/body.rs`), from which its height is guessed, and how wide pictures are.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, css};

/// Copies `data-ems` of parts to `--av-ems` and `data-width` of figures to `--av-pixels`, for
/// browsers whose style cannot read attributes (CSS Values 5 §7.7, which so far one engine has).
pub(super) fn guess(main: &Element) {
    if css::supports("(inline-size: calc(attr(data-ems type(<number>)) * 1px))").unwrap_or(true) {
        return;
    }
    for (attribute, property) in [("data-ems", "--av-ems"), ("data-width", "--av-pixels")] {
        let Ok(told) = main.query_selector_all(&format!("[{attribute}]")) else { continue };
        let told = (0..told.length()).filter_map(|at| told.get(at)?.dyn_into::<HtmlElement>().ok());
        for element in told {
            if let Some(value) = element.get_attribute(attribute) {
                let _ = element.style().set_property(property, &value);
            }
        }
    }
}
