//! The fields around the text, as front matter in YAML.

use super::text::byline;
use article::{Article, Byline, Href, Image, Phrase, Span};
use serde_json::{Value, json};

/// The front matter with its marks; JSON's strings are YAML's, too.
pub(super) fn front_matter(article: &Article) -> String {
    let mut yaml = String::from("---\n");
    let mut entry = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            yaml.push_str(&format!("{name}: {value}\n"));
        }
    };
    entry("title", Some(title(&article.headline)));
    entry("standfirst", article.standfirst.as_ref().map(phrase));
    entry("lang", Some(json!(article.lang.as_str())));
    entry("interface", article.interface.as_ref().map(|lang| json!(lang.as_str())));
    entry("site", article.site.as_ref().map(phrase));
    entry("column", article.column.as_ref().map(whole_phrase));
    let series = article.series.as_ref();
    entry("series", series.map(|it| named(&it.name, it.link.as_ref(), it.part)));
    let topics: Vec<Value> = article.topics.iter().map(phrase).collect();
    entry("topics", (!topics.is_empty()).then_some(json!(topics)));
    let authors: Vec<Value> = article
        .bylines
        .iter()
        .map(|author| match (&author.link, &author.role, &author.name) {
            _ if author.account.is_some() || author.portrait.is_some() => whole(author),
            // A line tells of no language, and marks in it part the names.
            (_, _, Some(name))
                if name.lang.is_some()
                    || name.text.contains(['<', '>', '(', ')', ',', '&', ';', '@', '[', ']']) =>
            {
                whole(author)
            }
            (None, None, None) => json!({ "email": byline(author) }),
            (None, None, Some(_)) => json!(byline(author)),
            _ => whole(author),
        })
        .collect();
    entry("authors", (!authors.is_empty()).then_some(json!(authors)));
    entry("date", article.published.as_ref().map(|date| json!(date.iso())));
    entry("updated", article.updated.as_ref().map(|date| json!(date.iso())));
    entry("edition", article.edition.as_ref().map(phrase));
    let corrections: Vec<Value> = article
        .corrections
        .iter()
        .map(|correction| match &correction.date {
            Some(date) => json!({ "date": date.iso(), "text": phrase(&correction.text) }),
            None => phrase(&correction.text),
        })
        .collect();
    entry("corrections", (!corrections.is_empty()).then_some(json!(corrections)));
    entry("canonical", article.canonical.as_ref().map(|href| json!(href.as_str())));
    let source = super::spans::line(&article.source, true);
    entry("source", (!source.is_empty()).then_some(json!(source)));
    entry("copyright", article.copyright.as_ref().map(phrase));
    let licence = article.licence.as_ref();
    entry("license", licence.map(|it| named(&it.name, it.link.as_ref(), None)));
    entry("free", article.free.map(|free| json!(free)));
    let related: Vec<Value> = article
        .related
        .iter()
        .map(|story| {
            let mut map = serde_json::Map::new();
            for (key, value) in [
                // Each with its own language: that of the story would hold for both.
                ("title", Some(phrase(&story.title))),
                ("lead", story.lead.as_ref().map(phrase)),
                ("link", story.link.as_ref().map(|link| json!(link.as_str()))),
                ("file", story.file.as_ref().map(|file| json!(file))),
                ("date", story.date.as_ref().map(|date| json!(date.iso()))),
                ("image", story.image.as_ref().map(image)),
            ] {
                map.extend(value.map(|value| (key.to_string(), value)));
            }
            Value::Object(map)
        })
        .collect();
    entry("related", (!related.is_empty()).then_some(json!(related)));
    yaml + "---\n"
}

/// A series or a licence by its name, with where it leads and which part it is.
fn named(name: &Phrase, link: Option<&Href>, part: Option<u32>) -> Value {
    let mut map = serde_json::Map::new();
    for (key, value) in [
        ("name", Some(phrase(name))),
        ("part", part.map(|part| json!(part))),
        ("url", link.map(|link| json!(link.as_str()))),
    ] {
        map.extend(value.map(|value| (key.to_string(), value)));
    }
    Value::Object(map)
}

/// An author with all that is known of them.
fn whole(author: &Byline) -> Value {
    let mut map = serde_json::Map::new();
    for (key, value) in [
        ("name", author.name.as_ref().map(phrase)),
        ("role", author.role.as_ref().map(phrase)),
        ("email", author.email.as_ref().map(|email| json!(email.as_str()))),
        ("url", author.link.as_ref().map(|link| json!(link.as_str()))),
        ("account", author.account.as_ref().map(|account| json!(account.as_str()))),
        ("portrait", author.portrait.as_ref().map(image)),
    ] {
        map.extend(value.map(|value| (key.to_string(), value)));
    }
    Value::Object(map)
}

/// A phrase that is not parted where it has a comma.
fn whole_phrase(text: &Phrase) -> Value {
    match text.text.contains([',', '，', '、', ';']) && text.lang.is_none() {
        true => json!({ "text": text.text }),
        false => phrase(text),
    }
}

/// A title, in which marks of Markdown are read where it has any.
fn title(headline: &Phrase) -> Value {
    let mut headline = headline.clone();
    if import::title_is_markdown(&headline.text) {
        headline.text = super::spans::line(&[Span::text(&headline.text)], true);
    }
    phrase(&headline)
}

fn phrase(phrase: &Phrase) -> Value {
    match &phrase.lang {
        Some(lang) => json!({ "text": phrase.text, "lang": lang.as_str() }),
        None => json!(phrase.text),
    }
}

fn image(image: &Image) -> Value {
    let mut map = serde_json::Map::new();
    for (key, value) in [
        ("src", Some(json!(super::html::address(image)))),
        ("alt", Some(json!(image.alt))),
        ("width", image.width.map(|side| json!(side))),
        ("height", image.height.map(|side| json!(side))),
    ] {
        map.extend(value.map(|value| (key.to_string(), value)));
    }
    Value::Object(map)
}
