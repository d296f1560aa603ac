//! The parser's events → the tree.

use super::Log;
use super::builder::Builder;
use super::elements::{AROUND, LINES};
use super::tree::{SourcePicture, Tag, TreeElement, TreeNode};
use pulldown_cmark::{
    Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag as Start, TagEnd,
};

/// The tree of a document whose first line is the one after `lines_before`: its nodes and its
/// footnotes.
pub(super) fn tree(
    text: &str,
    lines_before: usize,
    log: &mut Log,
) -> (Vec<TreeNode>, Vec<TreeElement>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let lines: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let mut reader = TreeReader {
        builder: Builder::new(),
        log,
        line: 1,
        picture: None,
        aligns: Vec::new(),
        column: 0,
        in_head: false,
        html: None,
        code: None,
        recent: ["", ""].map(String::from),
    };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.line = lines_before + 1 + lines.partition_point(|end| *end < range.start);
        reader.log.line = reader.line;
        reader.event(event);
    }
    reader.builder.finish()
}

/// A tree that is being built from events.
pub(super) struct TreeReader<'l, 'w> {
    pub(super) builder: Builder,
    pub(super) log: &'l mut Log<'w>,
    /// The line being read, counted from 1 in the document.
    pub(super) line: usize,
    /// The picture whose alternative text is being read, and how many more are open within it.
    picture: Option<(SourcePicture, usize)>,
    aligns: Vec<article::Alignment>,
    /// The place of the next cell in its row.
    column: usize,
    in_head: bool,
    /// The HTML block being read, and its first line.
    html: Option<(String, usize)>,
    code: Option<(Option<String>, String)>,
    /// The last two texts, in which a reference to a missing footnote shows.
    recent: [String; 2],
}

impl TreeReader<'_, '_> {
    fn event(&mut self, event: Event) {
        if self.picture.is_some() {
            return self.in_picture(event);
        }
        match event {
            Event::Start(start) => self.start(start),
            Event::End(end) => self.end(end),
            Event::Text(text) => match &mut self.code {
                Some((_, code)) => code.push_str(&text),
                None => self.text(&text),
            },
            Event::Code(text) => self.builder.push(TreeNode::Code(text.into_string())),
            Event::Html(text) => match &mut self.html {
                Some((html, _)) => html.push_str(&text),
                None => self.html(&text, self.line, false),
            },
            Event::InlineHtml(text) => self.html(&text, self.line, true),
            Event::FootnoteReference(label) => {
                self.builder.push(TreeNode::NoteRef { label: label.to_lowercase() })
            }
            Event::SoftBreak => self.builder.push(TreeNode::SoftBreak),
            Event::HardBreak => self.builder.push(TreeNode::LineBreak),
            Event::Rule => self.builder.push(TreeNode::Rule),
            // Not asked for in the options.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, start: Start) {
        if is_block(&start) {
            // A paragraph of HTML that was left open ends where one of Markdown begins.
            self.builder.close_html(&LINES, &AROUND);
        }
        let tag = match start {
            Start::Paragraph => Tag::Paragraph,
            Start::Heading { level, id, .. } => {
                let mut element = TreeElement::new(Tag::Heading(level as u8), self.line);
                element.id = id.map(|id| id.into_string());
                return self.builder.open(element, self.log);
            }
            Start::BlockQuote(_) => Tag::Quote,
            Start::CodeBlock(kind) => {
                self.code = Some((language(&kind), String::new()));
                return;
            }
            Start::HtmlBlock => {
                self.html = Some((String::new(), self.line));
                return;
            }
            Start::List(start) => Tag::List {
                ordered: start.is_some(),
                start: start.map_or(1, |start| u32::try_from(start).unwrap_or(u32::MAX)),
            },
            Start::Item => Tag::Item,
            Start::FootnoteDefinition(label) => Tag::Note { label: label.to_lowercase() },
            Start::Table(aligns) => {
                self.aligns = aligns.into_iter().map(align).collect();
                Tag::Table
            }
            Start::TableHead => {
                (self.column, self.in_head) = (0, true);
                Tag::TableHead
            }
            Start::TableRow => {
                self.column = 0;
                Tag::TableRow
            }
            Start::TableCell => self.cell(),
            Start::Emphasis => Tag::Emphasis,
            Start::Strong => Tag::Strong,
            Start::Superscript => Tag::Superscript,
            Start::Subscript => Tag::Subscript,
            Start::Link { dest_url, title, link_type, .. } => {
                self.link(dest_url.into_string(), &title, link_type)
            }
            Start::Image { dest_url, title, .. } => {
                let (src, title) = (dest_url.into_string(), title.into_string());
                let picture = SourcePicture { src, title, line: self.line, ..Default::default() };
                self.picture = Some((picture, 0));
                return;
            }
            // The text of what is struck through counts, as the model has no such mark; the rest is
            // not asked for in the options.
            Start::Strikethrough
            | Start::DefinitionList
            | Start::DefinitionListTitle
            | Start::DefinitionListDefinition
            | Start::MetadataBlock(_) => return,
        };
        self.builder.open(TreeElement::new(tag, self.line), self.log);
    }

    fn cell(&mut self) -> Tag {
        let align = self.aligns.get(self.column).copied().unwrap_or_default();
        self.column += 1;
        Tag::TableCell { header: self.in_head, align }
    }

    fn link(&mut self, address: String, title: &str, kind: LinkType) -> Tag {
        if !title.is_empty() {
            let message = format!("the link's title \u{201c}{title}\u{201d} was left out");
            self.log.warn(self.line, message);
        }
        let is_mail = kind == LinkType::Email && !address.starts_with("mailto:");
        Tag::Link { href: if is_mail { format!("mailto:{address}") } else { address } }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::CodeBlock => {
                if let Some((language, mut text)) = self.code.take() {
                    text.truncate(text.trim_end_matches('\n').len());
                    self.builder.push(TreeNode::CodeBlock { language, text });
                }
            }
            TagEnd::HtmlBlock => {
                if let Some((html, line)) = self.html.take() {
                    self.html(&html, line, false);
                }
            }
            TagEnd::TableHead => {
                self.in_head = false;
                self.builder.close();
            }
            TagEnd::Strikethrough
            | TagEnd::Image
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => {}
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link => self.builder.close(),
        }
    }

