//! Sidenotes: notes that stand in the text where they belong.

use crate::markup::{Element, Node};

/// Makes of each sidenote, as LaTeXML and Tufte's style have them, a reference and a note at the
/// end.
pub(super) fn normalize(article: &mut Element) {
    let mut notes = Vec::new();
    take_beside(article, &mut notes);
    if !notes.is_empty() {
        let mut section = Element::new("section");
        section.children = notes.into_iter().map(Node::Element).collect();
        article.children.push(Node::Element(section));
    }
}

fn take_beside(element: &mut Element, notes: &mut Vec<Element>) {
    let is_note = |child: &Element| {
        child.has("class", &["ltx_role_footnote", "sidenote", "inline-footnote"])
            && child.is(&["span", "small", "aside"])
    };
    for child in element.elements_mut() {
        if !is_note(child) {
            take_beside(child, notes);
            continue;
        }
        let number = notes.len() + 1;
        let (id, own) = (format!("beside-{number}"), format!("beside-reference-{number}"));
        let mut reference = Element::new("a");
        reference.line = child.line;
        reference.attributes = vec![
            ("href".into(), format!("#{id}")),
            ("id".into(), own),
            ("role".into(), "doc-noteref".into()),
        ];
        reference.children.push(Node::Text(number.to_string()));
        let content = std::mem::replace(child, reference);
        let content = inner(content);
        let mut note = Element::new("li");
        note.attributes.push(("id".into(), id));
        note.line = content.line;
        note.children = content.children;
        strip_signs(&mut note);
        notes.push(note);
    }
}

/// The content of a note of LaTeXML without its marks.
fn inner(element: Element) -> Element {
    let content = element.find(&|found| found.has("class", &["ltx_note_content"])).cloned();
    content.unwrap_or(element)
}

fn strip_signs(element: &mut Element) {
    let is_sign = |child: &Element| {
        child.has("class", &["ltx_note_mark", "ltx_tag_note", "ltx_note_type", "sidenote-number"])
    };
    element.children.retain(|child| !matches!(child, Node::Element(child) if is_sign(child)));
}
