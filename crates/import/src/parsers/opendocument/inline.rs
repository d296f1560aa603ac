//! Lines: text with its marks, links, notes, fields (part 3 §6, 7).

use super::Reader;
use super::styles::Look;
use crate::markup::{Element, Node};
use crate::parsers::post::element;
use std::collections::HashSet;

/// More blanks than a line may have in a row.
const MOST_BLANKS: usize = 200;

/// The elements that cut a line or stands beside it, and says nothing of the text.
const SILENT: [&str; 12] = [
    "text:soft-page-break",
    "text:change",
    "text:change-start",
    "text:change-end",
    "office:annotation-end",
    "text:bookmark-end",
    "text:reference-mark-end",
    "text:alphabetical-index-mark",
    "text:alphabetical-index-mark-start",
    "text:alphabetical-index-mark-end",
    "text:toc-mark",
    "text:page-number",
];

/// The names of places to which links or references lead.
pub(super) fn anchors(content: &Element) -> HashSet<String> {
    let mut names = HashSet::new();
    collect(content, &mut names);
    names
}

fn collect(element: &Element, names: &mut HashSet<String>) {
    let address = element.attribute("xlink:href").and_then(|address| address.strip_prefix('#'));
    let name = address.or(element.attribute("text:ref-name"));
    names.extend(name.map(str::to_string));
    element.elements().for_each(|child| collect(child, names));
}

impl Reader<'_> {
    /// The nodes of what is in a paragraph. Letters that look as `around` are not marked.
    pub(super) fn line(&mut self, element: &Element, around: &Look, is_code: bool) -> Vec<Node> {
        let mut nodes = Vec::new();
        for child in &element.children {
            match child {
                Node::Text(text) => nodes.push(Node::Text(text.clone())),
                Node::Element(child) => self.inline(child, around, is_code, &mut nodes),
            }
        }
        nodes
    }

    fn inline(&mut self, child: &Element, around: &Look, is_code: bool, nodes: &mut Vec<Node>) {
        let text = |name: &str| child.attribute(name);
        match child.tag.as_str() {
            "text:span" => {
                let look = self.styles.look("text", text("text:style-name"));
                if look.is_hidden == Some(true) {
                    let words = child.text();
                    self.warn(format!("hidden text is left out: “{words}”"));
                    return;
                }
                let inner = self.line(child, around, is_code);
                nodes.extend(if is_code { inner } else { marked(inner, &look, around) });
            }
            "text:a" => {
                let inner = self.line(child, around, is_code);
                let address = text("xlink:href").unwrap_or_default().to_string();
                nodes.push(Node::Element(element("a", &[("href", &address)], inner)));
            }
            "text:line-break" => nodes.push(Node::Element(Element::new("br"))),
            "text:tab" => nodes.push(Node::Text(if is_code { "\t" } else { " " }.into())),
            "text:s" => {
                let count = text("text:c").and_then(|count| count.parse().ok()).unwrap_or(1);
                nodes.push(Node::Text(" ".repeat(usize::min(count, MOST_BLANKS))));
            }
            "text:note" => self.note(child, nodes),
            "text:ruby" => nodes.push(self.ruby(child, around)),
            "text:bookmark"
            | "text:bookmark-start"
            | "text:reference-mark"
            | "text:reference-mark-start" => {
                let name = text("text:name").unwrap_or_default();
                if self.anchors.contains(name) {
                    nodes.push(Node::Element(element("span", &[("id", name)], Vec::new())));
                }
            }
            "text:bookmark-ref" | "text:reference-ref" => {
                let inner = self.line(child, around, is_code);
                let address = format!("#{}", text("text:ref-name").unwrap_or_default());
                nodes.push(Node::Element(element("a", &[("href", &address)], inner)));
            }
            "office:annotation" => {
                let part = |tag: &str| child.elements().find(|found| found.is(&[tag]));
                let who = part("dc:creator").map(Element::text);
                let who = who.filter(|who| !who.is_empty()).unwrap_or_else(|| "a reader".into());
                let words = child.elements().filter(|found| found.is(&["text:p", "text:list"]));
                let words = words.map(Element::text).collect::<Vec<_>>().join(" ");
                self.warn(format!("a comment by {who} is left out: “{words}”"));
            }
            "text:hidden-text" | "text:hidden-paragraph" => {
                let words = child.text();
                if !words.is_empty() {
                    self.warn(format!("hidden text is left out: “{words}”"));
                }
            }
            "draw:frame" | "draw:a" | "draw:g" | "draw:custom-shape" | "draw:rect" => {
                nodes.extend(self.drawing(child));
            }
            tag if SILENT.contains(&tag) => {}
            // Fields show their text.
            _ => nodes.extend(self.line(child, around, is_code)),
        }
    }

    fn note(&mut self, note: &Element, nodes: &mut Vec<Node>) {
        let body = note.elements().find(|found| found.is(&["text:note-body"]));
        // A note may refer to others, whose numbers are then higher.
        let place = self.notes.len();
        self.notes.push(Vec::new());
        let content = body.map(|body| self.blocks(body)).unwrap_or_default();
        if let Some(held) = self.notes.get_mut(place) {
            *held = content;
        }
        let (number, address) = ((place + 1).to_string(), format!("#note-{}", place + 1));
        let attributes = [("href", address.as_str()), ("role", "doc-noteref")];
        let link = element("a", &attributes, vec![Node::Text(number)]);
        nodes.push(Node::Element(element("sup", &[], vec![Node::Element(link)])));
    }

    fn ruby(&mut self, ruby: &Element, around: &Look) -> Node {
        let mut part = |tag: &str| {
            let found = ruby.elements().find(|found| found.is(&[tag]));
            found.map(|found| self.line(found, around, false)).unwrap_or_default()
        };
        let (mut base, reading) = (part("text:ruby-base"), part("text:ruby-text"));
        base.push(Node::Element(element("rt", &[], reading)));
        Node::Element(element("ruby", &[], base))
    }
}

/// Nodes with the marks of their letters, where these are others than around them.
fn marked(nodes: Vec<Node>, look: &Look, around: &Look) -> Vec<Node> {
    let is = |own: Option<bool>, around: Option<bool>| own == Some(true) && around != Some(true);
    let marks = [
        (is(look.mono, around.mono), "code"),
        (look.raised == Some("sup"), "sup"),
        (look.raised == Some("sub"), "sub"),
        (is(look.italic, around.italic), "em"),
        (is(look.bold, around.bold), "strong"),
        (is(look.underlined, around.underlined), "u"),
        (is(look.struck, around.struck), "s"),
        (is(look.marked, around.marked), "mark"),
    ];
    let mut nodes = nodes;
    for (holds, tag) in marks {
        if holds {
            nodes = vec![Node::Element(element(tag, &[], nodes))];
        }
    }
    match look.lang.as_deref().filter(|_| look.lang != around.lang) {
        Some(lang) => vec![Node::Element(element("span", &[("lang", lang)], nodes))],
        None => nodes,
    }
}
