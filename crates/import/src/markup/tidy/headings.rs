//! Headings without the anchors and buttons that generators put into them.

use super::super::{Element, Node};
use article::Warning;

/// Leaves of every heading its words.
pub(super) fn normalize(element: &mut Element, warnings: &mut Vec<Warning>) {
    for child in element.elements_mut() {
        if child.is(&["h1", "h2", "h3", "h4", "h5", "h6"]) {
            heading(child, warnings);
        } else {
            normalize(child, warnings);
        }
    }
}

fn heading(heading: &mut Element, warnings: &mut Vec<Warning>) {
    if heading.attribute("id").is_none()
        && let Some(id) = anchor(heading)
    {
        heading.attributes.retain(|(name, _)| name != "id");
        heading.attributes.push(("id".into(), id));
    }
    let all = letters(heading);
    strip(heading, &all, warnings);
}

/// The id of an element within by which links find a heading.
fn anchor(heading: &Element) -> Option<String> {
    let id = |found: &Element| {
        let name = found.attribute("name").filter(|_| found.is(&["a"]));
        found.attribute("id").or(name).map(str::to_string)
    };
    heading.find(&|found| found.is(&["a", "span"]) && id(found).is_some()).and_then(id)
}

/// Removes links and buttons from a heading, unless all its letters (`all`) are in one.
fn strip(element: &mut Element, all: &str, warnings: &mut Vec<Warning>) {
    let mut children = Vec::with_capacity(element.children.len());
    for child in std::mem::take(&mut element.children) {
        let Node::Element(mut child) = child else {
            children.push(child);
            continue;
        };
        let own = letters(&child);
        let is_all = own == all;
        if is_all && (is_link_here(&child) || child.is(&["button"])) {
            // The whole heading is a link to itself, or unfolds what follows.
            strip(&mut child, all, warnings);
            children.extend(child.children);
        } else if is_tool(&child) && !is_all {
            if !own.is_empty() {
                let message = format!(
                    "in a heading “{}” is left out, which is none of its words",
                    child.text()
                );
                warnings.push(Warning::new(child.location(), message));
            }
        } else {
            strip(&mut child, all, warnings);
            children.push(Node::Element(child));
        }
    }
    element.children = children;
}

/// Whether an element of a heading is a link to it, or a button.
fn is_tool(element: &Element) -> bool {
    element.is(&["button", "svg"])
        || element.has("class", &NAMES)
        || element.has("role", &["button"])
        || is_link_here(element) && !letters(element).chars().any(char::is_alphanumeric)
}

/// Whether an element is the sign by which readers can link to a place, wherever it stands.
pub(super) fn is_anchor(element: &Element) -> bool {
    is_link_here(element)
        && element.has("class", &NAMES)
        && !letters(element).chars().any(char::is_alphanumeric)
        && element.find(&|found| found.is(&["img"])).is_none()
}

/// Names of the links and buttons that generators put into headings.
const NAMES: [&str; 22] = [
    "anchor",
    "anchorjs-link",
    "anchor-link",
    "hash-link",
    "header-anchor",
    "header-link",
    "headerlink",
    "heading-anchor",
    "heading-link",
    "headinglink",
    "permalink",
    "self-link",
    "selflink",
    "section-link",
    "headline-anchor",
    "direct-link",
    "mw-editsection",
    "toc-anchor",
    "zone",
    "copy",
    "copy-link",
    "heading-permalink",
];

/// Whether an element is a link within the page.
fn is_link_here(element: &Element) -> bool {
    element.is(&["a"]) && element.attribute("href").is_some_and(|href| href.starts_with('#'))
}

fn letters(element: &Element) -> String {
    element.raw_text().chars().filter(|c| c.is_alphanumeric()).collect()
}
