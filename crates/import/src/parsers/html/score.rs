//! How much an element and its text speak for an article, as Readability counts.

use super::class_names;
use crate::markup::{Element, Node};

/// Elements whose text credits those around them.
pub(super) const SCORED: [&str; 9] = ["section", "h2", "h3", "h4", "h5", "h6", "p", "td", "pre"];

pub(super) const BLOCKS: [&str; 10] =
    ["blockquote", "dl", "div", "img", "ol", "p", "pre", "table", "ul", "section"];

pub(super) const UNLIKELY_ROLES: [&str; 7] =
    ["menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog"];

/// The score that an element has by its tag and its names.
pub(super) fn begin(element: &Element, classes: bool) -> f64 {
    let tag = match element.tag.as_str() {
        "div" | "article" | "main" => 5.0,
        "pre" | "td" | "blockquote" => 3.0,
        "address" | "ol" | "ul" | "dl" | "dd" | "dt" | "li" | "form" => -3.0,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" => -5.0,
        _ => 0.0,
    };
    tag + if classes { class_names::weight(element) } else { 0.0 }
}

/// The share of an element's text that is in links; one within the page counts a third.
pub(super) fn link_density(element: &Element) -> f64 {
    fn linked(element: &Element) -> f64 {
        if !element.is(&["a"]) {
            return element.elements().map(linked).sum();
        }
        let is_within = element.attribute("href").is_some_and(|href| href.starts_with('#'));
        measure(&element.text()).0 as f64 * if is_within { 0.3 } else { 1.0 }
    }
    linked(element) / measure(&element.text()).0.max(1) as f64
}

/// The letters and the commas of each run of text and marks that stands between blocks.
pub(super) fn loose(element: &Element) -> Vec<(usize, usize)> {
    let (mut runs, mut run) = (Vec::new(), (0, 0));
    for child in &element.children {
        match child {
            Node::Text(text) => {
                let (length, commas) = measure(text);
                run = (run.0 + length, run.1 + commas);
            }
            Node::Element(child) if child.is_inline() => {
                let (length, commas) = measure(&child.raw_text());
                run = (run.0 + length, run.1 + commas);
            }
            Node::Element(_) => runs.push(std::mem::take(&mut run)),
        }
    }
    runs.push(run);
    runs
}

/// The letters of a text, its blanks as one each, and its commas in any script.
pub(super) fn measure(text: &str) -> (usize, usize) {
    let (mut length, mut commas, mut was_blank) = (0, 0, true);
    for c in text.chars() {
        let is_blank = c.is_whitespace();
        length += usize::from(!(is_blank && was_blank));
        was_blank = is_blank;
        commas += usize::from(COMMAS.contains(&c));
    }
    (length, commas)
}

const COMMAS: [char; 9] = [',', '،', '﹐', '︐', '﹑', '⹁', '⸴', '，', '、'];
