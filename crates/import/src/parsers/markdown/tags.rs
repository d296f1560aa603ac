//! The meanings of HTML's tags in an article.

use super::html::{self, OpenTag};
use super::tree::{SourcePicture, Tag};
use article::{Alignment, MAX_PIXELS};

pub(super) enum Meaning {
    Block(Tag),
    /// A mark in a line; without a tag it only may name a language.
    Mark(Option<Tag>),
    /// Groups blocks and says nothing about them but their language.
    Wrapper,
    LineBreak,
    Rule,
    Picture,
    /// Code for machines.
    Raw,
    /// Says nothing to a reader and has no text.
    Nothing,
    Unknown,
}

/// The meaning of a tag.
pub(super) fn meaning(tag: &OpenTag) -> Meaning {
    let pull = ["pullquote", "pull-quote"].iter().any(|class| tag.has_class(class));
    let block = match tag.name.as_str() {
        "p" => Tag::Paragraph,
        "h1" => Tag::Heading(1),
        "h2" => Tag::Heading(2),
        "h3" => Tag::Heading(3),
        "h4" => Tag::Heading(4),
        "h5" => Tag::Heading(5),
        "h6" => Tag::Heading(6),
        "blockquote" | "aside" if pull => Tag::Pullquote,
        "blockquote" => Tag::Quote,
        "aside" | "details" => Tag::Box,
        "summary" => Tag::Summary,
        "footer" => Tag::Footer,
        "ul" | "menu" => Tag::List { ordered: false, start: 1 },
        "ol" => Tag::List {
            ordered: true,
            start: tag.attribute("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1),
        },
        "li" => Tag::Item,
        "figure" => Tag::Figure,
        "figcaption" | "caption" => Tag::Caption,
        "pre" | "listing" | "xmp" => Tag::Verbatim,
        "table" => Tag::Table,
        "thead" => Tag::TableHead,
        "tr" => Tag::TableRow,
        "td" | "th" => Tag::TableCell { header: tag.name == "th", align: align(tag) },
        _ => return inline(tag),
    };
    Meaning::Block(block)
}

/// The picture of an `<img>`.
pub(super) fn picture(tag: &OpenTag, line: usize) -> SourcePicture {
    let text = |name: &str| tag.attribute(name).unwrap_or_default().trim().to_string();
    let pixels = |name: &str| {
        text(name).trim_end_matches("px").parse().ok().filter(|n| (1..=MAX_PIXELS).contains(n))
    };
    SourcePicture {
        src: text("src"),
        alt: text("alt"),
        title: text("title"),
        width: pixels("width"),
        height: pixels("height"),
        line,
    }
}

fn inline(tag: &OpenTag) -> Meaning {
    let mark = match tag.name.as_str() {
        "em" | "i" | "dfn" | "var" => Tag::Emphasis,
        "strong" | "b" => Tag::Strong,
        "sub" => Tag::Subscript,
        "sup" => Tag::Superscript,
        "code" | "kbd" | "samp" | "tt" => Tag::Code,
        "cite" => Tag::Cite,
        "small" => Tag::Small,
        "a" => match tag.attribute("href") {
            Some(href) => Tag::Link { href: href.to_string() },
            None => return Meaning::Mark(None),
        },
        // Without a language, a quotation in a line is text.
        "q" if tag.attribute("lang").is_none() => return Meaning::Nothing,
        "span" | "q" | "bdi" | "bdo" | "time" | "abbr" | "mark" | "u" | "s" | "del" | "ins" => {
            return Meaning::Mark(None);
        }
        "br" => return Meaning::LineBreak,
        "hr" => return Meaning::Rule,
        "img" => return Meaning::Picture,
        "wbr" | "source" | "col" | "colgroup" | "meta" | "link" | "track" | "param" | "base" => {
            return Meaning::Nothing;
        }
        "div" | "section" | "article" | "main" | "header" | "nav" | "tbody" | "tfoot"
        | "hgroup" | "html" | "body" | "head" | "dl" | "dt" | "dd" | "address" | "picture"
        | "form" | "fieldset" | "legend" | "center" | "figcap" | "search" => {
            return Meaning::Wrapper;
        }
        name if html::is_raw(name) => return Meaning::Raw,
        _ => return Meaning::Unknown,
    };
    Meaning::Mark(Some(mark))
}

fn align(tag: &OpenTag) -> Alignment {
    match tag.attribute("align").map(str::to_ascii_lowercase).as_deref() {
        Some("center") => Alignment::Center,
        Some("right") => Alignment::End,
        _ => Alignment::Start,
    }
}
