//! Pages that this program has packed, known by the id of their article. What the viewer's elements
//! show is written as [exported pages](super::exported) have it, and read as those are: the text as
//! it was, without what is drawn for readers.

mod around;
mod blocks;
mod boxes;
mod lines;
mod media;

use super::find::Path;
use crate::markup::{Element, Node};
use crate::parsers::ImportError;
use article::{Location, Warning};
use std::collections::HashMap;

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

/// The parts of a packed page that the reading of one of its articles asks for.
struct Page<'p> {
    /// The addresses of the pictures that are shown in several places, by the id of the first.
    pictures: HashMap<&'p str, &'p str>,
}

impl<'p> Page<'p> {
    fn of(page: &'p Element) -> Self {
        fn find<'p>(element: &'p Element, pictures: &mut HashMap<&'p str, &'p str>) {
            if element.is(&["image"])
                && let Some(id) = element.attribute("id")
                && let Some(address) = element.attribute("href")
            {
                pictures.insert(id, address);
            }
            element.elements().for_each(|child| find(child, pictures));
        }
        let mut pictures = HashMap::new();
        find(page, &mut pictures);
        Self { pictures }
    }
}

/// The page of an article as the program would export it; `None` where there is none at that place.
pub(super) fn exported(page: &Element, path: &Path) -> Option<Element> {
    let mut part = page;
    let mut article = page;
    for index in path {
        let Some(Node::Element(child)) = article.children.get(*index) else { return None };
        article = child;
        // What is shown around an article, such as its related stories, is in the same part.
        if article.has("class", &["av"]) {
            part = article;
        }
    }
    Some(around::document(article, part, &Page::of(page)))
}

/// The element within that has a class.
fn find_class<'e>(element: &'e Element, class: &str) -> Option<&'e Element> {
    element.find(&|found| found.has("class", &[class]))
}

/// The value of an attribute as it is written, blanks and all.
fn raw<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}
