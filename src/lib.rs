//! One article, in one file, that opens anywhere.
//!
//! ```text
//! bytes ─import→ Article + warnings ─pack→ files        (native: the packer)
//! a packed page ─hydrate→ the same page, in charge       (WebAssembly: the viewer)
//! Article (embedded, or an element's) ─view→ the page
//! ```

pub mod browser;
pub mod components;
pub mod content;
#[cfg(feature = "csr")]
pub mod entry;
pub mod labels;
pub mod qr;
#[cfg(feature = "csr")]
mod reading;
pub mod settings;
pub mod shortcuts;
