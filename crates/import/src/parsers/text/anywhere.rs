//! The frame of a page copied from anywhere, in whatever language: told by the lengths of lines, by
//! sentences, by what is repeated and by where it stands, and never by its wordings.

use super::credit::{byline, date_line, email_line, is_copyright};
use super::line::{Line, closes_sentence, ends_in_stop, sentences, width};
use super::stretch::{core, paragraphs};
use crate::parsers::characters::is_wide;
use article::Date;
use std::collections::HashMap;
use std::ops::Range;

/// The parts of a copied page, by the places of their lines.
pub(super) struct Page {
    pub site: Option<String>,
    pub headline: usize,
    pub standfirst: Option<usize>,
    pub credits: Vec<usize>,
    pub body: Vec<usize>,
    pub copyright: Vec<usize>,
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

/// The most lines from a headline to its text.
const REACH: usize = 24;

impl Page {
    /// The parts of a page, where there is evidence enough that the text is one.
    pub(super) fn of(lines: &[Line]) -> Option<Self> {
        let prose = paragraphs(lines);
        let core = core(lines, &prose)?;
        let repeated = Repeated::of(lines);
        let headline = headline(lines, core.start, &repeated)?;
        let core = core.start.max(headline + 1)..core.end;
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
            (is_noticed, 2),
            (lines[headline + 1..core.start.max(headline + 1)].iter().any(is_dated), 1),
        ];
        let points: u32 =
            evidence.iter().filter(|(holds, _)| *holds).map(|(_, points)| points).sum();
        // A recipe or a letter begins with short lines, too.
        let is_page = title.is_some() || is_noticed || run_of_labels(below) > 2;
        if points < 4 || !is_page {
            return None;
        }
        let mut page = Self {
            site: title.flatten(),
            headline,
            standfirst: None,
            credits: Vec::new(),
            body: Vec::new(),
            copyright: Vec::new(),
            left_out: Vec::new(),
        };
        page.take_head(lines, &core, &prose, &repeated);
        page.take_body(lines, &core, &prose, &repeated);
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
        if self.standfirst.is_none()
            && self.credits.is_empty()
            && has_credit
            && width(&first.text) < 400
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
            for (index, line) in
                lines[at..end].iter().enumerate().map(|(index, line)| (at + index, line))
            {
                if is_credit(line) && (!begun || index + 3 > core.end) {
                    self.credits.push(index);
                } else if begun
                    && !repeated.has(line)
                    && !repeated.has_end(line)
                    && end - at < 3
                    && is_text(line)
                {
                    self.body.push(index);
                }
            }
            at = end;
        }
        self.body.sort_unstable();
    }

    fn tell_left_out(&mut self, all: usize) {
        let mut used = vec![false; all];
        let kept =
            self.body.iter().chain(&self.credits).chain(&self.copyright).chain(&self.standfirst);
        kept.for_each(|at| used[*at] = true);
        used[self.headline] = true;
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
    if is_notice(text) || is_credit(line) || text.contains(" | ") || text.contains(" › ") {
        return false;
    }
    let is_sentence = closes_sentence(text)
        || text
            .trim_end_matches(CLOSERS)
            .ends_with(['!', '?', '！', '？', '؟', '۔', '।', '…', ':', '：']);
    // Japanese puts no stop before the mark that closes words.
    let is_spoken = text.ends_with(['」', '』']) && columns >= 60;
    columns >= 140 || is_spoken || columns >= 36 && is_sentence && words(text) > 4
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
    columns <= 110 && words(&line.text) > 1 && !line.text.contains(" | ") && !is_notice(&line.text)
}

