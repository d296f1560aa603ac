//! Paragraphs and what stands between them (part 3 §5).

use super::Reader;
use super::styles::Kind;
use crate::markup::{Element, Node};
use crate::parsers::post::element;

/// Tables of what is elsewhere in the document, which pages make themselves.
const CONTENTS: [&str; 5] = [
    "text:table-of-content",
    "text:illustration-index",
    "text:table-index",
    "text:object-index",
    "text:user-index",
];

impl Reader<'_> {
    /// The blocks within an element.
    pub(super) fn blocks(&mut self, around: &Element) -> Vec<Node> {
        let mut done = Vec::new();
        for child in around.elements() {
            self.block(child, &mut done);
        }
        done
    }

    fn block(&mut self, child: &Element, done: &mut Vec<Node>) {
        match child.tag.as_str() {
            "text:p" => self.paragraph(child, done),
            "text:h" => self.heading(child, done),
            "text:list" => {
                if let Some(list) = self.list(child, None, 1) {
                    done.push(Node::Element(list));
                }
            }
            "table:table" => {
                let mut table = self.table(child);
                if let Some(Node::Element(last)) = done.last()
                    && last.has("class", &["caption"])
                    && let Some(Node::Element(caption)) = done.pop()
                {
                    let caption = element("caption", &[], caption.children);
                    table.children.insert(0, Node::Element(caption));
                }
                done.push(Node::Element(table));
            }
            "text:tracked-changes" => self.changes(child),
            "text:section" if child.has("text:display", &["none"]) => {
                let words = child.text();
                self.warn(format!("a hidden section is left out: “{words}”"));
            }
            "text:sequence-decls"
            | "office:forms"
            | "text:variable-decls"
            | "text:user-field-decls"
            | "text:dde-connection-decls" => {}
            tag if CONTENTS.contains(&tag) => {
                self.warn("a table of contents is left out: pages make their own".into());
            }
            "draw:frame" | "draw:a" | "draw:g" | "draw:custom-shape" | "draw:rect" => {
                done.extend(self.drawing(child));
            }
            // Sections, indexes with their sources and whatever else holds paragraphs.
            _ => child.elements().for_each(|child| self.block(child, done)),
        }
    }

    fn heading(&mut self, heading: &Element, done: &mut Vec<Node>) {
        self.paragraph += 1;
        let style = heading.attribute("text:style-name");
        let look = self.styles.look("paragraph", style);
        let level = heading.attribute("text:outline-level").and_then(|it| it.parse().ok());
        let level: usize = level.unwrap_or(1);
        let tag = match self.styles.kind(style) {
            Kind::Title => "h1".to_string(),
            _ => format!("h{}", (level + 1).clamp(2, 6)),
        };
        let nodes = self.line(heading, &look, false);
        if nodes.iter().any(is_seen) {
            done.push(Node::Element(element(&tag, &[], nodes)));
        }
    }

    fn paragraph(&mut self, paragraph: &Element, done: &mut Vec<Node>) {
        self.paragraph += 1;
        let style = paragraph.attribute("text:style-name");
        let kind = self.styles.kind(style);
        let look = self.styles.look("paragraph", style);
        if look.is_hidden == Some(true) {
            let words = paragraph.text();
            self.warn(format!("a hidden paragraph is left out: “{words}”"));
            return;
        }
        let is_rtl = self.styles.is_rtl(style);
        let nodes = self.line(paragraph, &look, kind == Kind::Code);
        if kind == Kind::Code {
            return code(&nodes, done);
        }
        if !nodes.iter().any(is_seen) {
            return;
        }
        let mut made = match kind {
            Kind::Title => element("h1", &[], nodes),
            Kind::Subtitle => element("p", &[("role", "doc-subtitle")], nodes),
            Kind::Author => element("p", &[("class", "byline")], nodes),
            Kind::Caption => return captioned(nodes, done),
            Kind::Quote | Kind::Code | Kind::Text => as_block(nodes),
        };
        if is_rtl {
            made.attributes.push(("dir".into(), "rtl".into()));
        }
        if kind != Kind::Quote {
            done.push(Node::Element(made));
        } else if let Some(Node::Element(last)) = done.last_mut()
            && last.is(&["blockquote"])
        {
            last.children.push(Node::Element(made));
        } else {
            done.push(Node::Element(element("blockquote", &[], vec![Node::Element(made)])));
        }
    }

    /// Tells what was deleted; what was inserted stays in the text.
    fn changes(&mut self, changes: &Element) {
        for region in changes.elements() {
            for deletion in region.elements().filter(|found| found.is(&["text:deletion"])) {
                let words = deletion.elements().filter(|found| !found.is(&["office:change-info"]));
                let words = words.map(Element::text).collect::<Vec<_>>().join(" ");
                if !words.trim().is_empty() {
                    self.warn(format!("text that was deleted is left out: “{}”", words.trim()));
                }
            }
        }
    }
}

