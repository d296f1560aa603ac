//! The real addresses of pictures, which pages keep for scripts that load them later.

use super::parse;
use crate::markup::{Element, Node};
use crate::parsers::picture_sources::{self, Candidate, is_stand_in};

/// Gives every picture within its real address, and removes those that only count readers.
pub(super) fn normalize(element: &mut Element) {
    let is_figure = element.is(&["figure"]);
    if is_figure || element.has("role", &["img"]) {
        painted(element, is_figure);
    }
    let is_source = |child: &&Element| child.is(&["source"]);
    let sources: Vec<Candidate> = match element.is(&["picture"]) {
        true => element.elements().filter(is_source).filter_map(offered).collect(),
        false => Vec::new(),
    };
    element.children.retain(|child| !matches!(child, Node::Element(child) if is_counter(child)));
    for child in element.elements_mut() {
        if child.is(&["img", "amp-img"]) {
            child.tag = "img".into();
            picture(child, &sources);
        }
        normalize(child);
    }
    once(element);
}

fn offered(source: &Element) -> Option<Candidate> {
    picture_sources::offered(&|name| source.attribute(name))
}

/// Makes a picture of an element without a word that is one by its background.
fn painted(element: &mut Element, is_figure: bool) {
    let address = element.attribute("style").and_then(background).map(str::to_string);
    let is_bare = !element.has_words()
        && element.find(&|found| found.is(&["img", "video", "iframe"])).is_none();
    if let Some(address) = address.filter(|address| is_bare && !is_stand_in(address)) {
        let mut picture = Element::new("img");
        picture.line = element.line;
        picture.attributes.push(("src".into(), address));
        let words = element.attribute("aria-label").or(element.attribute("title"));
        picture.attributes.extend(words.map(|words| ("alt".into(), words.to_string())));
        // The box says whatever its name says; the picture in it is new.
        element.attributes.retain(|(name, _)| name != "role" && name != "aria-label");
        element.children = vec![Node::Element(picture)];
    } else if is_figure {
        element.elements_mut().for_each(|child| painted(child, true));
    }
}

/// The address of the picture that a style paints behind an element.
fn background(style: &str) -> Option<&str> {
    let (_, rest) = style.split_once("background")?;
    let (before, rest) = rest.split_once("url(")?;
    let (address, _) = rest.split_once(')')?;
    (!before.contains(';'))
        .then(|| address.trim().trim_matches(['"', '\'']))
        .filter(|it| !it.is_empty())
}

/// Removes a picture that follows itself: for pages without scripts, and for those with.
fn once(element: &mut Element) {
    let mut last: Option<String> = None;
    element.children.retain(|child| match child {
        Node::Text(text) => {
            if !text.trim().is_empty() {
                last = None;
            }
            true
        }
        Node::Element(child) => {
            let own = child.attribute("src").filter(|_| child.is(&["img"])).map(str::to_string);
            let is_again = own.is_some() && own == last;
            last = own;
            !is_again
        }
    });
}

fn picture(image: &mut Element, sources: &[Candidate]) {
    for (_, words) in image.attributes.iter_mut().filter(|(name, _)| name == "alt") {
        if is_markup(words) {
            *words = parse::parse(words, false).map(|page| page.text()).unwrap_or_default();
        }
    }
    let real = picture_sources::address(&|name| image.attribute(name), sources);
    if let Some(real) = real.filter(|real| image.attribute("src") != Some(real)) {
        image.attributes.retain(|(name, _)| name != "src");
        image.attributes.push(("src".into(), real));
    }
}

/// Whether a text is markup, which a page has put where only words are meant: tags with attributes,
/// or with their ends. A tag alone may be what the text is about.
fn is_markup(text: &str) -> bool {
    let tags = text.split('<').skip(1).filter_map(|rest| Some(rest.split_once('>')?.0));
    let is_tag = |tag: &str| tag.starts_with(|c: char| c.is_ascii_alphabetic());
    let (mut open, mut is_it) = (false, false);
    for tag in tags {
        is_it |= is_tag(tag) && tag.contains("=\"") || open && tag.starts_with('/');
        open |= is_tag(tag);
    }
    is_it
}

/// Whether a picture is one that nobody sees.
fn is_counter(element: &Element) -> bool {
    let is_dot = |name: &str| {
        element.attribute(name).is_some_and(|size| matches!(size.trim_end_matches("px"), "0" | "1"))
    };
    element.is(&["img"]) && is_dot("width") && is_dot("height")
}
