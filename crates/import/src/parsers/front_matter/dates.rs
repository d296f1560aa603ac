//! Dates as people write them → the form that they are read in.

use crate::parsers::calendar::MONTHS;

/// `2025/2/4`, `2025年2月4日`, `Feb 4, 2025`, `4 February 2025`, `Tue, 04 Feb 2025 10:30:00 GMT`
/// as `2025-02-04`, with the time where there is one.
pub(super) fn normal(text: &str) -> Option<String> {
    numbers(text).or_else(|| words(text))
}

fn numbers(text: &str) -> Option<String> {
    let text = text.trim_end_matches('日').replace(['年', '月'], "-");
    let (date, time) = match text.split_once([' ', 'T', '日']) {
        Some((date, time)) => (date, time.trim()),
        None => (text.as_str(), ""),
    };
    // Between points the day comes first, everywhere.
    let reversed: Vec<&str> = date.split('.').rev().collect();
    let date = match reversed.as_slice() {
        [year, month, day] if year.len() == 4 && day.len() < 3 => format!("{year}-{month}-{day}"),
        _ => date.to_string(),
    };
    let mut parts = date.split(['/', '-', '.']).map(|part| part.trim().parse::<u16>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // A day or month first would be a guess.
    if parts.next().is_some() || year < 1000 {
        return None;
    }
    let time = if time.is_empty() { String::new() } else { format!(" {}", padded(time)) };
    Some(format!("{year:04}-{month:02}-{day:02}{time}"))
}

fn words(text: &str) -> Option<String> {
    let (mut year, mut month, mut day, mut time) = (None, None, None, String::new());
    // JavaScript names the zone in words behind its number.
    let text = text.split(" (").next().unwrap_or_default().replace(" GMT+", " +");
    let text = text.replace(" GMT-", " -");
    for word in text.split([' ', ',']).filter(|word| !word.is_empty() && *word != "at") {
        let lower = word.to_ascii_lowercase();
        let name = MONTHS.iter().position(|name| lower.starts_with(&name[..3]));
        let number = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
        let number = number.parse::<u16>().ok();
        match (name, number) {
            (Some(name), None) if month.is_none() => month = Some(name + 1),
            (None, Some(number)) if (1..=31).contains(&number) && day.is_none() => {
                day = Some(number)
            }
            (None, Some(number)) if (1000..10_000).contains(&number) && year.is_none() => {
                year = Some(number)
            }
            _ if word.contains(':') && time.is_empty() => time = format!(" {}", padded(word)),
            _ if matches!(lower.as_str(), "am" | "pm") && time.len() > 3 => {
                time = of_clock(&time, lower == "pm")?;
            }
            _ if matches!(word, "GMT" | "UTC" | "Z") && !time.is_empty() => time.push('Z'),
            _ if word.starts_with(['+', '-']) && !time.is_empty() => time.push_str(word),
            // The day of the week.
            (None, None) if lower.trim_end_matches('.').len() >= 3 && year.is_none() => {}
            _ => return None,
        }
    }
    Some(format!("{:04}-{:02}-{:02}{time}", year?, month?, day?))
}

/// A time of the clock with twelve hours as one of the day.
fn of_clock(time: &str, is_afternoon: bool) -> Option<String> {
    let hour: u16 = time.get(1..3)?.parse().ok().filter(|hour| (1..=12).contains(hour))?;
    let hour = hour % 12 + if is_afternoon { 12 } else { 0 };
    Some(format!(" {hour:02}{}", &time[3..]))
}

/// A time whose hour has two digits.
fn padded(time: &str) -> String {
    match time.find(':') {
        Some(1) => format!("0{time}"),
        _ => time.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_words_are_read() {
        for (text, expected) in [
            ("2025/2/4", "2025-02-04"),
            ("2025.02.04", "2025-02-04"),
            ("2025年2月4日", "2025-02-04"),
            ("2025-2-4 9:05:00", "2025-02-04 09:05:00"),
            ("Jul 08 2022", "2022-07-08"),
            ("February 4th, 2025", "2025-02-04"),
            ("4 Sept. 2025", "2025-09-04"),
            ("Tue, 04 Feb 2025 10:30:00 GMT", "2025-02-04 10:30:00Z"),
            ("Tue Feb 04 2025", "2025-02-04"),
            (
                "Tue Feb 04 2025 10:30:00 GMT+0100 (Central European Standard Time)",
                "2025-02-04 10:30:00+0100",
            ),
            ("February 4, 2025 9:12 PM", "2025-02-04 21:12"),
            ("February 4, 2025 at 12:05 AM", "2025-02-04 00:05"),
        ] {
            assert_eq!(normal(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["04/02/2025", "yesterday", "May 2025", "Feb 4 2025 or so"] {
            assert_eq!(normal(text), None, "{text}");
        }
    }
}
