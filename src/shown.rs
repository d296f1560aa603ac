//! Which article of a page is read.

use crate::elements::find;
use leptos::web_sys::Element;

/// The part of a page that the reader sees: of several articles one is shown, with its stories.
pub(crate) fn shown(page: &Element) -> Option<Element> {
    let find = |selector| find(page, selector);
    find(".av-whole:not([hidden])").or_else(|| find(".av-main"))
}
