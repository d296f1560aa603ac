//! Spans, the runs of text within a block.

use super::{Href, Lang};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// Spans nest at most this deep; imports keep the text of deeper ones and drop their markup.
pub const MAX_SPAN_DEPTH: usize = 12;

/// A run of text, or a mark around runs.
#[derive(Debug, Clone, PartialEq)]
pub enum Span {
    /// Plain text.
    Text(String),
    /// Stressed text, set in italics or with dots.
    Emphasis(Vec<Span>),
    /// Important text, set bold.
    Strong(Vec<Span>),
    /// A link.
    Link {
        /// The address that it leads to.
        href: Href,
        /// Its text.
        spans: Vec<Span>,
    },
    /// The text of a program.
    Code(String),
    /// Lowered text.
    Subscript(Vec<Span>),
    /// Raised text.
    Superscript(Vec<Span>),
    /// A line end that is part of the text, as in an address.
    LineBreak,
    /// A run in another language than what surrounds it.
    Foreign {
        /// The language.
        lang: Lang,
        /// The run.
        spans: Vec<Span>,
    },
    /// A reference to the footnote with this id.
    NoteRef {
        /// The [`Note`](super::Note)'s id.
        note: String,
    },
}

impl Span {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Span::Text(text.into())
    }

    /// The spans inside, where there are any.
    pub fn children(&self) -> &[Span] {
        match self {
            Span::Emphasis(spans)
            | Span::Strong(spans)
            | Span::Subscript(spans)
            | Span::Superscript(spans)
            | Span::Link { spans, .. }
            | Span::Foreign { spans, .. } => spans,
            Span::Text(_) | Span::Code(_) | Span::LineBreak | Span::NoteRef { .. } => &[],
        }
    }
}

/// The text of the spans without their marks; a line break counts as a space.
pub fn plain_text(spans: &[Span]) -> String {
    let mut text = String::new();
    push_text(spans, &mut text);
    text
}

fn push_text(spans: &[Span], text: &mut String) {
    for span in spans {
        match span {
            Span::Text(run) | Span::Code(run) => text.push_str(run),
            Span::LineBreak => text.push(' '),
            _ => push_text(span.children(), text),
        }
    }
}

/// Plain text is a JSON string, everything else an object with a `kind`.
impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (kind, spans) = match self {
            Span::Text(text) => return serializer.serialize_str(text),
            Span::Emphasis(spans) => ("emphasis", Some(spans)),
            Span::Strong(spans) => ("strong", Some(spans)),
            Span::Link { spans, .. } => ("link", Some(spans)),
            Span::Code(_) => ("code", None),
            Span::Subscript(spans) => ("subscript", Some(spans)),
            Span::Superscript(spans) => ("superscript", Some(spans)),
            Span::LineBreak => ("linebreak", None),
            Span::Foreign { spans, .. } => ("foreign", Some(spans)),
            Span::NoteRef { .. } => ("noteref", None),
        };
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", kind)?;
        match self {
            Span::Link { href, .. } => map.serialize_entry("href", href)?,
            Span::Code(text) => map.serialize_entry("text", text)?,
            Span::Foreign { lang, .. } => map.serialize_entry("lang", lang)?,
            Span::NoteRef { note } => map.serialize_entry("note", note)?,
            _ => {}
        }
        if let Some(spans) = spans {
            map.serialize_entry("spans", spans)?;
        }
        map.end()
    }
}
