//! Whether Markdown that was written is read as what it was written from.

use article::{Article, Block, BlockKind, Lang, Span};
use import::{Format, import};
use std::collections::{BTreeSet, HashMap};

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
        [_, read @ .., _] => normalized(read) == normalized(blocks),
        _ => false,
    }
}

/// The places of an article's blocks and notes that are not read again from its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Differing {
    pub body: BTreeSet<usize>,
    pub notes: BTreeSet<usize>,
}

impl Differing {
    /// Whether all is read again.
    pub(super) fn is_empty(&self) -> bool {
        self.body.is_empty() && self.notes.is_empty()
    }

    /// Adds the places of another; whether any of them is new.
    pub(super) fn add(&mut self, other: Self) -> bool {
        let before = (self.body.len(), self.notes.len());
        self.body.extend(other.body);
        self.notes.extend(other.notes);
        before != (self.body.len(), self.notes.len())
    }
}

/// The parts of an article that are not read again from its text.
pub(super) fn differing(article: &Article, text: &str) -> Differing {
    let Some(read) = read(text) else {
        let (body, notes) = (0..article.body.len(), 0..article.notes.len());
        return Differing { body: body.collect(), notes: notes.collect() };
    };
    let (before, after) = (normalized(&article.body), normalized(&read.body));
    let body = changed(&before, &after);
    let differs = |place: &usize| {
        let note = &article.notes[*place];
        read.notes
            .get(*place)
            .is_none_or(|read| normalized(&read.blocks) != normalized(&note.blocks))
    };
    // What is too much at the end has run out of a note.
    let has_run_out = body.is_empty() && before.len() < after.len();
    let notes = (0..article.notes.len()).filter(|place| has_run_out || differs(place)).collect();
    Differing { body, notes }
}

/// How far is looked for a block that is the same again.
const AHEAD: usize = 16;

/// The places of the blocks that have become others.
fn changed(before: &[Block], after: &[Block]) -> BTreeSet<usize> {
    let mut places = BTreeSet::new();
    let (mut at, mut read) = (0, 0);
    while at < before.len() {
        if before.get(at) == after.get(read) {
            (at, read) = (at + 1, read + 1);
            continue;
        }
        let same = (1..2 * AHEAD).find_map(|distance| {
            let lost = 0..=distance.min(AHEAD);
            lost.map(|lost| (lost, distance - lost)).find(|(lost, more)| {
                let block = before.get(at + lost);
                block.is_some() && block == after.get(read + more)
            })
        });
        let Some((lost, more)) = same else {
            places.extend(at..before.len());
            break;
        };
        // What is too much comes of the block before it, or of the one after it.
        let end = if lost == 0 { at + 1 } else { at + lost };
        let begin = if lost == 0 { at.saturating_sub(1) } else { at };
        places.extend(begin..end);
        (at, read) = (at + lost, read + more);
    }
    places
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
/// the colours of code, the levels that headings skip, the numbers of notes, blanks around a line.
fn normalized(blocks: &[Block]) -> Vec<Block> {
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
            let is_verse = matches!(block.kind, BlockKind::Verse { .. });
            for line in block.lines_mut() {
                if !is_verse {
                    trim(line);
                }
                normalize_line(line, &mut notes);
            }
        });
    }
    blocks
}

/// Takes off the blanks around a line, which are seen nowhere.
fn trim(line: &mut Vec<Span>) {
    if let Some(Span::Text(text)) = line.first_mut() {
        *text = text.trim_start().into();
    }
    if let Some(Span::Text(text)) = line.last_mut() {
        *text = text.trim_end().into();
    }
    line.retain(|span| !matches!(span, Span::Text(text) if text.is_empty()));
}

fn normalize_line(line: &mut Vec<Span>, notes: &mut HashMap<String, usize>) {
    // Texts beside each other are one.
    line.dedup_by(|next, text| match (text, next) {
        (Span::Text(text), Span::Text(next)) => {
            text.push_str(next);
            true
        }
        _ => false,
    });
    for span in line {
        match span {
            Span::Formula(formula) if !formula.tex.is_empty() => formula.math.clear(),
            Span::NoteRef { note } => {
                let number = notes.len() + 1;
                *note = notes.entry(note.clone()).or_insert(number).to_string();
            }
            span => {
                span.lines_mut().into_iter().flatten().for_each(|line| normalize_line(line, notes))
            }
        }
    }
}
