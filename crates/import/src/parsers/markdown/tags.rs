//! The meanings of HTML's tags in an article.

use super::dialects::callouts;
use super::html::{self, OpenTag};
use super::tree::{SourceEmbed, SourcePicture, Tag};
use crate::markup::written_track;
use crate::parsers::picture_sources::{self, Candidate};
use article::{
    Alignment, Callout, Direction, Fold, Lang, LinkAbout, MAX_PIXELS, Mark, Medium, Numerals, Track,
};

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
        "div" | "p" if is_verse(tag) => Tag::Verse,
        "p" => Tag::Paragraph,
        "h1" => Tag::Heading(1),
        "h2" => Tag::Heading(2),
        "h3" => Tag::Heading(3),
        "h4" => Tag::Heading(4),
        "h5" => Tag::Heading(5),
        "h6" => Tag::Heading(6),
        "blockquote" | "aside" if pull => Tag::Pullquote,
        "blockquote" => Tag::Quote,
        "details" => {
            let is_open =
                tag.attribute("open").is_some() || tag.attribute("data-fold") == Some("open");
            Tag::Box { callout: None, fold: Some(if is_open { Fold::Open } else { Fold::Closed }) }
        }
        "aside" => Tag::Box { callout: callout(tag), fold: fold(tag) },
        "div" | "section" if callout(tag).is_some() => {
            Tag::Box { callout: callout(tag), fold: None }
        }
        "summary" => Tag::Summary,
        "footer" => Tag::Footer,
        "ul" | "menu" => {
            Tag::List { ordered: false, start: None, numerals: Numerals::Decimal, reversed: false }
        }
        "ol" => Tag::List {
            ordered: true,
            start: number(tag, "start"),
            numerals: numerals(tag),
            reversed: tag.attribute("reversed").is_some(),
        },
        "li" => Tag::Item { value: number(tag, "value") },
        "dl" => Tag::Definitions,
        "dt" => Tag::Term,
        "dd" => Tag::Definition,
        "figure" => Tag::Figure,
        "figcaption" | "caption" => Tag::Caption,
        "pre" | "listing" | "xmp" => Tag::Verbatim,
        "table" => Tag::Table,
        "thead" => Tag::TableHead,
        "tfoot" => Tag::TableFoot,
        "tr" => Tag::TableRow,
        "td" | "th" => Tag::TableCell {
            header: tag.name == "th",
            align: align(tag),
            columns: spanned(tag, "colspan"),
            rows: spanned(tag, "rowspan"),
        },
        _ => return inline(tag),
    };
    Meaning::Block(block)
}

/// The picture of an `<img>`. `sources` are what the `<source>`s before it offer.
pub(super) fn picture(tag: &OpenTag, sources: &[Candidate], line: usize) -> SourcePicture {
    let text = |name: &str| tag.attribute(name).unwrap_or_default().trim().to_string();
    let pixels = |name: &str| {
        text(name).trim_end_matches("px").parse().ok().filter(|n| (1..=MAX_PIXELS).contains(n))
    };
    let real = picture_sources::address(&|name| attribute(tag, name), sources);
    SourcePicture {
        src: real.unwrap_or_else(|| text("src")),
        alt: text("alt"),
        title: text("title"),
        width: pixels("width"),
        height: pixels("height"),
        line,
    }
}

/// The pictures that a `<source>` offers.
pub(super) fn offered(tag: &OpenTag) -> Option<Candidate> {
    picture_sources::offered(&|name| attribute(tag, name))
}

fn attribute<'t>(tag: &'t OpenTag, name: &str) -> Option<&'t str> {
    tag.attribute(name).map(str::trim).filter(|value| !value.is_empty())
}

