//! Where the reader left each article of a page with several, for the browser's way back.

use super::place::Place;
use std::cell::RefCell;
use web_sys::Element;

thread_local! {
    /// The places, each by the part of the page that its article stands in.
    static LEFT: RefCell<Vec<(Element, Place)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps the place in an article; nothing where the page has no other.
pub(super) fn keep(article: &Element, place: Option<&Place>) {
    if let Some(place) = place.filter(|_| article.matches(".av-whole").unwrap_or(false)) {
        LEFT.with_borrow_mut(|left| left.push((article.clone(), place.clone())));
    }
}

/// Takes the place out that was kept of an article.
pub(super) fn take(article: &Element) -> Option<Place> {
    LEFT.with_borrow_mut(|left| {
        let index = left.iter().position(|(own, _)| own == article)?;
        Some(left.swap_remove(index).1)
    })
}
