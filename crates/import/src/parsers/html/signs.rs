//! Signs by which an element within an article is told: text as articles have it, a list of
//! contents, a line about the article.

use super::{class_names, score};
use crate::markup::{self, Element, Node, Role};

/// Whether a list is nothing but links to places of the page.
pub(super) fn is_contents(element: &Element) -> bool {
    fn all_lead_within(element: &Element) -> bool {
        element.elements().all(|child| match child.attribute("href") {
            Some(href) => href.len() > 1 && href.starts_with('#'),
            None => all_lead_within(child),
        })
    }
    element.is(&["ul", "ol"])
        && element.elements().count() > 1
        && linked(element) == letters(element)
        && linked(element) > 0
        && all_lead_within(element)
}

/// Whether an element has text as articles have it, whatever it is called: a paragraph of some
/// length with few links, and no field.
pub(super) fn is_prose(element: &Element) -> bool {
    const ENOUGH: usize = 140;
    let is_paragraph = |found: &Element| {
        found.is(&["p"])
            && score::measure(&found.text()).0 > ENOUGH
            && score::link_density(found) < 0.25
    };
    let is_field = |found: &Element| found.is(&["input", "button", "textarea", "select"]);
    element.find(&is_paragraph).is_some() && element.find(&is_field).is_none()
}

/// Whether an element's names say that it is no part of an article, and nothing in it that it is.
pub(super) fn is_unlikely(element: &Element) -> bool {
    let is_precious = |found: &Element| {
        is_head(found) || found.is(&["h1", "figcaption"]) || markup::is_callout(found)
    };
    !element.is(&["a"]) && class_names::is_unlikely(element) && element.find(&is_precious).is_none()
}

/// Whether an element says when the article was written, by whom, and how long it takes to read.
pub(super) fn is_line_of_data(element: &Element) -> bool {
    const NAMES: [&str; 14] = [
        "entry-meta",
        "post-meta",
        "article-meta",
        "article__meta",
        "post-info",
        "article-info",
        "entry-date",
        "post-date",
        "posted-on",
        "reading-time",
        "read-time",
        "postmeta",
        "byline-wrapper",
        "post-header-meta",
    ];
    element.has("class", &NAMES)
        || element.attribute("data-testid").is_some_and(|name| {
            ["storyReadTime", "storyPublishDate", "authorName", "headerClapButton"].contains(&name)
        })
}

/// Whether an element is notes, or says who signs, when and whose it is.
pub(super) fn is_head(element: &Element) -> bool {
    matches!(
        element.role(),
        Role::Notes | Role::Byline | Role::Published | Role::Updated | Role::Copyright
    )
}

/// Whether most of the text is in links.
pub(super) fn is_linked(element: &Element) -> bool {
    linked(element) * 2 > letters(element)
}

fn linked(element: &Element) -> usize {
    match element.is(&["a"]) {
        true => letters(element),
        false => element.elements().map(linked).sum(),
    }
}

fn letters(element: &Element) -> usize {
    let of = |child: &Node| match child {
        Node::Text(text) => text.bytes().filter(|byte| !byte.is_ascii_whitespace()).count(),
        Node::Element(element) => letters(element),
    };
    element.children.iter().map(of).sum()
}
