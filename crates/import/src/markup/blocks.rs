//! The body: elements → blocks, with loose text between them as paragraphs.

use super::callouts::callout;
use super::code::code;
use super::formulas;
use super::spans::{SpanLine, trim_end};
use super::table::{is_regular, table};
use super::tags::{self, Place};
use super::{Element, Node};
use article::{Block, BlockKind, Direction, Lang, MAX_BLOCK_DEPTH, Span, Warning};

#[derive(Default)]
pub(super) struct Blocks {
    done: Vec<Block>,
    line: SpanLine,
    pub warnings: Vec<Warning>,
    /// Whether what is read stands in a header with the headline.
    pub is_grouped: bool,
    depth: usize,
}

impl Blocks {
    pub(super) fn take(&mut self) -> Vec<Block> {
        self.end_line();
        std::mem::take(&mut self.done)
    }

    /// Whether nothing has been read yet that can be seen.
    pub(super) fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    pub(super) fn count(&self) -> usize {
        self.done.len()
    }

    /// The language of a group holds for the blocks in it, those from `before` on, that have none
    /// of their own.
    pub(super) fn in_language_of(&mut self, element: &Element, before: usize) {
        if let Some(lang) = element.attribute("lang").and_then(Lang::parse) {
            self.done[before..]
                .iter_mut()
                .filter(|block| block.lang.is_none())
                .for_each(|block| block.lang = Some(lang.clone()));
        }
        if let Some(dir) = direction(element) {
            self.done[before..].iter_mut().for_each(|block| block.dir = block.dir.or(Some(dir)));
        }
    }

    /// The blocks within an element.
    pub(super) fn within(&mut self, element: &Element) -> Vec<Block> {
        self.apart(|blocks| blocks.children(element))
    }

    /// The blocks that `read` reads, apart from those before.
    pub(super) fn apart(&mut self, read: impl FnOnce(&mut Self)) -> Vec<Block> {
        let outside = Blocks { depth: self.depth + 1, ..Blocks::default() };
        let outside = std::mem::replace(self, outside);
        read(self);
        let done = self.take();
        let warnings = std::mem::replace(self, outside).warnings;
        self.warnings.extend(warnings);
        done
    }

    pub(super) fn text(&mut self, text: &str) {
        self.line.text(text);
    }

    /// A group of blocks begins on a line of its own.
    pub(super) fn group(&mut self, element: &Element) {
        if !element.is_inline() {
            self.end_line();
        }
    }

    pub(super) fn end_line(&mut self) {
        let spans = self.line.take();
        // Editors put unbreakable blanks where they mean nothing.
        let is_blank = |span: &Span| match span {
            Span::Text(text) => text.chars().all(|c| c.is_whitespace() || c == '\u{200b}'),
            span => *span == Span::LineBreak,
        };
        // Two line ends part paragraphs, as pages have them that were written by hand.
        let mut paragraph: Vec<Span> = Vec::new();
        let mut breaks = 0;
        for span in spans {
            if span == Span::LineBreak {
                breaks += 1;
            } else if !is_blank(&span) {
                if breaks > 1 {
                    trim_end(&mut paragraph);
                    self.paragraph(std::mem::take(&mut paragraph), &is_blank);
                }
                breaks = 0;
            }
            if !(paragraph.is_empty() && is_blank(&span)) {
                paragraph.push(span);
            }
        }
        self.paragraph(paragraph, &is_blank);
    }

    fn paragraph(&mut self, spans: Vec<Span>, is_blank: &dyn Fn(&Span) -> bool) {
        if !spans.iter().all(is_blank) {
            self.done.push(Block::new(BlockKind::Paragraph { spans }));
        }
    }

    pub(super) fn element(&mut self, element: &Element) {
        if element.is_inline() {
            self.line.element(element, &mut self.warnings);
            return;
        }
        if tags::place(&element.tag) == Place::Foreign {
            self.foreign(element);
            return;
        }
        self.end_line();
        let callout = callout(element);
        let kind = match element.tag.as_str() {
            "img" => {
                self.picture(element, element, None);
                return;
            }
            "h1" | "h2" => Some(BlockKind::Heading { level: 2, spans: self.spans(element) }),
            "h3" => Some(BlockKind::Heading { level: 3, spans: self.spans(element) }),
            "h4" | "h5" | "h6" => Some(BlockKind::Heading { level: 4, spans: self.spans(element) }),
            "pre" | "listing" | "xmp" if is_verse(element) => Some(self.verse(element)),
            "pre" | "listing" | "xmp" | "plaintext" => Some(code(element)),
            "hr" => Some(BlockKind::Break),
            tags::DISPLAYED => Some(BlockKind::Formula(Box::new(formulas::formula(element)))),
            "table" if is_regular(element) => {
                Some(BlockKind::Table(Box::new(table(element, &mut self.warnings))))
            }
            _ if is_verse(element) && !element.is(&["blockquote"]) => Some(self.verse(element)),
            _ if self.depth + 1 >= MAX_BLOCK_DEPTH => {
                self.text(&element.text());
                self.end_line();
                return;
            }
            "ul" | "ol" | "menu" | "dir" => Some(self.list(element)),
            "dl" if has_term(element) => Some(self.definitions(element)),
            "blockquote" | "aside" if element.has("class", &tags::PULLED) => {
                Some(self.pullquote(element))
            }
            _ if callout.is_some() => callout.map(|callout| self.callout(element, callout)),
            "blockquote" => Some(self.quote(element)),
            "details" => Some(self.details(element)),
            "aside" => Some(self.aside(element)),
            _ if element.has("role", &["note"]) => Some(self.aside(element)),
            "figure" => {
                self.figure(element);
                return;
            }
            _ if super::figures::is_gallery(element) => {
                self.gallery(element, &[]);
                return;
            }
            "a" if self.linked_picture(element) => return,
            _ => None,
        };
        match kind {
            Some(kind) if is_empty(&kind) => {}
            Some(kind) => self.push(element, kind),
            None => {
                let before = self.done.len();
                self.children(element);
                self.end_line();
                // What the markup says of a group holds for its only block, such as a paragraph's
                // language.
                if let [block] = &mut self.done[before..] {
                    name(block, element);
                } else {
                    self.in_language_of(element, before);
                }
            }
        }
    }

