//! The parser's events → the tree.

use super::Log;
use super::builder::Builder;
use super::dialects::pieces::Pieces;
use super::dialects::{self, Prepared};
use super::elements::{AROUND, LINES};
use super::tree::{SourcePicture, Tag, TreeElement, TreeNode};
use super::{fence, polish};
use crate::parsers::picture_sources::Candidate;
use article::{Code, LinkAbout, Mark, Numerals, Subject};
use pulldown_cmark::{
    Alignment, BrokenLink, CodeBlockKind, Event, LinkType, Options, Parser, Tag as Start, TagEnd,
};
use std::collections::HashMap;

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
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let Prepared { text, lines: numbers, pieces, abbreviations, numerals } =
        dialects::prepare(text, lines_before, log);
    let text = text.as_str();
    let lines: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let mut reader = TreeReader {
        pieces: &pieces,
        numerals: &numerals,
        builder: Builder::new(),
        log,
        line: 1,
        picture: None,
        aligns: Vec::new(),
        column: 0,
        in_head: false,
        html: None,
        code: None,
        sources: Vec::new(),
        recent: ["", ""].map(String::from),
    };
    let headings = headings(text);
    let by_heading = |link: BrokenLink| {
        let is_meant = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
        let id = is_meant.then(|| headings.get(&link.reference.to_lowercase())).flatten()?;
        Some((format!("#{id}").into(), "".into()))
    };
    let parser = Parser::new_with_broken_link_callback(text, options, Some(by_heading));
    for (event, range) in parser.into_offset_iter() {
        let line = lines.partition_point(|end| *end < range.start);
        reader.line = numbers.get(line).or(numbers.last()).copied().unwrap_or(lines_before + 1);
        reader.log.line = reader.line;
        reader.event(event, &text[range]);
    }
    let (mut nodes, mut notes) = reader.builder.finish();
    polish::polish(&mut nodes, &abbreviations);
    for note in &mut notes {
        polish::polish(&mut note.children, &abbreviations);
    }
    (nodes, notes)
}

/// The ids of headings by their words, for references to them (Pandoc's manual,
/// "implicit_header_references").
fn headings(text: &str) -> HashMap<String, String> {
    if !text.contains("][") {
        return HashMap::new();
    }
    let lines: Vec<&str> = text.lines().collect();
    let is_ruler = |line: &str| {
        let line = line.trim_end();
        line.len() > 1 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'))
    };
    let mut headings = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        let is_underlined = lines.get(at + 1).is_some_and(|next| is_ruler(next));
        if !line.starts_with('#') && !is_underlined {
            continue;
        }
        let words = line.trim_start_matches('#').trim().trim_end_matches('#').trim_end();
        let (words, id) = match words.rsplit_once(" {#") {
            Some((words, id)) => {
                let end = id.find([' ', '}']).unwrap_or(id.len());
                (words.trim_end(), id[..end].to_string())
            }
            None => (words, super::slug(words)),
        };
        if !words.is_empty() {
            headings.entry(words.to_lowercase()).or_insert(id);
        }
    }
    headings
}

/// A tree that is being built from events.
pub(super) struct TreeReader<'l, 'w> {
    /// The constructs beyond CommonMark, by the marks that stand for them in the source.
    pub(super) pieces: &'l Pieces,
    /// The kinds of numbers of lists, by the lines of their first items.
    numerals: &'l HashMap<usize, Numerals>,
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
    code: Option<Code>,
    /// The pictures that the `<source>`s of the `<picture>` being read offer.
    pub(super) sources: Vec<Candidate>,
    /// The last two texts, in which a reference to a missing footnote shows.
    recent: [String; 2],
}

