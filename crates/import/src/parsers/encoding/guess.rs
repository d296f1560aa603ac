//! The encoding of a text that does not say it: what its bytes suggest, checked by what comes
//! out.

use crate::parsers::characters::script;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, ISO_8859_2, SHIFT_JIS, WINDOWS_1250,
    WINDOWS_1252, WINDOWS_1254, WINDOWS_1257,
};
use icu_properties::props::Script;
use whatlang::{Detector, Lang, Script as Written};

/// The bytes that are looked at: enough to tell encodings and languages apart.
const SAMPLE: usize = 1 << 18;

/// The encoding that the bytes are in, where that is certain; what comes before the
/// offset is ASCII.
pub(super) fn encoding(bytes: &[u8], offset: usize) -> Option<&'static Encoding> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let rest = &bytes[offset.min(bytes.len())..];
    let sample = &rest[..rest.len().min(SAMPLE)];
    detector.feed(sample, sample.len() == rest.len());
    let guessed = match detector.guess(None, Utf8Detection::Deny) {
        // GB18030 is GBK with more characters.
        encoding if encoding == GBK => GB18030,
        encoding => checked(encoding, bytes),
    };
    let text = guessed.decode_without_bom_handling_and_without_replacement(bytes)?;
    let text: String = text.chars().take(SAMPLE).collect();
    (is_plausible(&text) && suits(guessed, &text)).then_some(guessed)
}

/// The encoding that is meant by a guess at one of those that differ in a few letters alone: the
/// first by which the text has no letters but those of its language.
pub(in crate::parsers) fn checked(guessed: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    let others: &[&'static Encoding] = match guessed {
        _ if guessed == ISO_8859_2 => &[WINDOWS_1250, WINDOWS_1252],
        _ if guessed == WINDOWS_1250 => &[ISO_8859_2, WINDOWS_1252],
        _ if guessed == WINDOWS_1254 || guessed == WINDOWS_1257 => &[WINDOWS_1252],
        _ if guessed == WINDOWS_1252 => &[WINDOWS_1250],
        _ => return guessed,
    };
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let fits = |encoding: &&'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        is_plausible(&text) && is_of(encoding.name(), &text) && has_own_letters(&text)
    };
    [guessed].into_iter().chain(others.iter().copied()).find(|one| fits(one)).unwrap_or(guessed)
}

/// Whether a text has no letters beyond ASCII but those of its language.
fn has_own_letters(text: &str) -> bool {
    let sample: String = text.chars().take(4000).collect();
    let Some(found) = Detector::new().detect(&sample) else { return false };
    let own = match found.lang() {
        Lang::Eng => "éèêëïöüçñàâäôîû",
        Lang::Fra => "àâæçéèêëîïôœùûüÿ",
        Lang::Deu => "äöüßéàè",
        Lang::Spa => "áéíñóúü",
        Lang::Por => "àáâãçéêíóôõúü",
        Lang::Ita => "àèéìîòóù",
        Lang::Nld => "áäéèëïíóöü",
        Lang::Swe | Lang::Fin => "åäöé",
        Lang::Nob | Lang::Dan => "æøåéòô",
        Lang::Pol => "ąćęłńóśźż",
        Lang::Ces => "áčďéěíňóřšťúůýž",
        Lang::Slk => "áäčďéíĺľňóôŕšťúýž",
        Lang::Hun => "áéíóöőúüű",
        Lang::Ron => "ăâîșşțţ",
        Lang::Hrv | Lang::Slv => "čćđšž",
        Lang::Tur => "çğıöşüâî",
        Lang::Lit => "ąčęėįšųūž",
        Lang::Lav => "āčēģīķļņšūž",
        Lang::Est => "äõöüšž",
        _ => return true,
    };
    let letters = text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii());
    let lower = letters.flat_map(char::to_lowercase);
    lower.into_iter().all(|c| own.contains(c) || !c.is_alphabetic())
}

/// Whether a text can be one: of one script, perhaps with Latin letters, and without what no text
/// has.
pub(super) fn is_plausible(text: &str) -> bool {
    let (mut letters, mut others) = ([0_usize; GROUPS], 0_usize);
    for c in text.chars().take(SAMPLE) {
        let is_private = matches!(c, '\u{e000}'..='\u{f8ff}');
        if is_private || c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}') {
            return false;
        }
        match group(script(c)) {
            Some(group) => letters[group] += 1,
            None if c.is_alphabetic() => others += 1,
            None => {}
        }
    }
    let [latin, rest @ ..] = letters;
    let most = rest.into_iter().max().unwrap_or_default();
    let all: usize = letters.iter().sum::<usize>() + others;
    all > 0 && (latin + most) * 100 >= all * 97
}

const GROUPS: usize = 8;

/// The scripts that stand together in a text.
fn group(script: Script) -> Option<usize> {
    Some(match script {
        Script::Latin => 0,
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => 1,
        Script::Cyrillic => 2,
        Script::Greek => 3,
        Script::Arabic => 4,
        Script::Hebrew => 5,
        Script::Thai => 6,
        Script::Devanagari => 7,
        _ => return None,
    })
}

