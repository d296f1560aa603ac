//! XML as feeds, books and word processors write it → a tree of markup, by quick-xml, which goes on
//! where feeds break XML's rules: with HTML's character references and bare ampersands.

use super::ImportError;
use crate::markup::{Element, Node};
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, escape};

/// The depth to which the tree is kept; what is deeper is lifted.
const MAX_DEPTH: usize = 200;
/// The most elements and texts: more than any page can show.
const TOO_MANY: usize = 3_000_000;

/// A document's root, and whether its end is missing.
#[derive(Debug)]
pub(super) struct Document {
    pub root: Element,
    pub is_cut: bool,
}

/// Reads a document. Names are in small letters, with the usual prefix of their namespace whatever
/// prefix the document uses; those of HTML, MathML and what has no namespace of note have none.
///
/// # Errors
/// It is no XML (with the line), or has too many elements.
pub(super) fn parse(text: &str) -> Result<Document, ImportError> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut tree = Tree::default();
    let mut place = Place { text, at: 0, line: 1 };
    loop {
        let line = place.line(reader.buffer_position());
        match reader.read_event() {
            Ok(Event::Start(start)) => tree.start(&start, line),
            Ok(Event::Empty(start)) => {
                tree.start(&start, line);
                tree.end(start.name().0);
            }
            Ok(Event::End(end)) => tree.end(end.name().0),
            Ok(Event::Text(text)) => tree.text(&text),
            Ok(Event::CData(text)) => tree.text(&text),
            Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                Ok(Some(character)) => tree.text(character.encode_utf8(&mut [0; 4])),
                Ok(None) | Err(_) => match resolve_html5_entity(&reference) {
                    Some(text) => tree.text(text),
                    None => tree.text(&format!("&{};", &*reference)),
                },
            },
            Ok(Event::Eof) => break,
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            // What is cut off is read as far as it goes.
            Err(_) if reader.error_position() + 1 >= text.len() as u64 && !tree.is_empty() => break,
            Err(error) => {
                let line = place.line(reader.error_position());
                return Err(ImportError::Xml { line, message: error.to_string() });
            }
        }
        if tree.count > TOO_MANY {
            return Err(ImportError::TooMany);
        }
    }
    tree.finish().ok_or_else(|| ImportError::Xml {
        line: 1,
        message: "there is no element in it".to_string(),
    })
}

/// Counts lines on the way through a text.
struct Place<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Place<'_> {
    fn line(&mut self, position: u64) -> usize {
        let position = usize::try_from(position).unwrap_or(usize::MAX).min(self.text.len());
        let passed = self.text.as_bytes().get(self.at..position).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(position);
        self.line
    }
}

#[derive(Default)]
struct Tree {
    /// The elements that are open, with their names as they are written and the number of
    /// namespaces that were known before.
    open: Vec<(String, Element, usize)>,
    /// The document's prefixes, each with the usual prefix of its namespace.
    namespaces: Vec<(String, Option<&'static str>)>,
    root: Option<Element>,
    count: usize,
    /// The elements that were not opened, for they were too deep.
    passed_over: usize,
}

/// The most namespaces: more than any document names.
const NAMESPACES: usize = 100;

impl Tree {
    fn is_empty(&self) -> bool {
        self.open.is_empty() && self.root.is_none()
    }

    fn start(&mut self, start: &BytesStart<'_>, line: usize) {
        self.count += 1;
        if self.passed_over > 0 || self.open.len() >= MAX_DEPTH {
            self.passed_over += 1;
            return;
        }
        let before = self.namespaces.len();
        let attributes: Vec<_> = start.attributes().with_checks(false).flatten().collect();
        for attribute in &attributes {
            let prefix = match attribute.key.0.split_once(':') {
                Some(("xmlns", prefix)) => prefix,
                None if attribute.key.0 == "xmlns" => "",
                _ => continue,
            };
            if self.namespaces.len() < NAMESPACES {
                self.namespaces.push((prefix.to_string(), known(&attribute.value)));
            }
        }
        let mut element = Element::new(&self.name(start.name().0, true));
        element.line = line;
        for attribute in attributes.iter().filter(|one| !one.key.0.starts_with("xmlns")) {
            let value = escape::unescape_with(&attribute.value, resolve_html5_entity)
                .map_or_else(|_| attribute.value.to_string(), |value| value.into_owned());
            element.attributes.push((self.name(attribute.key.0, false), value));
        }
        self.open.push((start.name().0.to_string(), element, before));
    }

    /// The name with the usual prefix of its namespace.
    fn name(&self, written: &str, is_element: bool) -> String {
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        let local = local.to_ascii_lowercase();
        if prefix.is_empty() && !is_element {
            return local;
        }
        let found = self.namespaces.iter().rev().find(|(known, _)| known == prefix);
        match found {
            Some((_, Some(""))) => local,
            Some((_, Some(usual))) => format!("{usual}:{local}"),
            _ if prefix.is_empty() => local,
            _ => format!("{}:{local}", prefix.to_ascii_lowercase()),
        }
    }

