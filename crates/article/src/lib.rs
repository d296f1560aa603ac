//! The article: its model, ids, links, and JSON form. Pure: no page, no file, no network.
//!
//! An [`Article`] is fields around a text of [`Block`]s, which hold lines of [`Span`]s. Addresses
//! get into it by [`Href`], [`ImageSource`] and [`Email`] alone. [`wire`] writes and reads its JSON
//! form; what reading cannot use becomes a [`Warning`].
//!
//! ```
//! use article::{Article, Block, Json, Lang, assign_ids, wire};
//!
//! let mut article = Article::new(Lang::english(), "The mill turns again");
//! article.body.push(Block::paragraph("After forty years the whole village came to see it."));
//! assign_ids(&mut article);
//!
//! let json = wire::to_json(&article);
//! let value: Json = serde_json::from_str(&json)?;
//! let (again, warnings) = wire::from_json(&value)?;
//! assert!(again == article && warnings.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod block;
mod box_out;
mod code;
mod date;
mod document;
mod email;
mod embed;
mod formula;
mod id;
mod inline;
mod json;
mod lang;
mod link;
mod list;
mod picture;
mod reading_time;
mod recording;
mod table;
mod walk;
mod warning;
pub mod wire;

pub use block::{Block, BlockKind, MAX_BLOCK_DEPTH, Note};
pub use box_out::{BoxOut, Callout, Fold};
pub use code::{Code, Token};
pub use date::Date;
pub use document::{Article, Byline, Correction, Licence, Phrase, Series, Story};
pub use email::Email;
pub use embed::Embed;
pub use formula::{Formula, MathPart};
pub use id::{Ids, assign_ids};
pub use inline::{LinkAbout, MAX_SPAN_DEPTH, Mark, Span, plain_text};
pub use json::{Json, MAX_JSON_DEPTH};
pub use lang::{Direction, Lang};
pub use link::{Href, ImageSource, Refused};
pub use list::{Item, List, Numerals};
pub use picture::{Figure, Image, MAX_PIXELS, SharedPicture};
pub use recording::{FileSource, Medium, Recording, Track, TrackKind};
pub use table::{Alignment, Cell, Row, Table};
pub use walk::Children;
pub use warning::{Location, Subject, Warning};
