//! Reading one document, with its pictures and its warnings.

use super::reach::Reach;
use super::{args, files, say};
use anyhow::{Context, Result, bail};
use article_viewer::article::Article;
use article_viewer::import::{self, Format, Imported, pictures};
use std::path::Path;

/// Reads a document and prints its warnings.
pub fn read(path: &Path, args: &args::Shared) -> Result<Article> {
    let reach = args.reach()?;
    let Imported { article, warnings, .. } = import(path, &files::read(path)?, args.from.map(Into::into), &reach)?;
    for warning in &warnings {
        say::warning(&name(path), warning);
    }
    if args.deny_warnings {
        refuse_warnings(&name(path), warnings.len())?;
    }
    Ok(article)
}

/// Makes an article of a document's bytes, with the pictures that are beside it and in reach.
pub fn import(path: &Path, bytes: &[u8], format: Option<Format>, reach: &Reach) -> Result<Imported> {
    let mut imported = import::import(&path.to_string_lossy(), bytes, format).with_context(|| name(path))?;
    let beside = path.parent().unwrap_or(Path::new(""));
    pictures::inline(&mut imported, |picture| files::read_picture(&reach.file(beside, picture)?));
    Ok(imported)
}

/// The error that `--deny-warnings` makes of any warning.
pub fn refuse_warnings(place: &str, count: usize) -> Result<()> {
    let warnings = match count {
        0 => return Ok(()),
        1 => "a warning".to_string(),
        _ => format!("{count} warnings"),
    };
    bail!("{place}: {warnings}, and --deny-warnings is set: nothing was written; mend what is named above, or leave that flag out")
}

/// What messages call a document.
pub fn name(path: &Path) -> String {
    if files::is_standard(path) { "standard input".to_string() } else { path.display().to_string() }
}
