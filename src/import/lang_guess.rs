//! A text's language, told by its script.

use crate::article::Lang;

/// The most letters looked at: enough to tell, and the same time for a book as for a page.
const SAMPLE: usize = 5_000;

/// The language that a text in this script is most often in; English for Latin letters and for none.
pub fn guess_lang(text: &str) -> Lang {
    let mut count = Count::default();
    text.chars().filter(|c| c.is_alphabetic()).take(SAMPLE).for_each(|c| count.add(c));
    let tag = count.tag();
    Lang::parse(tag).unwrap_or_else(Lang::english)
}

/// Letters by script.
#[derive(Default)]
struct Count {
    latin: usize,
    han: usize,
    traditional: usize,
    simplified: usize,
    kana: usize,
    /// Scripts that stand for one language each, at the place of [`SCRIPTS`].
    others: [usize; SCRIPTS.len()],
}

/// Blocks of Unicode and the language with most readers among those written in them.
const SCRIPTS: [(std::ops::RangeInclusive<char>, &str); 12] = [
    ('\u{370}'..='\u{3ff}', "el"),
    ('\u{400}'..='\u{52f}', "ru"),
    ('\u{530}'..='\u{58f}', "hy"),
    ('\u{590}'..='\u{5ff}', "he"),
    ('\u{600}'..='\u{77f}', "ar"),
    ('\u{900}'..='\u{97f}', "hi"),
    ('\u{980}'..='\u{9ff}', "bn"),
    ('\u{b80}'..='\u{bff}', "ta"),
    ('\u{e00}'..='\u{e7f}', "th"),
    ('\u{10a0}'..='\u{10ff}', "ka"),
    ('\u{ac00}'..='\u{d7af}', "ko"),
    ('\u{1780}'..='\u{17ff}', "km"),
];

impl Count {
    fn add(&mut self, c: char) {
        match c {
            'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' => self.latin += 1,
            '\u{3040}'..='\u{30ff}' => self.kana += 1,
            '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}' => self.add_han(c),
            c => {
                if let Some(place) = SCRIPTS.iter().position(|(range, _)| range.contains(&c)) {
                    self.others[place] += 1;
                }
            }
        }
    }

    /// A character of one national standard only tells which of the two forms the
    /// text is in: GB 2312 has the simplified ones, Big5 the traditional ones.
    fn add_han(&mut self, c: char) {
        self.han += 1;
        let mut utf8 = [0; 4];
        let (gbk, _, no_gbk) = encoding_rs::GBK.encode(c.encode_utf8(&mut utf8));
        let gb2312 = !no_gbk && matches!(gbk[..], [0xb0..=0xf7, 0xa1..=0xfe]);
        let mut utf8 = [0; 4];
        let (_, _, no_big5) = encoding_rs::BIG5.encode(c.encode_utf8(&mut utf8));
        match (gb2312, !no_big5) {
            (true, false) => self.simplified += 1,
            (false, true) => self.traditional += 1,
            _ => {}
        }
    }

    fn tag(&self) -> &'static str {
        let (most, other) =
            (0..SCRIPTS.len()).map(|place| (self.others[place], SCRIPTS[place].1)).max_by_key(|(n, _)| *n).unwrap_or((0, "en"));
        // A Chinese character holds about as much as four Latin letters, and Chinese texts are full of Latin names.
        let chinese = (self.han + self.kana) * 4;
        if chinese > self.latin && chinese > most {
            if self.kana * 5 > self.han {
                "ja"
            } else if self.traditional > self.simplified {
                "zh-Hant"
            } else {
                "zh-Hans"
            }
        } else if most > self.latin {
            other
        } else {
            "en"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_their_letters() {
        for (text, tag) in [
            ("The quick brown fox", "en"),
            ("", "en"),
            ("1 + 1 = 2", "en"),
            ("人工智能的下一步", "zh-Hans"),
            ("人工智慧的下一步，會發生什麼", "zh-Hant"),
            ("观点", "zh-Hans"),
            ("中文", "zh-Hans"),
            ("Nvidia 与 DeepSeek 的股价", "zh-Hans"),
            ("The word 中文 means Chinese", "en"),
            ("これは日本語の文章です", "ja"),
            ("한국어 문장입니다", "ko"),
            ("مقالة قصيرة", "ar"),
            ("Короткая статья", "ru"),
        ] {
            assert_eq!(guess_lang(text).as_str(), tag, "{text}");
        }
    }
}
