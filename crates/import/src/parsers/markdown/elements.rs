//! HTML's elements among the events → the tree.

use super::events::TreeReader;
use super::html::{self, OpenTag, Token};
use super::tags::{self, Meaning};
use super::tree::{Tag, TreeElement, TreeNode};
use article::Lang;

impl TreeReader<'_, '_> {
    /// Reads a piece of HTML, whose first line is given, from within a line or as a block.
    pub(super) fn html(&mut self, html: &str, first_line: usize, inline: bool) {
        for (token, lines) in html::tokens(html) {
            self.line = first_line + lines;
            self.log.line = self.line;
            match token {
                Token::Text(text) if self.builder.is_verbatim() => {
                    self.builder.push(TreeNode::Text(self.pieces.source(&text)))
                }
                Token::Text(text) if inline => self.runs(&text),
                Token::Text(text) => match has_marks(&text) {
                    true => self.marked(&text),
                    false => self.runs(&one_line(&text)),
                },
                Token::Open(tag) => self.open_tag(tag.map(|text| self.pieces.source(text)), inline),
                Token::Close(name) => self.close_tag(&name),
                Token::EndlessComment => self
                    .log
                    .warn(self.line, "an HTML comment that never ends hides what follows it"),
            }
        }
    }

    /// Adds the text of an HTML block that has marks of Markdown, which many renderers read there;
    /// nothing in it begins a block.
    fn marked(&mut self, text: &str) {
        let ends = |text: &str| text.chars().next_back().is_some_and(char::is_whitespace);
        if text.starts_with(char::is_whitespace) {
            self.runs(" ");
        }
        for (place, line) in text.trim().lines().enumerate() {
            if place > 0 {
                self.builder.push(TreeNode::SoftBreak);
            }
            self.in_line(line.trim());
        }
        if ends(text) {
            self.runs(" ");
        }
    }

    fn open_tag(&mut self, tag: OpenTag, inline: bool) {
        let name = tag.name.as_str();
        if matches!(name, "rt" | "rp" | "rb") {
            self.builder.close_html(&["rt", "rp"], &["ruby"]);
        }
        let meaning = tags::meaning(&tag);
        if !inline && matches!(meaning, Meaning::Block(_) | Meaning::Wrapper | Meaning::Rule) {
            self.close_implied(name);
        }
        let lang = self.lang(&tag);
        match meaning {
            Meaning::Block(block) if !inline => {
                let element = self.element_of(block, &tag, lang);
                self.builder.open_html(name, Some(element), self.log);
            }
            Meaning::Wrapper if name == "picture" && inline => self.sources.clear(),
            Meaning::Wrapper if !inline => {
                self.sources.clear();
                let is_section = lang.is_some() || tags::direction(&tag).is_some();
                let section = is_section.then(|| self.element_of(Tag::Section, &tag, lang));
                self.builder.open_html(name, section, self.log);
            }
            Meaning::Rule if !inline => self.builder.push(TreeNode::Rule),
            Meaning::Block(_) | Meaning::Wrapper if self.line_in_cell(name) => {}
            Meaning::Block(_) | Meaning::Wrapper | Meaning::Rule => {
                self.text_kept(name, " within a paragraph");
                self.builder.push(TreeNode::Text(" ".into()));
            }
            Meaning::Mark(mark) => self.open_mark(mark, &tag, lang),
            Meaning::LineBreak => self.builder.push(TreeNode::LineBreak),
            Meaning::Picture => {
                let sources = std::mem::take(&mut self.sources);
                let picture = tags::picture(&tag, &sources, self.line);
                self.builder.push(TreeNode::Image(picture));
            }
            Meaning::Raw => {
                self.log.warn(self.line, format!("<{name}> and what is in it were left out"));
                // The tokens of a block skip the content themselves.
                if inline || name == "svg" {
                    let element = self.element_of(Tag::Dropped, &tag, lang);
                    self.builder.open_html(name, Some(element), self.log);
                }
            }
            // A place where a line may end.
            Meaning::Nothing if name == "wbr" => {
                self.builder.push(TreeNode::Text("\u{200b}".into()))
            }
            Meaning::Nothing => self.add_source(&tag),
            Meaning::Unknown => self.text_kept(name, ""),
        }
    }

    /// Begins a line for a block in a cell, which holds lines alone; whether it is one.
    fn line_in_cell(&mut self, name: &str) -> bool {
        let is_cell = matches!(self.builder.tag_mut(), Some(Tag::TableCell { .. }));
        if !is_cell || !matches!(name, "ul" | "ol" | "li" | "p" | "div") {
            return false;
        }
        let is_begun = self.builder.last().is_some_and(|last| !matches!(last, TreeNode::LineBreak));
        if is_begun && !matches!(name, "ul" | "ol") {
            self.builder.push(TreeNode::LineBreak);
        }
        if name == "li" {
            self.builder.push(TreeNode::Text("• ".into()));
        }
        true
    }

