//! Lists that word processors write as paragraphs with their signs in the text, or as lists beside
//! each other whose names tell their level.

use crate::markup::{Element, Node};

/// Makes lists of them.
pub(super) fn normalize(element: &mut Element) {
    nest(element);
    let is_item = |node: &Node| matches!(node, Node::Element(child) if sign(child).is_some());
    if !element.children.iter().any(is_item) {
        return;
    }
    let mut children: Vec<Node> = Vec::new();
    let mut lists = Lists::default();
    for child in std::mem::take(&mut element.children) {
        match child {
            Node::Element(mut child) if sign(&child).is_some() => {
                let sign = sign(&child).unwrap_or_default();
                let tag = if is_ordered(&sign) { "ol" } else { "ul" };
                let level = level(&child);
                strip(&mut child);
                child.tag = "li".into();
                lists.add(level, tag, child, &mut children);
            }
            Node::Text(text) if text.trim().is_empty() && !lists.open.is_empty() => {}
            child => {
                children.extend(lists.end().map(Node::Element));
                children.push(child);
            }
        }
    }
    children.extend(lists.end().map(Node::Element));
    element.children = children;
}

/// Lists that are open, each within the last item of the one before.
#[derive(Default)]
struct Lists {
    open: Vec<(usize, Element)>,
}

impl Lists {
    /// Adds an item; what it ends at the first level goes to `done`.
    fn add(&mut self, level: usize, tag: &str, item: Element, done: &mut Vec<Node>) {
        while self
            .open
            .last()
            .is_some_and(|(open, list)| *open > level || *open == level && !list.is(&[tag]))
        {
            if self.open.len() == 1 {
                done.extend(self.end().map(Node::Element));
            } else {
                self.close();
            }
        }
        if self.open.last().is_none_or(|(open, _)| *open < level) {
            let list = Element { line: item.line, ..Element::new(tag) };
            self.open.push((level, list));
        }
        if let Some((_, list)) = self.open.last_mut() {
            list.children.push(Node::Element(item));
        }
    }

    /// Puts the innermost list into the last item of the one around it.
    fn close(&mut self) {
        let Some((_, inner)) = self.open.pop() else { return };
        let Some((_, outer)) = self.open.last_mut() else { return };
        match outer.children.last_mut() {
            Some(Node::Element(item)) => item.children.push(Node::Element(inner)),
            _ => outer.children.push(Node::Element(inner)),
        }
    }

    fn end(&mut self) -> Option<Element> {
        while self.open.len() > 1 {
            self.close();
        }
        self.open.pop().map(|(_, list)| list)
    }
}

/// Lists of Google Docs: `lst-kix_…-1` is within the last item of the `lst-kix_…-0` before it.
fn nest(element: &mut Element) {
    if !element.elements().any(|child| depth(child).is_some_and(|depth| depth > 0)) {
        return;
    }
    let mut children: Vec<Node> = Vec::new();
    for child in std::mem::take(&mut element.children) {
        let level = match &child {
            Node::Element(list) => depth(list),
            Node::Text(_) => None,
        };
        let before = children
            .iter()
            .rposition(|node| !matches!(node, Node::Text(text) if text.trim().is_empty()));
        match (level, before.and_then(|place| children.get_mut(place))) {
            (Some(level), Some(Node::Element(list))) if level > 0 && depth(list).is_some() => {
                if let Node::Element(child) = child {
                    put(list, child, level);
                }
            }
            // A list that goes on after one within its last item.
            (Some(0), Some(Node::Element(list)))
                if depth(list) == Some(0) && goes_on(list, &child) =>
            {
                if let Node::Element(child) = child {
                    list.children.extend(child.children);
                }
            }
            _ => children.push(child),
        }
    }
    element.children = children;
}

fn goes_on(list: &Element, next: &Node) -> bool {
    matches!(next, Node::Element(next) if next.tag == list.tag && !next.has("class", &["start"]))
}

