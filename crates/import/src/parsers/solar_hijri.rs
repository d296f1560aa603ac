//! Days of the solar Hijri calendar, by which Iran and Afghanistan date: `۱۰ بهمن ۱۴۰۳`.

use article::Date;
use icu_calendar::Iso;

/// The months, in their order.
const MONTHS: [&str; 12] = [
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
];

/// The day that a text names by a day, a month and a year of this calendar.
pub(super) fn date(text: &str) -> Option<Date> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.windows(3).find_map(|words| {
        let [day, month, year] = words else { return None };
        let month = (1..).zip(MONTHS).find(|(_, name)| name == month)?.0;
        of(number(year)?, month, number(day)?)
    })
}

/// The number that figures of any of the scripts in use there say.
fn number(word: &str) -> Option<u32> {
    let digit = |c: char| match c {
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        _ => c.to_digit(10),
    };
    let digits = word.chars().map(digit).collect::<Option<Vec<u32>>>()?;
    (digits.len() <= 4).then(|| digits.into_iter().fold(0, |sum, digit| sum * 10 + digit))
}

/// The same day as the rest of the world dates it.
fn of(year: u32, month: u8, day: u32) -> Option<Date> {
    let (year, day) = (i32::try_from(year).ok()?, u8::try_from(day).ok()?);
    if !(1200..=1600).contains(&year) {
        return None;
    }
    let found = icu_calendar::Date::try_new_persian(year, month, day).ok()?.to_calendar(Iso);
    let (year, month, day) =
        (found.year().extended_year(), found.month().ordinal, found.day_of_month().0);
    Date::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn days_are_those_of_the_rest_of_the_world() {
        for (text, iso) in [
            ("۱ فروردین ۱۴۰۳", "2024-03-20"),
            ("چهارشنبه ۱۰ بهمن ۱۴۰۳ - ۰۹:۳۰", "2025-01-29"),
            ("۳۰ اسفند ۱۴۰۳", "2025-03-20"),
            ("1 مهر 1399", "2020-09-22"),
        ] {
            assert_eq!(super::date(text).map(|date| date.iso()).as_deref(), Some(iso), "{text}");
        }
        for text in ["۱۰ بهمن", "۳۱ مهر ۱۴۰۳", "10 بهمن 99999999999999"] {
            assert_eq!(super::date(text), None, "{text}");
        }
    }
}