    /// Reads an element that an article cannot hold: a card of another page, or else a warning.
    fn foreign(&mut self, element: &Element) {
        if self.embed(element) {
            return;
        }
        let text = element.text();
        // Buttons act on the page, and nobody reads them; other things may hold the text.
        let stays = !element.is(&["button", "input", "select", "textarea", "svg"]);
        let told = format!("an article cannot hold a <{}>: it is left out", element.tag);
        let message = match text.as_str() {
            "" if element.is(&["form", "nav", "svg", "button", "input", "dialog"]) => None,
            "" => Some(told),
            _ if stays => Some(format!("{told}, and its text stays")),
            text => Some(format!("{told}: “{text}”")),
        };
        self.warnings.extend(message.map(|message| Warning::new(element.location(), message)));
        if element.is(&["form", "nav", "dialog", "object", "canvas"])
            && self.depth + 1 < MAX_BLOCK_DEPTH
        {
            self.end_line();
            self.children(element);
            self.end_line();
        } else if stays {
            self.text(&format!(" {text} "));
        } else {
            self.text(" ");
        }
    }

    pub(super) fn children(&mut self, element: &Element) {
        let is_unknown = |child: &Element| tags::place(&child.tag) == Place::Unknown;
        // Unknown elements with no words beside them stand for paragraphs.
        let has_line = element.children.iter().any(|child| match child {
            Node::Text(text) => !text.trim().is_empty(),
            Node::Element(child) => child.is_inline() && !is_unknown(child) && !child.is(&["br"]),
        });
        for child in &element.children {
            match child {
                Node::Text(text) => self.text(text),
                Node::Element(child) => {
                    self.element(child);
                    if !has_line && is_unknown(child) {
                        self.end_line();
                    }
                }
            }
        }
    }

    /// Adds a block that is done.
    pub(super) fn put(&mut self, block: Block) {
        self.end_line();
        self.done.push(block);
    }

    pub(super) fn push(&mut self, element: &Element, kind: BlockKind) {
        let mut block = Block::new(kind);
        name(&mut block, element);
        self.done.push(block);
    }

    /// The text of an element as one line, whatever is in it.
    pub(super) fn spans(&mut self, element: &Element) -> Vec<Span> {
        let mut line = SpanLine::default();
        line.children_of(element, &mut self.warnings);
        line.take()
    }

    fn verse(&mut self, element: &Element) -> BlockKind {
        BlockKind::Verse { spans: super::verse::verse(element, &mut self.warnings) }
    }
}

/// Whether an element is a poem, whose lines stay as they are.
pub(super) fn is_verse(element: &Element) -> bool {
    element.has("class", &["verse", "poem", "poetry", "line-block", "wp-block-verse"])
        || element
            .attribute("epub:type")
            .is_some_and(|kinds| kinds.contains("verse") || kinds.contains("poem"))
}

fn has_term(element: &Element) -> bool {
    element.elements().any(|child| child.is(&["dt"]) || child.is(&["div"]) && has_term(child))
}

/// The direction that an element says.
fn direction(element: &Element) -> Option<Direction> {
    match element.attribute("dir")? {
        dir if dir.eq_ignore_ascii_case("rtl") => Some(Direction::RightToLeft),
        dir if dir.eq_ignore_ascii_case("ltr") => Some(Direction::LeftToRight),
        _ => None,
    }
}

/// The element's own id, language and direction.
pub(super) fn name(block: &mut Block, element: &Element) {
    if let Some(id) = element.attribute("id") {
        block.id = id.to_string();
    }
    block.lang = block.lang.take().or_else(|| element.attribute("lang").and_then(Lang::parse));
    block.dir = block.dir.or_else(|| direction(element));
}

fn is_empty(kind: &BlockKind) -> bool {
    match kind {
        BlockKind::Heading { spans, .. }
        | BlockKind::Pullquote { spans, .. }
        | BlockKind::Verse { spans } => spans.is_empty(),
        BlockKind::List(list) => list.items.is_empty(),
        BlockKind::Quote { blocks, attribution } => blocks.is_empty() && attribution.is_empty(),
        BlockKind::Box(content) => content.title.is_empty() && content.blocks.is_empty(),
        BlockKind::Table(table) => table.cells().next().is_none() && table.caption.is_empty(),
        BlockKind::Code(code) => code.text.is_empty(),
        BlockKind::Definitions { items } => items.is_empty(),
        BlockKind::Gallery { blocks, .. } => blocks.is_empty(),
        BlockKind::Formula(formula) => formula.tex.is_empty() && formula.math.is_empty(),
        BlockKind::Paragraph { .. }
        | BlockKind::Figure(_)
        | BlockKind::Recording(_)
        | BlockKind::Embed(_)
        | BlockKind::Break => false,
    }
}
