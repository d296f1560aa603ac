//! Words of Chinese and Japanese, which write none apart, by Unicode's dictionary.

use article::Lang;
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// Finds where lines of a text may end between words: the bytes before each such place. `None` for
/// languages that part their words by blanks.
pub fn ends(lang: &Lang, text: &str) -> Option<Vec<usize>> {
    if !lang.is_square() {
        return None;
    }
    let is_chinese = lang.is_chinese();
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let places: Vec<usize> = segmenter.segment_str(text).collect();
    let places = places.windows(3).filter_map(|near| match near {
        [before, at, after] => {
            let (word, next) = (text.get(*before..*at)?, text.get(*at..*after)?);
            (may_part(word, next) && !(is_chinese && is_rest(next))).then_some(*at)
        }
        _ => None,
    });
    Some(places.collect())
}

/// Particles, which belong to the word before them. Japanese has them in hiragana.
const PARTICLES: &str = "的地得了着着过過吗嗎呢吧们們么麼";

/// Numbers that are written as words.
const NUMERALS: &str = "〇零一二三四五六七八九十百千万萬亿億两兩几幾数數";

/// Words that stay with the number behind them, as in «下一个».
const BEFORE_NUMBERS: &str = "上下这這那每某各第前后後本该該此";

/// Words of one character that Chinese phrases begin with.
const BEGINNINGS: &str = "是在有和与與或不也都就还還又更最很太会會能可要想将將把被让讓给給对對从從向到于於为為\
                          以及而但并並且则則却卻只仅僅再已曾正才刚剛这這那哪谁誰何我你他她它某每各该該本此其\
                          如若因由按据據当當比跟同自至第下老新大小多少全总總无無没沒未非来來去做用看说說问問\
                          写寫谈談等";

/// Marks that stand before a word.
const OPENING: &str = "“‘「『《〈（【〔［([{«‹";

/// Whether a line may end between a word or mark and the next one.
fn may_part(word: &str, next: &str) -> bool {
    let (Some(last), Some(first)) = (word.chars().next_back(), next.chars().next()) else {
        return false;
    };
    let is_next_word = first.is_alphanumeric() || OPENING.contains(first);
    let is_after = OPENING.contains(last) || last.is_whitespace() || "·・-–/".contains(last);
    // A number stays with what it counts, and what ends a word with the word.
    let is_number = last.is_numeric() || word.chars().all(|c| NUMERALS.contains(c));
    let is_before_number = word.chars().all(|c| BEFORE_NUMBERS.contains(c))
        && (first.is_numeric() || NUMERALS.contains(first));
    let is_counted = is_number && first.is_alphanumeric() || is_before_number;
    let belongs = last.is_alphanumeric()
        && (next.chars().all(|c| PARTICLES.contains(c)) || next.chars().all(is_hiragana));
    is_next_word && !is_after && !is_counted && !belongs
}

/// Whether a word is what the dictionary has left of a longer one that it does not know, such as
/// the last character of «新能源».
fn is_rest(word: &str) -> bool {
    let mut chars = word.chars();
    let only = chars.next().filter(|c| c.is_alphabetic() && chars.as_str().is_empty());
    only.is_some_and(|c| !BEGINNINGS.contains(c) && !NUMERALS.contains(c))
}

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(lang: &str, text: &str) -> String {
        let mut ends = ends(&Lang::parse(lang).unwrap(), text).unwrap();
        ends.push(text.len());
        let starts = [0].into_iter().chain(ends.clone());
        starts.zip(ends.clone()).map(|(from, to)| &text[from..to]).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn chinese_lines_end_between_words() {
        assert_eq!(
            parted("zh-Hans", "人工智能会让中国经济增长更快吗？"),
            "人工|智能|会|让|中国|经济|增长|更快吗？"
        );
        assert_eq!(parted("zh-TW", "《海港公報》說：“等”"), "《海港|公報》|說：|“等”");
        assert_eq!(parted("zh", "港口的11个码头，和2024年"), "港口的|11个|码头，|和|2024年");
        assert_eq!(parted("zh", "下一百年，四十七座桥"), "下一百年，|四十七座桥");
    }

    #[test]
    fn words_that_the_dictionary_does_not_know_stay_whole_in_chinese() {
        assert_eq!(parted("zh-Hans", "人民币走强，新能源车下乡"), "人民币走强，|新能源车|下乡");
        assert_eq!(parted("zh-Hans", "谁来为充电桩买单"), "谁|来|为|充电桩|买单");
    }

    #[test]
    fn japanese_particles_stay_with_their_word() {
        assert_eq!(parted("ja", "東京の夜は明るい"), "東京の|夜は|明るい");
    }

    #[test]
    fn other_languages_have_blanks() {
        assert_eq!(ends(&Lang::english(), "Two words"), None);
    }
}
