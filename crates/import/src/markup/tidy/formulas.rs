//! Formulas that KaTeX, MathJax or MathML shows in several forms at once: one is enough.

use super::super::tags::{DISPLAYED, IN_TEXT};
use super::super::{Element, Node};

/// Makes of every formula an element of its own, with its source in TeX or its `<math>` in it.
pub(super) fn normalize(element: &mut Element) {
    for child in element.elements_mut() {
        match formula(child) {
            Some(formula) => *child = formula,
            None => normalize(child),
        }
    }
}

fn formula(element: &Element) -> Option<Element> {
    let class = |words: &[&str]| element.has("class", words);
    if class(&["ltx_equation", "ltx_eqn_table", "ltx_equationgroup"]) {
        return numbered(element);
    }
    let is_formula = element.is(&["math", "mjx-container"])
        || class(&[
            "katex",
            "katex-display",
            "MathJax",
            "MathJax_Display",
            "mwe-math-element",
            "mwe-math-element-block",
            "math-tex",
        ]);
    if !is_formula {
        return element_of_tex(element);
    }
    let math = element.find(&|found| found.is(&["math"]));
    let is_displayed = class(&["katex-display", "MathJax_Display", "mwe-math-element-block"])
        || element.has("display", &["block", "true"])
        || math.is_some_and(|math| math.has("display", &["block"]));
    let is_tex = |found: &Element| {
        found.is(&["annotation"])
            && found
                .attribute("encoding")
                .is_some_and(|kind| kind.to_ascii_lowercase().ends_with("tex"))
    };
    let tex = element.find(&is_tex).map(Element::text);
    let tex = tex.or_else(|| Some(math?.attribute("alttext")?.to_string()));
    let picture =
        || element.find(&|found| found.is(&["img"]))?.attribute("alt").map(str::to_string);
    if let Some(tex) = tex.or_else(picture).filter(|tex| !tex.is_empty()) {
        return Some(made(element, Node::Text(plain(&tex)), is_displayed));
    }
    if let Some(math) = math.filter(|math| math.has_words()) {
        return Some(made(element, Node::Element(math.clone()), is_displayed));
    }
    let (tex, is_displayed) = delimited_in(element)?;
    Some(made(element, Node::Text(tex), is_displayed))
}

/// A formula in an element that is named so, with its number beside it in some.
fn element_of_tex(element: &Element) -> Option<Element> {
    if !element.has("class", &["math", "arithmatex", "MathJax_Preview", "stemblock"]) {
        return None;
    }
    let number = element.elements().find(|child| child.has("class", &["eqno"]));
    let number = number.map(Element::text).unwrap_or_default();
    let text = element.text();
    let (tex, is_displayed) = delimited(text.strip_prefix(number.as_str()).unwrap_or(&text))?;
    let mut formula = made(element, Node::Text(tex), is_displayed);
    let number = number.trim_matches(|c: char| !c.is_alphanumeric());
    if !number.is_empty() {
        formula.attributes.push(("data-number".into(), number.into()));
        formula.attributes.extend(element.attribute("id").map(|id| ("id".into(), id.into())));
    }
    Some(formula)
}

fn delimited_in(element: &Element) -> Option<(String, bool)> {
    delimited(&element.text())
}

/// An equation of LaTeXML, which is a table with its number in the last cell.
fn numbered(element: &Element) -> Option<Element> {
    let is_math = |found: &Element| found.is(&["math"]);
    let mut formula = formula(element.find(&is_math)?)?;
    formula.tag = DISPLAYED.into();
    let number = element.find(&|found| found.has("class", &["ltx_tag_equation"]));
    let number = number.map(|number| number.text().trim_matches(['(', ')']).to_string());
    formula.attributes.extend(number.map(|number| ("data-number".into(), number)));
    formula.attributes.extend(element.attribute("id").map(|id| ("id".into(), id.into())));
    Some(formula)
}

fn made(element: &Element, content: Node, is_displayed: bool) -> Element {
    let mut formula = Element::new(if is_displayed { DISPLAYED } else { IN_TEXT });
    formula.line = element.line;
    formula.children.push(content);
    formula
}

/// The TeX between the marks that pages put around it for their scripts, and whether these say that
/// it stands on a line of its own.
pub(super) fn delimited(text: &str) -> Option<(String, bool)> {
    let text = text.trim();
    for (begin, end, is_displayed) in
        [("\\[", "\\]", true), ("$$", "$$", true), ("\\(", "\\)", false)]
    {
        if let Some(tex) = text.strip_prefix(begin).and_then(|rest| rest.strip_suffix(end)) {
            let tex = tex.trim();
            let is_one = !tex.is_empty() && !tex.contains(begin) && !tex.contains(end);
            return is_one.then(|| (tex.to_string(), is_displayed));
        }
    }
    None
}

/// TeX without the braces that wikis put around it.
fn plain(tex: &str) -> String {
    let tex = tex.trim();
    let inner = tex.strip_prefix("{\\displaystyle").and_then(|rest| rest.strip_suffix('}'));
    inner.unwrap_or(tex).trim().to_string()
}
