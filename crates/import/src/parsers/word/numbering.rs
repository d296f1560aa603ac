//! Lists: the marks and numbers that paragraphs get by `numbering.xml`.

use super::styles::Styles;
use super::{child, children, value};
use crate::markup::Element;
use std::collections::{HashMap, HashSet};

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The definition of each list, by its number.
    lists: HashMap<String, String>,
    definitions: HashMap<String, Vec<Level>>,
    starts: HashMap<(String, usize), i64>,
    /// The lists that begin anew.
    anew: HashSet<String>,
    counts: HashMap<String, Vec<Option<i64>>>,
}

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    start: i64,
    /// The label, in which `%1` stands for the first level's number; blanks where nothing is seen.
    text: String,
}

/// The label before a paragraph of a list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Marker {
    /// The list's id.
    pub list: String,
    pub level: usize,
    /// `type` of `<ol>`; `None` for marks that are no numbers.
    pub numerals: Option<&'static str>,
    pub number: i64,
    /// The label as it is shown; of numbers only.
    pub label: String,
    /// Whether nothing is shown: a paragraph that goes on with the item above.
    pub is_blank: bool,
}

impl Numbering {
    pub(super) fn of(root: &Element, styles: &Styles) -> Self {
        let mut numbering = Self::default();
        let mut linked: HashMap<String, String> = HashMap::new();
        let mut links: Vec<(String, String)> = Vec::new();
        for definition in children(root, "w:abstractnum") {
            let Some(id) = definition.attribute("w:abstractnumid") else { continue };
            let mut levels = Vec::new();
            for level in children(definition, "w:lvl") {
                let place = level.attribute("w:ilvl").and_then(|place| place.parse::<usize>().ok());
                let place = place.unwrap_or(levels.len()).min(8);
                if levels.len() <= place {
                    levels.resize(place + 1, Level { start: 1, ..Level::default() });
                }
                levels[place] = self::level(level);
            }
            if let Some(style) = value(definition, "w:stylelink") {
                linked.insert(style.to_string(), id.to_string());
            }
            if let Some(style) = value(definition, "w:numstylelink") {
                links.push((id.to_string(), style.to_string()));
            }
            numbering.definitions.insert(id.to_string(), levels);
        }
        for list in children(root, "w:num") {
            let Some(id) = list.attribute("w:numid") else { continue };
            let definition = value(list, "w:abstractnumid").unwrap_or_default();
            numbering.lists.insert(id.to_string(), definition.to_string());
            for change in children(list, "w:lvloverride") {
                let place = change.attribute("w:ilvl").and_then(|place| place.parse().ok());
                let start = value(change, "w:startoverride").and_then(|start| start.parse().ok());
                if let (Some(place), Some(start)) = (place, start) {
                    numbering.starts.insert((id.to_string(), place), start);
                    numbering.anew.insert(id.to_string());
                }
            }
        }
        // A definition may only name a style that has one.
        for (id, style) in links {
            let by_list = || {
                let list = styles.list_number(&style)?;
                numbering.lists.get(&list).cloned()
            };
            if let Some(other) = linked.get(&style).cloned().or_else(by_list)
                && let Some(levels) = numbering.definitions.get(&other).cloned()
                && other != id
            {
                numbering.definitions.insert(id, levels);
            }
        }
        numbering
    }

    /// Counts a paragraph of a list on a level; `None` where that gives it no mark.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<Marker> {
        // The number 0 takes a paragraph out of the list of its style.
        if list == "0" || list.is_empty() {
            return None;
        }
        let level = level.min(8);
        let definition = self.lists.get(list).cloned().unwrap_or_default();
        let levels = self.definitions.get(&definition).map(Vec::as_slice).unwrap_or_default();
        let start = |place: usize| {
            let own = self.starts.get(&(list.to_string(), place)).copied();
            own.unwrap_or_else(|| levels.get(place).map_or(1, |level| level.start))
        };
        // A list that begins anew has counts of its own.
        let is_anew = self.anew.contains(list);
        let key = if is_anew { format!("list {list}") } else { definition.clone() };
        let starts: Vec<i64> = (0..9).map(start).collect();
        let counts = self.counts.entry(key.clone()).or_insert_with(|| vec![None; 9]);
        counts[level] = Some(counts[level].map_or(starts[level], |count| count.saturating_add(1)));
        counts[level + 1..].fill(None);
        let this = levels.get(level).cloned().unwrap_or_default();
        if this.format == "none" && !this.text.contains('%') {
            return None;
        }
        let number = counts[level].unwrap_or(1);
        let mut label = this.text.clone();
        for (place, start) in starts.iter().enumerate() {
            let format = levels.get(place).map_or("decimal", |level| level.format.as_str());
            let number = counts[place].unwrap_or(*start);
            label = label.replace(&format!("%{}", place + 1), &written(number, format));
        }
        let numerals = numerals(&this.format);
        let is_blank = numerals.is_none() && !this.text.is_empty() && this.text.trim().is_empty();
        if numerals.is_none() {
            label.clear();
        }
        Some(Marker { list: key, level, numerals, number, label, is_blank })
    }
}

fn level(level: &Element) -> Level {
    Level {
        format: value(level, "w:numfmt").unwrap_or("bullet").to_string(),
        start: value(level, "w:start").and_then(|start| start.parse().ok()).unwrap_or(1),
        // As it is: a blank is a label, too.
        text: child(level, "w:lvltext")
            .and_then(|text| text.attributes.iter().find(|(name, _)| name == "w:val"))
            .map(|(_, text)| text.clone())
            .unwrap_or_default(),
    }
}

fn numerals(format: &str) -> Option<&'static str> {
    Some(match format {
        "bullet" | "none" => return None,
        "lowerLetter" => "a",
        "upperLetter" => "A",
        "lowerRoman" => "i",
        "upperRoman" => "I",
        _ => "1",
    })
}

/// A number as a format writes it.
fn written(number: i64, format: &str) -> String {
    match format {
        "lowerLetter" | "upperLetter" => {
            let Ok(index) = u32::try_from(number - 1) else { return number.to_string() };
            // After z comes aa, then bb (ECMA-376, ST_NumberFormat).
            let letter = char::from(b'a' + (index % 26) as u8);
            let letters: String =
                std::iter::repeat_n(letter, (index / 26 + 1).min(9) as usize).collect();
            if format == "upperLetter" { letters.to_uppercase() } else { letters }
        }
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" if number < 10 => format!("0{number}"),
        _ => number.to_string(),
    }
}

fn roman(number: i64) -> String {
    const VALUES: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let (mut left, mut roman) = (number, String::new());
    for (value, letters) in VALUES {
        while left >= value {
            roman.push_str(letters);
            left -= value;
        }
    }
    roman
}
