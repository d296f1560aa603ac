//! Formulas: their source in TeX, and their form where there is no source.

use super::{Element, Node};
use article::{Formula, MathPart};

/// The formula of an element that [`tidy`](super::tidy) has made.
pub(super) fn formula(element: &Element) -> Formula {
    let number = element.attribute("data-number").unwrap_or_default().to_string();
    match element.elements().find(|child| child.is(&["math"])) {
        Some(math) => {
            let mut parts = Vec::new();
            let is_whole = push(math, &mut parts).is_some() && MathPart::are_whole(&parts);
            let tex = if is_whole { String::new() } else { element.text() };
            Formula { tex, number, math: if is_whole { parts } else { Vec::new() } }
        }
        None => Formula { tex: element.text(), number, math: Vec::new() },
    }
}

/// Adds an element of MathML and what is in it; `None` where formulas have no such element.
fn push(element: &Element, parts: &mut Vec<MathPart>) -> Option<()> {
    let tag = match element.tag.as_str() {
        "math" | "semantics" | "mfenced" => "mrow",
        tag => MathPart::tag(tag)?,
    };
    let named = element
        .attributes
        .iter()
        .filter_map(|(name, value)| Some((MathPart::attribute(name)?, value.clone())));
    let place = parts.len();
    parts.push(MathPart { tag, attributes: named.collect(), text: String::new(), children: 0 });
    let mut children = 0;
    for child in &element.children {
        match child {
            Node::Text(text) if text.trim().is_empty() => {}
            Node::Text(text) => parts[place].text.push_str(text.trim()),
            Node::Element(child) if child.is(&["annotation", "annotation-xml", "maction"]) => {}
            Node::Element(child) => {
                push(child, parts)?;
                children += 1;
            }
        }
    }
    let part = &mut parts[place];
    part.children = children;
    // Only what holds no other has text.
    (part.text.is_empty() || children == 0).then_some(())
}
