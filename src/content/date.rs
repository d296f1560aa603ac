//! Dates as their language writes them: by the browser's `Intl`, and where the page is prerendered
//! by the tables that browsers have it from, so that both are one text.

use super::markup::{Markup, element};
use super::rendering::Rendering;
use crate::browser::intl;
use crate::labels::Interface;
use article::{Date, Lang};

/// Builds the `time` element of a date, in the language of the text that it belongs to.
pub(super) fn time(class: &'static str, date: &Date, lang: &Lang, rendering: &Rendering) -> Markup {
    let (lang, text) = written(date, lang, rendering.interface);
    element("time").class(class).lang(&lang).attribute("datetime", date.iso()).text(text)
}

/// The date without its time in a language, or in that of the interface where nobody knows how
/// that language writes dates; and in which of the two.
fn written(date: &Date, lang: &Lang, interface: Interface) -> (Lang, String) {
    let own = Lang::parse(interface.tag()).unwrap_or_else(Lang::english);
    [lang, &own]
        .into_iter()
        .find_map(|lang| Some((lang.clone(), intl::date(tag(lang), date)?)))
        .unwrap_or_else(|| (own.clone(), date.iso()))
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
    fn a_language_without_dates_of_its_own_has_those_of_the_interface() {
        for lang in ["tlh", "en-a", "abcdefgh"] {
            assert_eq!(date(lang), ("de".to_string(), "12. März 2025".to_string()), "{lang}");
        }
    }
}
