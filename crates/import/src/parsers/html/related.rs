//! Signs of related stories within an article: their heading, their links.

use super::wordings;
use crate::markup::Element;

/// Whether a group has the heading of related stories at its beginning.
pub(super) fn is_related_group(element: &Element) -> bool {
    let first = element.elements().find(|child| child.has_words());
    first.is_some_and(|first| {
        wordings::heads_related(first) || first.is(&["div", "header"]) && is_related_group(first)
    })
}

/// Whether a box is nothing but a list of headlines, each the link to a page of the same site.
/// `own` is the host of the page.
pub(super) fn is_list_of_stories(element: &Element, own: Option<&str>) -> bool {
    is_list_within(element, own, 3)
}

/// The same, where the list is within no more boxes than `deep`.
fn is_list_within(element: &Element, own: Option<&str>, deep: usize) -> bool {
    const SHORTEST: usize = 25;
    const LONGEST: usize = 100_000;
    let mut parts = element.elements().filter(|child| child.has_words());
    let (Some(part), None) = (parts.next(), parts.next()) else { return false };
    if part.is(&["div", "section"]) {
        return deep > 0 && is_list_within(part, own, deep - 1);
    }
    let is_own = |address: &str| match address.split_once("://") {
        Some((_, rest)) => own.is_some_and(|own| rest.split('/').next() == Some(own)),
        None => address.starts_with('/') && !address.starts_with("//"),
    };
    let is_story = |item: &Element| {
        let link =
            item.find(&|found| found.is(&["a"]) && found.attribute("href").is_some_and(is_own));
        link.is_some_and(|link| link.text().len() >= SHORTEST && link.text() == item.text())
    };
    part.is(&["ul", "ol"])
        && part.elements().count() > 1
        && part.elements().all(is_story)
        && element.length() < LONGEST
        && element.text() == part.text()
}
