//! Where a page is only written, nobody reads it yet: directives are never called there.

use leptos::web_sys::Element;

pub(crate) fn follows_reader(_page: Element, _title: String) {}
