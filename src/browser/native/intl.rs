//! Dates and numbers by Unicode's tables (CLDR), which browsers have, too.

use article::Date;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_decimal::DecimalFormatter;
use icu_locale_core::Locale;

/// Writes a date in the long form of a language (a BCP 47 tag); `None` where the tables do not have
/// it.
pub fn date(tag: &str, date: &Date) -> Option<String> {
    let written = long(tag.parse().ok()?, date)?;
    // What is not known is written as in no language: “2025 M03 12”.
    (written != long(Locale::UNKNOWN, date)?).then_some(written)
}

fn long(locale: Locale, date: &Date) -> Option<String> {
    let day = icu_datetime::input::Date::try_new_iso(date.year.into(), date.month, date.day);
    let format = DateTimeFormatter::try_new(locale.into(), YMD::long()).ok()?;
    Some(format.format(&day.ok()?).to_string())
}

/// Writes a whole number as a language of the interface does.
pub fn number(tag: &str, number: u64) -> String {
    let format = tag
        .parse::<Locale>()
        .ok()
        .and_then(|locale| DecimalFormatter::try_new(locale.into(), Default::default()).ok());
    format.map_or_else(|| number.to_string(), |format| format.format(&number.into()).to_string())
}
