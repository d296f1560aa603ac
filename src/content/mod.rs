//! Content, which a document drives: its blocks, spans, tables, pictures and stories as elements.
//! One renderer prerenders them and builds them in a browser.

mod body;
mod box_out;
mod children;
mod code;
mod contents;
mod date;
mod embed;
mod figure;
mod foot;
mod formula;
mod head;
mod icon;
mod inline;
mod list;
mod markup;
mod page_parts;
mod recording;
mod rendering;
mod stories;
mod table;
mod view;

pub use head::{minutes, reading_time};
pub use icon::{Icon, icon};
pub use markup::{Markup, element, escape};
pub use page_parts::PageParts;
pub use rendering::{Frames, Rendering};
pub use stories::{StoryParts, story};