/// Whether there is anything to see in a node.
pub(super) fn is_seen(node: &Node) -> bool {
    match node {
        Node::Text(text) => !text.trim().is_empty(),
        Node::Element(element) => {
            element.is(&["img", "math"])
                || element.attribute("id").is_some()
                || element.children.iter().any(is_seen)
        }
    }
}

/// A paragraph; one of nothing but a picture is a figure, one of nothing but a formula is that.
fn as_block(mut nodes: Vec<Node>) -> Element {
    let seen: Vec<usize> =
        nodes.iter().enumerate().filter(|(_, node)| is_seen(node)).map(|(at, _)| at).collect();
    if let [only] = seen.as_slice()
        && let Some(Node::Element(child)) = nodes.get_mut(*only)
    {
        if child.is(&["math"]) {
            child.attributes.push(("display".into(), "block".into()));
        }
        // What is a block already stands for itself.
        if child.is(&["figure", "aside", "table"]) {
            return std::mem::take(child);
        }
    }
    let is_picture = |node: &Node| match node {
        Node::Element(child) => {
            child.text().is_empty() && child.find(&|found| found.is(&["img"])).is_some()
        }
        Node::Text(text) => text.trim().is_empty(),
    };
    let tag = if nodes.iter().all(is_picture) { "figure" } else { "p" };
    element(tag, &[], nodes)
}

/// Adds a line of code to that before it, or begins with it.
fn code(nodes: &[Node], done: &mut Vec<Node>) {
    let text = element("pre", &[], nodes.to_vec()).raw_text();
    if let Some(Node::Element(last)) = done.last_mut()
        && last.is(&["pre"])
    {
        last.children.push(Node::Text(format!("\n{text}")));
    } else if !text.trim().is_empty() {
        done.push(Node::Element(element("pre", &[], vec![Node::Text(text)])));
    }
}

/// Gives a caption to the picture or the table above it; one without either may be the next table's.
fn captioned(mut nodes: Vec<Node>, done: &mut Vec<Node>) {
    // A picture may stand in its caption's paragraph.
    let is_picture = |node: &Node| matches!(node, Node::Element(child) if child.find(&|found| found.is(&["img"])).is_some());
    if let Some(place) = nodes.iter().position(is_picture) {
        let picture = nodes.remove(place);
        nodes.retain(|node| !matches!(node, Node::Element(child) if child.is(&["br"])));
        let caption = Node::Element(element("figcaption", &[], nodes));
        done.push(Node::Element(element("figure", &[], vec![picture, caption])));
        return;
    }
    if let Some(Node::Element(last)) = done.last_mut() {
        let has = |tag: &str| last.find(&|found| found.is(&[tag])).is_some();
        if last.is(&["figure"]) && !has("figcaption") {
            last.children.push(Node::Element(element("figcaption", &[], nodes)));
            return;
        }
        if last.is(&["table"]) && !has("caption") {
            last.children.insert(0, Node::Element(element("caption", &[], nodes)));
            return;
        }
    }
    done.push(Node::Element(element("p", &[("class", "caption")], nodes)));
}
