//! Pictures and boxes of text in drawings (DrawingML and VML).

use super::runs::Line;
use super::styles::Marks;
use super::{Reader, child};
use crate::markup::{Element, Node};
use crate::parsers::post::element;

/// English metric units in a pixel (ECMA-376 §20.1.2.1: 914,400 an inch).
const UNITS: u32 = 9525;
/// The greatest height in pixels of a picture that stands in a line, at the size that the document
/// gives it.
const SMALL: u32 = 48;

impl Reader<'_> {
    pub(super) fn drawing(&mut self, drawing: &Element, marks: Marks, line: &mut Line) {
        let mut boxes = Vec::new();
        collect(drawing, "w:txbxcontent", &mut boxes);
        let mut pictures = Vec::new();
        collect(drawing, "a:blip", &mut pictures);
        collect(drawing, "v:imagedata", &mut pictures);
        let about = drawing.find(&|found| found.is(&["wp:docpr"]));
        let words = about.and_then(|about| {
            ["descr", "title"].into_iter().find_map(|name| about.attribute(name))
        });
        let shape = drawing.find(&|found| found.is(&["v:shape"]));
        let words = words.or_else(|| shape.and_then(|shape| shape.attribute("alt")));
        let words = words.unwrap_or_default().to_string();
        let extent = drawing.find(&|found| found.is(&["wp:extent"]));
        let side = |name: &str| Some(extent?.attribute(name)?.parse::<u32>().ok()? / UNITS);
        let size = side("cx").zip(side("cy")).filter(|(width, height)| {
            (1..=SMALL).contains(height) && (1..=4 * SMALL).contains(width)
        });
        for picture in &pictures {
            let id =
                ["r:embed", "r:link", "r:id"].into_iter().find_map(|name| picture.attribute(name));
            // A drawing of lines has a picture in pixels beside it.
            let vector = picture.find(&|found| found.tag.ends_with(":svgblip"));
            let vector = vector.and_then(|vector| vector.attribute("r:embed"));
            let found = match vector.and_then(|id| self.picture(id)) {
                Some(found) => Some(found),
                None => id.and_then(|id| self.picture(id)),
            };
            let Some(address) = found else {
                let name = id.and_then(|id| self.relations.get(id)).map(|one| one.target.clone());
                let message = format!(
                    "the picture {} is of a kind that browsers do not show, and is left out: save \
                     it as PNG or SVG{}",
                    name.unwrap_or_default(),
                    described(&words)
                );
                self.warn(message);
                continue;
            };
            let mut attributes = vec![("src", address), ("alt", words.clone())];
            if let Some((width, height)) = size {
                attributes.push(("width", width.to_string()));
                attributes.push(("height", height.to_string()));
            }
            let attributes: Vec<(&str, &str)> =
                attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let image = element("img", &attributes, Vec::new());
            let link = drawing.find(&|found| found.is(&["a:hlinkclick"]));
            let link = link.and_then(|link| self.relations.get(link.attribute("r:id")?));
            let node = match link.filter(|link| link.is_external) {
                Some(link) => element("a", &[("href", &link.target)], vec![Node::Element(image)]),
                None => image,
            };
            line.push(marks, Node::Element(node));
        }
        let is_rule = |found: &Element| found.attribute("o:hr").is_some();
        if drawing.find(&is_rule).is_some() {
            line.push(Marks::default(), Node::Element(Element::new("hr")));
        } else if pictures.is_empty() && boxes.is_empty() {
            self.drawn(drawing, &words);
        }
        for content in boxes {
            if self.depth > 6 {
                line.push(Marks::default(), Node::Text(content.text()));
                continue;
            }
            let blocks = self.blocks(content);
            if !blocks.is_empty() {
                line.boxes.push(element("aside", &[], blocks));
            }
        }
    }

    /// Tells of a drawing that is no picture.
    fn drawn(&mut self, drawing: &Element, words: &str) {
        let kind = drawing.find(&|found| found.is(&["a:graphicdata"]));
        let kind = kind.and_then(|kind| kind.attribute("uri")).unwrap_or_default();
        let is_line = drawing.find(&|found| found.is(&["v:rect", "v:line"])).is_some();
        let name = match kind {
            _ if kind.ends_with("/chart") => "a chart",
            _ if kind.ends_with("/diagram") => "a diagram",
            _ if is_line && words.is_empty() => return,
            _ => "a drawing",
        };
        let text = drawing.text();
        let text =
            if text.is_empty() { String::new() } else { format!(" and its text: “{text}”") };
        self.warn(format!(
            "{name} is left out{text}: save it as a picture to keep it{}",
            described(words)
        ));
    }
}

fn described(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("; it is described as “{words}”") }
}

/// The elements of a name within, but of those that are given in two ways the first.
fn collect<'e>(element: &'e Element, tag: &str, found: &mut Vec<&'e Element>) {
    for within in element.elements() {
        if within.tag == tag {
            found.push(within);
        } else if within.is(&["mc:alternatecontent"]) {
            let shown = child(within, "mc:choice").or_else(|| child(within, "mc:fallback"));
            if let Some(shown) = shown {
                collect(shown, tag, found);
            }
        } else if within.tag != "w:txbxcontent" {
            // What is in a box is read with the box.
            collect(within, tag, found);
        }
    }
}
