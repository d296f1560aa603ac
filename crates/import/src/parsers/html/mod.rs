//! Web pages: the tree by html5ever, the article found in it, and what the page says of it.

mod addresses;
mod author_pages;
pub(super) mod biographies;
mod bylines;
mod captions;
pub(super) mod charset;
mod class_names;
mod clean;
pub(super) mod controls;
pub(super) mod dates;
mod dialects;
mod directives;
mod disclosures;
pub(super) mod drawings;
mod editors;
pub(super) mod exported;
mod extent;
mod find;
pub(super) mod fragment;
mod frames;
mod furniture;
mod generators;
mod groups;
mod head;
mod headline;
pub(super) mod json_ld;
mod labels;
mod lead;
mod lines;
mod link_cards;
pub(super) mod metadata;
mod note_remains;
mod notes;
mod notices;
mod omissions;
mod onenote;
mod packed;
mod parse;
mod path;
mod pictures;
mod portraits;
mod related;
mod score;
mod select;
mod shadow;
mod sidenotes;
mod signers;
mod signs;
mod sink;
mod styles;
mod substack;
mod tabs;
mod testimonials;
mod tex;
mod verdict;
mod word_lists;
pub(super) mod wordings;
mod workspaces;

use super::{ImportError, Locations, foreign, formulas, transcripts};
use crate::markup::{self, Element, Node};
use addresses::Addresses;
use article::{Article, ImageSource, Location, Warning};
pub use directives::{PageDirectives, page_directives};
use exported::Exported;
use find::{Path, Strictness};
use head::Head;
use metadata::Metadata;
pub use select::Selector;

/// The article of a page: what `select` names, else what is found. `address` is the one from which
/// it was fetched, where it was.
///
/// # Errors
/// A page with more elements than a browser shows, and one without what is named.
pub(super) fn article(
    text: &str,
    part: super::Part<'_>,
    warnings: &mut Vec<Warning>,
    locations: &mut Locations,
) -> Result<Article, ImportError> {
    let origin = part.address.map_or(Origin::Unknown, Origin::Fetched);
    read(text, origin, &mut |_| None, (part.select, part.entry), warnings, locations)
}

/// The article of a page that came from this address, and with pictures that `load` has.
///
/// # Errors
/// Those of [`article()`].
pub(super) fn saved(
    text: &str,
    address: Option<&str>,
    load: fragment::Load<'_>,
    select: Option<&Selector>,
    warnings: &mut Vec<Warning>,
    locations: &mut Locations,
) -> Result<Article, ImportError> {
    let origin = address.map_or(Origin::Unknown, Origin::Saved);
    read(text, origin, load, (select, None), warnings, locations)
}

