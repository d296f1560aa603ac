//! The TeX of a formula, made of its MathML where nobody has written it.

use article::{Formula, MathPart};
use std::borrow::Cow;

/// The source of a formula in TeX.
pub(super) fn tex(formula: &Formula) -> Cow<'_, str> {
    if !formula.tex.trim().is_empty() || formula.math.is_empty() {
        return Cow::Borrowed(formula.tex.trim());
    }
    let mut parts = formula.math.iter();
    let mut tex = String::new();
    while let Some(part) = parts.next() {
        tex.push_str(&of(part, &mut parts));
    }
    Cow::Owned(tex.trim().to_string())
}

fn of<'a>(part: &'a MathPart, rest: &mut impl Iterator<Item = &'a MathPart>) -> String {
    let mut within = Vec::new();
    for _ in 0..part.children {
        if let Some(child) = rest.next() {
            within.push((child, of(child, rest)));
        }
    }
    let get = |place: usize| within.get(place).map(|(_, tex)| tex.as_str()).unwrap_or_default();
    let all = || within.iter().map(|(_, tex)| tex.as_str()).collect::<String>();
    let text = part.text.as_str();
    match part.tag {
        "mi" => match text.chars().count() {
            0 | 1 => format!("{} ", escaped(text)),
            _ if FUNCTIONS.contains(&text) => format!("\\{text} "),
            _ => format!("\\mathrm{{{}}}", escaped(text)),
        },
        "mn" => escaped(text),
        "mo" => operator(text),
        "mtext" | "ms" => format!("\\text{{{}}}", escaped(text)),
        "mspace" => "\\;".to_string(),
        "mfrac" => format!("\\frac{{{}}}{{{}}}", get(0).trim(), get(1).trim()),
        "msqrt" => format!("\\sqrt{{{}}}", all().trim()),
        "mroot" => format!("\\sqrt[{}]{{{}}}", get(1).trim(), get(0).trim()),
        "msub" => format!("{}_{{{}}}", base(get(0)), get(1).trim()),
        "msup" => format!("{}^{{{}}}", base(get(0)), get(1).trim()),
        "msubsup" => format!("{}_{{{}}}^{{{}}}", base(get(0)), get(1).trim(), get(2).trim()),
        "munder" | "mover" => limit(part.tag, get(0), get(1)),
        "munderover" => format!("{}_{{{}}}^{{{}}}", base(get(0)), get(1).trim(), get(2).trim()),
        "mtable" => {
            let rows: Vec<&str> = within.iter().map(|(_, tex)| tex.trim()).collect();
            format!("\\begin{{matrix}}{}\\end{{matrix}}", rows.join(" \\\\ "))
        }
        "mtr" => within.iter().map(|(_, tex)| tex.trim()).collect::<Vec<_>>().join(" & "),
        "mphantom" => format!("\\phantom{{{}}}", all().trim()),
        "mprescripts" | "none" => String::new(),
        _ => all() + &escaped(text),
    }
}

/// The functions whose names TeX knows.
const FUNCTIONS: [&str; 20] = [
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh",
    "log", "ln", "exp", "lim", "max", "min", "det", "gcd",
];

/// The base of an index or exponent, in braces unless it is one character or command.
fn base(tex: &str) -> String {
    let tex = tex.trim();
    match tex.chars().count() == 1 || tex.starts_with('\\') && !tex.contains([' ', '{']) {
        true => tex.to_string(),
        false => format!("{{{tex}}}"),
    }
}

fn limit(tag: &str, inner: &str, sign: &str) -> String {
    let (inner, sign) = (inner.trim(), sign.trim());
    if ["\\sum", "\\prod", "\\int", "\\lim", "\\max", "\\min"].contains(&inner) {
        let mark = if tag == "munder" { '_' } else { '^' };
        return format!("{inner}{mark}{{{sign}}}");
    }
    let accent = match (tag, sign) {
        ("mover", "^") => "hat",
        ("mover", "~") => "tilde",
        ("mover", "¯") => "overline",
        ("mover", "→" | "\\to") => "vec",
        ("mover", "˙") => "dot",
        ("mover", "¨") => "ddot",
        ("mover", "⏞") => "overbrace",
        ("munder", "_" | "\\_") => "underline",
        ("munder", "⏟") => "underbrace",
        ("munder", _) => return format!("\\underset{{{sign}}}{{{inner}}}"),
        _ => return format!("\\overset{{{sign}}}{{{inner}}}"),
    };
    format!("\\{accent}{{{inner}}}")
}

fn operator(text: &str) -> String {
    let command = match text {
        "∑" => "\\sum",
        "∏" => "\\prod",
        "∫" => "\\int",
        "−" => "-",
        "×" => "\\times",
        "⋅" | "·" => "\\cdot",
        "±" => "\\pm",
        "≤" => "\\le",
        "≥" => "\\ge",
        "≠" => "\\ne",
        "→" => "\\to",
        "∞" => "\\infty",
        "∈" => "\\in",
        "\u{2061}" => "",
        text => return escaped(text),
    };
    match command.starts_with('\\') {
        true => format!("{command} "),
        false => command.to_string(),
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        if matches!(character, '{' | '}' | '%' | '#' | '&' | '$' | '_') {
            escaped.push('\\');
        }
        match character {
            '\\' => escaped.push_str("\\backslash "),
            character => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mathml_becomes_tex() {
        let part = |tag, text: &str, children| MathPart {
            tag,
            attributes: Vec::new(),
            text: text.to_string(),
            children,
        };
        let math = vec![
            part("mrow", "", 3),
            part("munderover", "", 3),
            part("mo", "∑", 0),
            part("mi", "i", 0),
            part("mi", "n", 0),
            part("mfrac", "", 2),
            part("mi", "a", 0),
            part("msqrt", "", 1),
            part("mi", "b", 0),
            part("msup", "", 2),
            part("mi", "x", 0),
            part("mn", "2", 0),
        ];
        let formula = Formula { math, ..Formula::default() };
        assert_eq!(tex(&formula), "\\sum_{i}^{n}\\frac{a}{\\sqrt{b}}x^{2}");
    }
}
