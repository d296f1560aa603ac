//! The highlighted lines of code.

use super::super::Element;

/// The attribute in which the numbers of such lines stand, as Prism has it.
pub(in crate::markup) const ATTRIBUTE: &str = "data-line";

/// The most highlighted lines.
const MOST: usize = 1000;

/// Whether an element is a line, or several, that is highlighted: that of Chroma,
/// Pygments, Shiki, Docusaurus, VitePress, Gatsby or Eleventy.
pub(super) fn is_marked(element: &Element) -> bool {
    const NAMES: [&str; 10] = [
        "hl",
        "hll",
        "highlighted",
        "highlighted-line",
        "highlight-line",
        "line--highlighted",
        "theme-code-block-highlighted-line",
        "docusaurus-highlight-code-line",
        "gatsby-highlight-code-line",
        "highlight-line-active",
    ];
    element.is_set("data-highlighted-line")
        || element.has("class", &NAMES)
            && element.is(&["span", "div", "mark", "code", "li", "tr"])
            && !element.has("class", &["language-plaintext"])
}

/// Adds the numbers of the lines from a place of the text on, counted from 0.
pub(super) fn mark(text: &str, first: usize, marked: &mut Vec<usize>) {
    let Some((before, within)) = text.split_at_checked(first) else { return };
    if marked.len() >= MOST {
        return;
    }
    let line = before.matches('\n').count();
    let count = within.trim_end().matches('\n').count() + 1;
    marked.extend((line..line + count).take(MOST.saturating_sub(marked.len())));
}

/// The numbers that code names itself: `data-line="2,4-5"`. Of previews of Markdown it is the line
/// of the source, which their class tells.
pub(super) fn named(element: &Element) -> Option<&str> {
    let is_source = element.has("class", &["code-line"]);
    element.attribute(ATTRIBUTE).filter(|_| element.is(&["pre"]) && !is_source)
}

/// The attribute that names the highlighted lines of a text, counted from 1. `is_cut`
/// says that its first line, which was none, is cut off.
pub(super) fn attribute(
    named: Option<&str>,
    marked: &[usize],
    text: &str,
    is_cut: bool,
) -> Option<(String, String)> {
    let lines = text.lines().count();
    let named = named.map(ranges).filter(|named| named.iter().all(|line| *line <= lines));
    let found = marked.iter().filter_map(|line| (line + 1).checked_sub(usize::from(is_cut)));
    let mut found = named.unwrap_or_else(|| found.collect());
    found.retain(|line| (1..=lines).contains(line));
    found.dedup();
    // Where all are marked none is highlighted.
    let written: Vec<String> = found.iter().map(usize::to_string).collect();
    (!found.is_empty() && found.len() < lines).then(|| (ATTRIBUTE.into(), written.join(",")))
}

/// Numbers and ranges of them.
fn ranges(text: &str) -> Vec<usize> {
    let range = |part: &str| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let number = |text: &str| text.trim().parse::<usize>().ok();
        Some(number(first)?..=number(last)?)
    };
    text.split([',', ' ']).filter_map(range).flatten().take(MOST).collect()
}
