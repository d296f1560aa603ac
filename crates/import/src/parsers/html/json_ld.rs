//! The metadata of a page's article in schema.org's JSON-LD.

use super::dates;
use super::metadata::{self, Metadata};
use article::{Correction, Href, Image, ImageSource, Phrase, Series};
use serde_json::Value;

/// Reads a script of the type `application/ld+json`; one that cannot be read says nothing.
pub(super) fn read(script: &str, metadata: &mut Metadata) {
    let Some(value) = parse(script) else { return };
    let mut items = Vec::new();
    collect(&value, 0, &mut items);
    if let Some(site) = items.iter().find(|item| is(item, &["WebSite"])) {
        metadata.site = metadata.site.take().or_else(|| text(&site["name"]));
    }
    let Some(article) = items.iter().find(|item| is_article(item)) else { return };
    read_item(article, &items, metadata);
}

/// Whether an object may be an article.
pub(in crate::parsers) fn is_article(item: &Value) -> bool {
    kinds(item).any(|kind| {
        kind.ends_with("Article") || kind.ends_with("Posting") || ARTICLES.contains(&kind)
    })
}

/// Reads what an object says of itself as an article; `items` are those to which it may refer.
pub(in crate::parsers) fn read_item(article: &Value, items: &[&Value], metadata: &mut Metadata) {
    let titles = [&article["headline"], &article["name"]].into_iter().find_map(text);
    metadata.titles.extend(titles);
    let description = [&article["description"], &article["abstract"]].into_iter().find_map(text);
    metadata.description = metadata.description.take().or(description);
    metadata.published = metadata.published.take().or_else(|| date(&article["datePublished"]));
    metadata.updated = metadata.updated.take().or_else(|| date(&article["dateModified"]));
    metadata.section = metadata.section.take().or_else(|| text(&article["articleSection"]));
    metadata.site = metadata
        .site
        .take()
        .or_else(|| text(&resolved(&article["publisher"], items)["name"]))
        .or_else(|| text(&article["publisher"]));
    metadata.lang = metadata.lang.take().or_else(|| text(&article["inLanguage"]));
    metadata.free = metadata.free.or_else(|| truth(&article["isAccessibleForFree"]));
    metadata.licence = metadata.licence.take().or_else(|| text(&article["license"]));
    let rights = [&article["copyrightNotice"]].into_iter().find_map(text);
    metadata.copyright = metadata.copyright.take().or(rights);
    let address =
        [&article["mainEntityOfPage"]["@id"], &article["mainEntityOfPage"], &article["url"]];
    metadata.canonical = metadata.canonical.take().or_else(|| {
        address.into_iter().find_map(text).filter(|address| address.starts_with("http"))
    });
    if metadata.topics.is_empty() {
        metadata.topics = keywords(&article["keywords"]);
    }
    if metadata.authors.is_empty() {
        let authors = match &article["author"] {
            Value::Array(authors) => authors.iter().collect(),
            Value::Null => list(&article["creator"]),
            one => vec![one],
        };
        for one in authors {
            let one = resolved(one, items);
            let name = text(one).or_else(|| text(&one["name"]));
            let link = [&one["url"], &one["sameAs"]].into_iter().find_map(text);
            let signed =
                name.map(|name| metadata::authors(&name, link.as_deref())).unwrap_or_default();
            let is_person = !is(one, &["Organization", "NewsMediaOrganization"]);
            metadata.authors.extend(signed.into_iter().map(|author| article::Byline {
                role: text(&one["jobTitle"]).map(Phrase::from),
                portrait: portrait(&one["image"], items).filter(|_| is_person),
                ..author
            }));
        }
    }
    metadata.picture = metadata.picture.take().or_else(|| address_of(&article["image"], items));
    metadata.series = metadata.series.take().or_else(|| series(article, items));
    for one in list(&article["correction"]) {
        let one = resolved(one, items);
        let words = text(one).or_else(|| text(&one["text"])).or_else(|| text(&one["description"]));
        let day = ["datePublished", "dateCreated", "dateModified"];
        let day = day.iter().find_map(|key| date(&one[*key]));
        let correction = words.map(|text| Correction { date: day, text: Phrase::from(text) });
        metadata.corrections.extend(correction);
    }
}

