//! Footnotes of any generator: a reference leads to a note, and the note leads back.

use super::class_names::has_word;
use super::find::Path;
use super::note_remains::{begin_of_note, prune, strip_back};
use super::sidenotes;
use crate::markup::{Element, Node};
use std::collections::{HashMap, HashSet};

/// Makes of all references and notes those that the reader of markup knows, and moves the notes to
/// the end.
pub(super) fn normalize(article: &mut Element) {
    sidenotes::normalize(article);
    let mut page = Page::default();
    page.collect(article, &mut Vec::new());
    let mut found = page.notes(article);
    if found.is_empty() {
        return;
    }
    call_by_signs(&mut found);
    let mut moved = Moved {
        names: found.iter().map(|note| (note.id.as_str(), note.name.as_str())).collect(),
        found: found.iter().map(|note| (note.path.as_slice(), note)).collect(),
        notes: Vec::new(),
    };
    moved.take(article, &mut Vec::new());
    let mut notes = moved.notes;
    notes.sort_by_key(|(order, _)| *order);
    prune(article);
    let mut section = Element::new("section");
    section.attributes.push(("role".into(), "doc-endnotes".into()));
    section.children = notes.into_iter().map(|(_, note)| Node::Element(note)).collect();
    article.children.push(Node::Element(section));
}

/// Calls notes by the signs that the page shows for them, where these tell them apart.
fn call_by_signs(found: &mut [Note]) {
    let mut count: HashMap<String, usize> = HashMap::new();
    for note in found.iter() {
        *count.entry(note.sign.clone()).or_default() += 1;
    }
    let is_name = |sign: &str| !sign.is_empty() && sign.chars().all(|c| c.is_ascii_alphanumeric());
    for note in found.iter_mut().filter(|note| is_name(&note.sign) && count[&note.sign] == 1) {
        note.name = note.sign.clone();
    }
}

/// The places of notes that stand outside of what was found, and to which it refers.
pub(super) fn outside(page: &Element, found: &[Path]) -> Vec<Path> {
    let mut all = Page::default();
    all.collect(page, &mut Vec::new());
    let is_found = |path: &[usize]| found.iter().any(|found| path.starts_with(found));
    let mut outside: Vec<Path> = Vec::new();
    let notes = all.notes(page);
    for note in notes {
        let is_referred = all.references.get(note.order).is_some_and(|from| is_found(&from.path));
        let is_within = outside.iter().any(|path| note.path.starts_with(path));
        if is_referred && !is_within && !is_found(&note.path) {
            outside.push(note.path);
        }
    }
    outside
}

/// The links of a page that may be references to notes, and the places of its ids.
#[derive(Default)]
struct Page {
    /// The path of each id, and of the block around it.
    ids: HashMap<String, (Path, Path)>,
    references: Vec<Reference>,
    /// The path of the nearest block around what is being read.
    block: Path,
    /// Whether what is being read is raised.
    is_raised: bool,
    /// The paths of what the references lead to, sorted.
    targets: Vec<Path>,
}

struct Reference {
    target: String,
    /// The sign that the page shows for the note.
    sign: String,
    /// The ids by which a note can lead back.
    own: Vec<String>,
    path: Path,
    block: Path,
    is_marked: bool,
}

struct Note {
    /// The id by which the page finds it.
    id: String,
    /// The name that it gets.
    name: String,
    sign: String,
    path: Path,
    order: usize,
}

impl Page {
    fn collect(&mut self, element: &Element, path: &mut Path) {
        let is_block = !element.is_inline();
        let outside = is_block.then(|| std::mem::replace(&mut self.block, path.clone()));
        for name in ["id", "name"] {
            if let Some(id) = element.attribute(name) {
                self.ids
                    .entry(id.to_string())
                    .or_insert_with(|| (path.clone(), self.block.clone()));
            }
        }
        if let Some(target) = target(element)
            && is_short(&element.text())
        {
            let mut own: Vec<String> = ["id", "name"]
                .iter()
                .filter_map(|name| element.attribute(name))
                .map(str::to_string)
                .collect();
            own.extend(
                element.elements().filter_map(|child| child.attribute("id")).map(str::to_string),
            );
            self.references.push(Reference {
                target: target.to_string(),
                sign: sign(&element.text()).to_string(),
                own,
                path: path.clone(),
                block: self.block.clone(),
                is_marked: self.is_raised || is_marked(element),
            });
        }
        let before = self.references.len();
        let was_raised = self.is_raised;
        self.is_raised |= element.is(&["sup"]);
        for (index, child) in element.children.iter().enumerate() {
            if let Node::Element(child) = child {
                path.push(index);
                self.collect(child, path);
                path.pop();
            }
        }
        self.is_raised = was_raised;
        // A note may lead back to what is around the link alone, as to its `<sup>`.
        if !is_block && let Some(id) = element.attribute("id") {
            self.references[before..]
                .iter_mut()
                .for_each(|reference| reference.own.push(id.to_string()));
        }
        if let Some(outside) = outside {
            self.block = outside;
        }
    }

