//! Lines of text: what the viewer adds so that they are set well goes.

use super::{Page, raw};
use crate::markup::{Element, Node};
use crate::parsers::post::element;
use article::Lang;

impl Page<'_> {
    /// The text of a line with its marks.
    pub(super) fn line(&self, around: &Element) -> Vec<Node> {
        let mut line = Vec::new();
        let mut run = Run::default();
        self.push(around, &mut run, &mut line);
        run.end(&mut line);
        line
    }

    fn push(&self, around: &Element, run: &mut Run, line: &mut Vec<Node>) {
        for child in &around.children {
            match child {
                Node::Text(text) => run.text.push_str(text),
                Node::Element(child) if child.is(&["wbr"]) => {
                    run.parts.push(std::mem::take(&mut run.text));
                }
                Node::Element(child) if child.has("class", &["av-together", "av-long-formula"]) => {
                    self.push(child, run, line);
                }
                Node::Element(child) => {
                    run.end(line);
                    line.push(Node::Element(self.span(child)));
                }
            }
        }
    }

    fn span(&self, span: &Element) -> Element {
        match () {
            () if span.is(&["math"]) => formula(span),
            () if span.is(&["code"]) && span.has("class", &["av-tex"]) => tex(&span.raw_text()),
            () if span.has("class", &["av-noteref"]) => {
                let number = span.text();
                let href = format!("#fn-{number}");
                let link = [("role", "doc-noteref"), ("href", href.as_str())];
                let link = element("a", &link, vec![Node::Text(number)]);
                element("sup", &[], vec![Node::Element(link)])
            }
            () if span.is(&["img", "svg"]) => self.picture(span).unwrap_or_default(),
            () => {
                let mut attributes = span.attributes.clone();
                if !span.is(&["bdi"]) {
                    forget_dir(&mut attributes);
                }
                Element {
                    tag: span.tag.clone(),
                    attributes,
                    children: self.line(span),
                    line: span.line,
                }
            }
        }
    }
}

/// A formula in a line, by its source where it has one.
pub(super) fn formula(math: &Element) -> Element {
    match raw(math, "alttext") {
        Some(source) => tex(source),
        None => {
            let row = element("mrow", &[], math.children.clone());
            element("math", &[], vec![Node::Element(row)])
        }
    }
}

/// The source of a formula.
pub(super) fn tex(source: &str) -> Element {
    element("span", &[("class", "math")], vec![Node::Text(format!("\\({source}\\)"))])
}

/// Takes away the direction that follows from the language beside it.
pub(super) fn forget_dir(attributes: &mut Vec<(String, String)>) {
    let value = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted);
    let lang = value("lang").and_then(|(_, lang)| Lang::parse(lang));
    let Some(dir) = lang.map(|lang| lang.direction().as_str()) else { return };
    attributes.retain(|(name, value)| name != "dir" || value != dir);
}

/// The text of an element, without the places where lines may end.
pub(super) fn words(element: &Element) -> Vec<Node> {
    vec![Node::Text(element.raw_text())]
}

/// A run of text, with the places where its line may end.
#[derive(Default)]
struct Run {
    /// The texts before each place.
    parts: Vec<String>,
    /// The text behind the last one.
    text: String,
}

impl Run {
    /// Puts the text into its line. Places after the marks of an address are the viewer's, all others
    /// the text's own.
    fn end(&mut self, line: &mut Vec<Node>) {
        let mut parts = std::mem::take(&mut self.parts);
        parts.push(std::mem::take(&mut self.text));
        let has_address = parts.concat().contains("://");
        let mut text = String::new();
        for (place, part) in parts.iter().enumerate() {
            let is_drawn = has_address && text.ends_with(['/', '?', '&']);
            if place > 0 && !is_drawn {
                text.push('\u{200b}');
            }
            text.push_str(part);
        }
        if !text.is_empty() {
            line.push(Node::Text(text));
        }
    }
}
