//! Whether Markdown that was written is read as what it was written from.

use article::{Article, Block, BlockKind, Lang, Span};
use import::{Format, import};
use std::collections::HashMap;
use std::ops::Range;

/// Whether a block by itself is read again from its text.
pub(super) fn is_kept(block: &Block, text: &str, lang: &Lang) -> bool {
    is_plain(block) || has(text, std::slice::from_ref(block), lang)
}

/// Whether blocks are read again from a text, between others.
fn has(text: &str, blocks: &[Block], lang: &Lang) -> bool {
    let mut document =
        format!("---\ntitle: x\nstandfirst: x\nlang: {}\n---\n\nx\n\n{text}\n\nx\n", lang.as_str());
    let mut notes = Vec::new();
    blocks.iter().for_each(|block| references(block, &mut notes));
    for note in notes {
        document += &format!("\n[^{note}]: x\n");
    }
    let Some(read) = read(&document) else { return false };
    match &read.body[..] {
        [_, read @ .., _] => settled(read) == settled(blocks),
        _ => false,
    }
}

/// The parts of a document that are not read again from its text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Differing {
    pub body: Range<usize>,
    /// The places of notes.
    pub notes: Vec<usize>,
}

/// The parts of an article that are not read again from its text; `None` where all are.
pub(super) fn differing(article: &Article, text: &str) -> Option<Differing> {
    let Some(read) = read(text) else {
        let notes = (0..article.notes.len()).collect();
        return Some(Differing { body: 0..article.body.len(), notes });
    };
    let (before, after) = (settled(&article.body), settled(&read.body));
    let same = |pair: &(&Block, &Block)| pair.0 == pair.1;
    let begin = before.iter().zip(&after).take_while(same).count();
    let rest = before.len().min(after.len()) - begin;
    let end = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(same).count();
    let is_whole = begin == before.len() && before.len() == after.len();
    let body = if is_whole { 0..0 } else { begin..before.len() - end };
    let differs = |place: &usize| {
        read.notes
            .get(*place)
            .is_none_or(|note| settled(&note.blocks) != settled(&article.notes[*place].blocks))
    };
    // What is too much in the text has run out of a note.
    let is_note = !is_whole && body.is_empty();
    let notes: Vec<usize> =
        (0..article.notes.len()).filter(|place| is_note || differs(place)).collect();
    (!is_whole || !notes.is_empty()).then_some(Differing { body, notes })
}

fn read(text: &str) -> Option<Article> {
    import("", text.as_bytes(), Some(Format::Markdown)).ok().map(|read| read.article)
}

/// Whether a block is a paragraph of words and nothing that could be a sign.
fn is_plain(block: &Block) -> bool {
    let BlockKind::Paragraph { spans } = &block.kind else { return false };
    let [Span::Text(text)] = &spans[..] else { return false };
    let is_plain = |c: char| c.is_alphanumeric() || " ,;.?!()’‘“”。，、；？！".contains(c);
    block.id.is_empty()
        && block.lang.is_none()
        && block.dir.is_none()
        && text.starts_with(char::is_alphabetic)
        && text.chars().all(is_plain)
        && !text.contains("  ")
        && !text.ends_with(' ')
        && !["www.", "http"].iter().any(|begin| text.contains(begin))
}

/// The names of the notes that a block refers to, each once.
fn references(block: &Block, notes: &mut Vec<String>) {
    for span in block.walk().flat_map(Block::lines).flatten() {
        span.walk(&mut |span| {
            if let Span::NoteRef { note } = span
                && !notes.contains(note)
            {
                notes.push(note.clone());
            }
        });
    }
}

/// Blocks without what follows from the rest: ids made of the text, the forms of formulas in TeX,
/// the colours of code, the levels that headings skip, the numbers of notes.
fn settled(blocks: &[Block]) -> Vec<Block> {
    let mut blocks = blocks.to_vec();
    let mut levels = [false; 7];
    for block in blocks.iter().flat_map(Block::walk) {
        if let BlockKind::Heading { level, .. } = &block.kind {
            levels[usize::from((*level).min(6))] = true;
        }
    }
    let mut notes = HashMap::new();
    for block in &mut blocks {
        block.walk_mut(&mut |block| {
            if block.has_made_id() {
                block.id.clear();
            }
        });
        block.walk_mut(&mut |block| {
            match &mut block.kind {
                BlockKind::Formula(formula) if !formula.tex.is_empty() => formula.math.clear(),
                BlockKind::Code(code) => {
                    code.tokens.clear();
                    code.text.truncate(code.text.trim_end_matches('\n').len());
                }
                BlockKind::Heading { level, .. } => {
                    let below = &levels[..usize::from((*level).min(6))];
                    *level = below.iter().filter(|used| **used).count() as u8;
                }
                _ => {}
            }
            block.lines_mut().into_iter().for_each(|line| settle_line(line, &mut notes));
        });
    }
    blocks
}

fn settle_line(spans: &mut [Span], notes: &mut HashMap<String, usize>) {
    for span in spans {
        match span {
            Span::Formula(formula) if !formula.tex.is_empty() => formula.math.clear(),
            Span::NoteRef { note } => {
                let number = notes.len() + 1;
                *note = notes.entry(note.clone()).or_insert(number).to_string();
            }
            Span::Ruby { spans, reading } => {
                settle_line(spans, notes);
                settle_line(reading, notes);
            }
            span => settle_line(span.children_mut(), notes),
        }
    }
}
