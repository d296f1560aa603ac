//! Bytes → [`Article`] and warnings. Pure: who calls it reads the file.

mod encoding;
mod front_matter;
mod language;
mod markdown;
pub mod pictures;
mod text;

use crate::article::wire::{self, WireError};
use crate::article::{Article, Json, Warning, assign_ids};

/// The formats that a document can come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text, or a whole page copied as text.
    Text,
    /// CommonMark with tables, footnotes and front matter.
    Markdown,
    /// The article's own JSON form, see [`wire`].
    Json,
}

/// An article and what was changed or left out on the way to it.
#[derive(Debug)]
pub struct Imported {
    pub article: Article,
    pub warnings: Vec<Warning>,
}

/// Why there is no article.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("the document is empty")]
    Empty,
    #[error(
        "line {line}: the byte {byte:#04x} at offset {offset} is no text in UTF-8, UTF-16, GB18030 or Big5: save the document as UTF-8"
    )]
    Undecodable { line: usize, offset: usize, byte: u8 },
    #[error("line {line}, column {column}: this is not valid JSON: {message}")]
    Json { line: usize, column: usize, message: String },
    #[error(transparent)]
    Wire(#[from] WireError),
}

impl Format {
    /// The format by the file's extension, else by how the text begins.
    pub fn of(name: &str, text: &str) -> Self {
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        match extension.as_deref() {
            Some("md" | "markdown" | "mdown" | "mkd") => Self::Markdown,
            Some("json") => Self::Json,
            Some("txt" | "text") => Self::Text,
            _ if text.trim_start().starts_with('{') => Self::Json,
            _ if front_matter::has(text) => Self::Markdown,
            _ => Self::Text,
        }
    }
}

/// Reads a document. `name` is its file name, by which the format is told unless one is given.
///
/// # Errors
/// Bytes that are no text, an empty document, and JSON that is no article of a known version.
pub fn import(name: &str, bytes: &[u8], format: Option<Format>) -> Result<Imported, ImportError> {
    let mut warnings = Vec::new();
    let text = encoding::decode(bytes, &mut warnings)?;
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let mut article = match format.unwrap_or_else(|| Format::of(name, &text)) {
        Format::Text => text::article(&text, &mut warnings),
        Format::Markdown => markdown::article(&text, &mut warnings),
        Format::Json => {
            let (article, more) = wire::from_json(&json(&text)?)?;
            warnings.extend(more);
            article
        }
    };
    assign_ids(&mut article);
    Ok(Imported { article, warnings })
}

fn json(text: &str) -> Result<Json, ImportError> {
    serde_json::from_str(text).map_err(|error| {
        let message = error.to_string();
        // serde_json ends its message with the place, which is told already.
        let message = message.split(" at line ").next().unwrap_or_default().to_string();
        ImportError::Json { line: error.line(), column: error.column(), message }
    })
}
