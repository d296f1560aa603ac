//! Who wrote a page that was copied from anywhere, and when: by what stands between its headline
//! and its text.

use super::credit::date_line;
use super::line::{Line, ends_in_stop, width};
use super::{credit_lines, named, signer};
use crate::parsers::calendar;
use crate::parsers::characters::is_wide;
use crate::parsers::html::controls::is_control;
use crate::parsers::html::dates;
use crate::parsers::html::wordings::is_related;
use article::{Byline, Date, Phrase};

/// The names and the days that some lines say.
#[derive(Debug, Default)]
pub(super) struct Signature {
    pub bylines: Vec<Byline>,
    pub published: Option<Date>,
    pub updated: Option<Date>,
}

impl Signature {
    /// Reads the lines between a headline and its text.
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut signature = Self::default();
        for line in lines {
            signature.add(&line.text);
        }
        if signature.bylines.is_empty() {
            let names = beside_day(lines).unwrap_or_default();
            signature.bylines = names.into_iter().map(named).collect();
        }
        signature
    }

    /// Reads a line below the text, as far as nothing is known yet.
    pub(super) fn add_below(&mut self, line: &Line) {
        let known = std::mem::take(self);
        self.add(&line.text);
        self.published = known.published.or(self.published.take());
        self.updated = known.updated.or(self.updated.take());
        if !known.bylines.is_empty() {
            self.bylines = known.bylines;
        }
    }

    /// Reads a line.
    fn add(&mut self, text: &str) {
        if width(text) > 110 {
            return;
        }
        let found = date(text);
        if let Some((date, is_update)) = found.clone() {
            let place = if is_update { &mut self.updated } else { &mut self.published };
            place.get_or_insert(date);
        }
        if !self.bylines.is_empty() {
            return;
        }
        if let Some(bylines) = credit_lines::bylines(text) {
            self.bylines = bylines;
            return;
        }
        let parts = text.split(['·', '•', '|', '／', '｜']).flat_map(|part| part.split(" - "));
        for part in parts.map(str::trim) {
            let (part, bracket) = apart_from_bracket(part);
            let Some(names) = signed(part, found.is_some()).or_else(|| signer::of_wire(part))
            else {
                continue;
            };
            self.bylines = names.into_iter().map(named).collect();
            if let Some(last) = self.bylines.last_mut() {
                last.role = bracket.or_else(|| place_behind(part)).map(Phrase::from);
            }
            return;
        }
    }
}

/// The words that say who wrote a text, before the name.
pub(in crate::parsers) const BY: &[&str] = &[
    "by",
    "posted by",
    "submitted by",
    "written by",
    "words by",
    "story by",
    "text by",
    "reported by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "av",
    "автор",
    "текст",
    "بقلم",
    "كتب",
    "كتبت",
    "بواسطة",
    "作者",
    "撰文",
    "文",
    "文字",
    "图文",
    "記者",
    "记者",
    "本报记者",
    "本報記者",
    "執筆",
    "取材",
    "글",
    "글쓴이",
    "โดย",
    "tác giả",
    "लेखक",
    "原创",
    "text",
    "autor",
    "autora",
    "autores",
    "autoras",
    "autoren",
    "auteurs",
    "autori",
    "autorzy",
    "auteur",
    "autore",
    "author",
    "authors",
    "reporter",
    "texte",
    "testo",
    "af",
    "авторы",
    "كتابة",
    "מאת",
    "نوشتهٔ",
    "نویسنده",
    "撰稿",
    "筆者",
    "著者",
    "작성자",
    "เขียนโดย",
    "yazan",
    "της",
    "του",
];

/// The words that say so behind the name.
const AFTER: [&str; 8] = ["인턴기자", "기자", "특파원", "記者", "记者", "通讯员", "報道", "報導"];

/// Labels of two letters or more that often have no mark behind them.
const JOINED: [&str; 8] = ["作者", "记者", "記者", "本报记者", "本報記者", "撰文", "執筆", "取材"];

/// The names of a line that says that they are those of its authors, and nothing else but a day.
pub(in crate::parsers) fn names(line: &str) -> Option<Vec<String>> {
    (width(line) <= 110).then(|| signed(line.trim(), false)).flatten()
}

/// Whether a line has whole names behind a word that says that they are those of its authors.
pub(super) fn is_signed(line: &str) -> bool {
    let is_whole = |name: &String| name.contains(' ') || name.chars().all(is_wide);
    let names = behind_label(apart_from_bracket(line.trim()).0, true);
    let names = names.and_then(|(_, names)| list(names));
    width(line) <= 110 && names.is_some_and(|names| names.iter().all(is_whole))
}

