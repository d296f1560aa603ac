//! Documents as files: bytes → [`Article`] and warnings.

mod archive;
mod book;
mod calendar;
mod characters;
mod collection;
mod encoding;
mod error;
mod exports;
mod feed;
mod foreign;
mod format;
mod formulas;
mod front_matter;
mod highlight;
mod html;
mod language;
mod linked_data;
mod locations;
mod markdown;
mod marked_up;
mod mhtml;
mod notebook;
mod opendocument;
mod own_pictures;
mod picture;
mod picture_sources;
pub mod pictures;
mod post;
mod recording;
pub mod recordings;
mod smart;
mod solar_hijri;
mod text;
mod transcripts;
mod word;
mod wordpress;
mod xml;

use archive::Archive;
use article::wire;
use article::{Article, ImageSource, Json, Warning, assign_ids};
pub use collection::{Collection, CollectionKind, Entry};
pub use error::ImportError;
pub use format::Format;
pub use highlight::grammar_licences;
pub use html::{PageDirectives, Selector, page_directives};
pub use locations::Locations;
pub use markdown::{slug, title_is_markdown};
pub use smart::smarten;

/// The part of a document that is wanted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Part<'p> {
    /// The elements of a web page.
    pub select: Option<&'p Selector>,
    /// The entry of a document that holds many articles, by its number, its address or a part of
    /// its title.
    pub entry: Option<&'p str>,
    /// The address from which a page was fetched: what the page names is meant against it.
    pub address: Option<&'p str>,
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

/// The most pieces of a document: a piece takes memory however small it is, a thousand bytes of it
/// for two letters. A book of 50,000 paragraphs has 200,000.
const MAX_PIECES: usize = 1_000_000;

/// Reads a document. `name` is its file name, from which the format follows unless one is given.
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
    import_part(name, bytes, format, Part::default())
}

/// Reads a part of a document as [`import`] does. Of one that holds many articles it is the newest
/// or the first, unless one is named.
///
/// # Errors
/// Those of [`import`], a page without such an element, and no such entry.
pub fn import_part(
    name: &str,
    bytes: &[u8],
    format: Option<Format>,
    part: Part<'_>,
) -> Result<Imported, ImportError> {
    match read(name, bytes, format, part)? {
        Read::Article(_) if part.entry.is_some() => Err(ImportError::NoCollection),
        Read::Article(imported) | Read::Entry(imported) => Ok(*imported),
        Read::Collection(collection) if part.entry.is_none() && collection.is_book() => {
            let mut imported = collection.whole()?;
            imported.warnings.splice(0..0, collection.warnings.iter().cloned());
            Ok(imported)
        }
        Read::Collection(collection) => {
            let index = collection.find(part.entry)?;
            let mut imported = collection.import(index)?;
            let more = collection.left_out(index).filter(|_| part.entry.is_none());
            imported.warnings.splice(0..0, collection.warnings.iter().cloned().chain(more));
            Ok(imported)
        }
    }
}

/// Opens a document that holds many articles; `None` where it is one.
///
/// # Errors
/// Those of [`import`].
pub fn collection(
    name: &str,
    bytes: &[u8],
    format: Option<Format>,
) -> Result<Option<Collection>, ImportError> {
    if !may_be_collection(name, bytes, format) {
        return Ok(None);
    }
    match read(name, bytes, format, Part::default())? {
        Read::Article(_) | Read::Entry(_) => Ok(None),
        Read::Collection(collection) => Ok(Some(*collection)),
    }
}

/// A document that has been read.
enum Read {
    Article(Box<Imported>),
    /// One of several articles that are on one page.
    Entry(Box<Imported>),
    Collection(Box<Collection>),
}

/// Texts near the beginning of JSON with many articles: feeds, JSON-LD, exports of Ghost.
const MANY: [&str; 4] = ["jsonfeed.org", "schema.org", "\"db\"", "\"exported_on\""];

