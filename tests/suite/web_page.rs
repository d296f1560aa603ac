//! A web page that is read: its article, and what is told of it.

use article::{Article, Block, plain_text};
use import::{Format, Imported, import};

/// A paragraph as articles have it.
pub const PROSE: &str = "<p>The weir above the village was built of oak, and nobody remembers by whom; \
    the miller says his grandfather, the priest says the monks, and both are sure of it.</p>";

/// Reads a page; the warnings are one text.
pub fn read(page: &str) -> (Article, String) {
    let Imported { article, warnings, .. } =
        import("page.html", page.as_bytes(), Some(Format::Html)).unwrap();
    let told: Vec<String> = warnings.into_iter().map(|warning| warning.message).collect();
    (article, told.join("\n"))
}

/// The words of the body, a line for each of its lines.
pub fn words(article: &Article) -> String {
    let lines: Vec<String> =
        article.body.iter().flat_map(Block::walk).flat_map(Block::lines).map(plain_text).collect();
    lines.join("\n")
}
