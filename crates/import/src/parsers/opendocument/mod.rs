//! Documents of text in OpenDocument (OASIS, ISO 26300), of LibreOffice, OpenOffice, Collabora, Calligra:
//! the package (`.odt`) and the one file (`.fodt`). The parts are read here, as those of Word are:
//! no crate that is kept gives notes, formulas, text boxes and what was changed.

mod blocks;
mod frames;
mod inline;
mod lists;
mod styles;
mod tables;

use super::archive::Archive;
use super::feed::{children, date, text, topics};
use super::html::fragment::{self, SETTLED};
use super::html::metadata::{Metadata, author};
use super::own_pictures::OwnPictures;
use super::post::{element, language};
use super::{ImportError, Imported, Locations, foreign, word, xml};
use crate::markup::{Element, Node};
use article::{Location, Warning};
use std::collections::HashSet;
use styles::Styles;

/// Whether an archive holds a document of text.
pub(super) fn is_text(archive: &Archive) -> bool {
    let kind = archive.text("mimetype").unwrap_or_default();
    kind.trim().starts_with("application/vnd.oasis.opendocument.text")
}

/// Whether a text is such a document in one file.
pub(super) fn is_flat(text: &str) -> bool {
    foreign::is_xml(text)
        && text.get(..text.len().min(4096)).unwrap_or_default().contains("<office:document")
        || text.starts_with("<office:document")
}

/// Reads a package.
///
/// # Errors
/// It is locked, or its content is missing or no XML.
pub(super) fn read(archive: &Archive) -> Result<Imported, ImportError> {
    let manifest = archive.text("META-INF/manifest.xml").unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(ImportError::Encrypted);
    }
    let missing = || ImportError::Archive("the part content.xml is missing".into());
    let content = xml::parse(&archive.text("content.xml").ok_or_else(missing)?)?.root;
    let part = |name: &str| Some(xml::parse(&archive.text(name)?).ok()?.root);
    let (styles, about) = (part("styles.xml"), part("meta.xml"));
    Ok(document(Some(archive), &content, styles.as_ref(), about.as_ref()))
}

/// Reads a document in one file.
///
/// # Errors
/// It is no XML.
pub(super) fn read_flat(text: &str) -> Result<Imported, ImportError> {
    let content = xml::parse(text)?.root;
    Ok(document(None, &content, None, Some(&content)))
}

fn document(
    archive: Option<&Archive>,
    content: &Element,
    styles: Option<&Element>,
    about: Option<&Element>,
) -> Imported {
    let mut reader = Reader {
        archive,
        styles: Styles::of(styles.into_iter().chain([content])),
        anchors: inline::anchors(content),
        notes: Vec::new(),
        held: OwnPictures::default(),
        warnings: Vec::new(),
        paragraph: 0,
    };
    let mut root = Element::new("div");
    if let Some(body) = content.find(&|found| found.is(&["office:text"])) {
        root.children = reader.blocks(body);
    }
    reader.put_notes(&mut root);
    let mut metadata = about.map(self::about).unwrap_or_default();
    word::headline(&mut root, &mut metadata);
    metadata.lang = metadata.lang.take().or_else(|| reader.styles.lang.clone());
    let Reader { mut warnings, held, .. } = reader;
    let mut locations = Locations::default();
    let mut article = fragment::read(root, metadata, &mut |_| None, &mut warnings, &mut locations);
    held.put(&mut article);
    Imported { article, warnings, locations }
}

/// The metadata of a document (part 3 §4.3).
fn about(root: &Element) -> Metadata {
    let mut metadata = Metadata::default();
    let Some(meta) = root.find(&|found| found.is(&["office:meta"])) else { return metadata };
    metadata.titles.extend(text(meta, &["dc:title"]));
    metadata.description = text(meta, &["dc:description", "dc:subject"]);
    let creator = text(meta, &["meta:initial-creator", "dc:creator"]);
    metadata.authors = creator.and_then(|name| author(&name, None)).into_iter().collect();
    metadata.published = text(meta, &["meta:creation-date"]).and_then(|text| date(&text));
    metadata.updated = text(meta, &["dc:date"]).and_then(|text| date(&text));
    metadata.lang = text(meta, &["dc:language"]).and_then(|lang| language(&lang));
    metadata.topics = topics(children(meta, "meta:keyword").map(Element::text));
    metadata
}

/// A document on its way.
struct Reader<'a> {
    /// The package; none of a document in one file.
    archive: Option<&'a Archive>,
    styles: Styles,
    /// The names to which something leads.
    anchors: HashSet<String>,
    /// The notes in the order of their references.
    notes: Vec<Vec<Node>>,
    held: OwnPictures,
    warnings: Vec<Warning>,
    /// The number of the paragraph, counted from 1.
    paragraph: usize,
}

impl Reader<'_> {
    fn warn(&mut self, message: String) {
        let place = Location::Path(format!("paragraph {}", self.paragraph));
        self.warnings.push(Warning::new(place, message));
    }

    /// Puts the notes below the text, where the reader of markup looks for them.
    fn put_notes(&mut self, root: &mut Element) {
        let mut list = Element::new("ol");
        for (number, content) in (1..).zip(std::mem::take(&mut self.notes)) {
            let id = format!("note-{number}");
            list.children.push(Node::Element(element("li", &[("id", &id)], content)));
        }
        if !list.children.is_empty() {
            let attributes = [("role", "doc-endnotes"), (SETTLED, "")];
            let section = element("section", &attributes, vec![Node::Element(list)]);
            root.children.push(Node::Element(section));
        }
    }
}
