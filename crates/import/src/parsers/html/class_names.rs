//! Meanings of the classes and ids that pages give to their elements.

use crate::markup::Element;

/// Parts of names of what is no article, as Readability knows them.
const UNLIKELY: [&str; 33] = [
    "-ad-",
    "ai2html",
    "banner",
    "breadcrumbs",
    "combx",
    "comment",
    "community",
    "cover-wrap",
    "disqus",
    "extra",
    "footer",
    "gdpr",
    "header",
    "legends",
    "menu",
    "related",
    "remark",
    "replies",
    "rss",
    "shoutbox",
    "sidebar",
    "skyscraper",
    "social",
    "sponsor",
    "supplemental",
    "ad-break",
    "agegate",
    "pagination",
    "pager",
    "popup",
    "yom-remote",
    "cookie",
    "newsletter",
];

/// Parts of names that may be an article's all the same.
const LIKELY: [&str; 8] =
    ["and", "article", "body", "column", "content", "main", "mathjax", "shadow"];

const POSITIVE: [&str; 11] = [
    "article", "body", "content", "entry", "hentry", "main", "page", "post", "text", "blog",
    "story",
];

const NEGATIVE: [&str; 24] = [
    "-ad-",
    "hidden",
    "banner",
    "combx",
    "comment",
    "com-",
    "footer",
    "gdpr",
    "masthead",
    "media",
    "meta",
    "outbrain",
    "promo",
    "related",
    "scroll",
    "share",
    "shoutbox",
    "sidebar",
    "skyscraper",
    "sponsor",
    "shopping",
    "tags",
    "widget",
    "cookie",
];

/// Whether the element's names are those of what stands around an article.
pub(super) fn is_unlikely(element: &Element) -> bool {
    let names = names(element);
    !names.is_empty() && has(&names, &UNLIKELY) && !has(&names, &LIKELY)
}

/// How much the element's names speak for an article, and against it.
pub(super) fn weight(element: &Element) -> f64 {
    ["class", "id"]
        .into_iter()
        .filter_map(|name| element.attribute(name))
        .map(|names| {
            // A builder of pages calls everything a widget, the text, too.
            let names = names.to_ascii_lowercase().replace("elementor-widget", "elementor");
            let against = if has(&names, &NEGATIVE) { -25.0 } else { 0.0 };
            against + if has(&names, &POSITIVE) { 25.0 } else { 0.0 }
        })
        .sum()
}

fn has(names: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| names.contains(part))
}

fn names(element: &Element) -> String {
    let mut names = String::new();
    for name in ["class", "id"] {
        if let Some(value) = element.attribute(name) {
            names += &value.to_ascii_lowercase();
            names.push(' ');
        }
    }
    names
}

/// Whether one of the words is among those of which the element's names are made: `share` is in
/// `post-share`, `post_share` and `postShare`, and not in `shared`.
pub(super) fn has_word(element: &Element, words: &[&str]) -> bool {
    ["class", "id"].into_iter().filter_map(|name| element.attribute(name)).any(|names| {
        split(names).any(|word| words.iter().any(|known| word.eq_ignore_ascii_case(known)))
    })
}

fn split(names: &str) -> impl Iterator<Item = &str> {
    names.split(|c: char| !c.is_alphanumeric()).flat_map(|name| {
        let mut parts = Vec::new();
        let mut begin = 0;
        let bytes = name.as_bytes();
        for at in 1..bytes.len() {
            if bytes[at].is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase() {
                parts.extend(name.get(begin..at));
                begin = at;
            }
        }
        parts.extend(name.get(begin..));
        parts
    })
}
