//! Straight quotation marks, hyphens and dots → the marks that a language writes, where the writer
//! asks for it.

use article::{Article, Block, BlockKind, Lang, Mark, Phrase, Span};

/// The marks of a language: those around words, and those around words within them.
struct Marks {
    double: [&'static str; 2],
    single: [&'static str; 2],
    /// Whether the language writes words without blanks, which then do not tell where a quotation
    /// begins.
    is_square: bool,
}

/// Replaces straight marks in the article's words, and nothing in its code and its addresses.
/// Quotation marks are those of the language around them (Unicode CLDR, delimiters).
pub fn smarten(article: &mut Article) {
    let lang = article.lang.clone();
    let around = [&mut article.headline].into_iter().chain(&mut article.standfirst);
    let around = around.chain(&mut article.site).chain(&mut article.column);
    let around = around.chain(&mut article.topics).chain(&mut article.copyright);
    let names = article.bylines.iter_mut().filter_map(|byline| byline.name.as_mut());
    let stories = article.related.iter_mut();
    let stories = stories.flat_map(|story| [&mut story.title].into_iter().chain(&mut story.lead));
    around.chain(names).chain(stories).for_each(|phrase| smarten_phrase(phrase, &lang));
    article.body.iter_mut().for_each(|block| smarten_block(block, &lang));
    article
        .notes
        .iter_mut()
        .flat_map(|note| &mut note.blocks)
        .for_each(|block| smarten_block(block, &lang));
    smarten_line(&mut article.source, &lang);
}

fn smarten_phrase(phrase: &mut Phrase, around: &Lang) {
    let marks = Marks::of(phrase.lang.as_ref().unwrap_or(around));
    smarten_pieces(vec![Piece::Text(&mut phrase.text, marks)]);
}

fn smarten_block(block: &mut Block, around: &Lang) {
    let lang = block.lang.clone().unwrap_or_else(|| around.clone());
    if let BlockKind::Figure(figure) = &mut block.kind {
        for text in [&mut figure.credit, &mut figure.image.alt] {
            smarten_pieces(vec![Piece::Text(text, Marks::of(&lang))]);
        }
    }
    block.lines_mut().into_iter().for_each(|line| smarten_line(line, &lang));
    block.children_mut().for_each(|block| smarten_block(block, &lang));
}

fn smarten_line(line: &mut [Span], lang: &Lang) {
    let mut pieces = Vec::new();
    gather(line, lang, &mut pieces);
    smarten_pieces(pieces);
}

/// A part of a line.
enum Piece<'a> {
    Text(&'a mut String, Marks),
    /// The pieces that stay as they are, each with the letter that stands for it.
    Kept(char),
}

/// Takes a line apart, through all its marks.
fn gather<'a>(spans: &'a mut [Span], lang: &Lang, pieces: &mut Vec<Piece<'a>>) {
    for span in spans {
        match span {
            Span::Text(text) => pieces.push(Piece::Text(text, Marks::of(lang))),
            Span::Code(_) | Span::Picture(_) | Span::Formula(_) => {
                pieces.push(Piece::Kept('x'));
            }
            Span::LineBreak => pieces.push(Piece::Kept(' ')),
            Span::NoteRef { .. } => {}
            Span::Foreign { lang, spans } => gather(spans, &lang.clone(), pieces),
            Span::Ruby { spans, reading } => {
                gather(spans, lang, pieces);
                pieces.push(Piece::Kept('('));
                gather(reading, lang, pieces);
                pieces.push(Piece::Kept(')'));
            }
            // Keyboard input and program output stay as they are.
            Span::Marked { mark: Mark::Keyboard | Mark::Sample | Mark::Variable, .. } => {
                pieces.push(Piece::Kept('x'));
            }
            span => gather(span.children_mut(), lang, pieces),
        }
    }
}

fn smarten_pieces(pieces: Vec<Piece>) {
    let is_straight = |piece: &Piece| match piece {
        Piece::Text(text, _) => text.contains(['"', '\'', '-', '.']),
        Piece::Kept(_) => false,
    };
    if !pieces.iter().any(is_straight) {
        return;
    }
    let chars: Vec<char> = pieces
        .iter()
        .flat_map(|piece| match piece {
            Piece::Text(text, _) => text.chars().collect::<Vec<_>>(),
            Piece::Kept(c) => vec![*c],
        })
        .collect();
    let mut line = Line::new(chars);
    for piece in pieces {
        match piece {
            Piece::Text(text, marks) => {
                let end = line.at + text.chars().count();
                let mut smart = String::with_capacity(text.len());
                while line.at < end {
                    line.step(&marks, end, &mut smart);
                }
                *text = smart;
            }
            Piece::Kept(_) => line.at += 1,
        }
    }
}

/// A line that is being gone through.
struct Line {
    chars: Vec<char>,
    /// Of each character whether the word that it stands in is an address.
    is_address: Vec<bool>,
    /// Where the last mark stands that may close a quotation in single marks.
    last_closing: Option<usize>,
    at: usize,
    /// Whether a quotation is open: one in double marks, one in single.
    is_open: [bool; 2],
}

impl Line {
    /// Begins at the start of a line. All that a step would have to look for far away is found
    /// here, once, so that the time grows with the length alone.
    fn new(chars: Vec<char>) -> Self {
        let words = chars.split_inclusive(|c| c.is_whitespace());
        let is_address = words.flat_map(|word| vec![is_address(word); word.len()]).collect();
        let last_closing = chars.iter().enumerate().rposition(|(at, c)| {
            let before = at.checked_sub(1).and_then(|before| chars.get(before));
            *c == '\''
                && before.is_some_and(|before| !before.is_whitespace())
                && !chars.get(at + 1).is_some_and(char::is_ascii_alphanumeric)
        });
        Self { chars, is_address, last_closing, at: 0, is_open: [false; 2] }
    }

