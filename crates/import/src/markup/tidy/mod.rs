//! Markup as its generators write it → as an author would: what they add for machines, for the
//! look of the page or for buttons goes, so that the reader meets one form of each thing.

mod code;
mod files;
mod formulas;
mod headings;
pub(super) mod highlighted;
mod links;
mod pictures;
mod tables;

use super::{Element, Node};
use article::Warning;
pub use tables::normalize as take_layout_apart;

/// Tidies all that is within.
pub(super) fn tidy(root: &mut Element, warnings: &mut Vec<Warning>) {
    remove(root, &headings::is_anchor);
    formulas::normalize(root);
    code::normalize(root, None, warnings);
    headings::normalize(root, warnings);
    remove(root, &is_unseen);
    tables::normalize(root);
    pictures::normalize(root);
    links::normalize(root);
}

/// Removes the elements within for which this holds.
fn remove(element: &mut Element, holds: &dyn Fn(&Element) -> bool) {
    element.children.retain(|child| !matches!(child, Node::Element(child) if holds(child)));
    element.elements_mut().for_each(|child| remove(child, holds));
}

/// Whether an element is only for screen readers, or for nobody.
fn is_unseen(element: &Element) -> bool {
    const HIDDEN: [&str; 10] = [
        "hide-text",
        "visually-hidden",
        "visuallyhidden",
        "sr-only",
        "screen-reader-text",
        "screen-reader-only",
        "screenreader-only",
        "a11y-hidden",
        "element-invisible",
        "u-visually-hidden",
    ];
    element.has("class", &HIDDEN)
        || element.has("aria-hidden", &["true"])
            && !element.is(&["figcaption"])
            && element.find(&|found| found.is(&["img"])).is_none()
}
