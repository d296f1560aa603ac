//! The frame of a page copied from anywhere, in whatever language: known by the lengths of lines,
//! by sentences, by what is repeated and by where it stands, and never by its wordings.

use super::caption;
use super::credit::{date_line, email_line, is_byline, is_copyright};
use super::headline::{headline, title};
use super::line::{Line, closes_sentence, ends_in_stop, sentences, width};
use super::stretch::{before_portrait, core, paragraphs, typical};
use super::{signature, signer, stories};
use crate::parsers::characters::is_wide;
use crate::parsers::html::controls::{is_control, is_count};
use crate::parsers::html::wordings::{is_offer, is_related, offers};
use article::Date;
use std::collections::HashMap;
use std::ops::Range;

/// The parts of a copied page, by the places of their lines.
pub(super) struct Page {
    pub site: Option<String>,
    pub headline: usize,
    pub standfirst: Option<usize>,
    pub credits: Vec<usize>,
    /// The name of who signs, where it is a line by itself.
    pub signer: Option<String>,
    pub body: Vec<usize>,
    pub copyright: Vec<usize>,
    pub stories: Range<usize>,
    /// The lines that are left out.
    pub left_out: Vec<Range<usize>>,
}

impl Page {
    /// Whether there is more around the text than a title, labels and stories.
    pub(super) fn has_menus(&self, lines: &[Line]) -> bool {
        let last = self.body.last().map_or(0, |at| at + 1);
        self.headline > 3 || lines.len() - last > 8
    }
}

impl Page {
    /// The parts of a page, where there is evidence enough that the text is one.
    pub(super) fn of(lines: &[Line]) -> Option<Self> {
        let prose = paragraphs(lines);
        let core = core(lines, &prose)?;
        let repeated = Repeated::of(lines);
        let headline = headline(lines, core.start, &repeated)?;
        let core = core.start.max(headline + 1)..core.end;
        let text = core.start..before_portrait(lines, &core);
        let above = lines[..headline].iter().filter(|line| is_label(line)).count();
        let below = &lines[core.end..];
        let is_noticed = below.iter().any(|line| is_notice(&line.text));
        let title = title(lines, headline);
        let evidence = [
            (title.is_some(), 3),
            (above > 2 && run_of_labels(&lines[..headline]) > 2, 2),
            (above > 7, 1),
            (run_of_labels(below) > 2, 1),
            (below.len() > 7 && below.iter().filter(|line| is_label(line)).count() > 5, 1),
            (has_remarks(below), 2),
            (lines[..headline].iter().any(is_menu), 1),
            (lines.iter().filter(|line| is_known(&line.text)).count() > 1, 1),
            (is_noticed, 2),
            (lines[headline + 1..core.start.max(headline + 1)].iter().any(is_dated), 1),
        ];
        let points: u32 =
            evidence.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum();
        // A recipe or a letter begins with short lines, too.
        let is_page =
            title.is_some() || is_noticed || run_of_labels(below) > 2 || has_remarks(below);
        if points < 4 || !is_page {
            return None;
        }
        let mut page = Self {
            site: title.flatten(),
            headline,
            standfirst: None,
            credits: Vec::new(),
            signer: None,
            body: Vec::new(),
            copyright: Vec::new(),
            stories: stories::below(lines, core.end),
            left_out: Vec::new(),
        };
        page.take_head(lines, &core, &prose, &repeated);
        page.take_body(lines, &text, &prose, &repeated);
        page.take_signer(lines, &core);
        page.copyright =
            (core.end..lines.len()).filter(|at| is_notice(&lines[*at].text)).take(2).collect();
        page.tell_left_out(lines.len());
        Some(page)
    }

    /// Reads what stands between the headline and the first paragraph.
    fn take_head(
        &mut self,
        lines: &[Line],
        core: &Range<usize>,
        prose: &[bool],
        repeated: &Repeated,
    ) {
        let between = lines.iter().enumerate().take(core.start).skip(self.headline + 1);
        for (at, line) in between {
            if is_credit(line) {
                self.credits.push(at);
            } else if self.standfirst.is_none()
                && self.credits.is_empty()
                && width(&line.text) >= 50
                && !repeated.has(line)
            {
                self.standfirst = Some(at);
            }
        }
        // What sums up is a sentence like those of the text, with names and dates below it.
        let Some(first) = lines.get(core.start) else { return };
        let next = prose[core.start + 1..core.end].iter().position(|prose| *prose);
        let between = next.map_or(0, |next| next);
        let has_credit = lines[core.start + 1..core.start + 1 + between].iter().any(is_credit);
        let has_caption = lines.get(core.start + 1).is_some_and(|next| {
            between > 0
                && caption::is_caption(&next.text)
                && sums_up(first, typical(lines, prose, core))
        });
        if self.standfirst.is_none()
            && (self.credits.is_empty() && has_credit && width(&first.text) < 400 || has_caption)
        {
            self.standfirst = Some(core.start);
        }
    }

