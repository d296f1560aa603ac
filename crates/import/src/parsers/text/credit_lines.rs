//! Lines of credits, in which each name stands behind what it has done: `文/林海 图/王山`.

use super::line::width;
use super::signature::{BY, list};

/// The words that say what others have done for a text, before their names and a colon or a slash.
const OTHERS: [&str; 34] = [
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
];

/// The marks between the credits of a line.
const BETWEEN: [char; 9] = [' ', '\u{3000}', ',', '，', '、', ';', '；', '|', '｜'];

/// The names of a line in which each stands behind what it has done, as in `文/林海 图/王山`: the
/// words for that are empty for those who wrote the text. `None` where a part says something else.
pub(in crate::parsers) fn credits(line: &str) -> Option<Vec<(String, &'static str)>> {
    if width(line) > 110 {
        return None;
    }
    let begins = |at: &usize| line[..*at].chars().next_back().is_none_or(|c| BETWEEN.contains(&c));
    let places = line.char_indices().map(|(at, _)| at).filter(begins);
    let labels: Vec<_> = places.filter_map(|at| Some((at, credit(&line[at..])?))).collect();
    if labels.len() < 2 || labels[0].0 > 0 {
        return None;
    }
    let ends = labels.iter().skip(1).map(|(at, _)| *at).chain([line.len()]);
    let mut credits = Vec::new();
    for ((_, (label, rest)), end) in labels.iter().zip(ends) {
        let names = line.get(line.len() - rest.len()..end)?.trim_matches(BETWEEN);
        let role = if OTHERS.contains(label) { label } else { "" };
        credits.extend(list(names)?.into_iter().map(|name| (name, role)));
    }
    credits.iter().any(|(_, role)| role.is_empty()).then_some(credits)
}

/// The longest label with a mark behind it at the beginning of a text, and what follows them.
fn credit(text: &str) -> Option<(&'static str, &str)> {
    let lower = text.to_lowercase();
    let of = |label: &&'static str| {
        lower.strip_prefix(*label)?;
        let rest = text.get(label.len()..)?.trim_start();
        Some((*label, rest.strip_prefix([':', '：', '/', '／'])?.trim_start()))
    };
    BY.iter().chain(&OTHERS).filter_map(of).max_by_key(|(label, _)| label.len())
}
