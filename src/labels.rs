//! The words of the interface, in each of its languages: `build/locales.rs` makes them of
//! `locales/`.

use crate::browser::intl;
use crate::settings::Setting;
use article::{Article, Lang};
use std::str::Split;
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/locales.rs"));

impl Interface {
    /// The interface for an article: the language of the page around it, else of its
    /// text, else the first of the reader's own that the interface speaks, else English.
    pub fn choose(article: &Article, reader: &[String]) -> Self {
        Self::of(article).or_else(|| Self::preferred(reader)).unwrap_or(Self::En)
    }

    /// The interface that a document chooses; `None` where it leaves that to the browser.
    pub fn of(article: &Article) -> Option<Self> {
        article.interface.iter().chain([&article.lang]).find_map(Self::speaking)
    }

    /// The first of the reader's languages that the interface speaks.
    pub fn preferred(reader: &[String]) -> Option<Self> {
        reader.iter().filter_map(|tag| Lang::parse(tag)).find_map(|lang| Self::speaking(&lang))
    }

    /// The interface in the language of a BCP 47 tag; English for any that it does not speak.
    pub fn of_tag(tag: &str) -> Self {
        Self::preferred(&[tag.to_string()]).unwrap_or(Self::En)
    }

    /// The interface for a language: the one with a file for the tag itself; for Chinese the one in
    /// its script; else one in the same language, whatever the region.
    fn speaking(lang: &Lang) -> Option<Self> {
        let named =
            |tag: &str| Self::ALL.into_iter().find(|one| one.tag().eq_ignore_ascii_case(tag));
        let primary = match lang {
            lang if lang.is_traditional() => "zh-Hant".to_string(),
            lang if lang.is_chinese() => "zh-Hans".to_string(),
            lang => lang.primary(),
        };
        let related = || {
            Self::ALL.into_iter().find(|one| one.tag().split('-').next() == Some(primary.as_str()))
        };
        named(lang.as_str()).or_else(|| named(&primary)).or_else(related)
    }

    /// The language, as a BCP 47 tag.
    pub fn tag(self) -> &'static str {
        LOCALES[self as usize].0
    }

    /// The words.
    pub fn labels(self) -> &'static Labels {
        static LABELS: [OnceLock<Labels>; Interface::ALL.len()] =
            [const { OnceLock::new() }; Interface::ALL.len()];
        let (lang, text) = LOCALES[self as usize];
        LABELS[self as usize].get_or_init(|| Labels::read(lang, text))
    }
}

/// The words for a setting and for each of its values.
pub struct Words {
    /// The setting's name.
    pub name: &'static str,
    /// The names of its values, in their order.
    pub values: Vec<&'static str>,
}

impl Words {
    /// Takes the words of the setting with this index from the lines of a language.
    fn read(index: usize, lines: &mut Split<'static, char>) -> Self {
        let name = next(lines);
        Self { name, values: Setting::ALL[index].values().iter().map(|_| next(lines)).collect() }
    }
}

/// The next line; empty where there is none. Not inlined, for every word asks for it.
#[inline(never)]
fn next(lines: &mut Split<'static, char>) -> &'static str {
    lines.next().unwrap_or_default()
}

impl Labels {
    /// The words for a text in a language (BCP 47), as the marks of a citation; `otherwise` where
    /// the interface does not speak it.
    pub fn of_text(lang: &str, otherwise: &'static Labels) -> &'static Labels {
        Interface::preferred(&[lang.to_string()]).map_or(otherwise, Interface::labels)
    }

    /// The word with a key as in `locales/`: `share` of the words, `theme` for the name of a
    /// setting, and `theme.dark` for one of its values.
    pub fn word(&self, key: &str) -> Option<&'static str> {
        if let Some(line) = KEYS.split('\n').position(|own| own == key) {
            return self.text.split('\n').nth(line);
        }
        let (name, value) = match key.split_once('.') {
            Some((name, value)) => (name, Some(value)),
            None => (key, None),
        };
        let setting = Setting::ALL.into_iter().find(|setting| setting.name() == name)?;
        let words = self.choices.get(setting as usize)?;
        match value {
            None => Some(words.name),
            Some(value) => {
                let index = setting.values().iter().position(|one| *one == value)?;
                words.values.get(index).copied()
            }
        }
    }
}

/// Replaces the part in braces of a word, as the number in `{minutes} min read`.
pub fn fill(word: &str, value: &str) -> String {
    match word.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?.1))) {
        Some((before, after)) => format!("{before}{value}{after}"),
        None => word.to_string(),
    }
}

