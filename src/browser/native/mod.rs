//! Stand-ins for the browser where a page is prerendered.

pub mod address;
pub mod intl;
pub mod language;
pub mod words;

/// Whether elements are built in a page; here they are written as HTML.
pub const IS_BROWSER: bool = false;
