//! Formulas (Office Math, ECMA-376 §22.1) → MathML.

use super::{Reader, child};
use crate::markup::{Element, Node};
use crate::parsers::post::element;

impl Reader<'_> {
    /// A formula as MathML; what is not known in it stays as its text, with a warning.
    pub(super) fn formula(&mut self, math: &Element, is_displayed: bool) -> Element {
        let mut unknown = Vec::new();
        let content = row(math, 0, &mut unknown);
        if !unknown.is_empty() {
            unknown.sort();
            unknown.dedup();
            self.warn(format!(
                "a part of a formula that is not known ({}) is shown as its text",
                unknown.join(", ")
            ));
        }
        let attributes: &[(&str, &str)] = if is_displayed { &[("display", "block")] } else { &[] };
        element("math", attributes, content)
    }
}

/// The children of an element, in their order.
fn row(parent: &Element, depth: usize, unknown: &mut Vec<String>) -> Vec<Node> {
    parent.elements().flat_map(|child| part(child, depth, unknown)).collect()
}

/// The content of a child as one element.
fn one(parent: &Element, name: &str, depth: usize, unknown: &mut Vec<String>) -> Node {
    let nodes = child(parent, name).map(|found| row(found, depth, unknown)).unwrap_or_default();
    group(nodes)
}

/// Nodes as one: a row where they are several.
fn group(mut nodes: Vec<Node>) -> Node {
    match nodes.len() {
        1 => nodes.swap_remove(0),
        _ => Node::Element(element("mrow", &[], nodes)),
    }
}

/// One element with these nodes.
fn made(tag: &str, nodes: Vec<Node>) -> Vec<Node> {
    vec![Node::Element(element(tag, &[], nodes))]
}

/// An operator, such as a sign or a bracket.
fn mo(text: &str, is_stretched: bool) -> Node {
    let attributes: &[(&str, &str)] = if is_stretched { &[("stretchy", "true")] } else { &[] };
    Node::Element(element("mo", attributes, vec![Node::Text(text.to_string())]))
}

/// The parts that MathML has under other names, with the same operands in the same order.
const RENAMED: [(&str, &str, &[&str]); 6] = [
    ("m:ssup", "msup", &["m:e", "m:sup"]),
    ("m:ssub", "msub", &["m:e", "m:sub"]),
    ("m:ssubsup", "msubsup", &["m:e", "m:sub", "m:sup"]),
    ("m:limlow", "munder", &["m:e", "m:lim"]),
    ("m:limupp", "mover", &["m:e", "m:lim"]),
    ("m:phant", "mphantom", &["m:e"]),
];

fn part(part: &Element, depth: usize, unknown: &mut Vec<String>) -> Vec<Node> {
    if depth > 40 {
        return made("mtext", vec![Node::Text(part.text())]);
    }
    let depth = depth + 1;
    let renamed = RENAMED.iter().find(|(name, ..)| *name == part.tag);
    if let Some((_, tag, operands)) = renamed {
        return made(tag, operands.iter().map(|name| one(part, name, depth, unknown)).collect());
    }
    match part.tag.as_str() {
        "m:r" => run(part),
        "m:f" => fraction(part, depth, unknown),
        "m:spre" => scripts_before(part, depth, unknown),
        "m:rad" => root(part, depth, unknown),
        "m:d" => delimited(part, depth, unknown),
        "m:nary" => n_ary(part, depth, unknown),
        "m:func" => {
            let (name, argument) =
                (one(part, "m:fname", depth, unknown), one(part, "m:e", depth, unknown));
            vec![name, mo("\u{2061}", false), argument]
        }
        "m:acc" | "m:bar" | "m:groupchr" => with_sign(part, depth, unknown),
        "m:m" => {
            let rows = part.elements().filter(|child| child.is(&["m:mr"]));
            made("mtable", rows.map(|line| cells(line, depth, unknown)).collect())
        }
        "m:eqarr" => {
            let lines = part.elements().filter(|child| child.is(&["m:e"]));
            made("mtable", lines.map(|line| equation(line, depth, unknown)).collect())
        }
        "m:box" | "m:borderbox" => vec![one(part, "m:e", depth, unknown)],
        "m:e" | "m:num" | "m:den" | "m:sub" | "m:sup" | "m:omath" | "w:ins" => {
            row(part, depth, unknown)
        }
        "w:r" => {
            let text = part.text();
            if text.is_empty() { Vec::new() } else { made("mtext", vec![Node::Text(text)]) }
        }
        tag if tag.ends_with("pr") || tag.starts_with("w:") => Vec::new(),
        tag => {
            unknown.push(tag.to_string());
            made("mtext", vec![Node::Text(part.text())])
        }
    }
}

