//! Feeds: RSS, Atom and JSON Feed → their entries. The tree of the XML is read here and not by
//! feed-rs, which keeps no lines, no base addresses of parts, and nothing of the elements by which
//! WordPress' exports, feeds as well, say what they hold.

mod atom;
mod enex;
mod json_feed;
mod media;
pub(super) mod rss;

use super::collection::{Collection, CollectionKind};
use super::html::metadata;
use super::post::Post;
use super::{ImportError, html, wordpress, xml};
use crate::markup::Element;
use article::{Byline, Date, Email, Href, Location, Phrase, Warning};
pub(super) use json_feed::is_json_feed;

/// Reads a feed in XML.
///
/// # Errors
/// The text is no XML, or no feed.
pub(super) fn collection(
    text: &str,
    mut warnings: Vec<Warning>,
) -> Result<Collection, ImportError> {
    let document = xml::parse(text)?;
    if document.is_cut {
        let message =
            "the feed ends too early: what is there of it was read; is the file complete?";
        let line = text.matches('\n').count() + 1;
        warnings.push(Warning::new(Location::Line(line), message));
    }
    let root = &document.root;
    match root.tag.as_str() {
        "rss" | "rdf:rdf" if wordpress::is_export(root) => wordpress::collection(root, warnings),
        "rss" | "rdf:rdf" => finish(rss::feed(root), warnings),
        "en-export" => finish(enex::feed(root), warnings),
        "atom:feed" | "feed" | "atom:entry" | "entry" => finish(atom::feed(root), warnings),
        _ => Err(ImportError::Foreign("an XML document of a kind")),
    }
}

/// Reads a feed in JSON.
///
/// # Errors
/// A feed without entries.
pub(super) fn json_collection(
    feed: &serde_json::Value,
    warnings: Vec<Warning>,
) -> Result<Collection, ImportError> {
    finish(json_feed::feed(feed), warnings)
}

/// A feed's title, and its entries with their ids.
#[derive(Debug, Default)]
struct Feed {
    title: Option<String>,
    posts: Vec<(String, Post)>,
}

fn finish(feed: Feed, warnings: Vec<Warning>) -> Result<Collection, ImportError> {
    if feed.posts.is_empty() {
        return Err(ImportError::NoEntries("feed"));
    }
    let named = |(id, mut post): (String, Post)| {
        post.metadata.site = post.metadata.site.take().or_else(|| feed.title.clone());
        (id, None, post)
    };
    let posts = feed.posts.into_iter().map(named).collect();
    Ok(Collection::of_posts(feed.title, CollectionKind::Feed, posts, warnings))
}

/// A day and perhaps a time, as RFC 822, ISO 8601 or people write it.
pub(super) fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    Date::parse(text)
        .or_else(|| {
            let is_short = text.len() < 60 && text.is_ascii();
            let exact = mail_parser::DateTime::parse_rfc822(text).filter(|date| date.is_valid());
            Date::parse(&exact.filter(|_| is_short)?.to_rfc3339())
        })
        .or_else(|| html::dates::date(text))
}

/// Someone who signs, as feeds name them: `Name`, `mail@example.org (Name)`, `Name <mail@…>`.
pub(super) fn signed(text: &str, email: Option<&str>, link: Option<&str>) -> Option<Byline> {
    let text = html::fragment::plain(text);
    let bracketed = |open: char, close: char| {
        let (before, rest) = text.split_once(open)?;
        Some((before.trim().to_string(), rest.trim_end_matches(close).trim().to_string()))
    };
    let (mail, name) = match bracketed('(', ')') {
        Some((mail, name)) if Email::parse(&mail).is_some() => (Some(mail), name),
        _ => match bracketed('<', '>') {
            Some((name, mail)) if Email::parse(&mail).is_some() => (Some(mail), name),
            _ => (None, text.clone()),
        },
    };
    let mut byline = metadata::author(&name, link).or_else(|| {
        let name = (!name.is_empty()).then(|| Phrase::from(name.clone()));
        name.map(|name| Byline { name: Some(name), ..Byline::default() })
    });
    let mail = mail.as_deref().or(email).and_then(Email::parse);
    // Feeds must name an address, and many name one that nobody reads.
    let is_read = |mail: &Email| !mail.as_str().to_ascii_lowercase().starts_with("noreply");
    if let (Some(byline), Some(mail)) = (&mut byline, mail.filter(is_read)) {
        byline.email = Some(mail);
        byline.link = None;
    }
    byline
}

/// Subjects, each once and short.
pub(super) fn topics(words: impl Iterator<Item = String>) -> Vec<Phrase> {
    let mut topics: Vec<Phrase> = Vec::new();
    for word in words {
        let topic = Phrase::from(html::fragment::plain(&word));
        if (1..60).contains(&topic.text.chars().count()) && !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    topics.truncate(20);
    topics
}

/// The text of the first of these children that has one.
pub(super) fn text(element: &Element, tags: &[&str]) -> Option<String> {
    let mut found = tags.iter().filter_map(|tag| child(element, tag)).map(Element::text);
    found.find(|text| !text.is_empty())
}

/// The first child of this name.
pub(super) fn child<'e>(element: &'e Element, tag: &str) -> Option<&'e Element> {
    element.elements().find(|child| child.tag == tag)
}

/// All children of this name.
pub(super) fn children<'e>(
    element: &'e Element,
    tag: &'e str,
) -> impl Iterator<Item = &'e Element> {
    element.elements().filter(move |child| child.tag == tag)
}

/// The first line of an element's text.
fn first_line(element: &Element) -> usize {
    let text = element.raw_text();
    let blank = &text[..text.len() - text.trim_start().len()];
    element.line + blank.matches('\n').count()
}

/// Notes in a post that its text is only a beginning.
fn tell_of_summary(post: &mut Post, text: &str) {
    let end = html::fragment::plain(text);
    let is_cut = ["…", "...", "[…]", "[...]"].iter().any(|mark| end.trim_end().ends_with(mark));
    if is_cut {
        let whole = match &post.metadata.canonical {
            Some(link) => format!(": the whole is at {link}"),
            None => String::new(),
        };
        let message = format!("the feed has only the beginning of this entry{whole}");
        post.warnings.push(Warning::new(post.location(), message));
    }
}

/// An address in full, where it is one.
fn in_full(base: Option<&str>, address: &str) -> String {
    let base = base.and_then(|base| url::Url::parse(base).ok());
    match base.and_then(|base| base.join(address).ok()) {
        Some(whole) => whole.to_string(),
        None => address.to_string(),
    }
}

/// Whether an address can be that of a page.
fn is_web(address: &str) -> bool {
    address.starts_with("http") && Href::parse(address).is_ok()
}
