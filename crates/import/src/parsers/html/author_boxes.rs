//! What a page says below the text of who wrote it, known by its heading.

use super::omissions::warning;
use super::wordings::key;
use crate::markup::{Element, Node};
use article::Warning;

/// The bytes of the longest portrait.
const LONGEST: usize = 1200;

/// Removes each heading of a portrait with all that follows it in its box, where that is little.
pub(super) fn remove(element: &mut Element, warnings: &mut Vec<Warning>) {
    let is_heading = |node: &Node| {
        matches!(node, Node::Element(child) if child.is(&HEADINGS)
            && child.short_text(LONGEST_HEADING).is_some_and(|text| is_about_author(&text)))
    };
    let Some(place) = element.children.iter().rposition(is_heading) else {
        return element.elements_mut().for_each(|child| remove(child, warnings));
    };
    let is_text = |found: &Element| {
        found.is(&["h1", "h2", "h3", "h4", "figure", "pre", "table", "blockquote"])
            || found.is_set("data-related")
    };
    let rest = &element.children[place + 1..];
    let length: usize = rest.iter().map(length).sum();
    let holds_text = |node: &Node| matches!(node, Node::Element(child) if is_text(child) || child.find(&is_text).is_some());
    // Authors write of themselves, too, but without ways to follow them.
    let is_linked = |found: &Element| found.is(&["a", "button"]) && found.has_words();
    let is_pressed = |node: &Node| {
        matches!(node, Node::Element(child)
        if is_linked(child) || child.find(&is_linked).is_some())
    };
    let names = |node: &Node| {
        matches!(node, Node::Element(child)
        if child.text().to_lowercase().starts_with(WRITTEN))
    };
    let is_known = names(&element.children[place]) || rest.iter().any(is_pressed);
    let is_its = (1..=LONGEST).contains(&length) && is_known;
    if !is_its || rest.iter().any(holds_text) {
        return;
    }
    let mut portrait = Element { line: element.line, ..Element::new("div") };
    portrait.children = element.children.split_off(place);
    warnings.extend(warning(&portrait, "a portrait of the author is"));
}

fn length(node: &Node) -> usize {
    match node {
        Node::Text(text) => text.trim().len(),
        Node::Element(child) => child.length(),
    }
}

const HEADINGS: [&str; 7] = ["h2", "h3", "h4", "h5", "h6", "p", "div"];
/// The words before the name of who wrote the article.
const WRITTEN: &str = "written by ";
const LONGEST_HEADING: usize = 120;

/// Whether a heading is that of who wrote the article.
pub(in crate::parsers) fn is_about_author(heading: &str) -> bool {
    let heading = key(heading);
    AUTHORS.contains(&heading.as_str())
        || heading.chars().count() < 60 && heading.starts_with(WRITTEN)
}

const AUTHORS: &[&str] = &[
    "about the author",
    "about the authors",
    "about the writer",
    "meet the author",
    "author bio",
    "author biography",
    "über den autor",
    "über die autorin",
    "über die autoren",
    "zum autor",
    "zur autorin",
    "à propos de l'auteur",
    "à propos de l’auteur",
    "à propos de l'autrice",
    "à propos de l’autrice",
    "sobre el autor",
    "sobre la autora",
    "sobre la firma",
    "sobre o autor",
    "sobre a autora",
    "l'autore",
    "sull'autore",
    "over de auteur",
    "om författaren",
    "o autorze",
    "o autorce",
    "об авторе",
    "про автора",
    "yazar hakkında",
    "عن الكاتب",
    "عن الكاتبة",
    "درباره نویسنده",
    "关于作者",
    "作者简介",
    "關於作者",
    "作者簡介",
    "この記事を書いた人",
    "この記事の著者",
    "著者紹介",
    "著者プロフィール",
    "글쓴이 소개",
    "필자 소개",
    "저자 소개",
];
