//! The body: elements → blocks, with loose text between them as paragraphs.

use super::spans::SpanLine;
use super::table::table;
use super::{Element, Node};
use article::{
    Block, BlockKind, BoxOut, Code, Figure, Image, ImageSource, Item, Lang, List, Location,
    MAX_BLOCK_DEPTH, MAX_PIXELS, Span, Warning,
};

#[derive(Default)]
pub(super) struct Blocks {
    done: Vec<Block>,
    line: SpanLine,
    pub warnings: Vec<Warning>,
    /// Whether what is read stands in a header with the headline.
    pub is_grouped: bool,
    depth: usize,
}

/// The tags that a page can show and an article cannot.
const LEFT_OUT: [&str; 16] = [
    "applet", "audio", "button", "canvas", "dialog", "embed", "form", "iframe", "input", "math",
    "nav", "object", "select", "svg", "textarea", "video",
];

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
    }

    /// The blocks within an element.
    pub(super) fn within(&mut self, element: &Element) -> Vec<Block> {
        let outside = Blocks { depth: self.depth + 1, ..Blocks::default() };
        let outside = std::mem::replace(self, outside);
        self.children(element);
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
        if !spans.is_empty() {
            self.done.push(Block::new(BlockKind::Paragraph { spans }));
        }
    }

    pub(super) fn element(&mut self, element: &Element) {
        if element.is(&LEFT_OUT) {
            self.leave_out(element);
            return;
        }
        if element.is_inline() {
            self.line.element(element, &mut self.warnings);
            return;
        }
        if element.is(&["img"]) {
            self.end_line();
            self.picture(element, element);
            return;
        }
        self.end_line();
        let kind = match element.tag.as_str() {
            "h1" | "h2" => Some(BlockKind::Heading { level: 2, spans: self.spans(element) }),
            "h3" => Some(BlockKind::Heading { level: 3, spans: self.spans(element) }),
            "h4" | "h5" | "h6" => Some(BlockKind::Heading { level: 4, spans: self.spans(element) }),
            "pre" => Some(code(element)),
            "hr" => Some(BlockKind::Break),
            "table" if is_regular(element) => {
                Some(BlockKind::Table(Box::new(table(element, &mut self.warnings))))
            }
            _ if self.depth + 1 >= MAX_BLOCK_DEPTH => {
                self.text(&element.text());
                self.end_line();
                return;
            }
            "ul" | "ol" | "menu" => Some(self.list(element)),
            "blockquote" if element.has("class", &["pullquote"]) => Some(self.pullquote(element)),
            "blockquote" => Some(self.quote(element)),
            "aside" if element.has("class", &["pullquote"]) => Some(self.pullquote(element)),
            "aside" | "details" => Some(self.aside(element)),
            _ if element.has("role", &["note"]) => Some(self.aside(element)),
            "figure" => {
                self.figure(element);
                return;
            }
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

    fn leave_out(&mut self, element: &Element) {
        let text = element.text();
        let what = match text.as_str() {
            "" => "it is left out",
            _ => "it is left out, and its text stays",
        };
        self.warnings.push(Warning::new(
            Location::Path(element.tag.clone()),
            format!("an article cannot hold a <{}>: {what}", element.tag),
        ));
        self.text(&format!(" {text} "));
    }

    fn children(&mut self, element: &Element) {
        for child in &element.children {
            match child {
                Node::Text(text) => self.text(text),
                Node::Element(child) => self.element(child),
            }
        }
    }

    fn push(&mut self, element: &Element, kind: BlockKind) {
        let mut block = Block::new(kind);
        name(&mut block, element);
        self.done.push(block);
    }

    /// The text of an element as one line, whatever is in it.
    fn spans(&mut self, element: &Element) -> Vec<Span> {
        let mut line = SpanLine::default();
        for child in &element.children {
            match child {
                Node::Text(text) => line.text(text),
                Node::Element(child) => line.element(child, &mut self.warnings),
            }
        }
        line.take()
    }

    fn list(&mut self, element: &Element) -> BlockKind {
        let start = element.attribute("start").and_then(|start| start.parse().ok()).unwrap_or(1);
        // Blocks of a list count twice: for the list, and for its item.
        let items = element.children.iter().filter_map(|child| match child {
            Node::Element(item) => Some(self.within(item)),
            Node::Text(text) if !text.trim().is_empty() => {
                Some(vec![Block::paragraph(text.trim())])
            }
            Node::Text(_) => None,
        });
        let items = items.filter(|item| !item.is_empty()).map(Item::from).collect();
        BlockKind::List(List { ordered: element.is(&["ol"]), start, items, ..List::default() })
    }

    fn quote(&mut self, element: &Element) -> BlockKind {
        let is_attribution = |child: &Element| child.is(&["footer", "cite"]);
        let mut rest = Element {
            tag: "div".into(),
            attributes: Vec::new(),
            children: element.children.clone(),
        };
        let place = rest
            .children
            .iter()
            .rposition(|child| matches!(child, Node::Element(child) if is_attribution(child)));
        let attribution = match place.map(|index| rest.children.remove(index)) {
            Some(Node::Element(attribution)) => self.spans(&attribution),
            _ => Vec::new(),
        };
        BlockKind::Quote { blocks: self.within(&rest), attribution }
    }

    fn pullquote(&mut self, element: &Element) -> BlockKind {
        match self.quote(element) {
            BlockKind::Quote { attribution, .. } => {
                let attributed = element
                    .elements()
                    .filter(|child| child.is(&["footer", "cite"]))
                    .last()
                    .map(Element::text)
                    .unwrap_or_default();
                let text = element.text();
                let text = text.strip_suffix(attributed.as_str()).unwrap_or(&text).trim_end();
                BlockKind::Pullquote { spans: vec![Span::text(text)], attribution }
            }
            other => other,
        }
    }

    fn aside(&mut self, element: &Element) -> BlockKind {
        let is_title = |child: &Element| child.is(&["h1", "h2", "h3", "h4", "h5", "h6", "summary"]);
        let first = element.elements().next().filter(|child| is_title(child));
        let title = first.map(|child| self.spans(child)).unwrap_or_default();
        let mut rest = element.clone();
        if first.is_some() {
            let index = rest
                .children
                .iter()
                .position(|child| matches!(child, Node::Element(_)))
                .unwrap_or_default();
            rest.children.remove(index);
        }
        BlockKind::Box(BoxOut { title, blocks: self.within(&rest), ..BoxOut::default() })
    }

    fn figure(&mut self, element: &Element) {
        let caption =
            element.find(&|found| found.is(&["figcaption"])).map(Element::text).unwrap_or_default();
        match element.find(&|found| found.is(&["img"])) {
            Some(image) if element.text() == caption => self.picture(image, element),
            // A figure around a table, a quotation or code is that.
            _ => self.children(element),
        }
        self.end_line();
    }

    fn picture(&mut self, image: &Element, figure: &Element) {
        let caption = figure.find(&|found| found.is(&["figcaption"]));
        let is_credit = |found: &Element| {
            found.has("class", &["credit", "copyright"])
                || found.has("itemprop", &["copyrightHolder"])
        };
        let credit = caption.and_then(|caption| caption.elements().find(|child| is_credit(child)));
        let own: Option<Element> = caption.map(|caption| {
            let rest = caption
                .children
                .iter()
                .filter(|child| !matches!(child, Node::Element(child) if is_credit(child)));
            Element { children: rest.cloned().collect(), ..caption.clone() }
        });
        let caption = own.map(|caption| self.spans(&caption)).unwrap_or_default();
        let alt = image.attribute("alt").unwrap_or_default().to_string();
        let size = |name| {
            image
                .attribute(name)
                .and_then(|pixels| pixels.parse().ok())
                .filter(|n| *n <= MAX_PIXELS)
        };
        match ImageSource::parse(image.attribute("src").unwrap_or_default()) {
            Ok(src) => {
                let image = Image { src, alt, width: size("width"), height: size("height") };
                let credit = credit.map(Element::text).unwrap_or_default();
                self.push(
                    figure,
                    BlockKind::Figure(Box::new(Figure { caption, credit, ..Figure::new(image) })),
                );
            }
            Err(refused) => {
                self.warnings.push(Warning::new(
                    Location::Path("img".into()),
                    format!("a picture is left out: {refused}"),
                ));
                self.text(&alt);
                self.end_line();
                if !caption.is_empty() {
                    self.done.push(Block::new(BlockKind::Paragraph { spans: caption }));
                }
            }
        }
    }
}

/// The element's own id and language.
fn name(block: &mut Block, element: &Element) {
    if let Some(id) = element.attribute("id") {
        block.id = id.to_string();
    }
    block.lang = block.lang.take().or_else(|| element.attribute("lang").and_then(Lang::parse));
}

fn code(element: &Element) -> BlockKind {
    let named = |element: &Element| {
        let classes = element.attribute("class")?.split_ascii_whitespace();
        classes
            .filter_map(|class| class.strip_prefix("language-").or(class.strip_prefix("lang-")))
            .map(str::to_string)
            .next()
    };
    let language = named(element).or_else(|| element.elements().find_map(named));
    let text = element.raw_text();
    let text = text.strip_prefix('\n').unwrap_or(&text);
    let text = text.strip_suffix('\n').unwrap_or(text).to_string();
    BlockKind::Code(Box::new(Code { language, text, ..Code::default() }))
}

/// Whether all text of a table is in its caption and in cells of rows; what is not so is laid out
/// as it comes.
fn is_regular(element: &Element) -> bool {
    element.children.iter().all(|child| match child {
        Node::Text(text) => text.trim().is_empty(),
        Node::Element(child) => match child.tag.as_str() {
            "thead" | "tbody" | "tfoot" => element.is(&["table"]) && is_regular(child),
            "tr" => !element.is(&["tr"]) && is_regular(child),
            "td" | "th" => element.is(&["tr"]),
            "caption" | "colgroup" => element.is(&["table"]),
            _ => false,
        },
    })
}

fn is_empty(kind: &BlockKind) -> bool {
    match kind {
        BlockKind::Heading { spans, .. } => spans.is_empty(),
        BlockKind::List(list) => list.items.is_empty(),
        BlockKind::Quote { blocks, attribution } => blocks.is_empty() && attribution.is_empty(),
        BlockKind::Box(content) => content.title.is_empty() && content.blocks.is_empty(),
        BlockKind::Table(table) => table.rows.is_empty() && table.head.is_empty(),
        BlockKind::Code(code) => code.text.is_empty(),
        BlockKind::Pullquote { spans, .. } => spans.is_empty(),
        BlockKind::Definitions { items } => items.is_empty(),
        BlockKind::Gallery { blocks, .. } => blocks.is_empty(),
        BlockKind::Paragraph { .. }
        | BlockKind::Verse { .. }
        | BlockKind::Figure(_)
        | BlockKind::Formula(_)
        | BlockKind::Embed(_)
        | BlockKind::Break => false,
    }
}
