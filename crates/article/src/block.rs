//! Blocks, the pieces that a body is made of.

use super::{
    BoxOut, Code, Direction, Embed, Figure, Formula, Item, Lang, List, Recording, Span, Table,
};
use serde::Serialize;

/// The most blocks within each other; imports lift deeper ones to this level. It keeps a document's
/// JSON within [`MAX_JSON_DEPTH`](super::MAX_JSON_DEPTH).
pub const MAX_BLOCK_DEPTH: usize = 22;

/// A block of the body, with an id that links and translations can point at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Block {
    /// Unique in the article, and the same as long as the block's own text is;
    /// [`assign_ids`](super::assign_ids) fills in the empty ones.
    pub id: String,
    /// The block's language, where it is not the article's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// The direction of its lines, where it is another than follows from the language around them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dir: Option<Direction>,
    /// The kind, with what is in the block.
    #[serde(flatten)]
    pub kind: BlockKind,
}

impl Block {
    /// A block in the article's language, with its id still to be assigned.
    pub fn new(kind: BlockKind) -> Self {
        Self { id: String::new(), lang: None, dir: None, kind }
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
    List(List),
    /// Terms with what they mean.
    Definitions {
        /// The terms, each with the blocks on it. A term without blocks shares those of the next;
        /// blocks without a term are more on the last.
        items: Vec<Item>,
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
    /// Lines whose ends and indents are part of the text, as of a poem.
    Verse {
        /// The lines, with [`Span::LineBreak`] between them and two of these between stanzas.
        spans: Vec<Span>,
    },
    /// A box-out: text beside the story.
    Box(BoxOut),
    // The next are boxed, for each block is as large as the largest kind.
    /// A picture.
    Figure(Box<Figure>),
    /// Several pictures that belong together.
    Gallery {
        /// The pictures, which are figures.
        blocks: Vec<Block>,
        /// The text below them all.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        caption: Vec<Span>,
    },
    /// A table.
    Table(Box<Table>),
    /// The text of a program.
    Code(Box<Code>),
    /// A formula that stands by itself.
    Formula(Box<Formula>),
    /// A sound or a film.
    Recording(Box<Recording>),
    /// A film, a sound, a post or a map that is on another page.
    Embed(Box<Embed>),
    /// A change of scene or subject.
    Break,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Note {
    /// The name by which [`Span::NoteRef`] points at it.
    pub id: String,
    /// Its text.
    pub blocks: Vec<Block>,
}
