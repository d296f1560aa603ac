//! Elements of the page, by selectors.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// The first element within another that a selector matches.
pub(crate) fn find(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok().flatten()
}

/// The elements within another that a selector matches, in their order.
pub(crate) fn all(within: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let found = within.query_selector_all(selector).ok();
    found.into_iter().flat_map(|found| {
        (0..found.length()).filter_map(move |index| found.get(index)?.dyn_into().ok())
    })
}
