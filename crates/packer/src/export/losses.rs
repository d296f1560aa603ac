//! The warnings of what a format has no place for, so that nothing goes silently.

use super::ExportFormat;
use article::{Article, BlockKind, Image, Location, Warning};

/// Tells what of an article is lost when it is written in a format.
pub fn losses(article: &Article, format: ExportFormat) -> Vec<Warning> {
    let mut losses = Losses::default();
    if format != ExportFormat::Json {
        losses.of(article);
    }
    losses.0
}

#[derive(Default)]
struct Losses(Vec<Warning>);

impl Losses {
    fn warn(&mut self, message: impl Into<String>) {
        self.0.push(Warning::new(Location::Document, message));
    }

    fn of(&mut self, article: &Article) {
        for story in &article.related {
            if let Some(file) = &story.file {
                let title = &story.title.text;
                self.warn(format!("the related story “{title}” no longer names its file {file}"));
            }
        }
        for block in article.blocks() {
            if let BlockKind::Recording(recording) = &block.kind
                && let Some(Image { alt, width, height, .. }) = &recording.poster
                && (!alt.is_empty() || width.is_some() || height.is_some())
            {
                let title = &recording.title;
                self.warn(format!(
                    "the description “{alt}” and the size of the picture of the recording \
                     “{title}” are left out"
                ));
            }
        }
    }
}