    /// Reads the text: paragraphs, and the lines among them that can be headings.
    fn take_body(
        &mut self,
        lines: &[Line],
        core: &Range<usize>,
        prose: &[bool],
        repeated: &Repeated,
    ) {
        let mut at = core.start;
        let mut begun = false;
        while at < core.end {
            if Some(at) == self.standfirst {
                at += 1;
                continue;
            }
            if prose[at] {
                self.body.push(at);
                (begun, at) = (true, at + 1);
                continue;
            }
            let end = (at..core.end).find(|at| prose[*at]).unwrap_or(core.end);
            let run = &lines[at..end];
            // What leads to another story stands below a label, and a heading last.
            let leads = run.iter().rposition(|line| repeated.has_any(line) || is_known(&line.text));
            let first = leads.map_or(0, |last| last + 1);
            let is_short = run.len() < 3;
            // Many short sentences are what people say to each other.
            let is_spoken = begun && !is_short && leads.is_none() && run.iter().all(is_said);
            for (index, line) in (at..end).zip(run) {
                if is_credit(line) && (!begun || index + 3 > core.end) {
                    self.credits.push(index);
                } else if begun && is_short && index >= at + first && is_text(line) || is_spoken {
                    self.body.push(index);
                }
            }
            at = end;
        }
        self.body.sort_unstable();
    }

    /// Reads the lines right below the text that say who wrote it, and a name that stands alone
    /// there or above.
    fn take_signer(&mut self, lines: &[Line], core: &Range<usize>) {
        /// The most lines from the text's end to its signature.
        const REACH: usize = 3;
        let end = (core.end + REACH).min(lines.len());
        let below = (core.end..end).take_while(|at| !is_known(&lines[*at].text));
        let below: Vec<usize> = below.collect();
        self.credits.extend(below.iter().filter(|at| is_signature(&lines[**at].text)));
        let mut may_sign = (self.headline + 1..core.start).chain(below);
        let named = may_sign.find_map(|at| Some((at, signer::again(lines, at, self.headline)?)));
        if let Some((at, name)) = named {
            self.credits.push(at);
            self.signer = Some(name);
        }
    }

    fn tell_left_out(&mut self, all: usize) {
        let mut used = vec![false; all];
        let kept =
            self.body.iter().chain(&self.credits).chain(&self.copyright).chain(&self.standfirst);
        kept.for_each(|at| used[*at] = true);
        used[self.headline] = true;
        used[self.stories.clone()].fill(true);
        let mut at = 0;
        while at < all {
            let end = (at..all).find(|end| used[*end] != used[at]).unwrap_or(all);
            if !used[at] {
                self.left_out.push(at..end);
            }
            at = end;
        }
    }
}

