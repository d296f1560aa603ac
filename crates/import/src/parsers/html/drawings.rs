//! SVG that stands in a page itself: a drawing becomes a picture with its description, and an icon
//! is left to the reader of markup.

use super::fragment::escaped;
use super::parse;
use crate::markup::{Element, Node};
use base64::prelude::{BASE64_STANDARD, Engine as _};

/// The least width and height of a drawing in CSS pixels; what is smaller is an icon.
const LEAST: f64 = 64.0;

/// The size of SVG without one (CSS 2.2 §10.3.2).
const NO_SIZE: (f64, f64) = (300.0, 150.0);

/// Puts a picture in the place of every drawing within.
pub(super) fn normalize(page: &mut Element) {
    within(page, &Around::default());
}

/// The tag of the picture that a piece of HTML is, if it is a drawing and nothing else;
/// `stands_alone` where no text is beside it.
pub(in crate::parsers) fn tag(source: &str, stands_alone: bool) -> Option<String> {
    let page = parse::parse(source, false)?;
    let svg = page.find(&|found| found.is(&["svg"]))?;
    let around = Around { is_figure: stands_alone, is_control: false };
    let image = is_drawing(svg, around).then(|| picture(svg))?;
    let write = |(name, value): &(String, String)| format!(" {name}=\"{}\"", escaped(value));
    Some(format!("<img{}>", image.attributes.iter().map(write).collect::<String>()))
}

/// The surroundings of an element.
#[derive(Debug, Clone, Copy, Default)]
struct Around {
    /// A figure that holds nothing else to be seen.
    is_figure: bool,
    /// Something to press, where SVG is its sign.
    is_control: bool,
}

fn within(element: &mut Element, around: &Around) {
    if is_formula(element) {
        return;
    }
    let mut around = *around;
    if element.is(&["figure"]) {
        let other = ["img", "picture", "video", "iframe", "pre", "table", "blockquote", "object"];
        around.is_figure = element.find(&|found| found.is(&other)).is_none();
    }
    around.is_control |= element.is(&["button", "summary", "label", "nav"])
        || element.has("role", &["button", "navigation"]);
    for child in element.elements_mut() {
        if !child.is(&["svg"]) {
            within(child, &around);
        } else if is_drawing(child, around) {
            *child = picture(child);
        }
    }
}

/// Whether the element is a formula as scripts set it, whose source is read elsewhere.
fn is_formula(element: &Element) -> bool {
    element.tag.starts_with("mjx-")
        || element.has("class", &["katex", "MathJax", "MathJax_SVG", "mwe-math-element"])
}

fn is_drawing(svg: &Element, around: Around) -> bool {
    let (width, height) = size(svg);
    let is_large = width >= LEAST && height >= LEAST;
    let is_whole = svg.find(&|found| found.is(&["use"]) && !is_defined(svg, found)).is_none();
    let has_words =
        svg.find(&|found| found.is(&["text", "foreignObject"]) && found.has_words()).is_some();
    let has_name = description(svg).is_some() && !svg.has("aria-hidden", &["true"]);
    is_large && is_whole && !around.is_control && (around.is_figure || has_words || has_name)
}

/// Whether the shape that `used` repeats is in the drawing, and not elsewhere in the page, as those
/// of icons are.
fn is_defined(svg: &Element, used: &Element) -> bool {
    let id = used.attribute("href").or_else(|| used.attribute("xlink:href"));
    let id = id.and_then(|address| address.strip_prefix('#'));
    id.is_some_and(|id| svg.find(&|found| found.attribute("id") == Some(id)).is_some())
}

/// The width and the height in CSS pixels, or units of its own where the page gives them.
fn size(svg: &Element) -> (f64, f64) {
    let pixels = |name: &str| {
        let value = svg.attribute(name)?.trim_end_matches("px");
        value.parse::<f64>().ok().filter(|pixels| *pixels > 0.0)
    };
    if let (Some(width), Some(height)) = (pixels("width"), pixels("height")) {
        return (width, height);
    }
    let view = svg.attribute("viewBox").unwrap_or_default();
    let mut view = view.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
    let mut side = || view.next().and_then(|side| side.parse::<f64>().ok());
    match (side(), side()) {
        (Some(width), Some(height)) => (width, height),
        _ => NO_SIZE,
    }
}

/// The description that a drawing has of itself (WAI-ARIA Graphics Module, SVG Accessibility API
/// Mappings).
fn description(svg: &Element) -> Option<String> {
    let own = |tag: &str| {
        let found = svg.elements().find(|child| child.is(&[tag])).map(Element::text);
        found.filter(|text| !text.is_empty())
    };
    let label = svg.attribute("aria-label").map(str::to_string);
    label.or_else(|| own("title")).or_else(|| own("desc"))
}

/// The drawing as a picture that holds itself.
fn picture(svg: &Element) -> Element {
    let mut source = String::new();
    write(svg, &mut source);
    let address = format!("data:image/svg+xml;base64,{}", BASE64_STANDARD.encode(source));
    let mut image = Element::new("img");
    image.line = svg.line;
    image.attributes = vec![("src".into(), address)];
    image.attributes.extend(description(svg).map(|text| ("alt".into(), text)));
    image
}

