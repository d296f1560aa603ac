//! The properties of characters that reading a text asks for, as Unicode tells them.

use icu_properties::props::{EastAsianWidth, EmojiPresentation, GeneralCategory, Script};
use icu_properties::{CodePointMapData, CodePointSetData};

/// The script of a character (Unicode Standard Annex 24, `Script`).
pub(super) fn script(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        '\0'..='\x7f' => Script::Common,
        c => CodePointMapData::<Script>::new().get(c),
    }
}

/// Whether a character is of the script Han, in which Chinese is written, and Japanese in part.
pub(super) fn is_han(c: char) -> bool {
    script(c) == Script::Han
}

/// Whether a character takes two columns of a terminal (Unicode Standard Annex 11,
/// `East_Asian_Width` Wide or Fullwidth).
pub(super) fn is_wide(c: char) -> bool {
    matches!(width(c), EastAsianWidth::Wide | EastAsianWidth::Fullwidth)
}

/// Whether a character is punctuation or a symbol (CommonMark §2.1, "Unicode punctuation
/// character").
pub(super) fn is_mark(c: char) -> bool {
    use icu_properties::props::GeneralCategoryGroup as Group;
    let kind = CodePointMapData::<GeneralCategory>::new().get(c);
    Group::Punctuation.union(Group::Symbol).contains(kind)
}

/// Whether a character is a wide mark, which needs no space beside it, such as `，`.
pub(super) fn is_wide_mark(c: char) -> bool {
    is_wide(c) && !c.is_alphanumeric() && !is_emoji(c)
}

/// The letters and digits of a text in lower case, by which two texts are compared.
pub(super) fn letters_and_digits(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a line end between two such characters means no space: they are of scripts that part
/// words by none (CSS Text 4, "segment break transformation rules").
pub(super) fn discards_space(c: char) -> bool {
    let is_east_asian = is_wide(c) || width(c) == EastAsianWidth::Halfwidth;
    is_east_asian && script(c) != Script::Hangul && !is_emoji(c)
}

fn width(c: char) -> EastAsianWidth {
    CodePointMapData::<EastAsianWidth>::new().get(c)
}

fn is_emoji(c: char) -> bool {
    CodePointSetData::new::<EmojiPresentation>().contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_is_told_from_other_wide_characters() {
        assert!("中々〇𠀀﨑".chars().all(is_han));
        assert!(!"かカー한，。A1é".chars().any(is_han));
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert!("中かカ한，「Ａ\u{3000}😀".chars().all(is_wide));
        assert!(!"aé“”—…·ｶ".chars().any(is_wide));
    }

    #[test]
    fn only_scripts_without_spaces_discard_them() {
        assert!("中かカーｶ，「".chars().all(discards_space));
        assert!(!"한😀a“—".chars().any(discards_space));
        assert!(
            "，。「\u{3000}！".chars().all(is_wide_mark) && !"中か한😀a".chars().any(is_wide_mark)
        );
    }
}