    /// Takes the next character, or several that are one mark, up to `end`.
    fn step(&mut self, marks: &Marks, end: usize, smart: &mut String) {
        let Some(c) = self.chars.get(self.at).copied() else { return self.at = end };
        let run = match c {
            '-' | '.' => self.chars[self.at..end].iter().take_while(|next| **next == c).count(),
            _ => 1,
        };
        let mark = match (c, run) {
            _ if self.is_address.get(self.at).copied().unwrap_or_default() => None,
            ('"', _) => self.double(marks),
            ('\'', _) => self.single(marks),
            // A word that begins with two hyphens is a program's option.
            ('-', 2) if self.begins() && !self.ends(2) => None,
            ('-', 2) => Some("–"),
            ('-', 3) => Some("—"),
            ('.', 3) => Some("…"),
            _ => None,
        };
        match mark {
            Some(mark) => smart.push_str(mark),
            None => (0..run).for_each(|_| smart.push(c)),
        }
        self.at += run;
    }

    fn double(&mut self, marks: &Marks) -> Option<&'static str> {
        let [open, close] = marks.double;
        let is_open = self.is_open[0];
        let begins = self.begins() || marks.is_square && !is_open;
        if begins && !self.ends(1) {
            self.is_open[0] = true;
            return Some(open);
        }
        // Behind a number, where nothing is open, it stands for inches.
        self.is_open[0] = false;
        is_open.then_some(close)
    }

    fn single(&mut self, marks: &Marks) -> Option<&'static str> {
        const APOSTROPHE: &str = "’";
        let [open, close] = marks.single;
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (before, after) = (self.before(), self.after(1));
        if is_letter(before) && is_letter(after) && !marks.is_square {
            return Some(APOSTROPHE);
        }
        let begins = self.begins() || marks.is_square && !self.is_open[1];
        if begins && !self.ends(1) && self.is_closed_later() {
            self.is_open[1] = true;
            return Some(open);
        }
        if std::mem::take(&mut self.is_open[1]) {
            return Some(close);
        }
        // Behind a number it stands for feet.
        (!before.is_some_and(|c| c.is_ascii_digit())).then_some(APOSTROPHE)
    }

    /// Whether a mark that may close a quotation follows.
    fn is_closed_later(&self) -> bool {
        self.last_closing.is_some_and(|last| last > self.at + 1)
    }

    fn before(&self) -> Option<char> {
        self.chars.get(self.at.checked_sub(1)?).copied()
    }

    fn after(&self, count: usize) -> Option<char> {
        self.chars.get(self.at + count).copied()
    }

    /// Whether a word could begin here.
    fn begins(&self) -> bool {
        const OPENING: &str = "([{-–—/\"'“‘„‚«‹「『¿¡\u{202f}";
        self.before().is_none_or(|c| c.is_whitespace() || OPENING.contains(c))
    }

    /// Whether nothing follows after so many characters, or a blank.
    fn ends(&self, count: usize) -> bool {
        self.after(count).is_none_or(char::is_whitespace)
    }
}

