//! Lists (part 3 §5.3): which of them are numbered their styles say.

use super::Reader;
use crate::markup::{Element, Node};
use crate::parsers::post::element;

impl Reader<'_> {
    /// A list; `style` is that of the list around it. `None` where nothing is in it.
    pub(super) fn list(
        &mut self,
        list: &Element,
        style: Option<&str>,
        level: usize,
    ) -> Option<Element> {
        let style = list.attribute("text:style-name").or(style);
        let numerals = self.styles.numerals(style, level);
        let mut made = Element::new(if numerals.is_some() { "ol" } else { "ul" });
        if let Some(numerals) = numerals.filter(|numerals| *numerals != "1") {
            made.attributes.push(("type".into(), numerals.into()));
        }
        for item in list.elements() {
            let mut content = Vec::new();
            for child in item.elements() {
                match child.tag.as_str() {
                    "text:list" => {
                        content.extend(self.list(child, style, level + 1).map(Node::Element));
                    }
                    _ => content.extend(self.blocks(&element(
                        "div",
                        &[],
                        vec![Node::Element(child.clone())],
                    ))),
                }
            }
            if content.is_empty() {
                continue;
            }
            // An item of nothing but a list goes on with the one before it.
            let is_list =
                |node: &Node| matches!(node, Node::Element(child) if child.is(&["ol", "ul"]));
            if content.iter().all(is_list)
                && let Some(Node::Element(last)) = made.children.last_mut()
            {
                last.children.append(&mut content);
                continue;
            }
            if item.is(&["text:list-header"]) && made.children.is_empty() {
                made.children.push(Node::Element(element("li", &[], content)));
                continue;
            }
            let mut own = element("li", &[], content);
            if numerals.is_some()
                && let Some(number) = item.attribute("text:start-value")
            {
                own.attributes.push(("value".into(), number.into()));
            }
            made.children.push(Node::Element(own));
        }
        // A list that holds headings alone numbers these.
        (!made.children.is_empty()).then_some(made)
    }
}