/// Whether a document may hold many articles, by its name and the bytes that it begins with.
pub fn may_be_collection(name: &str, bytes: &[u8], format: Option<Format>) -> bool {
    match format.or_else(|| Format::of_name(name)) {
        Some(Format::Feed) => true,
        Some(Format::Json) => {
            let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
            MANY.iter().any(|mark| begin.contains(mark))
        }
        Some(Format::Book | Format::Archive) => true,
        Some(Format::Text | Format::Markdown | Format::Html | Format::Word | Format::SavedPage) => {
            false
        }
        None => {
            let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
            bytes.starts_with(archive::MARK)
                || foreign::is_feed(&begin)
                || begin.trim_start().starts_with(['{', '['])
                    && MANY.iter().any(|mark| begin.contains(mark))
        }
    }
}

fn read(
    name: &str,
    bytes: &[u8],
    format: Option<Format>,
    part: Part<'_>,
) -> Result<Read, ImportError> {
    if picture::media_type(bytes).is_some() {
        return Err(ImportError::Picture);
    }
    if bytes.starts_with(archive::MARK) {
        return read_archive(bytes);
    }
    if foreign::is_encrypted(bytes) {
        return Err(ImportError::Encrypted);
    }
    if let Some(kind) = foreign::kind(bytes) {
        return Err(ImportError::Foreign(kind));
    }
    let mut warnings = Vec::new();
    let known = format.or(Format::of_name(name));
    if known == Some(Format::SavedPage) || known.is_none() && mhtml::is_mhtml(bytes) {
        let mut locations = Locations::default();
        let article = mhtml::article(bytes, part.select, &mut warnings, &mut locations)?;
        let imported = finished(Imported { article, warnings, locations }, false);
        return Ok(Read::Article(Box::new(imported)));
    }
    let text = decoded(bytes, known, &mut warnings)?;
    if opendocument::is_flat(&text) && !matches!(format, Some(Format::Text | Format::Markdown)) {
        let mut imported = opendocument::read_flat(&text)?;
        imported.warnings.splice(0..0, warnings);
        return Ok(Read::Article(Box::new(finished(imported, false))));
    }
    let format = match format {
        Some(format) => format,
        None => Format::of_text(name, &text, &mut warnings)?,
    };
    read_text(&text, format, part, warnings)
}

/// The text that the bytes are, in the encoding that they or their own words say.
fn decoded(
    bytes: &[u8],
    format: Option<Format>,
    warnings: &mut Vec<Warning>,
) -> Result<String, ImportError> {
    let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    let names_encoding = match format {
        Some(format) => matches!(format, Format::Html | Format::Feed),
        None => foreign::is_markup(&begin) || foreign::is_feed(&begin),
    };
    let told = names_encoding.then(|| html::charset::decode(bytes, warnings)).flatten();
    let text = match told {
        Some(text) => encoding::clean(&text, warnings),
        None => encoding::decode(bytes, warnings)?,
    };
    match text.trim().is_empty() {
        true => Err(ImportError::Empty),
        false => Ok(text),
    }
}

fn read_text(
    text: &str,
    format: Format,
    part: Part<'_>,
    mut warnings: Vec<Warning>,
) -> Result<Read, ImportError> {
    if format != Format::Feed && format.pieces(text) > MAX_PIECES {
        return Err(ImportError::TooMany);
    }
    let mut locations = Locations::default();
    let mut is_smart = false;
    let article = match format {
        Format::Text => text::article(&separated(text), &mut warnings),
        Format::Markdown => {
            let read = markdown::article(&separated(text), &mut warnings, &mut locations)?;
            is_smart = read.is_smart;
            read.article
        }
        Format::Html => html::article(text, part, &mut warnings, &mut locations)?,
        // Their bytes say so themselves.
        Format::Word | Format::Book | Format::Archive | Format::SavedPage => {
            return Err(ImportError::NoArchive);
        }
        Format::Feed => {
            return feed::collection(text, warnings).map(|all| Read::Collection(Box::new(all)));
        }
        Format::Json => match other_json(text, &mut warnings)? {
            Some(read) => return Ok(read),
            None => {
                let json = json(text)?;
                let (article, more) = wire::from_json(&json)?;
                warnings.extend(more);
                locations = Locations::of_json(&json);
                article
            }
        },
    };
    let imported = Box::new(finished(Imported { article, warnings, locations }, is_smart));
    let is_entry = format == Format::Html && part.entry.is_some();
    Ok(if is_entry { Read::Entry(imported) } else { Read::Article(imported) })
}

