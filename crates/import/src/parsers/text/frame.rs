//! The frame of a copied page: the page's title and sign-in form above, the switches below,
//! and whether all that is enough to take a text for a copied page.

use super::credit::{email_line, is_copyright};
use super::furniture::{self, Furniture};
use super::line::{Line, width};
use crate::parsers::characters::letters_and_digits;
use std::ops::Range;

/// The lines around the article.
#[derive(Debug)]
pub(super) struct Frame {
    /// The page's title, where the first line is one.
    pub title: Option<Title>,
    /// The lines between title and tail, which hold the article.
    pub inner: Range<usize>,
}

/// The line «headline - site» that a page's title is copied as.
#[derive(Debug, Default)]
pub(super) struct Title {
    pub headline: String,
    /// The words between headline and site, such as the column.
    pub between: Vec<String>,
    pub site: Option<String>,
    /// The line that repeats the headline over the article.
    pub repeated: Option<usize>,
}

impl Frame {
    /// Whether the furniture of a page is there in wordings that are known.
    pub(super) fn is_known(lines: &[Line]) -> bool {
        let (tail, switches) = switches(lines);
        let (top, fields) = sign_in(&lines[..tail]);
        let is_headed = || lines[tail..].iter().any(|line| furniture::heads_switches(&line.text));
        // Menus of all pages have `Sign in`, `Search` and `Home`; only a form has its fields.
        let has_form = || lines[..top].iter().any(|line| furniture::is_field(&line.text));
        fields > 2 && has_form() || switches > 2 && is_headed()
    }

    /// The frame, where there is evidence enough that the text is a copied page.
    pub(super) fn of(lines: &[Line]) -> Option<Self> {
        let (tail, switches) = switches(lines);
        let (top, fields) = sign_in(&lines[..tail]);
        let title = Title::of(&lines[..tail], top, fields);
        let has_switches =
            switches > 2 && lines[tail..].iter().any(|line| furniture::heads_switches(&line.text));
        let ends = &lines[top..tail];
        let has_notice = ends.iter().any(|line| is_copyright(&line.text));
        let has_address = ends.iter().any(|line| email_line(&line.text).is_some());
        let has_title =
            title.as_ref().is_some_and(|title| title.repeated.is_some() && title.site.is_some());
        let is_framed = fields > 2
            || has_switches
            || has_title && (has_notice || has_address || fields + switches > 0);
        if is_framed {
            let below_title = usize::from(title.is_some());
            return Some(Self { title, inner: top.max(below_title).min(tail)..tail });
        }
        // A notice and an address close an article, but a text that merely has both is not to lose
        // a line.
        (has_notice && has_address).then_some(Self { title: None, inner: 0..lines.len() })
    }
}

impl Title {
    fn of(lines: &[Line], top: usize, fields: usize) -> Option<Self> {
        /// The most lines from the sign-in form to the headline: labels come between.
        const REACH: usize = 12;
        let first = lines.first().filter(|line| furniture::kind(&line.text).is_none())?;
        let from = top.max(1);
        let candidates = lines.iter().enumerate().skip(from).take(REACH);
        let repeats = candidates
            .filter_map(|(index, line)| Some((index, remainder(&first.text, &line.text)?)));
        if let Some((index, rest)) =
            repeats.max_by_key(|(index, _)| (lines[*index].text.len(), std::cmp::Reverse(*index)))
        {
            let mut between = split(rest);
            let site = between.pop();
            return Some(Self {
                headline: lines[index].text.clone(),
                between,
                site,
                repeated: Some(index),
            });
        }
        // The headline may be set with other marks in the title than on the page.
        const LONGEST_SITE: usize = 24;
        let (headline, site) = match last_split(&first.text) {
            Some((headline, site)) => (headline, Some(site)),
            None if width(&first.text) <= LONGEST_SITE => ("", Some(first.text.as_str())),
            None => (first.text.as_str(), None),
        };
        let same = |line: &&Line| letters_and_digits(&line.text) == letters_and_digits(headline);
        let repeated = lines
            .iter()
            .skip(from)
            .take(REACH)
            .find(same)
            .and_then(|same| lines.iter().position(|line| line.number == same.number));
        // Without a repetition, the form below is what makes the line a title.
        (repeated.is_some() || fields > 2 && top > 0).then(|| Self {
            headline: headline.to_string(),
            between: Vec::new(),
            site: site.map(String::from),
            repeated,
        })
    }
}

