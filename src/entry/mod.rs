//! Where the viewer begins in the browser.

#[cfg(feature = "element")]
mod markup;
#[cfg(not(feature = "element"))]
#[path = "no_markup.rs"]
mod markup;
pub mod mount;
mod seed;
