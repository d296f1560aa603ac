//! The formats of documents, known by their names or by how they begin.

use super::error::ImportError;
use super::{foreign, front_matter, marked_up};
use article::{Location, Warning};

/// The formats that a document can come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text, or a whole page copied as text.
    Text,
    /// CommonMark with tables, footnotes and front matter.
    Markdown,
    /// A web page, or a part of one.
    Html,
    /// The article's own JSON form, see [`wire`](article::wire), or JSON of another kind that is
    /// known by its keys: a JSON Feed, an article in schema.org's JSON-LD.
    Json,
    /// RSS, Atom, WordPress' export, or Evernote's.
    Feed,
    /// A word processor's form: Word's (`.docx`) and OpenDocument (`.odt`), which are ZIP archives, and
    /// the latter in one file (`.fodt`).
    Word,
    /// An e-book (`.epub`), which is a ZIP archive.
    Book,
    /// A ZIP archive of documents, as Medium, Substack, Google Docs and Notion export them.
    Archive,
    /// A web page with its pictures in one file (`.mhtml`).
    SavedPage,
}

impl Format {
    /// About how many blocks, spans, cells or values a text could be in; a line can be a list, an
    /// item and a paragraph.
    pub(super) fn pieces(self, text: &str) -> usize {
        let weigh = |byte: u8| match (self, byte) {
            (Self::Text | Self::Markdown, b'\n') => 2,
            (Self::Text, b'@' | b':') => 1,
            (Self::Markdown, b'*' | b'_' | b'`' | b'[' | b'|' | b'<' | b'>')
            | (Self::Html | Self::Feed, b'<')
            | (Self::Json, b',' | b'[' | b'{') => 1,
            (
                Self::Text
                | Self::Markdown
                | Self::Html
                | Self::Json
                | Self::Feed
                | Self::Word
                | Self::Book
                | Self::Archive
                | Self::SavedPage,
                _,
            ) => 0,
        };
        let weights: [usize; 256] = std::array::from_fn(|byte| weigh(byte as u8));
        text.bytes().map(|byte| weights[usize::from(byte)]).sum()
    }

    /// The format of a text by what it begins with, whatever its name says, or by its name.
    ///
    /// # Errors
    /// One that another program has to translate first.
    pub(super) fn of_text(
        name: &str,
        text: &str,
        warnings: &mut Vec<Warning>,
    ) -> Result<Self, ImportError> {
        if foreign::is_page(text) {
            return Ok(Self::Html);
        }
        if foreign::is_feed(text) {
            return Ok(Self::Feed);
        }
        let format = Self::of(name, text);
        if format != Self::Text {
            return Ok(format);
        }
        if let Some(markup) = marked_up::of_name(name).or_else(|| marked_up::of_text(text)) {
            return Err(ImportError::Markup { name: markup.name, command: markup.command });
        }
        if !marked_up::is_markdown(text) {
            return Ok(format);
        }
        let message = "this text is Markdown and is read as such; `--from text` shows it as it is \
                       written";
        warnings.push(Warning::new(Location::Document, message));
        Ok(Self::Markdown)
    }

    /// The format by the file's extension, else by how the text begins.
    fn of(name: &str, text: &str) -> Self {
        match Self::of_name(name) {
            Some(format) => format,
            None if text.trim_start().starts_with('{') || is_json_list(text) => Self::Json,
            None if foreign::is_markup(text) => Self::Html,
            None if front_matter::has(text) => Self::Markdown,
            None => Self::Text,
        }
    }

    /// The format by the file's extension, where it tells.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdown" | "mkd" | "mkdn" | "mdwn" | "mdx" | "qmd" | "rmd" => {
                Some(Self::Markdown)
            }
            "html" | "htm" | "xhtml" | "xht" => Some(Self::Html),
            "json" | "jsonld" | "ipynb" => Some(Self::Json),
            "docx" | "docm" | "dotx" | "odt" | "ott" | "fodt" => Some(Self::Word),
            "mhtml" | "mht" => Some(Self::SavedPage),
            "zip" => Some(Self::Archive),
            "epub" => Some(Self::Book),
            "rss" | "atom" | "enex" => Some(Self::Feed),
            "txt" | "text" => Some(Self::Text),
            _ => None,
        }
    }
}

/// Whether a text begins as a list of JSON's objects.
fn is_json_list(text: &str) -> bool {
    let inner = text.trim_start().strip_prefix('[').map(str::trim_start);
    inner.is_some_and(|inner| inner.starts_with('{') && inner[1..].trim_start().starts_with('"'))
}
