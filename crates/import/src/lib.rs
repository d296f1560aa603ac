//! Any document → an [`Article`](article::Article) and warnings. Pure but for [`files`]: who calls
//! it reads the file.

#![warn(missing_docs, unreachable_pub)]

pub mod adopt;
#[cfg(feature = "files")]
pub mod files;
#[cfg(feature = "parsers")]
mod parsers;

#[cfg(feature = "parsers")]
pub use parsers::{Format, ImportError, Imported, Locations, import, pictures};
