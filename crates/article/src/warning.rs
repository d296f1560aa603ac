//! Warnings: what an import changed or left out, and where.

use std::fmt;

/// A location in the source that a person can find again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A line of the source, counted from 1.
    Line(usize),
    /// A value's path in JSON or a key of the front matter, such as `body[3].src`.
    Path(String),
    /// The document as a whole.
    Document,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Location::Line(line) => write!(f, "line {line}"),
            Location::Path(path) => f.write_str(path),
            Location::Document => f.write_str("document"),
        }
    }
}

/// The subject of a warning, for programs that treat some by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Subject {
    /// Anything else.
    #[default]
    Other,
    /// There is no headline.
    Headline,
    /// A link leads nowhere.
    DeadLink,
    /// A note that is referred to is not there.
    MissingNote,
    /// Nothing refers to a note.
    UnusedNote,
    /// A picture is not shown, or not as it should be.
    Picture,
    /// The file of a related story is not there.
    MissingStory,
    /// A sound, a film or captions are too large to be brought in.
    LargeRecording,
}

/// Something that was changed, guessed or left out; the article is usable all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The part of the source that it is about.
    pub location: Location,
    /// The event and its outcome, as one sentence without a full stop.
    pub message: String,
    /// The subject.
    pub subject: Subject,
}

impl Warning {
    /// A warning.
    pub fn new(location: Location, message: impl Into<String>) -> Self {
        Self { location, message: message.into(), subject: Subject::Other }
    }

    /// The warning, with its subject.
    #[must_use]
    pub fn about(self, subject: Subject) -> Self {
        Self { subject, ..self }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.location, self.message)
    }
}
