//! The block of metadata at the top of a Markdown document.

/// Whether the text begins with front matter.
pub fn has(text: &str) -> bool {
    text.starts_with("---\n")
}