fn put(list: &mut Element, inner: Element, level: usize) {
    let item = list.elements_mut().filter(|child| child.is(&["li"])).last();
    match item {
        Some(item) => {
            let nested = item.elements_mut().filter(|child| depth(child).is_some()).last();
            match nested {
                Some(nested) if level > 1 => put(nested, inner, level - 1),
                Some(nested) if goes_on(nested, &Node::Element(inner.clone())) => {
                    nested.children.extend(inner.children);
                }
                _ => item.children.push(Node::Element(inner)),
            }
        }
        None => list.children.push(Node::Element(inner)),
    }
}

fn depth(list: &Element) -> Option<usize> {
    let class = list.attribute("class").filter(|_| list.is(&["ul", "ol"]))?;
    let name = class.split_ascii_whitespace().find(|name| name.starts_with("lst-kix_"))?;
    name.rsplit_once('-')?.1.parse().ok()
}

/// The bullet or the number of a paragraph.
fn sign(paragraph: &Element) -> Option<String> {
    if !paragraph.is(&["p"]) {
        return None;
    }
    if let Some(sign) = paragraph.find(&is_sign) {
        return Some(plain(&sign.text()));
    }
    // Filtered pages have only the blanks after the sign in an element of their own.
    let is_item = paragraph.attribute("class").is_some_and(|class| class.contains("ListParagraph"));
    paragraph.find(&is_gap).filter(|_| is_item)?;
    let mut text = String::new();
    before_gap(paragraph, &mut text);
    let text = plain(&text);
    ((1..=6).contains(&text.chars().count())).then_some(text)
}

fn plain(sign: &str) -> String {
    sign.trim_matches(|c: char| c.is_whitespace() || ".()".contains(c)).to_string()
}

fn is_ordered(sign: &str) -> bool {
    sign != "o" && sign.chars().any(char::is_alphanumeric)
}

fn style(element: &Element) -> String {
    element.attribute("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase()
}

fn is_sign(element: &Element) -> bool {
    element.is(&["span"]) && style(element).contains("mso-list:ignore")
}

/// Whether an element is the gap that Word leaves between a sign and its words.
fn is_gap(element: &Element) -> bool {
    element.is(&["span"]) && style(element).contains("font:7.0pt")
}

/// The text before the gap; whether the gap was there.
fn before_gap(element: &Element, text: &mut String) -> bool {
    element.children.iter().any(|child| match child {
        Node::Text(run) => {
            text.push_str(run);
            false
        }
        Node::Element(child) => is_gap(child) || before_gap(child, text),
    })
}

/// Removes the sign and the gap from a paragraph.
fn strip(paragraph: &mut Element) {
    if !take_sign(paragraph) {
        take_gap(paragraph);
    }
}

fn take_sign(element: &mut Element) -> bool {
    let place = element
        .children
        .iter()
        .position(|child| matches!(child, Node::Element(child) if is_sign(child)));
    if let Some(place) = place {
        element.children.remove(place);
        return true;
    }
    element.elements_mut().any(take_sign)
}

/// Removes all up to the gap; whether it was there.
fn take_gap(element: &mut Element) -> bool {
    let mut children = std::mem::take(&mut element.children).into_iter();
    let mut is_found = false;
    for child in children.by_ref() {
        if let Node::Element(mut child) = child {
            is_found = is_gap(&child);
            if !is_found && child.find(&is_gap).is_some() {
                is_found = take_gap(&mut child);
                element.children.push(Node::Element(child));
            }
        }
        if is_found {
            break;
        }
    }
    element.children.extend(children);
    is_found
}

/// The level of an item, from 1.
fn level(paragraph: &Element) -> usize {
    let style = style(paragraph);
    let after = |mark: &str| {
        let (_, rest) = style.split_once(mark)?;
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
        Some((rest.get(..end)?.parse::<f64>().ok()?, rest.get(end..)?))
    };
    if let Some((level, _)) = style.contains("mso-list").then(|| after("level")).flatten() {
        return level as usize;
    }
    // Half an inch for each level.
    match after("margin-left:") {
        Some((points, unit)) if unit.starts_with("pt") => (points / 36.0).round().max(1.0) as usize,
        Some((inches, unit)) if unit.starts_with("in") => (inches * 2.0).round().max(1.0) as usize,
        Some((length, unit)) if unit.starts_with("cm") => (length / 1.27).round().max(1.0) as usize,
        _ => 1,
    }
}
