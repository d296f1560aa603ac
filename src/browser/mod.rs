//! Services of the browser that the viewer uses, in two modules with the same signatures: `web`
//! asks the browser, `native` stands in for it where the page is prerendered.

#[cfg(not(feature = "csr"))]
#[path = "native/mod.rs"]
mod platform;
#[cfg(feature = "csr")]
#[path = "web/mod.rs"]
mod platform;

pub use platform::{IS_BROWSER, address, intl, language, words};
#[cfg(feature = "csr")]
pub use platform::{json, passing_on, storage};
