//! Code, formulas and cards as they were written: the reader of markup tidies what generators make of
//! them, and here nothing is to be tidied. Each is taken out of the tree before that is read, and put
//! into the article where its number came to stand.

use crate::markup::tags::IN_LINE;
use crate::markup::{self, Element, Node};
use crate::parsers::post::element;
use article::{Article, Block, BlockKind, Code, Embed, Formula, Href, Span};

/// The site and the source that stand for what was taken out, with its number behind it.
const SITE: &str = "https://article-viewer.invalid/";
const TEX: &str = "articleViewerHolds";

/// The parts that were taken out of a tree.
#[derive(Default)]
pub(super) struct Exact {
    blocks: Vec<BlockKind>,
    formulas: Vec<Formula>,
}

impl Exact {
    /// Takes everything out of a tree that is to stay as it is.
    pub(super) fn take(root: &mut Element) -> Self {
        let mut exact = Self::default();
        mark_pictures(root, false);
        exact.take_from(root);
        exact
    }

    fn take_from(&mut self, around: &mut Element) {
        for child in around.elements_mut() {
            // Books have the sides of cells in their style.
            if child.is(&["td", "th"]) {
                let side = ["center", "end"]
                    .iter()
                    .find(|side| child.has("class", &[&format!("at-{side}")]));
                child.attributes.extend(side.map(|side| ("align".into(), (*side).into())));
            }
            if child.is(&["figure"]) && child.has("class", &["embed"]) {
                self.take_from(child);
            }
            let block = match () {
                () if child.is(&["pre"]) && !child.has("class", &["verse"]) => Some(code(child)),
                () if child.is(&["figure"]) && child.has("class", &["embed"]) => card(child),
                () if child.is(&["p"]) && child.has("class", &["formula"]) => displayed(child),
                () => None,
            };
            if let Some(block) = block {
                let src = format!("{SITE}{}", self.blocks.len());
                self.blocks.push(block);
                child.tag = "iframe".into();
                child.children.clear();
                child.attributes.retain(|(name, _)| matches!(name.as_str(), "id" | "lang" | "dir"));
                child.attributes.push(("src".into(), src));
            } else if let Some(formula) = formula(child) {
                let tex = format!("\\({TEX}{}\\)", self.formulas.len());
                self.formulas.push(formula);
                *child = element("span", &[("class", "math")], vec![Node::Text(tex)]);
            } else {
                self.take_from(child);
            }
        }
    }

    /// Puts it back.
    pub(super) fn put(mut self, article: &mut Article) {
        article.each_block_mut(|block| {
            if let BlockKind::Embed(embed) = &block.kind
                && let Some(number) = embed.href.as_str().strip_prefix(SITE)
                && let Some(kind) = number.parse().ok().and_then(|number: usize| {
                    self.blocks
                        .get_mut(number)
                        .map(|kind| std::mem::replace(kind, BlockKind::Break))
                })
            {
                block.kind = kind;
            }
            block.lines_mut().into_iter().for_each(|line| put_formulas(line, &self.formulas));
        });
        put_formulas(&mut article.source, &self.formulas);
    }
}

/// Says of every picture that is not a figure's own that it stands in a line.
fn mark_pictures(element: &mut Element, is_figure: bool) {
    let is_link = is_figure && element.is(&["a"]);
    let holds_figure = element.is(&["figure"]) && !element.has("class", &["embed"]) || is_link;
    for child in element.elements_mut() {
        if child.is(&["img"]) && !holds_figure {
            child.attributes.push((IN_LINE.into(), String::new()));
        }
        mark_pictures(child, holds_figure);
    }
}

fn put_formulas(spans: &mut [Span], formulas: &[Formula]) {
    for span in spans {
        match span {
            Span::Formula(formula) => {
                let number = formula.tex.strip_prefix(TEX).and_then(|number| number.parse().ok());
                if let Some(own) = number.and_then(|number: usize| formulas.get(number)) {
                    **formula = own.clone();
                }
            }
            Span::Ruby { spans, reading } => {
                put_formulas(spans, formulas);
                put_formulas(reading, formulas);
            }
            span => put_formulas(span.children_mut(), formulas),
        }
    }
}

