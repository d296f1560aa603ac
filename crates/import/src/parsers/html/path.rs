//! Places of elements on a page.

use crate::markup::{Element, Node};

/// The places of elements: of each the numbers of the children that lead to it.
pub(super) type Path = Vec<usize>;

/// The element at a path.
pub(super) fn at<'p>(page: &'p Element, path: &[usize]) -> Option<&'p Element> {
    path.iter().try_fold(page, |element, index| match element.children.get(*index)? {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    })
}
