//! Lists that count in letters or in Roman numerals (Pandoc's `fancy_lists`): `a)`, `(b)`, `iv.`,
//! `A.`. They become lists of CommonMark, whose kind of numbers is noted by the line of their first
//! item.

use super::blocks::Reader;
use super::prefix::split_prefix;
use article::Numerals;

/// A list whose items are being read.
pub(super) struct Lettered {
    /// The blanks and marks before its items in their lines.
    prefix: String,
    kind: Numerals,
    signs: (bool, char),
    /// The number of the next item.
    next: u32,
}

/// The mark with which an item begins.
#[derive(Debug, PartialEq)]
struct Mark<'t> {
    number: &'t str,
    /// Whether a bracket stands before the number, and what stands behind it.
    signs: (bool, char),
    /// The columns up to the text.
    width: usize,
    text: &'t str,
}

impl<'t> Mark<'t> {
    fn of(rest: &'t str) -> Option<Self> {
        let inner = rest.strip_prefix('(').unwrap_or(rest);
        let is_open = inner.len() < rest.len();
        let end = inner.find(|c: char| !c.is_ascii_alphabetic())?;
        let (number, behind) = inner.split_at(end);
        let sign = behind.chars().next().filter(|c| *c == ')' || *c == '.' && !is_open)?;
        let text = behind[1..].trim_start_matches(' ');
        let blanks = behind.len() - 1 - text.len();
        let is_mark = (1..=7).contains(&end) && (1..=4).contains(&blanks) && !text.is_empty();
        let width = rest.len() - text.len();
        is_mark.then_some(Self { number, signs: (is_open, sign), width, text })
    }

    /// The value of the number in a kind of numbers.
    fn value(&self, kind: Numerals) -> Option<u32> {
        let is_lower = self.number.bytes().all(|byte| byte.is_ascii_lowercase());
        let is_upper = self.number.bytes().all(|byte| byte.is_ascii_uppercase());
        let letter = |first: u8| match self.number.as_bytes() {
            [one] => Some(u32::from(one - first) + 1),
            _ => None,
        };
        match kind {
            Numerals::LowerAlpha if is_lower => letter(b'a'),
            Numerals::UpperAlpha if is_upper => letter(b'A'),
            Numerals::LowerRoman if is_lower => roman(self.number),
            Numerals::UpperRoman if is_upper => roman(&self.number.to_ascii_lowercase()),
            _ => None,
        }
    }
}

/// The value of a Roman numeral in small letters, where it is written as it should be.
fn roman(text: &str) -> Option<u32> {
    const SIGNS: [(&str, u32); 13] = [
        ("m", 1000),
        ("cm", 900),
        ("d", 500),
        ("cd", 400),
        ("c", 100),
        ("xc", 90),
        ("l", 50),
        ("xl", 40),
        ("x", 10),
        ("ix", 9),
        ("v", 5),
        ("iv", 4),
        ("i", 1),
    ];
    let (mut rest, mut value) = (text, 0);
    for (sign, of) in SIGNS {
        for _ in 0..3 {
            let Some(after) = rest.strip_prefix(sign) else { break };
            (rest, value) = (after, value + of);
            if sign.len() > 1 {
                break;
            }
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

const KINDS: [Numerals; 4] =
    [Numerals::LowerRoman, Numerals::UpperRoman, Numerals::LowerAlpha, Numerals::UpperAlpha];

impl Reader<'_, '_, '_, '_> {
    /// The line as an item of CommonMark, where it is one of a list that counts in letters.
    pub(super) fn lettered_item(
        &mut self,
        prefix: &str,
        rest: &str,
        after_blank: bool,
    ) -> Option<String> {
        let Some(mark) = Mark::of(rest) else {
            if after_blank {
                self.lettered.retain(|list| columns_of(prefix) > columns_of(&list.prefix));
            }
            return None;
        };
        let open = self.lettered.iter().rposition(|list| {
            list.prefix == prefix
                && list.signs == mark.signs
                && mark.value(list.kind) == Some(list.next)
        });
        let number = match open {
            Some(place) => {
                self.lettered.truncate(place + 1);
                let list = &mut self.lettered[place];
                list.next += 1;
                list.next - 1
            }
            None if after_blank || self.is_within_item(prefix, &mark) => {
                let kind = KINDS.into_iter().find(|kind| self.goes_on(&mark, prefix, *kind))?;
                let number = mark.value(kind)?;
                let line = self.number();
                self.context.numerals.insert(line, kind);
                self.lettered.push(Lettered {
                    prefix: prefix.to_string(),
                    kind,
                    signs: mark.signs,
                    next: number + 1,
                });
                number
            }
            None => return None,
        };
        let sign = if mark.signs.1 == '.' { '.' } else { ')' };
        let item = format!("{number}{sign} ");
        // What goes on below it is not so far to the right that it were code.
        let blanks = " ".repeat(mark.width.saturating_sub(item.len() + 3));
        Some(format!("{item}{blanks}{}", mark.text))
    }

    /// Whether an item is the first one of a list within another.
    fn is_within_item(&self, prefix: &str, mark: &Mark) -> bool {
        let is_first = KINDS.iter().any(|kind| mark.value(*kind) == Some(1));
        self.in_list && is_first && columns_of(prefix) > 0
    }

    /// Whether an item begins a list of this kind: one that counts on follows.
    fn goes_on(&self, mark: &Mark, prefix: &str, kind: Numerals) -> bool {
        /// The lines that an item may have.
        const FAR: usize = 60;
        let Some(number) = mark.value(kind) else { return false };
        let is_letter = matches!(kind, Numerals::LowerAlpha | Numerals::UpperAlpha);
        if is_letter && number > 26 {
            return false;
        }
        let mut after_blank = false;
        for line in self.ahead().iter().take(FAR) {
            let (own, rest) = split_prefix(line);
            if rest.trim().is_empty() {
                after_blank = true;
                continue;
            }
            if own == prefix {
                if let Some(next) = Mark::of(rest).filter(|next| next.signs == mark.signs) {
                    return next.value(kind) == Some(number + 1);
                }
                if after_blank {
                    return false;
                }
            }
            after_blank = false;
        }
        false
    }
}

fn columns_of(prefix: &str) -> usize {
    super::prefix::columns(prefix.rsplit('>').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_have_a_number_and_a_sign() {
        let value = |text, kind| Mark::of(text).and_then(|mark| mark.value(kind));
        assert_eq!(value("b) x", Numerals::LowerAlpha), Some(2));
        assert_eq!(value("(iv) x", Numerals::LowerRoman), Some(4));
        assert_eq!(value("XIX. x", Numerals::UpperRoman), Some(19));
        assert_eq!(value("iiii. x", Numerals::LowerRoman), None);
        for text in ["b)x", "(a. x", "a", "see) x", "a: x"] {
            assert!(KINDS.iter().all(|kind| value(text, *kind).is_none()), "{text}");
        }
    }
}
