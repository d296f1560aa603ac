//! Lists: numbered, with bullets, of tasks, and of terms with what they mean.

use super::{Block, Span};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// A list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct List {
    /// Whether its items are numbered.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ordered: bool,
    /// The first number of an ordered list.
    #[serde(skip_serializing_if = "is_one")]
    pub start: u32,
    /// The kind of its numbers.
    #[serde(skip_serializing_if = "Numerals::is_decimal")]
    pub numerals: Numerals,
    /// Whether it counts down.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub reversed: bool,
    /// The items.
    pub items: Vec<Item>,
}

impl List {
    /// The first number of a list that says none: one that counts down ends with 1 (HTML, "starting
    /// value").
    pub fn usual_start(reversed: bool, items: &[Item]) -> u32 {
        if reversed { u32::try_from(items.len()).unwrap_or(u32::MAX) } else { 1 }
    }
}

impl Default for List {
    fn default() -> Self {
        Self {
            ordered: false,
            start: 1,
            numerals: Numerals::default(),
            reversed: false,
            items: Vec::new(),
        }
    }
}

/// The kinds of numbers of an ordered list (HTML, the attribute `type` of `ol`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numerals {
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// a, b, c.
    LowerAlpha,
    /// A, B, C.
    UpperAlpha,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
}

impl Numerals {
    /// All kinds, each with its name in JSON and the value of `type` in HTML.
    pub const ALL: [(Self, &str, &str); 5] = [
        (Self::Decimal, "decimal", "1"),
        (Self::LowerAlpha, "lower-alpha", "a"),
        (Self::UpperAlpha, "upper-alpha", "A"),
        (Self::LowerRoman, "lower-roman", "i"),
        (Self::UpperRoman, "upper-roman", "I"),
    ];

    fn is_decimal(&self) -> bool {
        *self == Self::Decimal
    }
}

/// An item of a list. In JSON its blocks alone where there is nothing else to say, else an object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item {
    /// The term, in a list of definitions.
    pub term: Vec<Span>,
    /// Whether the task is done, where the item is one.
    pub done: Option<bool>,
    /// The number, where it is not the next.
    pub value: Option<u32>,
    /// The text.
    pub blocks: Vec<Block>,
}

impl From<Vec<Block>> for Item {
    fn from(blocks: Vec<Block>) -> Self {
        Self { blocks, ..Self::default() }
    }
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.term.is_empty() && self.done.is_none() && self.value.is_none() {
            return self.blocks.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        if !self.term.is_empty() {
            map.serialize_entry("term", &self.term)?;
        }
        if let Some(done) = self.done {
            map.serialize_entry("done", &done)?;
        }
        if let Some(value) = self.value {
            map.serialize_entry("value", &value)?;
        }
        map.serialize_entry("blocks", &self.blocks)?;
        map.end()
    }
}

fn is_one(n: &u32) -> bool {
    *n == 1
}
