//! Shadow trees that pages declare by `<template shadowrootmode>`: what browsers show of their hosts.

use crate::markup::{Element, Node};

/// Puts the content of hosts into the slots of their shadow trees, which take its place.
pub(super) fn normalize(element: &mut Element) {
    element.elements_mut().for_each(normalize);
    let is_root = |child: &Node| {
        matches!(child, Node::Element(child)
            if child.is(&["template"]) && child.is_set("shadowrootmode"))
    };
    let Some(place) = element.children.iter().position(is_root) else { return };
    let Node::Element(mut root) = element.children.remove(place) else { return };
    let mut light = std::mem::take(&mut element.children);
    fill(&mut root, &mut light);
    element.children = root.children;
    // Without a slot nobody sees it, but it may be the text for browsers that know no shadow.
    element.children.append(&mut light);
}

/// Moves the nodes that belong to them into the slots within.
fn fill(element: &mut Element, light: &mut Vec<Node>) {
    for child in element.elements_mut() {
        if !child.is(&["slot"]) {
            fill(child, light);
            continue;
        }
        let name = child.attribute("name").unwrap_or_default().to_string();
        let is_its = |node: &Node| match node {
            Node::Element(node) => node.attribute("slot").unwrap_or_default() == name,
            Node::Text(_) => name.is_empty(),
        };
        let (own, rest): (Vec<Node>, Vec<Node>) = light.drain(..).partition(is_its);
        *light = rest;
        let is_blank = |node: &Node| matches!(node, Node::Text(text) if text.trim().is_empty());
        if !own.iter().all(is_blank) {
            child.children = own;
        }
    }
}
