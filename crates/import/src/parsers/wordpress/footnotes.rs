//! The footnotes of WordPress' editor, which are in the post's metadata and not in its text.

use crate::parsers::html::fragment::escaped;
use serde_json::Value;

/// The block in whose place the notes are shown.
const BLOCK: &str = "<!-- wp:footnotes";

/// The text with the notes in the place of their block, or at its end.
pub(super) fn with_notes(text: String, notes: Option<&str>) -> String {
    let notes: Option<Vec<Value>> = notes.and_then(|notes| serde_json::from_str(notes).ok());
    let items = notes.iter().flatten().filter_map(|note| {
        let (id, words) = (escaped(note["id"].as_str()?), note["content"].as_str()?);
        Some(format!("<li id=\"{id}\">{words} <a href=\"#{id}-link\">↩︎</a></li>"))
    });
    let items: String = items.collect();
    if items.is_empty() || text.contains("<ol class=\"wp-block-footnotes") {
        return text;
    }
    let at = text.rfind(BLOCK).unwrap_or(text.len());
    let (before, after) = text.split_at(at);
    format!("{before}<ol class=\"wp-block-footnotes\">{items}</ol>{after}")
}
