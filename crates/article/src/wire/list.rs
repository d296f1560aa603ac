//! Reads the JSON form of lists, also of version 1, and of terms with what they mean.

use super::block::{block, blocks, known};
use super::node::JsonNode;
use super::span::spans;
use crate::{BlockKind, Item, List, Numerals};

pub(super) fn list(node: &JsonNode, depth: usize) -> BlockKind {
    let names = Numerals::ALL.map(|(numerals, name, _)| (numerals, name));
    let list = List {
        ordered: node.flag("ordered"),
        start: node.get("start", |node| node.number(u32::MAX)).unwrap_or(1),
        numerals: node.get("numerals", |node| node.named(&names)).unwrap_or_default(),
        reversed: node.flag("reversed"),
        items: items(node, depth),
    };
    known(node, &["ordered", "start", "numerals", "reversed", "items"], BlockKind::List(list))
}

pub(super) fn definitions(node: &JsonNode, depth: usize) -> BlockKind {
    known(node, &["items"], BlockKind::Definitions { items: items(node, depth) })
}

fn items(node: &JsonNode, depth: usize) -> Vec<Item> {
    node.list("items", |node| Some(item(node, depth)))
}

/// An item: its blocks alone, or an object that has them. A block
/// is an item of one, as in version 1.
fn item(node: &JsonNode, depth: usize) -> Item {
    let is_item =
        ["term", "done", "value", "blocks"].iter().any(|key| node.value.get(key).is_some());
    if !is_item || node.value.get("kind").is_some() {
        return Item::from(node.items(&|node| block(node, depth)));
    }
    node.only(&["term", "done", "value", "blocks"]);
    Item {
        term: spans(node, "term"),
        done: node.value.get("done").map(|_| node.flag("done")),
        value: node.get("value", |node| node.number(u32::MAX)),
        blocks: blocks(node, "blocks", depth),
    }
}
