//! Lists, and terms with what they mean.

use super::blocks::Blocks;
use super::{Element, Node};
use article::{Block, BlockKind, Item, List, Numerals};

impl Blocks {
    pub(super) fn list(&mut self, element: &Element) -> BlockKind {
        let mut items = Vec::new();
        for child in &element.children {
            let item = match child {
                // Many programs write the list within an item behind it.
                Node::Element(child) if child.is(&["ul", "ol"]) => {
                    let inner = self.apart(|blocks| blocks.element(child));
                    match items.last_mut() {
                        Some(Item { blocks, .. }) => {
                            blocks.extend(inner);
                            continue;
                        }
                        None => Item::from(inner),
                    }
                }
                Node::Element(child) => self.item(child),
                Node::Text(text) if !text.trim().is_empty() => {
                    Item::from(vec![Block::paragraph(text.trim())])
                }
                Node::Text(_) => continue,
            };
            if !item.blocks.is_empty() {
                items.push(item);
            }
        }
        let kind = element.attribute("type").unwrap_or_default();
        let numerals = Numerals::ALL.into_iter().find(|(_, _, known)| *known == kind);
        let reversed = element.is_set("reversed");
        let start = element.attribute("start").and_then(|start| start.parse().ok());
        BlockKind::List(List {
            ordered: element.is(&["ol"]),
            start: start.unwrap_or_else(|| List::usual_start(reversed, &items)),
            numerals: numerals.map(|(numerals, ..)| numerals).unwrap_or_default(),
            reversed,
            items,
        })
    }

    fn item(&mut self, element: &Element) -> Item {
        let done = task(element);
        let value = element.attribute("value").and_then(|value| value.parse().ok());
        Item {
            done,
            value: value.filter(|_| element.is(&["li"])),
            blocks: self.within(element),
            ..Item::default()
        }
    }

    pub(super) fn definitions(&mut self, element: &Element) -> BlockKind {
        let mut items = Vec::new();
        self.terms(element, &mut items);
        BlockKind::Definitions { items }
    }

    fn terms(&mut self, element: &Element, items: &mut Vec<Item>) {
        for child in &element.children {
            match child {
                Node::Element(child) if child.is(&["dt"]) => {
                    let term = self.spans(child);
                    if !term.is_empty() {
                        items.push(Item { term, ..Item::default() });
                    }
                }
                Node::Element(child) if child.is(&["div"]) => self.terms(child, items),
                child => {
                    let blocks = match child {
                        Node::Element(child) if child.is(&["dd"]) => self.within(child),
                        Node::Element(child) => self.apart(|blocks| blocks.element(child)),
                        Node::Text(text) => self.apart(|blocks| blocks.text(text)),
                    };
                    match items.last_mut() {
                        _ if blocks.is_empty() => {}
                        Some(last) if last.blocks.is_empty() => last.blocks = blocks,
                        _ => items.push(Item::from(blocks)),
                    }
                }
            }
        }
    }
}

/// Whether an item is a task, and done.
fn task(element: &Element) -> Option<bool> {
    let is_box = |found: &Element| {
        found.is(&["input"]) && found.has("type", &["checkbox"])
            || found.has("class", &["checkbox-on", "checkbox-off"])
    };
    let first = element.elements().next()?;
    let found = if is_box(first) {
        first
    } else if first.is(&["p", "label", "div"]) {
        first.elements().next().filter(|found| is_box(found))?
    } else {
        return None;
    };
    Some(found.is_set("checked") || found.has("class", &["checkbox-on"]))
}