/// Reads what is in a ZIP archive, whatever its name says.
fn read_archive(bytes: &[u8]) -> Result<Read, ImportError> {
    let archive = Archive::open(bytes)?;
    if word::is_word(&archive) {
        let imported = finished(word::read(&archive)?, false);
        return Ok(Read::Article(Box::new(imported)));
    }
    if opendocument::is_text(&archive) {
        let imported = finished(opendocument::read(&archive)?, false);
        return Ok(Read::Article(Box::new(imported)));
    }
    if book::is_book(&archive) {
        return Ok(Read::Collection(Box::new(book::collection(archive)?)));
    }
    match exports::collection(&archive)? {
        Some(all) => Ok(Read::Collection(Box::new(all))),
        None => Err(ImportError::Foreign(archive::kind(&archive))),
    }
}

/// JSON that is no article of ours but says what it is; `None` for all other.
fn other_json(text: &str, warnings: &mut Vec<Warning>) -> Result<Option<Read>, ImportError> {
    let marks = ["jsonfeed.org/version", "schema.org", "\"posts\"", "\"nbformat\""];
    if !marks.iter().any(|mark| text.contains(mark)) {
        return Ok(None);
    }
    let Ok(value) = serde_json::from_str::<serde_json::Value>(text) else { return Ok(None) };
    if notebook::is_notebook(&value) {
        let mut locations = Locations::default();
        let text = notebook::markdown(&value, warnings);
        let read = markdown::article(&text, warnings, &mut locations)?;
        let warnings = std::mem::take(warnings);
        let imported =
            finished(Imported { article: read.article, warnings, locations }, read.is_smart);
        return Ok(Some(Read::Article(Box::new(imported))));
    }
    if feed::is_json_feed(&value) {
        let all = feed::json_collection(&value, std::mem::take(warnings))?;
        return Ok(Some(Read::Collection(Box::new(all))));
    }
    if let Some(tables) = exports::ghost::tables(&value) {
        let all = exports::ghost::collection(tables, std::mem::take(warnings))?;
        return Ok(Some(Read::Collection(Box::new(all))));
    }
    let mut posts = linked_data::posts(&value);
    match posts.len() {
        0 => Ok(None),
        1 => {
            let Some((.., post)) = posts.pop() else { return Ok(None) };
            let mut imported = post.read(&mut |_| None, Vec::new())?;
            imported.warnings.splice(0..0, std::mem::take(warnings));
            Ok(Some(Read::Article(Box::new(finished(imported, false)))))
        }
        _ => {
            let kind = CollectionKind::Export;
            let all = Collection::of_posts(None, kind, posts, std::mem::take(warnings));
            Ok(Some(Read::Collection(Box::new(all))))
        }
    }
}

/// Gives every block its id, and tells of what no page can show.
fn finished(imported: Imported, is_smart: bool) -> Imported {
    let Imported { mut article, mut warnings, mut locations } = imported;
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
    Imported { article, warnings, locations }
}

/// Gives formulas the form in which browsers show them, and examples of code their colours. A
/// formula that cannot be read stays its source, with a warning.
pub fn typeset(imported: &mut Imported) {
    formulas::typeset(&mut imported.article, &mut imported.warnings);
    highlight::highlight(&mut imported.article);
}

/// Unicode's line and paragraph separators are line ends in text; in JSON they may stand in a
/// string.
fn separated(text: &str) -> String {
    // Both begin with this byte in UTF-8.
    match text.as_bytes().contains(&0xe2) {
        true => text.replace(['\u{2028}', '\u{2029}'], "\n"),
        false => text.to_string(),
    }
}

fn json(text: &str) -> Result<Json, ImportError> {
    serde_json::from_str(text).map_err(|error| {
        let line = error.line();
        // serde_json counts a line's bytes, an editor its characters.
        let content = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
        let column =
            content.char_indices().take_while(|(at, _)| *at < error.column()).count().max(1);
        let message = error.to_string();
        // serde_json ends its message with the place, which the warning has already.
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