fn code(element: &Element) -> BlockKind {
    let text = |name: &str| element.attribute(name).map(str::to_string);
    let class = element.find(&|found| found.is(&["code"])).and_then(|code| code.attribute("class"));
    let language = class.and_then(|class| class.strip_prefix("language-")).map(str::to_string);
    let lines = text("data-line").unwrap_or_default();
    let lines = lines.split(',').filter_map(|line| line.parse().ok()).collect();
    let file = text("data-file");
    let text = element.raw_text();
    BlockKind::Code(Box::new(Code { language, file, text, lines, tokens: Vec::new() }))
}

/// A formula that stands by itself, with its number.
fn displayed(element: &Element) -> Option<BlockKind> {
    let number = element.find(&|found| found.has("class", &["number"])).map(Element::line_of_text);
    let formula = element.elements().find_map(formula)?;
    let number = number.unwrap_or_default();
    Some(BlockKind::Formula(Box::new(Formula { number, ..formula })))
}

/// A formula: its form and its source, or the source alone.
fn formula(element: &Element) -> Option<Formula> {
    if element.is(&["span"]) && element.has("class", &["math"]) {
        let tex = element.raw_text();
        let marks = [("\\(", "\\)"), ("\\[", "\\]")];
        let inner = |(begin, end)| tex.strip_prefix(begin)?.strip_suffix(end);
        let tex = marks.into_iter().find_map(inner)?;
        return Some(Formula { tex: tex.to_string(), ..Formula::default() });
    }
    if !element.is(&["math"]) {
        return None;
    }
    let tex = element.find(&|found| found.is(&["annotation"])).map(Element::raw_text);
    if let Some(tex) = tex.filter(|tex| !tex.is_empty()) {
        return Some(Formula { tex, ..Formula::default() });
    }
    // The form alone.
    let mut math = element.clone();
    math.attributes.clear();
    let row = math.find(&|found| found.is(&["mrow"])).map(|row| row.children.clone());
    math.children = row.unwrap_or_default();
    match first(math)?.kind {
        BlockKind::Paragraph { spans } => match spans.into_iter().next()? {
            Span::Formula(formula) => Some(unwrapped(*formula)),
            _ => None,
        },
        BlockKind::Formula(formula) => Some(unwrapped(*formula)),
        _ => None,
    }
}

/// A form without the row that stands for `<math>` itself.
fn unwrapped(mut formula: Formula) -> Formula {
    if formula.math.first().is_some_and(|part| part.tag == "mrow" && part.attributes.is_empty()) {
        formula.math.remove(0);
    }
    formula
}

/// A card for what is on another page.
fn card(element: &Element) -> Option<BlockKind> {
    let link = element.elements().find(|child| child.is(&["a"]))?;
    let href = Href::parse(link.attribute("href")?).ok()?;
    let line = |found: Option<&Element>| found.map(super::spans).unwrap_or_default();
    let has_title = !link.is_set("title");
    let title = if has_title { super::spans(link) } else { Vec::new() };
    let around = if has_title { element } else { link };
    let site = around.elements().find(|child| child.is(&["cite"])).map(Element::line_of_text);
    let image = element.elements().find(|child| child.is(&["img"])).and_then(markup::picture);
    let caption = line(element.elements().find(|child| child.is(&["figcaption"])));
    Some(BlockKind::Embed(Box::new(Embed {
        href,
        title,
        site: site.unwrap_or_default(),
        image,
        caption,
    })))
}

/// The first block of an element.
fn first(content: Element) -> Option<Block> {
    let mut root = Element::new("article");
    root.children.push(Node::Element(content));
    markup::read(root, None).0.body.into_iter().next()
}
