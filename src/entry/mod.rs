//! Where the viewer begins in the browser: the scripts' one entrance.

#[cfg(feature = "whole")]
pub use markup;

#[cfg(feature = "element")]
pub mod mount;
pub mod mounted;
