//! Markup that is an article and nothing else, as feeds, exports and books have it: read as that of
//! pages is, with what is known of it from elsewhere.

use super::addresses::Addresses;
use super::head::Head;
use super::headline;
use super::metadata::Metadata;
use super::{clean, dialects, disclosures, drawings, note_pictures, notes, parse, pictures};
use crate::markup::{self, Element, Node};
use crate::parsers::{ImportError, Locations};
use article::{Article, Warning};

/// Finds the bytes of a picture that its document names, as a `data:` address.
pub(in crate::parsers) type Load<'l> = &'l mut dyn FnMut(&str) -> Option<String>;

/// The attribute of notes that are as the reader of markup knows them.
pub(in crate::parsers) const SETTLED: &str = "data-settled";

/// The tree of a piece of markup that begins in this line of its source.
///
/// # Errors
/// More elements than a page can show.
pub(in crate::parsers) fn parsed(
    text: &str,
    line: usize,
    is_xml: bool,
) -> Result<Element, ImportError> {
    let mut page = parse::parse(text, is_xml).ok_or(ImportError::TooMany)?;
    move_down(&mut page, line.saturating_sub(1));
    Ok(page)
}

fn move_down(element: &mut Element, lines: usize) {
    if lines > 0 && element.line > 0 {
        element.line += lines;
    }
    element.elements_mut().for_each(|child| move_down(child, lines));
}

/// The text of a piece of markup in one line.
pub(in crate::parsers) fn plain(text: &str) -> String {
    match text.contains(['<', '&']) {
        true => parse::parse(text, false).map_or_else(String::new, |page| page.text()),
        false => text.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// Reads the article that a tree is. `metadata` names its headline, its address and so on; `load`
/// has the pictures that came with it.
pub(in crate::parsers) fn read(
    mut root: Element,
    metadata: Metadata,
    load: Load<'_>,
    warnings: &mut Vec<Warning>,
    locations: &mut Locations,
) -> Article {
    let addresses = Addresses::of(&metadata, "", None);
    drawings::normalize(&mut root);
    disclosures::normalize(&mut root);
    clean::clean(&mut root);
    pictures::normalize(&mut root);
    dialects::normalize(&mut root);
    markup::take_layout_apart(&mut root);
    inline(&mut root, load);
    addresses.resolve(&mut root);
    // Whose notes are in the reader's form already, they are not looked for.
    if root.find(&|found| found.is_set(SETTLED)).is_none() {
        notes::normalize(&mut root);
    }
    let headline = metadata.titles.first().cloned();
    headline::mark(&mut root, headline.as_deref(), &mut false);
    note_pictures(&root, locations);
    let mut article = Element::new("article");
    article.children.push(Node::Element(root));
    let (mut article, more) = markup::read(article, None);
    warnings.extend(more);
    Head::default().put(&mut article, metadata, &addresses);
    article
}

/// Puts the pictures that came with the markup into it.
pub(super) fn inline(element: &mut Element, load: Load<'_>) {
    if element.is(&["img"])
        && let Some((_, address)) = element.attributes.iter_mut().find(|(name, _)| name == "src")
        && let Some(picture) = load(address.trim())
    {
        *address = picture;
    }
    element.elements_mut().for_each(|child| inline(child, load));
}

/// A text that may stand in an attribute or between tags.
pub(in crate::parsers) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
