//! Gives a page the words of another interface: a document in a language that the interface does
//! not speak leaves it to the browser, and so what the packer wrote may not be the reader's.
//!
//! Every word in the page has its key: `data-word` for the text of an element, `data-word-label`
//! for its name, `data-counted` for a text with the number in `data-count`. The settings and their
//! values have the names of the controls, notes their roles, and the reading time its minutes.

use crate::content::{minutes, reading_time};
use crate::elements::all;
use crate::labels::{Interface, Labels, counted, fill};
use crate::settings::Setting;
use leptos::web_sys::{Element, Node};

/// Matches the elements whose `lang` is the interface's language.
const IN_THE_INTERFACES_LANGUAGE: &str = "[lang][data-word], .av-dates, .av-size-row, .av-to-heading, .av-copied, .av-notice, .av-offer, \
     .av-share";

/// Matches the elements whose `dir` is the interface's direction.
const IN_THE_INTERFACES_DIRECTION: &str = ".av-updated, .av-minutes, .av-size-row, .av-story-known";

/// Replaces every word of the interface in a page, with the languages and directions they stand in.
pub(super) fn relabel(page: &Element, interface: Interface) {
    let labels = interface.labels();
    for element in all(page, "[data-word]") {
        if let Some(word) = word(&element, "data-word", labels) {
            set_text(&element, word);
        }
    }
    for element in all(page, "[data-word-label]") {
        if let Some(word) = word(&element, "data-word-label", labels) {
            let _ = element.set_attribute("aria-label", word);
        }
    }
    for element in all(page, "[data-counted]") {
        let count = element.get_attribute("data-count").and_then(|count| count.parse().ok());
        if let (Some(word), Some(count)) = (word(&element, "data-counted", labels), count) {
            set_text(&element, &counted(word, count, labels));
        }
    }
    relabel_settings(page, labels);
    relabel_notes(page, labels);
    for link in all(page, ".av-to-heading") {
        let heading = link.previous_element_sibling().and_then(|heading| heading.text_content());
        let name = fill(labels.link_to_section, &heading.unwrap_or_default());
        let _ = link.set_attribute("aria-label", &name);
    }
    for time in all(page, "[data-minutes]") {
        if let Some(minutes) = time.get_attribute("data-minutes").as_deref().and_then(minutes) {
            time.set_text_content(Some(&reading_time(minutes, labels)));
        }
    }
    for element in all(page, IN_THE_INTERFACES_LANGUAGE).chain([page.clone()]) {
        let _ = element.set_attribute("lang", labels.lang);
    }
    for element in all(page, IN_THE_INTERFACES_DIRECTION).chain([page.clone()]) {
        let _ = element.set_attribute("dir", labels.dir);
    }
}

fn relabel_settings(page: &Element, labels: &Labels) {
    for legend in all(page, "[data-choice] > legend") {
        let choice =
            legend.parent_element().and_then(|choice| word(&choice, "data-choice", labels));
        set_text(&legend, choice.unwrap_or_default());
    }
    for setting in Setting::ALL {
        let (name, words) = (setting.name(), labels.choices.get(setting as usize));
        let words = words.into_iter().flat_map(|words| &words.values);
        for (value, word) in setting.values().iter().zip(words) {
            let name = format!(
                ":is([name=av-{name}][value={value}] ~ *, [for=av-{name}-{value}] > \
                 *).av-option-name"
            );
            all(page, &name).for_each(|name| set_text(&name, word));
        }
    }
    all(page, ".av-option-sample").for_each(|sample| set_text(&sample, labels.sample));
}

fn relabel_notes(page: &Element, labels: &Labels) {
    for (role, word) in [("noteref", labels.note), ("backlink", labels.back_to_text)] {
        for link in all(page, &format!("[role=doc-{role}]")) {
            let label = link.get_attribute("aria-label").unwrap_or_default();
            let number: String = label.chars().filter(char::is_ascii_digit).collect();
            let _ = link.set_attribute("aria-label", &fill(word, &number));
        }
    }
}

/// The word whose key an attribute of the element has.
fn word(element: &Element, attribute: &str, labels: &Labels) -> Option<&'static str> {
    labels.word(&element.get_attribute(attribute)?)
}

/// Replaces the first text of an element, and nothing else in it.
fn set_text(element: &Element, text: &str) {
    let nodes = element.child_nodes();
    let mut nodes = (0..nodes.length()).filter_map(|index| nodes.get(index));
    if let Some(node) = nodes.find(|node| node.node_type() == Node::TEXT_NODE) {
        node.set_node_value(Some(text));
    }
}
