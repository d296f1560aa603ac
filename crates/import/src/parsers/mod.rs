//! Documents as files: bytes → [`Article`] and warnings.

mod characters;
mod encoding;
mod foreign;
mod formulas;
mod front_matter;
mod highlight;
mod html;
mod language;
mod locations;
mod markdown;
mod picture;
pub mod pictures;
mod recording;
pub mod recordings;
mod smart;
mod text;
mod transcripts;

use article::wire::{self, WireError};
use article::{Article, ImageSource, Json, MAX_BLOCK_DEPTH, Warning, assign_ids};
pub use highlight::grammar_licences;
pub use html::Selector;
pub use locations::Locations;
pub use markdown::slug;
pub use smart::smarten;

/// The formats that a document can come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text, or a whole page copied as text.
    Text,
    /// CommonMark with tables, footnotes and front matter.
    Markdown,
    /// A web page, or a part of one.
    Html,
    /// The article's own JSON form, see [`wire`].
    Json,
}

/// An article and what was changed or left out on the way to it.
#[derive(Debug)]
pub struct Imported {
    /// The article, every block with its id.
    pub article: Article,
    /// The parts of the document that were changed or left out.
    pub warnings: Vec<Warning>,
    /// The locations where the pictures are named, for [`pictures::inline`].
    pub locations: Locations,
}

/// The reason why a document is no article, as a message that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The document has nothing but blanks.
    #[error("the document is empty: write its text, save it and try again")]
    Empty,
    /// The document is a picture.
    #[error("this is a picture: name a document, which may show it")]
    Picture,
    /// The document is of a kind that is not read, which is named.
    #[error(
        "this is {0}, which is not read: open it, copy all of its text, and save that as a text \
         file (.txt) in UTF-8"
    )]
    Foreign(&'static str),
    /// The bytes are no text; lines are counted from 1, offsets from 0.
    #[error(
        "line {line}: the byte {byte:#04x} at offset {offset} is no text in UTF-8, and in which \
         other encoding it is cannot be told for sure: open the document in the program that made \
         it, or in a text editor, and save it as UTF-8"
    )]
    Undecodable {
        /// The line of the byte.
        line: usize,
        /// The bytes before it.
        offset: usize,
        /// The byte.
        byte: u8,
    },
    /// The front matter at the top cannot be read at all; lines are counted from 1.
    #[error(
        "line {line}: the front matter is not valid {syntax}: {message}; write each field as \
         `key: \"value\"` between two lines of `---`"
    )]
    FrontMatter {
        /// The line of the mistake.
        line: usize,
        /// The name of the syntax.
        syntax: &'static str,
        /// The parser's message.
        message: String,
    },
    /// The text is no JSON; lines and columns are counted from 1.
    #[error("line {line}, column {column}: this is not valid JSON: {message}")]
    Json {
        /// The line of the mistake.
        line: usize,
        /// Its column, in characters.
        column: usize,
        /// The parser's message.
        message: String,
    },
    /// The JSON is nested deeper than any article.
    #[error(
        "line {line}, column {column}: this is nested too deeply to be read: lists and quotes may \
         stand in each other {MAX_BLOCK_DEPTH} levels deep"
    )]
    TooDeep {
        /// The line where it is too deep.
        line: usize,
        /// The column, in characters.
        column: usize,
    },
    /// The page has no element that the selector names.
    #[error(
        "nothing on the page is what --select names: look at the page's source, or leave the \
         option out"
    )]
    NotSelected,
    /// The document has more pieces than a page can show.
    #[error(
        "the document is in more than {MAX_PIECES} pieces, counted by its line ends, marks and \
         values: no browser shows so many in one page; make several documents of it"
    )]
    TooMany,
    /// The JSON is something else than an article.
    #[error(transparent)]
    Wire(#[from] WireError),
}

/// The most pieces of a document: a piece takes memory however small it is, a thousand bytes of it
/// for two letters. A book of 50,000 paragraphs has 200,000.
const MAX_PIECES: usize = 1_000_000;

impl Format {
    /// About how many blocks, spans, cells or values a text could be in; a line can be a list, an
    /// item and a paragraph.
    fn pieces(self, text: &str) -> usize {
        let weigh = |byte: u8| match (self, byte) {
            (Self::Text | Self::Markdown, b'\n') => 2,
            (Self::Text, b'@' | b':') => 1,
            (Self::Markdown, b'*' | b'_' | b'`' | b'[' | b'|' | b'<' | b'>')
            | (Self::Html, b'<')
            | (Self::Json, b',' | b'[' | b'{') => 1,
            (Self::Text | Self::Markdown | Self::Html | Self::Json, _) => 0,
        };
        text.bytes().map(weigh).sum()
    }

