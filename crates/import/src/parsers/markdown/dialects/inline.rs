//! The lines of a text → the same lines with a mark for each part that is no CommonMark. Goes
//! through them once; what the parser will take for code, HTML or an address is passed over.

use super::attributes::Attributes;
use super::inline_brackets::Bracket;
use super::pieces::Meaning;
use super::{Context, addresses, formulas, head, jsx};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

/// The lines that follow each other without a blank one, and the number of each in the document.
pub(super) struct Chunk<'t> {
    pub text: &'t str,
    pub numbers: &'t [usize],
}

/// A part of what is written, and the line ends in the source that it stands for.
pub(super) struct Token<'t> {
    pub(super) text: Cow<'t, str>,
    lines: usize,
}

/// The replacement of a part of the source: the offset behind that part, and the text, unless
/// there is none.
pub(super) type Written = Option<(usize, Option<String>)>;

pub(super) struct Scanner<'t, 'c, 'l, 'w> {
    pub(super) text: &'t str,
    numbers: &'t [usize],
    pub(super) at: usize,
    /// An offset, and the line ends before it: counted on from there.
    counted: (usize, usize),
    pub(super) tokens: Vec<Token<'t>>,
    pub(super) brackets: Vec<Bracket>,
    /// Where an end mark comes next, by mark: looking for each once keeps the time linear.
    next: RefCell<HashMap<&'static str, Option<usize>>>,
    /// The last run of backticks of each length.
    ticks: Option<HashMap<usize, usize>>,
    in_anchor: bool,
    /// The lengths of the runs of asterisks that are open.
    pub(super) open_runs: Vec<usize>,
    /// The tags of forums that are open.
    pub(super) open_boards: Vec<&'static str>,
    pub(super) context: &'c mut Context<'l, 'w>,
}

/// Writes a chunk, each of its lines with its number.
pub(super) fn write(chunk: Chunk, context: &mut Context, out: &mut String, lines: &mut Vec<usize>) {
    let mut scanner = Scanner {
        text: chunk.text,
        numbers: chunk.numbers,
        at: 0,
        counted: (0, 0),
        tokens: Vec::new(),
        brackets: Vec::new(),
        next: RefCell::default(),
        ticks: None,
        in_anchor: false,
        open_runs: Vec::new(),
        open_boards: Vec::new(),
        context,
    };
    scanner.run();
    let mut line = 0;
    let number = |line: usize| chunk.numbers.get(line).or(chunk.numbers.last()).copied();
    lines.extend(number(0));
    for Token { text, lines: stands_for } in scanner.tokens {
        let is_same = text.matches('\n').count() == stands_for;
        for part in text.split_inclusive('\n') {
            out.push_str(part);
            if part.ends_with('\n') {
                line += usize::from(is_same);
                lines.extend(number(line));
            }
        }
        if !is_same {
            line += stands_for;
        }
    }
    match out.ends_with('\n') {
        // It was the number of the line that the next chunk begins.
        true => drop(lines.pop()),
        false => out.push('\n'),
    }
}

/// The bytes with which something else than text may begin. Every byte is looked up.
const SPECIAL: [bool; 256] = {
    let (bytes, mut special, mut at) = (b"\\`<>|([]!{$=+%^~*@:hHwW\xEF", [false; 256], 0);
    while at < bytes.len() {
        special[bytes[at] as usize] = true;
        at += 1;
    }
    special
};

