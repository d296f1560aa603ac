//! Markup that a page has already → Article and warnings. The browser has parsed it; what is read
//! here is its tree, so nothing of it but text and addresses that [`article`]
//! allows gets any further.

mod blocks;
mod draft;
mod node;
mod role;
mod spans;
mod stories;
mod table;

pub use draft::adopt;
pub use node::{Element, Node};
