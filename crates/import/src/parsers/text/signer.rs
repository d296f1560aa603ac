//! Names that no word before them tells from others: by the form of the line, or by the page that
//! has them again.

use super::line::{Line, width};
use super::signature::{are_names, list};
use crate::parsers::characters::is_wide;
use crate::parsers::html::controls::is_control;
use crate::parsers::html::wordings::is_related;

/// The name in a line as wires begin, with a paper before it or none: `記者林青河/台南報導`.
pub(super) fn of_wire(part: &str) -> Option<Vec<String>> {
    let label = |word: &&str| part.split_once(word);
    let (before, rest) = ["記者", "记者"].iter().find_map(label)?;
    let (name, place) = rest.split_once(['/', '／'])?;
    let is_place = ["報導", "報道", "报道", "電", "电"].iter().any(|end| place.ends_with(end));
    let is_apart = before.is_empty() || before.ends_with([' ', '〔', '【', '[', '（']);
    let is_name = name.chars().all(is_wide) && (4..=8).contains(&width(name));
    (is_place && is_apart && is_name).then(|| vec![name.to_string()])
}

/// The names behind a paper's, as in `河岸报记者 林海 实习生 王山`.
pub(super) fn of_house(part: &str) -> Option<Vec<String>> {
    let label = |word: &&str| part.split_once(word);
    let (house, names) = ["记者 ", "記者 "].iter().find_map(label)?;
    let is_house = (4..=16).contains(&width(house)) && house.chars().all(is_wide);
    let words = names.split([' ', '、']).filter(|word| !word.is_empty());
    let names: Vec<&str> =
        words.filter(|word| !["实习生", "實習生", "通讯员", "实习记者"].contains(word)).collect();
    let is_name = |name: &&str| (4..=8).contains(&width(name)) && name.chars().all(is_wide);
    (is_house && !names.is_empty() && names.len() <= 6 && names.iter().all(is_name))
        .then(|| names.into_iter().map(String::from).collect())
}

/// The name that a line is and nothing else, where it stands again in words of the page about a
/// picture or an author, and in no menu above.
pub(super) fn again(lines: &[Line], at: usize, headline: usize) -> Option<String> {
    let name = &lines.get(at)?.text;
    let is_cased = name.chars().any(char::is_uppercase);
    let is_wide_name = (6..=12).contains(&width(name)) && name.chars().all(is_wide);
    let is_name = if is_cased { are_names(name) } else { is_wide_name && list(name).is_some() };
    if !is_name || lines[..headline].iter().any(|line| line.text == *name) {
        return None;
    }
    let says = |line: &Line| {
        line.text.len() > name.len()
            && width(&line.text) <= 160
            && line.text.contains(name.as_str())
    };
    let is_other = |(other, line): (usize, &Line)| {
        other != at && says(line) && !is_related(&line.text) && !is_control(&line.text)
    };
    lines.iter().enumerate().skip(headline + 1).any(is_other).then(|| name.clone())
}
