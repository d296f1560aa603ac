//! The fields around the text, as front matter in YAML.

use super::text::byline;
use article::{Article, Byline, Correction, Date, Href, Image, Phrase, Span, Story};
use serde_json::{Value, json};

/// The front matter with its marks; JSON's strings are YAML's, too.
pub(super) fn front_matter(article: &Article) -> String {
    let date = |date: &Option<Date>| date.as_ref().map(|date| json!(date.iso()));
    let some = |text: &Option<Phrase>| text.as_ref().map(phrase);
    let series = article.series.as_ref();
    let licence = article.licence.as_ref();
    let source = super::spans::line(&article.source, true);
    let entries = [
        ("title", Some(title(&article.headline))),
        ("standfirst", some(&article.standfirst)),
        ("lang", Some(json!(article.lang.as_str()))),
        ("interface", article.interface.as_ref().map(|lang| json!(lang.as_str()))),
        ("site", some(&article.site)),
        ("column", article.column.as_ref().map(whole_phrase)),
        ("series", series.map(|it| named(&it.name, it.link.as_ref(), it.part))),
        ("topics", list(&article.topics, phrase)),
        ("authors", list(&article.bylines, author)),
        ("date", date(&article.published)),
        ("updated", date(&article.updated)),
        ("edition", some(&article.edition)),
        ("corrections", list(&article.corrections, correction)),
        ("canonical", article.canonical.as_ref().map(|href| json!(href.as_str()))),
        ("source", (!source.is_empty()).then_some(json!(source))),
        ("copyright", some(&article.copyright)),
        ("license", licence.map(|it| named(&it.name, it.link.as_ref(), None))),
        ("free", article.free.map(|free| json!(free))),
        ("related", list(&article.related, story)),
    ];
    let entries = entries.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let lines: String = entries.map(|(name, value)| format!("{name}: {value}\n")).collect();
    format!("---\n{lines}---\n")
}

/// A list of what is there; `None` where there is nothing.
fn list<T>(items: &[T], value: impl Fn(&T) -> Value) -> Option<Value> {
    (!items.is_empty()).then(|| items.iter().map(value).collect())
}

/// A map of those values that are there.
fn map<const N: usize>(entries: [(&str, Option<Value>); N]) -> Value {
    let there = entries.into_iter().filter_map(|(key, value)| Some((key.to_string(), value?)));
    Value::Object(there.collect())
}

/// An author: a line as bylines are written, or a map where a line cannot say all.
fn author(author: &Byline) -> Value {
    // A line tells of no language, and marks in it part the names.
    let fits_in_line = |name: &Phrase| {
        name.lang.is_none()
            && !name.text.contains(['<', '>', '(', ')', ',', '&', ';', '@', '[', ']'])
    };
    let has_more = author.account.is_some()
        || author.portrait.is_some()
        || author.link.is_some()
        || author.role.is_some();
    match &author.name {
        _ if has_more => whole(author),
        Some(name) if !fits_in_line(name) => whole(author),
        Some(_) => json!(byline(author)),
        None => json!({ "email": byline(author) }),
    }
}

fn correction(correction: &Correction) -> Value {
    match &correction.date {
        Some(date) => json!({ "date": date.iso(), "text": phrase(&correction.text) }),
        None => phrase(&correction.text),
    }
}

fn story(story: &Story) -> Value {
    map([
        // Each with its own language: that of the story would hold for both.
        ("title", Some(phrase(&story.title))),
        ("lead", story.lead.as_ref().map(phrase)),
        ("link", story.link.as_ref().map(|link| json!(link.as_str()))),
        ("file", story.file.as_ref().map(|file| json!(file))),
        ("date", story.date.as_ref().map(|date| json!(date.iso()))),
        ("image", story.image.as_ref().map(image)),
    ])
}

/// A series or a licence by its name, with where it leads and which part it is.
fn named(name: &Phrase, link: Option<&Href>, part: Option<u32>) -> Value {
    map([
        ("name", Some(phrase(name))),
        ("part", part.map(|part| json!(part))),
        ("url", link.map(|link| json!(link.as_str()))),
    ])
}

/// An author with all that is known of them.
fn whole(author: &Byline) -> Value {
    map([
        ("name", author.name.as_ref().map(phrase)),
        ("role", author.role.as_ref().map(phrase)),
        ("email", author.email.as_ref().map(|email| json!(email.as_str()))),
        ("url", author.link.as_ref().map(|link| json!(link.as_str()))),
        ("account", author.account.as_ref().map(|account| json!(account.as_str()))),
        ("portrait", author.portrait.as_ref().map(image)),
    ])
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
    map([
        ("src", Some(json!(super::html::address(image)))),
        ("alt", Some(json!(image.alt))),
        ("width", image.width.map(|side| json!(side))),
        ("height", image.height.map(|side| json!(side))),
    ])
}
