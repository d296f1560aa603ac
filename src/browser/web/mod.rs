pub mod address;
pub mod intl;
pub mod json;
pub mod language;
pub mod passing_on;
pub mod storage;

/// Whether there is a page to put elements into.
pub const IS_BROWSER: bool = true;
