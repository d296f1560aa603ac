//! The lines that say who wrote a text, when, and whose it is.

use super::credit_lines;
use super::line::{ends_in_stop, sentences, width};
use crate::parsers::calendar;
use crate::parsers::characters::is_han;
use article::{Date, Email};

/// A line's date, whether it is that of a change, and what stands behind it.
#[derive(Debug, PartialEq)]
pub(super) struct DateLine<'t> {
    pub date: Date,
    pub is_update: bool,
    pub rest: &'t str,
}

/// Reads a line that begins with a date: `更新于2025年2月14日 10:30`, `2025-02-14`, `Published
/// February 14, 2025`.
pub(super) fn date_line(line: &str) -> Option<DateLine<'_>> {
    const UPDATED: [&str; 8] = [
        "最后更新于",
        "最後更新於",
        "更新于",
        "更新於",
        "更新时间",
        "更新時間",
        "last updated",
        "updated",
    ];
    const PUBLISHED: [&str; 12] = [
        "发布于",
        "發佈於",
        "發布於",
        "发表于",
        "發表於",
        "发布时间",
        "發佈時間",
        "發布時間",
        "日期",
        "published on",
        "published",
        "date",
    ];
    if line.len() > 200 {
        return None;
    }
    let opening =
        |words: &[&str]| words.iter().find_map(|word| strip_prefix_ignoring_case(line, word));
    let (rest, is_update) = match (opening(&UPDATED), opening(&PUBLISHED)) {
        (Some(rest), _) => (rest, true),
        (None, Some(rest)) => (rest, false),
        (None, None) => (line, false),
    };
    let (date, rest) = leading_date(
        rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：')),
    )?;
    Some(DateLine {
        date,
        is_update,
        rest: rest
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '·' | '/')),
    })
}

/// Whether a line says who wrote a text, and nothing else.
pub(super) fn is_byline(line: &str) -> bool {
    byline(line).is_some() || credit_lines::bylines(line).is_some()
}

/// The names in a line that is a byline: `By Anna Field and Ben Moor`, `作者:…`, `英国《…》 …`, `…
/// 报道`.
pub(super) fn byline(line: &str) -> Option<Vec<String>> {
    const OPENINGS: [&str; 14] = [
        "作者",
        "撰文",
        "文",
        "本报记者",
        "本報記者",
        "记者",
        "記者",
        "译者",
        "譯者",
        "本文译者",
        "本文譯者",
        "编辑",
        "編輯",
        "by",
    ];
    if width(line) > 80 || ends_in_stop(line) || sentences(line) > 1 {
        return None;
    }
    for opening in OPENINGS {
        let Some(rest) = strip_prefix_ignoring_case(line, opening) else { continue };
        let names = rest.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | '：' | '/' | '／' | '|')
        });
        // The word must be a label, not the beginning of another word or of a sentence.
        let is_apart = names.len() < rest.len() && is_name_list(names);
        match opening {
            _ if !is_apart => {}
            // A role other than the author's needs a warning.
            "作者" | "撰文" | "文" | "by" => return Some(split_names(names)),
            _ => return Some(vec![line.to_string()]),
        }
    }
    let signs = ["报道", "報道", "報導", "專欄作家", "专栏作家", "撰稿"]
        .iter()
        .any(|word| line.ends_with(word))
        && width(line) <= 48;
    let names_paper = line.contains('》')
        && line.find('《').is_some_and(|at| width(&line[..at]) <= 8)
        && width(line) <= 60;
    let is_sentence = line.contains(['，', ',']);
    ((signs || names_paper) && !is_sentence && line.chars().any(char::is_whitespace)
        || names_paper && is_signature(line))
    .then(|| vec![line.to_string()])
}

/// The address in a line that holds nothing else, but perhaps a word that says what it is.
pub(super) fn email_line(line: &str) -> Option<Email> {
    if line.len() > 300 || !line.contains('@') {
        return None;
    }
    let (label, address) = line.rsplit_once([' ', ':', '：']).unwrap_or(("", line));
    let is_label =
        label.is_empty() || width(label) <= 20 && !label.contains(['@', '。', '.', ',', '，']);
    is_label.then(|| Email::parse(address.trim_matches(['<', '>', '(', ')', '（', '）']))).flatten()
}

