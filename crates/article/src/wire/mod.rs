//! The article's JSON form, versioned.
//!
//! `{"format": "article-viewer", "version": 2, …the fields of [`Article`]…}`.
//! Writing is serde's; reading walks the JSON by hand, because a reader that is
//! years behind a document has to keep the text of what it does not know and
//! say where that was, which derived code cannot.

mod article;
mod block;
mod code;
mod formula;
mod list;
mod node;
mod picture;
mod recording;
mod span;
mod table;

use crate::{Article, Json, Warning, assign_ids};
use node::JsonNode;
use serde::Serialize;
use std::cell::RefCell;

/// The value of `format`.
pub const FORMAT: &str = "article-viewer";
/// The newest version that this code reads, and the one that it writes. Version 1 had fewer kinds
/// of blocks and spans, and is read as what it is.
pub const VERSION: u32 = 2;

/// The reason why JSON is no article.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    /// `format` or `version` is missing or something else.
    #[error(
        "this JSON is no article: it wants {{\"format\": \"{FORMAT}\", \"version\": {VERSION}, \
         …}} at its top"
    )]
    NotAnArticle,
    /// The article is of another version of the form.
    #[error(
        "this article's \"version\" is {0}, and this program reads versions up to {VERSION}: \
         update article-viewer"
    )]
    UnknownVersion(String),
}

/// Writes the article as one line of JSON.
pub fn to_json(article: &Article) -> String {
    #[derive(Serialize)]
    struct Envelope<'a> {
        format: &'a str,
        version: u32,
        #[serde(flatten)]
        article: &'a Article,
    }
    // Writing to a string fails only for maps with keys that are no strings, which the model has
    // none of.
    serde_json::to_string(&Envelope { format: FORMAT, version: VERSION, article })
        .unwrap_or_default()
}

/// Reads an article; what it cannot use becomes a warning that names its path.
///
/// # Errors
/// JSON that is something else, and a version of the form that is not known.
pub fn from_json(json: &Json) -> Result<(Article, Vec<Warning>), WireError> {
    match json.get("format") {
        Some(Json::Text(format)) if format == FORMAT => {}
        _ => return Err(WireError::NotAnArticle),
    }
    match json.get("version") {
        Some(Json::Number(version)) if (1..=VERSION).any(|known| *version == f64::from(known)) => {}
        Some(Json::Number(version)) if version.fract() == 0.0 => {
            return Err(WireError::UnknownVersion((*version as i64).to_string()));
        }
        _ => return Err(WireError::NotAnArticle),
    }
    let warnings = RefCell::new(Vec::new());
    let mut article = article::article(&JsonNode::root(json, &warnings));
    assign_ids(&mut article);
    Ok((article, warnings.into_inner()))
}
