//! Spans, the runs of text within a block.

use super::{Direction, Formula, Href, Image, Lang};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// The most spans within each other; imports keep the text of deeper ones and drop their markup.
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
        /// The title and language of the page that it leads to, where one of them is given.
        about: Option<Box<LinkAbout>>,
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
    /// A run with one of the marks that say nothing but their kind.
    Marked {
        /// The kind.
        mark: Mark,
        /// The run.
        spans: Vec<Span>,
    },
    /// A short form with what it stands for.
    Abbreviation {
        /// The words that it stands for.
        title: String,
        /// The short form.
        spans: Vec<Span>,
    },
    /// A time, as people and as programs read it.
    Time {
        /// The time in a form for programs (HTML, "valid time string" and its like).
        datetime: String,
        /// The words for it.
        spans: Vec<Span>,
    },
    /// Characters with their reading, which stands beside them.
    Ruby {
        /// The characters.
        spans: Vec<Span>,
        /// How they are read.
        reading: Vec<Span>,
    },
    /// A run that is set in a direction of its own.
    Isolated {
        /// The direction; `None` where its first letter decides.
        dir: Option<Direction>,
        /// The run.
        spans: Vec<Span>,
    },
    /// A small picture within the line.
    Picture(Box<Image>),
    /// A formula within the line.
    Formula(Box<Formula>),
}

/// The title and language of the page that a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkAbout {
    /// The words that are shown beside the link when somebody points at it.
    pub title: String,
    /// The language of that page.
    pub lang: Option<Lang>,
}

impl LinkAbout {
    /// The two together; `None` where neither is given.
    pub fn of(title: String, lang: Option<Lang>) -> Option<Box<Self>> {
        let is_said = !title.is_empty() || lang.is_some();
        is_said.then(|| Box::new(Self { title, lang }))
    }
}

/// The marks that say nothing but their kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Text that no longer holds.
    Struck,
    /// Text that came in later.
    Inserted,
    /// Highlighted text.
    Highlighted,
    /// Side remarks, small print.
    Small,
    /// Keys that are pressed, or text that is typed.
    Keyboard,
    /// The answer of a program.
    Sample,
    /// A name in a formula or a program.
    Variable,
    /// Words of somebody else, in quotation marks that the page sets.
    Quoted,
    /// A term where it is explained.
    Term,
    /// Text that is set apart without being stressed, as a proper name in Chinese.
    Underlined,
}

impl Mark {
    /// All marks, each with its name in JSON and its element in HTML.
    pub const ALL: [(Self, &str, &str); 10] = [
        (Self::Struck, "struck", "s"),
        (Self::Inserted, "inserted", "ins"),
        (Self::Highlighted, "highlighted", "mark"),
        (Self::Small, "small", "small"),
        (Self::Keyboard, "keyboard", "kbd"),
        (Self::Sample, "sample", "samp"),
        (Self::Variable, "variable", "var"),
        (Self::Quoted, "quoted", "q"),
        (Self::Term, "term", "dfn"),
        (Self::Underlined, "underlined", "u"),
    ];

    /// The mark of this name in JSON.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known, _)| *known == name).map(|(mark, ..)| mark)
    }

    /// The name in JSON and the element in HTML.
    pub fn names(self) -> (&'static str, &'static str) {
        let known = Self::ALL.into_iter().find(|(mark, ..)| *mark == self);
        known.map_or(("", "span"), |(_, name, tag)| (name, tag))
    }
}

impl Span {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Span::Text(text.into())
    }

    /// The spans inside, where there are any; of characters with a reading, the characters.
    pub fn children(&self) -> &[Span] {
        match self {
            Span::Emphasis(spans)
            | Span::Strong(spans)
            | Span::Subscript(spans)
            | Span::Superscript(spans)
            | Span::Link { spans, .. }
            | Span::Foreign { spans, .. }
            | Span::Marked { spans, .. }
            | Span::Abbreviation { spans, .. }
            | Span::Time { spans, .. }
            | Span::Ruby { spans, .. }
            | Span::Isolated { spans, .. } => spans,
            Span::Text(_)
            | Span::Code(_)
            | Span::LineBreak
            | Span::NoteRef { .. }
            | Span::Picture(_)
            | Span::Formula(_) => &[],
        }
    }

    /// The spans inside, to be changed.
    pub fn children_mut(&mut self) -> &mut [Span] {
        let [spans, _] = self.lines_mut();
        spans.map_or(&mut [], Vec::as_mut_slice)
    }

    /// The spans inside, and those of a reading, to be changed or replaced.
    pub fn lines_mut(&mut self) -> [Option<&mut Vec<Span>>; 2] {
        match self {
            Span::Emphasis(spans)
            | Span::Strong(spans)
            | Span::Subscript(spans)
            | Span::Superscript(spans)
            | Span::Link { spans, .. }
            | Span::Foreign { spans, .. }
            | Span::Marked { spans, .. }
            | Span::Abbreviation { spans, .. }
            | Span::Time { spans, .. }
            | Span::Isolated { spans, .. } => [Some(spans), None],
            Span::Ruby { spans, reading } => [Some(spans), Some(reading)],
            Span::Text(_)
            | Span::Code(_)
            | Span::LineBreak
            | Span::NoteRef { .. }
            | Span::Picture(_)
            | Span::Formula(_) => [None, None],
        }
    }

    /// How the characters are read, where they have a reading.
    pub fn reading(&self) -> &[Span] {
        match self {
            Span::Ruby { reading, .. } => reading,
            _ => &[],
        }
    }
}

