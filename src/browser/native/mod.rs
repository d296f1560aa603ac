pub mod address;
pub mod intl;
pub mod language;

/// Whether there is a page to put elements into; here they are written.
pub const IS_BROWSER: bool = false;
