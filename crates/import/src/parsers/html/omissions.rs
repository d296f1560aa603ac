//! The warnings of what of a page is left out.

use super::find::Path;
use crate::markup::{Element, Node};
use article::{Article, Location, Warning};

const AROUND: &str = "what stands around the article is";

/// Tells of what stands around the article that was found, a warning for each part of the page.
pub(super) fn warn_of_the_rest(page: &Element, found: &[Path], warnings: &mut Vec<Warning>) {
    const MOST: usize = 12;
    let mut around = Vec::new();
    collect_around(page, &mut Vec::new(), found, &mut around);
    let rest = around.split_off(around.len().min(MOST));
    warnings.extend(around);
    if !rest.is_empty() {
        let line = |warning: &Warning| match warning.location {
            Location::Line(line) => Some(line.to_string()),
            Location::Path(_) | Location::Document => None,
        };
        let lines: Vec<String> = rest.iter().filter_map(line).collect();
        let at = if lines.is_empty() { "" } else { ": those of lines " };
        let message = format!(
            "{} more parts of the page around the article are left out{at}{}",
            rest.len(),
            lines.join(", ")
        );
        warnings.push(Warning::new(Location::Document, message));
    }
}

fn collect_around(element: &Element, path: &mut Path, found: &[Path], around: &mut Vec<Warning>) {
    for (index, child) in element.children.iter().enumerate() {
        let child = match child {
            Node::Element(child) => child,
            // Text that stands between the parts of the page, in none of its own.
            Node::Text(text) => {
                around.extend(warning_of_text(text, element, AROUND));
                continue;
            }
        };
        path.push(index);
        if found.iter().any(|found| found == path) {
        } else if found.iter().any(|found| found.starts_with(path)) {
            collect_around(child, path, found, around);
        } else {
            around.extend(warning(child, AROUND));
        }
        path.pop();
    }
}

/// The warning that an element is left out; none where it has no words.
pub(super) fn warning(element: &Element, what: &str) -> Option<Warning> {
    let text = element.text();
    let address = element.attribute("src").filter(|_| element.is(&["iframe"]));
    let told = match (text.as_str(), address) {
        ("", Some(address)) => Some(format!("a frame with {}", quoted(address))),
        ("", None) => match pictures(element) {
            0 => None,
            1 => Some("a picture".to_string()),
            several => Some(format!("{several} pictures")),
        },
        (text, _) => Some(quoted(text)),
    };
    told.map(|told| Warning::new(element.location(), format!("{what} left out: {told}")))
}

/// The warning that a text within an element is left out; none where it has no words.
pub(super) fn warning_of_text(text: &str, within: &Element, what: &str) -> Option<Warning> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let message = format!("{what} left out: {}", quoted(&text));
    let has_words = text.contains(char::is_alphanumeric);
    has_words.then(|| Warning::new(within.location(), message))
}

/// The beginning of a text, as warnings quote it.
fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("“{}…”", text[..end].trim_end()),
        None => format!("“{text}”"),
    }
}

/// The pictures within that are no icons.
fn pictures(element: &Element) -> usize {
    let size = |name| element.attribute(name)?.trim_end_matches("px").parse::<u32>().ok();
    let is_icon = size("width").or(size("height")).is_some_and(|size| size < 100);
    usize::from(element.is(&["img"]) && element.attribute("src").is_some() && !is_icon)
        + element.elements().map(pictures).sum::<usize>()
}

/// The warning that a page is a set of frames, which are other files.
pub(super) fn frames(page: &Element) -> Option<Warning> {
    fn collect<'e>(element: &'e Element, found: &mut Vec<&'e str>) {
        found.extend(element.attribute("src").filter(|_| element.is(&["frame"])));
        element.elements().for_each(|child| collect(child, found));
    }
    let mut found = Vec::new();
    collect(page, &mut found);
    let message = format!("is a set of frames: name the one with the text: {}", found.join(", "));
    (!found.is_empty()).then(|| Warning::new(Location::Document, message))
}

/// The warning that a page has hardly a text, where its scripts may make it.
pub(super) fn scripted(article: &Article, has_scripts: bool) -> Option<Warning> {
    const LEAST: usize = 60;
    let lines = article.blocks().flat_map(article::Block::lines);
    let letters: usize = lines.map(|spans| article::plain_text(spans).chars().count()).sum();
    let message = "has hardly a text, which its scripts may make: save the page in a browser as it \
                   is shown there";
    (has_scripts && letters < LEAST).then(|| Warning::new(Location::Document, message))
}
