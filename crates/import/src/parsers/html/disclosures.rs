//! Parts of a page that are shown when their title is pressed: accordions, toggles, spoilers. A script
//! does that, so a saved page has most of them hidden; each becomes a `<details>` with its title.

use super::controls::is_control;
use crate::markup::{Element, Node};

/// Words in the names of what is pressed and shown.
const ITEMS: [&str; 8] = [
    "accordion",
    "collapsible",
    "disclosure",
    "expander",
    "kg-toggle",
    "spoiler",
    "toggle",
    "tta-panel",
];
const TITLES: [&str; 7] = ["head", "header", "heading", "question", "summary", "title", "trigger"];
const PANELS: [&str; 8] =
    ["answer", "body", "collapse", "content", "panel", "pane", "spoiler", "text"];

/// The most bytes of a title.
const TITLE: usize = 300;

/// Makes disclosures of all such parts of a page, before what is hidden is removed.
pub(super) fn normalize(element: &mut Element) {
    if element.is(&["nav", "header", "footer", "form", "details"]) {
        return;
    }
    if let Some(is_open) = named(element) {
        let mut parts = std::mem::take(&mut element.children);
        parts.retain(|part| matches!(part, Node::Element(part) if part.has_words()));
        let [Node::Element(title), Node::Element(panel)] = &mut parts[..] else { return };
        *element = disclosure(std::mem::take(title), std::mem::take(panel), is_open);
    } else {
        controlled(element);
    }
    element.elements_mut().for_each(normalize);
}

/// Whether an element is by its names a title and what it shows, and nothing else; if it is,
/// whether that is shown.
fn named(element: &Element) -> Option<bool> {
    if !element.is(&["div", "section", "article", "li"]) || !has_part(element, &ITEMS) {
        return None;
    }
    let [title, panel] = parts(element)?;
    let is_title = has_ending(title, &TITLES) || title.is(&["h2", "h3", "h4", "h5", "h6"]);
    if !is_title || !has_ending(panel, &PANELS) || !is_text(title, panel) {
        return None;
    }
    let says = control(title).and_then(|control| control.attribute("aria-expanded"));
    let is_named_open = has_ending(element, &["open", "opened", "active"])
        || element.has("data-kg-toggle-state", &["open"]);
    Some(says.map_or(is_named_open, |says| says == "true"))
}

/// The two elements of one in which there are no other words.
fn parts(element: &Element) -> Option<[&Element; 2]> {
    let is_blank = |node: &Node| matches!(node, Node::Text(text) if text.trim().is_empty());
    let mut nodes = element.children.iter().filter(|node| !is_blank(node));
    let mut parts = Vec::new();
    nodes.try_for_each(|node| match node {
        Node::Element(child) if child.has_words() => (parts.len() < 2).then(|| parts.push(child)),
        Node::Element(_) => Some(()),
        Node::Text(_) => None,
    })?;
    <[&Element; 2]>::try_from(parts).ok()
}

/// Makes disclosures of titles that name by its id the element after them, which they show.
fn controlled(element: &mut Element) {
    let is_shown = |child: &Element| child.is_set("id") && is_place(child);
    if !element.elements().any(is_shown) {
        return;
    }
    let is_blank = |node: &Node| matches!(node, Node::Text(text) if text.trim().is_empty());
    let mut children: Vec<Node> = Vec::with_capacity(element.children.len());
    for child in std::mem::take(&mut element.children) {
        let place = children.iter().rposition(|node| !is_blank(node));
        let pair = match (place.map(|place| &children[place]), &child) {
            (Some(Node::Element(title)), Node::Element(panel)) => shows(title, panel),
            _ => None,
        };
        let title = pair.and(place).and_then(|place| children.drain(place..).next());
        match (title, child) {
            (Some(Node::Element(title)), Node::Element(panel)) => {
                let is_open = pair.unwrap_or_default();
                children.push(Node::Element(disclosure(title, panel, is_open)));
            }
            (_, child) => children.push(child),
        }
    }
    element.children = children;
}

