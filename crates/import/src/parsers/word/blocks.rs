//! Paragraphs and tables, one after the other.

use super::assembly::{Assembly, set_caption};
use super::numbering::Marker;
use super::runs::{CONTENTS, Line};
use super::styles::Kind;
use super::{Reader, child, tables, value};
use crate::markup::{Element, Node};

/// A paragraph or a table that was read.
pub(super) enum Item {
    Paragraph(Paragraph),
    Table(Vec<Node>),
}

pub(super) struct Paragraph {
    pub kind: Kind,
    pub marker: Option<Marker>,
    pub nodes: Vec<Node>,
    pub boxes: Vec<Element>,
    pub ids: Vec<String>,
    pub is_rtl: bool,
}

impl Reader<'_> {
    /// The blocks in the body, a cell, a note or a box.
    pub(super) fn blocks(&mut self, container: &Element) -> Vec<Node> {
        self.depth += 1;
        let mut items = Vec::new();
        self.collect(container, &mut items);
        self.depth -= 1;
        Assembly::default().of(items)
    }

    fn collect(&mut self, container: &Element, items: &mut Vec<Item>) {
        for part in container.elements() {
            match part.tag.as_str() {
                "w:p" => {
                    let paragraph = self.paragraph(part);
                    items.extend(paragraph.map(Item::Paragraph));
                }
                "w:tbl" => {
                    let caption = tables::caption(part).map(str::to_string);
                    let mut table = self.table(part);
                    if let (Some(caption), Some(Node::Element(table))) =
                        (caption, table.first_mut())
                    {
                        set_caption(table, vec![Node::Text(caption)]);
                    }
                    items.push(Item::Table(table));
                }
                "w:sdt" if is_contents(part) => self.reports.count(CONTENTS, self.location()),
                "w:sdt" => {
                    if let Some(content) = child(part, "w:sdtcontent") {
                        self.collect(content, items);
                    }
                }
                "w:ins" | "w:moveto" | "w:customxml" | "w:smarttag" => self.collect(part, items),
                "m:omathpara" | "m:omath" => {
                    let mut line = Line::default();
                    let mut around = Element::new("w:p");
                    around.children.push(Node::Element(part.clone()));
                    self.inline(&around, &mut line);
                    items.push(Item::Paragraph(Paragraph::of(line.take())));
                }
                "w:altchunk" => {
                    self.warn("a document within the document is left out".to_string());
                }
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Element) -> Option<Paragraph> {
        self.paragraph += 1;
        let properties = child(paragraph, "w:ppr");
        let style = properties.and_then(|own| value(own, "w:pstyle"));
        let mut kind = self.styles.kind(style);
        let outline = properties.and_then(|own| value(own, "w:outlinelvl"));
        let outline =
            outline.and_then(|outline| outline.parse::<u8>().ok()).filter(|level| *level < 9);
        if let (Kind::Text, Some(outline)) = (kind, outline) {
            kind = Kind::Heading(outline + 1);
        }
        if kind == Kind::Contents {
            // The fields in it end as any others do.
            self.inline(paragraph, &mut Line::default());
            self.reports.count(CONTENTS, self.location());
            return None;
        }
        let own = properties.and_then(|own| child(own, "w:numpr"));
        let list = match own {
            Some(own) => {
                let of_style = self.styles.list(style);
                let number = value(own, "w:numid").map(str::to_string);
                let level = value(own, "w:ilvl").and_then(|level| level.parse().ok());
                let level = level.or(of_style.as_ref().map(|(_, level)| *level)).unwrap_or(0);
                number.or(of_style.map(|(number, _)| number)).map(|number| (number, level))
            }
            None => self.styles.list(style),
        };
        let mut line = Line { kind: Some(kind), ..Line::default() };
        self.inline(paragraph, &mut line);
        let boxes = std::mem::take(&mut line.boxes);
        let ids = std::mem::take(&mut line.ids);
        let nodes = line.take();
        // Links over several paragraphs end with theirs.
        self.fields.iter_mut().for_each(|field| field.is_wrapped = false);
        let has_words = nodes.iter().any(is_seen);
        let marker =
            list.filter(|_| has_words).and_then(|(list, level)| self.numbering.next(&list, level));
        if matches!(kind, Kind::Text) && is_code(&nodes) {
            kind = Kind::Code;
        }
        let is_rtl = properties.and_then(|own| super::toggle(own, "w:bidi")) == Some(true);
        Some(Paragraph { kind, marker, nodes, boxes, ids, is_rtl })
    }
}

impl Paragraph {
    fn of(nodes: Vec<Node>) -> Self {
        Self {
            kind: Kind::Text,
            marker: None,
            nodes,
            boxes: Vec::new(),
            ids: Vec::new(),
            is_rtl: false,
        }
    }
}

/// Whether a control holds a table of contents.
fn is_contents(control: &Element) -> bool {
    let gallery = control.find(&|found| found.is(&["w:docpartgallery"]));
    gallery.is_some_and(|gallery| gallery.attribute("w:val") == Some("Table of Contents"))
}

pub(super) fn is_seen(node: &Node) -> bool {
    match node {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Element(element) => {
            element.find(&|found| found.is(&["img", "math", "hr"])).is_some()
                || !element.text().is_empty()
        }
    }
}

/// Whether all words of a paragraph are in the letters of code.
fn is_code(nodes: &[Node]) -> bool {
    let of_code = |node: &Node| match node {
        Node::Element(element) => element.is(&["code", "br"]),
        Node::Text(text) => text.trim().is_empty(),
    };
    nodes.iter().all(of_code)
        && nodes.iter().any(|node| matches!(node, Node::Element(element) if element.is(&["code"])))
}
