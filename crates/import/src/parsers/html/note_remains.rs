//! The parts of notes that only led to them or back: links, numbers, headings of emptied lists.

use super::class_names::has_word;
use super::notes::{is_short, target};
use super::wordings;
use crate::markup::{Element, Node};

/// Removes the links that lead from a note back to its references.
pub(super) fn strip_back(note: &mut Element) {
    note.children.retain(|child| match child {
        Node::Element(child) => {
            let is_back = target(child).is_some()
                && (is_short(&child.text())
                    || !child.text().chars().any(char::is_alphanumeric)
                    || child.has("role", &["doc-backlink"]));
            let is_sign = child.has(
                "class",
                &[
                    "mw-cite-backlink",
                    "ltx_note_mark",
                    "footnote-backref",
                    "footnote-number",
                    "label",
                ],
            ) && child.is_inline();
            !is_back && !is_sign
        }
        Node::Text(_) => true,
    });
    note.elements_mut().for_each(strip_back);
    // What is left around them.
    note.children.retain(|child| match child {
        Node::Element(child) => {
            !child.is(&["sup", "span", "a", "b", "i"])
                || child.has_words()
                || child.find(&|found| found.is(&["img"])).is_some()
        }
        Node::Text(_) => true,
    });
}

/// Removes the number, the arrow or the brackets that a note began with.
pub(super) fn begin_of_note(note: &mut Element) {
    for child in &mut note.children {
        match child {
            Node::Text(text) if text.trim().is_empty() => {}
            Node::Text(text) => {
                let rest = text.trim_start_matches(|c: char| {
                    c.is_whitespace() || "↑^[]().↩\u{a0}".contains(c)
                });
                *text = rest.to_string();
                return;
            }
            Node::Element(child) => return begin_of_note(child),
        }
    }
}

/// Removes what the notes left behind: empty lists, rules and their heading.
pub(super) fn prune(element: &mut Element) {
    element.elements_mut().for_each(prune);
    let is_left = |child: &Element| {
        (child.is(&["ol", "ul", "section", "aside", "dl"])
            || child.is(&["div"])
                && has_word(
                    child,
                    &["footnotes", "footnote", "reflist", "notes", "endnotes", "references"],
                )
            || child.is_set("style") && child.is(&["div"]))
            && child.find(&|found| found.is(&["img", "iframe", "video"])).is_none()
            && (!child.has_words() || is_heading_alone(child))
    };
    let is_left_at = |child: &Node| matches!(child, Node::Element(child) if is_left(child));
    let Some(first) = element.children.iter().position(is_left_at) else { return };
    element.children.retain(|child| !is_left_at(child));
    // Their heading, and the rule above them.
    let mut index = first;
    while let Some(before) = index.checked_sub(1) {
        match &element.children[before] {
            Node::Text(text) if text.trim().is_empty() => {}
            Node::Element(child) if child.is(&["hr"]) || is_notes_heading(child) => {
                element.children.remove(before);
            }
            _ => break,
        }
        index = before;
    }
}

fn is_notes_heading(element: &Element) -> bool {
    (element.is(&["h1", "h2", "h3", "h4", "h5", "h6"]) || has_word(element, &["heading"]))
        && wordings::is_notes(&element.text())
}

fn is_heading_alone(element: &Element) -> bool {
    let mut parts = element.elements().filter(|child| child.has_words());
    parts.next().is_some_and(is_notes_heading) && parts.next().is_none()
}
