//! Gives a page the words of another interface: a document in a language that the interface does
//! not speak leaves it to the browser, and so what the packer wrote may not be the reader's.

use crate::labels::{Interface, fill};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Node};

/// What holds the interface's words and none of the document's.
const PLACES: &str = ".av-skip, .av-bar *, .av-panel *, .av-notice, .av-notice *, .av-offer, \
                      .av-offer *, .av-dates, .av-updated, .av-minutes, #av-contents-title, \
                      #av-related-title, \
                      #av-notes-title, .av-contact-label, .av-picture-link *, \
                      .av-table, .av-code, .av-share, [role=doc-noteref], .av-backlink";
/// But for these.
const OTHERS: &str = ".av-site, .av-citation, .av-share-address";

const ATTRIBUTES: [&str; 5] =
    ["aria-label", "data-enlarge", "data-close", "data-copied", "data-not-copied"];

pub fn relabel(page: &Element, from: Interface, to: Interface) {
    let word = |text: &str| {
        let mut words = from.labels().words().zip(to.labels().words());
        words.find_map(|(own, other)| Some(fill(other, filled(own, text)?)))
    };
    let translated = |text: &str| {
        // Between two elements there is a blank.
        match text.strip_prefix(' ') {
            Some(text) => word(text).map(|text| format!(" {text}")),
            None => word(text),
        }
    };
    let translate = |element: &Element| {
        for name in ATTRIBUTES {
            if let Some(text) = element.get_attribute(name).and_then(|text| translated(&text)) {
                let _ = element.set_attribute(name, &text);
            }
        }
        if element.get_attribute("lang").as_deref() == Some(from.labels().lang) {
            let _ = element.set_attribute("lang", to.labels().lang);
        }
        if element.matches(".av, .av-updated, .av-minutes").unwrap_or(false) {
            let _ = element.set_attribute("dir", to.labels().dir);
        }
    };
    translate(page);
    for element in all(page, PLACES) {
        if element.matches(OTHERS).unwrap_or(true) {
            continue;
        }
        translate(&element);
        let nodes = element.child_nodes();
        for node in (0..nodes.length())
            .filter_map(|index| nodes.get(index))
            .filter(|node| node.node_type() == Node::TEXT_NODE)
        {
            if let Some(text) = node.node_value().and_then(|text| translated(&text)) {
                node.set_node_value(Some(&text));
            }
        }
    }
}

/// What is put into a word where it says this text; nothing in most of them.
fn filled<'a>(word: &str, text: &'a str) -> Option<&'a str> {
    let Some((before, rest)) = word.split_once('{') else { return (word == text).then_some("") };
    text.strip_prefix(before)?.strip_suffix(rest.split_once('}')?.1)
}

fn all(page: &Element, selector: &str) -> impl Iterator<Item = Element> {
    let found = page.query_selector_all(selector).ok();
    found.into_iter().flat_map(|found| {
        (0..found.length()).filter_map(move |index| found.get(index)?.dyn_into().ok())
    })
}
