//! The page as leptos components: prerendered by the packer, mounted by the viewer.

mod body;
mod content;
mod contents;
mod date;
mod figure;
mod foot;
mod head;
mod hydrate;
mod inline;
mod kept;
mod labels;
mod markup;
mod page;
mod relabel;
mod related;
mod rendering;
mod settings;
mod share;
mod table;

pub use hydrate::hydrate;
pub use labels::{Interface, Labels};
pub use markup::escape;
pub use page::{Page, PageProps};