/// A fraction: above each other, with or without a line, or beside each other (ECMA-376
/// §22.1.2.36).
fn fraction(part: &Element, depth: usize, unknown: &mut Vec<String>) -> Vec<Node> {
    let above = one(part, "m:num", depth, unknown);
    let below = one(part, "m:den", depth, unknown);
    match property(part, "m:fpr", "m:type").as_deref() {
        Some("lin" | "skw") => made("mrow", vec![above, mo("/", false), below]),
        Some("noBar") => {
            let attributes = [("linethickness", "0")];
            vec![Node::Element(element("mfrac", &attributes, vec![above, below]))]
        }
        _ => made("mfrac", vec![above, below]),
    }
}

/// Scripts before their base (ECMA-376 §22.1.2.99).
fn scripts_before(part: &Element, depth: usize, unknown: &mut Vec<String>) -> Vec<Node> {
    let [base, below, above] =
        ["m:e", "m:sub", "m:sup"].map(|name| one(part, name, depth, unknown));
    let before = Node::Element(Element::new("mprescripts"));
    made("mmultiscripts", vec![base, before, below, above])
}

/// A root, whose degree may be missing (ECMA-376 §22.1.2.88).
fn root(part: &Element, depth: usize, unknown: &mut Vec<String>) -> Vec<Node> {
    let base = one(part, "m:e", depth, unknown);
    match child(part, "m:deg").filter(|degree| !degree.text().is_empty()) {
        Some(_) => made("mroot", vec![base, one(part, "m:deg", depth, unknown)]),
        None => made("msqrt", vec![base]),
    }
}

/// An expression with a sign above or below it: an accent, a bar, a brace (ECMA-376 §22.1.2.1,
/// 22.1.2.7, 22.1.2.41).
fn with_sign(part: &Element, depth: usize, unknown: &mut Vec<String>) -> Vec<Node> {
    let base = one(part, "m:e", depth, unknown);
    let is_above = |name: &str| property(part, name, "m:pos").as_deref() == Some("top");
    let tag = |is_above: bool| if is_above { "mover" } else { "munder" };
    match part.tag.as_str() {
        "m:acc" => {
            let sign = property(part, "m:accpr", "m:chr").unwrap_or_else(|| "\u{302}".to_string());
            let nodes = vec![base, mo(spacing(&sign), false)];
            vec![Node::Element(element("mover", &[("accent", "true")], nodes))]
        }
        "m:bar" => {
            let is_above = is_above("m:barpr");
            made(tag(is_above), vec![base, mo(if is_above { "¯" } else { "_" }, true)])
        }
        _ => {
            let sign = property(part, "m:groupchrpr", "m:chr").unwrap_or_else(|| "⏟".to_string());
            made(tag(is_above("m:groupchrpr")), vec![base, mo(&sign, true)])
        }
    }
}

/// A line of equations that stand below each other, as a row of one cell.
fn equation(line: &Element, depth: usize, unknown: &mut Vec<String>) -> Node {
    let cell = element("mtd", &[], row(line, depth, unknown));
    Node::Element(element("mtr", &[], vec![Node::Element(cell)]))
}

/// A property of an element, such as the sign of an accent.
fn property(part: &Element, name: &str, key: &str) -> Option<String> {
    value_of(child(part, name)?, key).map(str::to_string)
}

/// An expression between brackets, its parts parted by a sign (ECMA-376 §22.1.2.24).
fn delimited(part: &Element, depth: usize, unknown: &mut Vec<String>) -> Vec<Node> {
    let mark = |name: &str, usual: &str| {
        let properties = child(part, "m:dpr");
        let found = properties.and_then(|properties| child(properties, name));
        match found {
            Some(found) => found.attribute("m:val").unwrap_or_default().to_string(),
            None => usual.to_string(),
        }
    };
    let (begin, end, between) =
        (mark("m:begchr", "("), mark("m:endchr", ")"), mark("m:sepchr", "|"));
    let mut nodes = Vec::new();
    if !begin.is_empty() {
        nodes.push(mo(&begin, true));
    }
    let parts = part.elements().filter(|child| child.is(&["m:e"]));
    for (number, inner) in parts.enumerate() {
        if number > 0 {
            nodes.push(mo(&between, false));
        }
        nodes.extend(row(inner, depth, unknown));
    }
    if !end.is_empty() {
        nodes.push(mo(&end, true));
    }
    made("mrow", nodes)
}

