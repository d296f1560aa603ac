//! Lists, of items and of definitions.

use super::icon::{Icon, icon};
use super::markup::{Markup, element};
use super::rendering::Rendering;
use article::{Item, List, Numerals};

/// Builds a list. `begin` makes an element of a name with the block's id and language.
pub(super) fn list(
    begin: impl FnOnce(&'static str) -> Markup,
    content: List,
    rendering: &Rendering,
) -> Markup {
    let List { ordered, start, numerals, reversed, items } = content;
    let list = begin(if ordered { "ol" } else { "ul" });
    let list = if ordered && (start != 1 || reversed) {
        list.attribute("start", start.to_string())
    } else {
        list
    };
    let list = match Numerals::ALL.into_iter().find(|(kind, ..)| *kind == numerals) {
        Some((_, _, kind)) if ordered && numerals != Numerals::Decimal => {
            list.attribute("type", kind)
        }
        _ => list,
    };
    let list = if reversed { list.attribute("reversed", "") } else { list };
    list.children(items.into_iter().map(|content| item(content, rendering)))
}

/// Builds a list of terms with what they mean.
pub(super) fn definitions(begun: Markup, items: Vec<Item>, rendering: &Rendering) -> Markup {
    begun.children(items.into_iter().flat_map(|Item { term, blocks, .. }| {
        let term = (!term.is_empty()).then(|| element("dt").spans(term, rendering));
        let meaning = (!blocks.is_empty()).then(|| element("dd").blocks(blocks, rendering));
        term.into_iter().chain(meaning)
    }))
}

fn item(Item { done, value, blocks, .. }: Item, rendering: &Rendering) -> Markup {
    let labels = rendering.labels;
    let item = match value {
        Some(value) => element("li").attribute("value", value.to_string()),
        None => element("li"),
    };
    let Some(done) = done else { return item.blocks(blocks, rendering) };
    // No box to check: nobody would keep what a reader does to it.
    let (key, word, sign) = match done {
        true => ("task-done", labels.task_done, Icon::Done),
        false => ("task-open", labels.task_open, Icon::Open),
    };
    let sign = element("span")
        .class("av-task-sign")
        .attribute("role", "img")
        .attribute("data-word-label", key)
        .attribute("aria-label", word)
        .child(icon(sign));
    item.class("av-task").child(sign).blocks(blocks, rendering)
}