/// The text of the spans without their marks; a line break counts as a space, a reading stands in
/// brackets after its characters, a picture is its description, a formula its source.
pub fn plain_text(spans: &[Span]) -> String {
    let mut text = String::new();
    push_text(spans, &mut text);
    text
}

fn push_text(spans: &[Span], text: &mut String) {
    for span in spans {
        let is_quoted = matches!(span, Span::Marked { mark: Mark::Quoted, .. });
        match span {
            Span::Text(run) | Span::Code(run) => text.push_str(run),
            Span::LineBreak => text.push(' '),
            Span::Picture(image) => text.push_str(&image.alt),
            Span::Formula(formula) if formula.tex.is_empty() => {
                formula.math.iter().for_each(|part| text.push_str(&part.text));
            }
            Span::Formula(formula) => text.push_str(&formula.tex),
            _ if is_quoted => text.push('\u{201c}'),
            _ => {}
        }
        push_text(span.children(), text);
        if !span.reading().is_empty() {
            text.push('(');
            push_text(span.reading(), text);
            text.push(')');
        }
        if is_quoted {
            text.push('\u{201d}');
        }
    }
}

/// Plain text is a JSON string, everything else an object with a `kind`.
impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let kind = match self {
            Span::Text(text) => return serializer.serialize_str(text),
            Span::Emphasis(_) => "emphasis",
            Span::Strong(_) => "strong",
            Span::Link { .. } => "link",
            Span::Code(_) => "code",
            Span::Subscript(_) => "subscript",
            Span::Superscript(_) => "superscript",
            Span::LineBreak => "linebreak",
            Span::Foreign { .. } => "foreign",
            Span::NoteRef { .. } => "noteref",
            Span::Marked { mark, .. } => mark.names().0,
            Span::Abbreviation { .. } => "abbreviation",
            Span::Time { .. } => "time",
            Span::Ruby { .. } => "ruby",
            Span::Isolated { .. } => "isolated",
            Span::Picture(_) => "picture",
            Span::Formula(_) => "formula",
        };
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", kind)?;
        match self {
            Span::Link { href, about, .. } => {
                map.serialize_entry("href", href)?;
                if let Some(about) = about {
                    if !about.title.is_empty() {
                        map.serialize_entry("title", &about.title)?;
                    }
                    if let Some(lang) = &about.lang {
                        map.serialize_entry("lang", lang)?;
                    }
                }
            }
            Span::Code(text) => map.serialize_entry("text", text)?,
            Span::Foreign { lang, .. } => map.serialize_entry("lang", lang)?,
            Span::NoteRef { note } => map.serialize_entry("note", note)?,
            Span::Abbreviation { title, .. } => map.serialize_entry("title", title)?,
            Span::Time { datetime, .. } => map.serialize_entry("datetime", datetime)?,
            Span::Ruby { reading, .. } => map.serialize_entry("reading", reading)?,
            Span::Isolated { dir: Some(dir), .. } => map.serialize_entry("dir", dir.as_str())?,
            Span::Picture(image) => map.serialize_entry("image", image)?,
            Span::Formula(formula) => map.serialize_entry("formula", formula)?,
            _ => {}
        }
        match self {
            Span::Text(_)
            | Span::Code(_)
            | Span::LineBreak
            | Span::NoteRef { .. }
            | Span::Picture(_)
            | Span::Formula(_) => {}
            _ => map.serialize_entry("spans", self.children())?,
        }
        map.end()
    }
}