/// Whether a text is of a language that is written in this encoding.
fn suits(encoding: &'static Encoding, text: &str) -> bool {
    let count = |is: fn(char) -> bool| text.chars().filter(|c| is(*c)).count();
    let han = count(|c| script(c) == Script::Han);
    let kana = count(|c| matches!(script(c), Script::Hiragana | Script::Katakana));
    let hangul = count(|c| script(c) == Script::Hangul);
    match encoding {
        _ if encoding == SHIFT_JIS || encoding == EUC_JP => kana * 5 > han && kana > hangul,
        _ if encoding == EUC_KR => hangul > 2 * (han + kana),
        // What is Japanese or Korean has other characters at the places of these.
        _ if encoding == GB18030 || encoding == BIG5 => han > 10 * kana && han > 10 * hangul,
        _ => is_cased(text) && is_of(encoding.name(), text),
    }
}

/// Whether capitals stand where words have them: read in a wrong encoding they are everywhere.
fn is_cased(text: &str) -> bool {
    let (mut words, mut odd) = (0_usize, 0_usize);
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_ascii()) {
        words += 1;
        let mut pairs = word.chars().zip(word.chars().skip(1));
        odd += usize::from(pairs.any(|(first, next)| first.is_lowercase() && next.is_uppercase()));
    }
    odd * 20 <= words
}

