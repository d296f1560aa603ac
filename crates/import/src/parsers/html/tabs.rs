//! Panels behind tabs: they stand one after the other, each below its tab's name.

use crate::markup::{Element, Node};

/// Names of the boxes around labels, and of those around their panels.
const LABELS: [&str; 4] = ["tabbed-labels", "tabs", "tab-labels", "tabset-labels"];
const PANELS: [&str; 5] = ["tabbed-content", "blocks", "tab-content", "tab-panels", "tabs-content"];

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
    let is_labels = |child: &Element| {
        child.has("role", &["tablist"])
            || child.has("class", &LABELS) && child.elements().any(|label| label.is(&["label"]))
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
    let is_panel = |child: &Element| child.has("role", &["tabpanel"]);
    let is_around = |child: &Element| child.has("class", &PANELS) || child.elements().any(is_panel);
    let mut holder = &mut *element;
    if !holder.elements().any(is_panel) {
        match holder.elements_mut().find(|child| is_around(child)) {
            Some(around) => holder = around,
            None => return,
        }
    }
    let has_roles = holder.elements().any(is_panel);
    let mut names = names.into_iter();
    let mut children = Vec::new();
    for child in std::mem::take(&mut holder.children) {
        if let Node::Element(panel) = &child
            && (is_panel(panel) || !has_roles && panel.is(&["div", "section", "pre"]))
            && let Some(name) = names.next().filter(|name| !name.is_empty())
        {
            children.push(Node::Element(named(name, panel.line)));
        }
        children.push(child);
    }
    holder.children = children;
    element.children.retain(|child| !matches!(child, Node::Element(child) if is_labels(child)));
}

/// The names of tabs in their order.
fn collect(list: &Element, names: &mut Vec<String>) {
    for child in list.elements() {
        if child.has("role", &["tab"]) || child.is(&["label"]) {
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
