//! Writes formulas as MathML, with their TeX for those who copy them.

use article::{Formula, MathPart};
use article_viewer::content::escape;

/// A formula: MathML where it has a form, with the TeX for those who copy it.
pub(super) fn formula(formula: &Formula, display: &str) -> String {
    let tex = escape(&formula.tex);
    if formula.math.is_empty() {
        let (begin, end) = if display == "block" { ("\\[", "\\]") } else { ("\\(", "\\)") };
        return format!("<span class=\"math\">{begin}{tex}{end}</span>");
    }
    let mut parts = formula.math.iter();
    let mut math = String::new();
    while let Some(part) = parts.next() {
        push_part(part, &mut parts, &mut math);
    }
    format!(
        "<math display=\"{display}\"><semantics><mrow>{math}</mrow><annotation \
         encoding=\"application/x-tex\">{tex}</annotation></semantics></math>"
    )
}

fn push_part<'a>(
    part: &MathPart,
    rest: &mut impl Iterator<Item = &'a MathPart>,
    html: &mut String,
) {
    html.push_str(&format!("<{}", part.tag));
    for (name, value) in &part.attributes {
        html.push_str(&format!(" {name}=\"{}\"", escape(value)));
    }
    html.push('>');
    html.push_str(&escape(&part.text));
    for _ in 0..part.children {
        if let Some(part) = rest.next() {
            push_part(part, rest, html);
        }
    }
    html.push_str(&format!("</{}>", part.tag));
}
