//! Box-outs: text beside the story.

use super::{Block, Span};
use serde::Serialize;

/// A box-out, a call-out or a disclosure.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct BoxOut {
    /// What it calls out, where it is a call-out.
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
    /// What is useful to know.
    Note,
    /// What makes something easier.
    Tip,
    /// What has to be known.
    Important,
    /// What may go wrong.
    Warning,
    /// What does harm.
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
