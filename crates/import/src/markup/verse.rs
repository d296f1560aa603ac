//! Poems: lines and stanzas.

use super::spans::SpanLine;
use super::{Element, Node};
use article::{Span, Warning};

/// The lines of a poem, with a line break after each and two between stanzas.
pub(super) fn verse(element: &Element, warnings: &mut Vec<Warning>) -> Vec<Span> {
    let mut poem = Poem { stanzas: vec![Vec::new()], line: SpanLine::default(), warnings };
    poem.read(element);
    poem.end_line();
    let mut spans = Vec::new();
    for stanza in poem.stanzas.into_iter().filter(|stanza| !stanza.is_empty()) {
        if !spans.is_empty() {
            spans.extend([Span::LineBreak, Span::LineBreak]);
        }
        for (index, line) in stanza.into_iter().enumerate() {
            spans.extend((index > 0).then_some(Span::LineBreak));
            spans.extend(line);
        }
    }
    spans
}

struct Poem<'w> {
    stanzas: Vec<Vec<Vec<Span>>>,
    line: SpanLine,
    warnings: &'w mut Vec<Warning>,
}

impl Poem<'_> {
    fn read(&mut self, element: &Element) {
        let is_kept = element.is(&["pre"]);
        for (place, child) in element.children.iter().enumerate() {
            match child {
                Node::Text(text) if is_kept => {
                    self.lines(text, place + 1 == element.children.len());
                }
                Node::Text(text) => self.line.text(text),
                Node::Element(child) if child.is(&["br"]) => self.end_line(),
                Node::Element(child) if child.is_inline() => {
                    // A line may be an element, and hold the end of another.
                    if child.find(&|found| found.is(&["br"])).is_some() {
                        self.read(child);
                    } else {
                        self.line.element(child, self.warnings);
                    }
                }
                Node::Element(child) => {
                    self.end_line();
                    let is_stanza =
                        child.elements().any(|inner| inner.is(&["br"]) || !inner.is_inline())
                            || child.elements().count() > 1
                                && child.elements().all(|inner| inner.is(&["span"]));
                    if is_stanza {
                        self.end_stanza();
                    }
                    self.read(child);
                    self.end_line();
                    if is_stanza {
                        self.end_stanza();
                    }
                }
            }
        }
    }

    /// Lines of text whose ends and indents are kept; `is_last` says that nothing follows them.
    fn lines(&mut self, text: &str, is_last: bool) {
        let mut lines = text.split('\n').peekable();
        while let Some(line) = lines.next() {
            let goes_on = lines.peek().is_none() && !is_last;
            let line = if goes_on { line } else { line.trim_end() };
            let words = line.trim_start();
            let has_begun = !self.line.is_empty();
            if has_begun || !words.is_empty() || goes_on {
                self.line.text(&columns(line, has_begun));
            }
            if lines.peek().is_some() {
                if words.is_empty() && self.line.is_empty() {
                    self.end_stanza()
                } else {
                    self.end_line()
                }
            }
        }
    }

    fn end_line(&mut self) {
        let line = self.line.take();
        if let (false, Some(stanza)) = (line.is_empty(), self.stanzas.last_mut()) {
            stanza.push(line);
        }
    }

    fn end_stanza(&mut self) {
        self.end_line();
        self.stanzas.push(Vec::new());
    }
}

/// A line of a poem, or what follows in one that `has_begun`, with its indent and its columns: blanks
/// at its beginning, and of several within it all but the last, are of the kind that stays.
fn columns(line: &str, has_begun: bool) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut is_indent = !has_begun;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        is_indent &= c.is_whitespace();
        let is_kept =
            is_indent || c.is_whitespace() && chars.peek().is_some_and(|next| next.is_whitespace());
        kept.push(if is_kept { '\u{a0}' } else { c });
    }
    kept
}
