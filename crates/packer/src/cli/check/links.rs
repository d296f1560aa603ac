//! Links: whether they lead somewhere, and whether they say where.

use super::document::{Document, shown};
use super::finding::Findings;
use crate::cli::anchors::Anchors;
use crate::cli::document::{self as documents, ReadOptions};
use crate::cli::files;
use crate::cli::links::{self as all, Address};
use article::{Article, Href, Span, plain_text};
use std::collections::{BTreeMap, HashSet};

/// Words that say nothing of where a link leads, by which readers of lists of links cannot go.
const EMPTY_WORDS: [&str; 64] = [
    "here",
    "click here",
    "click",
    "this",
    "this link",
    "link",
    "more",
    "read more",
    "learn more",
    "see more",
    "see here",
    "this page",
    "this article",
    "this post",
    "go",
    "details",
    "continue",
    "continue reading",
    "hier",
    "hier klicken",
    "klicken sie hier",
    "mehr",
    "mehr erfahren",
    "weiterlesen",
    "dieser link",
    "ici",
    "cliquez ici",
    "lire la suite",
    "en savoir plus",
    "plus",
    "ce lien",
    "aquí",
    "haz clic aquí",
    "haga clic aquí",
    "pulse aquí",
    "leer más",
    "más",
    "este enlace",
    "здесь",
    "тут",
    "нажмите здесь",
    "подробнее",
    "далее",
    "这里",
    "点击这里",
    "点这里",
    "点击",
    "此处",
    "链接",
    "这里查看",
    "更多",
    "詳情",
    "這裡",
    "點擊這裡",
    "連結",
    "こちら",
    "ここ",
    "ここをクリック",
    "続きを読む",
    "詳しくはこちら",
    "여기",
    "여기를 클릭",
    "هنا",
    "اضغط هنا",
];

/// Every link of a line, with its words.
fn each<'s>(spans: &'s [Span], act: &mut impl FnMut(&'s Href, &'s [Span])) {
    for span in spans {
        span.walk(&mut |span| {
            if let Span::Link { href, spans, .. } = span {
                act(href, spans);
            }
        });
    }
}

pub(super) fn words(document: &Document, findings: &mut Findings) {
    for (_, line) in document.lines() {
        each(line, &mut |href, spans| {
            let text = plain_text(spans);
            let mut has_picture = false;
            let mut is_described = false;
            spans.iter().for_each(|span| {
                span.walk(&mut |span| match span {
                    Span::Picture(image) => {
                        has_picture = true;
                        is_described |= !image.alt.trim().is_empty();
                    }
                    Span::Formula(_) => is_described = true,
                    _ => {}
                });
            });
            let place = || document.place(href.as_str());
            let words = folded(&text);
            if words.is_empty() && !is_described {
                let what =
                    if has_picture { "its picture has no description" } else { "it has no words" };
                let message = format!(
                    "the link to {} says nothing, for {what}: say where it leads",
                    shown(href.as_str())
                );
                findings.add("link-empty", place(), message);
            } else if EMPTY_WORDS.contains(&&*words) {
                let message = format!(
                    "the link {} does not say where it leads: make its words those of its aim",
                    shown(&text)
                );
                findings.add("link-words", place(), message);
            }
        });
    }
}

pub(super) fn same_words(document: &Document, findings: &mut Findings) {
    let mut known: BTreeMap<String, &Href> = BTreeMap::new();
    let mut told = HashSet::new();
    for (_, line) in document.lines() {
        each(line, &mut |href, spans| {
            let words = folded(&plain_text(spans));
            // Those that say nothing are found already, and a number may be one of many notes.
            let is_short = words.chars().filter(|c| c.is_alphabetic()).count() < 2;
            if is_short || EMPTY_WORDS.contains(&&*words) {
                return;
            }
            match known.get(&words) {
                Some(other) if *other != href && told.insert(words.clone()) => {
                    let message = format!(
                        "two links {} lead to different places: {} and {}; tell them apart",
                        shown(&words),
                        other.as_str(),
                        href.as_str()
                    );
                    findings.add("link-same-words", document.place(href.as_str()), message);
                }
                Some(_) => {}
                None => drop(known.insert(words, href)),
            }
        });
    }
}

fn folded(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let is_mark = |c: char| !c.is_alphanumeric();
    text.trim_matches(is_mark).to_string()
}

/// Links to places in the document itself; the import of Markdown warns of its own.
pub(super) fn within(document: &Document, findings: &mut Findings) {
    let ids: HashSet<&str> = document.article.blocks().map(|block| block.id.as_str()).collect();
    let anchors = Anchors::of(document.article);
    let mut told = HashSet::new();
    for (_, line) in document.lines() {
        each(line, &mut |href, _| {
            let Some(_) = href.as_str().strip_prefix('#') else { return };
            let Some(place) = Address::of(href.as_str()).fragment else { return };
            let is_there = ids.contains(&*place) || anchors.place(&place).is_some();
            let is_own = place.starts_with("story=") || place.starts_with("av-");
            let is_told = findings.names("link-dead", &place);
            if !is_there && !is_own && !is_told && told.insert(place.clone()) {
                let message = format!(
                    "link #{place}: leads nowhere: nothing in the document is named so; correct it"
                );
                findings.add("link-dead", document.place(href.as_str()), message);
            }
        });
    }
}

/// Links of a document that is looked at alone to files beside it, which need only be there.
pub(super) fn beside(
    document: &Document,
    article: &mut Article,
    reading: &ReadOptions,
    findings: &mut Findings,
) {
    let folder = documents::folder(document.path);
    let mut told = HashSet::new();
    all::each(article, &mut |href| {
        if !all::is_beside(href) || href.as_str().starts_with('/') {
            return;
        }
        let address = Address::of(href.as_str());
        let why = match reading.reach.file(folder, &address.path) {
            Ok(found) if found.is_file() => match &address.fragment {
                Some(place) if import::Format::of_name(&address.path).is_some() => {
                    let bytes = files::read(&found, reading.largest).ok();
                    let other =
                        bytes.and_then(|bytes| documents::parse(&found, &bytes, reading).ok());
                    let is_there = other.is_none_or(|other| {
                        let is_id = |block: &article::Block| block.id == *place;
                        Anchors::of(&other.article).place(place).is_some()
                            || other.article.blocks().any(is_id)
                    });
                    (!is_there).then(|| format!("nothing in that document is named {place}"))
                }
                _ => None,
            },
            Ok(_) => None,
            Err(error) if error.get_ref().is_some() => None,
            Err(_) => Some("there is no such document or file".to_string()),
        };
        if let Some(why) = why
            && told.insert(href.as_str().to_string())
        {
            let message = format!("link {}: {why}: correct the address", href.as_str());
            findings.add("link-dead", document.place(href.as_str()), message);
        }
    });
}
