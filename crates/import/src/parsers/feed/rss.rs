//! RSS 0.9–2.0 and RSS 1.0, with the modules content, Dublin Core, iTunes and Media.

use super::media::{self, Medium};
use super::{Feed, child, children, date, first_line, in_full, is_web, signed, text, topics};
use crate::markup::Element;
use crate::parsers::html::fragment;
use crate::parsers::post::{Content, Post, language};

/// Reads the tree of a feed.
pub(super) fn feed(root: &Element) -> Feed {
    let channel = child(root, "channel").unwrap_or(root);
    let about = Channel::of(channel);
    // RSS 1.0 has its items beside the channel.
    let items = children(channel, "item")
        .chain(children(root, "item").filter(|_| !std::ptr::eq(channel, root)));
    let posts = items.map(|item| post(item, &about)).collect();
    Feed { title: about.title, posts }
}

/// The data of a channel that hold for all its entries.
pub(in crate::parsers) struct Channel {
    pub title: Option<String>,
    pub link: Option<String>,
    lang: Option<String>,
    copyright: Option<String>,
    licence: Option<String>,
    author: Option<String>,
}

impl Channel {
    pub(in crate::parsers) fn of(channel: &Element) -> Self {
        let plain = |tags: &[&str]| text(channel, tags).map(|text| fragment::plain(&text));
        Self {
            title: plain(&["title"]),
            link: text(channel, &["link"]).filter(|link| is_web(link)),
            lang: text(channel, &["language", "dc:language"]).and_then(|lang| language(&lang)),
            copyright: plain(&["copyright", "dc:rights", "media:copyright"]),
            licence: licence(channel),
            author: plain(&["itunes:author", "dc:creator"]),
        }
    }
}

/// The address of the licence, by the modules that have one.
fn licence(element: &Element) -> Option<String> {
    let module = element.elements().find(|child| child.tag.ends_with(":license"))?;
    let named = ["rdf:resource", "href"].into_iter().find_map(|name| module.attribute(name));
    Some(named.map_or_else(|| module.text(), str::to_string)).filter(|address| is_web(address))
}

/// An entry and its id.
pub(in crate::parsers) fn post(item: &Element, about: &Channel) -> (String, Post) {
    let mut post = Post { line: item.line, ..Post::default() };
    let known = &mut post.metadata;
    let plain = |tags: &[&str]| text(item, tags).map(|text| fragment::plain(&text));
    known.titles.extend(plain(&["title", "itunes:title", "dc:title", "media:title"]));
    let guid = child(item, "guid");
    let permanent = guid.filter(|guid| guid.attribute("ispermalink") != Some("false"));
    let links = [text(item, &["link"]), permanent.map(Element::text)];
    let atom = children(item, "atom:link")
        .find(|link| link.attribute("rel").is_none_or(|rel| rel == "alternate"));
    let links = links.into_iter().flatten().chain(
        [atom.and_then(|link| link.attribute("href")), item.attribute("rdf:about")]
            .into_iter()
            .flatten()
            .map(str::to_string),
    );
    let base = item.attribute("xml:base").map(str::to_string).or_else(|| about.link.clone());
    let links: Vec<String> = links.map(|link| in_full(base.as_deref(), &link)).collect();
    known.canonical = links.into_iter().find(|link| is_web(link));
    known.base = item
        .attribute("xml:base")
        .map(str::to_string)
        .or_else(|| about.link.clone().filter(|_| known.canonical.is_none()));
    known.published =
        text(item, &["pubdate", "dc:date", "dcterms:created", "dcterms:issued", "atom:published"])
            .and_then(|text| date(&text));
    known.updated = text(item, &["dcterms:modified", "atom:updated"]).and_then(|text| date(&text));
    known.lang = text(item, &["dc:language"])
        .or_else(|| item.attribute("xml:lang").map(str::to_string))
        .and_then(|lang| language(&lang))
        .or_else(|| about.lang.clone());
    known.copyright = plain(&["dc:rights", "copyright"]).or_else(|| about.copyright.clone());
    known.licence = licence(item).or_else(|| about.licence.clone());
    known.site = child(item, "source").map(Element::text).filter(|site| !site.is_empty());
    let subjects = item.elements().filter(|child| child.is(&["category", "dc:subject"]));
    known.topics = topics(
        subjects.map(Element::text).chain(
            text(item, &["itunes:keywords", "media:keywords"])
                .iter()
                .flat_map(|words| words.split(','))
                .map(str::to_string),
        ),
    );
    let creators: Vec<String> =
        children(item, "dc:creator").map(Element::text).filter(|name| !name.is_empty()).collect();
    let names = match creators.is_empty() {
        false => creators,
        true => {
            text(item, &["author", "itunes:author"]).or(about.author.clone()).into_iter().collect()
        }
    };
    post.bylines = names.iter().filter_map(|name| signed(name, None, None)).collect();
    content(item, &mut post);
    let media = media(item);
    media::put(&mut post, media);
    let id = guid.map(Element::text).unwrap_or_default();
    (id, post)
}

