//! A tree of markup, whoever has parsed it.

use super::tags::{self, Place};
use article::{Lang, Location, Phrase};

/// A part of the tree.
#[derive(Debug, Clone)]
pub enum Node {
    /// Text, its character references read.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element with all that is in it.
#[derive(Debug, Clone, Default)]
pub struct Element {
    /// The tag's name in small letters; those within SVG as SVG writes them.
    pub tag: String,
    /// Names, in small letters but in SVG, and values.
    pub attributes: Vec<(String, String)>,
    /// The parts within, in their order.
    pub children: Vec<Node>,
    /// The line of its tag in the source, counted from 1; 0 where nobody knows.
    pub line: usize,
}

impl Element {
    /// An element with nothing in it.
    pub fn new(tag: &str) -> Self {
        Self { tag: tag.into(), ..Self::default() }
    }

    /// The place of the element in the source, for a warning.
    pub fn location(&self) -> Location {
        match self.line {
            0 => Location::Path(self.tag.clone()),
            line => Location::Line(line),
        }
    }

    /// The value of an attribute, unless it is empty.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let value =
            self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim());
        value.filter(|value| !value.is_empty())
    }

    /// Whether an attribute is there, with whatever value.
    pub fn is_set(&self, name: &str) -> bool {
        self.attributes.iter().any(|(known, _)| known == name)
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

    /// The elements directly within, to be changed.
    pub fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|child| match child {
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

    /// Every element within, itself included, for which this holds, but none within another such.
    pub fn find_all(&self, holds: &dyn Fn(&Element) -> bool) -> Vec<&Element> {
        fn collect<'e>(
            element: &'e Element,
            holds: &dyn Fn(&Element) -> bool,
            found: &mut Vec<&'e Element>,
        ) {
            match holds(element) {
                true => found.push(element),
                false => element.elements().for_each(|child| collect(child, holds, found)),
            }
        }
        let mut found = Vec::new();
        collect(self, holds, &mut found);
        found
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

    /// The text in one line, its unbreakable blanks as they are.
    pub fn line_of_text(&self) -> String {
        let text = self.raw_text();
        text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether a word is within.
    pub fn has_words(&self) -> bool {
        self.children.iter().any(|child| match child {
            Node::Text(text) => !text.trim().is_empty(),
            Node::Element(child) => child.has_words(),
        })
    }

    /// The text in one line, where it has no more bytes than so many; to know that it has more, no
    /// more of it is read.
    pub fn short_text(&self, most: usize) -> Option<String> {
        let mut left = most;
        let is_short = self.fits(&mut left);
        is_short.then(|| self.text()).filter(|text| text.len() <= most)
    }

    /// Takes the bytes of its words off those that are left; whether there were enough.
    fn fits(&self, left: &mut usize) -> bool {
        self.children.iter().all(|child| match child {
            Node::Text(text) => {
                let words: usize = text.split_whitespace().take(*left + 1).map(str::len).sum();
                let before = *left;
                *left = before.saturating_sub(words);
                words <= before
            }
            Node::Element(child) => child.fits(left),
        })
    }

    /// The text in one line, with its language.
    pub fn phrase(&self) -> Phrase {
        Phrase { text: self.line_of_text(), lang: self.attribute("lang").and_then(Lang::parse) }
    }

    /// The bytes of its text.
    pub fn length(&self) -> usize {
        let of = |child: &Node| match child {
            Node::Text(text) => text.len(),
            Node::Element(element) => element.length(),
        };
        self.children.iter().map(of).sum()
    }

    fn push_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(run) => text.push_str(run),
                Node::Element(element) if element.is(&["br"]) => text.push(' '),
                // Blocks are told apart by blanks.
                Node::Element(element) if tags::place(&element.tag) == Place::Block => {
                    text.push(' ');
                    element.push_text(text);
                    text.push(' ');
                }
                Node::Element(element) => element.push_text(text),
            }
        }
    }
}