/// Puts a number from 1 on into a word, in the form that its language has for it: forms are parted
/// by `|`, in the order of `one`, `two`, `few`, `many`, `other` (CLDR, plural rules for cardinals).
pub fn counted(word: &'static str, count: usize, labels: &Labels) -> String {
    let form = match (labels.lang, count % 100) {
        ("ar", _) if count < 3 => count - 1,
        ("ar", 3..=10) => 2,
        ("ar", 11..) => 3,
        ("ar", _) => 4,
        _ => usize::from(count > 1),
    };
    let word = word.split(" | ").take(form + 1).last().unwrap_or_default();
    fill(word, &intl::number(labels.lang, count as u64))
}

fn dir(tag: &str) -> &'static str {
    Lang::parse(tag).map_or("ltr", |lang| lang.direction().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(lang: &str, interface: Option<&str>, reader: &[&str]) -> Interface {
        let mut article = Article::new(Lang::parse(lang).unwrap(), "Headline");
        article.interface = interface.and_then(Lang::parse);
        Interface::choose(&article, &reader.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn the_document_chooses_the_interface_before_the_browser_does() {
        assert_eq!(chosen("en", Some("zh-Hans"), &["fr"]), Interface::ZhHans);
        assert_eq!(chosen("zh-TW", None, &["en"]), Interface::ZhHant);
        assert_eq!(chosen("en-GB", None, &["zh-CN"]), Interface::En);
        assert_eq!(chosen("ar", Some("de-AT"), &["fr"]), Interface::De);
    }

    #[test]
    fn a_language_is_spoken_whatever_its_region_and_chinese_by_its_script() {
        for (tag, interface) in [
            ("ja-JP", Some(Interface::Ja)),
            ("KO", Some(Interface::Ko)),
            ("es-419", Some(Interface::Es)),
            ("ar-EG", Some(Interface::Ar)),
            ("fr-CA", Some(Interface::Fr)),
            ("zh", Some(Interface::ZhHans)),
            ("zh-Hans-HK", Some(Interface::ZhHans)),
            ("zh-HK", Some(Interface::ZhHant)),
            ("ZH-hant", Some(Interface::ZhHant)),
            ("yue-HK", Some(Interface::ZhHant)),
            ("it", None),
            ("arc", None),
        ] {
            assert_eq!(Interface::speaking(&Lang::parse(tag).unwrap()), interface, "{tag}");
        }
    }

    #[test]
    fn a_document_in_another_language_leaves_the_choice_to_the_browser() {
        assert_eq!(chosen("sw", None, &["it", "zh-HK", "en"]), Interface::ZhHant);
        assert_eq!(chosen("sw", None, &["it"]), Interface::En);
    }

    #[test]
    fn words_are_found_by_their_keys() {
        let labels = Interface::De.labels();
        assert_eq!(labels.word("skip-to-article"), Some(labels.skip_to_article));
        assert_eq!(labels.word("untitled"), Some("Artikel ohne Titel"));
        assert_eq!(labels.word("theme"), Some("Farbschema"));
        assert_eq!(labels.word("theme.dark"), Some("Dunkel"));
        assert_eq!(labels.word("shortcuts.off"), Some("Aus"));
        for key in ["", "theme.purple", "related", "related.open", "nothing", "theme."] {
            assert_eq!(labels.word(key), None, "{key}");
        }
    }

    #[test]
    fn a_word_has_what_is_put_into_it() {
        assert_eq!(fill("{minutes} min read", "5–7"), "5–7 min read");
        assert_eq!(fill("約{minutes}分で読めます", "5"), "約5分で読めます");
        assert_eq!(fill("Close", "5"), "Close");
    }

    #[test]
    fn a_number_has_the_form_that_its_language_gives_it() {
        let said = |interface: Interface, count| {
            let labels = interface.labels();
            counted(labels.story_count, count, labels)
        };
        assert_eq!(
            [1, 2, 60].map(|count| said(Interface::En, count)),
            ["1 story", "2 stories", "60 stories"]
        );
        assert_eq!(said(Interface::ZhHans, 1), "1 篇");
        assert_eq!(said(Interface::Fr, 6), "6 articles");
        let arabic = [1, 2, 3, 10, 11, 60, 102, 103].map(|count| said(Interface::Ar, count));
        let forms = ["مقال", "مقالان", "مقالات", "مقالات", "مقالًا", "مقالًا", "مقال", "مقالات"];
        for (text, form) in arabic.iter().zip(forms) {
            assert!(text.split(' ').any(|word| word == form), "{text} without {form}");
        }
        let german = Interface::De.labels();
        assert_eq!(counted(german.show_more, 54, german), "54 weitere anzeigen");
    }

    #[test]
    fn each_language_runs_in_its_direction() {
        assert_eq!(Interface::Ar.labels().dir, "rtl");
        assert_eq!(Interface::Ja.labels().dir, "ltr");
    }
}