    fn text(&mut self, text: &str) {
        let Some((_, element, _)) = self.open.last_mut() else { return };
        match element.children.last_mut() {
            Some(Node::Text(run)) => run.push_str(text),
            _ => {
                self.count += 1;
                element.children.push(Node::Text(text.to_string()));
            }
        }
    }

    /// Ends the element of this name, and those within that were left open; none where none is.
    fn end(&mut self, name: &str) {
        if self.passed_over > 0 {
            self.passed_over -= 1;
            return;
        }
        if let Some(place) = self.open.iter().rposition(|(open, ..)| open == name) {
            while self.open.len() > place {
                self.end_last();
            }
        }
    }

    fn end_last(&mut self) {
        let Some((_, element, before)) = self.open.pop() else { return };
        self.namespaces.truncate(before);
        match self.open.last_mut() {
            Some((_, parent, _)) => parent.children.push(Node::Element(element)),
            None => drop(self.root.get_or_insert(element)),
        }
    }

    fn finish(mut self) -> Option<Document> {
        let is_cut = !self.open.is_empty() || self.passed_over > 0;
        while !self.open.is_empty() {
            self.end_last();
        }
        Some(Document { root: self.root?, is_cut })
    }
}

/// The usual prefix of a namespace; none of its own for what is markup of pages.
fn known(address: &str) -> Option<&'static str> {
    Some(match address.trim() {
        "http://www.w3.org/1999/xhtml" | "http://www.w3.org/1998/Math/MathML" => "",
        "http://www.w3.org/2000/svg" => "",
        "http://purl.org/rss/1.0/" => "",
        "http://www.w3.org/2005/Atom" | "http://purl.org/atom/ns#" => "atom",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#" => "rdf",
        "http://purl.org/rss/1.0/modules/content/" => "content",
        "http://purl.org/dc/elements/1.1/" => "dc",
        "http://purl.org/dc/terms/" => "dcterms",
        "http://search.yahoo.com/mrss/" | "http://search.yahoo.com/mrss" => "media",
        "http://www.idpf.org/2007/opf" => "opf",
        "http://www.idpf.org/2007/ops" => "epub",
        "http://www.daisy.org/z3986/2005/ncx/" => "ncx",
        "http://www.w3.org/1999/xlink" => "xlink",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => "w",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        | "http://purl.oclc.org/ooxml/officeDocument/relationships" => "r",
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => "m",
        "http://schemas.openxmlformats.org/drawingml/2006/main"
        | "http://purl.oclc.org/ooxml/drawingml/main" => "a",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
        | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => "wp",
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => "mc",
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties" => "cp",
        "urn:schemas-microsoft-com:vml" => "v",
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0" => "office",
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => "text",
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => "table",
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0" => "style",
        "urn:oasis:names:tc:opendocument:xmlns:meta:1.0" => "meta",
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" => "draw",
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" => "fo",
        "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" => "svg",
        address if address.starts_with("http://www.itunes.com/dtds/podcast") => "itunes",
        address if address.starts_with("http://wordpress.org/export/") => {
            if address.contains("excerpt") { "excerpt" } else { "wp" }
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_their_usual_prefixes_and_lines() {
        let text = "<?xml version='1.0'?>\n<Feed xmlns='http://www.w3.org/2005/Atom'\n xmlns:x='http://www.w3.org/1999/xhtml'>\n\
                    <content type='xhtml'><x:div Class='a &amp; b'>one &nbsp;two & three</x:div></content></Feed>";
        let root = parse(text).unwrap().root;
        assert_eq!(root.tag, "atom:feed");
        let content = root.elements().next().unwrap();
        assert_eq!((&*content.tag, content.line), ("atom:content", 4));
        let div = content.elements().next().unwrap();
        assert_eq!((&*div.tag, div.attribute("class")), ("div", Some("a & b")));
        assert_eq!(div.raw_text(), "one \u{a0}two & three");
    }

    #[test]
    fn what_is_left_open_ends_with_what_is_around_it() {
        let document = parse("<a><b>one<c>two</b>three").unwrap();
        assert!(document.is_cut);
        let [Node::Element(b), Node::Text(rest)] = &document.root.children[..] else { panic!() };
        assert_eq!((b.raw_text().as_str(), rest.as_str()), ("onetwo", "three"));
    }

    #[test]
    fn depth_is_bounded() {
        let text = format!("{}text{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
        assert_eq!(parse(&text).unwrap().root.raw_text(), "text");
    }
}
