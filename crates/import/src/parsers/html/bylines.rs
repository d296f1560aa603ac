//! Lines that sign an article, of which no more than the name is one: the day, the number of
//! comments and the author's account may stand in them, too.

use super::omissions::warning_of_text;
use super::{dates, signers};
use crate::markup::{Element, Node, Role};
use article::{Byline, Date, Warning};

/// Leaves of each line that signs the name, and the day if there is one; tells of the rest.
pub(super) fn normalize(element: &mut Element, warnings: &mut Vec<Warning>) {
    let mut children = Vec::with_capacity(element.children.len());
    for child in std::mem::take(&mut element.children) {
        let Node::Element(mut child) = child else {
            children.push(child);
            continue;
        };
        let mut day = None;
        if child.role() == Role::Byline {
            day = shorten(&mut child, warnings);
        } else {
            normalize(&mut child, warnings);
        }
        children.push(Node::Element(child));
        children.extend(day.map(Node::Element));
    }
    element.children = children;
}

/// Leaves the name of a line that signs; returns its day.
fn shorten(line: &mut Element, warnings: &mut Vec<Warning>) -> Option<Element> {
    let (name, rest) = (name(line), rest(line)?);
    warnings.extend(warning_of_text(&rest, line, "what stands beside an author's name is"));
    let link = line.find(&|found| found.is(&["a"]) && found.has_words()).cloned();
    let is_name = |link: &Element| link.text() == name;
    line.children = vec![link.filter(is_name).map_or(Node::Text(name), Node::Element)];
    let mut day = Element { line: line.line, ..Element::new("time") };
    day.attributes.push(("datetime".into(), dates::date(&rest)?.iso()));
    Some(day)
}

/// The day in a line that signs.
pub(super) fn day(line: &Element) -> Option<Date> {
    dates::date(&rest(line)?)
}

/// The words behind the name in a line that signs, where figures are among them.
fn rest(line: &Element) -> Option<String> {
    let text = line.text();
    let rest = text.split_once(&name(line))?.1;
    rest.contains(|c: char| c.is_ascii_digit()).then(|| rest.to_string())
}

/// The name in a line that signs; all of it where figures are in none, or several sign.
fn name(line: &Element) -> String {
    let text = line.text();
    if !text.contains(|c: char| c.is_ascii_digit()) || line.is(&["address"]) {
        return text;
    }
    match signers::named(line).as_slice() {
        [Byline { name: Some(name), .. }] => name.text.clone(),
        _ => text,
    }
}
