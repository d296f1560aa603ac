//! Web pages: the tree by html5ever, the article found in it, and what the page says of it.

mod addresses;
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
mod parse;
mod pictures;
mod sink;
mod wordings;

use super::Locations;
use crate::markup::{self, Element, Node};
use addresses::Addresses;
use article::{Article, ImageSource, Warning};

/// The article of a page; `None` where the page has more elements than a browser shows.
pub(super) fn article(
    text: &str,
    is_xml: bool,
    warnings: &mut Vec<Warning>,
    locations: &mut Locations,
) -> Option<Article> {
    let mut page = parse::parse(text, is_xml)?;
    let metadata = metadata::metadata(&page);
    let addresses = Addresses::of(&metadata, text);
    clean::clean(&mut page);
    pictures::settle(&mut page);
    dialects::settle(&mut page);
    markup::take_layout_apart(&mut page);
    let mut paths = find::article(&page);
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
    let head = head::head(&page, &mut root, &metadata, warnings);
    furniture::remove(&mut root, warnings);
    note_pictures(&root, locations);
    let (mut article, more) = markup::read(root, Some("en"));
    warnings.extend(more);
    head.put(&mut article, metadata, &addresses);
    Some(article)
}

fn note_pictures(element: &Element, locations: &mut Locations) {
    if element.is(&["img"])
        && let Ok(source) = ImageSource::parse(element.attribute("src").unwrap_or_default())
    {
        locations.note(&source, element.location());
    }
    element.elements().for_each(|child| note_pictures(child, locations));
}
