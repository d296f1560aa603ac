//! Reading one document, with its pictures and its warnings.

use super::files;
use anyhow::{Context, Result, bail};
use article_viewer::article::Article;
use article_viewer::import::{self, Format, Imported, pictures};
use std::path::Path;

/// Reads a document and prints its warnings.
pub fn read(path: &Path, format: Option<Format>, deny_warnings: bool) -> Result<Article> {
    let name = if files::is_standard(path) { "standard input".into() } else { path.display().to_string() };
    let bytes = files::read(path)?;
    let Imported { mut article, mut warnings } = import::import(&path.to_string_lossy(), &bytes, format).with_context(|| name.clone())?;
    let beside = path.parent().unwrap_or(Path::new(""));
    pictures::inline(&mut article, |picture| files::read_picture(&beside.join(picture)), &mut warnings);
    for warning in &warnings {
        eprintln!("warning: {name}: {warning}");
    }
    if deny_warnings && !warnings.is_empty() {
        let count = if warnings.len() == 1 { "a warning".to_string() } else { format!("{} warnings", warnings.len()) };
        bail!("{name}: {count}, and --deny-warnings is set: nothing was written; mend what is named above, or leave that flag out");
    }
    Ok(article)
}