/// The bylines of several whole names. The house behind them, as in `Ann Field, Tom Reed, CNN`, is the
/// last one's role. `None` where the names are others.
pub(in crate::parsers) fn several(
    names: &[String],
    byline: impl Fn(&str) -> Option<Byline>,
) -> Option<Vec<Byline>> {
    let (people, house) = match names {
        [people @ .., house] if house.len() > 1 && house.chars().all(char::is_uppercase) => {
            (people, Some(house.as_str()))
        }
        _ => (names, None),
    };
    if names.len() < 2 || !people.iter().all(|name| name.contains(' ')) {
        return None;
    }
    let mut bylines: Vec<_> = people.iter().filter_map(|name| byline(name)).collect();
    if let (Some(house), Some(last)) = (house, bylines.last_mut()) {
        last.role = Some(Phrase::from(house));
    }
    Some(bylines)
}

/// A line without the words in brackets at its end, such as what an author does, and these.
pub(in crate::parsers) fn apart_from_bracket(line: &str) -> (&str, Option<&str>) {
    let inner = line.strip_suffix([')', '）']).and_then(|line| line.rsplit_once(['(', '（']));
    match inner {
        Some((names, bracket)) if !names.trim().is_empty() => (names.trim(), Some(bracket)),
        _ => (line, None),
    }
}

/// The text behind a label that says who wrote a text; `None` where there is no such label.
pub(in crate::parsers) fn unlabelled(text: &str) -> Option<&str> {
    let rest = behind_label(text, true).map(|(_, rest)| rest)?;
    (!rest.is_empty()).then_some(rest)
}

/// Whether a word is one of those that say who wrote a text.
pub(in crate::parsers) fn is_label(word: &str) -> bool {
    BY.iter().chain(&AFTER).any(|label| label.split(' ').any(|part| part == word))
}

/// Those of the words that say who wrote a text that stand beside names without blanks.
pub(in crate::parsers) fn wide_labels() -> impl Iterator<Item = &'static str> {
    BY.iter().chain(&AFTER).copied().filter(|label| label.chars().all(is_wide))
}

/// The longest label at the beginning of a text, and what stands behind it. `is_apart` asks for a
/// blank or a mark between them.
fn behind_label(text: &str, is_apart: bool) -> Option<(&'static str, &str)> {
    let lower = text.to_lowercase();
    let of = |by: &&'static str| {
        lower.strip_prefix(*by)?;
        let rest = text.get(by.len()..)?;
        let names = rest.trim_start_matches([' ', ':', '：', '/', '／', '\u{3000}', '＝', '|']);
        let stands_apart = names.len() < rest.len();
        (stands_apart || !is_apart && JOINED.contains(by) && width(names) <= 8)
            .then_some((*by, names))
    };
    BY.iter().filter_map(of).max_by_key(|(by, _)| by.len())
}

/// The names of a part of a line that says that they are some.
fn signed(part: &str, is_dated: bool) -> Option<Vec<String>> {
    if let Some((by, names)) = behind_label(part, false) {
        let names = if by == "原创" { names.split(' ').next().unwrap_or(names) } else { names };
        if let Some(names) = list(names) {
            return Some(names);
        }
    }
    if is_dated {
        // Behind the day: `5 de febrero de 2025 por Martín Olmedo`.
        let lower = part.to_lowercase();
        let behind = |by: &&str| {
            let at = lower.find(&format!(" {by} "))?;
            list(part.get(at + by.len() + 1..)?.trim())
        };
        if let Some(names) = BY.iter().find_map(behind) {
            return Some(names);
        }
    }
    let Some(name) = AFTER.iter().find_map(|after| part.strip_suffix(after)) else {
        return signer::of_house(part);
    };
    let (name, is_apart) = (name.trim(), name.ends_with(' '));
    (is_apart || name.chars().all(is_wide) && width(name) <= 10).then(|| list(name)).flatten()
}

/// The words between the names of a list. Dutch has `en`, too, which in Spanish stands before places.
pub(in crate::parsers) const AND: [&str; 8] =
    [" and ", " und ", " et ", " y ", " e ", " и ", " & ", " و"];

/// The names of a list of them, where all are names.
pub(in crate::parsers) fn list(text: &str) -> Option<Vec<String>> {
    // What tells the place or what they are follows.
    let text = text.split(" in ").next().unwrap_or(text);
    let text = text.split(" on ").next().unwrap_or(text);
    let mut parts = vec![text];
    for and in AND.into_iter().chain([" en "]) {
        parts = parts.into_iter().flat_map(|part| part.split(and)).collect();
    }
    let parts = parts.into_iter().flat_map(|part| part.split(['、', '，', ','])).map(str::trim);
    // Both a comma and a word may stand before the last.
    let parts = parts.filter(|part| !part.is_empty());
    // A day may follow.
    let parts: Vec<&str> = parts
        .enumerate()
        .take_while(|(at, part)| *at == 0 || !part.contains(char::is_numeric))
        .map(|(_, part)| part)
        .collect();
    (parts.iter().all(|part| is_name(part)) && parts.len() <= 6)
        .then(|| parts.into_iter().map(String::from).collect())
}

