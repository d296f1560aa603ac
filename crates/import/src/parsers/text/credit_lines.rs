//! Lines of credits, in which each name stands behind what it has done: `文/林海 图/王山`.

use super::line::width;
use super::signature::{BY, list};
use article::{Byline, Phrase};

/// The words that say what others have done for a text, before a colon or a slash and their names;
/// no mark is before names behind `by`.
const OTHERS: [&str; 42] = [
    "图",
    "圖",
    "图片",
    "圖片",
    "供图",
    "摄",
    "摄影",
    "攝影",
    "插画",
    "制图",
    "编辑",
    "編輯",
    "责编",
    "责任编辑",
    "責任編輯",
    "校对",
    "校對",
    "译",
    "譯",
    "翻译",
    "翻譯",
    "编译",
    "写真",
    "撮影",
    "編集",
    "翻訳",
    "사진",
    "편집",
    "фото",
    "редактор",
    "foto",
    "fotos",
    "photo",
    "photos",
    "photo by",
    "photos by",
    "photographs by",
    "photography by",
    "illustration by",
    "illustrations by",
    "edited by",
    "translated by",
];

/// The marks between the credits of a line.
const BETWEEN: [char; 9] = [' ', '\u{3000}', ',', '，', '、', ';', '；', '|', '｜'];

/// Those who are named in a line in which each name stands behind what it has done, with that where
/// they have not written the text. `None` where a part of the line says something else.
pub(in crate::parsers) fn bylines(line: &str) -> Option<Vec<Byline>> {
    if width(line) > 110 {
        return None;
    }
    let labels = labels(line);
    if labels.len() < 2 || labels.first().is_none_or(|label| label.begin > 0) {
        return None;
    }
    let ends = labels.iter().skip(1).map(|label| label.begin).chain([line.len()]);
    let mut bylines = Vec::new();
    for (label, end) in labels.iter().zip(ends) {
        let role = OTHERS.contains(&label.word).then(|| label.word.trim_end_matches(" by"));
        let names = list(line.get(label.end..end)?.trim_matches(BETWEEN))?;
        bylines.extend(names.into_iter().map(|name| Byline {
            name: Some(name.into()),
            role: role.map(Phrase::from),
            ..Byline::default()
        }));
    }
    bylines.iter().any(|byline| byline.role.is_none()).then_some(bylines)
}

/// Whether a line begins with what somebody else has done for a text than to write it.
pub(in crate::parsers) fn is_others(line: &str) -> bool {
    label(line).is_some_and(|(word, _)| OTHERS.contains(&word))
}

/// Whether a line says who of a paper edited and checked an article, and nothing else.
pub(in crate::parsers) fn is_staff(line: &str) -> bool {
    const STAFF: [&str; 10] = [
        "责任编辑",
        "責任編輯",
        "责编",
        "图片编辑",
        "编辑",
        "編輯",
        "校对",
        "校對",
        "审核",
        "監製",
    ];
    let of = |word: &&str| line.trim().strip_prefix(word)?.strip_prefix(['：', ':']);
    let names = STAFF.iter().find_map(of);
    names.is_some_and(|names| width(names) <= 40 && !names.contains(['。', '！', '？']))
}

/// A label in a line, with the mark behind it.
struct Label {
    word: &'static str,
    begin: usize,
    end: usize,
}

/// The labels of a line, each at its beginning or behind a mark or a blank.
fn labels(line: &str) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    for (begin, _) in line.char_indices() {
        let (before, rest) = line.split_at(begin);
        let is_within = labels.last().is_some_and(|label| begin < label.end);
        let is_apart = before.chars().next_back().is_none_or(|c| BETWEEN.contains(&c));
        if let (false, true, Some((word, names))) = (is_within, is_apart, label(rest)) {
            labels.push(Label { word, begin, end: line.len() - names.len() });
        }
    }
    labels
}

/// The longest label at the beginning of a text, and what follows it and its mark.
fn label(text: &str) -> Option<(&'static str, &str)> {
    let lower = text.to_lowercase();
    let of = |label: &&'static str| {
        lower.strip_prefix(*label)?;
        let rest = text.get(label.len()..)?;
        let names = rest.trim_start().strip_prefix([':', '：', '/', '／']);
        let is_by = *label == "by" || label.ends_with(" by");
        let names = names.or_else(|| rest.strip_prefix(' ').filter(|_| is_by))?;
        Some((*label, names.trim_start()))
    };
    BY.iter().chain(&OTHERS).filter_map(of).max_by_key(|(label, _)| label.len())
}

#[cfg(test)]
mod tests {
    use super::bylines;

    #[test]
    fn each_name_has_what_it_has_done() {
        let read = |line| {
            let phrase = |phrase: Option<article::Phrase>| phrase.map(|phrase| phrase.text);
            let shown = bylines(line)?.into_iter().map(|byline| {
                [phrase(byline.name), phrase(byline.role)].into_iter().flatten().collect()
            });
            Some(shown.map(|parts: Vec<_>| parts.join(" ")).collect::<Vec<_>>().join("|"))
        };
        for (line, credits) in [
            ("文/林海 图/王山", "林海|王山 图"),
            ("By Ann Miller | Photographs by Bob Stone", "Ann Miller|Bob Stone photographs"),
            ("作者：林海，编辑：王山、沈青", "林海|王山 编辑|沈青 编辑"),
        ] {
            assert_eq!(read(line).as_deref(), Some(credits), "{line}");
        }
        for line in ["By Ann Miller", "By the weir and by the sea", "图：河 文：老船，我们坐过。"]
        {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
