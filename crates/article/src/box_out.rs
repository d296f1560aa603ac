//! Box-outs: text beside the story.

use super::{Block, Span};
use serde::Serialize;

/// A box-out, a call-out or a disclosure.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct BoxOut {
    /// The kind of call-out, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callout: Option<Callout>,
    /// Whether it can be closed, and is at first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fold: Option<Fold>,
    /// The line above it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<Span>,
    /// The text.
    pub blocks: Vec<Block>,
}

/// The kinds of call-outs (GitHub's alerts; other dialects' kinds are read as the nearest).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Callout {
    /// Something useful to know.
    Note,
    /// Advice that makes something easier.
    Tip,
    /// Something that has to be known.
    Important,
    /// Something that may go wrong.
    Warning,
    /// Something that does harm.
    Caution,
}

impl Callout {
    /// All kinds, each with its name in JSON.
    pub const ALL: [(Self, &str); 5] = [
        (Self::Note, "note"),
        (Self::Tip, "tip"),
        (Self::Important, "important"),
        (Self::Warning, "warning"),
        (Self::Caution, "caution"),
    ];
}

/// The state in which a box that can be closed is shown at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fold {
    /// Its text is shown.
    Open,
    /// Only its title is shown; paper shows all.
    Closed,
}
