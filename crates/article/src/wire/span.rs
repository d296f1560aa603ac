//! Reads the JSON form of spans; the words of a span that cannot be read stay.

use super::article::{href, lang};
use super::formula::formula;
use super::node::{JsonNode, clip, text_of};
use super::picture::inner_image;
use crate::{Direction, Href, Json, LinkAbout, MAX_SPAN_DEPTH, Mark, Span, plain_text};

/// The spans under a key.
pub(super) fn spans(node: &JsonNode, key: &str) -> Vec<Span> {
    spans_at(node, key, 0)
}

/// The spans under a key; a plain text counts as one span.
fn spans_at(node: &JsonNode, key: &str, depth: usize) -> Vec<Span> {
    node.get(key, |node| match node.value {
        Json::Text(text) => Some(vec![Span::text(text.replace('\0', ""))]),
        _ => Some(node.items(&|node| span(node, depth))),
    })
    .unwrap_or_default()
}

fn span(node: &JsonNode, depth: usize) -> Option<Span> {
    if !node.is_object() {
        return node.string().map(Span::Text);
    }
    if depth >= MAX_SPAN_DEPTH {
        node.warn(format!("is nested deeper than {MAX_SPAN_DEPTH} levels; only its text is kept"));
        return Some(Span::text(text_of(node.value)));
    }
    let inner = || spans_at(node, "spans", depth + 1);
    let name = node.text("kind");
    let (span, keys): (Span, &[&str]) = match name.as_str() {
        "emphasis" => (Span::Emphasis(inner()), &["kind", "spans"]),
        "strong" => (Span::Strong(inner()), &["kind", "spans"]),
        "subscript" => (Span::Subscript(inner()), &["kind", "spans"]),
        "superscript" => (Span::Superscript(inner()), &["kind", "spans"]),
        "linebreak" => (Span::LineBreak, &["kind"]),
        "code" => (Span::Code(node.text("text")), &["kind", "text"]),
        "link" => match node.get("href", href) {
            Some(href) => (link(node, href, inner()), &LINK_KEYS),
            None => (unmarked(inner()), &LINK_KEYS),
        },
        "foreign" => match node.get("lang", lang) {
            Some(lang) => (Span::Foreign { lang, spans: inner() }, &["kind", "lang", "spans"]),
            None => (unmarked(inner()), &["kind", "lang", "spans"]),
        },
        "noteref" => (Span::NoteRef { note: node.text("note") }, &["kind", "note"]),
        "abbreviation" => (
            Span::Abbreviation { title: node.text("title"), spans: inner() },
            &["kind", "title", "spans"],
        ),
        "time" => (
            Span::Time { datetime: node.text("datetime"), spans: inner() },
            &["kind", "datetime", "spans"],
        ),
        "ruby" => (
            Span::Ruby { spans: inner(), reading: spans_at(node, "reading", depth + 1) },
            &["kind", "spans", "reading"],
        ),
        "isolated" => (
            Span::Isolated { dir: node.get("dir", direction), spans: inner() },
            &["kind", "dir", "spans"],
        ),
        "picture" => (Span::Picture(Box::new(node.get("image", inner_image)?)), &["kind", "image"]),
        "formula" => (
            Span::Formula(Box::new(node.get("formula", |node| {
                node.only(&["tex", "number", "math"]);
                Some(formula(node))
            })?)),
            &["kind", "formula"],
        ),
        name if Mark::named(name).is_some() => {
            let mark = Mark::named(name)?;
            (Span::Marked { mark, spans: inner() }, &["kind", "spans"])
        }
        _ => {
            node.warn(format!(
                "is a span of the unknown kind \u{201c}{}\u{201d}; its text is kept",
                clip(&name)
            ));
            return Some(Span::text(text_of(node.value)));
        }
    };
    node.only(keys);
    Some(span)
}

/// The keys of a link.
const LINK_KEYS: [&str; 5] = ["kind", "href", "title", "lang", "spans"];

fn link(node: &JsonNode, href: Href, spans: Vec<Span>) -> Span {
    let title = node.text("title");
    Span::Link { href, about: LinkAbout::of(title, node.get("lang", lang)), spans }
}

/// The text of spans whose mark could not be used.
fn unmarked(spans: Vec<Span>) -> Span {
    Span::text(plain_text(&spans))
}

pub(super) fn direction(node: &JsonNode) -> Option<Direction> {
    node.named(&[(Direction::LeftToRight, "ltr"), (Direction::RightToLeft, "rtl")])
}
