//! Dates as their language writes them: by the browser's `Intl`, and where the page is prerendered
//! by the tables that browsers have it from, so that both are one text.

use super::markup::{Markup, element};
use super::rendering::Rendering;
use crate::browser::intl;
use crate::labels::Interface;
use article::{Date, Lang};

/// Builds the `time` element of a date, in the language of the text that it belongs to.
pub(super) fn time(class: &'static str, date: &Date, lang: &Lang, rendering: &Rendering) -> Markup {
    of(class, date, written(date, lang, rendering.interface))
}

/// Builds the same of a date with its time, where that is known, and the zone that it is given in.
pub(super) fn moment(
    class: &'static str,
    date: &Date,
    lang: &Lang,
    rendering: &Rendering,
) -> Markup {
    let (lang, day) = written(date, lang, rendering.interface);
    let text = day + &time_of_day(date, &lang);
    of(class, date, (lang, text))
}

fn of(class: &'static str, date: &Date, (lang, text): (Lang, String)) -> Markup {
    element("time").class(class).lang(&lang).attribute("datetime", date.iso()).text(text)
}

/// The words after a day: the time and its zone, in the marks of a language. On a clock of 24 hours
/// for all: readers elsewhere have to reckon with the zone.
fn time_of_day(date: &Date, lang: &Lang) -> String {
    let (comma, open, close) = match &*lang.primary() {
        _ if lang.is_square() => (" ", "（", "）"),
        "ko" => (" ", "(", ")"),
        "ar" | "fa" | "ur" => ("، ", " (", ")"),
        _ => (", ", " (", ")"),
    };
    match (date.clock(), date.zone()) {
        (Some(clock), Some(zone)) => [comma, clock, open, &zone, close].concat(),
        (Some(clock), None) => [comma, clock].concat(),
        (None, _) => String::new(),
    }
}

/// The day in a language, or in that of the interface where nobody knows how
/// that language writes dates; and in which of the two.
fn written(date: &Date, lang: &Lang, interface: Interface) -> (Lang, String) {
    let own = Lang::parse(interface.tag()).unwrap_or_else(Lang::english);
    [lang, &own]
        .into_iter()
        .find_map(|lang| Some((lang.clone(), intl::date(tag(lang), date)?)))
        .unwrap_or_else(|| (own.clone(), date.day_iso()))
}

/// English without a region is that of the world: by itself it would be that of the United States.
fn tag(lang: &Lang) -> &str {
    if lang.as_str().eq_ignore_ascii_case("en") { "en-001" } else { lang.as_str() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(lang: &str) -> (String, String) {
        let date = Date::parse("2025-03-12T10:30:00Z").unwrap();
        let (lang, text) = written(&date, &Lang::parse(lang).unwrap(), Interface::De);
        (lang.to_string(), text)
    }

    #[test]
    fn a_date_is_written_as_its_language_writes_it() {
        for (lang, text) in [
            ("en", "12 March 2025"),
            ("en-US", "March 12, 2025"),
            ("zh-Hans", "2025年3月12日"),
            ("zh-TW", "2025年3月12日"),
            ("ja", "2025年3月12日"),
            ("ko", "2025년 3월 12일"),
            ("de", "12. März 2025"),
            ("fr", "12 mars 2025"),
            ("es", "12 de marzo de 2025"),
            ("ar", "12 مارس 2025"),
            ("pt-BR", "12 de março de 2025"),
        ] {
            assert_eq!(date(lang), (lang.to_string(), text.to_string()));
        }
    }

    #[test]
    fn a_time_is_written_with_its_zone_in_the_marks_of_its_language() {
        let date = Date::parse("2025-03-12T14:30:00+08:00").unwrap();
        for (lang, text) in [
            ("en", ", 14:30 (UTC+8)"),
            ("zh-Hant", " 14:30（UTC+8）"),
            ("ja", " 14:30（UTC+8）"),
            ("ko", " 14:30(UTC+8)"),
            ("de", ", 14:30 (UTC+8)"),
            ("ar", "، 14:30 (UTC+8)"),
        ] {
            let time = time_of_day(&date, &Lang::parse(lang).unwrap());
            assert_eq!(time, text, "{lang}");
        }
        assert_eq!(time_of_day(&Date::parse("2025-03-12").unwrap(), &Lang::english()), "");
    }

    #[test]
    fn a_language_without_dates_of_its_own_has_those_of_the_interface() {
        for lang in ["tlh", "en-a", "abcdefgh"] {
            assert_eq!(date(lang), ("de".to_string(), "12. März 2025".to_string()), "{lang}");
        }
    }
}
