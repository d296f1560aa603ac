//! The document as a tree of bounded depth, before any decision about what its parts become.

use super::runs::are_joined;
use article::{Alignment, Callout, Direction, Fold, LinkAbout, Mark, Medium, Numerals, Track};

/// A part of the document.
#[derive(Debug, PartialEq)]
pub(super) enum TreeNode {
    Element(TreeElement),
    Text(String),
    /// Code within a line.
    Code(String),
    CodeBlock(article::Code),
    /// A line end in the source that means a space.
    SoftBreak,
    LineBreak,
    Rule,
    Image(SourcePicture),
    NoteRef {
        label: String,
    },
    /// A formula in TeX, and as it stands in the source.
    Formula {
        tex: String,
        source: String,
        is_display: bool,
    },
    /// Blocks that are what they become.
    Ready(Vec<article::Block>),
    /// The box of a task, whether it is done.
    Task(bool),
    /// The edge of an element that was itself left out: what stands on its two sides does not run
    /// together.
    Boundary,
}

#[derive(Debug, PartialEq)]
pub(super) struct TreeElement {
    pub tag: Tag,
    pub id: Option<String>,
    pub lang: Option<article::Lang>,
    pub dir: Option<Direction>,
    /// The line on which the element begins, counted from 1 in the document.
    pub line: usize,
    pub children: Vec<TreeNode>,
}

/// An embed of another page, or a sound or a film, as the source gives it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct SourceEmbed {
    pub href: String,
    pub poster: String,
    pub title: String,
    /// The medium that the element plays, where it is a player.
    pub medium: Option<Medium>,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub tracks: Vec<Track>,
}

/// A picture as the source gives it.
#[derive(Debug, PartialEq, Default)]
pub(super) struct SourcePicture {
    pub src: String,
    pub alt: String,
    pub title: String,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub line: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tag {
    // Blocks.
    Paragraph,
    /// 1–6.
    Heading(u8),
    Quote,
    Pullquote,
    Box {
        callout: Option<Callout>,
        fold: Option<Fold>,
    },
    List {
        ordered: bool,
        /// The first number, where it is said.
        start: Option<u32>,
        numerals: Numerals,
        reversed: bool,
    },
    Item {
        value: Option<u32>,
    },
    Note {
        label: String,
    },
    Figure,
    /// Of a figure or a table.
    Caption,
    /// The title of a box.
    Summary,
    Footer,
    /// Blocks in another language.
    Section,
    /// Lines that stay as they are, as of a poem.
    Verse,
    Table,
    TableHead,
    TableFoot,
    TableRow,
    TableCell {
        header: bool,
        align: Alignment,
        columns: u16,
        rows: u16,
    },
    /// A list of terms and definitions.
    Definitions,
    Term,
    Definition,
    // Spans.
    Emphasis,
    Strong,
    Subscript,
    Superscript,
    Code,
    Cite,
    Link {
        href: String,
        about: Option<Box<LinkAbout>>,
    },
    /// An embed, shown as a card where it stands alone in its paragraph.
    Embed(SourceEmbed),
    Marked(Mark),
    Abbreviation {
        title: String,
    },
    Time {
        datetime: String,
    },
    /// Characters with their readings among them.
    Ruby,
    Reading,
    Isolated {
        dir: Option<Direction>,
    },
    /// A run in another language, or one that has an id alone.
    Foreign,
    // Both.
    /// Text as it stands, line ends included.
    Verbatim,
    /// Code for machines: nothing of it is shown.
    Dropped,
}

impl Tag {
    /// Whether the element is a run within a line.
    pub(super) fn is_span(&self) -> bool {
        match self {
            Tag::Emphasis
            | Tag::Strong
            | Tag::Subscript
            | Tag::Superscript
            | Tag::Code
            | Tag::Cite
            | Tag::Link { .. }
            | Tag::Embed(_)
            | Tag::Marked(_)
            | Tag::Abbreviation { .. }
            | Tag::Time { .. }
            | Tag::Ruby
            | Tag::Reading
            | Tag::Isolated { .. }
            | Tag::Foreign
            | Tag::Dropped => true,
            Tag::Paragraph
            | Tag::Heading(_)
            | Tag::Quote
            | Tag::Pullquote
            | Tag::Box { .. }
            | Tag::List { .. }
            | Tag::Item { .. }
            | Tag::Note { .. }
            | Tag::Figure
            | Tag::Caption
            | Tag::Summary
            | Tag::Footer
            | Tag::Section
            | Tag::Verse
            | Tag::Table
            | Tag::TableHead
            | Tag::TableFoot
            | Tag::TableRow
            | Tag::TableCell { .. }
            | Tag::Definitions
            | Tag::Term
            | Tag::Definition
            | Tag::Verbatim => false,
        }
    }

    /// Whether the element can nest in itself without end.
    pub(super) fn is_container(&self) -> bool {
        matches!(
            self,
            Tag::Quote
                | Tag::Pullquote
                | Tag::Box { .. }
                | Tag::List { .. }
                | Tag::Note { .. }
                | Tag::Figure
                | Tag::Section
                | Tag::Table
                | Tag::Definitions
        )
    }
}

impl TreeNode {
    /// Whether the node is part of a line.
    pub(super) fn is_inline(&self) -> bool {
        match self {
            TreeNode::Element(element) => element.tag.is_span(),
            TreeNode::Text(_)
            | TreeNode::Code(_)
            | TreeNode::SoftBreak
            | TreeNode::LineBreak
            | TreeNode::Image(_)
            | TreeNode::Task(_)
            | TreeNode::NoteRef { .. } => true,
            TreeNode::Formula { is_display, .. } => !is_display,
            TreeNode::CodeBlock(_) | TreeNode::Ready(_) | TreeNode::Rule | TreeNode::Boundary => {
                false
            }
        }
    }