/// Whether the line is a copyright notice.
pub(super) fn is_copyright(line: &str) -> bool {
    const OPENINGS: [&str; 10] = [
        "版权声明",
        "版權聲明",
        "版权所有",
        "版權所有",
        "本文版权",
        "本文版權",
        "©",
        "(c) ",
        "copyright ©",
        "copyright (c)",
    ];
    const RESERVED: [&str; 3] = ["all rights reserved", "版权归", "版權歸"];
    if line.len() > 1200 {
        return false;
    }
    let lower = line.to_lowercase();
    OPENINGS.iter().any(|opening| lower.starts_with(opening))
        || lower.starts_with("copyright ") && lower.chars().any(|c| c.is_ascii_digit())
        || width(line) <= 160 && RESERVED.iter().any(|words| lower.contains(words))
}

/// A date at the beginning of the text, and what follows it.
fn leading_date(text: &str) -> Option<(Date, &str)> {
    let (year, month, day, rest) = numeric_date(text).or_else(|| worded_date(text))?;
    let (clock, after) = leading_clock(rest);
    let date = Date::parse(&format!("{year:04}-{month:02}-{day:02}{clock}"))?;
    // A date that goes on as a word or a number is none.
    let ends = after.is_empty()
        || after.starts_with(|c: char| c.is_whitespace() || is_han(c) || ",|·/".contains(c));
    ends.then_some((date, after))
}

/// `2025年2月14日`, `2025-02-14`, `2025/2/14`, `2025.2.14`.
fn numeric_date(text: &str) -> Option<(u32, u32, u32, &str)> {
    let (year, rest) = number(text, 4)?;
    let (month, rest) = number(rest.strip_prefix(['年', '-', '/', '.'])?.trim_start(), 2)?;
    let (day, rest) =
        number(rest.trim_start().strip_prefix(['月', '-', '/', '.'])?.trim_start(), 2)?;
    (year >= 1000).then(|| (year, month, day, rest.trim_start_matches(['日', '号', '號'])))
}

/// `February 14, 2025`, `14 February 2025`, in full or with three letters of the month.
fn worded_date(text: &str) -> Option<(u32, u32, u32, &str)> {
    let (day_first, rest) = match number(text, 2) {
        Some((day, rest)) => (
            Some(day),
            rest.trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_lowercase()),
        ),
        None => (None, text),
    };
    let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let month = calendar::month(&rest[..end])?;
    let rest = rest[end..].trim_start_matches(['.', ' ']);
    let (day, rest) = match day_first {
        Some(day) => (day, rest),
        None => number(rest, 2)?,
    };
    let (year, rest) = number(rest.trim_start_matches([',', ' ']), 4)?;
    (year >= 1000).then_some((year, month, day, rest))
}

/// A time of day as [`Date::parse`] takes it, if one follows.
fn leading_clock(text: &str) -> (String, &str) {
    let clock = || {
        let rest = text.trim_start_matches([' ', ',', 'T']);
        let (hour, rest) = number(rest, 2)?;
        let (minute, rest) = number(rest.strip_prefix([':', '：'])?, 2)?;
        let (second, rest) =
            rest.strip_prefix(':').and_then(|rest| number(rest, 2)).unwrap_or((0, rest));
        (hour < 24 && minute < 60 && second < 60).then(|| (format!("T{hour:02}:{minute:02}"), rest))
    };
    clock().unwrap_or((String::new(), text))
}

/// A number of at most so many digits at the beginning, and what follows it.
fn number(text: &str, digits: usize) -> Option<(u32, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    (end <= digits).then(|| text[..end].parse().ok()).flatten().map(|number| (number, &text[end..]))
}

fn strip_prefix_ignoring_case<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

