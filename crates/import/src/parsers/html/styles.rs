//! Marks that words have by their style alone, as word processors and mail programs write them.

use crate::markup::{Element, Node};
use std::collections::HashMap;

/// The marks that a style gives to words.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Style {
    is_strong: bool,
    is_emphasis: bool,
    is_struck: bool,
}

/// Puts elements around words that a style makes bold, slanted or struck.
pub(super) fn normalize(page: &mut Element) {
    let mut sheet = HashMap::new();
    if is_written_by_classes(page) {
        collect(page, &mut sheet);
    }
    within(page, &sheet, Style::default());
}

/// Whether the classes of a page say nothing but how its words look: Google Docs, macOS.
fn is_written_by_classes(page: &Element) -> bool {
    let is_sign = |found: &Element| {
        found.is(&["body"]) && found.has("class", &["doc-content"])
            || found.is(&["style"]) && found.raw_text().contains(".lst-kix_")
            || found.is(&["meta"])
                && found.attribute("content").is_some_and(|name| name.starts_with("Cocoa HTML"))
    };
    page.find(&is_sign).is_some()
}

/// Reads the rules for single classes: `.c1{…}`, `span.s1 {…}`.
fn collect(element: &Element, sheet: &mut HashMap<String, Style>) {
    if !element.is(&["style"]) {
        return element.elements().for_each(|child| collect(child, sheet));
    }
    for rule in element.raw_text().split('}') {
        let Some((selector, rules)) = rule.rsplit_once('{') else { continue };
        let selector = selector.rsplit(['}', ';']).next().unwrap_or_default().trim();
        let class = selector.strip_prefix("span").unwrap_or(selector).strip_prefix('.');
        let is_name = |name: &&str| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if let Some(class) = class.filter(is_name) {
            sheet.insert(class.to_string(), Style::of(rules));
        }
    }
}

/// `around` is what the words are anyway.
fn within(element: &mut Element, sheet: &HashMap<String, Style>, around: Style) {
    let around = Style {
        is_strong: around.is_strong
            || element.is(&["b", "strong", "th", "dt", "h1", "h2", "h3", "h4", "h5", "h6"]),
        is_emphasis: around.is_emphasis || element.is(&["em", "i", "cite", "blockquote"]),
        is_struck: around.is_struck || element.is(&["s", "del", "strike"]),
    };
    for child in element.elements_mut() {
        // Google Docs puts such a one around all that is copied.
        if child.is(&["b", "strong"]) && says(child, "font-weight", &["normal", "400"]) {
            child.tag = "span".into();
        }
        within(child, sheet, around);
        if child.is(&["span", "font"]) && child.has_words() {
            mark(child, Style::of_element(child, sheet), around);
        }
    }
}

fn mark(element: &mut Element, style: Style, around: Style) {
    let marks = [
        (style.is_strong && !around.is_strong, "strong"),
        (style.is_emphasis && !around.is_emphasis, "em"),
        (style.is_struck && !around.is_struck, "s"),
    ];
    for (_, tag) in marks.into_iter().filter(|(is_new, _)| *is_new) {
        let mut inner = Element { line: element.line, ..Element::new(tag) };
        inner.children = std::mem::take(&mut element.children);
        element.children.push(Node::Element(inner));
    }
}

impl Style {
    fn of_element(element: &Element, sheet: &HashMap<String, Style>) -> Self {
        let classes = element.attribute("class").unwrap_or_default().split_ascii_whitespace();
        let mut style = element.attribute("style").map(Self::of).unwrap_or_default();
        for named in classes.filter_map(|class| sheet.get(class)) {
            style.is_strong |= named.is_strong;
            style.is_emphasis |= named.is_emphasis;
            style.is_struck |= named.is_struck;
        }
        style
    }

    fn of(rules: &str) -> Self {
        let mut style = Self::default();
        for (name, value) in rules.split(';').filter_map(|rule| rule.split_once(':')) {
            let value = value.trim().trim_end_matches("!important").trim();
            match name.trim() {
                "font-weight" => style.is_strong = ["bold", "700", "800", "900"].contains(&value),
                "font-style" => style.is_emphasis = ["italic", "oblique"].contains(&value),
                "text-decoration" | "text-decoration-line" => {
                    style.is_struck = value.contains("line-through");
                }
                _ => {}
            }
        }
        style
    }
}

/// Whether the element's own style says one of these.
fn says(element: &Element, name: &str, values: &[&str]) -> bool {
    let style = element.attribute("style").unwrap_or_default();
    style
        .split(';')
        .filter_map(|rule| rule.split_once(':'))
        .any(|(known, value)| known.trim() == name && values.contains(&value.trim()))
}
