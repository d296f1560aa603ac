//! The page as leptos components: prerendered by the packer, mounted by the viewer.

mod body;
mod contents;
mod date;
mod figure;
mod foot;
mod head;
mod inline;
mod kept;
mod labels;
mod markup;
mod page;
mod reader;
mod related;
mod setting;
mod settings;
mod share;
mod table;

pub use labels::{Interface, Labels};
pub use markup::escape;
pub use page::{Page, PageProps};
pub use reader::{Choice, Reader};
