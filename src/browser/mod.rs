//! What the viewer asks of the browser. Two twins with the same signatures:
//! one asks, the other stands in where the page is prerendered.

#[cfg(not(feature = "csr"))]
#[path = "native/mod.rs"]
mod platform;
#[cfg(feature = "csr")]
#[path = "web/mod.rs"]
mod platform;

pub use platform::{IS_BROWSER, address, intl, language};
#[cfg(feature = "csr")]
pub use platform::{json, passing_on, storage};
