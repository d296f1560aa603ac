//! Tables that are drawn with blanks and lines, and verses behind bars (Pandoc's manual, "tables"
//! and "line blocks").

use super::blocks::Reader;
use super::drawn::Drawn;
use super::prefix::{columns, split_prefix};

/// The most lines of a table or verse that are looked at.
const LONGEST: usize = 2_000;

impl Reader<'_, '_, '_, '_> {
    /// Reads the drawn table or the verse that the line begins.
    pub(super) fn drawn_table(&mut self, prefix: &str, rest: &str, after_blank: bool) -> bool {
        match rest.as_bytes()[0] {
            b'+' if is_border(rest) => self.grid(prefix, rest),
            b'|' if after_blank => self.verse(prefix, rest) || self.headless(prefix, rest),
            b'-' if is_ruler(rest) => self.columns(prefix, rest, after_blank),
            b'-' if after_blank && rest.trim_end().bytes().all(|byte| byte == b'-') => {
                self.between_rules(prefix, rest)
            }
            _ => false,
        }
    }

    fn grid(&mut self, prefix: &str, rest: &str) -> bool {
        let goes_on = |line: &&&str| split_prefix(line).1.starts_with(['+', '|']);
        let count = self.ahead().iter().take(LONGEST).take_while(goes_on).count();
        if count < 2 {
            return false;
        }
        let lines: Vec<&str> = std::iter::once(rest)
            .chain(self.ahead()[..count].iter().map(|line| split_prefix(line).1))
            .collect();
        if let Some(table) = Drawn::grid(&lines) {
            self.at += count;
            self.emit_block(prefix, &table.html());
            return true;
        }
        let number = self.number();
        let message = "a table drawn with `+` and `|` whose lines do not meet was kept as it is drawn; \
                       write it with `| a | b |` and a line `| --- | --- |`";
        self.context.log.warn(number, message);
        self.drawn(prefix, rest, count);
        true
    }

    /// Columns under rules of hyphens: a head before the rules, or rules below the columns; or rows
    /// of several lines between two long rules.
    fn columns(&mut self, prefix: &str, rest: &str, after_blank: bool) -> bool {
        let is_full = |line: &&&str| !line.trim().is_empty();
        let count = self.ahead().iter().take(LONGEST).take_while(is_full).count();
        let ends = self.ahead()[..count].last().is_some_and(|line| is_ruler(line.trim()));
        let head = self.out.last().filter(|line| !line.text.trim().is_empty() && !after_blank);
        let has_columns = head.is_some_and(|line| line.text.trim().contains("  ")) && count > 0;
        if !has_columns && after_blank && self.long_rows(prefix, &[], rest, 0) {
            return true;
        }
        let is_table = has_columns || after_blank && ends && count > 1;
        if !is_table {
            return false;
        }
        let head = if has_columns { self.out.pop() } else { None };
        let head: Vec<&str> = head.iter().map(|line| unquoted(&line.text)).collect();
        let body: Vec<&str> = self.ahead()[..count].iter().map(|line| unquoted(line)).collect();
        let body = if ends { &body[..count - 1] } else { &body[..] };
        let ruler = format!("{}{rest}", blanks(prefix));
        let Some(table) = Drawn::ruled(&head, &ruler, body, false) else { return false };
        self.at += count;
        self.emit_block(prefix.trim_end(), &table.html());
        true
    }

    /// A table between two long rules, whose head is above a third one.
    fn between_rules(&mut self, prefix: &str, rest: &str) -> bool {
        /// The most lines of a head.
        const HIGHEST: usize = 8;
        let ahead = self.ahead();
        let ruler = ahead.iter().take(HIGHEST).position(|line| is_ruler(line.trim()));
        let Some(ruler) = ruler.filter(|ruler| *ruler > 0) else { return false };
        if rest.trim_end().len() < 8 || ahead[..ruler].iter().any(|line| line.trim().is_empty()) {
            return false;
        }
        let head: Vec<&str> = ahead[..ruler].iter().map(|line| unquoted(line)).collect();
        let line = unquoted(ahead[ruler]);
        self.long_rows(prefix, &head, line, ruler + 1)
    }

    /// Rows that blank lines part, up to a rule; `from` lines of those to come are read already.
    fn long_rows(&mut self, prefix: &str, head: &[&str], ruler: &str, from: usize) -> bool {
        let ahead = &self.ahead()[from..];
        let is_rule = |line: &&str| {
            let line = line.trim();
            line.len() > 2 && line.bytes().all(|byte| matches!(byte, b'-' | b' '))
        };
        let Some(end) = ahead.iter().take(LONGEST).position(is_rule) else { return false };
        let has_gap = ahead[..end].iter().any(|line| line.trim().is_empty());
        // A rule between two sections is none of a table's.
        let is_table = has_gap || !head.is_empty();
        let ends = ahead.get(end + 1).is_none_or(|line| line.trim().is_empty());
        if !is_table || !ends || end == 0 {
            return false;
        }
        let body: Vec<&str> = ahead[..end].iter().map(|line| unquoted(line)).collect();
        let ruler = match from {
            0 => format!("{}{ruler}", blanks(prefix)),
            _ => ruler.to_string(),
        };
        let Some(table) = Drawn::ruled(head, &ruler, &body, has_gap) else { return false };
        self.at += from + end + 1;
        self.emit_block(prefix.trim_end(), &table.html());
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

/// The blanks behind the marks of quotations.
fn blanks(prefix: &str) -> &str {
    unquoted(prefix)
}

/// A line without the marks of quotations before it.
fn unquoted(line: &str) -> &str {
    let (prefix, _) = split_prefix(line);
    match prefix.rfind('>') {
        Some(at) => line[at + 1..].strip_prefix(' ').unwrap_or(&line[at + 1..]),
        None => line,
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
