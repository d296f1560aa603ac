//! The metadata of a page's article: from JSON-LD, Open Graph, `meta`, its links and its title.

use super::{dates, json_ld};
use crate::markup::{Element, Node};
use article::{Byline, Correction, Date, Email, Href, Phrase, Series};

/// The metadata of an article.
#[derive(Debug, Clone, Default)]
pub(in crate::parsers) struct Metadata {
    /// The headlines that the page gives, the most reliable first; without its site's name.
    pub titles: Vec<String>,
    /// The page's title, often with the site's name.
    pub page_title: String,
    pub site: Option<String>,
    pub description: Option<String>,
    pub authors: Vec<Byline>,
    pub published: Option<Date>,
    pub updated: Option<Date>,
    pub canonical: Option<String>,
    /// The address against which others are meant, where the page says it.
    pub base: Option<String>,
    pub lang: Option<String>,
    pub section: Option<String>,
    pub topics: Vec<Phrase>,
    pub copyright: Option<String>,
    /// The address of the licence.
    pub licence: Option<String>,
    /// Whether the page says that all can read it.
    pub free: Option<bool>,
    /// The series of which the article is a part.
    pub series: Option<Series>,
    pub corrections: Vec<Correction>,
    /// The address of the picture that stands for the article.
    pub picture: Option<String>,
}

/// Reads the whole page.
pub(super) fn metadata(page: &Element) -> Metadata {
    let mut found = Metadata::default();
    let mut metas: Vec<(String, String)> = Vec::new();
    let mut scripts = Vec::new();
    collect(page, &mut |element| match element.tag.as_str() {
        "meta" => {
            let name = ["property", "name", "itemprop", "http-equiv"]
                .into_iter()
                .find_map(|name| element.attribute(name));
            if let (Some(name), Some(content)) = (name, element.attribute("content")) {
                metas.push((name.to_ascii_lowercase(), plain(content)));
            }
        }
        "title" if found.page_title.is_empty() => found.page_title = plain(&element.text()),
        "base" => {
            found.base = found.base.take().or(element.attribute("href").map(str::to_string));
        }
        // The second is that of what wikis give to programs.
        "link" if element.has("rel", &["canonical", "dc:isversionof"]) => {
            found.canonical = element.attribute("href").map(str::to_string);
        }
        "link" | "a" if element.has("rel", &["license"]) => {
            found.licence = found.licence.take().or(element.attribute("href").map(str::to_string));
        }
        "script" if element.attribute("type").is_some_and(is_json_ld) => {
            scripts.push(element.raw_text());
        }
        "html" | "body" => {
            let lang = element.attribute("lang").or(element.attribute("xml:lang"));
            found.lang = found.lang.take().or(lang.map(lowered));
        }
        _ => {}
    });
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| {
            let (_, content) =
                metas.iter().find(|(known, content)| known == name && !content.is_empty())?;
            Some(content.clone())
        })
    };
    found.site = meta(&["og:site_name"]);
    scripts.iter().for_each(|script| json_ld::read(script, &mut found));
    found.site =
        found.site.take().or_else(|| meta(&["application-name", "publisher", "dc.publisher"]));
    found.titles.extend(meta(&["og:title"]));
    found.titles.extend(meta(&[
        "citation_title",
        "dc.title",
        "dcterms.title",
        "twitter:title",
        "headline",
    ]));
    found.description = found.description.take().or_else(|| {
        meta(&["og:description", "description", "twitter:description", "dc.description"])
    });
    let date = |names: &[&str]| meta(names).and_then(|text| dates::date(&text));
    found.published = found.published.take().or_else(|| date(&PUBLISHED));
    found.updated = found.updated.take().or_else(|| date(&UPDATED));
    found.canonical = found.canonical.take().or_else(|| meta(&["og:url"]));
    found.lang =
        found.lang.take().or_else(|| meta(&["content-language", "og:locale", "dc.language"]));
    found.picture = meta(&["og:image", "og:image:url", "twitter:image"]).or(found.picture.take());
    found.section = found.section.take().or_else(|| meta(&["article:section"]));
    found.copyright = found
        .copyright
        .take()
        .or_else(|| meta(&["copyright", "dcterms.rights", "dc.rights", "rights"]));
    let tags: Vec<_> = metas.iter().filter(|(name, _)| name == "article:tag").collect();
    if !tags.is_empty() {
        let tags = tags.into_iter().flat_map(|(_, content)| content.split(','));
        found.topics =
            tags.map(str::trim).filter(|tag| !tag.is_empty()).map(Phrase::from).take(12).collect();
    }
    if found.authors.is_empty() {
        let named = metas.iter().filter(|(name, _)| AUTHORS.contains(&name.as_str()));
        for (_, content) in named {
            if let Some(author) = author(content, None)
                && !found.authors.contains(&author)
            {
                found.authors.push(author);
            }
        }
    }
    found.titles.dedup();
    found
}

