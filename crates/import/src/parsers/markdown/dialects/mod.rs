//! Markdown as people write it → CommonMark that the parser reads, with a mark for each part that
//! is no CommonMark. Blocks come first, line by line ([`blocks`]), then the parts within lines
//! ([`inline`]). Code is left as it is.

pub(super) mod addresses;
pub(super) mod attributes;
mod blocks;
mod boards;
pub(super) mod callouts;
mod code_tags;
mod components;
mod critic;
mod directives;
mod drawn;
mod emphasis;
mod enumerated;
mod fences;
mod figures;
mod formula_blocks;
pub(in crate::parsers) mod formulas;
mod habr;
mod html_blocks;
mod inline;
mod inline_brackets;
mod inline_marks;
mod inline_tags;
mod jsx;
mod kramdown;
mod learn;
mod lettered;
mod lines;
mod links;
mod myst;
mod obsidian;
mod outlines;
mod pending;
pub(super) mod pieces;
mod prefix;
mod quarto;
mod retype;
mod rows;
mod shortcode_embeds;
mod shortcodes;
mod slashes;
mod tables;
mod template_blocks;
pub(super) mod templates;
mod worded_tags;

use super::Log;
use crate::parsers::html::fragment::escaped as html_text;
use article::Numerals;
use inline::Chunk;
use pieces::Pieces;
use shortcodes::Picture;
use std::borrow::Cow;
use std::collections::HashMap;
use templates::TemplateTag;

/// A text that the parser reads.
pub(super) struct Prepared {
    pub text: String,
    /// The number in the document of each line of the text.
    pub lines: Vec<usize>,
    pub pieces: Pieces,
    /// Short forms and what they stand for.
    pub abbreviations: Vec<(String, String)>,
    /// The kinds of numbers of lists, by the lines of their first items.
    pub numerals: HashMap<usize, Numerals>,
}

/// Prepares the text whose first line is the one after `lines_before`.
pub(super) fn prepare(text: &str, lines_before: usize, log: &mut Log) -> Prepared {
    let mut context = Context {
        pieces: Pieces::default(),
        log,
        is_raw: false,
        examples: HashMap::new(),
        last_raw: 0,
        is_mdx: false,
        imports: HashMap::new(),
        abbreviations: Vec::new(),
        paired: Vec::new(),
        notes: Vec::new(),
        numerals: HashMap::new(),
        has_citations: inline_brackets::has_citations(text),
        is_outline: outlines::is_outline(text),
    };
    let lines = blocks::lines(text, lines_before, &mut context);
    let (mut out, mut numbers) = (String::with_capacity(text.len() + 64), Vec::new());
    let mut rest = &lines[..];
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|line| line.is_text == first.is_text).count();
        let (run, after) = rest.split_at(count);
        // Blank lines end what is within a line.
        for part in run.split_inclusive(|line| line.text.trim().is_empty()) {
            write(part, &mut context, &mut out, &mut numbers);
        }
        rest = after;
    }
    // Notes may have notes in them.
    let mut written = 0;
    while written < context.notes.len() {
        let (text, number) = context.notes[written].clone();
        written += 1;
        let text = format!("\n[^{}{written}]: {}", Context::NOTE, text.replace('\n', " "));
        let lines = text.split('\n').map(|line| Line { text: line.into(), number, is_text: true });
        write(&lines.collect::<Vec<_>>(), &mut context, &mut out, &mut numbers);
    }
    let Context { pieces, abbreviations, numerals, .. } = context;
    Prepared { text: out, lines: numbers, pieces, abbreviations, numerals }
}

/// A line for the parser.
struct Line<'t> {
    text: Cow<'t, str>,
    number: usize,
    /// Whether it is neither code nor HTML, so that parts of it may be no CommonMark.
    is_text: bool,
}

