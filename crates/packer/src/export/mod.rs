//! Article → other formats than a page: Markdown, plain text, plain HTML and the article's JSON.

mod formula;
mod front_matter;
mod html;
mod markdown;
mod recording;
mod spans;
mod tex;
mod text;

use article::{Article, wire};

/// The formats that articles are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// Markdown with front matter, as this program reads it.
    Markdown,
    /// HTML with what the article is and nothing of how it looks.
    Html,
    /// The words alone.
    Text,
    /// The article's own form, which loses nothing.
    Json,
}

/// Writes an article in a format.
pub fn export(article: &Article, format: ExportFormat) -> String {
    match format {
        ExportFormat::Markdown => markdown::document(article),
        ExportFormat::Html => html::document(article),
        ExportFormat::Text => text::document(article),
        ExportFormat::Json => wire::to_json(article) + "\n",
    }
}
