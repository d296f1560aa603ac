//! Paragraphs and tables, one after the other → headings, lists, quotations, code, figures.

use super::numbering::Marker;
use super::runs::{CONTENTS, Line};
use super::styles::Kind;
use super::{Reader, child, tables, value};
use crate::markup::{Element, Node};
use crate::parsers::html::dates;
use crate::parsers::post::element;

/// A paragraph or a table that was read.
enum Item {
    Paragraph(Paragraph),
    Table(Vec<Node>),
}

struct Paragraph {
    kind: Kind,
    marker: Option<Marker>,
    nodes: Vec<Node>,
    boxes: Vec<Element>,
    ids: Vec<String>,
    is_rtl: bool,
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
                "w:sdt" if is_contents(part) => self.told.count(CONTENTS, self.location()),
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
            self.told.count(CONTENTS, self.location());
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

fn is_seen(node: &Node) -> bool {
    match node {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Element(element) => {
            element.find(&|found| found.is(&["img", "math"])).is_some()
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

/// Blocks as they are put together.
#[derive(Default)]
struct Assembly {
    done: Vec<Node>,
    /// The lists that are open, each with its level and what tells it from others.
    lists: Vec<(usize, String, Element)>,
    /// The caption that stands above what follows.
    caption: Option<Vec<Node>>,
    has_title: bool,
}

impl Assembly {
    fn of(mut self, items: Vec<Item>) -> Vec<Node> {
        let mut items = items.into_iter().peekable();
        while let Some(item) = items.next() {
            match item {
                Item::Table(mut nodes) => {
                    self.end_lists();
                    if let Some(caption) = self.caption.take()
                        && let Some(Node::Element(table)) = nodes.first_mut()
                    {
                        set_caption(table, caption);
                    }
                    self.done.extend(nodes);
                }
                Item::Paragraph(mut paragraph) => {
                    let boxes = std::mem::take(&mut paragraph.boxes);
                    let is_before_table = matches!(items.peek(), Some(Item::Table(_)));
                    let is_before_code = matches!(
                        items.peek(),
                        Some(Item::Paragraph(Paragraph { kind: Kind::Code, .. }))
                    );
                    // An empty line between two of code is one.
                    if is_before_code && !paragraph.nodes.iter().any(is_seen) {
                        paragraph.kind = Kind::Code;
                    }
                    self.paragraph(paragraph, is_before_table);
                    if !boxes.is_empty() {
                        self.end_lists();
                        self.done.extend(boxes.into_iter().map(Node::Element));
                    }
                }
            }
        }
        self.end_lists();
        self.done
    }

    fn paragraph(&mut self, paragraph: Paragraph, is_before_table: bool) {
        if !paragraph.nodes.iter().any(is_seen) {
            // An empty line of code is one.
            if paragraph.kind == Kind::Code && self.code(Vec::new(), true) {
                return;
            }
            // What is named stays to be found.
            if !paragraph.ids.is_empty() {
                let mut empty = element("p", &[], Vec::new());
                anchor(&mut empty, paragraph.ids);
                self.done.push(Node::Element(empty));
            }
            return;
        }
        let Paragraph { kind, marker, nodes, ids, is_rtl, .. } = paragraph;
        if let (Some(marker), Kind::Text | Kind::Quote | Kind::Subtitle | Kind::Author) =
            (&marker, kind)
        {
            self.item(marker, nodes, ids);
            return;
        }
        self.end_lists();
        let tag = match kind {
            Kind::Title if !std::mem::replace(&mut self.has_title, true) => "h1",
            Kind::Title | Kind::Heading(1) => "h2",
            Kind::Heading(2) => "h3",
            Kind::Heading(3) => "h4",
            Kind::Heading(4) => "h5",
            Kind::Heading(_) => "h6",
            _ => "p",
        };
        let mut made = Element::new(tag);
        match kind {
            Kind::Code if self.code(nodes.clone(), false) => return,
            Kind::Code => {
                let mut pre = Element::new("pre");
                pre.children.push(Node::Text(code_text(&nodes)));
                self.done.push(Node::Element(pre));
                return;
            }
            Kind::Caption if is_before_table => {
                self.caption = Some(nodes);
                return;
            }
            Kind::Caption if self.captioned(&nodes) => return,
            Kind::Heading(_) => {
                // Word shows the number, which is no part of the text.
                if let Some(label) = marker.map(|marker| marker.label).filter(|one| !one.is_empty())
                {
                    made.children.push(Node::Text(format!("{label} ")));
                }
            }
            Kind::Subtitle => made.attributes.push(("role".into(), "doc-subtitle".into())),
            Kind::Author => made.attributes.push(("class".into(), "byline".into())),
            Kind::Date => {
                let text = element("p", &[], nodes.clone()).text();
                if let Some(date) = dates::date(&text) {
                    let iso = date.iso();
                    let time = element("time", &[("datetime", &iso)], nodes);
                    self.done.push(Node::Element(time));
                    return;
                }
            }
            _ => {}
        }
        if is_rtl {
            made.attributes.push(("dir".into(), "rtl".into()));
        }
        made.children.extend(nodes);
        anchor(&mut made, ids);
        if kind == Kind::Quote {
            if let Some(Node::Element(last)) = self.done.last_mut()
                && last.is(&["blockquote"])
            {
                last.children.push(Node::Element(made));
            } else {
                self.done.push(Node::Element(element(
                    "blockquote",
                    &[],
                    vec![Node::Element(made)],
                )));
            }
            return;
        }
        self.done.push(Node::Element(as_figure(made)));
    }

    /// Adds a line to the code that was read last; whether there is any.
    fn code(&mut self, nodes: Vec<Node>, is_empty: bool) -> bool {
        if let Some(Node::Element(last)) = self.done.last_mut()
            && last.is(&["pre"])
            && let Some(Node::Text(text)) = last.children.last_mut()
        {
            text.push('\n');
            if !is_empty {
                text.push_str(&code_text(&nodes));
            }
            return true;
        }
        false
    }

    /// Gives a caption to the figure or table above; whether there is one that wants it.
    fn captioned(&mut self, nodes: &[Node]) -> bool {
        let Some(Node::Element(last)) = self.done.last_mut() else { return false };
        let is_bare = |tags: &[&str]| last.find(&|found| found.is(tags)).is_none();
        match last.tag.as_str() {
            "figure" if is_bare(&["figcaption"]) => {
                last.children.push(Node::Element(element("figcaption", &[], nodes.to_vec())));
                true
            }
            "table" if is_bare(&["caption"]) => {
                set_caption(last, nodes.to_vec());
                true
            }
            _ => false,
        }
    }

    fn item(&mut self, marker: &Marker, nodes: Vec<Node>, ids: Vec<String>) {
        let key = format!("{} {:?}", marker.list, marker.numerals);
        while let Some((level, open, _)) = self.lists.last() {
            if *level > marker.level || *level == marker.level && *open != key {
                self.end_list();
            } else {
                break;
            }
        }
        if self.lists.last().is_none_or(|(level, ..)| *level < marker.level) {
            let mut list = Element::new(if marker.numerals.is_some() { "ol" } else { "ul" });
            if let Some(numerals) = marker.numerals.filter(|numerals| *numerals != "1") {
                list.attributes.push(("type".into(), numerals.into()));
            }
            if marker.numerals.is_some() && marker.number != 1 {
                list.attributes.push(("start".into(), marker.number.to_string()));
            }
            self.lists.push((marker.level, key, list));
        }
        let mut item = Element::new("li");
        item.children = nodes;
        anchor(&mut item, ids);
        if let Some((.., list)) = self.lists.last_mut() {
            list.children.push(Node::Element(item));
        }
    }

    fn end_list(&mut self) {
        let Some((.., list)) = self.lists.pop() else { return };
        let around = self.lists.last_mut().and_then(|(.., around)| around.children.last_mut());
        match around {
            Some(Node::Element(item)) => item.children.push(Node::Element(list)),
            _ => self.done.push(Node::Element(list)),
        }
    }

    fn end_lists(&mut self) {
        while !self.lists.is_empty() {
            self.end_list();
        }
    }
}

/// A paragraph of nothing but a picture is a figure.
fn as_figure(paragraph: Element) -> Element {
    let pictures = paragraph.children.iter().filter(|node| is_seen(node));
    let is_picture = |node: &Node| match node {
        Node::Element(element) => {
            element.text().is_empty() && element.find(&|found| found.is(&["img"])).is_some()
        }
        Node::Text(_) => false,
    };
    match paragraph.is(&["p"]) && pictures.clone().all(is_picture) && pictures.count() > 0 {
        true => Element { tag: "figure".into(), ..paragraph },
        false => paragraph,
    }
}

fn set_caption(table: &mut Element, caption: Vec<Node>) {
    match table.is(&["table"]) {
        true => table.children.insert(0, Node::Element(element("caption", &[], caption))),
        false => table.children.insert(0, Node::Element(element("p", &[], caption))),
    }
}

/// The place to which links lead: the first name is the element's own, others are within.
fn anchor(made: &mut Element, ids: Vec<String>) {
    for (number, id) in ids.into_iter().enumerate() {
        match number {
            0 => made.attributes.push(("id".into(), id)),
            _ => {
                let empty = element("span", &[("id", &id)], Vec::new());
                made.children.insert(0, Node::Element(empty));
            }
        }
    }
}

fn code_text(nodes: &[Node]) -> String {
    let text = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) if element.is(&["br"]) => "\n".to_string(),
        Node::Element(element) => code_text(&element.children),
    };
    nodes.iter().map(text).collect()
}
