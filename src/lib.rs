//! One article, in one file, that opens anywhere.
//!
//! ```text
//! bytes ─import→ Article + warnings ─pack→ files        (native: the packer)
//! a packed page ─hydrate→ the same page, in charge       (WebAssembly: the viewer)
//! Article (embedded, or an element's) ─view→ the page
//! ```

#[cfg(any(feature = "element", not(target_arch = "wasm32")))]
pub mod adopt;
pub mod article;
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod embed;
#[cfg(not(target_arch = "wasm32"))]
pub mod import;
#[cfg(not(target_arch = "wasm32"))]
pub mod pack;
pub mod qr;
#[cfg(target_arch = "wasm32")]
mod reading;
pub mod view;