/// Where a page came from.
#[derive(Debug, Clone, Copy)]
enum Origin<'a> {
    /// Nobody knows, but the page may say it.
    Unknown,
    /// This address, from which it was fetched.
    Fetched(&'a str),
    /// This address, as the program says that saved it.
    Saved(&'a str),
}

fn read(
    text: &str,
    origin: Origin<'_>,
    load: fragment::Load<'_>,
    (select, entry): (Option<&Selector>, Option<&str>),
    warnings: &mut Vec<Warning>,
    locations: &mut Locations,
) -> Result<Article, ImportError> {
    let mut page = parse::parse(text, foreign::is_xml(text)).ok_or(ImportError::TooMany)?;
    if select.is_none() && exported::is_exported(&page) {
        fragment::inline(&mut page, load);
        if let Some(exported) = Exported::of(&page) {
            return Ok(exported.article(warnings, locations));
        }
    }
    shadow::normalize(&mut page);
    let packed = packed::articles(&page);
    let chosen = packed::chosen(&packed, entry)?;
    if select.is_none()
        && let Some(packed::Packed { path, .. }) = packed.get(chosen)
    {
        warnings.extend(packed::others(&packed).filter(|_| entry.is_none()));
        if let Some(exported) = packed::exported(&page, path).as_ref().and_then(Exported::of) {
            return Ok(exported.article(warnings, locations));
        }
    }
    let mut metadata = metadata::metadata(&page);
    if let Origin::Saved(address) = origin {
        metadata.canonical = metadata.canonical.or_else(|| Some(address.into()));
    }
    let fetched = match origin {
        Origin::Fetched(address) => Some(address),
        Origin::Saved(_) | Origin::Unknown => None,
    };
    let addresses = Addresses::of(&metadata, text, fetched);
    let frames = omissions::frames(&page);
    let has_scripts = page.find(&|found| found.is(&["script"])).is_some();
    tex::normalize(&mut page);
    drawings::normalize(&mut page);
    styles::normalize(&mut page);
    onenote::normalize(&mut page);
    disclosures::normalize(&mut page);
    clean::clean(&mut page);
    pictures::normalize(&mut page);
    fragment::inline(&mut page, load);
    dialects::normalize(&mut page);
    markup::take_layout_apart(&mut page);
    captions::normalize(&mut page);
    let part = match select {
        Some(select) => {
            let paths = select.find(&page);
            if paths.is_empty() {
                return Err(ImportError::NotSelected);
            }
            part(&page, paths, None, &metadata, &addresses)
        }
        None => found(&page, &metadata, &addresses),
    };
    let Part { root, head, lead, warnings: told } = part;
    warnings.extend(told);
    note_pictures(&root, locations);
    let (mut article, more) = markup::read(root, Some("en"));
    if let Some(lead) = lead {
        note_pictures(&lead, locations);
        let (with_lead, more) = markup::read(lead, Some("en"));
        warnings.extend(more);
        article.body.splice(..0, with_lead.body);
    }
    transcripts::join(&mut article.body);
    warnings.extend(more);
    head.put(&mut article, metadata, &addresses);
    formulas::number(&mut article, warnings);
    if fetched.is_none() {
        warnings.extend(frames.or_else(|| omissions::scripted(&article, has_scripts)));
    }
    // In the order in which a person goes through the page.
    warnings.sort_by_key(|warning| match warning.location {
        Location::Line(line) => line,
        Location::Path(_) | Location::Document => 0,
    });
    Ok(article)
}

/// A part of a page with what its head says, and what of the page is left out.
struct Part {
    root: Element,
    head: Head,
    /// The picture above the text, where it stands apart on the page.
    lead: Option<Element>,
    warnings: Vec<Warning>,
}

/// The article as it is found: less strictly where next to nothing is left of it otherwise.
fn found(page: &Element, metadata: &Metadata, addresses: &Addresses) -> Part {
    let mut best: Option<(usize, Part)> = None;
    for way in Strictness::WAYS {
        let found = part(page, find::article(page, way), Some(way), metadata, addresses);
        let length = found.root.text().len().saturating_sub(related(&found.root));
        if best.as_ref().is_none_or(|(longest, _)| length > *longest) {
            best = Some((length, found));
        }
        if length >= find::ENOUGH {
            break;
        }
    }
    best.map_or_else(|| part(page, Vec::new(), None, metadata, addresses), |(_, part)| part)
}

/// The bytes of related stories within, which are no text of the article.
fn related(element: &Element) -> usize {
    match element.is_set("data-related") {
        true => element.text().len(),
        false => element.elements().map(related).sum(),
    }
}

/// The elements at these places of a page, without their furniture.
fn part(
    page: &Element,
    mut paths: Vec<Path>,
    way: Option<Strictness>,
    metadata: &Metadata,
    addresses: &Addresses,
) -> Part {
    let mut warnings = Vec::new();
    let beside = way.and_then(|_| related::outside(page, &paths));
    paths.extend(notes::outside(page, &paths));
    let has_stories = beside.is_some();
    paths.extend(beside);
    let mut root = Element::new("article");
    root.children = paths
        .iter()
        .filter_map(|path| find::at(page, path))
        .map(|element| {
            // What was found is a part of the article, whatever it is on its page.
            let is_block = element.is(&["article", "div", "main", "section"])
                || !element.is(&["body", "td", "form", "html"]);
            let tag = if is_block { element.tag.clone() } else { "div".into() };
            Node::Element(Element { tag, ..element.clone() })
        })
        .collect();
    if let (true, Some(Node::Element(stories))) = (has_stories, root.children.last_mut()) {
        related::mark(stories, &mut warnings);
    }
    addresses.resolve(&mut root);
    notes::normalize(&mut root);
    omissions::warn_of_the_rest(page, &paths, &mut warnings);
    if way.is_some() {
        biographies::remove(&mut root, &mut warnings);
    }
    bylines::normalize(&mut root, &mut warnings);
    let head = head::head(page, &mut root, metadata, &mut warnings);
    furniture::remove(&mut root, way, addresses.canonical(), &mut warnings);
    let lead = way.and_then(|_| lead::picture(page, &root, &paths, metadata)).map(|mut lead| {
        addresses.resolve(&mut lead);
        lead
    });
    Part { root, head, lead, warnings }
}

fn note_pictures(element: &Element, locations: &mut Locations) {
    if element.is(&["img"])
        && let Ok(source) = ImageSource::parse(element.attribute("src").unwrap_or_default())
    {
        locations.note(&source, element.location());
    }
    element.elements().for_each(|child| note_pictures(child, locations));
}
