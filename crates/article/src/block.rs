//! The pieces a body is made of.

use super::{ImageSource, Lang, Span};
use serde::Serialize;

/// Blocks nest at most this deep; imports lift what is deeper to this level.
/// Chosen so that a document's JSON stays within [`MAX_JSON_DEPTH`](super::MAX_JSON_DEPTH).
pub const MAX_BLOCK_DEPTH: usize = 24;

/// A block of the body, with an id that links and translations can point at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Block {
    /// Unique in the article, and the same as long as the block's own text is;
    /// [`assign_ids`](super::assign_ids) fills in the empty ones.
    pub id: String,
    /// The block's language, where it is not the article's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    #[serde(flatten)]
    pub kind: BlockKind,
}

impl Block {
    /// A block in the article's language, with its id still to be assigned.
    pub fn new(kind: BlockKind) -> Self {
        Self { id: String::new(), lang: None, kind }
    }

    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::new(BlockKind::Paragraph { spans: vec![Span::text(text)] })
    }
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum BlockKind {
    Paragraph {
        spans: Vec<Span>,
    },
    Heading {
        /// 2–4: the headline is the page's only level 1.
        level: u8,
        spans: Vec<Span>,
    },
    List {
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        ordered: bool,
        /// The first number of an ordered list.
        #[serde(skip_serializing_if = "is_one")]
        start: u32,
        items: Vec<Vec<Block>>,
    },
    Quote {
        blocks: Vec<Block>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        attribution: Vec<Span>,
    },
    /// A phrase of the article itself, set large.
    Pullquote {
        spans: Vec<Span>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        attribution: Vec<Span>,
    },
    // Boxed, for they are far larger than the others, and each block is as large as the largest.
    Figure(Box<Figure>),
    Table(Box<Table>),
    Code {
        /// The programming language's usual short name, such as `rust`.
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        text: String,
    },
    /// A box-out: text beside the story.
    Box {
        #[serde(skip_serializing_if = "Vec::is_empty")]
        title: Vec<Span>,
        blocks: Vec<Block>,
    },
    /// A change of scene or subject.
    Break,
}

/// A picture with its caption and credit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    #[serde(flatten)]
    pub image: Image,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Span>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub credit: String,
}

/// No picture is wider or higher, in CSS pixels; the JSON form takes no larger number.
pub const MAX_PIXELS: u32 = 100_000;

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Image {
    pub src: ImageSource,
    /// What the picture shows, for those who do not see it; empty where it is decoration.
    pub alt: String,
    /// Intrinsic width in CSS pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Intrinsic height in CSS pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// A picture that is held once and shown in several places.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct SharedPicture {
    /// A `data:` URL of an image type; empty where the document's is none.
    pub src: String,
    /// How wide it is to its height, in CSS pixels where it says them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Span>,
    /// Rows of column headers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub head: Vec<Row>,
    pub rows: Vec<Row>,
}

impl Table {
    /// The cells of the head and then of the rows, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.head.iter().chain(&self.rows).flatten()
    }
}

pub type Row = Vec<Cell>;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// Whether the cell names its column (in the head) or its row.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub header: bool,
    #[serde(skip_serializing_if = "Alignment::is_start")]
    pub align: Alignment,
    pub spans: Vec<Span>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Alignment {
    #[default]
    Start,
    Center,
    End,
}

impl Alignment {
    fn is_start(&self) -> bool {
        *self == Self::Start
    }
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Note {
    /// What [`Span::NoteRef`] points at.
    pub id: String,
    pub blocks: Vec<Block>,
}

fn is_one(n: &u32) -> bool {
    *n == 1
}
