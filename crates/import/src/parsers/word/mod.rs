//! Word's documents (Office Open XML, ECMA-376), of Word, LibreOffice, Google Docs, Pages and WPS.
//!
//! The parts are read here, with the crates zip and quick-xml: docx-rs and rdocx, which read whole
//! documents, keep no text boxes, formulas, readings, and do not tell what was changed or
//! commented.

mod assembly;
mod blocks;
mod drawings;
mod fields;
mod math;
mod notes;
mod numbering;
mod properties;
mod runs;
mod styles;
mod symbols;
mod tables;

use super::archive::{self, Archive};
use super::html::fragment;
use super::html::metadata::Metadata;
use super::own_pictures::OwnPictures;
use super::{ImportError, Imported, Locations, xml};
use crate::markup::{Element, Node};
use article::{Location, Warning};
use numbering::Numbering;
use std::collections::{BTreeMap, HashMap};
use styles::Styles;

/// Whether an archive holds a document of Word.
pub(super) fn is_word(archive: &Archive) -> bool {
    archive.has("[Content_Types].xml") && archive.names().iter().any(|name| is_main(name))
}

fn is_main(name: &str) -> bool {
    name.starts_with("word/document") && name.ends_with(".xml")
}

/// Reads a document.
///
/// # Errors
/// The part with its text is missing or no XML.
pub(super) fn read(archive: &Archive) -> Result<Imported, ImportError> {
    let main = relations(archive, "")
        .into_values()
        .find(|relation| relation.kind == "officeDocument" && archive.has(&relation.target))
        .map(|relation| relation.target);
    let main = main
        .or_else(|| archive.names().iter().find(|name| is_main(name)).cloned())
        .ok_or_else(|| ImportError::Archive("the part with the text is missing".into()))?;
    let damaged = || ImportError::Archive(format!("the part {main} cannot be read"));
    let document = xml::parse(&archive.text(&main).ok_or_else(damaged)?)?.root;
    let relations = relations(archive, &main);
    let part = |kind: &str| {
        let target = relations.values().find(|relation| relation.kind == kind)?;
        Some(xml::parse(&archive.text(&target.target)?).ok()?.root)
    };
    let styles = part("styles").map(|root| Styles::of(&root)).unwrap_or_default();
    let numbering = part("numbering").map(|root| Numbering::of(&root, &styles)).unwrap_or_default();
    let notes = notes::Notes {
        footnotes: part("footnotes"),
        endnotes: part("endnotes"),
        comments: part("comments"),
    };
    let mut reader = Reader {
        archive,
        styles,
        numbering,
        relations,
        anchors: fields::anchors(&document),
        notes: Vec::new(),
        note_places: HashMap::new(),
        pictures: OwnPictures::default(),
        reports: Reports::default(),
        fields: Vec::new(),
        paragraph: 0,
        depth: 0,
    };
    let mut root = Element::new("div");
    if let Some(body) = document.find(&|found| found.is(&["w:body"])) {
        root.children = reader.blocks(body);
    }
    notes::put(&mut reader, &notes, &mut root);
    let mut metadata = properties::metadata(archive);
    headline(&mut root, &mut metadata);
    // A day in the text itself counts more than the properties.
    let day = root.elements().find(|child| child.is(&["time"]));
    if let Some(day) = day.and_then(|day| article::Date::parse(day.attribute("datetime")?)) {
        metadata.published = Some(day);
        metadata.updated = None;
    }
    metadata.lang = metadata.lang.take().or_else(|| reader.styles.lang.clone());
    let Reader { reports, pictures, .. } = reader;
    let mut warnings = reports.warnings();
    let mut locations = Locations::default();
    let mut article = fragment::read(root, metadata, &mut |_| None, &mut warnings, &mut locations);
    pictures.put(&mut article);
    Ok(Imported { article, warnings, locations })
}

/// The headline: the paragraph in the style of titles, else a heading of the first level that
/// stands first, else the only one, else what the properties say.
pub(super) fn headline(root: &mut Element, metadata: &mut Metadata) {
    let is_title = |node: &Node| matches!(node, Node::Element(child) if child.is(&["h1"]));
    let is_heading = |node: &Node| matches!(node, Node::Element(child) if child.is(&["h2"]));
    let has_words = |node: &Node| match node {
        Node::Element(child) => !child.text().is_empty(),
        Node::Text(text) => !text.trim().is_empty(),
    };
    let mut place = root.children.iter().position(is_title);
    if place.is_none() {
        let first = root.children.iter().position(has_words);
        place = first.filter(|first| is_heading(&root.children[*first]));
        // What stands below the headline is then a level too deep.
        if place.is_some() && root.children.iter().filter(|node| is_heading(node)).count() == 1 {
            root.elements_mut().for_each(lift);
        }
    }
    if let Some(Node::Element(title)) = place.and_then(|place| root.children.get_mut(place)) {
        title.tag = "h1".into();
        metadata.titles = vec![title.text()];
    }
}

