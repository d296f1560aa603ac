//! A place in the text: a character, and how far below the upper edge it stands.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range};

#[wasm_bindgen]
extern "C" {
    /// An element, for a method that web-sys has not made stable.
    type VisibilityCheck;

    #[wasm_bindgen(method, js_name = checkVisibility, catch)]
    fn check_visibility(this: &VisibilityCheck, options: &JsValue) -> Result<bool, JsValue>;
}

/// A character of the text.
#[derive(Clone)]
pub(crate) struct Place {
    /// The text node that it is in.
    pub node: Node,
    /// The offset in that node, in UTF-16 units, as the browser counts.
    pub offset: u32,
}

impl Place {
    /// The top of the character's line, in CSS pixels below the window's upper edge.
    pub(crate) fn top(&self) -> Option<f64> {
        // WebKit lays out what is out of sight for who asks an element where it is, but not for who
        // asks a range.
        self.node.parent_element()?.get_bounding_client_rect();
        top_from(&range(&self.node)?, &self.node, self.offset)
    }
}

/// Finds the first character whose whole line is below `edge`, and the top of that line. Text that
/// is laid out comes before text that the browser has put off, and would lay out only to answer.
/// `end` is the window's lower edge; all are in CSS pixels below its upper edge.
pub(super) fn first_below(root: &Element, edge: f64, end: f64) -> Option<(Place, f64)> {
    let range = range(root)?;
    // Half a pixel is no line: places are rounded.
    let first = |seen_until| first_in(root, &range, edge - 0.5, seen_until);
    first(Some(end)).or_else(|| first(None))
}

/// The same within an element. `seen_until` limits the search to text that is laid out, down to
/// that line of the window.
fn first_in(
    element: &Element,
    range: &Range,
    edge: f64,
    seen_until: Option<f64>,
) -> Option<(Place, f64)> {
    let children = element.child_nodes();
    let child = |index| children.get(index);
    // In a long text most is above: all that ends above is passed over by halves.
    let next =
        |index| (index..children.length()).filter_map(child).find_map(|node| bottom(&node, range));
    let start =
        partition(children.length(), |index| next(index).is_some_and(|bottom| bottom <= edge));
    for node in (start..children.length()).filter_map(child) {
        let Some(bottom) = bottom(&node, range).filter(|bottom| *bottom > edge) else { continue };
        let first = match node.dyn_ref::<Element>() {
            Some(element) if seen_until.is_some() && is_unseen_part(element) => None,
            Some(element) => first_in(element, range, edge, seen_until),
            None => first_character(node, range, edge),
        };
        if first.is_some() || seen_until.is_some_and(|end| bottom >= end) {
            return first;
        }
    }
    None
}

/// Whether the browser has put off a part of a long body (`src/content/body.rs`).
fn is_unseen_part(element: &Element) -> bool {
    let is_put_off = |block: Element| {
        let options = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&options, &"contentVisibilityAuto".into(), &true.into());
        !block.unchecked_ref::<VisibilityCheck>().check_visibility(&options).unwrap_or(true)
    };
    // Not `class_name`, which is no string where the element is a drawing.
    element.matches(".av-part").unwrap_or(false)
        && element.first_element_child().is_some_and(is_put_off)
}

fn first_character(node: Node, range: &Range, edge: f64) -> Option<(Place, f64)> {
    let length = length(&node);
    let offset =
        partition(length, |offset| top_from(range, &node, offset).is_some_and(|top| top < edge));
    let top = (offset < length).then(|| top_from(range, &node, offset))??;
    Some((Place { node, offset }, top))
}

/// Matches what stands beside the text, and so says nothing of what is above or below in it: the
/// contents, and the buttons of headings and code.
const BESIDE: &str = ".av-contents, .av-copy, .av-to-heading";

/// The lower edge of a node; `None` where it takes no room in the text.
fn bottom(node: &Node, range: &Range) -> Option<f64> {
    let rect = match node.dyn_ref::<Element>() {
        Some(element) if element.matches(BESIDE).unwrap_or(false) => return None,
        Some(element) => element.get_bounding_client_rect(),
        None if node.node_type() == Node::TEXT_NODE => {
            range.select_node_contents(node).ok()?;
            range.get_bounding_client_rect()
        }
        None => return None,
    };
    (rect.width() > 0.0 && rect.height() > 0.0).then(|| rect.bottom())
}

/// The top of the line of the first visible character from an offset on: blanks that the browser
/// collapses have no place of their own.
fn top_from(range: &Range, node: &Node, offset: u32) -> Option<f64> {
    range.set_start(node, offset).ok()?;
    range.set_end(node, length(node)).ok()?;
    let rect = range.get_bounding_client_rect();
    (rect.height() > 0.0).then(|| rect.top())
}

/// The length of a text node in UTF-16 units.
pub(super) fn length(text: &Node) -> u32 {
    text.node_value().map_or(0, |text| text.encode_utf16().count() as u32)
}

fn range(node: &Node) -> Option<Range> {
    node.owner_document()?.create_range().ok()
}

/// The first index for which `is_before` does not hold, where it holds for none after that.
fn partition(length: u32, is_before: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (0, length);
    while low < high {
        let middle = low + (high - low) / 2;
        if is_before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}
