//! Notes of a book, which may stand in a file of their own: each is brought to where it is referred
//! to.

use super::Book;
use crate::markup::{Element, Node};
use crate::parsers::ImportError;
use crate::parsers::html::fragment;
use crate::parsers::post::element;
use std::collections::{HashMap, HashSet};

/// Brings the notes to which a file refers into it, as the reader of markup knows them.
///
/// # Errors
/// A file has more elements than a page can show.
pub(super) fn bring(book: &Book, file: &str, part: &mut Element) -> Result<(), ImportError> {
    let mut wanted = Vec::new();
    references(book, file, part, &mut wanted);
    if wanted.is_empty() {
        return Ok(());
    }
    let mut by_file: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (target, id) in &wanted {
        by_file.entry(target).or_default().insert(id);
    }
    let mut found: HashMap<(String, String), Element> = HashMap::new();
    for (target, ids) in by_file {
        let text = book.archive.text(target).unwrap_or_default();
        let page = fragment::parsed(&text, 1, true)?;
        let mut notes = HashMap::new();
        look(&page, None, &ids, &mut notes);
        found.extend(notes.into_iter().map(|(id, note)| ((target.to_string(), id), note)));
    }
    // The names that the notes get here: another file may have given the same id.
    let mut names: HashMap<(String, String), String> = HashMap::new();
    let mut taken = HashSet::new();
    let mut list = Element::new("ol");
    for note in wanted {
        let Some(mut content) = found.remove(&note) else { continue };
        let name = match taken.insert(note.1.clone()) {
            true => note.1.clone(),
            false => format!("{}-{}", note.1, names.len() + 1),
        };
        remove_back(&mut content);
        let item = element("li", &[("id", &name)], content.children);
        list.children.push(Node::Element(item));
        names.insert(note, name);
    }
    lead(book, file, part, &names);
    let here = names.keys().filter(|(target, _)| target == file).map(|(_, id)| id.as_str());
    take(part, &here.collect());
    if !list.children.is_empty() {
        let attributes = [("role", "doc-endnotes"), (fragment::SETTLED, "")];
        let section = element("section", &attributes, vec![Node::Element(list)]);
        part.children.push(Node::Element(section));
    }
    Ok(())
}

/// The note that a link refers to: its file and its id.
fn target(book: &Book, file: &str, link: &Element) -> Option<(String, String)> {
    if !link.is(&["a"]) || !is_reference(link) {
        return None;
    }
    let (target, id) = book.archive.resolve(file, link.attribute("href")?)?;
    Some((target, id?))
}

fn references(book: &Book, file: &str, element: &Element, wanted: &mut Vec<(String, String)>) {
    for child in element.elements() {
        match target(book, file, child) {
            Some(note) => wanted.push(note),
            None => references(book, file, child, wanted),
        }
    }
}

/// Finds the elements of ids; where one is a mark at a note's beginning, the block around it.
fn look(
    element: &Element,
    block: Option<&Element>,
    ids: &HashSet<&str>,
    found: &mut HashMap<String, Element>,
) {
    let is_block = element.is(&["p", "li", "aside", "div", "dd"]);
    if let Some(id) = element.attribute("id").filter(|id| ids.contains(id))
        && !found.contains_key(id)
    {
        let note = match element.is_inline() {
            true => block.unwrap_or(element),
            false => element,
        };
        found.insert(id.to_string(), note.clone());
    }
    let block = if is_block { Some(element) } else { block };
    element.elements().for_each(|child| look(child, block, ids, found));
}

/// Leads references to the notes as they are called here.
fn lead(book: &Book, file: &str, element: &mut Element, names: &HashMap<(String, String), String>) {
    for child in element.elements_mut() {
        match target(book, file, child).and_then(|note| names.get(&note)) {
            Some(name) => {
                child.attributes.retain(|(name, _)| name != "href" && name != "role");
                child.attributes.push(("href".into(), format!("#{name}")));
                child.attributes.push(("role".into(), "doc-noteref".into()));
            }
            None => lead(book, file, child, names),
        }
    }
}

fn is_reference(link: &Element) -> bool {
    let kind = link.attribute("epub:type").unwrap_or_default();
    kind.split_whitespace().any(|kind| kind == "noteref")
        || link.has("role", &["doc-noteref"])
        || link.has("class", &["noteref", "footnote-ref", "footnoteRef", "pginternal-note"])
}

/// Removes the notes of these ids from where they stand.
fn take(element: &mut Element, ids: &HashSet<&str>) {
    let is_note = |child: &Element| {
        child.attribute("id").is_some_and(|id| ids.contains(id)) && !child.is_inline()
    };
    element.children.retain(|node| !matches!(node, Node::Element(child) if is_note(child)));
    element.elements_mut().for_each(|child| take(child, ids));
    let is_empty = |child: &Element| {
        child.is(&["aside", "section", "ol"])
            && child.text().is_empty()
            && child.attribute("epub:type").is_some_and(|kind| kind.contains("note"))
    };
    element.children.retain(|node| !matches!(node, Node::Element(child) if is_empty(child)));
}

/// Removes the links back to the text.
fn remove_back(element: &mut Element) {
    element.children.retain(|node| !is_back(node));
    element.elements_mut().for_each(remove_back);
}

/// Whether a node only leads back to the text.
fn is_back(node: &Node) -> bool {
    let is_link = |found: &Element| {
        found.is(&["a"])
            && (found.attribute("epub:type").is_some_and(|kind| kind.contains("backlink"))
                || found.has("role", &["doc-backlink"]))
    };
    matches!(node, Node::Element(element) if is_link(element))
}
