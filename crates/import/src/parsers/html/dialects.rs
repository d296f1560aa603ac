//! Rewrites markup that only single programs use as the elements that all pages use.

use super::{frames, generators, tabs, word_lists};
use crate::markup::{Element, Node};
use percent_encoding::percent_decode_str;

/// Rewrites all such markup of a page.
pub(super) fn normalize(element: &mut Element) {
    word_lists::normalize(element);
    tabs::normalize(element);
    for child in element.elements_mut() {
        let class = |words: &[&str]| child.has("class", words);
        if child.is(&["p"]) && (class(&["MsoTitle", "title"])) {
            child.tag = "h1".into();
        } else if child.is(&["p"]) && class(&["MsoSubtitle"]) {
            child.attributes.push(("role".into(), "doc-subtitle".into()));
        } else if child.is(&["p"]) && class(&["MsoQuote", "MsoIntenseQuote"]) {
            child.tag = "blockquote".into();
        } else if class(&["kg-toggle-card"]) {
            child.tag = "details".into();
            toggle(child);
        } else if child.is(&["div", "p"]) && class(&["rubric"]) {
            child.tag = "h4".into();
        }
        if child.is(&["a"]) {
            redirect(child);
        }
        generators::normalize(child);
        frames::normalize(child);
        normalize(child);
    }
}

/// A toggle of Ghost: its heading is the summary.
fn toggle(card: &mut Element) {
    if let Some(heading) =
        card.elements_mut().find(|child| child.has("class", &["kg-toggle-heading"]))
    {
        heading.tag = "summary".into();
        heading
            .children
            .retain(|child| !matches!(child, Node::Element(child) if child.is(&["button"])));
        if let Some(inner) = heading.elements_mut().find(|child| child.is(&["h4"])) {
            inner.tag = "span".into();
        }
    }
}

/// The address that Google Docs hides behind its own.
fn redirect(link: &mut Element) {
    for (name, value) in &mut link.attributes {
        let Some(rest) =
            value.strip_prefix("https://www.google.com/url?").filter(|_| name == "href")
        else {
            continue;
        };
        let real =
            rest.split('&').find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("url=")));
        if let Some(real) =
            real.map(|real| percent_decode_str(real).decode_utf8_lossy().into_owned())
            && real.starts_with("http")
        {
            *value = real;
        }
    }
}
