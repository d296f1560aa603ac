//! Notes of a book, which may stand in a file of their own: each is brought to where it is referred
//! to.

use super::Book;
use crate::markup::{Element, Node};
use crate::parsers::ImportError;
use crate::parsers::html::fragment;
use crate::parsers::post::element;
use std::collections::HashMap;

/// Brings the notes to which a file refers into it, as the reader of markup knows them.
///
/// # Errors
/// A file has more elements than a page can show.
pub(super) fn bring(book: &Book, file: &str, part: &mut Element) -> Result<(), ImportError> {
    let mut found = Found { notes: Vec::new(), files: HashMap::new() };
    found.references(book, file, part)?;
    // Notes in this file that nothing refers to stay where they are.
    let ids: Vec<String> =
        found.notes.iter().filter(|note| note.file == file).map(|note| note.id.clone()).collect();
    take(part, &ids);
    if found.notes.is_empty() {
        return Ok(());
    }
    let mut list = Element::new("ol");
    for note in found.notes {
        let mut content = note.content;
        remove_back(&mut content);
        let content = content.children;
        list.children.push(Node::Element(element("li", &[("id", &note.name)], content)));
    }
    let section = element("section", &[("role", "doc-endnotes")], vec![Node::Element(list)]);
    part.children.push(Node::Element(section));
    Ok(())
}

struct Note {
    file: String,
    id: String,
    /// The id that it gets here.
    name: String,
    content: Element,
}

struct Found {
    notes: Vec<Note>,
    /// Files that were parsed for their notes, by their names.
    files: HashMap<String, Element>,
}

impl Found {
    fn references(
        &mut self,
        book: &Book,
        file: &str,
        element: &mut Element,
    ) -> Result<(), ImportError> {
        for child in element.elements_mut() {
            if child.is(&["a"])
                && is_reference(child)
                && let Some(address) = child.attribute("href").map(str::to_string)
                && let Some((target, Some(id))) = book.archive.resolve(file, &address)
                && let Some(id) = self.note(book, &target, &id)?
            {
                child.attributes.retain(|(name, _)| name != "href" && name != "role");
                child.attributes.push(("href".into(), format!("#{id}")));
                child.attributes.push(("role".into(), "doc-noteref".into()));
                continue;
            }
            self.references(book, file, child)?;
        }
        Ok(())
    }

    /// The id under which a note stands in this file; `None` where there is none.
    fn note(&mut self, book: &Book, file: &str, id: &str) -> Result<Option<String>, ImportError> {
        if let Some(known) = self.notes.iter().find(|note| note.file == file && note.id == id) {
            return Ok(Some(known.name.clone()));
        }
        if !self.files.contains_key(file) {
            let text = book.archive.text(file).unwrap_or_default();
            self.files.insert(file.to_string(), fragment::parsed(&text, 1, true)?);
        }
        let Some(page) = self.files.get(file) else { return Ok(None) };
        let Some(content) = page.find(&|found| found.attribute("id") == Some(id)) else {
            return Ok(None);
        };
        // The id may be that of a mark at the note's beginning.
        let content = match content.is_inline() {
            true => around(page, id).unwrap_or(content),
            false => content,
        };
        // Another file may have given the same id.
        let name = match self.notes.iter().any(|note| note.name == id) {
            true => format!("{id}-{}", self.notes.len() + 1),
            false => id.to_string(),
        };
        self.notes.push(Note {
            file: file.to_string(),
            id: id.to_string(),
            name: name.clone(),
            content: content.clone(),
        });
        Ok(Some(name))
    }
}

/// The block right around the element of an id.
fn around<'e>(element: &'e Element, id: &str) -> Option<&'e Element> {
    let is_it = |found: &Element| found.attribute("id") == Some(id);
    let child = element.elements().find(|child| child.find(&is_it).is_some())?;
    if let Some(nearer) = around(child, id).filter(|nearer| !nearer.is_inline()) {
        return Some(nearer);
    }
    let is_block = child.is(&["p", "li", "aside", "div", "dd"]) && !is_it(child);
    is_block.then_some(child)
}

fn is_reference(link: &Element) -> bool {
    let kind = link.attribute("epub:type").unwrap_or_default();
    kind.split_whitespace().any(|kind| kind == "noteref")
        || link.has("role", &["doc-noteref"])
        || link.has("class", &["noteref", "footnote-ref", "footnoteRef", "pginternal-note"])
}

/// Removes the notes of these ids from where they stand.
fn take(element: &mut Element, ids: &[String]) {
    let is_note = |child: &Element| {
        child.attribute("id").is_some_and(|id| ids.iter().any(|known| known == id))
            && !child.is_inline()
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
