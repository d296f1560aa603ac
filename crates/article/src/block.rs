//! Blocks, the pieces that a body is made of.

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
    /// The kind, with what is in the block.
    #[serde(flatten)]
    pub kind: BlockKind,
}

impl Block {
    /// A block in the article's language, with its id still to be assigned.
    pub fn new(kind: BlockKind) -> Self {
        Self { id: String::new(), lang: None, kind }
    }

    /// A paragraph of plain text.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::new(BlockKind::Paragraph { spans: vec![Span::text(text)] })
    }
}

/// The kinds of blocks, with what is in them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum BlockKind {
    /// A paragraph.
    Paragraph {
        /// Its text.
        spans: Vec<Span>,
    },
    /// A heading within the text.
    Heading {
        /// 2–4: the headline is the page's only level 1.
        level: u8,
        /// Its text.
        spans: Vec<Span>,
    },
    /// A list.
    List {
        /// Whether its items are numbered.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        ordered: bool,
        /// The first number of an ordered list.
        #[serde(skip_serializing_if = "is_one")]
        start: u32,
        /// The items, each of blocks.
        items: Vec<Vec<Block>>,
    },
    /// Words of somebody else.
    Quote {
        /// The words.
        blocks: Vec<Block>,
        /// The speaker or the source.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        attribution: Vec<Span>,
    },
    /// A phrase of the article itself, set large.
    Pullquote {
        /// The phrase.
        spans: Vec<Span>,
        /// The speaker.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        attribution: Vec<Span>,
    },
    // The next two are boxed, for each block is as large as the largest kind.
    /// A picture.
    Figure(Box<Figure>),
    /// A table.
    Table(Box<Table>),
    /// The text of a program.
    Code {
        /// The programming language's usual short name, such as `rust`.
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// The text, with its line ends.
        text: String,
    },
    /// A box-out: text beside the story.
    Box {
        /// The line above it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        title: Vec<Span>,
        /// The text.
        blocks: Vec<Block>,
    },
    /// A change of scene or subject.
    Break,
}

/// A picture with its caption and credit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// The picture.
    #[serde(flatten)]
    pub image: Image,
    /// The text below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Span>,
    /// The maker or the owner of the picture.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub credit: String,
}

/// The largest width and height of a picture, in CSS pixels; the JSON form takes no larger number.
pub const MAX_PIXELS: u32 = 100_000;

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Image {
    /// The place of its bytes.
    pub src: ImageSource,
    /// A description for those who do not see the picture; empty where it is decoration.
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
    /// Intrinsic width in CSS pixels; of a picture that has none, the width in its ratio.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Intrinsic height in CSS pixels; of a picture that has none, the height in its ratio.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// The line above or below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Span>,
    /// Rows of column headers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub head: Vec<Row>,
    /// The other rows.
    pub rows: Vec<Row>,
}

impl Table {
    /// The cells of the head and then of the rows, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.head.iter().chain(&self.rows).flatten()
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
    /// Its text.
    pub spans: Vec<Span>,
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

/// A footnote.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Note {
    /// The name by which [`Span::NoteRef`] points at it.
    pub id: String,
    /// Its text.
    pub blocks: Vec<Block>,
}

fn is_one(n: &u32) -> bool {
    *n == 1
}
