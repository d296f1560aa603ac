//! Article → other formats than a page: Markdown, plain text, plain HTML and the article's JSON.

mod epub;
mod formula;
mod front_matter;
mod html;
mod kept;
mod losses;
mod markdown;
mod recording;
mod spans;
mod tex;
mod text;

use article::{Article, ImageSource, SharedPicture, wire};
pub use epub::{Book, epub};
pub use losses::losses;
use std::borrow::Cow;

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

/// Writes an article in a format. [`losses()`] tells what that has no place for.
pub fn export(article: &Article, format: ExportFormat) -> String {
    if format == ExportFormat::Json {
        return wire::to_json(article) + "\n";
    }
    let article = &unshared(article);
    match format {
        ExportFormat::Markdown => markdown::document(article),
        ExportFormat::Html => html::Html::of(article).document(article),
        ExportFormat::Text => text::document(article),
        ExportFormat::Json => wire::to_json(article),
    }
}

/// The article with its pictures where they are shown.
fn unshared(article: &Article) -> Cow<'_, Article> {
    if article.pictures.is_empty() {
        return Cow::Borrowed(article);
    }
    let mut article = article.clone();
    let pictures = std::mem::take(&mut article.pictures);
    for image in article.images_mut() {
        let ImageSource::Shared(place) = &image.src else { continue };
        if let Some(SharedPicture { src, width, height }) = pictures.get(*place) {
            image.width = image.width.or(*width);
            image.height = image.height.or(*height);
            image.src = ImageSource::Inline(src.clone());
        }
    }
    Cow::Owned(article)
}
