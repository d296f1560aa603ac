//! Tables that are drawn with blanks and lines, and verses behind bars (Pandoc's manual, "tables"
//! and "line blocks").

use super::blocks::{Reader, columns, split_prefix};

/// The most lines of a table or verse that are looked at.
const LONGEST: usize = 2_000;

impl Reader<'_, '_, '_, '_> {
    /// Reads the drawn table or the verse that the line begins.
    pub(super) fn drawn_table(&mut self, prefix: &str, rest: &str, after_blank: bool) -> bool {
        match rest.as_bytes()[0] {
            b'+' if is_border(rest) => self.grid(prefix, rest),
            b'|' if after_blank => self.verse(prefix, rest),
            b'-' if is_ruler(rest) => self.columns(prefix, rest, after_blank),
            _ => false,
        }
    }

    /// A grid stays as it is drawn.
    fn grid(&mut self, prefix: &str, rest: &str) -> bool {
        let goes_on = |line: &&&str| split_prefix(line).1.starts_with(['+', '|']);
        let count = self.ahead().iter().take(LONGEST).take_while(goes_on).count();
        if count < 2 {
            return false;
        }
        let number = self.number();
        let message = "a table drawn with `+` and `|` was kept as it is drawn; write it with \
                       `| a | b |` and a line `| --- | --- |`";
        self.context.log.warn(number, message);
        self.drawn(prefix, rest, count);
        true
    }

    /// Columns under rules of hyphens: a head before the rules, or rules below the columns.
    fn columns(&mut self, prefix: &str, rest: &str, after_blank: bool) -> bool {
        let is_full = |line: &&&str| !line.trim().is_empty();
        let count = self.ahead().iter().take(LONGEST).take_while(is_full).count();
        let ends = self.ahead()[..count].last().is_some_and(|line| is_ruler(line.trim()));
        let head = self.out.last().filter(|line| line.is_text && !after_blank);
        let has_columns = head.is_some_and(|line| line.text.trim().contains("  ")) && count > 0;
        let is_table = has_columns || after_blank && ends && count > 1;
        if !is_table {
            return false;
        }
        let number = self.number();
        let message = "a table drawn with blanks was kept as it is drawn; write it with \
                       `| a | b |` and a line `| --- | --- |`";
        self.context.log.warn(number, message);
        let head = if has_columns { self.out.pop() } else { None };
        let first = head.map_or(rest.to_string(), |head| format!("{}\n{rest}", head.text));
        self.drawn(prefix, &first, count);
        true
    }

    fn drawn(&mut self, prefix: &str, rest: &str, count: usize) {
        self.emit(prefix.trim_end().to_string(), true);
        self.emit(format!("{prefix}~~~~~~~~~~~~"), false);
        for line in rest.split('\n') {
            self.emit(format!("{prefix}{line}"), false);
        }
        for _ in 0..count {
            let line = self.source[self.at];
            self.at += 1;
            self.emit(line, false);
        }
        self.emit(format!("{prefix}~~~~~~~~~~~~"), false);
        self.emit(prefix.trim_end().to_string(), true);
    }

    /// Lines behind bars keep their ends and the blanks before them.
    fn verse(&mut self, prefix: &str, rest: &str) -> bool {
        let is_verse = |line: &str| {
            let rest = split_prefix(line).1.trim_end();
            rest == "|" || rest.starts_with("| ") && !rest.ends_with('|')
        };
        let count = self.ahead().iter().take(LONGEST).take_while(|line| is_verse(line)).count();
        let is_end =
            self.ahead().get(count).is_none_or(|line| !split_prefix(line).1.starts_with('|'));
        // A table has a line below its head.
        if !is_verse(rest) || !is_end || rest[1..].contains('|') {
            return false;
        }
        let mut lines = vec![verse_line(rest)];
        for _ in 0..count {
            lines.push(verse_line(split_prefix(self.source[self.at]).1));
            self.at += 1;
        }
        // A backslash ends a line where another follows in its stanza.
        let goes_on: Vec<bool> = lines.iter().skip(1).map(|line| !line.is_empty()).collect();
        self.emit_block(prefix, &["<div class=\"verse\">".to_string()]);
        for (place, line) in lines.into_iter().enumerate() {
            let end = if goes_on.get(place) == Some(&true) { "\\" } else { "" };
            match line.is_empty() {
                true => self.emit(prefix.trim_end().to_string(), true),
                false => self.emit(format!("{prefix}{line}{end}"), true),
            }
        }
        self.emit_block(prefix, &["</div>".to_string()]);
        true
    }
}

/// A line of a verse, its blanks as such that stay.
fn verse_line(rest: &str) -> String {
    let text = rest[1..].strip_prefix(' ').unwrap_or(&rest[1..]).trim_end();
    format!("{}{}", "\u{a0}".repeat(columns(text)), text.trim_start())
}

/// Whether a line is a border of a grid: `+---+---+`.
fn is_border(rest: &str) -> bool {
    let rest = rest.trim_end();
    rest.len() > 4
        && rest.ends_with('+')
        && rest.contains("--") | rest.contains("==")
        && rest.chars().all(|c| matches!(c, '+' | '-' | '=' | ':'))
}

/// Whether a line has rules of hyphens over several columns.
fn is_ruler(rest: &str) -> bool {
    let mut rules = rest.split_whitespace();
    rules.clone().count() > 1 && rules.all(|rule| rule.len() > 1 && rule.bytes().all(|b| b == b'-'))
}
