//! The article within a page, found as Mozilla's Readability finds it: elements that hold much
//! text, many commas and few links credit those around them. What is found is read by our own
//! reader, which keeps more than Readability does.

use super::class_names;
pub(super) use super::path::{Path, at};
use super::score::{BLOCKS, SCORED, UNLIKELY_ROLES, begin, loose, measure};
use crate::markup::{Element, Node};

/// The letters of an article below which it may be a wrong find, and less strict ways are tried.
pub(super) const ENOUGH: usize = 500;

/// How far an element's names and form are believed when furniture is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Strictness {
    /// Whether elements are passed over whose names say that they are no article.
    pub unlikely: bool,
    /// Whether names count.
    pub classes: bool,
    /// Whether groups of links, pictures and forms are taken out of the article.
    pub groups: bool,
}

impl Strictness {
    /// The ways to find an article, the strictest first.
    pub(super) const WAYS: [Strictness; 4] = [
        Strictness { unlikely: true, classes: true, groups: true },
        Strictness { unlikely: false, classes: true, groups: true },
        Strictness { unlikely: false, classes: false, groups: true },
        Strictness { unlikely: false, classes: false, groups: false },
    ];
}

/// The elements of a page that are its article, in their order; empty where there is no text.
pub(super) fn article(page: &Element, strictness: Strictness) -> Vec<Path> {
    let tree = Tree::of(page, strictness);
    let mut found = tree.article();
    let (length, body) = (tree.length(&found), tree.body());
    // Bytes, for a letter of Chinese says as much as three of Latin.
    let bytes = || found.iter().map(|at| tree.nodes[*at].element.text().len()).sum::<usize>();
    // Of a page of little but links no part is the article: the whole page is.
    if length < ENOUGH && bytes() < ENOUGH && length * 4 < tree.length(&[body]) {
        found = vec![body];
    }
    tree.paths(found)
}

/// The elements of a page, each before those within.
pub(super) struct Tree<'p> {
    pub(super) nodes: Vec<Entry<'p>>,
}

pub(super) struct Entry<'p> {
    pub(super) element: &'p Element,
    pub(super) parent: usize,
    /// Its number among its parent's children.
    pub(super) place: usize,
    /// The first entry that is not within.
    pub(super) end: usize,
    /// Letters of all its text, and of that in links.
    pub(super) length: usize,
    pub(super) linked: f64,
    pub(super) commas: usize,
    pub(super) has_blocks: bool,
    /// Letters that are in no block within.
    pub(super) own: usize,
    pub(super) is_passed_over: bool,
    pub(super) score: Option<f64>,
}

impl<'p> Tree<'p> {
    fn of(page: &'p Element, strictness: Strictness) -> Self {
        let mut tree = Tree { nodes: Vec::new() };
        tree.add(page, 0, 0, strictness);
        tree.score(strictness);
        tree
    }

    fn add(&mut self, element: &'p Element, parent: usize, place: usize, strictness: Strictness) {
        let index = self.nodes.len();
        let is_passed_over = index > 0
            && (self.nodes[parent].is_passed_over
                || strictness.unlikely && self.is_unlikely(element, parent));
        self.nodes.push(Entry {
            element,
            parent,
            place,
            end: 0,
            length: 0,
            linked: 0.0,
            commas: 0,
            has_blocks: false,
            own: 0,
            is_passed_over,
            score: None,
        });
        let (mut length, mut linked, mut commas, mut has_blocks) = (0, 0.0, 0, false);
        for (place, child) in element.children.iter().enumerate() {
            match child {
                Node::Text(text) => {
                    let (letters, marks) = measure(text);
                    length += letters;
                    commas += marks;
                }
                Node::Element(child) => {
                    let at = self.nodes.len();
                    self.add(child, index, place, strictness);
                    let child = &self.nodes[at];
                    has_blocks |= child.has_blocks || child.element.is(&BLOCKS);
                    if !child.is_passed_over {
                        length += child.length;
                        linked += child.linked;
                        commas += child.commas;
                    }
                }
            }
        }
        if element.is(&["a"]) {
            let is_within = element.attribute("href").is_some_and(|href| href.starts_with('#'));
            linked = length as f64 * if is_within { 0.3 } else { 1.0 };
        }
        let end = self.nodes.len();
        let entry = &mut self.nodes[index];
        (entry.end, entry.length, entry.linked) = (end, length, linked);
        (entry.commas, entry.has_blocks) = (commas, has_blocks);
        entry.own = if has_blocks { lines(element) } else { length };
    }

    /// Whether an element's name or role says that it is no part of an article.
    fn is_unlikely(&self, element: &Element, parent: usize) -> bool {
        if element.is(&["body", "a", "article", "main", "html"]) {
            return false;
        }
        let is_in_table =
            self.ancestors(parent).any(|index| self.nodes[index].element.is(&["table", "code"]));
        element.has("role", &UNLIKELY_ROLES)
            || element.is(&["nav", "footer", "aside"]) && !self.is_in_article(parent)
            || class_names::is_unlikely(element) && !is_in_table
    }