/// Whether a line is short and no sentence, as those of menus are.
fn is_label(line: &Line) -> bool {
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

fn is_notice(text: &str) -> bool {
    is_copyright(text) || width(text) <= 160 && text.contains(['©', 'Ⓒ'])
}

/// Whether a line says who wrote the text or when.
fn is_credit(line: &Line) -> bool {
    let text = &line.text;
    if width(text) > 100 {
        return false;
    }
    date_line(text).is_some()
        || byline(text).is_some()
        || email_line(text).is_some()
        || is_dated(line)
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

/// Whether a line says who wrote the text, where, or when, in words that are known.
pub(super) fn is_signed(text: &str) -> bool {
    date_line(text).is_some() || byline(text).is_some() || email_line(text).is_some()
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

/// The lines that stand in a page more than once.
struct Repeated<'l>(HashMap<&'l str, usize>);

impl<'l> Repeated<'l> {
    fn of(lines: &'l [Line]) -> Self {
        let mut counts = HashMap::new();
        for line in lines {
            *counts.entry(line.text.as_str()).or_insert(0) += 1;
        }
        Self(counts)
    }

    /// Whether what a line says behind a colon is a line elsewhere, as the headline of another
    /// story.
    fn has_end(&self, line: &Line) -> bool {
        let end = line.text.split_once([':', '：']).map(|(_, end)| end.trim());
        end.is_some_and(|end| self.0.contains_key(end))
    }

    fn has(&self, line: &Line) -> bool {
        self.0.get(line.text.as_str()).is_some_and(|count| *count > 1)
    }
}

/// Whether a line is a row of labels: several wide gaps are in it.
fn is_menu(line: &Line) -> bool {
    let raw = line.raw.trim();
    raw.contains('\t') || raw.matches("  ").count() > 1
}

/// The line that heads the text: one that the page's title repeats, else the fullest one above the
/// text that is no sentence of it.
fn headline(lines: &[Line], start: usize, repeated: &Repeated) -> Option<usize> {
    let from = start.saturating_sub(REACH);
    // The first paragraph may stand before its names and dates, and the headline be a question.
    let may_head = |at: &usize| {
        let line = &lines[*at];
        let columns = width(&line.text);
        (12..=200).contains(&columns)
            && !is_credit(line)
            && !is_notice(&line.text)
            && !closes_sentence(&line.text)
            && sentences(&line.text) == 1
            && !is_menu(line)
            && !line.text.contains(['›', '»', '>', '|'])
    };
    let candidates: Vec<usize> = (from..(start + 1).min(lines.len())).filter(may_head).collect();
    let is_titled = |at: &usize| {
        title(lines, *at).is_some() || (repeated.has(&lines[*at]) && width(&lines[*at].text) > 24)
    };
    if let Some(titled) = candidates.iter().rev().find(|at| is_titled(at)) {
        return Some(*titled);
    }
    // Names and dates stand below the headline; captions, which look like one, below these.
    let credit = (from..start).rev().find(|at| is_credit(&lines[*at]));
    let above: Vec<usize> =
        candidates.iter().copied().filter(|at| credit.is_none_or(|credit| *at < credit)).collect();
    let candidates = if above.is_empty() { candidates } else { above };
    // Among lines that are full enough the nearest heads the text.
    candidates.into_iter().max_by_key(|at| (width(&lines[*at].text).min(28), *at))
}

/// Whether another line above is the page's title, which repeats the headline, and the site that it
/// names behind it.
fn title(lines: &[Line], headline: usize) -> Option<Option<String>> {
    let words = &lines[headline].text;
    if width(words) < 12 {
        return None;
    }
    let above = lines[..headline].iter().take(12);
    above.filter_map(|line| line.text.strip_prefix(words.as_str())).find_map(|rest| {
        if rest.is_empty() {
            return Some(None);
        }
        let site = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let is_parted = site.len() < rest.len() && width(site) <= 60;
        // Of several parts the last is the site.
        let last = site.rsplit(['|', '–', '—', '·', '_']).next().unwrap_or(site);
        let last = last.rsplit(" - ").next().unwrap_or(last).trim();
        is_parted.then(|| Some(last.to_string()))
    })
}
