//! Tables: rows of cells in head, body and foot, with a caption.

use super::Span;
use serde::Serialize;

/// A table.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Table {
    /// The line above or below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Span>,
    /// Rows of column headers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub head: Vec<Row>,
    /// The other rows.
    pub rows: Vec<Row>,
    /// Rows that sum the others up.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub foot: Vec<Row>,
}

impl Table {
    /// The cells of the head, of the rows and of the foot, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.head.iter().chain(&self.rows).chain(&self.foot).flatten()
    }
}

/// A row of a table.
pub type Row = Vec<Cell>;

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// Whether the cell names its column (in the head) or its row.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub header: bool,
    /// The side at which its text stands.
    #[serde(skip_serializing_if = "Alignment::is_start")]
    pub align: Alignment,
    /// The number of columns that it fills, at least one.
    #[serde(skip_serializing_if = "is_one")]
    pub columns: u16,
    /// The number of rows that it fills, at least one; at most to the end of its part of the table.
    #[serde(skip_serializing_if = "is_one")]
    pub rows: u16,
    /// Its text.
    pub spans: Vec<Span>,
}

impl Default for Cell {
    fn default() -> Self {
        Self { header: false, align: Alignment::default(), columns: 1, rows: 1, spans: Vec::new() }
    }
}

/// The side of a cell at which its text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Alignment {
    /// The side where its lines begin: the left in English, the right in Arabic.
    #[default]
    Start,
    /// The middle.
    Center,
    /// The side where its lines end.
    End,
}

impl Alignment {
    fn is_start(&self) -> bool {
        *self == Self::Start
    }
}

fn is_one(n: &u16) -> bool {
    *n == 1
}
