//! Elements by CSS selectors, of which those are known that name an article: tags, ids, classes and
//! attributes, within and directly within each other, and lists of these.

use super::find::Path;
use crate::markup::{Element, Node};

/// A list of selectors, of which one has to fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Selector(Vec<Vec<Step>>);

/// An element, and how those around it are found that the selector names before it.
#[derive(Debug, Clone, PartialEq)]
struct Step {
    /// Whether it stands directly within the one before.
    is_child: bool,
    tests: Vec<Test>,
}

#[derive(Debug, Clone, PartialEq)]
enum Test {
    Any,
    Tag(String),
    Word { attribute: String, word: String },
    Attribute { name: String, operator: String, value: String },
}

impl Selector {
    /// Reads a selector; `None` where it is none, or of a kind that is not known here.
    pub fn parse(text: &str) -> Option<Self> {
        let selectors: Option<Vec<_>> = text.split(',').map(steps).collect();
        selectors.filter(|selectors| selectors.iter().all(|steps| !steps.is_empty())).map(Self)
    }

    /// The elements of a page that fit, without those within others of them.
    pub(super) fn find(&self, page: &Element) -> Vec<Path> {
        let mut found = Vec::new();
        self.within(&mut vec![page], &mut Vec::new(), &mut found);
        found
    }

    fn within(&self, around: &mut Vec<&Element>, path: &mut Path, found: &mut Vec<Path>) {
        let Some(element) = around.last().copied() else { return };
        for (index, child) in element.children.iter().enumerate() {
            let Node::Element(child) = child else { continue };
            path.push(index);
            around.push(child);
            if self.0.iter().any(|steps| fits(steps, around)) {
                found.push(path.clone());
            } else {
                self.within(around, path, found);
            }
            around.pop();
            path.pop();
        }
    }
}

/// Whether the last element fits the last step, and those around it the others.
fn fits(steps: &[Step], around: &[&Element]) -> bool {
    let (Some((step, before)), Some((element, around))) = (steps.split_last(), around.split_last())
    else {
        return steps.is_empty();
    };
    if !step.tests.iter().all(|test| test.fits(element)) {
        return false;
    }
    if before.is_empty() {
        return true;
    }
    if step.is_child {
        return fits(before, around);
    }
    (1..=around.len()).rev().any(|end| fits(before, &around[..end]))
}

impl Test {
    fn fits(&self, element: &Element) -> bool {
        match self {
            Test::Any => true,
            Test::Tag(tag) => element.tag == *tag,
            Test::Word { attribute, word } => element
                .attribute(attribute)
                .is_some_and(|words| words.split_ascii_whitespace().any(|found| found == word)),
            Test::Attribute { name, operator, value } => {
                let found = element.attribute(name).unwrap_or_default();
                match operator.as_str() {
                    "" => element.is_set(name),
                    "=" => found == value,
                    "^=" => found.starts_with(value.as_str()),
                    "$=" => found.ends_with(value.as_str()),
                    "*=" => found.contains(value.as_str()),
                    _ => found.split_ascii_whitespace().any(|word| word == value),
                }
            }
        }
    }
}

fn steps(text: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut is_child = false;
    let mut rest = text.trim();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('>') {
            if steps.is_empty() || is_child {
                return None;
            }
            is_child = true;
            rest = after.trim_start();
            continue;
        }
        let (tests, after) = tests(rest)?;
        steps.push(Step { is_child: std::mem::take(&mut is_child), tests });
        rest = after.trim_start();
    }
    (!is_child).then_some(steps)
}

/// The tests of one element, and what follows them.
fn tests(text: &str) -> Option<(Vec<Test>, &str)> {
    let mut tests = Vec::new();
    let mut rest = text;
    loop {
        let first = rest.chars().next();
        match first {
            None | Some('>') => break,
            Some(c) if c.is_whitespace() => break,
            Some('*') => {
                tests.push(Test::Any);
                rest = &rest[1..];
            }
            Some(mark @ ('.' | '#')) => {
                let (word, after) = name(&rest[1..])?;
                let attribute = if mark == '.' { "class" } else { "id" };
                tests.push(Test::Word { attribute: attribute.into(), word: word.into() });
                rest = after;
            }
            Some('[') => {
                let (inside, after) = rest[1..].split_once(']')?;
                let (attribute, condition) = name(inside.trim())?;
                let condition = condition.trim();
                let equals = condition.find('=').map(|at| at + 1);
                let (operator, value) = condition.split_at(equals.unwrap_or(condition.len()));
                if !["", "=", "^=", "$=", "*=", "~="].contains(&operator) {
                    return None;
                }
                tests.push(Test::Attribute {
                    name: attribute.to_ascii_lowercase(),
                    operator: operator.into(),
                    value: value.trim().trim_matches(['"', '\'']).into(),
                });
                rest = after;
            }
            Some(_) => {
                let (tag, after) = name(rest)?;
                tests.push(Test::Tag(tag.to_ascii_lowercase()));
                rest = after;
            }
        }
    }
    (!tests.is_empty()).then_some((tests, rest))
}

fn name(text: &str) -> Option<(&str, &str)> {
    let end =
        text.find(|c: char| !(c.is_alphanumeric() || "-_:".contains(c))).unwrap_or(text.len());
    // What begins with a colon is a kind that is not known here.
    let is_name = end > 0 && !text[..end].contains("::") && !text[..end].starts_with(':');
    let (name, rest) = text.split_at(end);
    // `p:first-child` is no name of a tag.
    (is_name && !name.contains(':') || name.contains("epub:")).then_some((name, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(selector: &str, html: &str) -> usize {
        let page = super::super::parse::parse(html, false).expect("a page");
        Selector::parse(selector).expect("a selector").find(&page).len()
    }

    #[test]
    fn selectors_find_what_they_name() {
        let html = "<div id=a class='x y'><p class=z lang=en>1</p><section><p>2</p></section></div><p>3</p>";
        for (selector, count) in [
            ("p", 3),
            ("#a", 1),
            (".y", 1),
            ("div p", 2),
            ("div > p", 1),
            ("div.x.y p.z", 1),
            ("[lang=en]", 1),
            ("[lang^='e']", 1),
            ("p[lang], section", 2),
            ("*", 1),
            ("main", 0),
            ("body #a > section p", 1),
        ] {
            assert_eq!(found(selector, html), count, "{selector}");
        }
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for selector in
            ["", ",", "p:first-child", "> p", "p >", "p..x", "[a", "p::before", "a ~ b", "a + b"]
        {
            assert_eq!(Selector::parse(selector), None, "{selector}");
        }
    }
}