/// Whether a line is a paragraph of running text: long, or a whole sentence.
pub(super) fn is_prose(line: &Line) -> bool {
    let text = &line.text;
    let columns = width(text);
    if is_notice(text)
        || is_credit(line)
        || is_known(text)
        || text.contains(" | ")
        || text.contains(" › ")
    {
        return false;
    }
    let is_sentence = closes_sentence(text)
        || text
            .trim_end_matches(CLOSERS)
            .ends_with(['!', '?', '！', '？', '؟', '۔', '।', '…', ':', '：']);
    // Thai has no stops, and its neighbours' writings few.
    let is_stopless = columns >= 60
        && text
            .chars()
            .filter(|c| matches!(c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}'))
            .count()
            * 2
            > columns;
    // Japanese puts no stop before the mark that closes words.
    let is_spoken = text.ends_with(['」', '』']) && columns >= 60;
    columns >= 140 || is_spoken || is_stopless || columns >= 36 && is_sentence && words(text) > 4
}

/// Whether a line is one sentence, and much shorter than a paragraph of its text is.
fn sums_up(line: &Line, paragraph: usize) -> bool {
    let columns = width(&line.text);
    sentences(&line.text) == 1 && columns <= 120 && columns * 4 <= paragraph * 3
}

const CLOSERS: [char; 9] = ['"', '”', '’', '»', '」', '』', ')', '）', '“'];

/// The words of a text; of writing without blanks two characters are one.
fn words(text: &str) -> usize {
    let wide = text.chars().filter(|c| is_wide(*c) && c.is_alphanumeric()).count();
    text.split_whitespace().count() + wide / 2
}

/// Whether a line may be part of a text though it is no paragraph: a heading, words that are
/// spoken.
fn is_text(line: &Line) -> bool {
    let columns = width(&line.text);
    // One word may as well name an advertisement, but for one that is no sign and is not known.
    let is_word = words(&line.text) > 1 || is_one_word(&line.text);
    columns <= 110 && is_word && !line.text.contains(" | ") && !is_notice(&line.text)
}

/// Whether a line is a short sentence.
fn is_said(line: &Line) -> bool {
    ends_in_stop(&line.text) && !is_credit(line) && !is_notice(&line.text)
}

/// Whether a line is a single word in small letters behind its first.
fn is_one_word(text: &str) -> bool {
    let is_small = |text: &str| text.chars().skip(1).all(char::is_lowercase);
    text.starts_with(char::is_uppercase) && is_small(text) && width(text) > 3
}

/// Whether a line is known to stand around texts: a control, an offer, a heading of other stories.
pub(super) fn is_known(text: &str) -> bool {
    let begin = text.split([':', '：', '|']).next().unwrap_or(text);
    let is_pressed = is_control(text) || is_count(text);
    width(text) <= 120 && (is_pressed || is_offer(text) || is_related(text) || offers(text))
        || begin.len() < text.len() && is_related(begin) && width(text) <= 160
}

/// Whether readers' remarks stand here: a short line, as the one that answers, comes again.
fn has_remarks(lines: &[Line]) -> bool {
    let dated = lines.iter().filter(|line| is_dated(line)).count();
    let is_again = |line: &&Line| {
        is_label(line) && lines.iter().filter(|other| other.text == line.text).count() > 1
    };
    lines.len() > 6 && dated > 1 && lines.iter().take(400).filter(is_again).count() > 1
}

/// Whether a line is short and no sentence, as those of menus are.
pub(super) fn is_label(line: &Line) -> bool {
    width(&line.text) <= 40 && !ends_in_stop(&line.text)
}

/// The most labels in a row.
fn run_of_labels(lines: &[Line]) -> usize {
    lines
        .chunk_by(|one, next| is_label(one) == is_label(next))
        .filter(|run| is_label(&run[0]))
        .map(<[Line]>::len)
        .max()
        .unwrap_or_default()
}

pub(super) fn is_notice(text: &str) -> bool {
    is_copyright(text) || width(text) <= 160 && text.contains(['©', 'Ⓒ'])
}

/// Whether a line says who wrote the text or when.
pub(super) fn is_credit(line: &Line) -> bool {
    let text = &line.text;
    if width(text) > 100 {
        return false;
    }
    date_line(text).is_some() || is_dated(line) || is_signature(text)
}

/// Whether a line says who wrote the text.
fn is_signature(text: &str) -> bool {
    is_byline(text) || email_line(text).is_some() || signature::is_signed(text)
}

/// Whether a short line holds a day or an hour by its figures: a year, or a time of the clock.
fn is_dated(line: &Line) -> bool {
    let text = &line.text;
    if width(text) > 80 || closes_sentence(text) && words(text) > 8 {
        return false;
    }
    let numbers: Vec<&str> =
        text.split(|c: char| !c.is_numeric()).filter(|number| !number.is_empty()).collect();
    let is_year =
        |number: &&str| number.chars().count() == 4 && number.starts_with(['1', '2', '١', '٢']);
    let has_clock = text.split_whitespace().any(|word| {
        let (hour, minute) =
            word.trim_matches(|c: char| !c.is_numeric()).split_once(':').unwrap_or_default();
        (1..=2).contains(&hour.len())
            && minute.len() >= 2
            && minute.starts_with(|c: char| c.is_numeric())
    });
    (numbers.iter().any(is_year) || has_clock) && numbers.len() > 1 && words(text) <= 14
}

/// The day that the figures of a line say, if they can say but one: `14.02.2025`, `2025. 2. 14`.
pub(super) fn date(text: &str) -> Option<Date> {
    let numbers: Vec<u32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect();
    let (year, month, day) = match numbers[..] {
        [year @ 1000..=9999, month @ 1..=12, day @ 1..=31, ..] => (year, month, day),
        [day @ 1..=31, month @ 1..=12, year @ 1000..=9999, ..] => (year, month, day),
        [month @ 1..=12, day @ 13..=31, year @ 1000..=9999, ..] => (year, month, day),
        _ => return None,
    };
    Date::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

/// The words behind the number that a list gives them, such as `3 ` or `10. `.
fn without_number(text: &str) -> &str {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let words = text.get(end..).unwrap_or_default();
    let rest = words.trim_start_matches([' ', '.', '、']);
    if (1..=2).contains(&end) && rest.len() < words.len() && width(rest) > 16 { rest } else { text }
}

/// The lines that stand in a page more than once.
pub(super) struct Repeated<'l>(HashMap<&'l str, usize>);

impl<'l> Repeated<'l> {
    fn of(lines: &'l [Line]) -> Self {
        let mut counts = HashMap::new();
        for line in lines {
            // Lists of stories count them.
            *counts.entry(without_number(&line.text)).or_insert(0) += 1;
        }
        Self(counts)
    }

    /// Whether what a line says behind a colon is a line elsewhere, as the headline of another
    /// story.
    fn has_end(&self, line: &Line) -> bool {
        let end = line.text.split_once([':', '：']).map(|(_, end)| end.trim());
        end.is_some_and(|end| self.0.contains_key(end))
    }

    pub(super) fn has(&self, line: &Line) -> bool {
        self.0.get(line.text.as_str()).is_some_and(|count| *count > 1)
    }

    /// Whether a line stands elsewhere too, alone or behind a label.
    fn has_any(&self, line: &Line) -> bool {
        self.has(line) || self.has_end(line)
    }
}

/// Whether a line is a row of labels: several wide gaps are in it.
pub(super) fn is_menu(line: &Line) -> bool {
    let raw = line.raw.trim();
    raw.contains('\t') || raw.matches("  ").count() > 1 || raw.matches(" | ").count() > 1
}