/// Whether a text can be names: a few Chinese characters each, or words with capitals.
fn is_name_list(text: &str) -> bool {
    let is_small_word = |word: &str| {
        matches!(
            word,
            "and"
                | "in"
                | "de"
                | "la"
                | "van"
                | "von"
                | "der"
                | "al"
                | "bin"
                | "of"
                | "the"
                | "for"
                | "&"
        )
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |word: &str| {
        is_small_word(word)
            || word.starts_with(|c: char| {
                c.is_uppercase() || is_han(c) || !c.is_lowercase() && c.is_alphabetic()
            })
    };
    (1..=12).contains(&words.len())
        && words.iter().all(|word| is_name(word))
        && words.iter().any(|word| !is_small_word(word))
        && !text.contains(['。', '？', '！', '；'])
        && words.iter().all(|word| !word.starts_with(is_han) || width(word) <= 32)
}

/// Parts a list of names where each part looks like one.
fn split_names(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text
        .split(['、', '，', ',', '&'])
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
        .collect();
    let is_name = |part: &&str| {
        let words = part.split_whitespace().count();
        if part.starts_with(is_han) {
            width(part) <= 24
        } else {
            (2..=5).contains(&words) && is_name_list(part) && !part.contains(" in ")
        }
    };
    match parts.iter().all(is_name) {
        true => parts.into_iter().map(String::from).collect(),
        false => vec![text.to_string()],
    }
}

/// Whether a line is the name of a paper with a person's name behind it.
fn is_signature(line: &str) -> bool {
    let Some((_, name)) = line.rsplit_once('》') else { return false };
    let name = name.trim();
    !name.is_empty()
        && width(name) <= 24
        && !name.chars().any(|c| c.is_ascii_digit() || "，。、；：".contains(c))
        && name.contains(['•', '·', '・', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_the_forms_of_news_pages() {
        let read =
            |line| date_line(line).map(|found| (found.date.iso(), found.is_update, found.rest));
        for (line, iso, is_update, rest) in [
            ("更新于2025年2月14日 10:30", "2025-02-14T10:30", true, ""),
            (
                "更新於2025年12月4日 9:05 英国《金融时报》 某某",
                "2025-12-04T09:05",
                true,
                "英国《金融时报》 某某",
            ),
            ("2025-02-14", "2025-02-14", false, ""),
            ("发布于 2025/2/4", "2025-02-04", false, ""),
            ("Published February 14, 2025", "2025-02-14", false, ""),
            ("14 Feb 2025", "2025-02-14", false, ""),
            ("Last updated: 1st March 2025, 23:59", "2025-03-01T23:59", true, ""),
        ] {
            assert_eq!(read(line), Some((iso.to_string(), is_update, rest)), "{line}");
        }
        for line in [
            "2025-02-30",
            "2025-02-141",
            "1984 was a good year",
            "14 men came",
            "May 2025",
            "2025年的春天",
            "更新于昨天",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn bylines_are_names_and_not_sentences() {
        let read = |line| byline(line).map(|names| names.join("/"));
        for (line, names) in [
            ("By Anna Field and Ben Moor", "Anna Field/Ben Moor"),
            ("By Anna Field in London", "Anna Field in London"),
            ("作者:河 小满", "河 小满"),
            ("作者 何小满、林一", "何小满/林一"),
            ("文/何小满", "何小满"),
            ("译者/林一", "译者/林一"),
            ("英国《金融时报》 安娜•菲尔德", "英国《金融时报》 安娜•菲尔德"),
            ("何小满 北京报道", "何小满 北京报道"),
        ] {
            assert_eq!(read(line).as_deref(), Some(names), "{line}");
        }
        for line in [
            "By the river",
            "By and large, yes",
            "作者认为这不对",
            "文化的力量",
            "《河》是一本书",
            "By train to Rome.",
            "他说,这是真的报道",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn notices_and_addresses() {
        for line in [
            "版权声明:归某网所有",
            "Copyright The Mill Ltd 2025. All rights reserved.",
            "© 2025 某网",
        ] {
            assert!(is_copyright(line), "{line}");
        }
        for line in ["Copyright is an old idea", "版权是一个老问题。"] {
            assert!(!is_copyright(line), "{line}");
        }
        assert!(
            email_line("a.b@example.org").is_some()
                && email_line("作者邮箱:a.b@example.org").is_some()
        );
        assert!(
            email_line("Write to a.b@example.org and, if you like, to c@example.org").is_none()
        );
    }
}
