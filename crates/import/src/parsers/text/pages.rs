//! A text that was copied from pages of paper: words parted at the ends of lines, numbers of pages,
//! titles that stand on each.

use super::line::{Line, clip, ends_in_stop};
use article::{Location, Warning};
use std::collections::{HashMap, HashSet};

/// The lines without what is only the page's; each line that is left out is a warning.
pub(super) fn without<'t>(lines: &[Line<'t>], warnings: &mut Vec<Warning>) -> Vec<Line<'t>> {
    let numbers = numbers(lines);
    let heads = running_heads(lines, &numbers);
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    let mut cut = false;
    for (at, line) in lines.iter().enumerate() {
        if numbers.contains(&at) || heads.contains(&at) {
            let what = if numbers.contains(&at) { "number" } else { "title" };
            let message = format!(
                "\u{201c}{}\u{201d} seems to be the {what} of a page and was left out",
                line.text
            );
            warnings.push(Warning::new(Location::Line(line.number), message));
            cut = true;
            continue;
        }
        let mut line = line.clone();
        if std::mem::take(&mut cut) {
            // The paragraph that the page's end parted goes on.
            let is_open = kept.last().is_some_and(|before| !ends_in_stop(&before.text));
            line.after_blank = !(is_open && line.text.starts_with(char::is_lowercase));
        }
        kept.push(line);
    }
    rejoin(&mut kept);
    kept
}

/// The places of the lines that number pages: alone, counting on, and no numbers of chapters, which
/// begin with one and have a text behind the last.
fn numbers(lines: &[Line]) -> HashSet<usize> {
    let alone =
        |at: usize| lines[at].after_blank || lines.get(at + 1).is_none_or(|next| next.after_blank);
    let found: Vec<(usize, u32)> = (0..lines.len())
        .filter(|at| alone(*at))
        .filter_map(|at| Some((at, page_number(&lines[at].text)?)))
        .collect();
    let counts_on = found.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1);
    let ends = found.last().is_some_and(|(at, _)| at + 1 == lines.len());
    let begins_late = found.first().is_some_and(|(_, number)| *number > 1);
    match found.len() > 1 && counts_on && (ends || begins_late) {
        true => found.into_iter().map(|(at, _)| at).collect(),
        false => HashSet::new(),
    }
}

/// `12`, `- 12 -`, `Page 12 of 40`, `第12页`.
fn page_number(text: &str) -> Option<u32> {
    const WORDS: [&str; 12] = [
        "page",
        "seite",
        "p.",
        "s.",
        "página",
        "pagina",
        "стр.",
        "страница",
        "صفحة",
        "第",
        "ページ",
        "쪽",
    ];
    if text.chars().count() > 24 {
        return None;
    }
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(|c: char| "-–—[]()|·• ".contains(c));
    let named = WORDS.iter().find_map(|word| bare.strip_prefix(word));
    let rest = named.unwrap_or(bare).trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let behind = rest[digits..].trim();
    let is_whole = behind.is_empty()
        || named.is_some()
            && behind.chars().all(|c| c.is_ascii_digit() || " /页頁ページofvonde".contains(c));
    (1..=4).contains(&digits).then(|| rest[..digits].parse().ok()).flatten().filter(|_| is_whole)
}

/// The places of lines beside numbers of pages that say the same each time, or repeat the first line.
fn running_heads(lines: &[Line], numbers: &HashSet<usize>) -> HashSet<usize> {
    let beside: Vec<usize> = numbers
        .iter()
        .flat_map(|at| [at.checked_sub(1), Some(at + 1)])
        .flatten()
        .filter(|at| *at > 0 && *at < lines.len() && !numbers.contains(at))
        .collect();
    let is_alone =
        |at: usize| lines[at].after_blank && lines.get(at + 1).is_none_or(|next| next.after_blank);
    let mut counts: HashMap<String, usize> = HashMap::new();
    for at in &beside {
        *counts.entry(lines[*at].text.to_lowercase()).or_default() += 1;
    }
    let first = lines.first().map(|line| line.text.to_lowercase()).unwrap_or_default();
    let is_head = |at: &usize| {
        let text = lines[*at].text.to_lowercase();
        let is_again = counts.get(&text).is_some_and(|count| *count > 1) || text == first;
        is_again && (is_alone(*at) || lines[*at].text == clip(&lines[*at].text, 60))
    };
    beside.iter().copied().filter(is_head).collect()
}

