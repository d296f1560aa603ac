//! The size of an SVG picture once everything that it names is put in the place of the name.

use super::PictureError;
use percent_encoding::percent_decode_str;
use roxmltree::{Document, Node, NodeId};
use std::collections::HashMap;

/// The most elements that may come from names, which a browser makes in a fraction of a second;
/// more where many are written.
const MOST: u64 = 100_000;
const MOST_OF_EACH: u64 = 10;
/// The most rules of styles that name something, times elements: each is compared with each.
const MOST_STYLED: usize = 50_000_000;
/// The most elements within each other, those that are named included; browsers' own stacks end
/// at some thousands.
const DEEPEST: usize = 500;

/// The ids that a picture's elements name.
#[derive(Default)]
pub(super) struct Names {
    /// The ids that each element names, with how often each may be drawn.
    named: HashMap<NodeId, Vec<(String, u64)>>,
    /// The ids that styles name, with their rules.
    styled: Vec<Styled>,
}

struct Styled {
    selector: String,
    rule: String,
    id: String,
}

impl Names {
    pub(super) fn add(&mut self, element: NodeId, id: &str, times: u64) {
        self.named.entry(element).or_default().push((decoded(id), times));
    }

    /// Adds what the rule with this selector names.
    pub(super) fn add_style(&mut self, selector: &str, rule: &str, id: &str) {
        self.styled.push(Styled {
            selector: selector.to_lowercase(),
            rule: rule.to_lowercase(),
            id: decoded(id),
        });
    }

    /// # Errors
    /// The picture names more than a browser could draw, or itself.
    pub(super) fn check(&self, document: &Document) -> Result<(), PictureError> {
        if self.named.is_empty() && self.styled.is_empty() {
            return Ok(());
        }
        let mut ids = HashMap::new();
        for element in document.descendants().filter(Node::is_element) {
            if let Some(id) = element.attribute("id") {
                // The first one counts, as in browsers.
                ids.entry(id).or_insert(element);
            }
        }
        let mut walk = Walk { names: self, ids, known: HashMap::new() };
        let written = document.descendants().filter(Node::is_element).count() as u64;
        if self.styled.len().saturating_mul(written as usize) > MOST_STYLED {
            return Err(too_many());
        }
        let all = walk.measure(document.root_element(), 0)?.count;
        if all.saturating_sub(written) > MOST + MOST_OF_EACH * written {
            Err(too_many())
        } else {
            Ok(())
        }
    }
}

struct Walk<'w, 'd> {
    names: &'w Names,
    ids: HashMap<&'d str, Node<'d, 'd>>,
    /// The sizes that were measured; `None` while one is.
    known: HashMap<NodeId, Option<Size>>,
}

#[derive(Clone, Copy)]
struct Size {
    /// Elements in all.
    count: u64,
    /// Elements in elements.
    height: usize,
}

impl<'d> Walk<'_, 'd> {
    fn measure(&mut self, element: Node<'d, 'd>, depth: usize) -> Result<Size, PictureError> {
        if depth > DEEPEST {
            return Err(too_deep());
        }
        match self.known.get(&element.id()) {
            Some(Some(size)) => return Ok(*size),
            Some(None) => {
                return Err(PictureError::new(
                    "shows a part of itself within that part: take the circle of references out, \
                     or save it as PNG",
                ));
            }
            None => {}
        }
        self.known.insert(element.id(), None);
        let mut size = Size { count: 1, height: 1 };
        let mut add = |part: Size, times: u64| {
            size.count = size.count.saturating_add(part.count.saturating_mul(times));
            size.height = size.height.max(part.height + 1);
        };
        for child in element.children().filter(Node::is_element) {
            add(self.measure(child, depth + 1)?, 1);
        }
        for (id, times) in self.names.named.get(&element.id()).into_iter().flatten() {
            if let Some(target) = self.ids.get(id.as_str()).copied() {
                add(self.measure(target, depth + 1)?, *times);
            }
        }
        for Styled { selector, rule, id } in &self.names.styled {
            let times = match selects(selector, element) {
                Selects::Not => continue,
                Selects::Any => times_itself(element, rule),
                Selects::ByName => times(element, rule),
            };
            match self.ids.get(id.as_str()).copied() {
                // The selector may in truth not select it.
                Some(target) if matches!(self.known.get(&target.id()), Some(None)) => {}
                Some(target) => add(self.measure(target, depth + 1)?, times),
                None => {}
            }
        }
        if size.height > DEEPEST {
            return Err(too_deep());
        }
        self.known.insert(element.id(), Some(size));
        Ok(size)
    }
}

/// Whether a selector might select an element.
enum Selects {
    Not,
    /// It has a word of the element.
    ByName,
    /// It may be any.
    Any,
}

fn selects(selector: &str, element: Node) -> Selects {
    if selector.contains(['*', '[', ':', '&', '\\']) {
        return Selects::Any;
    }
    let classes = element.attribute("class").unwrap_or_default().split_whitespace();
    let words = classes.chain(element.attribute("id")).chain([element.tag_name().name()]);
    let mut words = words.map(str::to_lowercase);
    let is_in = |word: String| {
        selector
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
            .any(|part| part == word)
    };
    if words.any(is_in) { Selects::ByName } else { Selects::Not }
}

/// The number of times that an id in an element's style may be drawn: what is inherited, for all
/// that is in the element.
pub(super) fn times(element: Node, style: &str) -> u64 {
    let within = || element.descendants().filter(Node::is_element);
    match () {
        () if style.contains("marker") => within().map(vertices).sum(),
        () if style.contains("fill") || style.contains("stroke") => within().count() as u64,
        () => 1,
    }
}

fn times_itself(element: Node, style: &str) -> u64 {
    if style.contains("marker") { vertices(element) } else { 1 }
}

/// At how many points of an element a marker may be drawn: no more than it has numbers and letters.
fn vertices(element: Node) -> u64 {
    let points = [element.attribute("d"), element.attribute("points")];
    let marks = |path: &str| path.bytes().filter(|byte| !byte.is_ascii_digit()).count();
    1 + points.into_iter().flatten().map(marks).sum::<usize>() as u64
}

/// The id that a fragment means.
fn decoded(id: &str) -> String {
    percent_decode_str(id).decode_utf8_lossy().into_owned()
}

fn too_many() -> PictureError {
    PictureError::new(format!(
        "shows its parts again and again, more than {MOST} in all, which would stop a browser: \
         save it as PNG"
    ))
}

fn too_deep() -> PictureError {
    PictureError::new(format!(
        "has more than {DEEPEST} elements within each other, which would stop a browser: save it \
         as PNG"
    ))
}