    fn notes(&mut self, article: &Element) -> Vec<Note> {
        self.targets = self.targets();
        let mut notes: Vec<Note> = Vec::new();
        let mut known: HashSet<&str> = HashSet::new();
        let mut places: HashSet<Path> = HashSet::new();
        for (order, reference) in self.references.iter().enumerate() {
            let target = reference.target.as_str();
            if known.contains(target) {
                continue;
            }
            let Some((path, block)) = self.ids.get(target) else { continue };
            let path = self.whole(article, path, block);
            // A note stands after its reference; what leads back to it does not.
            if path.is_empty() || path <= reference.block || reference.block.starts_with(&path) {
                continue;
            }
            let Some(element) = super::find::at(article, &path) else { continue };
            let leads_back = reference
                .own
                .iter()
                .any(|own| element.find(&|found| self::target(found) == Some(own)).is_some());
            if leads_back
                || reference.is_marked && is_note(element)
                || names_note(target) && is_note(element)
            {
                known.insert(target);
                if places.insert(path.clone()) {
                    notes.push(Note {
                        id: target.to_string(),
                        name: target.to_string(),
                        sign: reference.sign.clone(),
                        path,
                        order,
                    });
                }
            }
        }
        notes
    }

    /// The path of the whole note at an id: the element itself, or the block around a mere anchor,
    /// and what is around that if it holds nothing else.
    fn whole(&self, article: &Element, path: &[usize], block: &[usize]) -> Path {
        let mut whole = match super::find::at(article, path) {
            Some(element) if !element.is_inline() && element.has_words() => path.to_vec(),
            _ => block.to_vec(),
        };
        while let Some((_, around)) = whole.split_last() {
            let Some(parent) = super::find::at(article, around) else { break };
            let is_only = parent.is(&["div", "li", "aside"])
                && self.targets_within(around) == 1
                && (has_word(parent, &["footnote", "note", "fn"])
                    || parent.attribute("id").is_some_and(names_note)
                    || parent.is(&["li"]));
            if !is_only || around.is_empty() {
                break;
            }
            whole = around.to_vec();
        }
        whole
    }

    /// The paths of the ids to which references lead, sorted.
    fn targets(&self) -> Vec<Path> {
        let of = |reference: &Reference| self.ids.get(&reference.target);
        let places: HashSet<&Path> =
            self.references.iter().filter_map(of).map(|it| &it.0).collect();
        let mut targets: Vec<Path> = self
            .ids
            .values()
            .map(|it| &it.0)
            .filter(|path| places.contains(path))
            .cloned()
            .collect();
        targets.sort();
        targets
    }

    /// The number of targets at a path and within.
    fn targets_within(&self, path: &[usize]) -> usize {
        let begin = self.targets.partition_point(|target| target.as_slice() < path);
        self.targets[begin..].iter().take_while(|target| target.starts_with(path)).take(2).count()
    }
}

/// The id on its page to which a link leads.
pub(super) fn target(element: &Element) -> Option<&str> {
    let href = element.attribute("href").filter(|_| element.is(&["a"]))?;
    href.strip_prefix('#').filter(|id| !id.is_empty())
}

/// A link's text without the brackets around it.
fn sign(text: &str) -> &str {
    text.trim().trim_matches(['[', ']', '(', ')', '^', '.', '\u{200b}']).trim()
}