/// Whether a line is nothing but names of some words each, as far as capitals tell.
pub(super) fn are_names(text: &str) -> bool {
    list(text).is_some_and(|names| names.iter().all(|name| name.contains(' ')))
        && text.chars().any(char::is_uppercase)
}

/// The place behind the names of a line: `By Ann Field in London`.
fn place_behind(part: &str) -> Option<&str> {
    let (_, place) = part.split_once(" in ")?;
    let is_place = place.starts_with(char::is_uppercase) && is_name(place);
    is_place.then_some(place)
}

/// Whether a text can be the name of a person.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let is_word = |word: &&str| {
        let mut letters = word.chars();
        let is_small =
            matches!(*word, "de" | "la" | "van" | "von" | "der" | "al" | "da" | "del" | "y");
        is_small || letters.next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
    };
    (1..=5).contains(&words.len())
        && (2..=40).contains(&width(text))
        && words.iter().all(is_word)
        && !text.chars().any(|c| c.is_numeric() || "()（）「」“”\"«»:：/／!！?？。".contains(c))
        && !ends_in_stop(text)
        && !is_control(text)
        && !is_related(text)
        && words.iter().all(|word| !calendar::is_name(&word.to_lowercase()))
}

/// The names of a line right before the one with the day, or right behind it where names begin with
/// capitals.
fn beside_day(lines: &[Line]) -> Option<Vec<String>> {
    let day = lines.iter().position(|line| date(&line.text).is_some())?;
    // A place may stand before the day, and a name before all in one line.
    let within = lines[day].text.split(['·', '•', '|', '／', '｜', ',']).next_back();
    let before = day.checked_sub(1).and_then(|at| lines.get(at));
    let after = lines.get(day + 1);
    let of = |text: &str| {
        let is_cased = text.chars().any(char::is_uppercase);
        let words = text.split(' ').count();
        let may_be = if is_cased { words > 1 } else { words < 4 && width(text) <= 24 };
        may_be.then(|| list(text)).flatten()
    };
    let is_cased = |text: &str| text.chars().any(char::is_uppercase);
    before
        .and_then(|line| of(&line.text))
        .or_else(|| within.map(after_day).filter(|text| is_cased(text)).and_then(of))
        .or_else(|| after.filter(|line| is_cased(&line.text)).and_then(|line| of(&line.text)))
}

/// The words behind the figures of a day and a time.
fn after_day(text: &str) -> &str {
    let end = text.rfind(|c: char| c.is_numeric()).map_or(0, |at| at + 1);
    let rest = text.get(end..).unwrap_or_default().trim_start();
    rest.strip_prefix("Uhr").unwrap_or(rest).trim()
}

/// The day that a line says, and whether it is that of a change.
pub(in crate::parsers) fn date(text: &str) -> Option<(Date, bool)> {
    if let Some(found) = date_line(text) {
        return Some((found.date, found.is_update));
    }
    let mut digits: String = text.chars().map(western).collect();
    for (short, month) in calendar::THAI.iter().filter(|_| text.contains('.')) {
        digits = digits.replace(short, month);
    }
    let parts = digits.split(['·', '•', '|']).flat_map(|part| part.split(" - "));
    let found = parts.map(str::trim).find_map(|part| {
        // A word and a colon before the day say what it is.
        let after = part.split_once([':', '：']).map(|(_, rest)| rest);
        let first = part.split([',', '，']).next();
        [Some(part), after, first].into_iter().flatten().find_map(dates::date)
    });
    found
        .or_else(|| dates::date(&digits))
        .or_else(|| super::anywhere::date(&digits))
        .map(|date| (date, says_update(text)))
}

/// Whether a line begins with a word that says that the text was changed.
fn says_update(text: &str) -> bool {
    let text = text.trim_start().to_lowercase();
    [
        "updated",
        "last updated",
        "aktualisiert",
        "modifié",
        "mis à jour",
        "actualizado",
        "обновлено",
        "업데이트",
        "수정",
        "更新",
        "最后更新",
        "最後更新",
    ]
    .iter()
    .any(|word| text.starts_with(word))
}

/// The European figure for an Arabic, Persian or Indian one.
fn western(c: char) -> char {
    let zero = ['\u{660}', '\u{6f0}', '\u{966}', '\u{e50}']
        .into_iter()
        .find(|zero| (*zero..=char::from_u32(*zero as u32 + 9).unwrap_or(*zero)).contains(&c));
    zero.and_then(|zero| char::from_digit(c as u32 - zero as u32, 10)).unwrap_or(c)
}
