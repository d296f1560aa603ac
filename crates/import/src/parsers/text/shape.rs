//! The shape of groups of lines: what is drawn with characters and blanks, and what is verse.

use super::line::{Line, closes_sentence, ends_in_stop, is_blank, width};
use crate::parsers::characters::is_wide;

/// The kinds of lines that stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Running text, and what looks like it.
    Prose,
    /// A table or a drawing, whose blanks are part of it.
    Drawn,
    /// Lines that are to stay as they are.
    Verse,
    /// Words of somebody else in a letter, behind `>`.
    Quoted,
    /// The items of a list, and what belongs to them.
    Listed,
    /// The lines below `--` that end a letter.
    Signature,
}

/// The shape of each line.
pub(super) fn shapes(lines: &[Line], is_within: bool) -> Vec<Shape> {
    let mut shapes = vec![Shape::Prose; lines.len()];
    mark_quoted(lines, is_within, &mut shapes);
    mark_listed(lines, is_within, &mut shapes);
    mark_drawn(lines, &mut shapes);
    mark_verse(lines, &mut shapes);
    mark_signature(lines, &mut shapes);
    shapes
}

/// The groups of lines between blank ones, by where they begin and end.
fn groups(lines: &[Line]) -> Vec<(usize, usize)> {
    let mut groups = Vec::new();
    let mut start = 0;
    for end in 1..=lines.len() {
        if end == lines.len() || lines[end].after_blank {
            groups.push((start, end));
            start = end;
        }
    }
    groups
}

fn mark_quoted(lines: &[Line], is_within: bool, shapes: &mut [Shape]) {
    let is_quoted = |line: &Line| line.raw.trim_start().starts_with('>');
    let count = lines.iter().filter(|line| is_quoted(line)).count();
    // Within a quotation every mark is one.
    if count > 1 || count > 0 && is_within {
        for (line, shape) in lines.iter().zip(shapes) {
            if is_quoted(line) {
                *shape = Shape::Quoted;
            }
        }
    }
}

fn mark_listed(lines: &[Line], is_within: bool, shapes: &mut [Shape]) {
    let mut at = 0;
    while at < lines.len() {
        let count = match shapes[at] {
            Shape::Prose => super::list::length(&lines[at..], is_within),
            _ => 0,
        };
        shapes[at..at + count].fill(Shape::Listed);
        at += count.max(1);
    }
}

/// Below `-- ` (RFC 3676 §4.3), near the end.
fn mark_signature(lines: &[Line], shapes: &mut [Shape]) {
    /// The most lines of a signature.
    const LONGEST: usize = 10;
    let sign = lines.iter().rposition(|line| matches!(line.raw.trim_end(), "--"));
    if let Some(sign) = sign.filter(|sign| *sign > 0 && sign + LONGEST >= lines.len()) {
        shapes[sign..].fill(Shape::Signature);
    }
}

fn mark_drawn(lines: &[Line], shapes: &mut [Shape]) {
    for (start, end) in groups(lines) {
        let group = &lines[start..end];
        let is_other = |shape: &Shape| matches!(shape, Shape::Quoted | Shape::Listed);
        if shapes[start..end].iter().any(is_other) || is_justified(group) {
            continue;
        }
        let marked: Vec<bool> =
            group.iter().map(|line| has_columns(line) || is_drawing(line)).collect();
        let count = marked.iter().filter(|marked| **marked).count();
        let is_set_in =
            group.iter().any(|line| line.raw.starts_with(is_blank) || has_columns(line));
        if count < 2 || !is_set_in {
            continue;
        }
        if count * 5 >= group.len() * 3 || count * 2 >= group.len() && group.iter().all(is_short) {
            shapes[start..end].fill(Shape::Drawn);
            continue;
        }
        // A table right below the sentence that names it.
        let first = marked.iter().position(|marked| *marked).unwrap_or_default();
        let last = marked.iter().rposition(|marked| *marked).unwrap_or_default();
        let is_one = count * 3 >= (last + 1 - first) * 2;
        if is_one {
            shapes[start + first..=start + last].fill(Shape::Drawn);
        }
    }
}

/// Whether a line has words in columns: wide gaps within it that are not those behind a sentence.
fn has_columns(line: &Line) -> bool {
    let raw = line.raw.trim_matches(is_blank);
    let is_row = raw.starts_with('|') && raw.matches('|').count() > 2;
    let bytes = raw.char_indices();
    let mut before = ' ';
    let mut gap = 0;
    let mut gaps = 0;
    for (_, c) in bytes {
        if c == ' ' || c == '\t' {
            gap += if c == '\t' { 2 } else { 1 };
            continue;
        }
        let is_sentence = gap == 2 && ".?!:;。”\"".contains(before);
        gaps += usize::from(gap > 1 && !is_sentence);
        (before, gap) = (c, 0);
    }
    is_row || gaps > 0
}

/// Whether a line is drawn: half of it and more is made of strokes.
fn is_drawing(line: &Line) -> bool {
    let is_stroke = |c: char| {
        "|+-_/\\=<>^*#~:.".contains(c)
            || matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{25ff}')
    };
    let text = line.text.replace(' ', "");
    if text.chars().filter(|c| matches!(c, '\u{2500}'..='\u{259f}')).count() > 1 {
        return true;
    }
    let strokes = text.chars().filter(|c| is_stroke(*c)).count();
    strokes * 2 >= text.chars().count() && strokes > 0 && !text.chars().all(|c| c == '.')
}

