//! A copy of the markup's tree, which needs no browser.

/// A part of the tree.
#[derive(Debug, Clone)]
pub enum Node {
    /// Text, its character references read.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element with all that is in it.
#[derive(Debug, Clone)]
pub struct Element {
    /// The tag's name in small letters.
    pub tag: String,
    /// Names, in small letters, and values.
    pub attributes: Vec<(String, String)>,
    /// The parts within, in their order.
    pub children: Vec<Node>,
}

impl Element {
    /// The value of an attribute, unless it is empty.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let value =
            self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim());
        value.filter(|value| !value.is_empty())
    }

    /// Whether an attribute that is a list of words has one of these.
    pub fn has(&self, name: &str, words: &[&str]) -> bool {
        let value = self.attribute(name).unwrap_or_default();
        value
            .split_ascii_whitespace()
            .any(|found| words.iter().any(|word| found.eq_ignore_ascii_case(word)))
    }

    /// Whether the element's tag is one of these.
    pub fn is(&self, tags: &[&str]) -> bool {
        tags.contains(&self.tag.as_str())
    }

    /// The elements directly within.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element within, itself included, for which this holds.
    pub fn find(&self, holds: &dyn Fn(&Element) -> bool) -> Option<&Element> {
        if holds(self) {
            Some(self)
        } else {
            self.elements().find_map(|element| element.find(holds))
        }
    }

    /// The text as it is, blanks and all.
    pub fn raw_text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text
    }

    /// The text in one line.
    pub fn text(&self) -> String {
        self.raw_text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn push_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(run) => text.push_str(run),
                Node::Element(element) if element.is(&["br"]) => text.push(' '),
                Node::Element(element) => element.push_text(text),
            }
        }
    }
}
