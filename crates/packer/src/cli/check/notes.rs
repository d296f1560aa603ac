//! Checks footnotes: each has a reference and a text, and each reference a note.

use super::blocks::is_blank;
use super::document::Document;
use super::finding::Findings;
use article::{Location, Span};
use std::collections::HashSet;

pub(super) fn notes(document: &Document, findings: &mut Findings) {
    let article = document.article;
    let known: HashSet<&str> = article.notes.iter().map(|note| note.id.as_str()).collect();
    let mut named = HashSet::new();
    let source = [article.source.as_slice()];
    for line in document.lines().map(|(_, line)| line).chain(source) {
        for span in line {
            span.walk(&mut |span| {
                if let Span::NoteRef { note } = span {
                    named.insert(note.as_str());
                }
            });
        }
    }
    for missing in named.difference(&known) {
        let message = format!("there is no footnote {missing}: write it, or leave its number out");
        findings.add("note-missing", Location::Document, message);
    }
    let is_told = findings.has("note-unused");
    for (number, note) in (1..).zip(&article.notes) {
        if !is_told && !named.contains(note.id.as_str()) {
            let message = format!(
                "nothing in the text leads to footnote {number}: put its number there, or leave it \
                 out"
            );
            findings.add("note-unused", Location::Document, message);
        }
        if note.blocks.iter().all(is_blank) {
            let message = format!("footnote {number} has no text: write it, or leave it out");
            findings.add("note-empty", Location::Document, message);
        }
    }
}