    /// The format by the file's extension, else by how the text begins.
    pub fn of(name: &str, text: &str) -> Self {
        match Self::of_name(name) {
            Some(format) => format,
            None if text.trim_start().starts_with('{') => Self::Json,
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
            "json" => Some(Self::Json),
            "txt" | "text" => Some(Self::Text),
            _ => None,
        }
    }
}

/// Reads a document. `name` is its file name, by which the format is told unless one is given.
///
/// ```
/// let imported = import::import("mill.md", b"# The mill\n\nIt *turns* again.\n", None)?;
/// assert_eq!(imported.article.headline.text, "The mill");
/// assert!(imported.warnings.is_empty());
/// # Ok::<(), import::ImportError>(())
/// ```
///
/// # Errors
/// Bytes that are no text, files of another kind, an empty document, and JSON that is no article of
/// a known version.
pub fn import(name: &str, bytes: &[u8], format: Option<Format>) -> Result<Imported, ImportError> {
    import_part(name, bytes, format, None)
}

/// Reads a document as [`import`] does; of a web page the elements that `select` names, where it
/// does.
///
/// # Errors
/// Those of [`import`], and a page without such an element.
pub fn import_part(
    name: &str,
    bytes: &[u8],
    format: Option<Format>,
    select: Option<&Selector>,
) -> Result<Imported, ImportError> {
    if picture::media_type(bytes).is_some() {
        return Err(ImportError::Picture);
    }
    if let Some(kind) = foreign::kind(bytes) {
        return Err(ImportError::Foreign(kind));
    }
    let mut warnings = Vec::new();
    let is_page = match format.or(Format::of_name(name)) {
        Some(format) => format == Format::Html,
        None => foreign::is_markup(&String::from_utf8_lossy(&bytes[..bytes.len().min(4096)])),
    };
    let decoded = is_page.then(|| html::charset::decode(bytes, &mut warnings)).flatten();
    let text = match decoded {
        Some(text) => encoding::clean(&text, &mut warnings),
        None => encoding::decode(bytes, &mut warnings)?,
    };
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    if format.is_none() && foreign::is_feed(&text) {
        return Err(ImportError::Foreign("a feed (RSS or Atom)"));
    }
    let format = match format {
        Some(format) => format,
        // Whatever its name says.
        None if foreign::is_page(&text) => Format::Html,
        None => Format::of(name, &text),
    };
    if format.pieces(&text) > MAX_PIECES {
        return Err(ImportError::TooMany);
    }
    let mut locations = Locations::default();
    let mut is_smart = false;
    let mut article = match format {
        Format::Text => text::article(&separated(&text), &mut warnings),
        Format::Markdown => {
            let read = markdown::article(&separated(&text), &mut warnings, &mut locations)?;
            is_smart = read.is_smart;
            read.article
        }
        Format::Html => html::article(&text, select, &mut warnings, &mut locations)?,
        Format::Json => {
            let json = json(&text)?;
            let (article, more) = wire::from_json(&json)?;
            warnings.extend(more);
            locations = Locations::of_json(&json);
            article
        }
    };
    assign_ids(&mut article);
    // Ids are made of the text as it was written, so links to it stay.
    if is_smart {
        smarten(&mut article);
    }
    for image in article.images().filter(|image| image.src.is_on_unnamed_site()) {
        let ImageSource::Remote(address) = &image.src else { continue };
        let message = "no policy can name its site, so it is a link, whatever the options: name \
                       the site by letters, digits and hyphens";
        warnings
            .push(Warning::new(locations.next(address), format!("picture {address}: {message}")));
    }
    Ok(Imported { article, warnings, locations })
}

/// Gives formulas the form in which browsers show them, and examples of code their colours. A formula
/// that cannot be read stays its source, with a warning.
pub fn typeset(imported: &mut Imported) {
    formulas::typeset(&mut imported.article, &mut imported.warnings);
    highlight::highlight(&mut imported.article);
}

/// Unicode's line and paragraph separators are line ends in text; in JSON they may stand in a
/// string.
fn separated(text: &str) -> String {
    text.replace(['\u{2028}', '\u{2029}'], "\n")
}

fn json(text: &str) -> Result<Json, ImportError> {
    serde_json::from_str(text).map_err(|error| {
        let line = error.line();
        // serde_json counts a line's bytes, an editor its characters.
        let content = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
        let column =
            content.char_indices().take_while(|(at, _)| *at < error.column()).count().max(1);
        let message = error.to_string();
        // serde_json ends its message with the place, which is told already.
        let message = message.split(" at line ").next().unwrap_or_default();
        match message {
            "recursion limit exceeded" => ImportError::TooDeep { line, column },
            _ if error.is_eof() => ImportError::Json {
                line,
                column,
                message: format!("it ends too early; is the file complete? ({message})"),
            },
            _ => ImportError::Json { line, column, message: message.to_string() },
        }
    })
}
