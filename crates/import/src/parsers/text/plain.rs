//! A plain text: its paragraphs, however they are parted.

use super::credit::{byline, date_line};
use super::line::{Line, ends_in_stop, join, width};

/// A paragraph or a rule, with the line it begins on.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub number: usize,
    pub text: String,
    pub is_rule: bool,
}

/// The paragraphs of a text. Lines that were wrapped at a column are joined; else every line is a
/// paragraph.
pub(super) fn paragraphs(lines: &[Line]) -> Vec<Paragraph> {
    let parted = lines.iter().skip(1).any(|line| line.after_blank || line.is_indented());
    let column = wrap_column(lines);
    let starts_block = |line: &Line, next: &Line| {
        next.after_blank
            || next.is_listed()
            || next.is_rule()
            || line.is_rule()
            || next.is_indented() && !line.is_indented()
    };
    let mut paragraphs = Vec::new();
    for block in lines.chunk_by(|line, next| !starts_block(line, next)) {
        let wrapped =
            column.is_some_and(|column| is_wrapped(block, column)) && (parted || block.len() > 5);
        for part in block.chunks(if wrapped { block.len() } else { 1 }) {
            let text = join(part.iter().map(|line| line.text.as_str()));
            paragraphs.push(Paragraph { number: part[0].number, text, is_rule: part[0].is_rule() });
        }
    }
    paragraphs
}

/// Whether a first paragraph is a headline.
pub(super) fn is_headline(text: &str) -> bool {
    width(text) <= 140
        && (!ends_in_stop(text)
            || text.ends_with(['?', '!', '？', '！', '…']) && width(text) <= 100)
}

/// Whether a paragraph below the headline says who wrote the text or when, and nothing else.
pub(super) fn is_credit(text: &str) -> bool {
    date_line(text).is_some_and(|found| found.rest.is_empty()) || byline(text).is_some()
}

/// The column that the text is wrapped at, where its lines are short enough for that.
fn wrap_column(lines: &[Line]) -> Option<usize> {
    /// The widest that texts are wrapped by hand or by mail programs.
    const WIDEST: usize = 120;
    let widest = lines.iter().map(|line| width(line.raw.trim_end())).max()?;
    (widest <= WIDEST).then_some(widest)
}

/// Whether every line but the last is so full that the next line's first word had no place on it.
fn is_wrapped(block: &[Line], column: usize) -> bool {
    let is_full = |pair: &&[Line]| {
        let word = first_word(&pair[1].text);
        // Not every program fills lines to the last column.
        width(pair[0].raw.trim_end()) + word + 1 > column - column / 8
    };
    let pairs = block.len() - 1;
    pairs > 0 && block.windows(2).filter(is_full).count() * 10 >= pairs * 9
}

/// The width of what cannot be parted at the beginning of a line.
fn first_word(text: &str) -> usize {
    match text.chars().next() {
        Some(first) if width(first.encode_utf8(&mut [0; 4])) == 2 => 4,
        _ => width(text.split(' ').next().unwrap_or_default()),
    }
}
