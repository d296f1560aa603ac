//! Spans of text.

use super::formula::inline_formula;
use super::markup::{Markup, element};
use super::rendering::{Rendering, note_id, reference_id};
use crate::browser::IS_BROWSER;
use crate::labels::fill;
use article::{Direction, LinkAbout, Span};

impl Markup {
    /// Adds the spans' text with its marks.
    pub fn spans(self, spans: Vec<Span>, rendering: &Rendering) -> Self {
        let spans = if IS_BROWSER { spans } else { with_notes_at_words(spans) };
        spans.into_iter().fold(self, |markup, span| markup.span(span, rendering))
    }

    /// Adds what is said of the page that a link leads to.
    fn about(self, about: Option<Box<LinkAbout>>) -> Self {
        let Some(about) = about else { return self };
        let title = Some(about.title).filter(|title| !title.is_empty());
        let lang = about.lang.map(|lang| lang.to_string());
        self.optional("title", title).optional("hreflang", lang)
    }

    fn span(self, span: Span, rendering: &Rendering) -> Self {
        let (mark, inner) = match span {
            // A place where a line may end (HTML, "wbr").
            Span::Text(text) if text.contains('\u{200b}') => {
                let mut parts = text.split('\u{200b}');
                let begun = self.text(parts.next().unwrap_or_default().to_string());
                return parts
                    .fold(begun, |line, part| line.child(element("wbr")).text(part.to_string()));
            }
            Span::Text(text) => return self.text(text),
            Span::Code(text) => return self.child(element("code").text(text)),
            Span::LineBreak => return self.child(element("br")),
            Span::NoteRef { note } => return self.children(reference(&note, rendering)),
            Span::Picture(image) => return self.inline_picture(*image, rendering),
            Span::Formula(formula) => return self.child(inline_formula(*formula)),
            Span::Ruby { spans, reading } => {
                // The brackets are for what shows no readings beside characters (HTML, "rp").
                let bracket = |text| element("rp").text(text);
                let reading = element("rt").spans(reading, rendering);
                let ruby = element("ruby").spans(spans, rendering).child(bracket("("));
                return self.child(ruby.child(reading).child(bracket(")")));
            }
            Span::Emphasis(inner) => (element("em"), inner),
            Span::Strong(inner) => (element("strong"), inner),
            Span::Subscript(inner) => (element("sub"), inner),
            Span::Superscript(inner) => (element("sup"), inner),
            Span::Link { href, about, spans } => {
                let link = element("a").attribute("href", href.as_str().to_string());
                (link.about(about), spans)
            }
            Span::Foreign { lang, spans } => (element("span").lang(&lang), spans),
            Span::Marked { mark, spans } => (element(mark.names().1), spans),
            Span::Abbreviation { title, spans } => {
                (element("abbr").attribute("title", title), spans)
            }
            Span::Time { datetime, spans } => {
                (element("time").attribute("datetime", datetime), spans)
            }
            Span::Isolated { dir, spans } => {
                let dir = dir.map_or("auto", Direction::as_str);
                (element("bdi").attribute("dir", dir), spans)
            }
        };
        self.child(mark.spans(inner, rendering))
    }
}

/// Takes away blanks before the number of a note, which stands at its word.
fn with_notes_at_words(mut spans: Vec<Span>) -> Vec<Span> {
    for at in 1..spans.len() {
        if let [Span::Text(text), Span::NoteRef { .. }] = &mut spans[at - 1..=at] {
            text.truncate(text.trim_end().len());
        }
    }
    spans
}

/// Builds the raised number of a note, a link to it; `None` where there is no such note.
fn reference(note: &str, rendering: &Rendering) -> Option<Markup> {
    let (number, reference) = rendering.refer(note)?;
    let link = element("a")
        .id(reference_id(number, reference))
        .attribute("href", format!("#{}", note_id(number)))
        .attribute("role", "doc-noteref")
        .attribute("aria-label", fill(rendering.labels.note, &number.to_string()))
        .text(number.to_string());
    Some(element("sup").class("av-noteref").child(link))
}
