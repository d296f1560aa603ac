//! Biographies of authors below the text of a page, known by their headings.

use super::omissions::warning;
use super::wordings::key;
use crate::markup::{Element, Node};
use article::Warning;

/// The bytes of the longest biography, and of the longest heading of one.
const LONGEST: usize = 1200;
const LONGEST_HEADING: usize = 120;
const HEADINGS: [&str; 7] = ["h2", "h3", "h4", "h5", "h6", "p", "div"];
/// The words before the name of who wrote the article.
const WRITTEN: &str = "written by ";

/// Removes each heading of a biography with all that follows it in its box, where that is little.
pub(super) fn remove(element: &mut Element, warnings: &mut Vec<Warning>) {
    let Some(place) = element.children.iter().rposition(heads_biography) else {
        return element.elements_mut().for_each(|child| remove(child, warnings));
    };
    let is_text = |found: &Element| {
        found.is(&["h1", "h2", "h3", "h4", "figure", "pre", "table", "blockquote"])
            || found.is_set("data-related")
    };
    // Authors write of themselves, too, but without ways to follow them.
    let is_linked = |found: &Element| found.is(&["a", "button"]) && found.has_words();
    let (heading, rest) = (&element.children[place], &element.children[place + 1..]);
    let is_its = (1..=LONGEST).contains(&rest.iter().map(length).sum())
        && (text(heading).to_lowercase().starts_with(WRITTEN) || has(rest, &is_linked))
        && !has(rest, &is_text);
    if is_its {
        let mut biography = Element { line: element.line, ..Element::new("div") };
        biography.children = element.children.split_off(place);
        warnings.extend(warning(&biography, "a portrait of the author is"));
    }
}

fn heads_biography(node: &Node) -> bool {
    let Node::Element(element) = node else { return false };
    element.is(&HEADINGS)
        && element.short_text(LONGEST_HEADING).is_some_and(|text| is_about_author(&text))
}

fn has(nodes: &[Node], holds: &dyn Fn(&Element) -> bool) -> bool {
    let is_one = |node: &Node| matches!(node, Node::Element(it) if it.find(holds).is_some());
    nodes.iter().any(is_one)
}

fn text(node: &Node) -> String {
    match node {
        Node::Text(text) => text.trim().to_string(),
        Node::Element(child) => child.text(),
    }
}

fn length(node: &Node) -> usize {
    match node {
        Node::Text(text) => text.trim().len(),
        Node::Element(child) => child.length(),
    }
}

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
