//! The article: its model, ids, links, and JSON form. Pure: no page, no file, no network.

#![warn(missing_docs, unreachable_pub)]

mod block;
mod date;
mod document;
mod email;
mod id;
mod inline;
mod json;
mod lang;
mod link;
mod reading_time;
mod walk;
mod warning;
pub mod wire;

pub use block::{
    Alignment, Block, BlockKind, Cell, Figure, Image, MAX_BLOCK_DEPTH, MAX_PIXELS, Note, Row,
    SharedPicture, Table,
};
pub use date::Date;
pub use document::{Article, Byline, Phrase, Story};
pub use email::Email;
pub use id::{Ids, assign_ids};
pub use inline::{MAX_SPAN_DEPTH, Span, plain_text};
pub use json::{Json, MAX_JSON_DEPTH};
pub use lang::{Direction, Lang};
pub use link::{Href, ImageSource, Refused};
pub use walk::Children;
pub use warning::{Location, Warning};
