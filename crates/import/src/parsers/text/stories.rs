//! The related stories below an article: titles, each with a lead or without.

use super::anywhere::{is_known, is_menu, is_notice};
use super::credit::date_line;
use super::line::{Line, closes_sentence, ends_in_stop, sentences, width};
use crate::parsers::html::controls::is_most_read;
use crate::parsers::html::wordings::is_related;
use article::{Date, Phrase, Story};
use std::ops::Range;

/// The greatest width of a title, in columns.
const MAX_TITLE: usize = 110;
/// The greatest width of a lead, in columns; a wider line is a paragraph.
const MAX_LEAD: usize = 320;

/// A story as its lines give it.
#[derive(Debug, Default)]
struct StoryLines {
    title: String,
    lead: String,
    date: Option<Date>,
}

/// Reads the lines of a list of stories, which begins with a title.
pub(super) fn stories(lines: &[Line]) -> Vec<Story> {
    let pairing = Pairing::of(lines);
    let mut drafts: Vec<StoryLines> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let date = date_line(&line.text).filter(|found| found.rest.is_empty());
        match drafts.last_mut() {
            Some(draft) if date.is_some() && draft.date.is_none() => {
                draft.date = date.map(|found| found.date)
            }
            Some(draft) if pairing.is_lead(lines, index, !draft.lead.is_empty()) => {
                draft.lead = super::line::join(
                    [draft.lead.as_str(), &line.text].into_iter().filter(|text| !text.is_empty()),
                );
            }
            _ => drafts.push(StoryLines { title: line.text.clone(), ..StoryLines::default() }),
        }
    }
    drafts.into_iter().map(StoryLines::story).collect()
}

/// The stories below a text, from the heading that announces them to the first line that is none.
pub(super) fn below(lines: &[Line], text_end: usize) -> Range<usize> {
    /// The width from which a line is hardly a place of the page or a button.
    const NARROWEST: usize = 16;
    /// The most lines of a list.
    const LONGEST: usize = 24;
    let heads_stories = |line: &Line| is_related(&line.text) && !is_most_read(&line.text);
    let Some(heading) = lines[text_end..].iter().position(heads_stories) else {
        return 0..0;
    };
    let start = text_end + heading + 1;
    let is_story = |line: &Line| {
        (NARROWEST..=MAX_LEAD).contains(&width(&line.text))
            && !is_known(&line.text)
            && !is_notice(&line.text)
            && !is_menu(line)
    };
    let count = lines[start..].iter().take(LONGEST).take_while(|line| is_story(line)).count();
    if count > 1 { start..start + count } else { 0..0 }
}

/// The number of lines at the beginning that are too much like running text to be stories.
pub(super) fn paragraphs_before(lines: &[Line]) -> usize {
    let is_story = |line: &Line| width(&line.text) <= MAX_TITLE && !closes_sentence(&line.text);
    match lines.iter().rposition(|line| width(&line.text) > MAX_LEAD) {
        Some(last) => last + 1,
        None => lines.iter().position(is_story).unwrap_or(lines.len()),
    }
}

/// The number of lines at the end that are pairs of title and lead, by their look alone.
/// Sections of an article look alike, so two pairs are asked for, with leads much shorter than the
/// text's paragraphs.
pub(super) fn pairs_at_end(lines: &[Line]) -> usize {
    let is_pair = |pair: &[Line]| {
        let (title, lead) = (&pair[0].text, &pair[1].text);
        width(title) <= 60
            && !closes_sentence(title)
            && closes_sentence(lead)
            && sentences(lead) == 1
            && width(lead) <= 120
    };
    let pairs = lines.rchunks_exact(2).take_while(|pair| is_pair(pair)).count();
    let (text, list) = lines.split_at(lines.len() - pairs * 2);
    let median = |mut widths: Vec<usize>| {
        widths.sort_unstable();
        widths.get(widths.len() / 2).copied().unwrap_or_default()
    };
    let paragraph = median(text.iter().map(|line| width(&line.text)).collect());
    let lead = median(list.iter().skip(1).step_by(2).map(|line| width(&line.text)).collect());
    if pairs >= 2 && lead * 2 <= paragraph { pairs * 2 } else { 0 }
}

/// The sign that tells leads from titles in a list.
enum Pairing {
    /// Blank lines stand between stories, not within them.
    Grouped,
    /// Leads end as sentences do, or are wider than titles are.
    Sentences,
    /// Every second line ends as a sentence does, or is clearly wider where none does.
    Alternate,
}

impl Pairing {
    fn of(lines: &[Line]) -> Self {
        let groups: Vec<usize> =
            lines.chunk_by(|_, next| !next.after_blank).map(<[Line]>::len).collect();
        let is_grouped =
            groups.len() > 1 && groups.iter().all(|size| *size <= 2) && groups.contains(&2);
        let total = |from: usize| {
            lines.iter().skip(from).step_by(2).map(|line| width(&line.text)).sum::<usize>()
        };
        let has_sentences = lines.iter().any(|line| closes_sentence(&line.text));
        // Some leads are questions.
        let closing = |from: usize, is: fn(&str) -> bool| {
            lines.iter().skip(from).step_by(2).filter(|line| is(&line.text)).count()
        };
        let is_in_turns = lines.len().is_multiple_of(2)
            && closing(0, closes_sentence) == 0
            && closing(1, ends_in_stop) * 2 == lines.len()
            && closing(1, closes_sentence) * 4 >= lines.len();
        if is_in_turns {
            Pairing::Alternate
        } else if is_grouped {
            Pairing::Grouped
        } else if !has_sentences && lines.len().is_multiple_of(2) && total(1) * 2 > total(0) * 3 {
            Pairing::Alternate
        } else {
            Pairing::Sentences
        }
    }

    /// Whether the line belongs to the story that is open, which has a lead already or has none.
    fn is_lead(&self, lines: &[Line], index: usize, has_lead: bool) -> bool {
        let text = &lines[index].text;
        match self {
            Pairing::Grouped => !lines[index].after_blank,
            Pairing::Alternate => index % 2 == 1,
            Pairing::Sentences if closes_sentence(text) => true,
            Pairing::Sentences if has_lead => false,
            Pairing::Sentences => {
                let title = &lines[index - 1].text;
                // A question may be either; as a lead it is followed by a title, and is the longer
                // of the two.
                let next_closes =
                    lines.get(index + 1).is_some_and(|next| closes_sentence(&next.text));
                let is_question = ends_in_stop(text) && !next_closes && width(text) > width(title);
                width(text) > MAX_TITLE || is_question && width(text) > 40
            }
        }
    }
}

impl StoryLines {
    fn story(self) -> Story {
        let lead = (!self.lead.is_empty()).then(|| Phrase::from(self.lead));
        Story {
            title: self.title.into(),
            lead,
            link: None,
            file: None,
            date: self.date,
            image: None,
        }
    }
}
