//! A language tag and what follows from it for setting text.

use serde::{Serialize, Serializer};
use std::fmt;

/// A BCP 47 language tag, such as `en`, `zh-Hans` or `zh-TW`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Lang(String);

/// The most letters of a tag, which leave room for every tag in use (RFC 5646 §4.4.1). A tag
/// without a limit could push what has to stand at the beginning of a page out of it.
const MAX_LENGTH: usize = 35;

/// The direction in which the lines of a script run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// As in English.
    LeftToRight,
    /// As in Arabic.
    RightToLeft,
}

impl Lang {
    /// Reads a well-formed tag (RFC 5646 §2.1: alphanumeric subtags of at most
    /// eight characters) of at most 35 letters; `_` is read as `-`. `None` for anything else.
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.trim();
        if tag.len() > MAX_LENGTH {
            return None;
        }
        let tag = tag.replace('_', "-");
        let mut subtags = tag.split('-');
        let primary = subtags.next()?;
        let well_formed = (2..=8).contains(&primary.len())
            && primary.bytes().all(|b| b.is_ascii_alphabetic())
            && subtags.all(|s| {
                (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric())
            });
        well_formed.then_some(Self(tag))
    }

    /// English, `en`.
    pub fn english() -> Self {
        Self("en".into())
    }

    /// Chinese in simplified characters, `zh-Hans`.
    pub fn simplified_chinese() -> Self {
        Self("zh-Hans".into())
    }

    /// Chinese in traditional characters, `zh-Hant`.
    pub fn traditional_chinese() -> Self {
        Self("zh-Hant".into())
    }

    /// The tag as it was written, with `-` between its subtags.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first subtag, in lower case: `zh` of `zh-Hans-SG`.
    pub fn primary(&self) -> String {
        self.0.split('-').next().unwrap_or_default().to_ascii_lowercase()
    }

    /// Whether the language is Chinese, Mandarin or another (ISO 639-3, macrolanguage `zho`).
    pub fn is_chinese(&self) -> bool {
        matches!(self.primary().as_str(), "zh" | "yue" | "cmn" | "wuu" | "hak" | "nan")
    }

    /// Whether the language is written in characters as wide as high (UAX 11, East Asian Wide) and
    /// without spaces between its words: Chinese and Japanese.
    pub fn is_square(&self) -> bool {
        self.is_chinese() || self.primary() == "ja"
    }

    /// Whether Chinese text in this language is written in traditional characters:
    /// by its script subtag, else by its region.
    pub fn is_traditional(&self) -> bool {
        let mut subtags = self.0.split('-').skip(1);
        let has = |tag: &str| self.0.split('-').skip(1).any(|s| s.eq_ignore_ascii_case(tag));
        self.is_chinese()
            && !has("Hans")
            && (has("Hant")
                || subtags.any(|s| ["TW", "HK", "MO"].iter().any(|r| s.eq_ignore_ascii_case(r))))
    }

    /// The direction of the language's usual script (Unicode CLDR).
    pub fn direction(&self) -> Direction {
        match self.primary().as_str() {
            "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "iw" | "ps" | "sd" | "syr" | "ug"
            | "ur" | "yi" => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        }
    }
}

impl Serialize for Direction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_are_not_well_formed_are_refused() {
        for tag in ["", "e", "中文", "en us", "en-\"><script>", "toolongtag"] {
            assert_eq!(Lang::parse(tag), None, "{tag}");
        }
        assert_eq!(Lang::parse("zh_TW").map(|l| l.to_string()).as_deref(), Some("zh-TW"));
    }

    #[test]
    fn a_tag_has_room_for_all_in_use_and_no_more() {
        assert!(Lang::parse("az-Cyrl-1606nict-abcdefgh-variant1").is_some());
        assert_eq!(Lang::parse(&"en-abcdefgh".repeat(4)), None);
        assert_eq!(Lang::parse(&format!("en{}", "-x".repeat(5000))), None);
    }

    #[test]
    fn traditional_characters_follow_script_then_region() {
        let traditional = |tag| Lang::parse(tag).is_some_and(|l| l.is_traditional());
        assert!(traditional("zh-Hant") && traditional("zh-TW") && traditional("zh-hk"));
        assert!(!traditional("zh") && !traditional("zh-Hans-HK") && !traditional("en-HK"));
    }
}