/// Writes an element of a drawing as XML, without scripts, links and what is for other programs.
fn write(element: &Element, out: &mut String) {
    if element.tag.contains(':') || element.is(&["script", "metadata"]) {
        return;
    }
    if element.is(&["foreignObject"]) {
        return write_label(element, out);
    }
    // A link in a picture leads nowhere.
    let tag = if element.is(&["a"]) { "g" } else { element.tag.as_str() };
    out.push('<');
    out.push_str(tag);
    if tag == "svg" {
        out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
        out.push_str(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    }
    for (name, value) in &element.attributes {
        if is_kept(element, name) {
            out.push_str(&format!(" {name}=\"{}\"", escaped(value)));
        }
    }
    out.push('>');
    for child in &element.children {
        match child {
            Node::Text(text) => out.push_str(&escaped(text)),
            Node::Element(child) => write(child, out),
        }
    }
    out.push_str(&format!("</{tag}>"));
}

fn is_kept(element: &Element, name: &str) -> bool {
    let is_link = element.is(&["a"]) && ["href", "xlink:href", "target", "rel"].contains(&name);
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    !is_link
        && !name.starts_with("on")
        && !name.starts_with("xmlns")
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && match name.split_once(':') {
            None => name.chars().all(is_plain),
            Some((prefix, _)) => matches!(prefix, "xlink" | "xml"),
        }
}

/// Writes a label that is HTML, as Mermaid has them, as text in the middle of its place.
fn write_label(label: &Element, out: &mut String) {
    let (width, height) = size(label);
    let mut lines = vec![String::new()];
    gather(label, &mut lines);
    lines.retain(|line| !line.trim().is_empty());
    let above = (lines.len().saturating_sub(1)) as f64 * 0.6;
    for (index, line) in lines.iter().enumerate() {
        out.push_str(&format!(
            "<text x=\"{}\" y=\"{}\" dy=\"{:.2}em\" text-anchor=\"middle\" \
             dominant-baseline=\"central\">{}</text>",
            width / 2.0,
            height / 2.0,
            index as f64 * 1.2 - above,
            escaped(&line.split_whitespace().collect::<Vec<_>>().join(" ")),
        ));
    }
}

/// Adds the lines of a label.
fn gather(element: &Element, lines: &mut Vec<String>) {
    for child in &element.children {
        match child {
            Node::Text(text) => {
                if let Some(line) = lines.last_mut() {
                    line.push_str(text);
                }
            }
            Node::Element(child) => {
                if child.is(&["br", "p", "div"]) {
                    lines.push(String::new());
                }
                gather(child, lines);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The source of the first picture that comes of the markup, and its description.
    fn drawn(markup: &str) -> Option<(String, Option<String>)> {
        let mut page = parse::parse(markup, false).expect("markup");
        normalize(&mut page);
        let image = page.find(&|found| found.is(&["img"]))?;
        let data = image.attribute("src")?.strip_prefix("data:image/svg+xml;base64,")?;
        let bytes = BASE64_STANDARD.decode(data).expect("base64");
        let alt = image.attribute("alt").map(str::to_string);
        Some((String::from_utf8(bytes).expect("UTF-8"), alt))
    }

    #[test]
    fn drawing_keeps_its_names_and_loses_what_acts() {
        let (source, alt) = drawn(
            "<p>Before <svg viewBox='0 0 200 100' onload='x()'><title>Rain &amp; snow</title>\
             <script>x()</script><defs><linearGradient id=g gradientUnits=userSpaceOnUse>\
             </linearGradient></defs><a href='https://example.org'><text x=3>2016 &lt; 2017</text>\
             </a></svg></p>",
        )
        .expect("a picture");
        assert_eq!(alt.as_deref(), Some("Rain & snow"));
        assert_eq!(
            source,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
             viewBox=\"0 0 200 100\"><title>Rain &amp; snow</title><defs><linearGradient id=\"g\" \
             gradientUnits=\"userSpaceOnUse\"></linearGradient></defs><g><text x=\"3\">2016 &lt; \
             2017</text></g></svg>"
        );
    }

    #[test]
    fn labels_in_html_become_text() {
        let (source, _) = drawn(
            "<svg width=300 height=200><g><foreignObject width=80 height=24><div><p>Open<br>the \
             <b>gate</b></p></div></foreignObject></g></svg>",
        )
        .expect("a picture");
        assert!(source.contains("dy=\"-0.60em\" text-anchor=\"middle\""), "{source}");
        assert!(source.contains(">Open</text>") && source.contains(">the gate</text>"), "{source}");
    }

    #[test]
    fn icons_stay() {
        for icon in [
            "<p>Rain <svg width=12 height=12><title>Drop</title><path d='M0 0'/></svg>",
            "<p><svg viewBox='0 0 512 512'><path d='M0 0'/></svg>",
            "<p><svg viewBox='0 0 512 512' aria-hidden=true><title>x</title></svg>",
            "<button><svg width=90 height=90><text>Play</text></svg></button>",
            "<figure><img src=a.jpg><svg viewBox='0 0 90 90'><path d='M0 0'/></svg></figure>",
            "<figure><svg width=90 height=90><use href='#sprite'/></svg></figure>",
            "<span class=katex><svg width=400 height=90><text>x</text></svg></span>",
        ] {
            assert_eq!(drawn(icon).map(|(source, _)| source), None, "{icon}");
        }
        assert!(
            drawn("<figure><svg viewBox='0 0 90 90'><path d='M0 0'/></svg></figure>").is_some()
        );
    }
}