/// The state of the reading of a text.
struct Context<'l, 'w> {
    pieces: Pieces,
    log: &'l mut Log<'w>,
    /// Whether template tags stand for their own source here (`{% raw %}`).
    is_raw: bool,
    /// The last line in which `{% endraw %}` stands.
    last_raw: usize,
    /// The numbers of Pandoc's examples.
    examples: HashMap<String, usize>,
    /// Whether braces hold programs, as in MDX.
    is_mdx: bool,
    /// The files that MDX imports, by the names that it has for them.
    imports: HashMap<String, String>,
    /// Short forms and what they stand for.
    abbreviations: Vec<(String, String)>,
    /// Marks in pairs that are open in the paragraph.
    paired: Vec<&'static str>,
    /// Notes that stood within lines (`^[…]`), each with its line's number.
    notes: Vec<(String, usize)>,
    /// The kinds of numbers of lists, by the lines of their first items.
    numerals: HashMap<usize, Numerals>,
    /// Whether works are cited as Pandoc has it.
    has_citations: bool,
    /// Whether the document is an outliner's.
    is_outline: bool,
}

impl Context<'_, '_> {
    /// The beginning of the labels of notes that stood in their lines.
    const NOTE: &'static str = "note-in-line-";

    /// Keeps a note. Returns the reference to it.
    fn note(&mut self, text: &str, number: usize) -> String {
        self.notes.push((text.to_string(), number));
        format!("[^{}{}]", Self::NOTE, self.notes.len())
    }

    /// The picture whose file may be named by an import.
    fn imported(&self, mut picture: Picture) -> Picture {
        let name = picture.src.trim_end_matches(".src");
        if let Some(file) = self.imports.get(name) {
            picture.src = file.clone();
        }
        picture
    }

    /// Tells of a part that another file would bring.
    fn elsewhere(&mut self, number: usize, source: &str) {
        let message = format!(
            "what {source} would bring from another file is left out; put it into the document"
        );
        self.log.warn(number, message);
    }

    /// Tells of a template tag that means nothing here.
    fn unknown(&mut self, number: usize, tag: &TemplateTag) {
        let source = tag.source.split_whitespace().collect::<Vec<_>>().join(" ");
        let message =
            format!("the template tag {source} means nothing outside of its site and was left out");
        self.log.warn(number, message);
    }
}

/// Writes lines, each with its number; either all of them are text or none is.
fn write(lines: &[Line], context: &mut Context, out: &mut String, numbers: &mut Vec<usize>) {
    let own: Vec<usize> = lines.iter().map(|line| line.number).collect();
    if lines.first().is_some_and(|line| line.is_text) {
        let mut text = String::new();
        for line in lines {
            text.push_str(&line.text);
            text.push('\n');
        }
        context.paired.clear();
        let (start, first) = (out.len(), numbers.len());
        inline::write(Chunk { text: &text, numbers: &own }, context, out, numbers);
        // Formulas are parts behind marks by now, and their bars part nothing.
        if text.contains('|')
            && let Some(mended) = rows::escape_bars(&out[start..], &numbers[first..], context)
        {
            out.replace_range(start.., &mended);
        }
    } else {
        for line in lines {
            out.push_str(&line.text);
            out.push('\n');
        }
        numbers.extend(own);
    }
}

/// The beginning of a text, of so many bytes at most.
pub(in crate::parsers) fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A size in pixels: `120` or `120x80`.
pub(super) fn size(text: &str) -> Option<(Option<u32>, Option<u32>)> {
    let (width, height) = text.split_once('x').unwrap_or((text, ""));
    let pixels = |text: &str| {
        let n = text.parse().ok().filter(|n| (1..=article::MAX_PIXELS).contains(n));
        n.filter(|_| text.chars().all(|c| c.is_ascii_digit()))
    };
    match (pixels(width), pixels(height)) {
        (None, _) => None,
        (Some(_), None) if !height.is_empty() => None,
        (width, height) => Some((width, height)),
    }
}
