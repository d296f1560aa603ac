//! Reads the JSON form of the article as a whole: its fields around the text.

use super::block::blocks;
use super::node::JsonNode;
use super::picture::{inner_image, shared};
use super::span::spans;
use crate::{
    Article, Byline, Correction, Date, Email, Href, Json, Lang, Licence, Note, Phrase, Series,
    Story,
};

/// The keys of an article.
const KEYS: [&str; 24] = [
    "format",
    "version",
    "lang",
    "interface",
    "site",
    "column",
    "series",
    "topics",
    "headline",
    "standfirst",
    "bylines",
    "published",
    "updated",
    "edition",
    "corrections",
    "canonical",
    "source",
    "copyright",
    "licence",
    "free",
    "body",
    "pictures",
    "notes",
    "related",
];

pub(super) fn article(node: &JsonNode) -> Article {
    node.only(&KEYS);
    let language = node.get("lang", lang);
    if language.is_none() {
        node.warn(
            "has no language: add \"lang\", such as \"en\" or \"zh-Hans\"; English is assumed",
        );
    }
    let headline = node.get("headline", phrase);
    if headline.is_none() {
        node.warn("has no headline: add \"headline\"");
    }
    Article {
        lang: language.unwrap_or_else(Lang::english),
        interface: node.get("interface", lang),
        site: node.get("site", phrase),
        column: node.get("column", phrase),
        series: node.get("series", series),
        topics: node.list("topics", phrase),
        headline: headline.unwrap_or_else(|| "".into()),
        standfirst: node.get("standfirst", phrase),
        bylines: node.list("bylines", byline),
        published: node.get("published", date),
        updated: node.get("updated", date),
        edition: node.get("edition", phrase),
        corrections: node.list("corrections", correction),
        canonical: node.get("canonical", href),
        source: spans(node, "source"),
        copyright: node.get("copyright", phrase),
        licence: node.get("licence", licence),
        free: node.value.get("free").map(|_| node.flag("free")),
        body: blocks(node, "body", 0),
        pictures: node.list("pictures", |node| Some(shared(node))),
        notes: node.list("notes", note),
        related: node.list("related", story),
    }
}

pub(super) fn string(node: &JsonNode) -> Option<String> {
    node.string()
}

pub(super) fn lang(node: &JsonNode) -> Option<Lang> {
    node.parsed("a language tag (such as en or zh-Hans, with at most 35 letters)", Lang::parse)
}

fn date(node: &JsonNode) -> Option<Date> {
    node.parsed("a date (such as 2025-02-14 or 2025-02-14T10:30:00Z)", Date::parse)
}

pub(super) fn href(node: &JsonNode) -> Option<Href> {
    let text = node.string()?;
    node.allowed(Href::parse(&text))
}

fn phrase(node: &JsonNode) -> Option<Phrase> {
    match node.value {
        Json::Object(_) => {
            node.only(&["text", "lang"]);
            let text = node.get("text", string)?;
            Some(Phrase { text, lang: node.get("lang", lang) })
        }
        _ => node.string().map(Phrase::from),
    }
}

fn byline(node: &JsonNode) -> Option<Byline> {
    if let Json::Text(_) = node.value {
        return Some(Byline { name: phrase(node), ..Byline::default() });
    }
    node.only(&["name", "role", "email", "link", "account", "portrait"]);
    let email = |node: &JsonNode| node.parsed("an e-mail address", Email::parse);
    let byline = Byline {
        name: node.get("name", phrase),
        role: node.get("role", phrase),
        email: node.get("email", email),
        link: node.get("link", href),
        account: node.get("account", href),
        portrait: node.get("portrait", inner_image),
    };
    if byline == Byline::default() {
        node.warn("has no name, email or link and was left out");
        return None;
    }
    Some(byline)
}

/// A series or a licence by its name alone, or an object.
fn named<T>(
    node: &JsonNode,
    keys: &[&str],
    make: impl FnOnce(Phrase, Option<Href>) -> T,
) -> Option<T> {
    if let Json::Text(_) = node.value {
        return phrase(node).map(|name| make(name, None));
    }
    node.only(keys);
    let name = node.get("name", phrase);
    if name.is_none() {
        node.warn("has no name and was left out");
    }
    Some(make(name?, node.get("link", href)))
}

fn series(node: &JsonNode) -> Option<Series> {
    let part = node.get("part", |node| node.number(u32::MAX));
    named(node, &["name", "part", "link"], |name, link| Series { name, part, link })
}

fn licence(node: &JsonNode) -> Option<Licence> {
    named(node, &["name", "link"], |name, link| Licence { name, link })
}

fn correction(node: &JsonNode) -> Option<Correction> {
    if let Json::Text(_) = node.value {
        return phrase(node).map(|text| Correction { date: None, text });
    }
    node.only(&["date", "text"]);
    let text = node.get("text", phrase);
    if text.is_none() {
        node.warn("has no text and was left out");
    }
    Some(Correction { date: node.get("date", date), text: text? })
}

fn story(node: &JsonNode) -> Option<Story> {
    node.only(&["title", "lead", "link", "file", "date", "image"]);
    let title = if node.is_object() { node.get("title", phrase) } else { phrase(node) };
    let file = node.get("file", string).filter(|file| !file.is_empty());
    let Some(title) = title.or_else(|| file.is_some().then(|| "".into())) else {
        node.warn("has no title and was left out");
        return None;
    };
    Some(Story {
        title,
        lead: node.get("lead", phrase),
        link: node.get("link", href),
        file,
        date: node.get("date", date),
        image: node.get("image", inner_image),
    })
}

fn note(node: &JsonNode) -> Option<Note> {
    node.only(&["id", "blocks"]);
    let Some(id) = node.get("id", string) else {
        node.warn("has no id and was left out");
        return None;
    };
    Some(Note { id, blocks: blocks(node, "blocks", 1) })
}
