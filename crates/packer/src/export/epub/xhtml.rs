//! HTML as this program writes it → XHTML as books have it (EPUB 3.3 §6.1): void elements and
//! attributes without a value are written out, and names say the same to reading systems.

use std::fmt::Write;

/// The elements that hold nothing (HTML, "void elements").
const VOID: [&str; 9] = ["br", "col", "hr", "img", "input", "link", "meta", "source", "track"];

/// The whole text as XHTML.
pub(super) fn of(html: &str) -> String {
    let mut xml = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        push_text(text, &mut xml);
        let (tag, after) = split_tag(tag);
        push_tag(tag, &mut xml);
        rest = after;
    }
    push_text(rest, &mut xml);
    xml
}

/// A text without what XML has no characters for.
pub(super) fn text(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    push_text(text, &mut plain);
    plain
}

/// A tag up to its end, and what follows. A `>` in a value is written as a reference, so the first
/// one ends the tag.
fn split_tag(text: &str) -> (&str, &str) {
    text.split_once('>').unwrap_or((text, ""))
}

/// Text without what XML has no characters for (XML 1.0 §2.2).
fn push_text(text: &str, xml: &mut String) {
    xml.extend(text.chars().filter(|c| {
        let is_control = c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{80}'..);
        !is_control && !matches!(c, '\u{fffe}' | '\u{ffff}')
    }));
}

fn push_tag(tag: &str, xml: &mut String) {
    xml.push('<');
    if tag.starts_with('/') {
        xml.push_str(tag);
        xml.push('>');
        return;
    }
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    xml.push_str(name);
    if name == "math" {
        xml.push_str(" xmlns=\"http://www.w3.org/1998/Math/MathML\"");
    }
    let mut class = String::new();
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (attribute, after) = rest.split_at(end);
        let quoted = after.strip_prefix("=\"").and_then(|value| value.split_once('"'));
        let (value, after) = quoted.unwrap_or(("", after));
        rest = after;
        push_attribute(name, attribute, value, &mut class, xml);
    }
    if !class.is_empty() {
        attribute("class", &class, xml);
    }
    xml.push_str(if VOID.contains(&name) { "/>" } else { ">" });
}

fn push_attribute(tag: &str, name: &str, value: &str, class: &mut String, xml: &mut String) {
    let plain = text(value);
    match name {
        "class" => join(class, &plain),
        // XHTML knows it by style alone.
        "align" if matches!(tag, "td" | "th") => {
            join(class, if plain == "center" { "at-center" } else { "at-end" });
        }
        "lang" if tag != "html" => {
            attribute("lang", &plain, xml);
            attribute("xml:lang", &plain, xml);
        }
        "role" if tag == "a" && plain == "doc-noteref" => {
            attribute("epub:type", "noteref", xml);
            attribute("role", &plain, xml);
        }
        _ => attribute(name, &plain, xml),
    }
}

fn join(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

fn attribute(name: &str, value: &str, xml: &mut String) {
    let _ = write!(xml, " {name}=\"{value}\"");
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn what_html_leaves_out_is_written() {
        for (html, xml) in [
            ("a<br>b", "a<br/>b"),
            (
                "<input type=\"checkbox\" checked disabled> x",
                "<input type=\"checkbox\" checked=\"\" disabled=\"\"/> x",
            ),
            ("<details open><summary>S</summary>", "<details open=\"\"><summary>S</summary>"),
            ("<td align=\"right\" class=\"x\">1</td>", "<td class=\"at-end x\">1</td>"),
            (
                "<p title=\"a=&quot;b\" lang=\"fr\">\u{1}ok</p>",
                "<p title=\"a=&quot;b\" lang=\"fr\" xml:lang=\"fr\">ok</p>",
            ),
        ] {
            assert_eq!(of(html), xml);
        }
    }
}
