//! Signs by which an element within an article is known: text as articles have it, a list of
//! contents, a line about the article.

use super::{class_names, score, wordings};
use crate::markup::{self, Element, Node, Role};
use crate::parsers::text::credit_lines;

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
    let is_field = |found: &Element| found.is(&["input", "button", "textarea", "select"]);
    has_paragraph(element) && element.find(&is_field).is_none()
}

/// Whether a paragraph of some length with few links is within.
pub(super) fn has_paragraph(element: &Element) -> bool {
    const ENOUGH: usize = 140;
    let is_paragraph = |found: &Element| {
        found.is(&["p"])
            && score::measure(&found.text()).0 > ENOUGH
            && score::link_density(found) < 0.25
    };
    element.find(&is_paragraph).is_some()
}

/// Whether an element's names say that it is no part of an article, and nothing in it that it is.
pub(super) fn is_unlikely(element: &Element) -> bool {
    let is_precious = |found: &Element| {
        is_head(found) || found.is(&["h1", "figcaption"]) || markup::is_callout(found)
    };
    !element.is(&["a"])
        && class_names::is_unlikely(element)
        && !is_heading_alone(element)
        && !is_authored(element)
        && element.find(&is_precious).is_none()
}

/// Whether a heading of the text, which leads nowhere, is all that is in a box.
fn is_heading_alone(element: &Element) -> bool {
    let is_heading = |found: &Element| found.is(&["h2", "h3", "h4"]);
    let is_link = |found: &Element| found.is(&["a"]);
    element.length() < 300
        && element.find(&is_link).is_none()
        && !wordings::is_related(&element.text())
        && element.find(&is_heading).is_some_and(|heading| heading.text() == element.text())
}

/// Whether an element says when the article was written, by whom, and how long it takes to read.
pub(super) fn is_line_of_data(element: &Element) -> bool {
    const NAMES: [&str; 19] = [
        "git-revision-date-localized-plugin",
        "last-modified",
        "last-updated",
        "theme-last-updated",
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
        "rich_media_meta_list",
    ];
    element.has("class", &NAMES)
        || element.has("id", &["postamble"])
        || element.attribute("data-testid").is_some_and(|name| {
            ["storyReadTime", "storyPublishDate", "authorName", "headerClapButton"].contains(&name)
        })
}

/// Whether a line says who of a paper edited and checked an article.
pub(super) fn is_line_of_staff(element: &Element) -> bool {
    element.is(&["p", "div"])
        && element.elements().all(Element::is_inline)
        && element.short_text(120).is_some_and(|text| credit_lines::is_staff(&text))
}

/// Whether an element is a block of an editor, into which its author put what is there.
pub(super) fn is_authored(element: &Element) -> bool {
    const NAMES: [&str; 22] = [
        "embedded-post",
        "exampleblock",
        "kg-audio-card",
        "kg-bookmark-card",
        "kg-button-card",
        "kg-cta-card",
        "kg-file-card",
        "kg-header-card",
        "kg-product-card",
        "kg-toggle-card",
        "sidebarblock",
        "w-richtext-figure-type-video",
        "wp-block-button",
        "wp-block-buttons",
        "wp-block-cover",
        "wp-block-details",
        "wp-block-embed",
        "wp-block-file",
        "wp-block-gallery",
        "wp-block-media-text",
        "sqs-block-button",
        "onebox",
    ];
    element.has("class", &NAMES)
        || is_button(element)
        || element.has("class", &["gallery"])
            && element.elements().filter(|child| child.is(&["figure"])).count() > 1
        || is_gallery(element)
}

/// Whether a box has nothing but one link that is drawn as a button, and leads to no part of the
/// site's own furniture.
fn is_button(element: &Element) -> bool {
    let is_link = |found: &Element| found.is(&["a"]) && found.attribute("href").is_some();
    let Some(text) = element.short_text(100).filter(|text| !text.is_empty()) else { return false };
    element.is(&["div", "p", "td", "tr", "tbody", "table"])
        && element.find(&is_link).is_some_and(|link| {
            class_names::has_word(link, &["button", "btn", "mcnbutton"])
                && !class_names::has_word(link, &["share", "subscribe", "next", "prev"])
                && link.text() == text
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

/// Whether a group begins with the words of an offer to subscribe, and has a link or a button.
pub(super) fn is_offer(element: &Element) -> bool {
    let first = element.elements().find(|child| child.has_words());
    let is_headed = first.is_some_and(|first| {
        first.is(&["h2", "h3", "h4", "h5", "h6", "p", "strong"])
            && first.short_text(300).is_some_and(|text| wordings::is_offer(&text))
            || first.is(&["div", "header"]) && is_offer(first)
    });
    let is_control = |found: &Element| found.is(&["a", "button", "input"]);
    is_headed && element.find(&is_control).is_some() && !is_prose(element)
}

/// Elements of AMP that are no text.
pub(super) const AMP: [&str; 8] = [
    "amp-ad",
    "amp-analytics",
    "amp-consent",
    "amp-embed",
    "amp-sidebar",
    "amp-social-share",
    "amp-sticky-ad",
    "amp-user-notification",
];

/// Whether a text is what a notebook writes beside its cells: `In [3]:`.
pub(super) fn is_prompt(text: &str) -> bool {
    let text = text.trim_end_matches(':');
    let number = text.strip_prefix("In").or_else(|| text.strip_prefix("Out")).unwrap_or(text);
    number.trim().strip_prefix('[').is_some_and(|rest| rest.ends_with(']'))
}

/// Whether an element is several pictures without a word, and named so.
fn is_gallery(element: &Element) -> bool {
    fn count(element: &Element) -> usize {
        usize::from(element.is(&["img"])) + element.elements().map(count).sum::<usize>()
    }
    element.is(&["div", "section", "ul"])
        && class_names::has_word(element, &["gallery", "galleries", "slideshow"])
        && !element.has_words()
        && count(element) > 1
}