    /// Whether the node shows nothing.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            TreeNode::Text(text) => text.trim().is_empty(),
            TreeNode::SoftBreak | TreeNode::LineBreak | TreeNode::Boundary => true,
            TreeNode::Element(_)
            | TreeNode::Code(_)
            | TreeNode::CodeBlock(_)
            | TreeNode::Ready(_)
            | TreeNode::Rule
            | TreeNode::Image(_)
            | TreeNode::Formula { .. }
            | TreeNode::Task(_)
            | TreeNode::NoteRef { .. } => false,
        }
    }

    pub(super) fn tag(&self) -> Option<&Tag> {
        match self {
            TreeNode::Element(element) => Some(&element.tag),
            _ => None,
        }
    }
}

impl TreeElement {
    pub(super) fn new(tag: Tag, line: usize) -> Self {
        Self { tag, id: None, lang: None, dir: None, line, children: Vec::new() }
    }
}

/// The words of the nodes that are in a language: without code, formulas and addresses.
pub(super) fn prose(nodes: &[TreeNode]) -> String {
    fn push(nodes: &[TreeNode], text: &mut String) {
        for node in nodes {
            match node {
                TreeNode::Text(run) if !run.contains("://") && !run.contains('@') => {
                    text.push_str(run);
                }
                TreeNode::Text(run) => {
                    let is_word = |word: &&str| !word.contains("://") && !word.contains('@');
                    run.split_inclusive(char::is_whitespace)
                        .filter(is_word)
                        .for_each(|word| text.push_str(word));
                }
                TreeNode::Element(TreeElement {
                    tag: Tag::Dropped | Tag::Code | Tag::Verbatim,
                    ..
                })
                | TreeNode::Code(_)
                | TreeNode::CodeBlock(_)
                | TreeNode::Formula { .. } => {}
                TreeNode::Element(element) => push(&element.children, text),
                _ => text.push(' '),
            }
        }
    }
    let mut text = String::new();
    push(nodes, &mut text);
    text
}

/// The words of the nodes without any marks, on one line.
pub(super) fn words(nodes: &[TreeNode]) -> String {
    fn push(nodes: &[TreeNode], text: &mut String) {
        for (place, node) in nodes.iter().enumerate() {
            match node {
                TreeNode::Text(run)
                | TreeNode::Code(run)
                | TreeNode::CodeBlock(article::Code { text: run, .. }) => text.push_str(run),
                TreeNode::SoftBreak if runs_on(nodes, place) => {}
                TreeNode::SoftBreak | TreeNode::LineBreak | TreeNode::Boundary => text.push(' '),
                TreeNode::Element(TreeElement { tag: Tag::Dropped, .. }) => {}
                TreeNode::Element(element) => push(&element.children, text),
                TreeNode::Formula { source, .. } => text.push_str(source),
                TreeNode::Ready(blocks) => text.push_str(&super::island::words(blocks)),
                TreeNode::Rule
                | TreeNode::Image(_)
                | TreeNode::Task(_)
                | TreeNode::NoteRef { .. } => {}
            }
        }
    }
    let mut text = String::new();
    push(nodes, &mut text);
    let mut line = String::new();
    // Blanks at which no line breaks are words' own.
    let is_blank = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    for word in text.split(is_blank).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The nodes that show something, if it is a single one.
pub(super) fn only(nodes: &[TreeNode]) -> Option<&TreeNode> {
    let mut shown = nodes.iter().filter(|node| !node.is_blank());
    shown.next().filter(|_| shown.next().is_none())
}

/// The same content as blocks alone: runs of inline nodes become paragraphs, and boundaries go.
pub(super) fn blocks_only(nodes: Vec<TreeNode>, line: usize) -> Vec<TreeNode> {
    if nodes.iter().all(|node| !node.is_inline() && *node != TreeNode::Boundary) {
        return nodes;
    }
    let mut blocks = Vec::new();
    let mut run = Vec::new();
    let flush = |run: &mut Vec<TreeNode>, blocks: &mut Vec<TreeNode>| {
        let mut children = std::mem::take(run);
        // Most paragraphs are one node, and room is made for four.
        children.shrink_to_fit();
        if !children.iter().all(TreeNode::is_blank) {
            blocks.push(TreeNode::Element(TreeElement {
                children,
                ..TreeElement::new(Tag::Paragraph, line)
            }));
        }
    };
    for node in nodes {
        if node.is_inline() {
            run.push(node);
            continue;
        }
        flush(&mut run, &mut blocks);
        if node != TreeNode::Boundary {
            blocks.push(node);
        }
    }
    flush(&mut run, &mut blocks);
    blocks.shrink_to_fit();
    blocks
}

/// Whether the line end at this place means nothing: Chinese and Japanese put no
/// blanks between words (CSS Text 4, "segment break transformation").
pub(super) fn runs_on(nodes: &[TreeNode], place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|place| nodes.get(place)).and_then(last_char);
    let after = nodes.get(place + 1).and_then(first_char);
    before.zip(after).is_some_and(|(before, after)| are_joined(before, after))
}

fn first_char(node: &TreeNode) -> Option<char> {
    match node {
        TreeNode::Text(text) | TreeNode::Code(text) => text.chars().next(),
        TreeNode::Element(element) => element.children.iter().find_map(first_char),
        _ => None,
    }
}

fn last_char(node: &TreeNode) -> Option<char> {
    match node {
        TreeNode::Text(text) | TreeNode::Code(text) => text.chars().next_back(),
        TreeNode::Element(element) => element.children.iter().rev().find_map(last_char),
        _ => None,
    }
}
