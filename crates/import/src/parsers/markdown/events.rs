//! The parser's events, and the HTML among them → the tree.

use super::Log;
use super::builder::Builder;
use super::html::{self, OpenTag, Token};
use super::tags::{self, Meaning};
use super::tree::{SourcePicture, Tag, TreeElement, TreeNode};
use article::{self, Lang};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag as Start, TagEnd};

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

struct TreeReader<'l, 'w> {
    builder: Builder,
    log: &'l mut Log<'w>,
    line: usize,
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
                let language = match &kind {
                    // The info string's first word names the language; a comma begins its options
                    // in some dialects.
                    CodeBlockKind::Fenced(info) => info
                        .split([' ', '\t', ',', '{'])
                        .next()
                        .filter(|word| !word.is_empty())
                        .map(str::to_string),
                    CodeBlockKind::Indented => None,
                };
                self.code = Some((language, String::new()));
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
            Start::TableCell => {
                let align = self.aligns.get(self.column).copied().unwrap_or_default();
                self.column += 1;
                Tag::TableCell { header: self.in_head, align }
            }
            Start::Emphasis => Tag::Emphasis,
            Start::Strong => Tag::Strong,
            Start::Superscript => Tag::Superscript,
            Start::Subscript => Tag::Subscript,
            Start::Link { dest_url, title, link_type, .. } => {
                if !title.is_empty() {
                    self.log.warn(
                        self.line,
                        format!("the link's title \u{201c}{title}\u{201d} was left out"),
                    );
                }
                let mail = link_type == pulldown_cmark::LinkType::Email
                    && !dest_url.starts_with("mailto:");
                Tag::Link {
                    href: if mail { format!("mailto:{dest_url}") } else { dest_url.into_string() },
                }
            }
            Start::Image { dest_url, title, .. } => {
                let picture = SourcePicture {
                    src: dest_url.into_string(),
                    title: title.into_string(),
                    line: self.line,
                    ..SourcePicture::default()
                };
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

    fn html(&mut self, html: &str, first_line: usize, inline: bool) {
        for (token, lines) in html::tokens(html) {
            self.line = first_line + lines;
            self.log.line = self.line;
            match token {
                Token::Text(text) if inline || *self.builder.tag() == Tag::Verbatim => {
                    self.builder.push(TreeNode::Text(text))
                }
                Token::Text(text) => self.builder.push(TreeNode::Text(one_line(&text))),
                Token::Open(tag) => self.open_tag(tag, inline),
                Token::Close(name) => self.close_tag(&name),
                Token::EndlessComment => self
                    .log
                    .warn(self.line, "an HTML comment that never ends hides what follows it"),
            }
        }
    }

    fn open_tag(&mut self, tag: OpenTag, inline: bool) {
        let name = tag.name.as_str();
        let meaning = tags::meaning(&tag);
        if !inline {
            match meaning {
                Meaning::Mark(_)
                | Meaning::LineBreak
                | Meaning::Picture
                | Meaning::Nothing
                | Meaning::Unknown
                | Meaning::Raw => {}
                Meaning::Block(_) | Meaning::Wrapper | Meaning::Rule => self.close_implied(name),
            }
        }
        let lang = tag.attribute("lang").and_then(|lang| {
            let parsed = Lang::parse(lang);
            if parsed.is_none() && !lang.is_empty() {
                self.log.warn(
                    self.line,
                    format!(
                        "lang=\u{201c}{lang}\u{201d} is not a language tag (such as en or \
                         zh-Hans, with at most 35 letters) and was left out"
                    ),
                );
            }
            parsed
        });
        let anchor = tag.attribute("name").filter(|_| name == "a");
        let id = tag.attribute("id").or(anchor).filter(|id| !id.is_empty()).map(str::to_string);
        let line = self.line;
        let is_named = lang.is_some() || id.is_some();
        let element = |tag| TreeElement { id, lang: lang.clone(), ..TreeElement::new(tag, line) };
        match meaning {
            Meaning::Block(Tag::Verbatim) if !inline => {
                self.builder.open_html(name, Some(element(Tag::Verbatim)), self.log)
            }
            Meaning::Block(tag) if !inline => {
                self.builder.open_html(name, Some(element(tag)), self.log)
            }
            Meaning::Wrapper if !inline => {
                let section = lang.is_some().then(|| element(Tag::Section));
                self.builder.open_html(name, section, self.log);
            }
            Meaning::Mark(Some(mark)) => {
                self.builder.open_html(name, Some(element(mark)), self.log)
            }
            Meaning::Mark(None) if is_named => {
                self.builder.open_html(name, Some(element(Tag::Foreign)), self.log)
            }
            Meaning::Mark(None) => {
                self.log.warn(line, format!("<{name}> was left out and its text kept"))
            }
            Meaning::LineBreak => self.builder.push(TreeNode::LineBreak),
            Meaning::Rule if !inline => self.builder.push(TreeNode::Rule),
            Meaning::Picture => self.builder.push(TreeNode::Image(tags::picture(&tag, line))),
            Meaning::Raw => {
                self.log.warn(line, format!("<{name}> and what is in it were left out"));
                // The tokens of a block skip the content themselves.
                if inline {
                    self.builder.open_html(name, Some(element(Tag::Dropped)), self.log);
                }
            }
            Meaning::Nothing => {}
            Meaning::Block(_) | Meaning::Wrapper | Meaning::Rule => {
                self.log.warn(
                    line,
                    format!("<{name}> within a paragraph was left out and its text kept"),
                );
                self.builder.push(TreeNode::Text(" ".into()));
            }
            Meaning::Unknown => {
                self.log.warn(line, format!("<{name}> was left out and its text kept"))
            }
        }
    }

    fn close_tag(&mut self, name: &str) {
        // What Markdown put between the two tags is closed by then; a closing tag without an
        // opening one means nothing.
        self.builder.close_html(&[name], &[]);
    }

    /// Closes what the tag's opening implies to be closed (WHATWG HTML §13.1.2.4, "optional tags").
    fn close_implied(&mut self, name: &str) {
        self.builder.close_html(&LINES, &AROUND);
        match name {
            "li" => self.builder.close_html(&["li"], &["ul", "ol"]),
            "td" | "th" => self.builder.close_html(&["td", "th"], &["tr", "table"]),
            "tr" => self.builder.close_html(&["tr"], &["table"]),
            "thead" | "tbody" | "tfoot" => {
                self.builder.close_html(&["thead", "tbody", "tfoot"], &["table"])
            }
            _ => false,
        };
    }
}

/// HTML elements that hold one line of text and no blocks.
const LINES: [&str; 7] = ["p", "h1", "h2", "h3", "h4", "h5", "h6"];

/// HTML elements beyond which nothing is closed by implication.
const AROUND: [&str; 16] = [
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "blockquote",
    "aside",
    "details",
    "figure",
    "div",
    "section",
    "footer",
    "summary",
    "figcaption",
];

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

/// Each run of blanks as one space.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_ascii_whitespace() {
            true if line.ends_with(' ') => {}
            true => line.push(' '),
            false => line.push(c),
        }
    }
    line
}
