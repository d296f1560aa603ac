//! A calendar date, with the time that a `<time>` element can carry along.
//!
//! Own code, for the crate `time` reads no date with a blank before the time and none without an
//! offset, and would add 1 KB after gzip to what readers load.

use serde::{Serialize, Serializer};

/// A date as ISO 8601 gives it: `2025-02-14`, or with a time and an offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// Of the Gregorian calendar.
    pub year: u16,
    /// 1–12.
    pub month: u8,
    /// 1–31, valid for the month.
    pub day: u8,
    /// The time with the offset, such as `T10:30:00Z`; empty where only the day is known.
    time: String,
}

impl Date {
    /// Reads `YYYY-MM-DD`, and that followed by `T` or a space and
    /// `HH:MM[:SS[.fraction]]` with `Z` or `±HH:MM`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (date, time) = (text.get(..10)?, text.get(10..)?);
        let mut parts = date.split('-');
        let mut number = |len: usize| {
            let part =
                parts.next().filter(|p| p.len() == len && p.bytes().all(|b| b.is_ascii_digit()))?;
            part.parse::<u16>().ok()
        };
        let (year, month, day) = (number(4)?, number(2)? as u8, number(2)? as u8);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        if !(1..=days).contains(&day) {
            return None;
        }
        let time = match time {
            "" => String::new(),
            time => format!("T{}", valid_time(time.strip_prefix(['T', 't', ' '])?)?),
        };
        Some(Self { year, month, day, time })
    }

    /// The day alone, as `2025-02-14`.
    pub fn day_iso(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// The form that HTML's `datetime` attribute takes.
    pub fn iso(&self) -> String {
        self.day_iso() + &self.time
    }

    /// The time of the day, as `14:30`. `None` where only the day is known, and at midnight to the
    /// second, which most programs write where they know no time.
    pub fn clock(&self) -> Option<&str> {
        let end = self.time.find(ZONE).unwrap_or(self.time.len());
        let is_midnight = self.time.bytes().take(end).all(|b| !matches!(b, b'1'..=b'9'));
        self.time.get(1..6).filter(|_| !is_midnight)
    }

    /// The name of the time's zone, as `UTC+8` or `UTC`; `None` where none is given.
    pub fn zone(&self) -> Option<String> {
        let zone = self.time.get(self.time.find(ZONE)?..)?;
        // With a colon or without: `+08:00`, `+0800`.
        let minutes = zone.len().checked_sub(2).and_then(|at| zone.get(at..)).unwrap_or("00");
        let hours = zone.get(1..3).unwrap_or("00");
        let mut name = String::from("UTC");
        if (hours, minutes) != ("00", "00") {
            name.push(if zone.starts_with('-') { '\u{2212}' } else { '+' });
            name.push_str(hours.strip_prefix('0').unwrap_or(hours));
            if minutes != "00" {
                name.push(':');
                name.push_str(minutes);
            }
        }
        Some(name)
    }
}

/// The signs with which a zone begins.
const ZONE: [char; 3] = ['Z', '+', '-'];

/// The time without blanks, if it is `HH:MM` with optional seconds and offset.
fn valid_time(time: &str) -> Option<String> {
    let mut time = time.replace(' ', "").to_ascii_uppercase();
    let clock = time.get(..5)?;
    let rest = time.get(5..)?;
    let (hour, minute) = clock.split_once(':')?;
    let in_range =
        |part: &str, end: u8| part.len() == 2 && part.parse::<u8>().is_ok_and(|n| n < end);
    let valid = in_range(hour, 24)
        && in_range(minute, 60)
        && rest
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'+' | b'-' | b'Z'));
    // Databases leave the minutes of the offset out, which HTML does not.
    if time.len().checked_sub(3).is_some_and(|end| time.get(end..).is_some_and(is_hours)) {
        time.push_str(":00");
    }
    valid.then_some(time)
}

/// Whether this is an offset of hours alone, as `+08`.
fn is_hours(end: &str) -> bool {
    end.starts_with(['+', '-']) && end.bytes().skip(1).all(|b| b.is_ascii_digit())
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_dates_are_taken() {
        for text in ["2025-02-14", "2024-02-29", "2025-02-14T10:30:00Z", "2025-02-14T10:30+08:00"] {
            assert_eq!(Date::parse(text).map(|d| d.iso()).as_deref(), Some(text));
        }
        assert_eq!(
            Date::parse("2025-02-14 10:30:00 +0800").map(|d| d.iso()).as_deref(),
            Some("2025-02-14T10:30:00+0800")
        );
        assert_eq!(
            Date::parse("2025-02-14 10:30:00+08").map(|d| d.iso()).as_deref(),
            Some("2025-02-14T10:30:00+08:00")
        );
        for text in [
            "2025-02-29",
            "2025-13-01",
            "yesterday",
            "二〇二五年二月十四日",
            "2025-02-14Tnoon",
            "2025-02-14\"><b>",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_is_told_with_its_zone_unless_it_stands_for_none() {
        for (time, clock, zone) in [
            ("", None, None),
            ("T14:30", Some("14:30"), None),
            ("T14:30:59.123Z", Some("14:30"), Some("UTC")),
            ("T00:00:00+08:00", None, Some("UTC+8")),
            ("T00:00Z", None, Some("UTC")),
            ("T00:01Z", Some("00:01"), Some("UTC")),
            ("T09:05:00+0800", Some("09:05"), Some("UTC+8")),
            ("T09:05+05:45", Some("09:05"), Some("UTC+5:45")),
            ("T09:05-03:00", Some("09:05"), Some("UTC\u{2212}3")),
            ("T09:05-00:30", Some("09:05"), Some("UTC\u{2212}0:30")),
            ("T09:05+00:00", Some("09:05"), Some("UTC")),
        ] {
            let date = Date::parse(&format!("2025-02-14{time}")).unwrap();
            assert_eq!((date.clock(), date.zone().as_deref()), (clock, zone), "{time}");
        }
    }
}