    fn is_in_article(&self, index: usize) -> bool {
        self.ancestors(index).any(|index| self.nodes[index].element.is(&["article", "main"]))
    }

    /// An entry, what is around it, and so on.
    pub(super) fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> {
        let mut next = Some(index);
        std::iter::from_fn(move || {
            let index = next?;
            next = (index > 0).then(|| self.nodes[index].parent);
            Some(index)
        })
    }

    fn score(&mut self, strictness: Strictness) {
        for index in 0..self.nodes.len() {
            let entry = &self.nodes[index];
            if entry.is_passed_over {
                continue;
            }
            let is_line = entry.element.is(&["div"]) && !entry.has_blocks;
            if is_line || entry.element.is(&SCORED) {
                let (length, commas) = (entry.length, entry.commas);
                if index > 0 {
                    self.credit(entry.parent, length, commas, strictness);
                }
            } else if entry.element.is(&["div", "article", "main", "section", "body", "center"]) {
                for (length, commas) in loose(entry.element) {
                    self.credit(index, length, commas, strictness);
                }
            }
        }
        for index in 0..self.nodes.len() {
            let density = self.link_density(index);
            if let Some(score) = &mut self.nodes[index].score {
                *score *= 1.0 - density;
            }
        }
    }

    /// Credits a text to the elements around it, the first of which is given.
    fn credit(&mut self, around: usize, length: usize, commas: usize, strictness: Strictness) {
        if length < 25 {
            return;
        }
        let credit = 2.0 + commas as f64 + (length / 100).min(3) as f64;
        let around: Vec<_> = self.ancestors(around).take(5).collect();
        for (level, index) in around.into_iter().enumerate() {
            let entry = &mut self.nodes[index];
            if entry.element.is(&["html", "#document"]) {
                break;
            }
            let divider = match level {
                0 => 1.0,
                1 => 2.0,
                level => level as f64 * 3.0,
            };
            let own = || begin(entry.element, strictness.classes);
            let score = entry.score.unwrap_or_else(own) + credit / divider;
            entry.score = Some(score);
        }
    }

    pub(super) fn link_density(&self, index: usize) -> f64 {
        let entry = &self.nodes[index];
        if entry.length == 0 { 0.0 } else { (entry.linked / entry.length as f64).min(1.0) }
    }

    pub(super) fn body(&self) -> usize {
        self.nodes.iter().position(|entry| entry.element.is(&["body"])).unwrap_or(0)
    }

    pub(super) fn length(&self, found: &[usize]) -> usize {
        found.iter().map(|index| self.nodes[*index].length).sum()
    }

    /// The candidate with the highest score, or the element around it and others of nearly that
    /// score.
    pub(super) fn top(&self) -> Option<usize> {
        let score = |index: usize| self.nodes[index].score.unwrap_or_default();
        let mut candidates: Vec<usize> =
            (0..self.nodes.len()).filter(|index| self.nodes[*index].score.is_some()).collect();
        candidates.sort_by(|a, b| score(*b).total_cmp(&score(*a)));
        candidates.truncate(5);
        // A part with nothing but links has no score.
        let mut top = *candidates.first().filter(|first| score(**first) >= 1.0)?;
        let close = candidates.iter().skip(1).filter(|other| score(**other) >= 0.75 * score(top));
        let close: Vec<Vec<usize>> =
            close.map(|other| self.ancestors(*other).skip(1).collect()).collect();
        if close.len() >= 3 {
            let shared = self
                .ancestors(top)
                .skip(1)
                .find(|index| close.iter().filter(|around| around.contains(index)).count() >= 3);
            top = shared.filter(|index| !self.is_root(*index)).unwrap_or(top);
        }
        let (mut last, least) = (score(top), score(top) / 3.0);
        let mut around = self.nodes[top].parent;
        while !self.is_root(around) {
            match self.nodes[around].score {
                Some(score) if score < least => break,
                Some(score) if score > last => {
                    top = around;
                    break;
                }
                Some(score) => last = score,
                None => {}
            }
            around = self.nodes[around].parent;
        }
        while !self.is_root(self.nodes[top].parent) && self.is_only_child(top) {
            top = self.nodes[top].parent;
        }
        Some(top)
    }

    pub(super) fn is_root(&self, index: usize) -> bool {
        index == 0 || self.nodes[index].element.is(&["body", "html", "#document"])
    }

    fn is_only_child(&self, index: usize) -> bool {
        self.nodes[self.nodes[index].parent].element.elements().count() == 1
    }

    fn paths(&self, found: Vec<usize>) -> Vec<Path> {
        found
            .into_iter()
            .map(|index| {
                let mut path: Path = self
                    .ancestors(index)
                    .filter(|index| *index > 0)
                    .map(|index| self.nodes[index].place)
                    .collect();
                path.reverse();
                path
            })
            .collect()
    }
}

/// The letters of the lines in an element that are in no block within.
fn lines(element: &Element) -> usize {
    const SHORTEST: usize = 25;
    let runs = loose(element).into_iter().map(|(length, _)| length);
    runs.filter(|length| *length >= SHORTEST).sum()
}