    fn open_mark(&mut self, mark: Option<Tag>, tag: &OpenTag, lang: Option<Lang>) {
        let name = tag.name.as_str();
        let is_named = lang.is_some() || own_id(tag).is_some();
        match mark.or_else(|| is_named.then_some(Tag::Foreign)) {
            Some(mark) => {
                let element = self.element_of(mark, tag, lang);
                self.builder.open_html(name, Some(element), self.log);
                if is_empty_embed(name) {
                    self.builder.close_html(&[name], &[]);
                }
            }
            None => self.text_kept(name, ""),
        }
    }

    /// An element of the tree, with what its tag says of it in attributes.
    fn element_of(&self, tag: Tag, open: &OpenTag, lang: Option<Lang>) -> TreeElement {
        let id = own_id(open).map(str::to_string);
        TreeElement { id, lang, dir: tags::direction(open), ..TreeElement::new(tag, self.line) }
    }

    /// Gives the open recording the file or the captions that an element within it names, or the
    /// picture that is to come its sources.
    fn add_source(&mut self, tag: &OpenTag) {
        match self.builder.tag_mut() {
            Some(Tag::Embed(embed)) if tag.name == "track" => embed.tracks.extend(tags::track(tag)),
            Some(Tag::Embed(embed)) if embed.href.is_empty() => {
                embed.href = tag.attribute("src").unwrap_or_default().trim().into();
            }
            Some(Tag::Embed(_)) => {}
            _ if tag.name == "source" => self.sources.extend(tags::offered(tag)),
            _ => {}
        }
    }

    fn text_kept(&mut self, name: &str, place: &str) {
        self.log.warn(self.line, format!("<{name}>{place} was left out and its text kept"));
    }

    fn lang(&mut self, tag: &OpenTag) -> Option<Lang> {
        let lang = tag.attribute("lang")?;
        let parsed = Lang::parse(lang);
        if parsed.is_none() && !lang.is_empty() {
            self.log.warn(
                self.line,
                format!(
                    "lang=\u{201c}{lang}\u{201d} is not a language tag (such as en or zh-Hans, \
                     with at most 35 letters) and was left out"
                ),
            );
        }
        parsed
    }

    fn close_tag(&mut self, name: &str) {
        // What Markdown put between the two tags is closed by then, or the tag stands at the end of
        // its last line; a closing tag without an opening one means nothing.
        if !self.builder.close_html(&[name], &[]) {
            self.builder.close_around(name);
        }
    }

    /// Closes what the tag's opening implies to be closed (WHATWG HTML §13.1.2.4, "optional tags").
    fn close_implied(&mut self, name: &str) {
        self.builder.close_html(&LINES, &AROUND);
        match name {
            "li" => self.builder.close_html(&["li"], &["ul", "ol"]),
            "dt" | "dd" => self.builder.close_html(&["dt", "dd"], &["dl"]),
            "td" | "th" => self.builder.close_html(&["td", "th"], &["tr", "table"]),
            "tr" => self.builder.close_html(&["tr"], &["table"]),
            "thead" | "tbody" | "tfoot" => {
                self.builder.close_html(&["thead", "tbody", "tfoot"], &["table"])
            }
            _ => false,
        };
    }
}

/// The id of an element, or the name of an anchor.
fn own_id(tag: &OpenTag) -> Option<&str> {
    let anchor = tag.attribute("name").filter(|_| tag.name == "a");
    tag.attribute("id").or(anchor).filter(|id| !id.is_empty())
}

/// Whether an element that shows something of another page has no closing tag.
fn is_empty_embed(name: &str) -> bool {
    name == "embed"
}

/// HTML elements that hold one line of text and no blocks.
pub(super) const LINES: [&str; 7] = ["p", "h1", "h2", "h3", "h4", "h5", "h6"];

/// HTML elements beyond which nothing is closed by implication.
pub(super) const AROUND: [&str; 19] = [
    "dl",
    "dt",
    "dd",
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

/// Whether the title of front matter is read as Markdown: where it has marks or escapes them.
pub fn title_is_markdown(title: &str) -> bool {
    has_marks(title) || ["\\*", "\\~", "\\`", "&#91;"].iter().any(|escaped| title.contains(escaped))
}

/// Whether a text has marks of Markdown that mean nothing else: strong words, code, a link. One
/// asterisk may be anything.
pub(super) fn has_marks(text: &str) -> bool {
    let pair = |mark: &str| text.split_once(mark).is_some_and(|(_, rest)| rest.contains(mark));
    pair("**") || pair("~~") || pair("`") || text.contains("](")
}
