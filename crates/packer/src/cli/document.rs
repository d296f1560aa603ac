//! Reads one document, with its pictures and its warnings.

use super::embedded::{Expanded, Vaults};
use super::fetch::{self, FetchOptions, Fetched, Pictures};
use super::{args, files, related, say, scale};
use anyhow::{Context, Result, bail};
use article::{Article, Location, Warning};
use import::files::Reach;
use import::pictures::{self, Limits};
use import::recordings::{self, MediaLimit};
use import::{self, Collection, Format, ImportError, Imported, Part, Selector};
use std::io;
use std::path::{Path, PathBuf};

/// The options by which documents are read.
#[derive(Debug)]
pub(super) struct ReadOptions {
    pub format: Option<Format>,
    /// The part of a web page that is the article.
    pub select: Option<Selector>,
    /// The article that is wanted of a document with many.
    pub entry: Option<String>,
    /// The most bytes of a document.
    pub largest: u64,
    /// The most bytes of its pictures.
    pub pictures: Limits,
    /// The most bytes of its sounds and films.
    pub media: MediaLimit,
    /// The width that pictures are scaled to.
    pub images: Option<u32>,
    /// Whether straight quotation marks are replaced by those of the language.
    pub smart: bool,
    /// The folders in which they may be.
    pub reach: Reach,
    /// The notes that documents may have within them.
    pub vaults: Vaults,
    /// How documents are fetched that are named by their addresses.
    pub fetching: FetchOptions,
}

impl ReadOptions {
    /// # Errors
    /// A folder that is allowed is none.
    pub(super) fn new(args: &args::DocumentArgs) -> Result<Self> {
        Ok(Self {
            format: args.from.map(Into::into),
            select: args.select.clone(),
            entry: args.entry.clone(),
            largest: args.max_document.saturating_mul(1_000_000),
            pictures: Limits::of_megabytes(args.max_picture),
            media: MediaLimit::of_megabytes(args.max_media),
            images: args.images,
            smart: args.smart,
            reach: args.reach()?,
            vaults: Vaults::default(),
            fetching: FetchOptions::new(args),
        })
    }
}

/// A document's bytes, and where they came from; none of an article of a collection.
#[derive(Default)]
pub(super) struct Source {
    pub bytes: Vec<u8>,
    /// The page that was fetched, where it is no file.
    fetched: Option<Fetched>,
}

impl Source {
    /// Reads a file or standard input, or fetches what is at an address.
    ///
    /// # Errors
    /// Whatever keeps it from being read.
    pub(super) fn open(path: &Path, reading: &ReadOptions) -> Result<Self> {
        if fetch::address(path).is_none() {
            return Ok(Self { bytes: files::read(path, reading.largest)?, fetched: None });
        }
        let mut fetched = fetch::document(path, &reading.fetching, reading.largest)?;
        Ok(Self { bytes: std::mem::take(&mut fetched.bytes), fetched: Some(fetched) })
    }

    /// Opens it, where it holds many articles.
    ///
    /// # Errors
    /// Bytes that are no document.
    pub(super) fn collection(
        &self,
        path: &Path,
        reading: &ReadOptions,
    ) -> Result<Option<Collection>, ImportError> {
        match &self.fetched {
            Some(page) => {
                let format = reading.format.or(page.format);
                import::collection(&page.name, &self.bytes, format)
            }
            None => import::collection(&path.to_string_lossy(), &self.bytes, reading.format),
        }
    }

    /// Makes an article of it, without the files that it names.
    ///
    /// # Errors
    /// Bytes that are no document.
    pub(super) fn parse(&self, path: &Path, reading: &ReadOptions) -> Result<Imported> {
        let Some(page) = &self.fetched else { return parse(path, &self.bytes, reading) };
        let format = reading.format.or(page.format);
        let part = Part {
            select: reading.select.as_ref(),
            entry: reading.entry.as_deref(),
            address: Some(page.address.as_str()),
        };
        let imported = import::import_part(&page.name, &self.bytes, format, part);
        let mut imported = polish(path, imported, reading)?;
        page.resolve_addresses(&mut imported.article);
        if let Some(warning) = is_thin(&imported.article) {
            imported.warnings.push(warning);
        }
        Ok(imported)
    }

    /// Brings the pictures into it that are beside it and in reach, or on the sites that a fetched
    /// page names. `elsewhere` has files by their names that are not where they are said to be.
    ///
    /// # Errors
    /// Options by which nothing can be fetched.
    pub(super) fn illustrate(
        &self,
        path: &Path,
        imported: &mut Imported,
        reading: &ReadOptions,
        elsewhere: Elsewhere,
    ) -> Result<()> {
        let Some(page) = &self.fetched else {
            illustrate(path, imported, reading, elsewhere);
            return Ok(());
        };
        let ReadOptions { pictures: limits, images: width, fetching, .. } = reading;
        scale::all(&mut imported.article, *width, 0, |_| Err(io::ErrorKind::NotFound.into()));
        let mut pictures = Pictures::fetch(page, &imported.article, fetching, *limits, *width)?;
        let none = |_: &str| Err(io::Error::other("is no file of a page that was fetched"));
        pictures::inline_fetched(imported, none, |address| pictures.take(address), *limits);
        Ok(())
    }