const PUBLISHED: [&str; 15] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "og:published_time",
    "date",
    "pubdate",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
];
const UPDATED: [&str; 6] = [
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "lastmod",
    "last-modified",
    "dcterms.modified",
];
const AUTHORS: [&str; 8] = [
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "byl",
    "sailthru.author",
];

/// A language tag whose language is in small letters, as it is elsewhere.
fn lowered(tag: &str) -> String {
    match tag.split_once('-') {
        Some((language, rest)) => format!("{}-{rest}", language.to_ascii_lowercase()),
        None => tag.to_ascii_lowercase(),
    }
}

fn is_json_ld(kind: &str) -> bool {
    kind.split(';').next().unwrap_or(kind).trim().eq_ignore_ascii_case("application/ld+json")
}

fn collect<'p>(element: &'p Element, act: &mut impl FnMut(&'p Element)) {
    act(element);
    for child in &element.children {
        if let Node::Element(child) = child {
            collect(child, act);
        }
    }
}

/// A name that signs; `None` where the text is no name.
pub(in crate::parsers) fn author(text: &str, link: Option<&str>) -> Option<Byline> {
    let name = signed(text);
    let is_name = !name.is_empty()
        && name.chars().count() <= 100
        && !name.contains("://")
        && !name.starts_with('@')
        && !name.contains('<');
    if !is_name {
        return None;
    }
    if let Some(email) = Email::parse(name) {
        return Some(Byline { email: Some(email), ..Byline::default() });
    }
    let link = link.filter(|link| link.starts_with("http")).and_then(|link| Href::parse(link).ok());
    Some(Byline { name: Some(Phrase::from(name)), link, ..Byline::default() })
}

/// The words before names in bylines of many languages.
const BEFORE_NAMES: [&str; 22] = [
    "by:",
    "by ",
    "posted by ",
    "written by ",
    "words by ",
    "story by ",
    "text: ",
    "text by ",
    "von ",
    "von:",
    "par ",
    "por ",
    "di ",
    "door ",
    "av ",
    "af ",
    "автор: ",
    "автор ",
    "作者：",
    "作者:",
    "文：",
    "文/",
];

/// The name in a byline, without “By” and its like.
fn signed(text: &str) -> &str {
    let text = text.trim();
    let rest = BEFORE_NAMES.iter().find_map(|before| {
        let begin = text.get(..before.len())?;
        (begin.to_lowercase() == *before).then(|| text.get(before.len()..)).flatten()
    });
    // “Von” may be a part of the name, which then has no other before it.
    rest.map(str::trim).filter(|rest| !rest.is_empty()).unwrap_or(text)
}

/// A text of one line, with references that were written twice read.
pub(in crate::parsers) fn plain(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.contains('&') {
        return text;
    }
    let mut plain = text;
    for (reference, character) in [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&apos;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", " "),
        ("&#8217;", "’"),
        ("&#8216;", "‘"),
        ("&#8220;", "“"),
        ("&#8221;", "”"),
        ("&#8211;", "–"),
        ("&#8212;", "—"),
        ("&#8230;", "…"),
        ("&#038;", "&"),
        ("&amp;", "&"),
    ] {
        plain = plain.replace(reference, character);
    }
    plain
}
