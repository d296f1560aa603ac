//! Dates as pages write them.

use crate::parsers::{calendar, solar_hijri};
use article::Date;

/// The date in a text that is one: as ISO 8601 writes it, or as people do.
pub(in crate::parsers) fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() > 80 {
        return None;
    }
    let read = exact(text).or_else(|| digits(text)).or_else(|| named(text));
    read.or_else(|| solar_hijri::date(text))
}

/// The text before a date, without the marks and the word between them; all of it
/// where there is no date.
pub(super) fn before(text: &str) -> &str {
    const BETWEEN: [char; 9] = [',', '|', '·', '•', '-', '–', '—', '/', ' '];
    let has_digits = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    let is_name = |word: &str| {
        calendar::is_name(&word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase())
    };
    // A name may be that of a month, too, but has no day behind it.
    let begins = |rest: &str| {
        let mut words = rest.split_whitespace();
        let (first, next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        has_digits(first) || is_name(first) && (has_digits(next) || is_name(next))
    };
    let words = text.char_indices().filter(|(at, c)| {
        !c.is_whitespace() && text[..*at].chars().next_back().is_none_or(char::is_whitespace)
    });
    let mut begin =
        words.map(|(at, _)| &text[at..]).filter(|rest| begins(rest) && date(rest).is_some());
    let Some(rest) = begin.next() else { return text };
    let before = text[..text.len() - rest.len()].trim_end_matches(BETWEEN);
    before.strip_suffix(" on").unwrap_or(before).trim_end_matches(BETWEEN)
}

/// ISO 8601, also where its fraction, offset or blanks are not as the form takes them.
fn exact(text: &str) -> Option<Date> {
    let zoned = text.trim_end_matches(" UTC").trim_end_matches(" GMT");
    Date::parse(zoned).or_else(|| {
        let day = zoned.get(..10)?;
        let rest = zoned.get(10..)?;
        rest.starts_with(['T', ' ', 't', ',']).then(|| Date::parse(day)).flatten()
    })
}

/// Year, month and day in figures: `2024/5/6`, `2024年5月6日`, `2024. 5. 6.`, `20240506`,
/// `06.05.2024`. Where two figures may be the month, there is no date.
fn digits(text: &str) -> Option<Date> {
    // Without the time of day.
    let words = text.split_whitespace().filter(|word| !word.contains(':'));
    let runs: Vec<&str> = words
        .flat_map(|word| word.split(|c: char| !c.is_ascii_digit()))
        .filter(|run| !run.is_empty())
        .collect();
    let has_letters = text.chars().any(|c| c.is_ascii_alphabetic());
    let number = |run: &&str| run.parse::<u32>().ok();
    match runs.as_slice() {
        [whole] if whole.len() == 8 && text.len() == 8 => of(
            whole.get(..4)?.parse().ok()?,
            whole.get(4..6)?.parse().ok()?,
            whole.get(6..)?.parse().ok()?,
        ),
        [year, month, day, ..] if year.len() == 4 && !has_letters => {
            of(number(year)?, number(month)?, number(day)?)
        }
        [day, month, year, ..] if year.len() == 4 && !has_letters => {
            let (day, month) = (number(day)?, number(month)?);
            // With points it is the day that stands first; with strokes it may be either.
            match text.contains('.') || day > 12 || day == month {
                true => of(number(year)?, month, day),
                false if month > 12 => of(number(year)?, day, month),
                false => None,
            }
        }
        _ => None,
    }
}

/// A day, a month by its name, and a year in any order. Of several words that begin as months do,
/// such as the name of Marie, the one next to the day is the month.
fn named(text: &str) -> Option<Date> {
    let (mut year, mut day, mut months) = (None, None, Vec::new());
    let is_time = |word: &&str| {
        let parts = word.split_once(':');
        parts.is_some_and(|(hours, rest)| {
            hours.ends_with(|c: char| c.is_ascii_digit())
                && rest.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    let words = text
        .split_whitespace()
        .filter(|word| !is_time(word))
        .flat_map(|word| word.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty());
    for (place, word) in words.enumerate() {
        let figures = word.trim_end_matches(|c: char| c.is_alphabetic());
        if let (true, Ok(number)) = (word.len() - figures.len() <= 3, figures.parse::<u32>()) {
            match figures.len() {
                4 if year.is_none() => year = Some(number),
                1 | 2 if day.is_none() => day = Some((place, number)),
                _ => {}
            }
        } else if let Some(month) = calendar::month_of_beginning(&word.to_lowercase()) {
            months.push((place, month));
        }
    }
    let (place, day) = day?;
    let (_, month) = months.into_iter().min_by_key(|(at, _)| place.abs_diff(*at))?;
    of(year?, month, day)
}

fn of(year: u32, month: u32, day: u32) -> Option<Date> {
    // Thailand counts from the death of Buddha.
    let year = if (2400..=2700).contains(&year) { year - 543 } else { year };
    if !(1500..=2200).contains(&year) {
        return None;
    }
    Date::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

/// Whether a change is none, since it was made at the day of the publication and nobody says when,
/// or within the hour.
pub(super) fn is_one_moment(published: &Date, updated: &Date) -> bool {
    const HOUR: i64 = 60;
    match (minutes(published), minutes(updated)) {
        (Some(published), Some(updated)) => (updated - published).abs() < HOUR,
        _ => published.day_iso() == updated.day_iso(),
    }
}

/// The minutes of a time since some day; `None` where only the day is known.
fn minutes(date: &Date) -> Option<i64> {
    let clock = |text: &str| {
        let (hours, minutes) = (text.get(..2)?, text.get(text.len().checked_sub(2)?..)?);
        Some(hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?)
    };
    let of_day = clock(date.clock()?)?;
    let text = date.iso();
    let time = text.get(11..)?;
    let offset = match time.find(['+', '-']) {
        Some(at) if time[at..].starts_with('-') => -clock(&time[at + 1..])?,
        Some(at) => clock(&time[at + 1..])?,
        None => 0,
    };
    // Days count from one to the next within a month; changes over its end are no moment.
    let days = (i64::from(date.year) * 12 + i64::from(date.month)) * 31 + i64::from(date.day);
    Some(days * 24 * 60 + of_day - offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, iso) in [
            ("2024-05-06T08:00:00.000Z", "2024-05-06T08:00:00.000Z"),
            ("2024-05-06 08:00:00 UTC", "2024-05-06T08:00:00"),
            ("May 6, 2024", "2024-05-06"),
            ("6th May 2024", "2024-05-06"),
            ("Mon, 06 May 2024 08:00:00 GMT", "2024-05-06"),
            ("6. Mai 2024", "2024-05-06"),
            ("6 mars 2024", "2024-03-06"),
            ("6 de mayo de 2024", "2024-05-06"),
            ("2024年5月6日", "2024-05-06"),
            ("2024. 5. 6.", "2024-05-06"),
            ("06.05.2024", "2024-05-06"),
            ("20240506", "2024-05-06"),
            ("13:00 06.05.2024", "2024-05-06"),
            ("2024.05.06. 오전 10:00", "2024-05-06"),
            ("Publié le 06 mai 2024 à 11h00", "2024-05-06"),
            ("6 мая 2024", "2024-05-06"),
            ("07:05, 16 мая 2024", "2024-05-16"),
            ("16 พฤษภาคม 2567", "2024-05-16"),
            ("6. května 2024, 6:00", "2024-05-06"),
            ("6 травня 2024", "2024-05-06"),
            ("6 Μαΐου 2024", "2024-05-06"),
            ("6 במאי 2024", "2024-05-06"),
            ("2024. május 6.", "2024-05-06"),
            ("الأحد، 6 أيار/مايو 2024", "2024-05-06"),
            ("6 Mayıs 2024", "2024-05-06"),
            ("Marie Loiseau, 5 juin 2024", "2024-06-05"),
            ("Автор: Марина Ильина, 4 июня 2024", "2024-06-04"),
        ] {
            assert_eq!(date(text).map(|date| date.iso()).as_deref(), Some(iso), "{text}");
        }
    }

    #[test]
    fn a_date_is_told_from_what_stands_before_it() {
        for (text, name) in [
            ("Ann Miller March 25, 2015", "Ann Miller"),
            ("Ann Miller | Apr 19, 2013", "Ann Miller"),
            ("Ann May on Tuesday, Aug. 17, 2010 at 9:00am", "Ann May"),
            ("2015年3月25日", ""),
            ("Agent 47", "Agent 47"),
            ("April May", "April May"),
        ] {
            assert_eq!(before(text), name, "{text}");
        }
    }

    #[test]
    fn what_may_be_two_dates_is_none() {
        for text in ["", "05/06/2024", "yesterday", "5 comments", "May", "2024"] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