/// A sum, an integral or the like with its limits (ECMA-376 §22.1.2.70).
fn n_ary(part: &Element, depth: usize, unknown: &mut Vec<String>) -> Vec<Node> {
    let sign = property(part, "m:narypr", "m:chr").unwrap_or_else(|| "∫".to_string());
    let is_beside = match property(part, "m:narypr", "m:limloc") {
        Some(place) => place == "subSup",
        None => sign == "∫",
    };
    let has = |name: &str| child(part, name).is_some_and(|found| !found.text().is_empty());
    let (below, above) = (has("m:sub"), has("m:sup"));
    let tag = match (is_beside, below, above) {
        (true, true, true) => "msubsup",
        (true, true, false) => "msub",
        (true, false, true) => "msup",
        (false, true, true) => "munderover",
        (false, true, false) => "munder",
        (false, false, true) => "mover",
        (_, false, false) => "mrow",
    };
    let mut nodes = vec![mo(&sign, false)];
    if below {
        nodes.push(one(part, "m:sub", depth, unknown));
    }
    if above {
        nodes.push(one(part, "m:sup", depth, unknown));
    }
    let mut all = made(tag, nodes);
    all.push(one(part, "m:e", depth, unknown));
    all
}

fn cells(line: &Element, depth: usize, unknown: &mut Vec<String>) -> Node {
    let cells = line.elements().filter(|child| child.is(&["m:e"]));
    let cells =
        cells.map(|cell| Node::Element(element("mtd", &[], row(cell, depth, unknown)))).collect();
    Node::Element(element("mtr", &[], cells))
}

fn value_of<'e>(properties: &'e Element, key: &str) -> Option<&'e str> {
    child(properties, key)?.attribute("m:val")
}

/// A run: numbers, names, operators one by one.
fn run(run: &Element) -> Vec<Node> {
    let properties = child(run, "m:rpr");
    let is_text = properties.is_some_and(|properties| child(properties, "m:nor").is_some());
    let style = properties.and_then(|properties| value_of(properties, "m:sty"));
    let letters: String =
        run.elements().filter(|child| child.is(&["m:t"])).map(Element::raw_text).collect();
    if letters.is_empty() {
        return Vec::new();
    }
    if is_text {
        return made("mtext", vec![Node::Text(letters)]);
    }
    // A name of several letters that stand upright is one.
    let is_name = style == Some("p") && letters.chars().all(char::is_alphabetic);
    if is_name {
        let attributes = [("mathvariant", "normal")];
        let attributes: &[(&str, &str)] =
            if letters.chars().count() == 1 { &attributes } else { &[] };
        return vec![Node::Element(element("mi", attributes, vec![Node::Text(letters)]))];
    }
    let mut nodes = Vec::new();
    let mut number = String::new();
    let mut characters = letters.chars().peekable();
    while let Some(character) = characters.next() {
        let is_point = matches!(character, '.' | ',')
            && !number.is_empty()
            && characters.peek().is_some_and(char::is_ascii_digit);
        if character.is_ascii_digit() || is_point {
            number.push(character);
            continue;
        }
        if !number.is_empty() {
            let text = Node::Text(std::mem::take(&mut number));
            nodes.push(Node::Element(element("mn", &[], vec![text])));
        }
        match character {
            // Marks where lines are set below each other.
            '&' => {}
            c if c.is_whitespace() => {}
            c if c.is_alphabetic() || c == '∞' => {
                nodes.push(Node::Element(element("mi", &[], vec![Node::Text(c.to_string())])));
            }
            '-' => nodes.push(mo("−", false)),
            c => nodes.push(mo(&c.to_string(), false)),
        }
    }
    if !number.is_empty() {
        nodes.push(Node::Element(element("mn", &[], vec![Node::Text(number)])));
    }
    nodes
}

/// An accent that stands by itself.
fn spacing(sign: &str) -> &str {
    match sign {
        "\u{300}" => "`",
        "\u{301}" => "´",
        "\u{302}" => "^",
        "\u{303}" => "~",
        "\u{304}" | "\u{305}" => "¯",
        "\u{306}" => "˘",
        "\u{307}" => "˙",
        "\u{308}" => "¨",
        "\u{30c}" => "ˇ",
        "\u{20d7}" => "→",
        sign => sign,
    }
}