/// Whether a link's text can be the sign of a note: a number, a letter, a star.
pub(super) fn is_short(text: &str) -> bool {
    let sign = sign(text);
    let count = sign.chars().count();
    (1..=4).contains(&count)
        && (sign.chars().all(|c| c.is_ascii_digit() || "*†‡§¶#".contains(c)) || count <= 2)
        || matches!(sign.strip_prefix("note "), Some(number) if number.len() < 4)
}

/// Whether a link says that it is a reference.
fn is_marked(element: &Element) -> bool {
    element.has("role", &["doc-noteref"])
        || element.has("epub:type", &["noteref"])
        || has_word(element, &["footnote", "noteref", "footnotes", "endnote"])
        || element.is_set("data-footnote-ref")
        || element.find(&|found| found.is(&["sup"])).is_some()
}

/// Whether an id is one that generators give to notes.
fn names_note(id: &str) -> bool {
    let id = id.trim_start_matches("user-content-").trim_start_matches(['_', '#']);
    [
        "fn",
        "ftn",
        "ftnt",
        "footnote",
        "cite_note",
        "note",
        "endnote",
        "edn",
        "sdfootnote",
        "easy-footnote-bottom",
        "fnote",
    ]
    .iter()
    .any(|begin| {
        id.strip_prefix(begin)
            .is_some_and(|rest| rest.chars().any(|c| c.is_ascii_digit() || c == '-' || c == ':'))
    })
}

fn is_note(element: &Element) -> bool {
    element.is(&["li", "p", "aside", "div", "dd", "td", "section"]) && element.has_words()
}

/// The tree with references marked and notes taken out.
struct Moved<'n> {
    /// The names of the notes at the ids of the page.
    names: HashMap<&'n str, &'n str>,
    /// The notes at their places.
    found: HashMap<&'n [usize], &'n Note>,
    notes: Vec<(usize, Element)>,
}

impl Moved<'_> {
    fn take(&mut self, element: &mut Element, path: &mut Path) {
        let mut children = Vec::with_capacity(element.children.len());
        for (index, child) in std::mem::take(&mut element.children).into_iter().enumerate() {
            let Node::Element(mut child) = child else {
                children.push(child);
                continue;
            };
            path.push(index);
            let before = self.notes.len();
            if let Some(note) = self.found.get(path.as_slice()) {
                rule_above(&mut children);
                let id = note.name.clone();
                let mut item = Element::new("li");
                item.line = child.line;
                item.attributes.push(("id".into(), id));
                strip_back(&mut child);
                begin_of_note(&mut child);
                // A box in a margin is a note here.
                child.elements_mut().filter(|inner| inner.is(&["aside"])).for_each(|inner| {
                    inner.tag = "div".into();
                });
                item.children =
                    if child.is_inline() { vec![Node::Element(child)] } else { child.children };
                self.notes.push((note.order, item));
            } else {
                self.take(&mut child, path);
                if let Some(name) = target(&child).and_then(|id| self.names.get(id)) {
                    child.attributes.retain(|(name, _)| name != "role" && name != "href");
                    child.attributes.push(("role".into(), "doc-noteref".into()));
                    child.attributes.push(("href".into(), format!("#{name}")));
                }
                let is_emptied = self.notes.len() > before
                    && child.is(&["div"])
                    && !child.has_words()
                    && child.find(&|found| found.is(&["img"])).is_none();
                match is_emptied {
                    true => rule_above(&mut children),
                    false => children.push(Node::Element(child)),
                }
            }
            path.pop();
        }
        element.children = children;
        unbracket(element);
    }
}

/// Removes the rule that parted the notes from the text.
fn rule_above(children: &mut Vec<Node>) {
    let is_blank = |node: &Node| matches!(node, Node::Text(text) if text.trim().is_empty());
    let Some(place) = children.iter().rposition(|node| !is_blank(node)) else { return };
    if matches!(&children[place], Node::Element(rule) if rule.is(&["hr"])) {
        children.truncate(place);
    }
}

/// Removes the brackets around references within a raised run, which the page sets itself.
fn unbracket(element: &mut Element) {
    let is_reference = |child: &Element| child.has("role", &["doc-noteref"]);
    if !element.is(&["sup"]) || !element.elements().any(is_reference) {
        return;
    }
    for child in &mut element.children {
        if let Node::Text(text) = child
            && text.chars().all(|c| c.is_whitespace() || "[],".contains(c))
        {
            *text = text.replace(['[', ']'], "");
        }
    }
}