fn lift(element: &mut Element) {
    let tag = match element.tag.as_str() {
        "h3" => "h2",
        "h4" => "h3",
        "h5" => "h4",
        "h6" => "h5",
        _ => return,
    };
    element.tag = tag.into();
}

/// A document on its way.
struct Reader<'a> {
    archive: &'a Archive,
    styles: Styles,
    numbering: Numbering,
    /// The relationships of the part that is being read, by their ids.
    relations: HashMap<String, Relation>,
    /// The bookmarks to which links lead.
    anchors: Vec<String>,
    /// The notes to which the text refers, in its order: their kinds and numbers.
    notes: Vec<(notes::Kind, String)>,
    note_places: HashMap<(notes::Kind, String), usize>,
    pictures: OwnPictures,
    reports: Reports,
    /// The fields that are open.
    fields: Vec<fields::Field>,
    /// The number of the paragraph, counted from 1.
    paragraph: usize,
    depth: usize,
}

impl Reader<'_> {
    fn location(&self) -> Location {
        Location::Path(format!("paragraph {}", self.paragraph))
    }

    fn warn(&mut self, message: String) {
        let location = self.location();
        self.reports.list.push(Warning::new(location, message));
    }

    /// The picture of a relation; `None` where there is none that a page can show.
    fn picture(&mut self, id: &str) -> Option<String> {
        let relation = self.relations.get(id)?;
        if relation.is_external {
            return Some(relation.target.clone());
        }
        let (archive, target) = (self.archive, &relation.target);
        self.pictures.address(target, || archive.read(target))
    }
}

/// The warnings so far, one for each kind of thing that is left out.
#[derive(Default)]
struct Reports {
    list: Vec<Warning>,
    counts: BTreeMap<&'static str, (usize, Location)>,
}

impl Reports {
    fn count(&mut self, kind: &'static str, place: Location) {
        self.counts.entry(kind).or_insert((0, place)).0 += 1;
    }

    fn warnings(self) -> Vec<Warning> {
        let counted = self.counts.into_iter().map(|(kind, (count, place))| {
            let message = match count {
                1 => format!("{kind} is left out"),
                _ => format!("{kind} is left out, and so are {} more", count - 1),
            };
            Warning::new(place, message)
        });
        self.list.into_iter().chain(counted).collect()
    }
}

/// A part or an address that another part names by an id.
#[derive(Debug, Clone)]
struct Relation {
    target: String,
    is_external: bool,
    /// The last part of its type, such as `hyperlink`.
    kind: String,
}

/// The relations of a part; those of the whole for an empty name.
fn relations(archive: &Archive, part: &str) -> HashMap<String, Relation> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = archive::joined(folder, &format!("_rels/{file}.rels"));
    let Some(root) = archive.text(&name).and_then(|text| xml::parse(&text).ok()) else {
        return HashMap::new();
    };
    let of = |element: &Element| {
        let target = element.attribute("target")?;
        let is_external = element.has("targetmode", &["External"]);
        let kind = element.attribute("type").unwrap_or_default();
        let kind = kind.rsplit('/').next().unwrap_or_default().to_string();
        let target = match is_external || target.starts_with('#') {
            true => target.to_string(),
            false => archive::joined(folder, target),
        };
        Some((element.attribute("id")?.to_string(), Relation { target, is_external, kind }))
    };
    root.root.elements().filter_map(of).collect()
}

/// The `w:val` of a child.
fn value<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    child(element, name)?.attribute("w:val")
}

/// Whether a property is there and not switched off; `None` where it is not there.
fn toggle(properties: &Element, name: &str) -> Option<bool> {
    let value = child(properties, name)?.attribute("w:val");
    Some(!matches!(value, Some("0" | "false" | "off" | "none")))
}

fn child<'e>(element: &'e Element, name: &str) -> Option<&'e Element> {
    element.elements().find(|child| child.tag == name)
}

fn children<'e>(element: &'e Element, name: &'e str) -> impl Iterator<Item = &'e Element> {
    element.elements().filter(move |child| child.tag == name)
}