fn is_short(line: &Line) -> bool {
    width(line.raw) <= 80 && !ends_in_stop(&line.text)
}

/// Whether lines were filled with blanks to one width, as typewriters and old programs did.
fn is_justified(group: &[Line]) -> bool {
    let [lines @ .., _] = group else { return false };
    let widths: Vec<usize> = lines.iter().map(|line| width(line.raw.trim_end())).collect();
    lines.len() > 2 && widths[0] >= 50 && widths.iter().all(|width| *width == widths[0])
}

/// The measures of a group of lines that may be a stanza.
struct Stanza {
    start: usize,
    end: usize,
    widest: usize,
    narrowest: usize,
    /// Lines that begin with a capital.
    capitals: usize,
    /// Lines that end as sentences do, and lines that end in any mark.
    closed: usize,
    marked: usize,
    /// Lines in which a sentence ends before their end.
    broken: usize,
    is_wide: bool,
    is_cased: bool,
    closes: bool,
}

impl Stanza {
    fn of(lines: &[Line], start: usize, end: usize) -> Self {
        let group = &lines[start..end];
        let count = |is: &dyn Fn(&Line) -> bool| group.iter().filter(|line| is(line)).count();
        let first = |line: &Line| line.text.chars().find(|c| c.is_alphabetic());
        let is_upper = |line: &Line| first(line).is_some_and(char::is_uppercase);
        let is_cased =
            |line: &Line| first(line).is_some_and(|c| c.is_uppercase() || c.is_lowercase());
        let widths = || group.iter().map(|line| width(&line.text));
        Self {
            start,
            end,
            widest: widths().max().unwrap_or_default(),
            narrowest: widths().min().unwrap_or_default(),
            capitals: count(&is_upper),
            closed: count(&|line| closes_sentence(&line.text)),
            marked: count(&|line| {
                line.text.ends_with(|c: char| !c.is_alphanumeric() && !is_blank(c))
            }),
            broken: count(&|line| is_broken(&line.text)),
            is_wide: count(&|line| line.text.chars().any(is_wide)) * 2 > group.len(),
            is_cased: count(&is_cased) * 2 > group.len(),
            closes: group.last().is_some_and(|line| ends_in_stop(&line.text)),
        }
    }

    fn count(&self) -> usize {
        self.end - self.start
    }

    /// Whether the lines are those of a stanza by themselves.
    fn is_verse_alone(&self) -> bool {
        let count = self.count();
        if self.is_wide {
            let is_even = self.widest - self.narrowest <= 4;
            return self.widest <= 40
                && count > 1
                && is_even
                && self.marked == count
                && self.broken == 0;
        }
        self.is_cased
            && count > 2
            && self.widest <= 60
            && self.capitals * 5 >= count * 4
            && self.closed * 5 <= count * 3
            && self.broken * 4 <= count
    }

    /// Whether the lines may be those of a stanza among others like it, and are no wrapped
    /// paragraph.
    fn is_verse_among(&self) -> bool {
        let is_paragraph = self.closes
            && self.is_cased
            && self.capitals * 2 <= self.count()
            && self.capitals > 0
            && self.widest > 40;
        let is_filled = self.is_wide && self.marked * 2 < self.count() && self.marked > 0;
        self.count() > 1 && self.widest <= 60 && self.broken == 0 && !is_paragraph && !is_filled
    }
}

/// Whether a sentence ends within a line.
fn is_broken(text: &str) -> bool {
    let inner = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_end = |(at, c): (usize, char)| match c {
        '。' | '！' | '？' => true,
        '.' | '!' | '?' | '؟' => inner[at + c.len_utf8()..].starts_with(' '),
        _ => false,
    };
    inner.char_indices().any(is_end)
}

fn mark_verse(lines: &[Line], shapes: &mut [Shape]) {
    let is_plain = |(start, end): &(usize, usize)| {
        let are_lines = lines[*start..*end].iter().all(|line| {
            !line.is_listed()
                && !line.is_rule()
                && !line.text.contains(": ")
                && !line.text.contains("://")
        });
        shapes[*start..*end].iter().all(|shape| *shape == Shape::Prose) && are_lines
    };
    let stanzas: Vec<Stanza> = groups(lines)
        .into_iter()
        .filter(|group| group.1 - group.0 > 1)
        .filter(is_plain)
        .map(|(start, end)| Stanza::of(lines, start, end))
        .collect();
    // Stanzas are alike: most have as many lines as each other.
    let among: Vec<&Stanza> = stanzas.iter().filter(|stanza| stanza.is_verse_among()).collect();
    let alike =
        |stanza: &Stanza| among.iter().filter(|other| other.count() == stanza.count()).count();
    let is_poem = among.len() > 1
        && among.len() * 4 >= stanzas.len() * 3
        && among.iter().map(|stanza| alike(stanza)).max().unwrap_or_default() * 4
            >= among.len() * 3;
    let verses: Vec<(usize, usize)> = stanzas
        .iter()
        .filter(|stanza| stanza.is_verse_alone() || is_poem && stanza.is_verse_among())
        .map(|stanza| (stanza.start, stanza.end))
        .collect();
    for (start, end) in verses {
        shapes[start..end].fill(Shape::Verse);
    }
}
