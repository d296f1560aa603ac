//! The warnings of what of a page is left out.

use super::find::Path;
use crate::markup::{Element, Node};
use article::{Article, Location, Warning};

/// Tells of what stands around the article that was found, a warning for each part of the page.
pub(super) fn warn_of_the_rest(page: &Element, found: &[Path], warnings: &mut Vec<Warning>) {
    const MOST: usize = 12;
    let mut around = Vec::new();
    collect_around(page, &mut Vec::new(), found, &mut around);
    let more = around.len().saturating_sub(MOST);
    warnings.extend(around.into_iter().take(MOST));
    if more > 0 {
        let message = format!("{more} more parts of the page around the article are left out");
        warnings.push(Warning::new(Location::Document, message));
    }
}

fn collect_around(element: &Element, path: &mut Path, found: &[Path], around: &mut Vec<Warning>) {
    for (index, child) in element.children.iter().enumerate() {
        let Node::Element(child) = child else { continue };
        path.push(index);
        if found.iter().any(|found| found == path) {
        } else if found.iter().any(|found| found.starts_with(path)) {
            collect_around(child, path, found, around);
        } else {
            around.extend(warning(child, "what stands around the article is"));
        }
        path.pop();
    }
}

/// The warning that an element is left out; none where it has no words.
pub(super) fn warning(element: &Element, what: &str) -> Option<Warning> {
    const LONGEST: usize = 60;
    let text = element.text();
    let told = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("“{}…”", text[..end].trim_end()),
        None => format!("“{text}”"),
    };
    let pictures = if text.is_empty() { pictures(element) } else { 0 };
    let told = match pictures {
        0 => told,
        1 => "a picture".to_string(),
        several => format!("{several} pictures"),
    };
    (!text.is_empty() || pictures > 0)
        .then(|| Warning::new(element.location(), format!("{what} left out: {told}")))
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