/// Whether a word, with the blank behind it, is an address.
fn is_address(word: &[char]) -> bool {
    word.windows(3).any(|three| three == [':', '/', '/']) || word.starts_with(&['w', 'w', 'w', '.'])
}

impl Marks {
    fn of(lang: &Lang) -> Self {
        let tag = lang.as_str().to_ascii_lowercase();
        let region = tag.split('-').skip(1).find(|part| part.len() == 2);
        let (double, single) = match (lang.primary().as_str(), region) {
            ("de", Some("ch" | "li")) => (["«", "»"], ["‹", "›"]),
            ("de" | "cs" | "sk" | "sl" | "hr" | "is" | "lt" | "bg" | "sr", _) => {
                (["„", "“"], ["‚", "‘"])
            }
            ("pl" | "ro" | "hu", _) => (["„", "”"], ["«", "»"]),
            ("fr", Some("ch")) => (["«\u{202f}", "\u{202f}»"], ["‹\u{202f}", "\u{202f}›"]),
            ("fr", _) => (["«\u{202f}", "\u{202f}»"], ["“", "”"]),
            ("es" | "ca" | "it" | "el" | "no" | "nb" | "nn" | "fa", _) => (["«", "»"], ["“", "”"]),
            ("pt", Some("pt")) => (["«", "»"], ["“", "”"]),
            ("ru" | "uk" | "be", _) => (["«", "»"], ["„", "“"]),
            ("sv" | "fi", _) => (["”", "”"], ["’", "’"]),
            ("he", _) => (["”", "”"], ["’", "’"]),
            ("ja", _) => (["「", "」"], ["『", "』"]),
            _ if lang.is_traditional() => (["「", "」"], ["『", "』"]),
            _ => (["“", "”"], ["‘", "’"]),
        };
        Self { double, single, is_square: lang.is_square() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn smart(lang: &str, text: &str) -> String {
        let mut article = Article::new(Lang::parse(lang).unwrap(), text);
        smarten(&mut article);
        article.headline.text
    }

    #[test]
    fn quotation_marks_are_those_of_the_language() {
        for (lang, text) in [
            ("en", "He said: “It’s ‘late’, isn’t it?”"),
            ("de", "He said: „It’s ‚late‘, isn’t it?“"),
            ("de-CH", "He said: «It’s ‹late›, isn’t it?»"),
            ("fr", "He said: «\u{202f}It’s “late”, isn’t it?\u{202f}»"),
            ("es", "He said: «It’s “late”, isn’t it?»"),
            ("pl", "He said: „It’s «late», isn’t it?”"),
            ("sv", "He said: ”It’s ’late’, isn’t it?”"),
        ] {
            assert_eq!(smart(lang, "He said: \"It's 'late', isn't it?\""), text, "{lang}");
        }
        assert_eq!(smart("zh-Hans", "他说\"等\"，又说\"走\"。"), "他说“等”，又说“走”。");
        assert_eq!(smart("zh-TW", "他說\"等\"。"), "他說「等」。");
        assert_eq!(smart("ja", "彼は\"はい\"と言った"), "彼は「はい」と言った");
    }

    #[test]
    fn apostrophes_primes_dashes_and_dots() {
        for (text, is) in [
            ("rock 'n' roll in the '90s", "rock ‘n’ roll in the ’90s"),
            ("the dogs' bowls", "the dogs’ bowls"),
            ("6' tall and 12\" wide", "6' tall and 12\" wide"),
            ("1990--2000 --- and so on...", "1990–2000 — and so on…"),
            ("the option --smart", "the option --smart"),
            ("see https://example.org/a--b", "see https://example.org/a--b"),
            ("---- .....", "---- ....."),
        ] {
            assert_eq!(smart("en", text), is);
        }
    }

    /// The time grows with the length alone, though Chinese text is one word.
    #[test]
    fn long_lines_without_blanks_are_gone_through_once() {
        let text = "'a\"-.字".repeat(200_000);
        assert_eq!(smart("zh-Hans", &text).matches('字').count(), 200_000);
    }

    #[test]
    fn marks_reach_across_spans_and_leave_code_alone() {
        let emphasis = Span::Emphasis(vec![Span::text("so\" it's")]);
        let mut line = vec![Span::text("\""), emphasis, Span::Code("\"x\" -- y".into())];
        smarten_line(&mut line, &Lang::english());
        let emphasis = Span::Emphasis(vec![Span::text("so” it’s")]);
        assert_eq!(line, [Span::text("“"), emphasis, Span::Code("\"x\" -- y".into())]);
    }
}
