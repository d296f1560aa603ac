//! Days of the solar Hijri calendar, by which Iran and Afghanistan date: `۱۰ بهمن ۱۴۰۳`.

use article::Date;

/// The months, which have 31 days, and 30 from the seventh on.
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
    let is_short = word.chars().count() <= 4;
    word.chars().try_fold(0, |sum, c| Some(sum * 10 + digit(c)?)).filter(|_| is_short)
}

/// The same day as the rest of the world dates it.
fn of(year: u32, month: u32, day: u32) -> Option<Date> {
    if !(1200..=1600).contains(&year) || !(1..=31).contains(&day) {
        return None;
    }
    // Days since the first of March of the year 0, in cycles of 33 years with eight that are longer.
    let cycle = year + 1595;
    let before = if month < 7 { (month - 1) * 31 } else { (month - 7) * 30 + 186 };
    let mut days = 365 * cycle + cycle / 33 * 8 + (cycle % 33).div_ceil(4) + day + before - 355_668;
    let mut found = 400 * (days / 146_097);
    days %= 146_097;
    if days > 36_524 {
        days -= 1;
        found += 100 * (days / 36_524);
        days %= 36_524;
        if days >= 365 {
            days += 1;
        }
    }
    found += 4 * (days / 1461);
    days %= 1461;
    if days > 365 {
        found += (days - 1) / 365;
        days = (days - 1) % 365;
    }
    let is_leap =
        found.is_multiple_of(4) && !found.is_multiple_of(100) || found.is_multiple_of(400);
    let february = if is_leap { 29 } else { 28 };
    let mut rest = days + 1;
    for (month, length) in (1..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
        if rest <= length {
            return Date::parse(&format!("{found:04}-{month:02}-{rest:02}"));
        }
        rest -= length;
    }
    None
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
        assert_eq!(super::date("۱۰ بهمن"), None);
    }
}
