//! Links to a passage: `#av-quote=id,offset,id,offset` names its first character and the one after
//! its last, each by what it stands in and the UTF-16 units of that text before it; `:~:text=`
//! after it says the same to browsers without this viewer (WICG Scroll to Text Fragment).

use super::place::{Place, length};
use super::text::{BLOCK, address, by_id, character, texts, within};
use crate::browser::address::encode;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range, Selection};

const KEY: &str = "#av-quote=";
/// The length in UTF-16 units from which a passage is named by its beginning and its end alone.
const LONGEST: usize = 150;
/// The length in UTF-16 units of that beginning and end, and of the text around, at most.
const END: usize = 40;

#[wasm_bindgen]
extern "C" {
    /// A highlight (CSS Custom Highlight API 1), which web-sys has not made stable.
    type Highlight;

    #[wasm_bindgen(constructor, catch)]
    fn new(range: &Range) -> Result<Highlight, JsValue>;

    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = set, catch)]
    fn highlight(name: &str, highlight: &Highlight) -> Result<JsValue, JsValue>;

    /// A document or shadow root; the latter has a selection of its own in Chromium.
    type Root;

    #[wasm_bindgen(method, js_name = getSelection, catch)]
    fn get_selection(this: &Root) -> Result<Option<Selection>, JsValue>;
}

/// The selection, where it is within the article and not empty.
pub(super) fn selected(main: &Element) -> Option<Range> {
    let root: Root = main.get_root_node().unchecked_into();
    let selection = root
        .get_selection()
        .ok()
        .flatten()
        .or_else(|| main.owner_document()?.get_selection().ok()?)?;
    let range = (!selection.is_collapsed() && selection.range_count() > 0)
        .then(|| selection.get_range_at(0).ok())??;
    main.contains(Some(&range.common_ancestor_container().ok()?)).then_some(range)
}

/// Writes the fragment of a link to a passage, from `#` on.
pub(super) fn fragment(main: &Element, range: &Range) -> Option<String> {
    let (first, last) = ends(main, range)?;
    let (from, to) = (address(&first)?, address(&last)?);
    Some(format!(
        "{KEY}{},{},{},{}:~:text={}",
        encode(&from.0),
        from.1,
        encode(&to.0),
        to.1 + 1,
        directive(&first, &last)?
    ))
}

/// Marks the passage that an address's fragment names, and returns its first character.
pub(super) fn show(main: &Element, hash: &str) -> Option<Place> {
    let own = hash.strip_prefix(KEY)?.split(":~:").next()?;
    let parts: Vec<String> = own
        .split(',')
        .filter_map(|part| js_sys::decode_uri_component(part).ok())
        .map(String::from)
        .collect();
    let [block, offset, last_block, end] = parts.as_slice() else { return None };
    let at = |block: &str, offset: u32| character(&by_id(main, block)?, offset);
    let first = at(block, offset.parse().ok()?)?;
    let last = at(last_block, end.parse::<u32>().ok()?.checked_sub(1)?)?;
    let range = main.owner_document()?.create_range().ok()?;
    range.set_start(&first.node, first.offset).ok()?;
    range.set_end(&last.node, last.offset + 1).ok()?;
    // Where the browser has no highlights, the passage is at least where the reader looks first.
    if let Ok(mark) = Highlight::new(&range) {
        let _ = highlight("av-quote", &mark);
    }
    Some(first)
}

/// The words of a range as they are quoted: a line for each block, without the numbers of notes.
pub(super) fn words(main: &Element, range: &Range) -> Option<String> {
    /// Matches what has lines of its own.
    const LINES: &str = "p, li, h2, h3, h4, td, th, caption, figcaption, pre";
    let (mut words, mut line) = (String::new(), None);
    for Piece { node, from, to } in pieces(main, range)? {
        let around = node.parent_element()?;
        if around.closest("[role=doc-noteref]").ok()?.is_some() {
            continue;
        }
        let own = around.closest(LINES).ok()?;
        if own != line && !words.is_empty() {
            words.push('\n');
        }
        line = own;
        let units: Vec<u16> = node.node_value()?.encode_utf16().collect();
        words.push_str(&String::from_utf16_lossy(units.get(from as usize..to as usize)?));
    }
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_string())
}

