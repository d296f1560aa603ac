//! The text itself: markup that stands in it as text, words that stand twice, quotation marks.

use super::document::{Document, each_text, shown};
use super::finding::Findings;
use article::BlockKind;

/// Marks that are hardly ever text, with what they are of.
const MARKS: [(&str, &str); 18] = [
    ("**", "Markdown"),
    ("](", "Markdown"),
    ("![", "Markdown"),
    ("[[", "Markdown"),
    ("```", "Markdown"),
    (":::", "Markdown"),
    ("{{", "a template"),
    ("{%", "a template"),
    ("</", "HTML"),
    ("<div", "HTML"),
    ("<span", "HTML"),
    ("<br", "HTML"),
    ("<img", "HTML"),
    ("<!--", "HTML"),
    ("&nbsp;", "HTML"),
    ("&amp;", "HTML"),
    ("&quot;", "HTML"),
    ("[caption", "WordPress"),
];

pub(super) fn raw_markup(document: &Document, findings: &mut Findings) {
    for (block, line) in document.lines() {
        if matches!(block.kind, BlockKind::Formula(_)) {
            continue;
        }
        each_text(line, &mut |text| {
            let Some((at, (mark, of))) = MARKS
                .iter()
                .filter_map(|row| Some((text.find(row.0)?, row)))
                .min_by_key(|(at, _)| *at)
            else {
                return;
            };
            let start = text[..at].char_indices().rev().nth(15).map_or(0, |(start, _)| start);
            let around: String = text[start..].chars().take(45).collect();
            let message = format!(
                "{mark} in {} looks like the marks of {of} and is shown as text: mend it, or write \
                 it as code",
                shown(&around)
            );
            findings.add("markup-raw", document.place(&text[at..]), message);
        });
    }
}

/// Words that rightly stand twice, by languages.
const TWICE: [(&str, &[&str]); 6] = [
    (
        "en",
        &["had", "that", "is", "no", "so", "very", "ha", "bye", "knock", "there", "now", "blah"],
    ),
    ("de", &["die", "der", "das", "sie", "den", "dem", "so", "ja", "nein", "sehr", "es"]),
    ("fr", &["nous", "vous", "très", "si", "non", "oui", "ha"]),
    ("es", &["muy", "no", "sí", "se", "ja"]),
    ("nl", &["dat", "die", "in", "ze", "je"]),
    ("it", &["più", "piano", "man", "via"]),
];

pub(super) fn double(document: &Document, findings: &mut Findings) {
    let lang = document.article.lang.primary();
    // Their words have no blanks between them, or are doubled by grammar.
    if ["zh", "ja", "th", "lo", "km", "my", "id", "ms", "vi", "tr"].contains(&&*lang) {
        return;
    }
    let twice = TWICE.iter().find(|(one, _)| **one == *lang).map_or(&[][..], |(_, words)| words);
    for (block, line) in document.lines() {
        if matches!(block.kind, BlockKind::Verse { .. }) {
            continue;
        }
        each_text(line, &mut |text| {
            let mut last = "";
            for word in text.split(' ') {
                let is_word = word.chars().all(char::is_alphabetic) && word.chars().count() > 1;
                let is_lower = word.chars().next().is_some_and(char::is_lowercase);
                if is_word && is_lower && last.eq_ignore_ascii_case(word) && !twice.contains(&word)
                {
                    let pair = format!("{last} {word}");
                    let message = format!("{} stands twice: leave one out", shown(&pair));
                    findings.add("word-double", document.place(&pair), message);
                }
                last = word;
            }
        });
    }
}

pub(super) fn quotes(document: &Document, findings: &mut Findings) {
    let (mut straight, mut curly) = (None, false);
    for (_, line) in document.lines() {
        each_text(line, &mut |text| {
            curly |= text.contains(['“', '”', '„', '«', '»']);
            // Inches and minutes are written so, too.
            let quote = text
                .match_indices('"')
                .map(|(at, _)| at)
                .find(|at| !text[..*at].ends_with(|c: char| c.is_ascii_digit()));
            if straight.is_none() && quote.is_some() {
                straight = quote.map(|at| &text[at..]);
            }
        });
    }
    if let (Some(text), true) = (straight, curly) {
        let message = format!(
            "{} has straight quotation marks where others are curly: write all in one way, or pack \
             with --smart",
            shown(text)
        );
        findings.add("quotes-mixed", document.place(text), message);
    }
}
