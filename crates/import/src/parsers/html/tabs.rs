//! Panels behind tabs: they stand one after the other, each below its tab's name.

use crate::markup::{Element, Node};

/// Names of the boxes around labels, and of those around their panels.
const LABELS: [&str; 8] = [
    "tabbed-labels",
    "tabs",
    "tab-labels",
    "tabset-labels",
    "et_pb_tabs_controls",
    "nav-tabs",
    "nav-pills",
    "su-tabs-nav",
];
const PANELS: [&str; 7] = [
    "tabbed-content",
    "blocks",
    "tab-content",
    "tab-panels",
    "tabs-content",
    "et_pb_all_tabs",
    "su-tabs-panes",
];

/// Puts the names of tabs above what they show.
pub(super) fn normalize(element: &mut Element) {
    if !between(element) {
        apart(element);
    }
}

/// Labels and panels by turns, each label after the radio button that it presses.
fn between(element: &mut Element) -> bool {
    if !element.has("class", &["tab-set", "sd-tab-set", "tabs"]) {
        return false;
    }
    let is_label = |child: &Element| child.is(&["label"]) && child.is_set("for");
    let labels = element.elements().filter(|child| is_label(child)).count();
    let panels = element.elements().filter(|child| child.is(&["div", "section"])).count();
    if labels < 2 || labels != panels {
        return false;
    }
    for child in element.elements_mut().filter(|child| is_label(child)) {
        let name = child.text();
        let line = child.line;
        *child = named(name, line);
    }
    true
}

/// All labels in one box, and the panels after them or in another.
fn apart(element: &mut Element) {
    let is_panel = |child: &Element| child.has("role", &["tabpanel"]);
    let is_labels = |child: &Element| {
        child.has("role", &["tablist"]) && child.find(&is_panel).is_none()
            || child.has("class", &LABELS) && child.elements().any(is_label)
    };
    let Some(place) = element
        .children
        .iter()
        .position(|child| matches!(child, Node::Element(child) if is_labels(child)))
    else {
        return;
    };
    let mut names = Vec::new();
    if let Node::Element(list) = &element.children[place] {
        collect(list, &mut names);
    }
    let is_around = |child: &Element| child.has("class", &PANELS) || child.elements().any(is_panel);
    let mut holder = &mut *element;
    if !holder.elements().any(is_panel) {
        match holder.elements_mut().find(|child| is_around(child)) {
            Some(around) => holder = around,
            None => return,
        }
    }
    let has_roles = holder.elements().any(is_panel);
    // For narrow windows each name stands above its panel once more.
    let is_again = |child: &Node| {
        matches!(child, Node::Element(child)
        if child.has("role", &["tab"]) && names.contains(&child.text()))
    };
    holder.children.retain(|child| !is_again(child));
    let is_one =
        |panel: &Element| is_panel(panel) || !has_roles && panel.is(&["div", "section", "pre"]);
    if holder.elements().filter(|panel| is_one(panel)).count() != names.len() {
        return;
    }
    let mut names = names.into_iter();
    let mut children = Vec::new();
    for child in std::mem::take(&mut holder.children) {
        if let Node::Element(panel) = &child
            && is_one(panel)
            && let Some(name) = names.next().filter(|name| !name.is_empty())
        {
            children.push(Node::Element(named(name, panel.line)));
        }
        children.push(child);
    }
    holder.children = children;
    element.children.retain(|child| !matches!(child, Node::Element(child) if is_labels(child)));
}

/// Whether an element in a box of labels is one: a label, or an item with a link within the page.
fn is_label(child: &Element) -> bool {
    let is_here = |link: &Element| {
        link.is(&["a"]) && link.attribute("href").is_some_and(|href| href.starts_with('#'))
            || link.is(&["span", "button"])
    };
    child.is(&["label", "span"]) || child.is(&["li"]) && child.elements().any(is_here)
}

/// The names of tabs in their order.
fn collect(list: &Element, names: &mut Vec<String>) {
    for child in list.elements() {
        if child.has("role", &["tab"]) || is_label(child) {
            names.push(child.text());
        } else {
            collect(child, names);
        }
    }
}

fn named(name: String, line: usize) -> Element {
    let mut strong = Element::new("strong");
    strong.children.push(Node::Text(name));
    let mut label = Element::new("p");
    label.line = line;
    label.children.push(Node::Element(strong));
    label
}
