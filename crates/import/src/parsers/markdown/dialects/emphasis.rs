//! Emphasis beside Chinese, Japanese and Korean, which put no blanks around words: a mark between a
//! full-width mark and a letter opens and closes as readers expect (the amendment that
//! commonmark-spec's issue 650 asks for, as markdown-cjk-friendly words it).

use crate::parsers::characters::{is_mark, is_wide};

/// Whether a letter that is not shown has to stand before and after a run of `*` or `~` for it to
/// open and close as it should; the characters are those beside the run.
pub(super) fn joiners(before: Option<char>, after: Option<char>) -> (bool, bool) {
    let (before, after) = (Side::of(before), Side::of(after));
    let opens = after.could_begin(before);
    let closes = before.could_begin(after);
    let opens_already =
        after != Side::Blank && (!after.is_mark() || before == Side::Blank || before.is_mark());
    let closes_already =
        before != Side::Blank && (!before.is_mark() || after == Side::Blank || after.is_mark());
    if (opens, closes) == (opens_already, closes_already) {
        return (false, false);
    }
    (closes && before.is_mark(), opens && after.is_mark())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Blank,
    Letter,
    Mark,
    WideLetter,
    WideMark,
}

impl Side {
    fn of(c: Option<char>) -> Self {
        match c {
            None => Self::Blank,
            Some(c) if c.is_whitespace() => Self::Blank,
            Some(c) => match (is_wide(c), is_mark(c)) {
                (true, true) => Self::WideMark,
                (true, false) => Self::WideLetter,
                (false, true) => Self::Mark,
                (false, false) => Self::Letter,
            },
        }
    }

    fn is_mark(self) -> bool {
        matches!(self, Self::Mark | Self::WideMark)
    }

    /// Whether emphasis may begin or end at this character, with the other one outside of it.
    fn could_begin(self, outside: Self) -> bool {
        match self {
            Self::Blank => false,
            Self::Mark => outside != Self::Letter,
            Self::Letter | Self::WideLetter | Self::WideMark => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_beside_full_width_ones_open_and_close() {
        assert_eq!(joiners(Some('。'), Some('然')), (true, false));
        assert_eq!(joiners(Some('と'), Some('「')), (false, true));
        assert_eq!(joiners(Some('着'), Some('“')), (false, true));
        assert_eq!(joiners(Some(')'), Some('没')), (true, false));
    }

    #[test]
    fn latin_text_stays_as_commonmark_has_it() {
        for (before, after) in [
            (Some('a'), Some('b')),
            (Some('"'), Some('a')),
            (Some('a'), Some('"')),
            (None, Some('a')),
            (None, Some('「')),
            (Some('.'), None),
            (Some('a'), Some(' ')),
        ] {
            assert_eq!(joiners(before, after), (false, false), "{before:?} {after:?}");
        }
    }
}
