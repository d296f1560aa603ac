//! The language of a text, guessed from its script and words.

use super::characters::script;
use article::Lang;
use icu_properties::props::Script;
use whatlang::{Detector, Lang as Detected};

/// The language of a text; English where nothing points elsewhere.
pub(super) fn guess_lang(text: &str) -> Lang {
    let counts = Counts::of(text);
    match counts.script() {
        Some(Script::Han) => counts.chinese().unwrap_or_else(Lang::simplified_chinese),
        Some(script) => alphabetic(text, script),
        None => Lang::english(),
    }
}

/// The language of a short text that stands in an article of the language `around`, where it is
/// another one. `chinese` decides for characters that are written alike in both forms of Chinese.
pub(super) fn foreign(text: &str, around: &Lang, chinese: &Lang) -> Option<Lang> {
    // Addresses are in no language.
    if !text.contains(char::is_whitespace) && text.contains(['@', '/']) && text.is_ascii() {
        return None;
    }
    let counts = Counts::of(text);
    let script = counts.script()?;
    let lang = match script {
        Script::Han if around.is_chinese() => {
            counts.chinese().filter(|lang| lang.is_traditional() != around.is_traditional())?
        }
        Script::Han if around.primary() == "ja" => return None,
        Script::Han => counts.chinese().unwrap_or_else(|| chinese.clone()),
        // A few words in one's own script are too little to tell a language by.
        script if script == script_of(around) => return None,
        script => alphabetic(text, script),
    };
    (lang != *around).then_some(lang)
}

/// The Chinese form that a text is written in, where it has a character that tells.
pub(super) fn chinese_form(text: &str) -> Option<Lang> {
    Counts::of(text).chinese()
}

/// The scripts that are told apart. The two of Japanese, in which it alone is written, count as
/// one, Hiragana.
const SCRIPTS: [Script; 10] = [
    Script::Latin,
    Script::Han,
    Script::Hiragana,
    Script::Hangul,
    Script::Cyrillic,
    Script::Greek,
    Script::Arabic,
    Script::Hebrew,
    Script::Devanagari,
    Script::Thai,
];

/// The number of words of each script in a text, a Chinese character counting as a word.
struct Counts {
    words: [usize; SCRIPTS.len()],
    simplified: usize,
    traditional: usize,
}

impl Counts {
    fn of(text: &str) -> Self {
        /// The characters that are looked at: a language shows well before.
        const SAMPLE: usize = 50_000;
        let mut counts = Self { words: [0; SCRIPTS.len()], simplified: 0, traditional: 0 };
        let mut before = Script::Unknown;
        for c in text.chars().take(SAMPLE) {
            let script = match script(c) {
                Script::Katakana => Script::Hiragana,
                script => script,
            };
            let is_word =
                matches!(script, Script::Han | Script::Hiragana | Script::Thai) || before != script;
            if is_word && let Some(at) = SCRIPTS.iter().position(|known| *known == script) {
                counts.words[at] += 1;
            }
            if script == Script::Han {
                let (simplified, traditional) = forms(c);
                counts.simplified += usize::from(simplified && !traditional);
                counts.traditional += usize::from(traditional && !simplified);
            }
            before = script;
        }
        counts
    }

    /// The script that most words are in.
    fn script(&self) -> Option<Script> {
        let [latin, han, japanese, ..] = self.words;
        // Japanese and Korean write Chinese characters as well, Chinese never kana or Hangul.
        if japanese * 5 > han && japanese + han > latin {
            return Some(Script::Hiragana);
        }
        let counted = SCRIPTS.into_iter().zip(self.words).rev();
        counted
            .max_by_key(|(_, count)| *count)
            .filter(|(_, count)| *count > 0)
            .map(|(most, _)| most)
    }

