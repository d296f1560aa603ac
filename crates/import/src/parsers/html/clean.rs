//! Removes the parts of a page that nobody sees.

use crate::markup::{Element, Node};

/// Removes scripts, styles and hidden parts; the pictures that a page without scripts shows stay.
pub(super) fn clean(page: &mut Element) {
    let whole = page.find(&|found| found.is(&["body"])).map_or(0, readable);
    within(page, whole);
}

/// The bytes of text that somebody may read, but not of parts that are not there at all.
fn readable(element: &Element) -> usize {
    let of = |child: &Node| match child {
        Node::Text(text) => text.trim().len(),
        Node::Element(child) if child.is(&UNSEEN) => 0,
        Node::Element(child) if child.attribute("style").is_some_and(is_gone_by) => 0,
        Node::Element(child) => readable(child),
    };
    element.children.iter().map(of).sum()
}

/// `whole` is the text of the page in bytes.
fn within(element: &mut Element, whole: usize) {
    let mut children = Vec::with_capacity(element.children.len());
    let is_alone = element.children.len() == 1;
    if element.is(&["figure"]) && element.elements().any(is_loaded_later) {
        element.children.retain(|child| !is_again(child));
    }
    for child in std::mem::take(&mut element.children) {
        match child {
            // Editors put signs that nobody sees into empty lines.
            Node::Text(text) if is_alone && is_invisible(&text) => {}
            Node::Text(text) => children.push(Node::Text(text)),
            Node::Element(mut child) => {
                if child.is(&["noscript"]) {
                    fallback(child, whole, &mut children);
                } else if !is_unseen(&child, whole) {
                    within(&mut child, whole);
                    children.push(Node::Element(child));
                }
            }
        }
    }
    element.children = children;
}

/// Whether a text has nothing but joiners and blanks without width.
fn is_invisible(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| !c.is_whitespace()).peekable();
    letters.peek().is_some()
        && letters.all(|c| matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}'))
}

/// Elements whose content is not for reading.
const UNSEEN: [&str; 8] = ["script", "style", "link", "meta", "head", "title", "base", "noframes"];

fn is_unseen(element: &Element, whole: usize) -> bool {
    element.is(&UNSEEN)
        || element.is(&["template"]) && !has(element, "shadowrootmode")
        || has(element, "hidden")
            && !element.has("hidden", &["until-found"])
            && !element.has("role", &["tabpanel"])
        || element.has("type", &["hidden"])
        // The bar of the Internet Archive, which a style hides.
        || element.attribute("id").is_some_and(|id| id.starts_with("wm-ipp"))
        || element.attribute("style").is_some_and(|style| is_unseen_by(element, style, whole))
        || element.has("aria-hidden", &["true"])
            && !is_picture(element)
            // It says what the picture's description says already.
            && !element.is(&["figcaption"])
            && !element.has("class", &["fallback-image", "mwe-math-fallback-image-inline"])
            && !is_formula(element)
}

/// Whether the attribute is there, with whatever value.
fn has(element: &Element, name: &str) -> bool {
    element.attributes.iter().any(|(known, _)| known == name)
}

/// Whether a style hides an element that is not most of a page: scripts show the text, and
/// pictures, as soon as they are there.
fn is_unseen_by(element: &Element, style: &str, whole: usize) -> bool {
    let (is_gone, is_hidden) = (is_gone_by(style), says(style, "visibility", "hidden"));
    let is_shown_later =
        element.is(&["img"]) && has(element, "data-src") || element.has("role", &["tabpanel"]);
    if !is_gone && !is_hidden || is_shown_later {
        return false;
    }
    // The text of the page does not count what is not there.
    let own = readable(element);
    let all = if is_gone { whole + own } else { whole };
    // What becomes visible bit by bit is half of a page at least.
    match !is_gone && says(style, "opacity", "0") {
        true => own * 2 <= all,
        false => own * 4 <= all * 3,
    }
}

fn is_gone_by(style: &str) -> bool {
    says(style, "display", "none")
}

/// Whether a style says this.
fn says(style: &str, name: &str, value: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(known, said)| {
        let said = said.trim().trim_end_matches("!important").trim();
        known.trim() == name && said.eq_ignore_ascii_case(value)
    })
}

/// Whether pictures alone are in the element; what reads pages aloud passes over many of them.
fn is_picture(element: &Element) -> bool {
    element.find(&|found| found.is(&["img"])).is_some() && !element.has_words()
}

/// Whether the source of a formula is in the element, which the reader of markup sorts out.
fn is_formula(element: &Element) -> bool {
    element.find(&|found| found.is(&["annotation"])).is_some()
}

/// Reads a `<noscript>`: a picture in it takes the place of the one before it that scripts would
/// load.
fn fallback(mut noscript: Element, whole: usize, before: &mut Vec<Node>) {
    within(&mut noscript, whole);
    if noscript.find(&|found| found.is(&["img"])).is_none() {
        return;
    }
    let is_blank = |node: &Node| matches!(node, Node::Text(text) if text.trim().is_empty());
    let place = before.iter().rposition(|node| !is_blank(node));
    let is_stand_in = |node: &Node| {
        matches!(node, Node::Element(element) if element.is(&["img", "picture", "span", "div", "a"])
            && !element.has_words() && (element.is(&["img"]) || is_picture(element)))
    };
    if let Some(place) = place.filter(|place| is_stand_in(&before[*place])) {
        before.truncate(place);
    }
    // Others stand further before it, with the address for scripts.
    let mut sources = Vec::new();
    collect(&noscript, &mut sources);
    before.retain(|node| !matches!(node, Node::Element(element) if element.is(&["img"])
        && element.attribute("data-src").is_some_and(|source| sources.iter().any(|one| one == source))));
    before.extend(noscript.children);
}

/// Whether a picture that scripts load is in an element of a figure, with an address for them.
fn is_loaded_later(element: &Element) -> bool {
    let is_it = |found: &Element| {
        let names = ["data-src", "data-original", "data-actualsrc"];
        found.is(&["img"]) && names.iter().any(|name| found.attribute(name).is_some())
    };
    !element.is(&["noscript"]) && element.find(&is_it).is_some()
}

/// Whether it is the same picture again, for pages without scripts.
fn is_again(child: &Node) -> bool {
    matches!(child, Node::Element(child) if child.is(&["noscript"]) && !child.has_words())
}

/// The addresses of all pictures within.
fn collect(element: &Element, sources: &mut Vec<String>) {
    sources.extend(element.attribute("src").filter(|_| element.is(&["img"])).map(str::to_string));
    element.elements().for_each(|child| collect(child, sources));
}
