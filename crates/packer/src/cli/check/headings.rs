//! Headings, by which readers go through a text without reading it.

use super::document::{Document, shown_spans};
use super::finding::Findings;
use article::{Location, plain_text};
use import::Format;

pub(super) fn order(document: &Document, findings: &mut Findings) {
    let mut last = 1;
    for (level, spans) in document.headings() {
        if level > last + 1 {
            let message = format!(
                "the heading {} is of level {level} after one of level {last}: make it one of \
                 level {}",
                shown_spans(spans),
                last + 1
            );
            findings.add("heading-order", document.place_of(spans), message);
        }
        last = level;
    }
}

pub(super) fn empty(document: &Document, findings: &mut Findings) {
    const EMPTY: &str = "a heading has no words: write them, or leave it out";
    for (_, spans) in document.headings() {
        if plain_text(spans).trim().is_empty() {
            findings.add("heading-empty", Location::Document, EMPTY);
        }
    }
    // The import of Markdown leaves them out.
    if document.format != Some(Format::Markdown) {
        return;
    }
    let mut fence: Option<&str> = None;
    for (number, line) in document.text.lines().enumerate() {
        let line = line.trim();
        let mark = ["```", "~~~"].into_iter().find(|mark| line.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, None) => {
                let level = line.chars().take_while(|c| *c == '#').count();
                if (1..=6).contains(&level) && line[level..].trim_matches(['#', ' ']).is_empty() {
                    findings.add("heading-empty", Location::Line(number + 1), EMPTY);
                }
            }
            _ => {}
        }
    }
}