impl TreeReader<'_, '_> {
    fn event(&mut self, event: Event, source: &str) {
        if self.picture.is_some() {
            return self.in_picture(event);
        }
        match event {
            Event::Start(start) => self.start(start, source),
            Event::End(end) => self.end(end),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.text.push_str(&self.pieces.source(&text)),
                None => self.text(&text),
            },
            Event::Code(text) => self.builder.push(TreeNode::Code(self.pieces.source(&text))),
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
            Event::TaskListMarker(done) => self.builder.push(TreeNode::Task(done)),
        }
    }

    /// Adds a line of Markdown in which no block begins.
    pub(super) fn in_line(&mut self, line: &str) {
        let line = format!("{}{line}", dialects::pieces::JOINER);
        for (event, range) in
            Parser::new_ext(&line, Options::ENABLE_STRIKETHROUGH).into_offset_iter()
        {
            match event {
                Event::Start(Start::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                event => self.event(event, &line[range]),
            }
        }
    }

    fn start(&mut self, start: Start, source: &str) {
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
                self.code = Some(match kind {
                    CodeBlockKind::Fenced(info) => fence::code(&self.pieces.source(&info)),
                    CodeBlockKind::Indented => Code::default(),
                });
                return;
            }
            Start::HtmlBlock => {
                self.html = Some((String::new(), self.line));
                return;
            }
            Start::List(start) => Tag::List {
                ordered: start.is_some(),
                start: start.map(|start| u32::try_from(start).unwrap_or(u32::MAX)),
                numerals: start
                    .and_then(|_| self.numerals.get(&self.line).copied())
                    .unwrap_or_default(),
                reversed: false,
            },
            Start::Item => Tag::Item { value: None },
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
                let address = self.pieces.source(&dest_url);
                self.link(address, &self.pieces.source(&title), link_type)
            }
            Start::Image { dest_url, title, .. } => {
                let (src, title) = (self.pieces.source(&dest_url), self.pieces.shown(&title));
                let picture = SourcePicture { src, title, line: self.line, ..Default::default() };
                self.picture = Some((picture, 0));
                return;
            }
            Start::Strikethrough => strikes(source),
            Start::DefinitionList => Tag::Definitions,
            Start::DefinitionListTitle => Tag::Term,
            Start::DefinitionListDefinition => Tag::Definition,
            // Not asked for in the options.
            Start::MetadataBlock(_) => return,
        };
        self.builder.open(TreeElement::new(tag, self.line), self.log);
    }

    fn cell(&mut self) -> Tag {
        let align = self.aligns.get(self.column).copied().unwrap_or_default();
        self.column += 1;
        Tag::TableCell { header: self.in_head, align, columns: 1, rows: 1 }
    }

    fn link(&mut self, address: String, title: &str, kind: LinkType) -> Tag {
        let about = LinkAbout::of(title.to_string(), None);
        let is_mail = kind == LinkType::Email && !address.starts_with("mailto:");
        Tag::Link { href: if is_mail { format!("mailto:{address}") } else { address }, about }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::CodeBlock => {
                if let Some(mut code) = self.code.take() {
                    code.text.truncate(code.text.trim_end_matches('\n').len());
                    fence::annotated(&mut code);
                    self.builder.push(TreeNode::CodeBlock(code));
                }
            }
            TagEnd::HtmlBlock => {
                if let Some((html, line)) = self.html.take()
                    && !self.island(&html, line)
                {
                    self.html(&html, line, false);
                }
            }
            TagEnd::TableHead => {
                self.in_head = false;
                self.builder.close();
            }
            TagEnd::Image | TagEnd::MetadataBlock(_) => {}
            TagEnd::Strikethrough
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Paragraph
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
                    self.builder.push(TreeNode::Image(sized(picture)));
                }
            }
            Event::Text(text) => picture.alt.push_str(&self.pieces.shown(&text)),
            Event::Code(text) => picture.alt.push_str(&self.pieces.source(&text)),
            Event::SoftBreak | Event::HardBreak => picture.alt.push(' '),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        // The parser gives `[^label]` as three texts where there is no such footnote.
        if text == "]" && self.recent[0] == "[" && self.recent[1].starts_with('^') {
            self.log.warn_about(
                Subject::MissingNote,
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
        self.runs(text);
    }
}

/// The meaning of tildes around a run: single ones lower a short run, as Pandoc has it.
fn strikes(source: &str) -> Tag {
    let inner = source.trim_matches('~');
    let is_short = inner.len() < 20 && !inner.contains(char::is_whitespace);
    match !source.starts_with("~~") && is_short {
        true => Tag::Subscript,
        false => Tag::Marked(Mark::Struck),
    }
}

/// The picture without the size that stands in its alternative text (Obsidian's `![alt|120](…)`).
fn sized(mut picture: SourcePicture) -> SourcePicture {
    if let Some((alt, size)) = picture.alt.rsplit_once('|')
        && let Some((width, height)) = dialects::size(size.trim())
    {
        (picture.width, picture.height) = (width, height);
        picture.alt = alt.trim_end().to_string();
    }
    picture
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
