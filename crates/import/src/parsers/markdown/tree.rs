//! The document as a tree of bounded depth, before any decision about what its parts become.

/// A part of the document.
#[derive(Debug, PartialEq)]
pub enum Node {
    Element(Element),
    Text(String),
    /// Code within a line.
    Code(String),
    CodeBlock {
        language: Option<String>,
        text: String,
    },
    /// A line end in the source that means a space.
    SoftBreak,
    LineBreak,
    Rule,
    Image(Picture),
    NoteRef {
        label: String,
    },
    /// The edge of an element that was itself left out: what stands on its two sides does not run
    /// together.
    Boundary,
}

#[derive(Debug, PartialEq)]
pub struct Element {
    pub tag: Tag,
    pub id: Option<String>,
    pub lang: Option<article::Lang>,
    /// Where the element begins, counted from 1 in the document.
    pub line: usize,
    pub children: Vec<Node>,
}

/// A picture as the source gives it.
#[derive(Debug, PartialEq, Default)]
pub struct Picture {
    pub src: String,
    pub alt: String,
    pub title: String,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub line: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Tag {
    // Blocks.
    Paragraph,
    /// 1–6.
    Heading(u8),
    Quote,
    Pullquote,
    Box,
    List {
        ordered: bool,
        start: u32,
    },
    Item,
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
    Table,
    TableHead,
    TableRow,
    TableCell {
        header: bool,
        align: article::Alignment,
    },
    // Spans.
    Emphasis,
    Strong,
    Subscript,
    Superscript,
    Code,
    Cite,
    Small,
    Link {
        href: String,
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
    pub fn is_span(&self) -> bool {
        match self {
            Tag::Emphasis
            | Tag::Strong
            | Tag::Subscript
            | Tag::Superscript
            | Tag::Code
            | Tag::Cite
            | Tag::Small
            | Tag::Link { .. }
            | Tag::Foreign
            | Tag::Dropped => true,
            Tag::Paragraph
            | Tag::Heading(_)
            | Tag::Quote
            | Tag::Pullquote
            | Tag::Box
            | Tag::List { .. }
            | Tag::Item
            | Tag::Note { .. }
            | Tag::Figure
            | Tag::Caption
            | Tag::Summary
            | Tag::Footer
            | Tag::Section
            | Tag::Table
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell { .. }
            | Tag::Verbatim => false,
        }
    }

    /// Whether the element can nest in itself without end.
    pub fn is_container(&self) -> bool {
        matches!(
            self,
            Tag::Quote
                | Tag::Pullquote
                | Tag::Box
                | Tag::List { .. }
                | Tag::Note { .. }
                | Tag::Figure
                | Tag::Section
                | Tag::Table
        )
    }
}

impl Node {
    /// Whether the node is part of a line.
    pub fn is_inline(&self) -> bool {
        match self {
            Node::Element(element) => element.tag.is_span(),
            Node::Text(_)
            | Node::Code(_)
            | Node::SoftBreak
            | Node::LineBreak
            | Node::Image(_)
            | Node::NoteRef { .. } => true,
            Node::CodeBlock { .. } | Node::Rule | Node::Boundary => false,
        }
    }

    /// Whether the node shows nothing.
    pub fn is_blank(&self) -> bool {
        match self {
            Node::Text(text) => text.trim().is_empty(),
            Node::SoftBreak | Node::LineBreak | Node::Boundary => true,
            Node::Element(_)
            | Node::Code(_)
            | Node::CodeBlock { .. }
            | Node::Rule
            | Node::Image(_)
            | Node::NoteRef { .. } => false,
        }
    }

    pub fn tag(&self) -> Option<&Tag> {
        match self {
            Node::Element(element) => Some(&element.tag),
            _ => None,
        }
    }
}

impl Element {
    pub fn new(tag: Tag, line: usize) -> Self {
        Self { tag, id: None, lang: None, line, children: Vec::new() }
    }
}

/// The words of the nodes without any marks, on one line.
pub fn words(nodes: &[Node]) -> String {
    fn push(nodes: &[Node], text: &mut String) {
        for (place, node) in nodes.iter().enumerate() {
            match node {
                Node::Text(run) | Node::Code(run) | Node::CodeBlock { text: run, .. } => {
                    text.push_str(run)
                }
                Node::SoftBreak if runs_on(nodes, place) => {}
                Node::SoftBreak | Node::LineBreak | Node::Boundary => text.push(' '),
                Node::Element(Element { tag: Tag::Dropped, .. }) => {}
                Node::Element(element) => push(&element.children, text),
                Node::Rule | Node::Image(_) | Node::NoteRef { .. } => {}
            }
        }
    }
    let mut text = String::new();
    push(nodes, &mut text);
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The nodes that show something, if it is a single one.
pub fn only(nodes: &[Node]) -> Option<&Node> {
    let mut shown = nodes.iter().filter(|node| !node.is_blank());
    shown.next().filter(|_| shown.next().is_none())
}

/// The same content as blocks alone: runs of inline nodes become paragraphs, and boundaries go.
pub fn blocks_only(nodes: Vec<Node>, line: usize) -> Vec<Node> {
    if nodes.iter().all(|node| !node.is_inline() && *node != Node::Boundary) {
        return nodes;
    }
    let mut blocks = Vec::new();
    let mut run = Vec::new();
    let flush = |run: &mut Vec<Node>, blocks: &mut Vec<Node>| {
        let mut children = std::mem::take(run);
        // Most paragraphs are one node, and room is made for four.
        children.shrink_to_fit();
        if !children.iter().all(Node::is_blank) {
            blocks.push(Node::Element(Element { children, ..Element::new(Tag::Paragraph, line) }));
        }
    };
    for node in nodes {
        if node.is_inline() {
            run.push(node);
            continue;
        }
        flush(&mut run, &mut blocks);
        if node != Node::Boundary {
            blocks.push(node);
        }
    }
    flush(&mut run, &mut blocks);
    blocks.shrink_to_fit();
    blocks
}

/// Whether the line end at this place means nothing: Chinese and Japanese put no
/// blanks between words (CSS Text 4, "segment break transformation").
pub fn runs_on(nodes: &[Node], place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|place| nodes.get(place)).and_then(last_char);
    let after = nodes.get(place + 1).and_then(first_char);
    before.zip(after).is_some_and(|(before, after)| are_joined(before, after))
}

fn first_char(node: &Node) -> Option<char> {
    match node {
        Node::Text(text) | Node::Code(text) => text.chars().next(),
        Node::Element(element) => element.children.iter().find_map(first_char),
        _ => None,
    }
}

fn last_char(node: &Node) -> Option<char> {
    match node {
        Node::Text(text) | Node::Code(text) => text.chars().next_back(),
        Node::Element(element) => element.children.iter().rev().find_map(last_char),
        _ => None,
    }
}

fn are_joined(before: char, after: char) -> bool {
    let wide = |c| matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3134f}');
    let either = |c| matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·');
    (wide(before) && (wide(after) || either(after))) || (either(before) && wide(after))
}