    /// Within a picture everything is alternative text.
    fn in_picture(&mut self, event: Event) {
        let Some((picture, open)) = &mut self.picture else { return };
        match event {
            Event::Start(Start::Image { .. }) => *open += 1,
            Event::End(TagEnd::Image) if *open > 0 => *open -= 1,
            Event::End(TagEnd::Image) => {
                if let Some((picture, _)) = self.picture.take() {
                    self.builder.push(TreeNode::Image(picture));
                }
            }
            Event::Text(text) | Event::Code(text) => picture.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => picture.alt.push(' '),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        // The parser gives `[^label]` as three texts where there is no such footnote.
        if text == "]" && self.recent[0] == "[" && self.recent[1].starts_with('^') {
            self.log.warn(
                self.line,
                format!(
                    "there is no footnote [{}]; the reference was kept as text",
                    self.recent[1]
                ),
            );
        }
        if text.len() < 100 {
            self.recent.rotate_left(1);
            self.recent[1] = text.to_string();
        }
        self.builder.push(TreeNode::Text(text.to_string()));
    }
}

/// The language of a code block: the info string's first word; a comma begins its options in some
/// dialects.
fn language(kind: &CodeBlockKind) -> Option<String> {
    let CodeBlockKind::Fenced(info) = kind else { return None };
    let word = info.split([' ', '\t', ',', '{']).next()?;
    (!word.is_empty()).then(|| word.to_string())
}

fn is_block(start: &Start) -> bool {
    matches!(
        start,
        Start::Paragraph
            | Start::Heading { .. }
            | Start::BlockQuote(_)
            | Start::CodeBlock(_)
            | Start::List(_)
            | Start::Table(_)
    )
}

fn align(align: Alignment) -> article::Alignment {
    match align {
        Alignment::None | Alignment::Left => article::Alignment::Start,
        Alignment::Center => article::Alignment::Center,
        Alignment::Right => article::Alignment::End,
    }
}
