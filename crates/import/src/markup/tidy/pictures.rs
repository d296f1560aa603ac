//! Pictures that stand in a line of text, told from those that stand on their own.

use super::super::tags::IN_LINE;
use super::super::{Element, Node};

/// Marks the pictures that stand in a line.
pub(super) fn normalize(element: &mut Element) {
    line(element, false, false);
}

/// `before` and `after` say whether words of the same line stand on that side.
fn line(element: &mut Element, before: bool, after: bool) {
    let count = element.children.len();
    // Whether words follow each child in its line.
    let mut follows = vec![false; count];
    let mut has_words = after;
    for index in (0..count).rev() {
        follows[index] = has_words;
        has_words = words(&element.children[index], has_words);
    }
    let mut has_words = before;
    for (child, after) in element.children.iter_mut().zip(follows) {
        let before = has_words;
        has_words = words(child, has_words);
        if let Node::Element(child) = child {
            if child.is(&["img"]) {
                if (before || after) && is_small(child) || before && after && !is_large(child) {
                    child.attributes.push((IN_LINE.into(), String::new()));
                }
            } else if super::super::tags::place(&child.tag) == super::super::tags::Place::Line
                && !child.is(&["br"])
            {
                line(child, before, after);
            } else {
                line(child, false, false);
            }
        }
    }
}

/// Whether there are words in a line after a node, where there were some or not before it.
fn words(node: &Node, before: bool) -> bool {
    match node {
        Node::Text(text) => before || !text.trim().is_empty(),
        Node::Element(element)
            if element.is(&["br"]) || !element.is_inline() && !has_picture(element) =>
        {
            false
        }
        Node::Element(element) => before || element.has_words(),
    }
}

/// Whether an element of a line has a picture in it, of which nobody knows yet where it stands.
fn has_picture(element: &Element) -> bool {
    use super::super::tags::{Place, place};
    element.is(&["img"])
        || matches!(place(&element.tag), Place::Line | Place::Unknown)
            && element.elements().all(|child| child.is_inline() || has_picture(child))
}

fn is_small(image: &Element) -> bool {
    const NAMES: [&str; 12] = [
        "emoji",
        "wp-smiley",
        "smiley",
        "latex",
        "tex",
        "math",
        "icon",
        "inline",
        "badge",
        "inline-image",
        "emoticon",
        "mwe-math-fallback-image-inline",
    ];
    image.has("class", &NAMES)
        || pixels(image, "height").is_some_and(|height| height <= 48)
        || pixels(image, "width").is_some_and(|width| width <= 48)
}

fn is_large(image: &Element) -> bool {
    pixels(image, "height").is_some_and(|height| height > 100)
        || pixels(image, "width").is_some_and(|width| width > 200)
}

fn pixels(image: &Element, name: &str) -> Option<u32> {
    image.attribute(name)?.trim_end_matches("px").parse().ok()
}
