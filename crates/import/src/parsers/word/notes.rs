//! Footnotes and endnotes, put where the reader of markup looks for them; comments, which become
//! warnings.

use super::{Reader, children, relations};
use crate::markup::{Element, Node};
use crate::parsers::html::fragment::SETTLED;
use crate::parsers::post::element;
use article::{Location, Warning};
use std::collections::HashMap;

/// The kinds of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Footnote,
    Endnote,
}

/// The parts that hold notes.
pub(super) struct Notes {
    pub footnotes: Option<Element>,
    pub endnotes: Option<Element>,
    pub comments: Option<Element>,
}

/// Puts the notes to which the text refers below it.
pub(super) fn put(reader: &mut Reader<'_>, notes: &Notes, root: &mut Element) {
    let mut section = element("section", &[("role", "doc-endnotes"), (SETTLED, "")], Vec::new());
    let mut list = Element::new("ol");
    let outside = std::mem::take(&mut reader.relations);
    let mut place = 0;
    let by_id = |part: &'_ Option<Element>, tag: &'static str| -> HashMap<String, Element> {
        let notes = part.iter().flat_map(|part| children(part, tag));
        notes.filter_map(|note| Some((note.attribute("w:id")?.to_string(), note.clone()))).collect()
    };
    let footnotes = by_id(&notes.footnotes, "w:footnote");
    let endnotes = by_id(&notes.endnotes, "w:endnote");
    let mut related = None;
    // Notes may refer to others.
    while let Some((kind, id)) = reader.notes.get(place).cloned() {
        place += 1;
        let (part, name) = match kind {
            Kind::Footnote => (&footnotes, "word/footnotes.xml"),
            Kind::Endnote => (&endnotes, "word/endnotes.xml"),
        };
        if related != Some(kind) {
            reader.relations = relations(reader.archive, name);
            related = Some(kind);
        }
        let found = part.get(&id);
        let mut content = found.map(|note| reader.blocks(note)).unwrap_or_default();
        let back = format!("#reference-{place}");
        let back = element(
            "a",
            &[("href", back.as_str()), ("role", "doc-backlink")],
            vec![Node::Text("↩".into())],
        );
        match content.last_mut() {
            Some(Node::Element(last)) if last.is(&["p"]) => {
                last.children.push(Node::Text(" ".into()));
                last.children.push(Node::Element(back));
            }
            _ => content.push(Node::Element(element("p", &[], vec![Node::Element(back)]))),
        }
        let id = format!("note-{place}");
        list.children.push(Node::Element(element("li", &[("id", id.as_str())], content)));
    }
    reader.relations = outside;
    if !list.children.is_empty() {
        section.children.push(Node::Element(list));
        root.children.push(Node::Element(section));
    }
    comments(reader, notes);
}

fn comments(reader: &mut Reader<'_>, notes: &Notes) {
    let Some(comments) = &notes.comments else { return };
    for (number, comment) in (1..).zip(children(comments, "w:comment")) {
        let author = comment.attribute("w:author").unwrap_or("a reader");
        let message = format!("a comment by {author} is left out: “{}”", words(comment));
        let place = Location::Path(format!("comment {number}"));
        reader.reports.list.push(Warning::new(place, message));
    }
}

fn words(element: &Element) -> String {
    let mut text = String::new();
    push(element, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn push(element: &Element, text: &mut String) {
    if element.is(&["w:t"]) {
        text.push_str(&element.raw_text());
    }
    element.elements().for_each(|child| push(child, text));
    if element.is(&["w:p"]) {
        text.push(' ');
    }
}
