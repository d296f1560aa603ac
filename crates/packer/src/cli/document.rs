//! Reads one document, with its pictures and its warnings.

use super::{args, files, related, say, scale};
use anyhow::{Context, Result, bail};
use article::Article;
use import::files::Reach;
use import::pictures::{self, Limits};
use import::recordings::{self, MediaLimit};
use import::{self, Format, Imported, Selector};
use std::path::Path;

/// The options by which documents are read.
#[derive(Debug)]
pub(super) struct ReadOptions {
    pub format: Option<Format>,
    /// The part of a web page that is the article.
    pub select: Option<Selector>,
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
}

impl ReadOptions {
    /// # Errors
    /// A folder that is allowed is none.
    pub(super) fn new(args: &args::DocumentArgs) -> Result<Self> {
        Ok(Self {
            format: args.from.map(Into::into),
            select: args.select.clone(),
            largest: args.max_document.saturating_mul(1_000_000),
            pictures: Limits::of_megabytes(args.max_picture),
            media: MediaLimit::of_megabytes(args.max_media),
            images: args.images,
            smart: args.smart,
            reach: args.reach()?,
        })
    }
}

/// Reads a document whose page is alone and prints its warnings.
pub(super) fn read(path: &Path, args: &args::DocumentArgs) -> Result<Article> {
    let reading = ReadOptions::new(args)?;
    let mut imported = parse(path, &files::read(path, reading.largest)?, &reading)?;
    related::lead(path, &mut imported, &reading, related::ALONE, |_| None);
    illustrate(path, &mut imported, &reading);
    told(path, imported, args)
}

/// Reads a document without the files that it names, and prints its warnings.
pub(super) fn words(path: &Path, args: &args::DocumentArgs) -> Result<Article> {
    let reading = ReadOptions::new(args)?;
    told(path, parse(path, &files::read(path, reading.largest)?, &reading)?, args)
}

/// Prints a document's warnings.
///
/// # Errors
/// `--deny-warnings` and there are some.
pub(super) fn told(
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
    let imported = import::import_part(
        &path.to_string_lossy(),
        bytes,
        reading.format,
        reading.select.as_ref(),
    );
    let mut imported = imported.with_context(|| name(path))?;
    if reading.smart {
        import::smarten(&mut imported.article);
    }
    import::typeset(&mut imported);
    Ok(imported)
}

/// Brings the pictures, sounds and films that are beside a document and in reach into it.
pub(super) fn illustrate(path: &Path, imported: &mut Imported, reading: &ReadOptions) {
    let ReadOptions { pictures: limits, reach, .. } = reading;
    let load =
        |picture: &str| files::read_picture(&reach.file(folder(path), picture)?, limits.picture);
    let mut scaled = scale::all(&mut imported.article, reading.images, limits.page, load);
    let load = |name: &str| scaled.remove(name).map_or_else(|| load(name).map(scale::upright), Ok);
    pictures::inline(imported, load, *limits);
    let load =
        |name: &str| files::read_picture(&reach.file(folder(path), name)?, reading.media.file);
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
