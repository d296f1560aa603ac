//! Captions that pages write in elements of any tag, known by their names: with their picture they
//! become figures.

use super::class_names::has_word;
use crate::markup::{Element, Node};

/// Words in the names of captions.
const CAPTIONS: [&str; 7] = [
    "caption",
    "gallerytext",
    "imgcaption",
    "legende",
    "bildunterschrift",
    "thumbcaption",
    "figcap",
];

/// The attribute of captions that were none by their tag: teasers of other stories have such, too.
pub(super) const MADE: &str = "data-made";

/// The content of a box: its pictures, its captions, and the letters in neither.
#[derive(Debug, Clone, Copy, Default)]
struct Held {
    pictures: usize,
    captions: usize,
    letters: usize,
}

/// Makes a figure of every box of a picture and its caption, and of lists of such boxes galleries.
pub(super) fn normalize(page: &mut Element) {
    count(page, false);
}

fn count(element: &mut Element, is_figure: bool) -> Held {
    let is_figure = is_figure || element.is(&["figure"]);
    if is_credit(element) {
        return Held::default();
    }
    if is_caption(element) {
        if is_figure && element.is(&["div", "p", "span", "small", "dd"]) {
            element.tag = "figcaption".into();
        }
        own_credits(element);
        return Held { captions: 1, ..Held::default() };
    }
    let mut held = Held { pictures: usize::from(element.is(&["img"])), ..Held::default() };
    for child in &mut element.children {
        match child {
            Node::Text(text) => held.letters += text.trim().len(),
            Node::Element(child) => {
                let within = count(child, is_figure);
                held.pictures += within.pictures;
                held.captions += within.captions;
                held.letters += within.letters;
            }
        }
    }
    let is_box = element.is(&["div", "dl", "li", "center", "p", "section"]);
    let is_one = held.pictures == 1 && held.captions == 1 && held.letters == 0;
    if is_one && element.is(&["figure"]) {
        credit(element);
    }
    if is_one && is_box && !is_figure {
        name_captions(element);
        make_figure(element);
        // For what is around it it is no picture any more, but a block.
        return Held { letters: 1, ..Held::default() };
    }
    if element.is(&["ul", "ol", "div"]) && element.has("class", &["gallery"]) {
        gallery(element);
    }
    held
}

/// Whether an element says whose a picture is, beside its caption.
fn is_credit(element: &Element) -> bool {
    element.is(&["div", "p", "span", "small", "cite"])
        && has_word(element, &["credit", "credits", "copyright"])
        && element.length() < 200
        && element.find(&|found| found.is(&["img"])).is_none()
}

/// Takes the credits out of a box, and out of the captions in it where these are asked for.
fn take_credits(element: &mut Element, of_captions: bool, credits: &mut Vec<Element>) {
    let children = std::mem::take(&mut element.children);
    for child in children {
        match child {
            Node::Element(child) if is_credit(&child) => credits.push(child),
            Node::Element(mut child) if of_captions || !is_caption(&child) => {
                take_credits(&mut child, of_captions, credits);
                element.children.push(Node::Element(child));
            }
            child => element.children.push(child),
        }
    }
}

/// Puts credits that stand beside a caption into it.
fn credit(figure: &mut Element) {
    let mut credits = Vec::new();
    take_credits(figure, false, &mut credits);
    fn caption(element: &mut Element) -> Option<&mut Element> {
        if element.is(&["figcaption"]) {
            return Some(element);
        }
        element.elements_mut().find_map(caption)
    }
    if let Some(caption) = caption(figure) {
        put_credits(caption, &credits);
    }
}

/// Tells the credits in a caption from its words, if it has others.
fn own_credits(caption: &mut Element) {
    let mut rest = caption.clone();
    let mut credits = Vec::new();
    take_credits(&mut rest, true, &mut credits);
    if rest.has_words() {
        put_credits(&mut rest, &credits);
        *caption = rest;
    }
}

/// Puts the words of credits at the end of a caption, by the name that all pages have for them.
fn put_credits(caption: &mut Element, credits: &[Element]) {
    let Some(first) = credits.first() else { return };
    let words: Vec<String> = credits.iter().map(Element::text).collect();
    let mut span = Element { line: first.line, ..Element::new("span") };
    span.attributes.push(("class".into(), "credit".into()));
    span.children.push(Node::Text(words.join(", ")));
    caption.children.push(Node::Element(span));
}

fn make_figure(element: &mut Element) {
    credit(element);
    if element.is(&["li"]) {
        let mut figure = Element::new("figure");
        figure.line = element.line;
        figure.children = std::mem::take(&mut element.children);
        element.children.push(Node::Element(figure));
    } else {
        element.tag = "figure".into();
    }
}

/// A gallery whose pictures are items of a list or terms: each becomes a figure.
fn gallery(element: &mut Element) {
    let has_figures = element
        .elements()
        .any(|child| child.is(&["figure"]) || child.elements().any(|inner| inner.is(&["figure"])));
    if !has_figures {
        return;
    }
    element.tag = "div".into();
    for child in element.elements_mut() {
        if is_caption(child) {
            child.tag = "figcaption".into();
            continue;
        }
        let only = match child.children.as_mut_slice() {
            [Node::Element(only)] if only.is(&["figure"]) => Some(std::mem::take(only)),
            _ => None,
        };
        let is_bare = || !child.has_words() && child.find(&|it| it.is(&["img"])).is_some();
        if let Some(only) = only {
            *child = only;
        } else if child.is(&["dl", "li", "div", "p", "a"]) && is_bare() {
            child.tag = "figure".into();
        }
    }
}

/// Whether an element is a caption by its names, and holds nothing but text.
fn is_caption(element: &Element) -> bool {
    element.is(&["figcaption"])
        || element.is(&["div", "p", "span", "dd", "small", "td", "em", "h4", "h5", "h6"])
            && (has_word(element, &CAPTIONS)
                || has_word(element, &["img", "image", "media", "photo", "picture"])
                    && has_word(element, &["desc", "description", "legend", "source"]))
            && element.has_words()
            && element.find(&|found| found.is(&["img", "iframe", "video", "table"])).is_none()
}

fn name_captions(element: &mut Element) {
    for child in element.elements_mut() {
        if is_caption(child) {
            child.tag = "figcaption".into();
            child.attributes.push((MADE.into(), String::new()));
        } else {
            name_captions(child);
        }
    }
}
