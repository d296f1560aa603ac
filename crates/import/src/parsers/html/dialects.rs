//! Rewrites markup that only single programs use as the elements that all pages use.

use super::{frames, generators, tabs};
use crate::markup::{Element, Node};
use percent_encoding::percent_decode_str;

/// Rewrites all such markup of a page.
pub(super) fn settle(element: &mut Element) {
    word_lists(element);
    tabs::settle(element);
    for child in element.elements_mut() {
        let class = |words: &[&str]| child.has("class", words);
        if child.is(&["p"]) && (class(&["MsoTitle", "title"])) {
            child.tag = "h1".into();
        } else if child.is(&["p"]) && class(&["MsoSubtitle"]) {
            child.attributes.push(("role".into(), "doc-subtitle".into()));
        } else if class(&["kg-toggle-card"]) {
            child.tag = "details".into();
            toggle(child);
        } else if child.is(&["div", "p"]) && class(&["rubric"]) {
            child.tag = "h4".into();
        }
        if child.is(&["a"]) {
            redirect(child);
        }
        generators::settle(child);
        frames::settle(child);
        settle(child);
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

/// Word's paragraphs with a bullet or a number in them → lists.
fn word_lists(element: &mut Element) {
    let is_item = |node: &Node| matches!(node, Node::Element(child) if child.is(&["p"]) && sign(child).is_some());
    if !element.children.iter().any(is_item) {
        return;
    }
    let mut children: Vec<Node> = Vec::new();
    let mut list: Option<Element> = None;
    for child in std::mem::take(&mut element.children) {
        match child {
            Node::Element(mut child) if child.is(&["p"]) && sign(&child).is_some() => {
                let is_ordered = sign(&child)
                    .is_some_and(|sign| sign.chars().any(char::is_alphanumeric) && sign != "o");
                let tag = if is_ordered { "ol" } else { "ul" };
                if list.as_ref().is_some_and(|list| !list.is(&[tag])) {
                    children.extend(list.take().map(Node::Element));
                }
                let list =
                    list.get_or_insert_with(|| Element { line: child.line, ..Element::new(tag) });
                child.children.retain(|part| !matches!(part, Node::Element(part) if is_sign(part)));
                child.tag = "li".into();
                list.children.push(Node::Element(child));
            }
            Node::Text(text) if text.trim().is_empty() && list.is_some() => {}
            child => {
                children.extend(list.take().map(Node::Element));
                children.push(child);
            }
        }
    }
    children.extend(list.map(Node::Element));
    element.children = children;
}

/// The bullet or the number of a paragraph of Word's.
fn sign(paragraph: &Element) -> Option<String> {
    let sign = paragraph.elements().find(|child| is_sign(child))?;
    Some(sign.text().trim_matches(|c: char| c.is_whitespace() || ".()".contains(c)).to_string())
}

fn is_sign(element: &Element) -> bool {
    element.is(&["span"])
        && element.attribute("style").is_some_and(|style| {
            style.replace(' ', "").to_ascii_lowercase().contains("mso-list:ignore")
        })
}
