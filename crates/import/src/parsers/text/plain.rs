//! A plain text: its paragraphs, however they are parted, and what is to stay as it is.

use super::credit::{date_line, is_byline};
use super::line::{Line, ends_in_stop, join, lines, width};
use super::list::{Mark, mark};
use super::shape::{Shape, shapes};
use article::Numerals;

/// A piece of a text, with the line it begins on.
#[derive(Debug)]
pub(super) struct Piece {
    pub number: usize,
    pub kind: PieceKind,
}

/// The kinds of pieces.
#[derive(Debug)]
pub(super) enum PieceKind {
    Paragraph(String),
    Rule,
    /// Lines that stay as they are; an empty one parts stanzas.
    Verse(Vec<String>),
    /// A table or a drawing, with its blanks.
    Drawn(String),
    /// A heading and its level.
    Heading(u8, String),
    /// Items, each with what it holds, the first number of those that are numbered, and its kind.
    List(Option<(u32, Numerals)>, Vec<Vec<Piece>>),
    /// Words of somebody else.
    Quote(Vec<Piece>),
    /// The lines that end a letter.
    Signature(Vec<String>),
}

/// The most quotes within each other that are told apart.
const DEEPEST: usize = 8;

/// The pieces of a text.
pub(super) fn pieces(lines: &[Line]) -> Vec<Piece> {
    pieces_within(lines, 0)
}

fn pieces_within(all: &[Line], depth: usize) -> Vec<Piece> {
    let shapes = shapes(all, depth > 0);
    let mut pieces = Vec::new();
    let mut start = 0;
    for run in shapes.chunk_by(|one, next| one == next) {
        let lines = &all[start..start + run.len()];
        start += run.len();
        let number = lines[0].number;
        let kind = match run[0] {
            Shape::Prose => {
                pieces.extend(paragraphs(lines, depth > 0));
                continue;
            }
            Shape::Drawn => PieceKind::Drawn(with_blank_lines(lines).join("\n")),
            Shape::Verse => PieceKind::Verse(with_blank_lines(lines)),
            Shape::Quoted if depth < DEEPEST => PieceKind::Quote(quote(lines, depth)),
            Shape::Quoted => {
                pieces.extend(paragraphs(lines, depth > 0));
                continue;
            }
            Shape::Listed => {
                pieces.extend(lists(lines, depth));
                continue;
            }
            Shape::Signature => {
                let lines = lines.iter().skip(1).map(|line| line.text.clone());
                let kind = PieceKind::Rule;
                pieces.push(Piece { number, kind });
                PieceKind::Signature(lines.collect())
            }
        };
        pieces.push(Piece { number, kind });
    }
    pieces
}

/// The lines as they are, without the blanks that they all begin with, and empty lines between
/// those that blank ones part.
fn with_blank_lines(lines: &[Line]) -> Vec<String> {
    let indent = |line: &Line| line.raw.len() - line.raw.trim_start_matches(' ').len();
    let common = lines.iter().map(indent).min().unwrap_or_default();
    let mut kept = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        if index > 0 && line.after_blank {
            kept.push(String::new());
        }
        kept.push(line.raw[common..].trim_end().to_string());
    }
    kept
}

/// The lists of lines in which each item has its mark.
fn lists(lines: &[Line], depth: usize) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut last: Option<Mark> = None;
    let base = lines.first().and_then(mark).map_or(0, |mark| mark.indent);
    let is_top = |line: &Line| mark(line).filter(|mark| mark.indent <= base + 1);
    let mut start = 0;
    while start < lines.len() {
        let more = lines[start + 1..].iter().take_while(|line| is_top(line).is_none()).count();
        let item = &lines[start..=start + more];
        let number = item[0].number;
        start += more + 1;
        let Some(found) = mark(&item[0]) else { break };
        // Lines below the item's own belong to it up to a blank one, or to a list within it.
        let own =
            item[1..].iter().take_while(|line| mark(line).is_none() && !line.after_blank).count();
        let text = std::iter::once(&item[0].text[found.text..])
            .chain(item[1..=own].iter().map(|line| line.text.as_str()));
        let mut blocks = vec![Piece { number, kind: PieceKind::Paragraph(join(text)) }];
        if depth < DEEPEST {
            blocks.extend(pieces_within(&item[own + 1..], depth + 1));
        } else {
            blocks.extend(paragraphs(&item[own + 1..], true));
        }
        let follows = last.as_ref().is_some_and(|last| found.follows(last));
        match pieces.last_mut().map(|piece| &mut piece.kind) {
            Some(PieceKind::List(_, items)) if follows => items.push(blocks),
            _ => pieces.push(Piece { number, kind: PieceKind::List(found.number, vec![blocks]) }),
        }
        last = Some(found);
    }
    pieces
}

