//! Markup → [`article::Article`] and warnings: the one reader of it. What is read is a tree, which
//! a browser has made of its page, or the parser of files in `parsers`; nothing of it but text and
//! addresses that [`article`] allows gets any further.

mod blocks;
mod boxes;
mod callouts;
mod code;
mod draft;
mod figures;
mod formulas;
mod lists;
mod node;
mod recordings;
mod role;
mod spans;
mod stories;
mod table;
pub mod tags;
mod tidy;
mod verse;

pub use callouts::{callout_of, is_callout};
pub use draft::read;
pub use node::{Element, Node};
pub use recordings::{is_played, written_track};
pub use role::Role;
pub use tidy::take_layout_apart;

/// The picture of an `<img>`, where its address is allowed.
pub fn picture(element: &Element) -> Option<article::Image> {
    figures::image(element).ok()
}
