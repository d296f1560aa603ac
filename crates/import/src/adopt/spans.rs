//! Lines of text with their marks.

use super::{Element, Node};
use article::{Href, Lang, Location, MAX_SPAN_DEPTH, Span, Warning};

/// A line as it grows: runs of blanks are one blank, as on the page (CSS Text, "white space
/// processing").
#[derive(Default)]
pub(super) struct SpanLine {
    spans: Vec<Span>,
    /// Whether a blank now would follow another, or begin the line.
    is_blank: bool,
    has_begun: bool,
}

impl SpanLine {
    /// The line, without a blank at its end; empty where there is nothing to see.
    pub(super) fn take(&mut self) -> Vec<Span> {
        let mut spans = std::mem::take(self).spans;
        trim_end(&mut spans);
        spans
    }

    pub(super) fn text(&mut self, text: &str) {
        let text = self.collapsed(text);
        push_text(&mut self.spans, text);
    }

    pub(super) fn element(&mut self, element: &Element, warnings: &mut Vec<Warning>) {
        let span = self.span(element, 1, warnings);
        self.spans.extend(span);
    }

    fn children(
        &mut self,
        element: &Element,
        depth: usize,
        warnings: &mut Vec<Warning>,
    ) -> Vec<Span> {
        let mut spans = Vec::new();
        for child in &element.children {
            match child {
                Node::Text(text) => push_text(&mut spans, self.collapsed(text)),
                Node::Element(element) => spans.extend(self.span(element, depth, warnings)),
            }
        }
        spans
    }

    fn span(&mut self, element: &Element, depth: usize, warnings: &mut Vec<Warning>) -> Vec<Span> {
        let lang = element.attribute("lang").and_then(Lang::parse);
        // A mark in another language is two spans, one in the other.
        let depth = depth + usize::from(lang.is_some());
        if depth >= MAX_SPAN_DEPTH {
            let text = self.collapsed(&element.raw_text());
            return if text.is_empty() { Vec::new() } else { vec![Span::Text(text)] };
        }
        if element.is(&["br"]) {
            self.is_blank = true;
            return vec![Span::LineBreak];
        }
        if let Some(note) = note_reference(element) {
            return vec![Span::NoteRef { note: note.to_string() }];
        }
        if element.has("role", &["doc-backlink"]) {
            return Vec::new();
        }
        if element.is(&["code", "kbd", "samp", "tt"]) {
            let text = self.collapsed(&element.raw_text());
            return if text.is_empty() { Vec::new() } else { vec![Span::Code(text)] };
        }
        let spans = self.children(element, depth + 1, warnings);
        if spans.is_empty() {
            return spans;
        }
        let spans = match element.tag.as_str() {
            "em" | "i" | "cite" | "dfn" | "var" => vec![Span::Emphasis(spans)],
            "strong" | "b" => vec![Span::Strong(spans)],
            "sub" => vec![Span::Subscript(spans)],
            "sup" if !matches!(spans[..], [Span::NoteRef { .. }]) => vec![Span::Superscript(spans)],
            "a" => match element.attribute("href").map(Href::parse) {
                Some(Ok(href)) => vec![Span::Link { href, spans }],
                Some(Err(refused)) => {
                    warnings.push(Warning::new(
                        Location::Path("a".into()),
                        format!("the link “{}” is left out: {refused}", element.text()),
                    ));
                    spans
                }
                None => spans,
            },
            _ => spans,
        };
        match lang {
            Some(lang) => vec![Span::Foreign { lang, spans }],
            None => spans,
        }
    }

    fn collapsed(&mut self, text: &str) -> String {
        let mut collapsed = String::new();
        for c in text.chars() {
            let is_blank = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if !is_blank {
                collapsed.push(c);
                self.has_begun = true;
            } else if !self.is_blank && self.has_begun {
                collapsed.push(' ');
            }
            self.is_blank = is_blank;
        }
        collapsed
    }
}

/// The note that an element refers to.
fn note_reference(element: &Element) -> Option<&str> {
    let is_reference = element.is(&["a"])
        && (element.has("role", &["doc-noteref"]) || element.has("class", &["footnote-ref"]));
    element.attribute("href").filter(|_| is_reference)?.strip_prefix('#')
}

fn push_text(spans: &mut Vec<Span>, text: String) {
    match spans.last_mut() {
        _ if text.is_empty() => {}
        Some(Span::Text(last)) => last.push_str(&text),
        _ => spans.push(Span::Text(text)),
    }
}

fn trim_end(spans: &mut Vec<Span>) {
    while let Some(last) = spans.last_mut() {
        let is_empty = match last {
            Span::Text(text) => {
                text.truncate(text.trim_end_matches(' ').len());
                text.is_empty()
            }
            Span::LineBreak => true,
            Span::Emphasis(inner)
            | Span::Strong(inner)
            | Span::Link { spans: inner, .. }
            | Span::Foreign { spans: inner, .. } => {
                trim_end(inner);
                inner.is_empty()
            }
            _ => false,
        };
        if !is_empty {
            break;
        }
        spans.pop();
    }
}