/// The end of the sign-in form, with which a page begins, and the number of its lines that are
/// known.
fn sign_in(lines: &[Line]) -> (usize, usize) {
    let (mut end, mut known, mut unknown) = (0, 0, 0);
    for (index, line) in lines.iter().enumerate().take(LONGEST) {
        if furniture::kind(&line.text) == Some(Furniture::SignIn) {
            (end, known, unknown) = (index + 1, known + furniture::pieces(&line.text), 0);
        } else if index > 0 {
            unknown += 1;
            if unknown > STRANGERS || width(&line.text) > WIDEST {
                break;
            }
        }
    }
    (end, known)
}

/// The beginning of the switches, with which a page ends, and the number of their lines that are
/// known.
fn switches(lines: &[Line]) -> (usize, usize) {
    let (mut start, mut known, mut unknown) = (lines.len(), 0, 0);
    for (index, line) in lines.iter().enumerate().rev().take(LONGEST) {
        if furniture::kind(&line.text).is_some_and(|kind| kind != Furniture::Related) {
            (start, known, unknown) = (index, known + furniture::pieces(&line.text), 0);
        } else {
            unknown += 1;
            if unknown > STRANGERS || width(&line.text) > WIDEST {
                break;
            }
        }
    }
    (start, known)
}

/// The most lines of furniture.
const LONGEST: usize = 40;
/// The most unknown lines in a row within furniture.
const STRANGERS: usize = 2;
/// The greatest width of an unknown line within furniture, in columns.
const WIDEST: usize = 60;

/// The marks that part headline and site; a hyphen may be part of a word, these may not.
const BARE_SEPARATORS: [char; 5] = ['|', '_', '｜', '丨', '—'];
const SPACED_SEPARATORS: [&str; 8] = [" - ", " – ", " — ", " | ", " _ ", " · ", " • ", " » "];

/// The rest of a title behind a headline, if it is a separator and a site, or nothing.
fn remainder<'t>(title: &'t str, headline: &str) -> Option<&'t str> {
    let rest = title.strip_prefix(headline)?.trim_start();
    let separated =
        rest.trim_start_matches(|c: char| "-–·•»".contains(c) || BARE_SEPARATORS.contains(&c));
    (rest.is_empty() || separated.len() < rest.len()).then(|| separated.trim())
}

/// The parts of what follows the headline; none where nothing does.
fn split(rest: &str) -> Vec<String> {
    let mut parts = vec![rest];
    for separator in SPACED_SEPARATORS {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    let parts = parts.into_iter().flat_map(|part| part.split(BARE_SEPARATORS));
    parts.map(str::trim).filter(|part| !part.is_empty()).map(String::from).collect()
}

/// A title cut at its last separator, where a site's name can follow.
fn last_split(title: &str) -> Option<(&str, &str)> {
    const LONGEST_SITE: usize = 48;
    let spaced = SPACED_SEPARATORS
        .iter()
        .filter_map(|separator| title.rfind(separator).map(|at| (at, separator.len())));
    let bare = title
        .rfind(BARE_SEPARATORS)
        .and_then(|at| Some((at, title[at..].chars().next()?.len_utf8())));
    let (at, len) = spaced.chain(bare).max_by_key(|(at, len)| at + len)?;
    let (headline, site) = (title[..at].trim(), title[at + len..].trim());
    (!headline.is_empty() && !site.is_empty() && width(site) <= LONGEST_SITE)
        .then_some((headline, site))
}
