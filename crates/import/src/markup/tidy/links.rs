//! Links around blocks, as cards are: each line within leads where the whole does.

use super::super::{Element, Node};

/// Puts the links that are around blocks into the lines within.
pub(super) fn normalize(element: &mut Element) {
    for child in element.elements_mut() {
        normalize(child);
        let Some(href) = child.attribute("href").map(str::to_string) else { continue };
        if child.is(&["a"])
            && !child.is_inline()
            && child.elements().any(|inner| !inner.is(&["img"]))
        {
            child.tag = "div".into();
            child.attributes.retain(|(name, _)| name != "href");
            link(child, &href);
        }
    }
}

fn link(element: &mut Element, href: &str) {
    let is_line = |node: &Node| match node {
        Node::Text(_) => true,
        Node::Element(element) => element.is_inline(),
    };
    let mut children: Vec<Node> = Vec::new();
    let mut line: Option<Element> = None;
    for child in std::mem::take(&mut element.children) {
        if is_line(&child) {
            let line = line.get_or_insert_with(|| Element {
                attributes: vec![("href".into(), href.into())],
                ..Element::new("a")
            });
            line.children.push(child);
            continue;
        }
        children.extend(line.take().map(Node::Element));
        if let Node::Element(mut child) = child {
            if !child.is(&["pre", "table", "img", "svg"]) {
                link(&mut child, href);
            }
            children.push(Node::Element(child));
        }
    }
    children.extend(line.map(Node::Element));
    // A link around blanks leads nobody anywhere.
    for child in &mut children {
        if let Node::Element(line) = child
            && line.is(&["a"])
            && !line.has_words()
        {
            line.tag = "span".into();
        }
    }
    element.children = children;
}
