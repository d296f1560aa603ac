//! Names beside a headline that are known by where their links lead, or by the portrait beside them.

use super::class_names::has_word;
use super::{dates, metadata, signers};
use crate::markup::{Element, Node};
use crate::parsers::text::signature;
use article::Byline;

/// Parts of addresses behind which the page of an author follows.
const PARTS: [&str; 20] = [
    "author",
    "authors",
    "autor",
    "autore",
    "autores",
    "autori",
    "auteur",
    "auteurs",
    "autoren",
    "byline",
    "columnist",
    "columnists",
    "contributor",
    "contributors",
    "journalist",
    "journalists",
    "reporter",
    "reporters",
    "signataires",
    "writers",
];

/// The letters that may stand beside the names of a line and be no name.
const BESIDE: usize = 40;

/// Those whose pages a short line leads to, or whose portraits stand in it, if it says little else.
pub(super) fn names(line: &Element) -> Vec<Byline> {
    let found = linked(line);
    let found = if found.is_empty() { portrayed(line) } else { found };
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let named: usize = found.iter().flat_map(|by| by.name.iter()).map(|by| letters(&by.text)).sum();
    let text = line.text();
    let is_sentence = text.ends_with(['.', '!', '?', '。', '！', '？']);
    // One who is named without a link is not to be lost.
    let has_more = signature::AND.iter().filter(|and| text.contains(**and)).count() >= found.len();
    let is_other = is_sentence || has_more || letters(&text).saturating_sub(named) > BESIDE;
    if is_other { Vec::new() } else { found }
}

fn linked(line: &Element) -> Vec<Byline> {
    let links = line.find_all(&leads_to_author);
    let names = links.iter().filter(|link| is_name(&link.text()));
    names.flat_map(|link| signers::named(link)).collect()
}

/// The names beside a day that are those of the pictures there.
fn portrayed(line: &Element) -> Vec<Byline> {
    if line.find(&|found| found.is(&["time"]) || dates::date(&found.text()).is_some()).is_none() {
        return Vec::new();
    }
    let pictures = line.find_all(&|found| found.is(&["img"]));
    let text = line.text();
    let names = pictures.iter().filter_map(|picture| picture.attribute("alt"));
    let names = names.filter(|name| is_name(name) && text.contains(name));
    let of = |name: &str| {
        let link = line.find(&|found| found.is(&["a"]) && found.text() == name);
        link.map_or_else(|| metadata::author(name, None), |link| signers::named(link).pop())
    };
    names.filter_map(of).collect()
}

fn leads_to_author(link: &Element) -> bool {
    let address = link.attribute("href").unwrap_or_default();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').filter(|part| !part.is_empty()).rev();
    link.is(&["a"]) && parts.next().is_some() && parts.any(|part| PARTS.contains(&part))
}

/// Whether a text is one whole name.
fn is_name(text: &str) -> bool {
    let is_whole = text.contains(' ') || !text.is_ascii() && text.chars().count() <= 8;
    is_whole && signature::list(text).is_some_and(|names| names.len() == 1)
}

/// Whether an element is called a name and has nothing but the link to a page, which is not that of
/// a site or a part of it.
pub(super) fn is_linked_name(element: &Element) -> bool {
    const OTHERS: [&str; 9] =
        ["blog", "brand", "category", "channel", "publication", "section", "series", "site", "tag"];
    let link = element.find(&|found| found.is(&["a"]) && found.has_words());
    has_word(element, &["name"])
        && !has_word(element, &OTHERS)
        && link.is_some_and(|link| link.text() == element.text() && is_name(&link.text()))
}

/// Whether a text has nothing but the words that say who wrote an article, before the name.
pub(super) fn is_label(text: &str) -> bool {
    let text = text.trim_end_matches([':', '：', ' ']).to_lowercase();
    text.chars().count() <= 20 && signature::BY.contains(&text.as_str())
}

/// Whether a part of a line stands among blocks, or alone, and so is a line of its own.
pub(super) fn is_own_line(line: &Element) -> bool {
    let has_text = |child: &Node| matches!(child, Node::Text(text) if !text.trim().is_empty());
    !line.children.iter().any(has_text)
        && (line.elements().any(|child| !child.is_inline())
            || line.elements().filter(|child| child.has_words()).count() < 2)
}
