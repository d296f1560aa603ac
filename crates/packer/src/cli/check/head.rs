//! Checks of the article's head: title, standfirst, byline, date.

use super::document::{Document, shown};
use super::finding::Findings;
use article::{BlockKind, Location, plain_text};
use import::Format;

/// The longest title that lists and link previews show whole, in Latin letters; a full-width
/// character counts as two.
const LONGEST: usize = 110;

pub(super) fn title(document: &Document, findings: &mut Findings) {
    let title = &document.article.headline.text;
    if title.trim().is_empty() {
        let message = "there is no title: write one, for lists, tabs and link previews show it";
        findings.add("title-missing", Location::Document, message);
    }
    let width: usize = title.chars().map(|c| if u32::from(c) >= 0x1100 { 2 } else { 1 }).sum();
    if width > LONGEST {
        let message = format!(
            "the title {} is {} characters long, of which lists and link previews cut the end: \
             shorten it",
            shown(title),
            title.chars().count()
        );
        findings.add("title-long", document.place(title), message);
    }
    let first = document.article.body.first();
    if let Some(BlockKind::Heading { spans, .. }) = first.map(|block| &block.kind)
        && !title.is_empty()
        && plain_text(spans).trim() == title.trim()
    {
        let message = "the text begins with its title once more: leave that heading out";
        findings.add("title-repeated", document.place(title), message);
    }
    if document.article.body.is_empty() {
        findings.add("text-missing", Location::Document, "there is no text: write it");
    }
}

pub(super) fn labels(document: &Document, findings: &mut Findings) {
    let article = document.article;
    for (id, is_missing, message) in [
        (
            "standfirst-missing",
            article.standfirst.is_none(),
            "there is no standfirst: say in a sentence what it is about, which lists and link \
             previews show (description: in front matter)",
        ),
        (
            "date-missing",
            article.published.is_none(),
            "there is no date: say when it was published (date: in front matter)",
        ),
        (
            "author-missing",
            article.bylines.is_empty(),
            "nobody signs it: name who wrote it (author: in front matter)",
        ),
    ] {
        if is_missing {
            findings.add(id, Location::Document, message);
        }
    }
}

/// Whether the document says its language, by which readers' programs speak it, divide its words
/// and set its marks; else it was guessed. A text has no place for it, and JSON always says it.
pub(super) fn language(document: &Document, findings: &mut Findings) {
    let start = document.text.char_indices().nth(20_000).map_or(document.text.len(), |(at, _)| at);
    let start = document.text[..start].to_ascii_lowercase();
    let is_said = match document.format {
        Some(Format::Markdown) => start.lines().any(|line| {
            let key = line.trim_start_matches(['"', ' ']);
            ["lang", "language", "locale"].iter().any(|name| {
                key.strip_prefix(name)
                    .is_some_and(|rest| rest.trim_start_matches(['"', ' ']).starts_with([':', '=']))
            })
        }),
        Some(Format::Html) => ["lang=", "content-language", "og:locale", "inlanguage"]
            .iter()
            .any(|mark| start.contains(mark)),
        _ => true,
    };
    if !is_said {
        let lang = document.article.lang.as_str();
        let message = format!(
            "the language is not said, and was taken for {lang}: say it (lang: {lang} in front \
             matter, <html lang=\"{lang}\"> in a page)"
        );
        findings.add("language-missing", Location::Document, message);
    }
}
