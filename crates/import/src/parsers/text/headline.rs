//! The line that heads the text of a page copied from anywhere.

use super::anywhere::{Repeated, is_credit, is_menu, is_notice};
use super::line::{Line, closes_sentence, sentences, width};
use super::signature::are_names;

/// The most lines from a headline to its text.
const REACH: usize = 24;

/// The columns of a line that is full enough for a headline.
const FULL: usize = 28;

/// The line that heads the text that begins at `start`: one that the page's title repeats, else the
/// fullest one above the text that is no sentence of it.
pub(super) fn headline(lines: &[Line], start: usize, repeated: &Repeated) -> Option<usize> {
    let from = start.saturating_sub(REACH);
    // The first paragraph may stand before its names and dates, and the headline be a question.
    let may_head = |at: &usize| {
        let line = &lines[*at];
        let columns = width(&line.text);
        (10..=200).contains(&columns)
            && !is_credit(line)
            && !is_notice(&line.text)
            && !closes_sentence(&line.text)
            && sentences(&line.text) == 1
            && !is_menu(line)
            && !line.text.contains(['›', '»', '>', '|'])
    };
    let candidates: Vec<usize> = (from..(start + 1).min(lines.len())).filter(may_head).collect();
    let titled = candidates.iter().copied().filter(|at| {
        title(lines, *at).is_some()
            || is_behind_name(lines, *at)
            || repeated.has(&lines[*at]) && width(&lines[*at].text) >= FULL
    });
    // The nearest, for one that is repeated above is the page's title; a label that begins the
    // title is shorter than what ends it.
    if let Some(titled) = titled.max_by_key(|at| (width(&lines[*at].text).min(FULL), *at)) {
        return Some(titled);
    }
    // Names and dates stand below the headline; captions, which look like one, below these.
    let is_full = |at: &usize| width(&lines[*at].text) >= FULL;
    let credit = (from..start).rev().find(|at| is_credit(&lines[*at]));
    let above: Vec<usize> =
        candidates.iter().copied().filter(|at| credit.is_none_or(|credit| *at < credit)).collect();
    let has_full = above.iter().any(is_full) || !candidates.iter().any(is_full);
    let candidates = if above.is_empty() || !has_full { candidates } else { above };
    // Names stand right above the day.
    let is_signed =
        |at: &usize| lines.get(at + 1).is_some_and(is_credit) && are_names(&lines[*at].text);
    let unsigned: Vec<usize> = candidates.iter().copied().filter(|at| !is_signed(at)).collect();
    let candidates = if unsigned.iter().any(is_full) { unsigned } else { candidates };
    // Among lines that are full enough the nearest heads the text.
    let best = candidates.iter().copied().max_by_key(|at| (width(&lines[*at].text).min(FULL), *at));
    best.map(|best| match best.checked_sub(1) {
        // What sums up stands right below the headline, and is longer.
        Some(above) if candidates.contains(&above) && is_lead_of(&lines[above], &lines[best]) => {
            above
        }
        _ => best,
    })
}

/// Whether a line looks like the lead of the headline above it.
fn is_lead_of(headline: &Line, lead: &Line) -> bool {
    let (headline, lead) = (width(&headline.text), width(&lead.text));
    headline >= FULL && lead >= 50 && lead * 4 > headline * 5
}

/// Whether a line above has these words behind a name and a colon, as the way to a page has.
fn is_behind_name(lines: &[Line], headline: usize) -> bool {
    let words = lines[headline].text.as_str();
    let above = lines[..headline].iter().rev().take(6);
    width(words) >= 12
        && above.filter_map(|line| line.text.strip_suffix(words)).any(|name| {
            name.trim_end().ends_with([':', '：']) && width(name) < 60 && width(name) > 2
        })
}

/// Whether another line is the page's title, which repeats the headline, and the site that it names
/// behind it.
pub(super) fn title(lines: &[Line], headline: usize) -> Option<Option<String>> {
    let words = &lines[headline].text;
    if width(words) < 12 {
        return None;
    }
    let above = lines[..headline].iter().take(12);
    // Some programs copy the title behind the page.
    let below = lines[headline + 1..].iter().rev().take(3);
    let titles = above.chain(below).filter_map(|line| line.text.strip_prefix(words.as_str()));
    titles.into_iter().find_map(|rest| {
        if rest.is_empty() {
            return (width(words) >= FULL).then_some(None);
        }
        let site = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        // Behind a colon the title goes on.
        let is_parted = site.len() < rest.len() && width(site) <= 60;
        let goes_on =
            rest.trim_start().starts_with([':', '：', ',', '，', '、', '?', '？', '!', '！']);
        // Of several parts the last is the site.
        let last = site.rsplit(['|', '–', '—', '·', '_', '｜']).next().unwrap_or(site);
        let last = last.rsplit(" - ").next().unwrap_or(last).trim();
        (is_parted && !goes_on).then(|| Some(last.to_string()))
    })
}