/// The whole text where there is one, else the description.
fn content(item: &Element, post: &mut Post) {
    let whole = ["content:encoded", "xhtml:body", "body", "div", "atom:content"]
        .iter()
        .find_map(|tag| child(item, tag));
    let summary = ["description", "itunes:summary", "dcterms:abstract", "atom:summary"]
        .iter()
        .filter_map(|tag| child(item, tag))
        .find(|found| !found.text().is_empty());
    let whole = whole.filter(|whole| !whole.text().is_empty() || whole.elements().next().is_some());
    match (whole, summary) {
        (Some(whole), summary) => {
            post.content = self::markup(whole);
            post.metadata.description = summary.map(|summary| fragment::plain(&summary.raw_text()));
        }
        (None, Some(summary)) => {
            let text = summary.raw_text();
            post.content = self::markup(summary);
            super::tell_of_summary(post, &text);
        }
        (None, None) => {}
    }
    if let Some(subtitle) = text(item, &["itunes:subtitle"]) {
        post.metadata.description.get_or_insert(fragment::plain(&subtitle));
    }
}

/// The markup in an element, written as text or as what it is.
fn markup(element: &Element) -> Content {
    if element.elements().next().is_some() {
        let mut tree = element.clone();
        tree.tag = "div".into();
        return Content::Tree(tree);
    }
    let text = element.raw_text();
    match text.contains('<') || text.contains('&') {
        true => Content::Html(text.trim_start().to_string(), first_line(element)),
        false => Content::Text(text),
    }
}

fn media(item: &Element) -> Vec<Medium> {
    let mut media = Vec::new();
    collect(item, &mut media);
    if let Some(image) = child(item, "itunes:image").and_then(|image| image.attribute("href")) {
        let (address, kind) = (image.to_string(), "image".to_string());
        media.push(Medium {
            address,
            kind,
            is_thumbnail: true,
            line: item.line,
            ..Medium::default()
        });
    }
    media
}

fn collect(element: &Element, media: &mut Vec<Medium>) {
    for child in element.elements() {
        let attribute = |name: &str| child.attribute(name).unwrap_or_default().to_string();
        match child.tag.as_str() {
            "enclosure" | "media:content" | "media:thumbnail" => {
                let medium = attribute("medium");
                let kind = if attribute("type").is_empty() { medium } else { attribute("type") };
                let is_thumbnail = child.is(&["media:thumbnail"]);
                let title = text(child, &["media:title", "media:description"]).unwrap_or_default();
                media.push(Medium {
                    address: attribute("url"),
                    kind: if is_thumbnail { "image".into() } else { kind },
                    title: fragment::plain(&title),
                    is_thumbnail,
                    line: child.line,
                });
                collect(child, media);
            }
            "media:group" => collect(child, media),
            _ => {}
        }
    }
}