fn inline(tag: &OpenTag) -> Meaning {
    let mark = match tag.name.as_str() {
        "em" | "i" => Tag::Emphasis,
        "strong" | "b" => Tag::Strong,
        "sub" => Tag::Subscript,
        "sup" => Tag::Superscript,
        "code" | "tt" => Tag::Code,
        "cite" => Tag::Cite,
        "del" | "strike" => Tag::Marked(Mark::Struck),
        "a" => match tag.attribute("href") {
            Some(href) => {
                let title = tag.attribute("title").unwrap_or_default().trim().to_string();
                let lang = tag.attribute("hreflang").and_then(Lang::parse);
                Tag::Link { href: href.to_string(), about: LinkAbout::of(title, lang) }
            }
            None => return Meaning::Mark(None),
        },
        "abbr" | "acronym" => match tag.attribute("title").filter(|title| !title.trim().is_empty())
        {
            Some(title) => Tag::Abbreviation { title: title.trim().to_string() },
            None => return Meaning::Nothing,
        },
        "time" => match tag.attribute("datetime").filter(|time| !time.trim().is_empty()) {
            Some(time) => Tag::Time { datetime: time.trim().to_string() },
            None => return Meaning::Nothing,
        },
        "ruby" => Tag::Ruby,
        "rt" | "rtc" => Tag::Reading,
        // What stands for the reading where none can be set above.
        "rp" => Tag::Dropped,
        "rb" => return Meaning::Nothing,
        "bdi" => Tag::Isolated { dir: direction(tag) },
        "bdo" | "span" if direction(tag).is_some() => Tag::Isolated { dir: direction(tag) },
        // The address may be in an element within.
        "iframe" | "embed" | "video" | "audio" | "object" => Tag::Embed(embed(tag)),
        "span" | "bdo" => return Meaning::Mark(None),
        name if marked(name).is_some() => Tag::Marked(marked(name).unwrap_or(Mark::Small)),
        "br" => return Meaning::LineBreak,
        "hr" => return Meaning::Rule,
        "img" => return Meaning::Picture,
        "wbr" | "source" | "col" | "colgroup" | "meta" | "link" | "track" | "param" | "base" => {
            return Meaning::Nothing;
        }
        "div" | "section" | "article" | "main" | "header" | "nav" | "tbody" | "hgroup" | "html"
        | "body" | "head" | "address" | "picture" | "form" | "fieldset" | "legend" | "center"
        | "figcap" | "search" => {
            return Meaning::Wrapper;
        }
        // A drawing, whose words are nothing without it.
        "svg" => return Meaning::Raw,
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

/// The mark that HTML has an element of its own for.
fn marked(name: &str) -> Option<Mark> {
    Mark::ALL.into_iter().find(|(.., element)| *element == name).map(|(mark, ..)| mark)
}

pub(super) fn direction(tag: &OpenTag) -> Option<Direction> {
    match tag.attribute("dir")?.trim().to_ascii_lowercase().as_str() {
        "rtl" => Some(Direction::RightToLeft),
        "ltr" => Some(Direction::LeftToRight),
        _ => None,
    }
}

/// The address of what an element shows of another page.
fn embed(tag: &OpenTag) -> SourceEmbed {
    let picture = picture(tag, &[], 0);
    let title = ["title", "aria-label"].iter().find_map(|name| tag.attribute(name));
    SourceEmbed {
        href: source(tag).unwrap_or_default(),
        poster: tag.attribute("poster").unwrap_or_default().trim().to_string(),
        title: title.unwrap_or_default().trim().to_string(),
        medium: match tag.name.as_str() {
            "audio" => Some(Medium::Sound),
            "video" => Some(Medium::Film),
            _ => None,
        },
        width: picture.width,
        height: picture.height,
        tracks: Vec::new(),
    }
}

/// The track that a player's element names.
pub(super) fn track(tag: &OpenTag) -> Option<Track> {
    let text = |name: &str| tag.attribute(name).unwrap_or_default().trim();
    written_track(text("src"), text("kind"), text("srclang"), text("label"))
}

fn source(tag: &OpenTag) -> Option<String> {
    let source = ["src", "data-src", "data"].iter().find_map(|name| tag.attribute(name))?.trim();
    (!source.is_empty()).then(|| source.to_string())
}

/// The kind of call-out that an element is, by what dialects here write and by the classes of
/// GitHub, Sphinx, Bootstrap and others.
fn callout(tag: &OpenTag) -> Option<Callout> {
    if let Some(kind) = tag.attribute("data-callout") {
        return Some(callouts::model(kind));
    }
    if tag.attribute("data-node-type") == Some("callout") {
        // Hashnode's.
        return Some(Callout::Note);
    }
    let classes: Vec<&str> = tag.attribute("class")?.split_ascii_whitespace().collect();
    let is_box = |class: &&str| {
        matches!(
            *class,
            "admonition"
                | "callout"
                | "alert"
                | "markdown-alert"
                | "notice"
                | "hint"
                | "message"
                | "note"
                | "tip"
                | "warning"
        )
    };
    classes.iter().find(|class| is_box(class))?;
    let kind = |class: &&str| {
        let name = class
            .strip_prefix("markdown-alert-")
            .or(class.strip_prefix("notice--"))
            .unwrap_or(class);
        callouts::kind(name)
            .filter(|_| !matches!(name, "admonition" | "callout" | "alert" | "notice"))
    };
    Some(callouts::model(classes.iter().find_map(kind).unwrap_or("note")))
}

fn fold(tag: &OpenTag) -> Option<Fold> {
    match tag.attribute("data-fold")? {
        "open" => Some(Fold::Open),
        _ => Some(Fold::Closed),
    }
}

fn number(tag: &OpenTag, name: &str) -> Option<u32> {
    tag.attribute(name)?.trim().parse().ok()
}

fn numerals(tag: &OpenTag) -> Numerals {
    let kind = tag.attribute("type").map(str::trim).unwrap_or_default();
    let known = Numerals::ALL.into_iter().find(|(.., value)| *value == kind);
    known.map(|(numerals, ..)| numerals).unwrap_or_default()
}

/// The number of columns or rows that a cell fills; HTML knows no more than these.
fn spanned(tag: &OpenTag, name: &str) -> u16 {
    const MOST: u32 = 1_000;
    number(tag, name).unwrap_or(1).clamp(1, MOST) as u16
}

fn is_verse(tag: &OpenTag) -> bool {
    ["verse", "poem", "line-block"].iter().any(|class| tag.has_class(class))
}
