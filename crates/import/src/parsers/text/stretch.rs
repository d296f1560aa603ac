//! The stretch of a copied page that its text takes up, by the lengths of the lines alone.

use super::anywhere::{is_label, is_prose};
use super::line::{Line, width};
use crate::parsers::html::biographies::is_about_author;
use crate::parsers::html::controls;
use crate::parsers::html::wordings::{is_offer, offers};
use std::ops::Range;

/// Which lines are paragraphs of running text, where they stand as these do: one that is much
/// shorter than the others and has labels above and below is an invitation, a lead or a remark.
pub(super) fn paragraphs(lines: &[Line]) -> Vec<bool> {
    let mut prose: Vec<bool> = lines.iter().map(is_prose).collect();
    let median =
        median(lines.iter().zip(&prose).filter(|(_, prose)| **prose).map(|(line, _)| line));
    let alone: Vec<usize> = (0..lines.len())
        .filter(|at| {
            let columns = width(&lines[*at].text);
            let is_no_prose = |at: Option<usize>| at.is_none_or(|at| prose.get(at) != Some(&true));
            // Below the labels of a form stands what it is good for.
            let is_below_form = *at > 3
                && lines[at - 3..*at].iter().all(is_label)
                && prose[..at - 3].iter().filter(|prose| **prose).count() > 2;
            prose[*at]
                && columns < 100
                && columns * 5 < median * 3
                && (is_below_form || is_no_prose(at.checked_sub(1)) && is_no_prose(Some(at + 1)))
        })
        .collect();
    alone.into_iter().for_each(|at| prose[at] = false);
    // Between the heading of a form and its field stands what is offered.
    for at in 1..lines.len().saturating_sub(1) {
        let is_headed = lines[at.saturating_sub(2)..at].iter().any(|line| is_offer(&line.text));
        let is_field = |line: &Line| controls::is_field(&line.text) || offers(&line.text);
        if is_headed && lines[at + 1..lines.len().min(at + 3)].iter().any(is_field) {
            prose[at] = false;
        }
    }
    prose
}

fn median<'l>(lines: impl Iterator<Item = &'l Line<'l>>) -> usize {
    let mut widths: Vec<usize> = lines.map(|line| width(&line.text)).collect();
    widths.sort_unstable();
    widths.get(widths.len() / 2).copied().unwrap_or_default()
}

/// The lines from the first paragraph to the last: the stretch in which they outweigh what is
/// short, without its ends where these are lists of stories or remarks of readers.
pub(super) fn core(lines: &[Line], prose: &[bool]) -> Option<Range<usize>> {
    let weigh = |at: usize| match prose[at] {
        true => width(&lines[at].text).min(200) as i64,
        false => -32,
    };
    let (mut best, mut best_sum) = (0..0, 0);
    let (mut start, mut sum) = (0, 0);
    for at in 0..lines.len() {
        if sum <= 0 {
            (start, sum) = (at, 0);
        }
        sum += weigh(at);
        if sum > best_sum {
            (best, best_sum) = (start..at + 1, sum);
        }
    }
    let parts = parts(best, prose);
    let columns = |part: &Range<usize>| {
        part.clone().filter(|at| prose[*at]).map(|at| width(&lines[at].text)).sum::<usize>()
    };
    let main = (0..parts.len()).max_by_key(|part| columns(&parts[*part]))?;
    let usual = median(parts[main].clone().filter(|at| prose[*at]).map(|at| &lines[at]));
    let is_text = |part: &Range<usize>| {
        let count = part.clone().filter(|at| prose[*at]).count();
        let own = typical(lines, prose, part);
        let is_dense = count * 5 >= part.len() * 3;
        is_dense && (count > 1 && own * 2 >= usual || own >= 100 && own * 5 >= usual * 4)
    };
    let before = parts[..main].iter().rev().take_while(|part| is_text(part)).last();
    let after = parts[main + 1..].iter().take_while(|part| is_text(part)).last();
    let core = before.unwrap_or(&parts[main]).start..after.unwrap_or(&parts[main]).end;
    let count = core.clone().filter(|at| prose[*at]).count();
    (count > 1 && best_sum > 200).then_some(core)
}

/// The width of the paragraph in which a letter of a part stands on average: a text may well end
/// in some short ones.
pub(super) fn typical(lines: &[Line], prose: &[bool], part: &Range<usize>) -> usize {
    let widths = part.clone().filter(|at| prose[*at]).map(|at| width(&lines[at].text));
    let (all, squares) =
        widths.fold((0, 0), |(all, squares), width| (all + width, squares + width * width));
    squares / all.max(1)
}

/// The parts of a stretch between three and more lines that are no paragraphs.
fn parts(stretch: Range<usize>, prose: &[bool]) -> Vec<Range<usize>> {
    const GAP: usize = 3;
    let mut parts: Vec<Range<usize>> = Vec::new();
    for at in stretch.filter(|at| prose[*at]) {
        match parts.last_mut() {
            Some(part) if at < part.end + GAP => part.end = at + 1,
            _ => parts.push(at..at + 1),
        }
    }
    parts
}

/// Where the text ends before a few words about its author, which have their heading.
pub(super) fn before_portrait(lines: &[Line], core: &Range<usize>) -> usize {
    const LONGEST: usize = 500;
    let heading = core.clone().rev().find(|at| is_about_author(&lines[*at].text));
    let is_short = |at: &usize| {
        let rest = &lines[at + 1..core.end];
        *at > core.start && rest.iter().map(|line| width(&line.text)).sum::<usize>() <= LONGEST
    };
    heading.filter(is_short).unwrap_or(core.end)
}
