//! Shows spans: text with its marks, links, and the places where a line may end.

use super::formula::inline_formula;
use super::markup::{Markup, element};
use super::rendering::{Rendering, note_id, reference_id};
use crate::browser::IS_BROWSER;
use crate::labels::fill;
use article::{Direction, LinkAbout, Span};

/// Where a line may end, as texts have it.
const LINE_END: char = '\u{200b}';

/// The parts of a text between which a line may end: where the text says so, and in addresses, in
/// which browsers end none. Before a long one a justified line would be torn apart.
fn parts(text: &str) -> Vec<String> {
    let has_address = text.contains("://");
    let mut parts = vec![];
    let mut part = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != LINE_END {
            part.push(c);
        }
        let next = chars.peek().is_some_and(|next| !matches!(next, '/' | ' '));
        if c == LINE_END || has_address && next && matches!(c, '/' | '?' | '&') {
            parts.push(std::mem::take(&mut part));
        }
    }
    parts.push(part);
    parts
}

impl Markup {
    /// Adds the spans' text with its marks.
    pub fn spans(self, spans: Vec<Span>, rendering: &Rendering) -> Self {
        let spans = if IS_BROWSER { spans } else { with_notes_at_words(spans) };
        let mut markup = self;
        let mut spans = spans.into_iter().peekable();
        while let Some(span) = spans.next() {
            let closing = match (&span, spans.peek_mut()) {
                (Span::Formula(_) | Span::Picture(_), Some(Span::Text(text))) => take_closing(text),
                _ => String::new(),
            };
            // Browsers end a line even between a formula or a picture and the mark behind it.
            markup = match closing.is_empty() {
                true => markup.span(span, rendering),
                false => {
                    let together = element("span").class("av-together");
                    markup.child(together.span(span, rendering).text(closing))
                }
            };
        }
        markup
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
            Span::Text(text) if text.contains(LINE_END) || text.contains("://") => {
                let mut parts = parts(&text).into_iter();
                let begun = self.text(parts.next().unwrap_or_default());
                return parts.fold(begun, |line, part| line.child(element("wbr")).text(part));
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

/// Takes the marks off the beginning of a text that belong to what stands before it.
fn take_closing(text: &mut String) -> String {
    const MARKS: &str = ".,;:!?)]}%-\u{2019}\u{201d}\u{bb}\u{2026}、。，；：！？）」』】》";
    let rest = text.trim_start_matches(|c| MARKS.contains(c)).len();
    let rest = text.split_off(text.len() - rest);
    std::mem::replace(text, rest)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_may_end_within_addresses() {
        for (text, ends) in [
            ("see https://a.org/b/c?d=1&e", "see https://|a.org/|b/|c?|d=1&|e"),
            ("a/b", "a/b"),
            ("super\u{200b}cali", "super|cali"),
            ("https://a.org/ and", "https://|a.org/ and"),
        ] {
            assert_eq!(parts(text).join("|"), ends);
        }
    }
}
