//! The lines of a text, and what a line looks like from outside.

use crate::parsers::characters::{discards_space, is_wide, is_wide_mark};

/// A line that is not blank.
#[derive(Debug, Clone)]
pub(super) struct Line<'t> {
    /// Counted from 1 in the source, blank lines included.
    pub number: usize,
    /// Trimmed, with runs of blanks folded into one.
    pub text: String,
    /// As it stands in the source.
    pub raw: &'t str,
    /// Whether the line before it is blank.
    pub after_blank: bool,
}

impl Line<'_> {
    /// Whether the line begins as paragraphs do where no blank line parts them.
    pub(super) fn is_indented(&self) -> bool {
        self.raw.starts_with('\u{3000}') || self.raw.starts_with('\t') || self.raw.starts_with("  ")
    }

    /// Whether the line is set in from the edge of the text by a list mark.
    pub(super) fn is_listed(&self) -> bool {
        let mark = self.text.split(' ').next().unwrap_or_default();
        let is_number = mark.len() > 1
            && mark.trim_end_matches(['.', ')']).bytes().all(|b| b.is_ascii_digit())
            && mark.ends_with(['.', ')']);
        let is_bullet = matches!(mark, "-" | "*" | "+" | "•" | "·" | "–" | "—" | "◦" | "‣");
        is_bullet || is_number || super::list::mark(self).is_some() || self.is_numbered()
    }

    /// Whether the line begins with a number of another kind: `(1)`, `①`, `一、`, `●`.
    fn is_numbered(&self) -> bool {
        let Some(first) = self.text.chars().next() else { return false };
        if matches!(first, '\u{2460}'..='\u{2473}' | '●' | '■' | '◆' | '▶' | '※') {
            return true;
        }
        let is_open = matches!(first, '(' | '（');
        let inner = if is_open { &self.text[first.len_utf8()..] } else { &self.text };
        let end = inner.find(|c: char| !c.is_alphanumeric()).unwrap_or(inner.len());
        let (number, sign) = (&inner[..end], inner[end..].chars().next());
        let is_short = (1..=3).contains(&number.chars().count());
        let is_chinese = number.chars().all(|c| "一二三四五六七八九十百".contains(c));
        match sign {
            Some(')' | '）') if is_open => is_short,
            Some('、' | '．') => is_short && (is_chinese || number.chars().all(char::is_numeric)),
            _ => false,
        }
    }

    /// Whether the line is a rule drawn with characters.
    pub(super) fn is_rule(&self) -> bool {
        let drawn =
            |c: char| matches!(c, '-' | '=' | '*' | '_' | '~' | '#' | '—' | '─' | '＊' | '※');
        self.text.chars().all(|c| c == ' ' || drawn(c))
            && self.text.chars().filter(|c| *c != ' ').count() >= 3
    }
}

/// The lines of a text that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line> = Vec::new();
    let mut after_blank = false;
    for (index, raw) in text.lines().enumerate() {
        let text = fold(raw);
        if text.is_empty() {
            after_blank = true;
        } else {
            lines.push(Line { number: index + 1, text, raw, after_blank });
            after_blank = false;
        }
    }
    lines
}

/// Trims and folds runs of blanks into one space. A single blank of another width is the
/// typographer's and stays.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut blanks = String::new();
    for c in text.trim_matches(is_blank).chars() {
        if is_blank(c) {
            blanks.push(c);
            continue;
        }
        match blanks.as_str() {
            "" => {}
            "\u{a0}" | "\u{2009}" | "\u{200a}" | "\u{202f}" | "\u{3000}" | "\u{200b}" => {
                folded.push_str(&blanks)
            }
            _ => folded.push(' '),
        }
        blanks.clear();
        folded.push(c);
    }
    folded
}

/// Joins the lines that one paragraph was wrapped into.
pub(super) fn join<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for line in lines {
        let (before, after) = (joined.chars().next_back(), line.chars().next());
        let needs_space = match (before, after) {
            (Some(before), Some(after)) => {
                !(discards_space(before) && discards_space(after)
                    || is_wide_mark(before)
                    || is_wide_mark(after))
            }
            _ => false,
        };
        let hyphenated =
            joined.ends_with('-') && joined.chars().rev().nth(1).is_some_and(char::is_alphabetic);
        if needs_space && !hyphenated {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

/// The width in columns, of which a wide character takes two. Very wide texts are not measured
/// to their end.
pub(super) fn width(text: &str) -> usize {
    const MEASURED: usize = 2000;
    text.chars().take(MEASURED).map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// The beginning of a text in at most so many columns, cut between words where it has words.
pub(super) fn clip(text: &str, columns: usize) -> String {
    let mut used = 0;
    let cut = text.char_indices().find(|(_, c)| {
        used += if is_wide(*c) { 2 } else { 1 };
        used > columns
    });
    let Some((cut, _)) = cut else { return text.to_string() };
    let head = &text[..cut];
    let word_end = head.rfind(is_blank).filter(|end| width(&head[..*end]) * 2 > columns);
    let head = head[..word_end.unwrap_or(cut)]
        .trim_end_matches(|c: char| is_blank(c) || ",;:，；：、—–-".contains(c));
    format!("{head}…")
}

/// Whether the text ends as a sentence of running text does. A question or an exclamation may as
/// well end a title.
pub(super) fn closes_sentence(text: &str) -> bool {
    text.trim_end_matches(CLOSERS).ends_with(['.', '。', '．', '｡', ';', '；'])
        && !text.ends_with("...")
}

/// Whether the text ends in any mark that ends a sentence.
pub(super) fn ends_in_stop(text: &str) -> bool {
    closes_sentence(text)
        || text
            .trim_end_matches(CLOSERS)
            .ends_with(['?', '!', '？', '！', '…', ':', '：', ',', '，'])
}

/// The number of sentences that the text seems to have, at least 1.
pub(super) fn sentences(text: &str) -> usize {
    let text = text.trim_end_matches(CLOSERS).trim_end_matches(['.', '。', '?', '？', '!', '！']);
    let latin =
        text.matches(". ").count() + text.matches("? ").count() + text.matches("! ").count();
    1 + latin + text.chars().filter(|c| matches!(c, '。' | '？' | '！')).count()
}

pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// The marks that may follow the one that ends a sentence. German and its neighbours close what is
/// said with marks that open it elsewhere.
const CLOSERS: [char; 14] =
    ['"', '\'', '”', '’', '»', '」', '』', ')', '）', ']', '】', '“', '‘', '«'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_fold_and_typographic_ones_stay() {
        assert_eq!(fold(" \u{3000}a  b\tc \u{a0} d\u{200b} \u{feff}"), "a b c d");
        assert_eq!(fold("«\u{a0}mot\u{202f}»"), "«\u{a0}mot\u{202f}»");
    }

    #[test]
    fn wrapped_lines_join_as_their_script_wants() {
        assert_eq!(join(["one", "two"]), "one two");
        assert_eq!(join(["河边的", "磨坊"]), "河边的磨坊");
        assert_eq!(join(["他说，", "AI"]), "他说，AI");
        assert_eq!(join(["state-", "run mill"]), "state-run mill");
        assert_eq!(join(["안녕", "하세요"]), "안녕 하세요");
    }

    #[test]
    fn clipping_keeps_words_and_columns() {
        assert_eq!(clip("a mill by the river", 12), "a mill by…");
        assert_eq!(clip("河边的磨坊", 6), "河边的…");
        assert_eq!(clip("short", 5), "short");
    }
}
