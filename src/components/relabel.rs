//! Gives a page the words of another interface: a document in a language that the interface does
//! not speak leaves it to the browser, and so what the packer wrote may not be the reader's.

use crate::labels::Interface;
use article::Date;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Node};

/// What holds the interface's words and none of the document's.
const PLACES: &str = ".av-skip, .av-bar *, .av-panel *, .av-notice, .av-notice *, .av-offer, \
                      .av-offer *, .av-dates, .av-updated, #av-contents-title, #av-related-title, \
                      #av-notes-title, .av-contact-label, .av-story-date, .av-picture-link *, \
                      .av-table, .av-code, .av-share, [role=doc-noteref], .av-backlink";
/// But for these.
const OTHERS: &str = ".av-site, .av-citation, .av-share-address";

const ATTRIBUTES: [&str; 5] =
    ["aria-label", "data-enlarge", "data-close", "data-copied", "data-not-copied"];

pub fn relabel(page: &Element, from: Interface, to: Interface) {
    let words = || from.labels().words().into_iter().zip(to.labels().words());
    let word =
        |text: &str| words().find(|(own, _)| *own == text).map(|(_, other)| other.to_string());
    // Some are followed by a number.
    let translated = |text: &str| {
        // Between two elements there is a blank.
        if let Some(text) = text.strip_prefix(' ') {
            return word(text).map(|text| format!(" {text}"));
        }
        word(text).or_else(|| {
            let (text, number) = text.rsplit_once(' ')?;
            number
                .bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| Some(format!("{} {number}", word(text)?)))?
        })
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
    for time in all(page, "time") {
        if let Some(date) = time.get_attribute("datetime").and_then(|date| Date::parse(&date)) {
            time.set_text_content(Some(&to.date(&date)));
        }
    }
    for minutes in all(page, ".av-minutes") {
        let ([before, after], [own_before, own_after]) =
            (to.labels().minutes, from.labels().minutes);
        let text = minutes.text_content().unwrap_or_default();
        let range = text.trim_start_matches(own_before).trim_end_matches(own_after);
        minutes.set_text_content(Some(&format!("{before}{range}{after}")));
    }
}

fn all(page: &Element, selector: &str) -> impl Iterator<Item = Element> {
    let found = page.query_selector_all(selector).ok();
    found.into_iter().flat_map(|found| {
        (0..found.length()).filter_map(move |index| found.get(index)?.dyn_into().ok())
    })
}