    /// The address that had it in the end, where it was fetched.
    pub(super) fn address(&self) -> Option<&str> {
        Some(self.fetched.as_ref()?.address.as_str())
    }
}

/// The warning about a page that was fetched and has hardly any text: it may need scripts, a
/// sign-in or cookies.
fn is_thin(article: &Article) -> Option<Warning> {
    const LEAST: usize = 200;
    let lines = article.blocks().flat_map(article::Block::lines);
    let letters: usize = lines.map(|spans| article::plain_text(spans).chars().count()).sum();
    let message = "has hardly a text as it was fetched: where a browser shows more of it, save the \
                   page there, and name that file";
    (letters < LEAST).then(|| Warning::new(Location::Document, message))
}

/// Reads a document whose page is alone and prints its warnings.
pub(super) fn read(path: &Path, args: &args::DocumentArgs) -> Result<Article> {
    let reading = ReadOptions::new(args)?;
    let source = Source::open(path, &reading)?;
    let mut imported = source.parse(path, &reading)?;
    related::lead(path, &mut imported, &reading, related::ALONE, |_| None);
    source.illustrate(path, &mut imported, &reading, &|_| None)?;
    with_warnings_said(path, imported, args)
}

/// Reads a document without the files that it names, and prints its warnings.
pub(super) fn words(path: &Path, args: &args::DocumentArgs) -> Result<Article> {
    let reading = ReadOptions::new(args)?;
    with_warnings_said(path, Source::open(path, &reading)?.parse(path, &reading)?, args)
}

/// Prints a document's warnings.
///
/// # Errors
/// `--deny-warnings` and there are some.
pub(super) fn with_warnings_said(
    path: &Path,
    Imported { article, warnings, .. }: Imported,
    args: &args::DocumentArgs,
) -> Result<Article> {
    for warning in &warnings {
        say::warning(&name(path), warning);
    }
    if args.deny_warnings {
        refuse_warnings(&name(path), warnings.len())?;
    }
    Ok(article)
}

/// Makes an article of a document's bytes, without the files that it names.
pub(super) fn parse(path: &Path, bytes: &[u8], reading: &ReadOptions) -> Result<Imported> {
    let part =
        Part { select: reading.select.as_ref(), entry: reading.entry.as_deref(), address: None };
    let expanded = Expanded::of(path, bytes, reading);
    let bytes = expanded.as_ref().map_or(bytes, |expanded| expanded.text.as_bytes());
    let imported = import::import_part(&path.to_string_lossy(), bytes, reading.format, part);
    let mut imported = polish(path, imported, reading)?;
    if let Some(expanded) = expanded {
        expanded.restore_lines(&mut imported);
    }
    Ok(imported)
}

/// Sets an article that was read.
pub(super) fn polish(
    path: &Path,
    imported: Result<Imported, ImportError>,
    reading: &ReadOptions,
) -> Result<Imported> {
    let mut imported = imported.with_context(|| name(path))?;
    if reading.smart {
        import::smarten(&mut imported.article);
    }
    import::typeset(&mut imported);
    Ok(imported)
}

/// Finds a file that is not where a document says it is.
pub(super) type Elsewhere<'a> = &'a (dyn Fn(&str) -> Option<PathBuf> + Sync);

/// Brings the pictures, sounds and films that are beside a document and in reach into it, or that
/// are `elsewhere`.
pub(super) fn illustrate(
    path: &Path,
    imported: &mut Imported,
    reading: &ReadOptions,
    elsewhere: Elsewhere,
) {
    let ReadOptions { pictures: limits, reach, .. } = reading;
    let find = |name: &str| {
        reach.file(folder(path), name).or_else(|error| match error.kind() {
            io::ErrorKind::NotFound => elsewhere(name).ok_or(error),
            _ => Err(error),
        })
    };
    let load = |picture: &str| files::read_picture(&find(picture)?, limits.picture);
    let mut scaled = scale::all(&mut imported.article, reading.images, limits.page, load);
    let load = |name: &str| scaled.remove(name).map_or_else(|| load(name).map(scale::upright), Ok);
    pictures::inline(imported, load, *limits);
    let load = |name: &str| files::read_picture(&find(name)?, reading.media.file);
    recordings::inline(imported, load, reading.media);
}

/// The folder in which a document names its files.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

/// The error that `--deny-warnings` makes of any warning.
pub(super) fn refuse_warnings(place: &str, count: usize) -> Result<()> {
    let warnings = match count {
        0 => return Ok(()),
        1 => "a warning".to_string(),
        _ => format!("{count} warnings"),
    };
    bail!(
        "{place}: {warnings}, and --deny-warnings is set: nothing was written; mend what is named \
         above, or leave that flag out"
    )
}

/// The name by which messages call a document.
pub(super) fn name(path: &Path) -> String {
    if files::is_standard(path) { "standard input".to_string() } else { path.display().to_string() }
}
