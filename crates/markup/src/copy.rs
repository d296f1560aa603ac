//! Copies of a page's elements, for `import::markup` to read.

use import::markup::{Element, Node};
use wasm_bindgen::JsCast;
use web_sys::HtmlImageElement;

/// The depth from which only text is copied: nobody writes so deep, and a stack would overflow.
const MAX_DEPTH: usize = 100;

/// The elements whose content is not for reading.
const SKIPPED: [&str; 7] = ["script", "style", "template", "noscript", "link", "meta", "slot"];

/// The attributes that the reader looks at.
const ATTRIBUTES: [&str; 40] = [
    "align",
    "alt",
    "alttext",
    "aria-hidden",
    "aria-label",
    "checked",
    "cite",
    "class",
    "colspan",
    "content",
    "data",
    "data-callout",
    "data-related",
    "datetime",
    "dir",
    "display",
    "encoding",
    "epub:type",
    "height",
    "href",
    "hreflang",
    "id",
    "itemprop",
    "kind",
    "label",
    "lang",
    "open",
    "poster",
    "rel",
    "reversed",
    "role",
    "rowspan",
    "scope",
    "src",
    "srclang",
    "start",
    "title",
    "type",
    "value",
    "width",
];

/// Copies an element with what is in it.
pub(super) fn element(element: &web_sys::Element) -> Element {
    copy(element, 0)
}

fn copy(element: &web_sys::Element, depth: usize) -> Element {
    let attribute = |name: &str| Some((name.to_string(), element.get_attribute(name)?));
    let mut attributes: Vec<_> = ATTRIBUTES.into_iter().filter_map(attribute).collect();
    if let Some(image) = element.dyn_ref::<HtmlImageElement>() {
        // What the page shows already, wherever its address was relative to.
        let shown = Some(image.current_src())
            .filter(|address| !address.is_empty())
            .unwrap_or_else(|| image.src());
        attributes.retain(|(name, _)| name != "src");
        attributes.push(("src".to_string(), shown));
    }
    let mut children = Vec::new();
    if depth < MAX_DEPTH {
        let nodes = element.child_nodes();
        for node in (0..nodes.length()).filter_map(|index| nodes.get(index)) {
            if let Some(child) = node.dyn_ref::<web_sys::Element>() {
                let is_read = !SKIPPED.contains(&child.local_name().as_str())
                    && !child.has_attribute("hidden");
                children.extend(is_read.then(|| Node::Element(copy(child, depth + 1))));
            } else if node.node_type() == web_sys::Node::TEXT_NODE {
                children.push(Node::Text(node.text_content().unwrap_or_default()));
            }
        }
    } else {
        children.push(Node::Text(element.text_content().unwrap_or_default()));
    }
    Element { tag: element.local_name(), attributes, children, line: 0 }
}
