//! A place in the text: a character, and how far below the upper edge it stands.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range};

/// A character of the text.
#[derive(Clone)]
pub struct Place {
    /// Its text node.
    pub node: Node,
    /// In UTF-16 units, as the browser counts.
    pub offset: u32,
}

impl Place {
    /// Where the character's line begins, in CSS pixels below the window's upper edge.
    pub fn top(&self) -> Option<f64> {
        // WebKit lays out what is out of sight for who asks an element where it is, but not for who asks a range.
        self.node.parent_element()?.get_bounding_client_rect();
        top_from(&range(&self.node)?, &self.node, self.offset)
    }
}

/// The first character of which the whole line stands below `edge`, and where it stands.
pub fn first_below(root: &Element, edge: f64) -> Option<(Place, f64)> {
    // Half a pixel is no line: places are rounded.
    first_in(root, &range(root)?, edge - 0.5)
}

fn first_in(element: &Element, range: &Range, edge: f64) -> Option<(Place, f64)> {
    let children = element.child_nodes();
    let child = |index| children.get(index);
    // In a long text most is above: all that ends above is passed over by halves.
    let next = |index| (index..children.length()).filter_map(child).find_map(|node| bottom(&node, range));
    let start = partition(children.length(), |index| next(index).is_some_and(|bottom| bottom <= edge));
    (start..children.length()).filter_map(child).find_map(|node| {
        if bottom(&node, range)? <= edge {
            return None;
        }
        match node.dyn_ref::<Element>() {
            Some(element) => first_in(element, range, edge),
            None => first_character(node, range, edge),
        }
    })
}

fn first_character(node: Node, range: &Range, edge: f64) -> Option<(Place, f64)> {
    let length = length(&node);
    let offset = partition(length, |offset| top_from(range, &node, offset).is_some_and(|top| top < edge));
    let top = (offset < length).then(|| top_from(range, &node, offset))??;
    Some((Place { node, offset }, top))
}

/// Where a node ends; `None` for what takes no room.
fn bottom(node: &Node, range: &Range) -> Option<f64> {
    let rect = match node.dyn_ref::<Element>() {
        Some(element) => element.get_bounding_client_rect(),
        None if node.node_type() == Node::TEXT_NODE => {
            range.select_node_contents(node).ok()?;
            range.get_bounding_client_rect()
        }
        None => return None,
    };
    (rect.width() > 0.0 && rect.height() > 0.0).then(|| rect.bottom())
}

/// Where the line of the first visible character from here on begins. What browsers fold away of blanks has no place of
/// its own.
fn top_from(range: &Range, node: &Node, offset: u32) -> Option<f64> {
    range.set_start(node, offset).ok()?;
    range.set_end(node, length(node)).ok()?;
    let rect = range.get_bounding_client_rect();
    (rect.height() > 0.0).then(|| rect.top())
}

/// The length of a text node in UTF-16 units.
pub fn length(text: &Node) -> u32 {
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
