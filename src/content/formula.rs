//! Formulas, as MathML Core, or as their source where that is all there is.

use super::markup::{Markup, element};
use super::rendering::Rendering;
use article::{Formula, MathPart};

/// The bytes of text that fit into a line of a window of 320 px, at the largest size of the text.
const SHORT_FORMULA: usize = 10;

/// Fills the element of a formula that stands by itself, with its number.
pub(super) fn formula(begun: Markup, formula: Formula, rendering: &Rendering) -> Markup {
    let number = (!formula.number.is_empty())
        .then(|| element("span").class("av-formula-number").text(formula.number.clone()));
    let labels = rendering.labels;
    let region = element("div")
        .class("av-formula-region")
        .attribute("role", "region")
        .attribute("tabindex", "0")
        .attribute("data-word-label", "formula")
        .attribute("aria-label", labels.formula);
    let shown = match formula.math.is_empty() {
        true => element("code").text(formula.tex),
        false => math(formula).attribute("display", "block"),
    };
    begun.class("av-formula").child(region.child(shown)).children(number)
}

/// Builds a formula within a line. One that a phone's line may be too short for scrolls in it, in
/// an element around it: Firefox and WebKit let nothing scroll within `<math>`.
pub(super) fn inline_formula(formula: Formula) -> Markup {
    if formula.math.is_empty() {
        return element("code").class("av-tex").text(formula.tex);
    }
    let length: usize = formula.math.iter().map(|part| part.text.len()).sum();
    match length > SHORT_FORMULA {
        true => element("span").class("av-long-formula").child(math(formula)),
        false => math(formula),
    }
}

/// The formula itself; its source goes with it for those who copy it.
fn math(formula: Formula) -> Markup {
    let begun = element("math");
    let begun =
        if formula.tex.is_empty() { begun } else { begun.attribute("alttext", formula.tex) };
    let mut parts = formula.math.into_iter();
    let mut math = begun;
    while let Some(part) = parts.next() {
        math = math.child(element_of(part, &mut parts));
    }
    math
}

/// Builds an element with those that it holds, which are next. [`MathPart::are_whole`] bounds the
/// depth.
fn element_of(part: MathPart, rest: &mut impl Iterator<Item = MathPart>) -> Markup {
    let MathPart { tag, attributes, text, children } = part;
    let begun = attributes
        .into_iter()
        .fold(element(tag), |begun, (name, value)| begun.attribute(name, value));
    let begun = if text.is_empty() { begun } else { begun.text(text) };
    (0..children).fold(begun, |begun, _| match rest.next() {
        Some(part) => begun.child(element_of(part, rest)),
        None => begun,
    })
}
