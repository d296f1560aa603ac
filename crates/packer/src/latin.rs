//! Pages for browsers that keep text in one byte a letter where they can.

/// The bytes for each letter beyond Latin-1 from which such letters are rare, as quotation marks
/// and dashes are in English.
const RARE: usize = 100;

/// Only these begin with such a byte in UTF-8.
fn is_beyond(byte: u8) -> bool {
    byte >= 0xC4
}

/// Whether nearly all of a text is Latin-1. One letter that is not, and a browser takes two bytes
/// for every letter that it has read at once, up to a megabyte, and longer to decode and to parse
/// them.
pub(crate) fn is_nearly(text: &str) -> bool {
    text.bytes().filter(|byte| is_beyond(*byte)).count() * RARE <= text.len()
}

/// Whether a text has letters that [`push`] would write otherwise.
pub(crate) fn has_beyond(text: &str) -> bool {
    text.bytes().any(is_beyond)
}

/// Adds markup to a page, with its letters beyond Latin-1 as character references (HTML Standard
/// §13.1.4).
pub(crate) fn push(page: &mut String, markup: &str) {
    let mut rest = markup;
    while let Some(place) = rest.bytes().position(is_beyond) {
        let (before, after) = rest.split_at(place);
        page.push_str(before);
        let mut letters = after.chars();
        page.extend(letters.next().map(|letter| format!("&#{};", u32::from(letter))));
        rest = letters.as_str();
    }
    page.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_beyond_latin_are_references() {
        let mut page = String::from("<p>’");
        push(&mut page, "<b title=\"—\">naïve – 𝄞</b>");
        assert_eq!(page, "<p>’<b title=\"&#8212;\">naïve &#8211; &#119070;</b>");
    }

    #[test]
    fn a_text_is_nearly_latin_where_others_are_rare() {
        assert!(is_nearly("") && is_nearly(&"é".repeat(99)));
        assert!(
            is_nearly(&format!("{}’", "a".repeat(97)))
                && !is_nearly(&format!("{}’", "a".repeat(96)))
        );
        assert!(!is_nearly("中文"));
    }
}