/// Reads the text of quoted lines, without their marks.
fn quote(quoted: &[Line], depth: usize) -> Vec<Piece> {
    let inner = |line: &Line| {
        let text = line.raw.trim_start();
        let text = text.strip_prefix('>').unwrap_or(text);
        text.strip_prefix(' ').unwrap_or(text).to_string()
    };
    let text: Vec<String> = quoted
        .iter()
        .enumerate()
        .flat_map(|(index, line)| {
            (index > 0 && line.after_blank).then(String::new).into_iter().chain([inner(line)])
        })
        .collect();
    let text = text.join("\n");
    let mut pieces = pieces_within(&lines(&text), depth + 1);
    let number = quoted[0].number;
    pieces.iter_mut().for_each(|piece| piece.number += number - 1);
    pieces
}

/// The paragraphs of running text. Lines that were wrapped at a column, or by a mail program that
/// leaves a blank at their ends (RFC 3676), are joined; else every line is a paragraph.
fn paragraphs(lines: &[Line], is_quoted: bool) -> Vec<Piece> {
    // Mail programs wrap what they quote.
    let parted =
        is_quoted || lines.iter().skip(1).any(|line| line.after_blank || line.is_indented());
    let column = wrap_column(lines);
    let flowed = is_flowed(lines);
    let starts_block = |line: &Line, next: &Line| {
        next.after_blank
            || next.is_listed()
            || next.is_rule()
            || line.is_rule()
            || next.is_indented() && !line.is_indented()
    };
    let mut paragraphs = Vec::new();
    for block in lines.chunk_by(|line, next| !starts_block(line, next)) {
        let wrapped = column.is_some_and(|column| is_wrapped(block, column))
            && (parted || block.len() > 5)
            || block.windows(2).any(|pair| parts_a_word(&pair[0], &pair[1]));
        let parts: Vec<&[Line]> = match () {
            () if flowed => block.chunk_by(|line, _| flows_on(line)).collect(),
            () if wrapped => vec![block],
            () => block.chunks(1).collect(),
        };
        for part in parts {
            let below = paragraphs.last_mut().filter(|_| part[0].is_rule());
            if below.is_some_and(|piece| underline(piece, &part[0])) {
                continue;
            }
            let kind = match part[0].is_rule() {
                true => PieceKind::Rule,
                false => PieceKind::Paragraph(join(part.iter().map(|line| line.text.as_str()))),
            };
            paragraphs.push(Piece { number: part[0].number, kind });
        }
    }
    paragraphs
}

/// Makes a heading of a paragraph of one line that a rule right below it underlines.
fn underline(piece: &mut Piece, rule: &Line) -> bool {
    let PieceKind::Paragraph(text) = &mut piece.kind else { return false };
    let (text_width, rule_width) = (width(text), width(rule.raw.trim()));
    let is_one = piece.number + 1 == rule.number
        && !rule.after_blank
        && rule.text.starts_with(['=', '-', '~'])
        && !ends_in_stop(text)
        && text_width <= 80
        && rule_width.abs_diff(text_width) <= 4;
    if is_one {
        let level = if rule.text.starts_with('=') { 1 } else { 2 };
        piece.kind = PieceKind::Heading(level, std::mem::take(text));
    }
    is_one
}

fn flows_on(line: &Line) -> bool {
    line.raw.ends_with(' ') && !line.raw.ends_with("  ")
}

/// Whether lines that go on end in a blank, and those that end a paragraph do not.
fn is_flowed(lines: &[Line]) -> bool {
    let inner: Vec<&Line> = lines
        .iter()
        .zip(lines.iter().skip(1))
        .filter(|(_, next)| !next.after_blank)
        .map(|(line, _)| line)
        .collect();
    let flowing = inner.iter().filter(|line| flows_on(line)).count();
    let ends = lines.iter().filter(|line| flows_on(line)).count();
    flowing > 1 && flowing * 2 >= inner.len() && flowing * 5 >= ends * 4
}

/// Whether a first paragraph is a headline.
pub(super) fn is_headline(text: &str) -> bool {
    width(text) <= 140
        && (!ends_in_stop(text)
            || text.ends_with(['?', '!', '？', '！', '…']) && width(text) <= 100)
}

/// Whether a paragraph below the headline says who wrote the text or when, and nothing else.
pub(super) fn is_credit(text: &str) -> bool {
    date_line(text).is_some_and(|found| found.rest.is_empty()) || is_byline(text)
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

/// Whether a word begins on one line and ends on the next.
fn parts_a_word(line: &Line, next: &Line) -> bool {
    let before = line.text.strip_suffix('-').unwrap_or_default().chars().next_back();
    before.is_some_and(char::is_lowercase) && next.text.starts_with(char::is_lowercase)
}

/// The width of what cannot be parted at the beginning of a line.
fn first_word(text: &str) -> usize {
    match text.chars().next() {
        Some(first) if width(first.encode_utf8(&mut [0; 4])) == 2 => 4,
        _ => width(text.split(' ').next().unwrap_or_default()),
    }
}
