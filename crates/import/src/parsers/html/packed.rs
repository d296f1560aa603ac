//! Pages that this program has packed, known by the id of their article: what is drawn for readers
//! goes, and what the viewer's names say is said as in any markup.

use super::find::Path;
use crate::markup::{Element, Node};
use crate::parsers::ImportError;
use article::{Location, Warning};

/// An article of a packed page.
pub(super) struct Packed {
    pub path: Path,
    /// The end of its address; empty of the first one.
    name: String,
    title: String,
}

/// The articles of a packed page, in its order.
pub(super) fn articles(page: &Element) -> Vec<Packed> {
    let mut found = Vec::new();
    find(page, &mut Path::new(), &mut found);
    found
}

fn find(element: &Element, path: &mut Path, found: &mut Vec<Packed>) {
    for (index, child) in element.children.iter().enumerate() {
        let Node::Element(child) = child else { continue };
        path.push(index);
        let id = child.attribute("id").and_then(|id| id.strip_prefix("av-article"));
        match id.filter(|_| child.has("class", &["av-article"])) {
            Some(name) if name.is_empty() || name.starts_with('.') => {
                let title = child.find(&|found| found.is(&["h1"])).map(Element::line_of_text);
                let (name, title) = (name.trim_start_matches('.'), title.unwrap_or_default());
                found.push(Packed { path: path.clone(), name: name.to_string(), title });
            }
            _ => find(child, path, found),
        }
        path.pop();
    }
}

/// The place of the one that is meant by its number, its name or a part of its title, among several;
/// without a word the first one.
///
/// # Errors
/// None is meant, or there are not several.
pub(super) fn chosen(packed: &[Packed], wanted: Option<&str>) -> Result<usize, ImportError> {
    let Some(wanted) = wanted.map(str::trim) else { return Ok(0) };
    if packed.len() < 2 {
        return Err(ImportError::NoCollection);
    }
    let number = wanted.parse::<usize>().ok().filter(|number| (1..=packed.len()).contains(number));
    let lower = wanted.to_lowercase();
    number
        .map(|number| number - 1)
        .or_else(|| packed.iter().position(|one| one.name == wanted))
        .or_else(|| packed.iter().position(|one| one.title.to_lowercase().contains(&lower)))
        .ok_or_else(|| ImportError::NoEntry { wanted: wanted.to_string(), found: names(packed) })
}

/// The warning that there are others.
pub(super) fn others(packed: &[Packed]) -> Option<Warning> {
    let message = || {
        format!(
            "the page holds {} articles, of which this is the first; `--entry` with a number or a part \
             of a title takes another: {}",
            packed.len(),
            names(packed)
        )
    };
    (packed.len() > 1).then(|| Warning::new(Location::Document, message()))
}

fn names(packed: &[Packed]) -> String {
    let names = (1..).zip(packed).map(|(number, one)| format!("{number}. “{}”", one.title));
    names.collect::<Vec<_>>().join(", ")
}

/// The classes of elements that the viewer adds to the text, such as buttons and labels.
const DRAWN: [&str; 11] = [
    "av-size-row",
    "av-to-heading",
    "av-minutes",
    "av-copy",
    "av-copied",
    "av-backlink",
    "av-notes-title",
    "av-contact-label",
    "av-address",
    "av-player-title",
    "av-frame",
];

/// The viewer's names, with the attribute that says the same in any markup.
const NAMES: [(&str, &str, &str); 9] = [
    ("av-standfirst", "class", "standfirst"),
    ("av-column", "itemprop", "articleSection"),
    ("av-topic", "rel", "tag"),
    ("av-author", "class", "author"),
    ("av-published", "itemprop", "datePublished"),
    ("av-updated-date", "itemprop", "dateModified"),
    ("av-copyright", "class", "copyright"),
    ("av-credit", "class", "credit"),
    ("av-pullquote", "class", "pullquote"),
];

/// Puts a packed article into the words of any markup.
pub(super) fn normalize(element: &mut Element) {
    let is_drawn = |child: &Element| {
        child.has("class", &DRAWN)
            || child.is_set("data-word")
                && child.is(&["span"])
                && child.attribute("data-word") == Some("updated")
    };
    element.children.retain(|child| !matches!(child, Node::Element(child) if is_drawn(child)));
    for child in element.elements_mut() {
        // The interface's words for what has no name.
        if child.is_set("data-word-label") {
            child.attributes.retain(|(name, _)| name != "aria-label");
        }
        let class = |name: &str| child.has("class", &[name]);
        let tag = match () {
            () if class("av-topic") => Some("a"),
            () if class("av-caption") => Some("figcaption"),
            () if class("av-attribution") => Some("footer"),
            () if class("av-box-title") && child.is(&["p"]) => Some("h4"),
            () => None,
        };
        let named: Vec<_> = NAMES.iter().filter(|(name, ..)| child.has("class", &[name])).collect();
        for (_, attribute, value) in named {
            child.attributes.insert(0, ((*attribute).into(), (*value).into()));
        }
        if let Some(tag) = tag {
            child.tag = tag.into();
        }
        normalize(child);
    }
}
