//! Services of the browser.

pub mod address;
pub mod intl;
pub mod json;
pub mod language;
pub mod passing_on;
pub mod storage;
pub mod words;

/// Whether elements are built in a page.
pub const IS_BROWSER: bool = true;
