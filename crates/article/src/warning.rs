//! What an import changed or left out, and where.

use std::fmt;

/// A place in the source that a person can find again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A line of the source, counted from 1.
    Line(usize),
    /// A value's path in JSON or a key of the front matter, such as `body[3].src`.
    Path(String),
    /// The document as a whole.
    Document,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Line(line) => write!(f, "line {line}"),
            Place::Path(path) => f.write_str(path),
            Place::Document => f.write_str("document"),
        }
    }
}

/// Something that was changed, guessed or left out; the article is usable all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    pub place: Place,
    /// What happened and what became of it, as one sentence without a full stop.
    pub message: String,
}

impl Warning {
    pub fn new(place: Place, message: impl Into<String>) -> Self {
        Self { place, message: message.into() }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}
