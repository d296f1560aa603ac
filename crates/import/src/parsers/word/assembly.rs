//! Paragraphs and tables → headings, lists, quotations, code, figures with their captions.

use super::blocks::{Item, Paragraph, is_seen};
use super::numbering::Marker;
use super::styles::Kind;
use crate::markup::{Element, Node};
use crate::parsers::html::dates;
use crate::parsers::post::element;

/// Blocks as they are put together.
#[derive(Default)]
pub(super) struct Assembly {
    done: Vec<Node>,
    /// The lists that are open, each with its level and what tells it from others.
    lists: Vec<(usize, String, Element)>,
    /// The caption that stands above what follows.
    caption: Option<Vec<Node>>,
    has_title: bool,
}

impl Assembly {
    pub(super) fn of(mut self, items: Vec<Item>) -> Vec<Node> {
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
            // An empty paragraph with a bookmark stays, for links lead to it.
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
        let mut made = Element::new(self.tag(kind));
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
        match kind {
            Kind::Quote => self.quote(made),
            _ => self.done.push(Node::Element(as_figure(made))),
        }
    }

    /// The tag of a paragraph; the first title is the document's.
    fn tag(&mut self, kind: Kind) -> &'static str {
        match kind {
            Kind::Title if !std::mem::replace(&mut self.has_title, true) => "h1",
            Kind::Title | Kind::Heading(1) => "h2",
            Kind::Heading(2) => "h3",
            Kind::Heading(3) => "h4",
            Kind::Heading(4) => "h5",
            Kind::Heading(_) => "h6",
            _ => "p",
        }
    }

    /// Adds a paragraph to the quotation that was read last, or begins one.
    fn quote(&mut self, paragraph: Element) {
        let paragraph = Node::Element(paragraph);
        match self.done.last_mut() {
            Some(Node::Element(last)) if last.is(&["blockquote"]) => last.children.push(paragraph),
            _ => self.done.push(Node::Element(element("blockquote", &[], vec![paragraph]))),
        }
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
        if marker.is_blank {
            while self.lists.last().is_some_and(|(level, ..)| *level > marker.level) {
                self.end_list();
            }
            let mut more = element("p", &[], nodes);
            anchor(&mut more, ids);
            let item = self.lists.last_mut().and_then(|(.., list)| list.children.last_mut());
            match item {
                Some(Node::Element(item)) => item.children.push(Node::Element(more)),
                _ => self.done.push(Node::Element(more)),
            }
            return;
        }
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

pub(super) fn set_caption(table: &mut Element, caption: Vec<Node>) {
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
