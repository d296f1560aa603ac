//! Formulas that stand as TeX among the words of a page, for a script of the page to set.

use crate::markup::{Element, Node};
use crate::parsers::markdown::dialects::formulas::{environment, in_brackets, in_dollars};
use crate::parsers::markdown::dialects::head;

/// Makes an element of every such formula, where the page has a script that sets them.
pub(super) fn normalize(page: &mut Element) {
    let Some(setter) = setter(page) else { return };
    within(page, setter);
}

/// A script that sets formulas.
#[derive(Debug, Clone, Copy)]
struct Setter {
    /// Whether single dollars are marks of formulas to it.
    dollars: bool,
}

/// MathJax or KaTeX, as the page loads and tells it.
fn setter(page: &Element) -> Option<Setter> {
    fn find(element: &Element, found: &mut (bool, bool)) {
        if element.is(&["script"]) {
            let source = element.attribute("src").unwrap_or_default().to_ascii_lowercase();
            let text = element.raw_text();
            found.0 |= source.contains("mathjax")
                || source.contains("katex")
                || text.contains("MathJax")
                || text.contains("renderMathInElement");
            let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            found.1 |= ["['$','$']", "[\"$\",\"$\"]", "left:'$',", "left:\"$\",", "left:\"$\"}"]
                .iter()
                .any(|mark| text.contains(mark));
        }
        element.elements().for_each(|child| find(child, found));
    }
    let mut found = (false, false);
    find(page, &mut found);
    let (is_there, dollars) = found;
    is_there.then_some(Setter { dollars })
}

/// Elements of which such scripts keep off, and those that are formulas already.
fn is_apart(element: &Element) -> bool {
    element.is(&[
        "pre",
        "code",
        "script",
        "style",
        "textarea",
        "tt",
        "kbd",
        "samp",
        "math",
        "svg",
        "annotation",
        "template",
        "noscript",
        "title",
    ]) || element.has("class", &["math", "katex", "MathJax", "arithmatex", "tex2jax_ignore"])
}

fn within(element: &mut Element, setter: Setter) {
    if is_apart(element) {
        return;
    }
    let is_plain = |node: &Node| match node {
        Node::Text(text) => !text.contains(['$', '\\']),
        Node::Element(_) => true,
    };
    if element.children.iter().all(is_plain) {
        element.elements_mut().for_each(|child| within(child, setter));
        return;
    }
    let mut children = Vec::with_capacity(element.children.len());
    for child in std::mem::take(&mut element.children) {
        match child {
            Node::Text(text) => split(&text, setter, element.line, &mut children),
            Node::Element(mut child) => {
                within(&mut child, setter);
                children.push(Node::Element(child));
            }
        }
    }
    element.children = children;
}

/// A text in its parts: words, and formulas in elements of their own.
fn split(text: &str, setter: Setter, line: usize, parts: &mut Vec<Node>) {
    let (mut begin, mut at) = (0, 0);
    while let Some(next) = text[at..].find(['$', '\\']).map(|next| at + next) {
        let rest = &text[next..];
        let before = text[..next].chars().next_back();
        let Some((tex, is_display, end)) = formula(rest, before, setter) else {
            at = next + 1;
            continue;
        };
        if next > begin {
            parts.push(Node::Text(text[begin..next].to_string()));
        }
        let mut formula = Element::new("span");
        formula.line = line;
        formula.attributes.push(("class".into(), "math".into()));
        let marks = if is_display { ("\\[", "\\]") } else { ("\\(", "\\)") };
        formula.children.push(Node::Text(format!("{}{tex}{}", marks.0, marks.1)));
        parts.push(Node::Element(formula));
        begin = next + end;
        at = begin;
    }
    if begin < text.len() {
        parts.push(Node::Text(text[begin..].to_string()));
    }
}

/// The longest formula, in bytes.
const LONGEST: usize = 8_000;

/// The formula at the beginning of a text, whether it stands on a line of its own, and its end.
fn formula(text: &str, before: Option<char>, setter: Setter) -> Option<(String, bool, usize)> {
    if let Some(name) = environment(text) {
        let end = format!("\\end{{{name}}}");
        let at = head(text, LONGEST).find(&end)? + end.len();
        return Some((text[..at].to_string(), true, at));
    }
    // MathJax takes what stands in its brackets, whatever it looks like.
    for (open, close, is_display) in [("\\(", "\\)", false), ("\\[", "\\]", true)] {
        if let Some(inner) = text.strip_prefix(open) {
            let end = head(inner, LONGEST).find(close)?;
            let tex = &inner[..end];
            let is_one = !tex.trim().is_empty() && !tex.contains(open);
            return is_one.then(|| (tex.into(), is_display, open.len() + end + close.len()));
        }
    }
    if text.starts_with("\\\\") {
        let found = in_brackets(text)?;
        return Some((found.tex.into(), found.is_display, found.end));
    }
    let found = in_dollars(text, before).filter(|found| found.is_display || setter.dollars)?;
    Some((found.tex.into(), found.is_display, found.end))
}