/// Puts words together that were parted at the ends of lines, where that was done in the whole text,
/// or the word is whole elsewhere in it.
fn rejoin(lines: &mut [Line]) {
    let parted: Vec<usize> =
        (1..lines.len()).filter(|at| is_parted(&lines[at - 1], &lines[*at])).collect();
    if parted.is_empty() {
        return;
    }
    let is_usual = parted.len() > 2 && parted.len() * 12 > lines.len();
    let is_of_word = |c: char| !c.is_alphanumeric() && c != '-';
    let words: HashSet<String> =
        lines.iter().flat_map(|line| line.text.split(is_of_word)).map(str::to_lowercase).collect();
    for at in parted {
        let next = lines[at].text.clone();
        let (first, rest) = next.split_once(' ').unwrap_or((&next, ""));
        let before = lines[at - 1].text.clone();
        let stem = before.trim_end_matches(HYPHENS);
        let last = stem.rsplit(is_of_word).next().unwrap_or_default();
        let head = first.split(is_of_word).next().unwrap_or_default();
        let is_compound = words.contains(&format!("{last}-{head}").to_lowercase());
        let is_whole = words.contains(&format!("{last}{head}").to_lowercase());
        let is_soft = before.ends_with('\u{ad}');
        if rest.is_empty() || is_compound || !(is_soft || is_whole || is_usual) {
            continue;
        }
        lines[at - 1].text = format!("{stem}{first}");
        lines[at].text = rest.to_string();
    }
}

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];

fn is_parted(line: &Line, next: &Line) -> bool {
    let stem = line.text.trim_end_matches(HYPHENS);
    stem.len() < line.text.len()
        && !next.after_blank
        && stem.ends_with(char::is_alphabetic)
        && next.text.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn kept(text: &str) -> (Vec<String>, usize) {
        let mut warnings = Vec::new();
        let kept = without(&lines(text), &mut warnings);
        (kept.into_iter().map(|line| line.text).collect(), warnings.len())
    }

    #[test]
    fn numbers_and_titles_of_pages_are_left_out() {
        let text = "Mill\n\nIt turns and\n\n7\n\nMill\n\nturns.\n\n8\n\nMill\n\nEnd.\n\n9";
        let (lines, told) = kept(text);
        assert_eq!(
            (lines, told),
            (["Mill", "It turns and", "turns.", "End."].map(String::from).to_vec(), 5)
        );
        let chapters = "Mill\n\n1\n\nA text.\n\n2\n\nAnother.";
        assert_eq!(kept(chapters).1, 0);
        assert_eq!(
            (page_number("- 12 -"), page_number("Page 3 of 9"), page_number("12 men")),
            (Some(12), Some(3), None)
        );
    }

    #[test]
    fn parted_words_are_put_together() {
        let (lines, _) = kept(
            "It is an exam-\nple, and every exam-\nple is a well-\nknown one, as exam-\nples are.",
        );
        assert_eq!(
            lines,
            [
                "It is an example,",
                "and every example",
                "is a wellknown",
                "one, as examples",
                "are."
            ]
        );
        let (lines, _) = kept("A well-\nknown mill.");
        assert_eq!(lines, ["A well-", "known mill."]);
        let (lines, _) = kept("An example. It is an exam-\nple of it.");
        assert_eq!(lines[0], "An example. It is an example");
    }
}
