//! Addresses of characters: the id of the block or part that they are in, and an offset, which stay
//! the same from visit to visit.

use super::place::{Place, length};
use web_sys::{Element, TreeWalker, css};

/// Matches the elements from whose beginnings characters are counted: those with an id, but for the
/// numbers of notes, which stand within lines.
const NAMED: &str = "[id]:not([id^=av-noteref])";
/// Matches the elements with lines of their own: the same and, within a part of a long text, the
/// blocks without an id.
pub(super) const BLOCK: &str = "[id]:not([id^=av-noteref]), .av-part > *";

/// The element of the page with an id, whatever letters that has.
pub(super) fn by_id(page: &Element, id: &str) -> Option<Element> {
    page.query_selector(&format!("#{}", css::escape(id))).ok()?
}

/// The id of the element that a character is counted in, and how many UTF-16 units of text are
/// before it there.
pub(super) fn address(place: &Place) -> Option<(String, u32)> {
    let (block, before) = within(place, NAMED)?;
    Some((block.id(), before))
}

/// The nearest element around a character that `kind` matches, and how many UTF-16 units of its
/// text are before the character.
pub(super) fn within(place: &Place, kind: &str) -> Option<(Element, u32)> {
    let block = place.node.parent_element()?.closest(kind).ok()??;
    let mut before = place.offset;
    let texts = texts(&block)?;
    while let Ok(Some(text)) = texts.next_node() {
        if text == place.node {
            return Some((block, before));
        }
        before += length(&text);
    }
    None
}

/// The character of a block before which there are `offset` UTF-16 units of its text.
pub(super) fn character(block: &Element, mut offset: u32) -> Option<Place> {
    let texts = texts(block)?;
    while let Ok(Some(node)) = texts.next_node() {
        let length = length(&node);
        if offset < length {
            return Some(Place { node, offset });
        }
        offset -= length;
    }
    None
}

/// The text nodes in an element.
pub(super) fn texts(block: &Element) -> Option<TreeWalker> {
    /// `NodeFilter.SHOW_TEXT` (DOM §6.3)
    const SHOW_TEXT: u32 = 4;
    block.owner_document()?.create_tree_walker_with_what_to_show(block, SHOW_TEXT).ok()
}