    fn chinese(&self) -> Option<Lang> {
        match self.simplified.cmp(&self.traditional) {
            std::cmp::Ordering::Greater => Some(Lang::simplified_chinese()),
            std::cmp::Ordering::Less => Some(Lang::traditional_chinese()),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// Whether a Chinese character is used in simplified and in traditional texts: GB 2312 has
/// the characters of the one, Big5 those of the other.
fn forms(c: char) -> (bool, bool) {
    let mut utf8 = [0; 4];
    let (gbk, _, no_gbk) = encoding_rs::GBK.encode(c.encode_utf8(&mut utf8));
    let simplified = !no_gbk && matches!(gbk[..], [0xb0..=0xf7, 0xa1..=0xfe]);
    let mut utf8 = [0; 4];
    let (big5, _, no_big5) = encoding_rs::BIG5.encode(c.encode_utf8(&mut utf8));
    // Some everyday simplified characters, such as 网, are in Big5 as well, among its rare ones.
    let (everyday, rare) =
        (matches!(gbk[..], [0xb0..=0xd7, 0xa1..=0xfe]), matches!(big5[..], [0xc7..=0xff, _]));
    let traditional = !(no_big5 || (everyday && rare));
    (simplified, traditional)
}

fn script_of(lang: &Lang) -> Script {
    match lang.primary().as_str() {
        "zh" => Script::Han,
        "ja" => Script::Hiragana,
        "ko" => Script::Hangul,
        "ru" | "uk" | "bg" | "sr" | "be" | "mk" => Script::Cyrillic,
        "el" => Script::Greek,
        "ar" | "fa" | "ur" => Script::Arabic,
        "he" | "yi" => Script::Hebrew,
        "hi" | "mr" | "ne" => Script::Devanagari,
        "th" => Script::Thai,
        _ => Script::Latin,
    }
}

/// The language by its words where they are enough, else the most used one of the script.
fn alphabetic(text: &str, script: Script) -> Lang {
    let sample: String = text.chars().take(4000).collect();
    let detected = Detector::new()
        .detect(&sample)
        .filter(|found| found.is_reliable() && sample.len() > 80)
        .and_then(|found| tag(found.lang()));
    let by_script = match script {
        Script::Han => "zh-Hans",
        Script::Hiragana => "ja",
        Script::Hangul => "ko",
        Script::Cyrillic => "ru",
        Script::Greek => "el",
        Script::Arabic => "ar",
        Script::Hebrew => "he",
        Script::Devanagari => "hi",
        Script::Thai => "th",
        _ => "en",
    };
    let parse = |tag: &str| Lang::parse(tag).filter(|lang| script_of(lang) == script);
    detected.and_then(parse).or_else(|| parse(by_script)).unwrap_or_else(Lang::english)
}

/// The BCP 47 tag, which is the shortest code of ISO 639.
fn tag(lang: Detected) -> Option<&'static str> {
    Some(match lang {
        Detected::Eng => "en",
        Detected::Fra => "fr",
        Detected::Deu => "de",
        Detected::Spa => "es",
        Detected::Por => "pt",
        Detected::Ita => "it",
        Detected::Nld => "nl",
        Detected::Swe => "sv",
        Detected::Nob => "nb",
        Detected::Dan => "da",
        Detected::Fin => "fi",
        Detected::Pol => "pl",
        Detected::Ces => "cs",
        Detected::Slk => "sk",
        Detected::Hun => "hu",
        Detected::Ron => "ro",
        Detected::Tur => "tr",
        Detected::Vie => "vi",
        Detected::Ind => "id",
        Detected::Rus => "ru",
        Detected::Ukr => "uk",
        Detected::Bul => "bg",
        Detected::Srp => "sr",
        Detected::Bel => "be",
        Detected::Ara => "ar",
        Detected::Pes => "fa",
        Detected::Urd => "ur",
        Detected::Heb => "he",
        Detected::Yid => "yi",
        Detected::Hin => "hi",
        Detected::Mar => "mr",
        Detected::Nep => "ne",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(text: &str) -> String {
        guess_lang(text).to_string()
    }

    #[test]
    fn languages_by_script_and_words() {
        for (tag, text) in [
            (
                "en",
                "The mill by the river has opened again, and the whole village came to see it \
                 turn.",
            ),
            ("en", "12.5 %"),
            (
                "fr",
                "Le vieux moulin au bord de la rivière a rouvert ses portes, et tout le village \
                 est venu le voir tourner.",
            ),
            (
                "de",
                "Die alte Mühle am Fluss ist wieder offen, und das ganze Dorf kam, um zu sehen, \
                 wie sie sich dreht.",
            ),
            ("zh-Hans", "河边的磨坊又开了,全村的人都来看。AI 也没有这么热闹。"),
            ("zh-Hant", "河邊的磨坊又開了,全村的人都來看。"),
            ("zh-Hans", "观点"),
            ("zh-Hant", "人工智慧的下一步，會發生什麼"),
            ("zh-Hans", "Nvidia 与 DeepSeek 的股价"),
            ("ja", "川のそばの水車小屋が再び開き、村の人々が見に来た。"),
            ("ko", "강가의 방앗간이 다시 문을 열었다."),
            ("ru", "Старая мельница у реки снова открылась."),
            ("ar", "فتحت الطاحونة القديمة أبوابها من جديد."),
            ("he", "הטחנה הישנה נפתחה שוב."),
        ] {
            assert_eq!(guess(text), tag, "{text}");
        }
    }

    #[test]
    fn phrases_are_marked_where_they_leave_the_articles_language() {
        let (english, hans, hant) =
            (Lang::english(), Lang::simplified_chinese(), Lang::traditional_chinese());
        assert_eq!(foreign("人工", &english, &hant), Some(hant.clone()));
        assert_eq!(foreign("FT中文网", &english, &hant), Some(hans.clone()));
        assert_eq!(foreign("人工", &hans, &hant), None);
        assert_eq!(foreign("觀點", &hans, &hans), Some(hant));
        assert_eq!(foreign("Big Tech", &hans, &hans), Some(english.clone()));
        assert_eq!(foreign("223", &hans, &hans), None);
        assert_eq!(foreign("Déjà vu", &english, &hans), None);
    }
}
