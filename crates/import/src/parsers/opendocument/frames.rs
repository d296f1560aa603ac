//! Frames: pictures, boxes of text, formulas (part 3 §10).

use super::{Reader, blocks::is_seen};
use crate::markup::{Element, Node};
use crate::parsers::archive::joined;
use crate::parsers::post::element;
use crate::parsers::{archive, xml};
use base64::prelude::*;

impl Reader<'_> {
    /// Reads what a frame or a shape shows.
    pub(super) fn drawing(&mut self, shape: &Element) -> Vec<Node> {
        match shape.tag.as_str() {
            "draw:frame" => self.frame(shape),
            "draw:a" => {
                let address = shape.attribute("xlink:href").unwrap_or_default().to_string();
                let inner = shape.elements().flat_map(|child| self.drawing(child)).collect();
                vec![Node::Element(element("a", &[("href", &address)], inner))]
            }
            "draw:g" => shape.elements().flat_map(|child| self.drawing(child)).collect(),
            _ => self.boxed(shape),
        }
    }

    fn frame(&mut self, frame: &Element) -> Vec<Node> {
        let part = |tag: &str| frame.elements().find(|child| child.is(&[tag]));
        let mut described =
            ["svg:title", "svg:desc"].into_iter().filter_map(part).map(Element::text);
        let alt = described.rfind(|text| !text.is_empty()).unwrap_or_default();
        if let Some(object) = part("draw:object")
            && let Some(math) = self.formula(object)
        {
            return vec![Node::Element(math)];
        }
        if let Some(content) = part("draw:text-box") {
            return self.boxed(content);
        }
        if let Some(table) = part("table:table") {
            return vec![Node::Element(self.table(table))];
        }
        // The first that a page can show: programs keep a second kind for others.
        let images = frame.elements().filter(|child| child.is(&["draw:image"]));
        let found = images.filter_map(|image| self.picture(image)).next();
        let name = frame.attribute("draw:name").unwrap_or_default();
        let Some(src) = found else {
            if part("draw:image").is_some() || part("draw:object").is_some() {
                let what = if alt.is_empty() { name } else { &alt };
                self.warn(format!(
                    "a picture or an object that pages do not show is left out: “{what}”"
                ));
            }
            return Vec::new();
        };
        vec![Node::Element(element("img", &[("src", &src), ("alt", &alt)], Vec::new()))]
    }

    /// A box of text; one of a picture with its caption is a figure.
    fn boxed(&mut self, content: &Element) -> Vec<Node> {
        let mut inner = self.blocks(content);
        inner.retain(is_seen);
        if inner.is_empty()
            || inner
                .iter()
                .all(|node| matches!(node, Node::Element(child) if child.is(&["figure"])))
        {
            return inner;
        }
        vec![Node::Element(element("aside", &[], inner))]
    }

    /// The address of a picture: in the package, in the file itself, or elsewhere.
    fn picture(&mut self, image: &Element) -> Option<String> {
        if let Some(data) = image.elements().find(|child| child.is(&["office:binary-data"])) {
            let text: String = data.raw_text().split_whitespace().collect();
            let bytes = BASE64_STANDARD.decode(text).ok()?;
            return archive::picture(&bytes);
        }
        let address = image.attribute("xlink:href")?;
        let archive = self.archive.filter(|_| !address.contains("://"));
        let Some(archive) = archive else {
            return address.contains("://").then(|| address.to_string());
        };
        let name = joined("", address);
        self.held.address(&name, || archive.read(&name))
    }

    /// The MathML of an object that is a formula.
    fn formula(&self, object: &Element) -> Option<Element> {
        let is_math = |found: &Element| found.is(&["math"]);
        if let Some(math) = object.find(&is_math) {
            return Some(math.clone());
        }
        let folder = joined("", object.attribute("xlink:href")?);
        let text = self.archive?.text(&format!("{folder}/content.xml"))?;
        let root = xml::parse(&text).ok()?.root;
        root.find(&is_math).cloned()
    }
}