/// The address of a picture: a text, an object, or the first of several.
fn address_of(value: &Value, items: &[&Value]) -> Option<String> {
    let one = resolved(list(value).into_iter().next()?, items);
    let keys = ["url", "contentUrl", "@id"];
    let address = one.as_str().or_else(|| keys.iter().find_map(|key| one[*key].as_str()))?;
    Some(super::metadata::plain(address))
}

fn portrait(value: &Value, items: &[&Value]) -> Option<Image> {
    let address = address_of(value, items).filter(|address| address.starts_with("http"))?;
    let src = ImageSource::parse(&address).ok()?;
    Some(Image { src, alt: String::new(), width: None, height: None })
}

/// The series that an article says it is a part of.
fn series(article: &Value, items: &[&Value]) -> Option<Series> {
    let whole = list(&article["isPartOf"]).into_iter().map(|whole| resolved(whole, items));
    let whole =
        whole.into_iter().find(|whole| kinds(whole).any(|kind| kind.ends_with("Series")))?;
    let position = &article["position"];
    let part = position.as_u64().or_else(|| position.as_str()?.parse().ok());
    Some(Series {
        name: Phrase::from(text(&whole["name"])?),
        part: part.and_then(|part| u32::try_from(part).ok()).filter(|part| *part > 0),
        link: text(&whole["url"]).and_then(|link| Href::parse(&link).ok()),
    })
}

const ARTICLES: [&str; 6] =
    ["Report", "Chapter", "CreativeWork", "WebPage", "Book", "LearningResource"];

/// JSON as pages have it: within a comment or `CDATA`, with line ends in its texts.
fn parse(script: &str) -> Option<Value> {
    let script = script.trim();
    let begin = script.find(['{', '['])?;
    let end = script.rfind(['}', ']'])?;
    let json = script.get(begin..=end)?;
    serde_json::from_str(json)
        .or_else(|_| serde_json::from_str(&json.replace(|c: char| c.is_control(), " ")))
        .ok()
}

/// All objects that may be about the article: articles first.
pub(in crate::parsers) fn collect<'v>(value: &'v Value, depth: usize, items: &mut Vec<&'v Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, depth, items)),
        Value::Object(_) if depth < 4 => {
            items.push(value);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                collect(&value[key], depth + 1, items);
            }
            // An article is a better source than the page that it is on.
            if depth == 0 {
                items.sort_by_key(|item| !kinds(item).any(|kind| kind.ends_with("Article")));
            }
        }
        _ => {}
    }
}

/// The object that a mere reference stands for.
pub(in crate::parsers) fn resolved<'v>(value: &'v Value, items: &[&'v Value]) -> &'v Value {
    match (value.as_object(), value["@id"].as_str()) {
        (Some(object), Some(id)) if object.len() == 1 => {
            items.iter().find(|item| item["@id"].as_str() == Some(id)).unwrap_or(&value)
        }
        _ => value,
    }
}

pub(in crate::parsers) fn is(item: &Value, names: &[&str]) -> bool {
    kinds(item).any(|kind| names.contains(&kind))
}

fn kinds(item: &Value) -> impl Iterator<Item = &str> {
    list(&item["@type"]).into_iter().filter_map(Value::as_str)
}

pub(in crate::parsers) fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

/// A text, with the character references that many put into it read.
pub(in crate::parsers) fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text,
        Value::Array(values) => return values.first().and_then(text_of),
        Value::Object(object) => return object.get("@value").and_then(text_of),
        _ => return None,
    };
    let text = super::metadata::plain(text);
    (!text.is_empty()).then_some(text)
}

fn text_of(value: &Value) -> Option<String> {
    value.is_string().then(|| text(value)).flatten()
}

fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

fn date(value: &Value) -> Option<article::Date> {
    dates::date(value.as_str()?)
}

fn keywords(value: &Value) -> Vec<Phrase> {
    let words: Vec<String> = match value {
        Value::String(words) => words.split([',', '，', '、', ';']).map(str::to_string).collect(),
        other => list(other).into_iter().filter_map(text).collect(),
    };
    let words = words.into_iter().map(|word| super::metadata::plain(&word));
    words
        .filter(|word| (1..40).contains(&word.chars().count()))
        .map(Phrase::from)
        .take(12)
        .collect()
}