/// Whether the text's language, as far as its words tell it for sure, is one that is written so.
fn is_of(encoding: &str, text: &str) -> bool {
    let sample: String = text.chars().take(4000).collect();
    let Some(found) = Detector::new().detect(&sample) else { return false };
    let lang = found.lang();
    let is_sure = found.is_reliable() && sample.len() > 60;
    // Of some scripts it is enough that all letters are of them.
    let is_telling = |script: Written| found.script() == script && sample.len() > 60;
    match encoding {
        "windows-1251" | "KOI8-R" | "KOI8-U" | "IBM866" | "ISO-8859-5" | "x-mac-cyrillic" => {
            is_sure
                && matches!(
                    lang,
                    Lang::Rus | Lang::Ukr | Lang::Bul | Lang::Srp | Lang::Bel | Lang::Mkd
                )
        }
        "windows-1253" | "ISO-8859-7" => is_telling(Written::Greek),
        "windows-1255" | "ISO-8859-8" | "ISO-8859-8-I" => is_telling(Written::Hebrew),
        "windows-1256" | "ISO-8859-6" => is_telling(Written::Arabic),
        "windows-874" => is_telling(Written::Thai),
        "windows-1250" | "ISO-8859-2" | "ISO-8859-16" => {
            is_sure
                && matches!(
                    lang,
                    Lang::Pol
                        | Lang::Ces
                        | Lang::Slk
                        | Lang::Hun
                        | Lang::Ron
                        | Lang::Hrv
                        | Lang::Slv
                )
        }
        "windows-1254" | "ISO-8859-3" => is_sure && matches!(lang, Lang::Tur | Lang::Aze),
        "windows-1257" | "ISO-8859-4" | "ISO-8859-13" => {
            is_sure && matches!(lang, Lang::Lit | Lang::Lav | Lang::Est)
        }
        "windows-1258" => is_sure && lang == Lang::Vie,
        "windows-1252" | "ISO-8859-15" | "ISO-8859-10" | "macintosh" => {
            is_sure
                && matches!(
                    lang,
                    Lang::Eng
                        | Lang::Fra
                        | Lang::Deu
                        | Lang::Spa
                        | Lang::Por
                        | Lang::Ita
                        | Lang::Nld
                        | Lang::Swe
                        | Lang::Nob
                        | Lang::Dan
                        | Lang::Fin
                        | Lang::Cat
                        | Lang::Afr
                )
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::decode;
    use encoding_rs::Encoding;

    const TEXTS: [(&str, &[&str]); 14] = [
        (
            "Старая мельница у реки снова открылась, и вся деревня пришла посмотреть, как она \
             вертится.\nМельник сказал, что вода стоит низко, но на этот год её хватит.\n",
            &["windows-1251", "koi8-r"],
        ),
        (
            "川のそばの水車小屋が春にまた開き、村の人々が見に来た。\n老人は、この水車は四十年も止まって\
             いたと言った。\n",
            &["shift_jis", "euc-jp", "iso-2022-jp"],
        ),
        (
            "강가의 방앗간이 봄에 다시 문을 열었고, 온 마을 사람들이 구경하러 왔다.\n노인은 이 물레방아가 \
             사십 년 동안 멈춰 있었다고 말했다.\n",
            &["euc-kr"],
        ),
        (
            "河边的磨坊在春天重新开放，村里的人都来看热闹。\n老人说，这台水车已经停了四十年。\n",
            &["gb18030"],
        ),
        (
            "河邊的磨坊在春天重新開放，村裡的人都來看熱鬧。\n老人說，這臺水車已經停了四十年。\n",
            &["big5"],
        ),
        (
            "La vieille meunière a rouvert le moulin près de la rivière, et tout le village est venu \
             voir où l’eau passe déjà.\n",
            &["windows-1252"],
        ),
        (
            "Die alte Mühle am Fluss ist wieder geöffnet, und das ganze Dorf kam, um zu sehen, wie schön \
             sie sich für alle dreht.\n",
            &["windows-1252"],
        ),
        (
            "Stary młyn nad rzeką znów jest otwarty, a cała wieś przyszła zobaczyć, jak się kręci. \
             Młynarz mówi, że wody w tym roku wystarczy.\n",
            &["windows-1250", "iso-8859-2"],
        ),
        (
            "Irmak kenarındaki eski değirmen yeniden açıldı ve bütün köy onun dönüşünü görmeye geldi. \
             Değirmenci suyun bu yıl yeteceğini söyledi.\n",
            &["windows-1254"],
        ),
        (
            "Ο παλιός μύλος δίπλα στο ποτάμι άνοιξε ξανά και όλο το χωριό ήρθε να τον δει να γυρίζει.\n",
            &["windows-1253"],
        ),
        (
            "فتحت الطاحونة القديمة على ضفة النهر أبوابها من جديد، وجاءت القرية كلها لتراها تدور.\n",
            &["windows-1256"],
        ),
        (
            "הטחנה הישנה על שפת הנהר נפתחה שוב, וכל הכפר בא לראות אותה מסתובבת בבוקר הזה.\n",
            &["windows-1255"],
        ),
        (
            "The old mill by the river – it’s “famous” – has opened again, and the whole village came \
             to see it turn.\n",
            &["windows-1252"],
        ),
        (
            "Senasis malūnas prie upės vėl atidarytas, ir visas kaimas atėjo pažiūrėti, kaip jis \
             sukasi. Malūnininkas sakė, kad šiemet vandens užteks.\n",
            &["windows-1257"],
        ),
    ];

    fn letters(text: &str) -> String {
        text.chars().filter(|c| c.is_alphanumeric()).collect()
    }

    /// In its own encoding a text is read rightly, whole and in part; and in whatever encoding it
    /// is, it is either read rightly or refused.
    #[test]
    fn a_text_is_read_rightly_or_not_at_all() {
        let mut refused = Vec::new();
        for (text, labels) in TEXTS {
            for label in labels {
                let encoding = Encoding::for_label(label.as_bytes()).unwrap();
                let (bytes, _, lost) = encoding.encode(text);
                assert!(!lost, "{label} cannot hold {text}");
                let mut warnings = Vec::new();
                match decode(&bytes.repeat(3), &mut warnings) {
                    Ok(read) => assert_eq!(read, text.repeat(3), "{label}"),
                    Err(_) => refused.push(*label),
                }
                assert!(warnings.len() < 2, "{label}: {warnings:?}");
                // Any beginning of it, cut between characters.
                for (end, _) in text.char_indices().step_by(7).skip(1) {
                    let (bytes, ..) = encoding.encode(&text[..end]);
                    if let Ok(read) = decode(&bytes, &mut Vec::new()) {
                        assert_eq!(letters(&read), letters(&text[..end]), "{label} {end}");
                    }
                }
            }
        }
        assert_eq!(refused, [] as [&str; 0]);
    }

    /// Polish was read as ISO-8859-2, whose `š` is at the place of `ą`, and English as Baltic.
    #[test]
    fn encodings_that_differ_in_a_few_letters_are_told_by_the_language() {
        for (text, label) in [
            ("Młyn nad rzeką obraca się powoli, a dzieci łowią ryby od rana", "windows-1250"),
            (
                "The mill turns slowly. “Naïve,” says the miller — and listens to the water.\n\nIt is \
                 the river that says “now”.",
                "windows-1252",
            ),
        ] {
            let encoding = Encoding::for_label(label.as_bytes()).unwrap();
            let read = decode(&encoding.encode(text).0, &mut Vec::new());
            assert_eq!(read.as_deref().ok(), Some(text), "{read:?}");
        }
    }

    /// Letters of Russian are Chinese ones the other way round.
    #[test]
    fn utf_16_of_long_texts_is_read_the_right_way_round() {
        let text = TEXTS[0].0.repeat(6);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&bytes, &mut Vec::new()).ok(), Some(text));
    }

    #[test]
    fn utf_16_without_its_mark_is_read_in_every_script() {
        for (text, _) in TEXTS {
            for pair in [u16::to_le_bytes, u16::to_be_bytes] {
                let bytes: Vec<u8> = text.encode_utf16().flat_map(pair).collect();
                let read = decode(&bytes, &mut Vec::new());
                assert_eq!(read.as_deref().ok(), Some(text), "{read:?}");
            }
        }
    }
}