/// The part of a text that is in a range, by UTF-16 units.
struct Piece {
    node: Node,
    from: u32,
    to: u32,
}

/// The text of the article that is in a range.
fn pieces(main: &Element, range: &Range) -> Option<Vec<Piece>> {
    let texts = texts(main)?;
    let (start, end) = (range.start_container().ok()?, range.end_container().ok()?);
    // Whatever stands before the range is passed over at once.
    let around = start.dyn_ref::<Element>().cloned().or_else(|| start.parent_element());
    texts.set_current_node(around?.as_ref());
    let mut pieces: Vec<Piece> = Vec::new();
    while let Ok(Some(node)) = texts.next_node() {
        if !range.intersects_node(&node).ok()? {
            if !pieces.is_empty() {
                break;
            }
            continue;
        }
        let from = if node == start { range.start_offset().ok()? } else { 0 };
        let to = if node == end { range.end_offset().ok()? } else { length(&node) };
        if from < to {
            pieces.push(Piece { node, from, to });
        }
    }
    Some(pieces)
}

/// The first and the last character of a range that are text of the article.
fn ends(main: &Element, range: &Range) -> Option<(Place, Place)> {
    let pieces = pieces(main, range)?;
    let (first, last) = (pieces.first()?, pieces.last()?);
    Some((
        Place { node: first.node.clone(), offset: first.from },
        Place { node: last.node.clone(), offset: last.to - 1 },
    ))
}

/// The value of the text directive: the passage itself, or its beginning and end, between the text
/// before and after it.
fn directive(first: &Place, last: &Place) -> Option<String> {
    let ((first_block, from), (last_block, last)) = (within(first, BLOCK)?, within(last, BLOCK)?);
    let (from, to) = (from as usize, last as usize + 1);
    let units = |block: &Element| {
        block.text_content().unwrap_or_default().encode_utf16().collect::<Vec<_>>()
    };
    let (opening, closing) = (units(&first_block), units(&last_block));
    let before = back(opening.get(..from)?, END);
    let after = front(closing.get(to..)?, END);
    let passage = if first_block == last_block && to - from <= LONGEST {
        part(opening.get(from..to)?)
    } else {
        let end = if first_block == last_block { to } else { opening.len() };
        let begin = if first_block == last_block { from } else { 0 };
        format!(
            "{},{}",
            part(front(opening.get(from..end)?, END)),
            part(back(closing.get(begin..to)?, END))
        )
    };
    let before =
        if part(before).is_empty() { String::new() } else { format!("{}-,", part(before)) };
    let after = if part(after).is_empty() { String::new() } else { format!(",-{}", part(after)) };
    Some(format!("{before}{passage}{after}"))
}

/// At most `most` units from the beginning, up to the last blank among them where there is one:
/// browsers look for whole words.
fn front(units: &[u16], most: usize) -> &[u16] {
    let Some(part) = units.get(..most) else { return units };
    let end = part.iter().rposition(|unit| *unit == 0x20).unwrap_or(most);
    &part[..end]
}

/// At most `most` units from the end, from after the first blank among them on.
fn back(units: &[u16], most: usize) -> &[u16] {
    let Some(start) = units.len().checked_sub(most) else { return units };
    let part = &units[start..];
    let begin = part.iter().position(|unit| *unit == 0x20).map_or(0, |blank| blank + 1);
    &part[begin..]
}

/// Encodes a part of a directive, in which `-` and `,` separate parts.
fn part(units: &[u16]) -> String {
    let text = String::from_utf16_lossy(units);
    encode(text.trim()).replace('-', "%2D")
}
