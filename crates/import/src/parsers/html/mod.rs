//! Web pages: the tree by html5ever, the article found in it, and what the page says of it.

mod addresses;
mod beside;
pub(super) mod charset;
mod class_names;
mod clean;
mod dates;
mod dialects;
mod find;
mod furniture;
mod head;
mod json_ld;
mod lines;
mod metadata;
mod notes;
mod packed;
mod parse;
mod path;
mod pictures;
mod score;
mod select;
mod sink;
mod wordings;

use super::{ImportError, Locations, foreign, transcripts};
use crate::markup::{self, Element, Node};
use addresses::Addresses;
use article::{Article, ImageSource, Location, Warning};
pub use select::Selector;

/// The article of a page: what `select` names, else what is found.
///
/// # Errors
/// A page with more elements than a browser shows, and one without what is named.
pub(super) fn article(
    text: &str,
    select: Option<&Selector>,
    warnings: &mut Vec<Warning>,
    locations: &mut Locations,
) -> Result<Article, ImportError> {
    let mut page = parse::parse(text, foreign::is_xml(text)).ok_or(ImportError::TooMany)?;
    let metadata = metadata::metadata(&page);
    let addresses = Addresses::of(&metadata, text);
    clean::clean(&mut page);
    pictures::settle(&mut page);
    dialects::settle(&mut page);
    markup::take_layout_apart(&mut page);
    let packed = packed::article(&page).filter(|_| select.is_none());
    if packed.is_some() {
        packed::settle(&mut page);
    }
    let is_packed = packed.is_some();
    let mut paths = match (select, packed) {
        (Some(select), _) => select.find(&page),
        (None, Some(_)) => packed::article(&page).into_iter().collect(),
        (None, None) => find::article(&page),
    };
    if select.is_some() && paths.is_empty() {
        return Err(ImportError::NotSelected);
    }
    paths.extend(notes::outside(&page, &paths));
    let mut root = Element::new("article");
    root.children = paths
        .iter()
        .filter_map(|path| find::at(&page, path))
        .map(|element| {
            // What was found is a part of the article, whatever it is on its page.
            let is_block = element.is(&["article", "div", "main", "section"])
                || !element.is(&["body", "td", "form", "html"]);
            let tag = if is_block { element.tag.clone() } else { "div".into() };
            Node::Element(Element { tag, ..element.clone() })
        })
        .collect();
    addresses.settle(&mut root);
    notes::settle(&mut root);
    if !is_packed {
        furniture::tell_around(&page, &paths, warnings);
    }
    let head = head::head(&page, &mut root, &metadata, warnings);
    furniture::remove(&mut root, warnings);
    note_pictures(&root, locations);
    let (mut article, more) = markup::read(root, Some("en"));
    transcripts::join(&mut article.body);
    warnings.extend(more);
    head.put(&mut article, metadata, &addresses);
    // As a person goes through the page.
    warnings.sort_by_key(|warning| match warning.location {
        Location::Line(line) => line,
        Location::Path(_) | Location::Document => 0,
    });
    Ok(article)
}

fn note_pictures(element: &Element, locations: &mut Locations) {
    if element.is(&["img"])
        && let Ok(source) = ImageSource::parse(element.attribute("src").unwrap_or_default())
    {
        locations.note(&source, element.location());
    }
    element.elements().for_each(|child| note_pictures(child, locations));
}