/// Whether what is pressed in a title shows this element; if it does, whether it is shown already.
fn shows(title: &Element, panel: &Element) -> Option<bool> {
    let id = panel.attribute("id").filter(|_| is_small(title, &mut 60))?;
    let control = control(title)?;
    let names = ["aria-controls", "data-bs-target", "data-target", "href"];
    let is_named = names.iter().filter_map(|name| control.attribute(name));
    let is_named = is_named.map(|named| named.trim_start_matches('#')).any(|named| named == id);
    // The text of a control says what is shown, and nothing else stands beside it.
    let is_it = is_named && control.length() >= title.text().len() && is_text(title, panel);
    is_it.then(|| control.has("aria-expanded", &["true"]))
}

/// The element of a title that is pressed.
fn control(title: &Element) -> Option<&Element> {
    title.find(&|found| {
        found.attribute("aria-expanded").is_some()
            && (has_part(found, &["accordion"]) || !found.has("role", &["tab"]))
    })
}

/// Whether an element may be what is shown.
fn is_place(panel: &Element) -> bool {
    panel.is(&["div", "section", "p", "dd", "ul", "ol", "span"])
}

/// Whether no more than so many elements are in one.
fn is_small(element: &Element, left: &mut usize) -> bool {
    element.elements().all(|child| {
        *left = left.saturating_sub(1);
        *left > 0 && is_small(child, left)
    })
}

/// Whether an element has a title's words, and the other is a text and no menu.
fn is_text(title: &Element, panel: &Element) -> bool {
    let is_other = |found: &Element| {
        found.is(&["nav", "form", "input", "select"])
            || found.has("role", &["menu", "menubar", "dialog", "search", "navigation", "listbox"])
    };
    title.has_words()
        && title.length() < TITLE
        && !is_control(&title.text())
        && title.find(&|found| found.is(&["nav", "form", "input", "img", "details"])).is_none()
        && panel.has_words()
        && is_place(panel)
        && panel.find(&is_other).is_none()
        && linked(panel) * 2 < panel.text().len()
}

/// The bytes of text that are links.
fn linked(element: &Element) -> usize {
    match element.is(&["a"]) {
        true => element.text().len(),
        false => element.elements().map(linked).sum(),
    }
}

/// A disclosure of its title and its content. Their names, which are those of what is pressed,
/// would say that they are no text.
fn disclosure(mut title: Element, mut panel: Element, is_open: bool) -> Element {
    let mut details = Element { line: title.line, ..Element::new("details") };
    details.attributes.extend(is_open.then(|| ("open".into(), String::new())));
    title.tag = "summary".into();
    title.attributes.clear();
    plain(&mut title);
    panel.tag = match panel.tag.as_str() {
        "span" | "dd" => "div".into(),
        _ => panel.tag,
    };
    shown(&mut panel);
    details.children = vec![Node::Element(title), Node::Element(panel)];
    details
}

/// Takes what is pressed, and its signs, out of a title.
fn plain(title: &mut Element) {
    title.children.retain(|child| !matches!(child, Node::Element(child) if !child.has_words()));
    for child in title.elements_mut() {
        let is_pressed =
            child.is(&["button", "a", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "header"]);
        if is_pressed {
            child.tag = "span".into();
            child.attributes.clear();
        }
        plain(child);
    }
}

/// Shows what a script would show, and the one box within it.
fn shown(panel: &mut Element) {
    panel.attributes.retain(|(name, _)| {
        !matches!(name.as_str(), "hidden" | "aria-hidden" | "style" | "class" | "role")
    });
    let mut within = panel.elements_mut();
    if let (Some(only), None) = (within.next(), within.next())
        && only.is(&["div"])
    {
        shown(only);
    }
}

/// The words of the names of an element.
fn names(element: &Element) -> impl Iterator<Item = String> {
    let class = element.attribute("class").unwrap_or_default();
    class.split_ascii_whitespace().map(str::to_ascii_lowercase)
}

/// Whether one of these is in the names of an element.
fn has_part(element: &Element, parts: &[&str]) -> bool {
    names(element).any(|name| parts.iter().any(|part| name.contains(part)))
}

/// Whether a name of an element has one of these as a word.
fn has_ending(element: &Element, endings: &[&str]) -> bool {
    names(element).any(|name| name.split(['-', '_']).any(|word| endings.contains(&word)))
}