impl<'t> Scanner<'t, '_, '_, '_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut plain = 0;
        while self.at < bytes.len() {
            let byte = bytes[self.at];
            if !SPECIAL[usize::from(byte)] || self.is_within_word(byte) {
                self.at += 1;
                continue;
            }
            let at = self.at;
            if let Some((end, token)) = self.special(byte, &mut plain) {
                self.flush(plain, at);
                if let Some(token) = token {
                    self.push_for(at..end, token.into());
                }
                self.at = end;
                plain = end;
            } else if self.at == at {
                self.at += 1;
            }
        }
        self.flush(plain, self.text.len());
    }

    /// Whether a letter with which addresses begin is in the middle of a word.
    fn is_within_word(&self, byte: u8) -> bool {
        byte.is_ascii_alphabetic() && self.before().is_some_and(|c| c.is_ascii_alphanumeric())
    }

    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    pub(super) fn before(&self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    pub(super) fn after(&self, offset: usize) -> Option<char> {
        self.text[self.at + offset..].chars().next()
    }

    /// The number of the line being read.
    pub(super) fn number(&mut self) -> usize {
        let (from, lines) = self.counted;
        if from < self.at {
            let more = self.text[from..self.at].matches('\n').count();
            self.counted = (self.at, lines + more);
        }
        self.numbers.get(self.counted.1).copied().unwrap_or_default()
    }

    pub(super) fn flush(&mut self, from: usize, to: usize) {
        if from < to {
            let text = &self.text[from..to];
            self.push_for(from..to, text.into());
        }
    }

    pub(super) fn push_for(&mut self, source: std::ops::Range<usize>, text: Cow<'t, str>) {
        let lines = self.text[source].matches('\n').count();
        self.tokens.push(Token { text, lines });
    }

    /// The offset of the next end mark at or after `at`.
    pub(super) fn find(&self, mark: &'static str, from: usize) -> Option<usize> {
        let mut next = self.next.borrow_mut();
        let place = next.entry(mark).or_insert(Some(0));
        let stale = place.is_some_and(|place| place < from) || *place == Some(0);
        if stale {
            *place = self.text[from..].find(mark).map(|at| from + at);
        }
        *place
    }

    /// A mark for a part of the source.
    pub(super) fn keep(&mut self, end: usize, meaning: Meaning) -> (usize, Option<String>) {
        (end, Some(self.context.pieces.keep(&self.text[self.at..end], meaning)))
    }

    /// Reads the construct that a special character may begin: the offset behind it and its
    /// replacement. `None` where the source stays.
    fn special(&mut self, byte: u8, plain: &mut usize) -> Written {
        let at = self.at;
        match byte {
            b'\\' => self.backslash(),
            b'`' => self.code(),
            b'<' => self.learn_reference().or_else(|| self.angle()),
            b'[' if self.rest().starts_with("[!") => {
                match self.learn_include().or_else(|| self.retype_component()) {
                    Some(found) => Some(found),
                    None => self.open_bracket(at, false, plain),
                }
            }
            b'[' => match self.board().or_else(|| self.change()) {
                Some(found) => Some(found),
                None => self.open_bracket(at, false, plain),
            },
            b'(' if self.rest().starts_with("((") => self.double_bracket(),
            b'(' if head(self.rest(), 40).contains(":: ") => self.inline_field(')'),
            b'|' if self.rest().starts_with("||") => self.spoiler("||", "||"),
            b'|' | 0xEF if self.rest().starts_with(['|', '｜']) => self.barred_reading(),
            b'>' if self.rest().starts_with(">!") => self.spoiler(">!", "!<"),
            b'!' if self.rest().starts_with("![") => self.picture(plain),
            b'@' if self.rest().starts_with("@[") => self.zenn(),
            b'@' => self.example().or_else(|| self.azure_person()).or_else(|| self.cited()),
            b']' => self.close_bracket(plain),
            b'{' => self.change().or_else(|| self.brace()),
            b'$' => {
                if let Some(found) = self.habr_formula() {
                    return Some(found);
                }
                let found = formulas::in_dollars(self.rest(), self.before())?;
                self.formula(found)
            }
            b'=' => self.paired("==", "mark"),
            // Bear's own.
            b':' if self.rest().starts_with("::") => {
                self.learn_colons().or_else(|| self.paired("::", "mark"))
            }
            b'+' => self.keys().or_else(|| self.paired("++", "ins")),
            b'%' => self.comment(),
            b'^' => self.caret(),
            b'~' => self.tilde(),
            b'*' => self.run_of(b'*'),
            b'h' | b'H' | b'w' | b'W' if !self.in_anchor => {
                let address = addresses::address(self.rest())?;
                let (href, text) = (addresses::href(address), address.to_string());
                Some(self.keep(at + address.len(), Meaning::Link { href, text }))
            }
            _ => None,
        }
    }

    /// The number of one of Pandoc's examples.
    fn example(&mut self) -> Written {
        let rest = &self.rest()[1..];
        let is_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let number = self.context.examples.get(&rest[..end])?;
        (end > 0).then(|| (self.at + 1 + end, Some(number.to_string())))
    }

    fn backslash(&mut self) -> Written {
        if let Some(found) = formulas::in_brackets(self.rest()) {
            return self.formula(found);
        }
        // An escaped character means itself.
        let next = self.after(1)?;
        self.at += 1 + next.len_utf8();
        None
    }

    pub(super) fn formula(&mut self, found: formulas::Found) -> Written {
        let end = self.at + found.end;
        // In the middle of a line it belongs to the sentence, whatever its marks.
        let is_blank = |c: &char| matches!(c, ' ' | '\t' | '>');
        let before = self.text[..self.at].chars().rev().find(|c| !is_blank(c));
        let after = self.text[end..].chars().find(|c| !is_blank(c));
        let is_alone = before.is_none_or(|c| c == '\n') && after.is_none_or(|c| c == '\n');
        let is_display = found.is_display && is_alone;
        Some(self.keep(end, Meaning::Formula { tex: found.tex.to_string(), is_display }))
    }

    /// Passes over code.
    fn code(&mut self) -> Written {
        let length = self.rest().bytes().take_while(|byte| *byte == b'`').count();
        let start = self.at;
        self.at += length;
        let last = self.last_ticks(length).filter(|last| *last >= self.at)?;
        let mut from = self.at;
        while from <= last {
            let run = from + self.text[from..].find('`')?;
            let count = self.text[run..].bytes().take_while(|byte| *byte == b'`').count();
            from = run + count;
            if count == length {
                let before = self.text[..start].chars().next_back();
                self.at = from;
                let role = before == Some('}');
                if let Some(found) = self.raw_in_line(start, from, length) {
                    return Some(found);
                }
                if !role && let Some((end, _)) = self.attributes(from) {
                    // Pandoc's language of code in a line.
                    let code = &self.text[start..from];
                    self.at = start;
                    return Some((end, Some(code.to_string())));
                }
                return None;
            }
        }
        None
    }

    /// Pandoc's part of a line that is meant for one form: `` `<i>a</i>`{=html} ``.
    fn raw_in_line(
        &mut self,
        start: usize,
        from: usize,
        length: usize,
    ) -> Option<(usize, Option<String>)> {
        let (name, _) = head(self.text[from..].strip_prefix("{=")?, 40).split_once('}')?;
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let end = from + 2 + name.len() + 1;
        let code = self.text[start + length..from - length].trim().to_string();
        self.at = start;
        if !is_name {
            return None;
        }
        if name.starts_with("html") {
            return Some(self.keep(end, Meaning::Html(code)));
        }
        let number = self.number();
        self.context.log.warn(number, format!("a part that is meant for {name} was left out"));
        Some(self.keep(end, Meaning::Nothing))
    }

    fn last_ticks(&mut self, length: usize) -> Option<usize> {
        let text = self.text;
        let ticks = self.ticks.get_or_insert_with(|| {
            let mut last = HashMap::new();
            let bytes = text.as_bytes();
            let mut at = 0;
            while let Some(found) = text[at..].find('`') {
                let start = at + found;
                let count = bytes[start..].iter().take_while(|byte| **byte == b'`').count();
                last.insert(count, start);
                at = start + count;
            }
            last
        });
        ticks.get(&length).copied()
    }

    /// Attributes in braces that begin at an offset: where they end, and what they say.
    pub(super) fn attributes(&self, from: usize) -> Option<(usize, Attributes)> {
        let rest = self.text[from..].strip_prefix('{')?;
        let end = self.find("}", from)?;
        let inner = rest.get(..end.checked_sub(from + 1)?)?;
        if inner.contains(['{', '\n']) || inner.starts_with('%') {
            return None;
        }
        Some((end + 1, Attributes::parse(inner)?))
    }

    /// The tag of MDX at the beginning of a text; those without a name are none elsewhere.
    fn jsx(&self, rest: &'t str) -> Option<jsx::JsxTag<'t>> {
        let is_mdx = self.context.is_mdx;
        let is_group = rest.starts_with("<>") || rest.starts_with("</>");
        jsx::tag(rest)
            .filter(|tag| (tag.is_component() || tag.is_foreign()) && (is_mdx || !is_group))
    }

    /// Passes over a tag, an address in angle brackets or a comment.
    fn angle(&mut self) -> Written {
        let rest = self.rest();
        if rest.starts_with("<!--") {
            let end = self.find("-->", self.at)? + 3;
            // One of the blanks on its two sides goes with it.
            if self.before() == Some(' ') && self.text[end..].starts_with(' ') {
                return Some((end + 1, None));
            }
            self.at = end;
            return None;
        }
        if let Some(tag) = self.jsx(rest) {
            return self.component(&tag);
        }
        let name = rest[1..].trim_start_matches('/');
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let end = self.find(">", self.at)?;
        let tag = &self.text[self.at..=end];
        let name: String = name.chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        self.at = end + 1;
        match name.as_str() {
            "a" => self.in_anchor = !tag.starts_with("</") && !tag.ends_with("/>"),
            "code" | "kbd" | "pre" | "samp" | "script" | "style" | "textarea" | "math" | "svg"
                if !tag.starts_with("</") && !tag.ends_with("/>") =>
            {
                // What is in it is no Markdown of any dialect.
                let close = match name.as_str() {
                    "code" => "</code",
                    "kbd" => "</kbd",
                    "pre" => "</pre",
                    "samp" => "</samp",
                    "script" => "</script",
                    "style" => "</style",
                    "textarea" => "</textarea",
                    "math" => "</math",
                    _ => "</svg",
                };
                if let Some(end) = self.find(close, self.at) {
                    self.at = end;
                }
            }
            _ => {}
        }
        None
    }
}
