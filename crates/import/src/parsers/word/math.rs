//! Formulas (Office Math, ECMA-376 §22.1) → MathML.

use super::{Reader, child};
use crate::markup::{Element, Node};
use crate::parsers::post::element;

impl Reader<'_> {
    /// A formula as MathML; what nobody knows in it stays as its text, and is told.
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

fn group(mut nodes: Vec<Node>) -> Node {
    match nodes.len() {
        1 => nodes.swap_remove(0),
        _ => Node::Element(element("mrow", &[], nodes)),
    }
}

fn made(tag: &str, nodes: Vec<Node>) -> Vec<Node> {
    vec![Node::Element(element(tag, &[], nodes))]
}

fn mo(text: &str, is_stretched: bool) -> Node {
    let attributes: &[(&str, &str)] = if is_stretched { &[("stretchy", "true")] } else { &[] };
    Node::Element(element("mo", attributes, vec![Node::Text(text.to_string())]))
}

fn part(part: &Element, depth: usize, unknown: &mut Vec<String>) -> Vec<Node> {
    if depth > 40 {
        return made("mtext", vec![Node::Text(part.text())]);
    }
    let depth = depth + 1;
    let mut one = |name: &str| one(part, name, depth, unknown);
    let property = |name: &str, key: &str| property(part, name, key);
    match part.tag.as_str() {
        "m:r" => run(part),
        "m:f" => {
            let (above, below) = (one("m:num"), one("m:den"));
            match property("m:fpr", "m:type").as_deref() {
                Some("lin" | "skw") => made("mrow", vec![above, mo("/", false), below]),
                Some("noBar") => {
                    let attributes = [("linethickness", "0")];
                    vec![Node::Element(element("mfrac", &attributes, vec![above, below]))]
                }
                _ => made("mfrac", vec![above, below]),
            }
        }
        "m:ssup" => made("msup", vec![one("m:e"), one("m:sup")]),
        "m:ssub" => made("msub", vec![one("m:e"), one("m:sub")]),
        "m:ssubsup" => made("msubsup", vec![one("m:e"), one("m:sub"), one("m:sup")]),
        "m:spre" => {
            let base = one("m:e");
            let before = Node::Element(Element::new("mprescripts"));
            made("mmultiscripts", vec![base, before, one("m:sub"), one("m:sup")])
        }
        "m:rad" => {
            let degree = child(part, "m:deg").filter(|degree| !degree.text().is_empty());
            match degree {
                Some(_) => made("mroot", vec![one("m:e"), one("m:deg")]),
                None => made("msqrt", vec![one("m:e")]),
            }
        }
        "m:d" => delimited(part, depth, unknown),
        "m:nary" => n_ary(part, depth, unknown),
        "m:func" => vec![one("m:fname"), mo("\u{2061}", false), one("m:e")],
        "m:acc" => {
            let sign = property("m:accpr", "m:chr").unwrap_or_else(|| "\u{302}".to_string());
            let attributes = [("accent", "true")];
            let nodes = vec![one("m:e"), mo(spacing(&sign), false)];
            vec![Node::Element(element("mover", &attributes, nodes))]
        }
        "m:bar" => match property("m:barpr", "m:pos").as_deref() {
            Some("top") => made("mover", vec![one("m:e"), mo("¯", true)]),
            _ => made("munder", vec![one("m:e"), mo("_", true)]),
        },
        "m:groupchr" => {
            let sign = property("m:groupchrpr", "m:chr").unwrap_or_else(|| "⏟".to_string());
            let is_above = property("m:groupchrpr", "m:pos").as_deref() == Some("top");
            made(if is_above { "mover" } else { "munder" }, vec![one("m:e"), mo(&sign, true)])
        }
        "m:limlow" => made("munder", vec![one("m:e"), one("m:lim")]),
        "m:limupp" => made("mover", vec![one("m:e"), one("m:lim")]),
        "m:m" => {
            let rows = part.elements().filter(|child| child.is(&["m:mr"]));
            let rows = rows.map(|line| cells(line, depth, unknown)).collect();
            made("mtable", rows)
        }
        "m:eqarr" => {
            let rows: Vec<&Element> = part.elements().filter(|child| child.is(&["m:e"])).collect();
            let rows = rows.into_iter().map(|line| {
                let cell = element("mtd", &[], row(line, depth, unknown));
                Node::Element(element("mtr", &[], vec![Node::Element(cell)]))
            });
            let rows = rows.collect();
            made("mtable", rows)
        }
        "m:phant" => made("mphantom", vec![one("m:e")]),
        "m:box" | "m:borderbox" => vec![one("m:e")],
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
