//! Text of documents, names and addresses as a terminal may be sent it. For the program and for
//! build scripts.

/// The text with everything escaped that a terminal would obey instead of showing it, as in
/// `\u{1b}`: control characters (C0, DEL and C1), line ends among them, for a message is one line,
/// and what turns the direction of writing (Unicode Technical Report 36, §2.8).
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match is_obeyed(c) {
            true => shown.extend(c.escape_default()),
            false => shown.push(c),
        }
    }
    shown
}

fn is_obeyed(c: char) -> bool {
    let turns = matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    // The two separators are line ends to some.
    c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        for c in (0..=0x1f)
            .chain(0x7f..=0x9f)
            .chain([0x61c, 0x200e, 0x200f, 0x2028, 0x2029])
            .chain(0x202a..=0x202e)
            .chain(0x2066..=0x2069)
        {
            let c = char::from_u32(c).unwrap();
            let shown = visible(&format!("a{c}b"));
            assert!(
                shown.starts_with("a\\") && shown.ends_with('b') && !shown.contains(c),
                "{shown:?}"
            );
        }
        assert_eq!(
            visible("\u{1b}[31m\u{9b}2J\r\n\t\u{202e}"),
            "\\u{1b}[31m\\u{9b}2J\\r\\n\\t\\u{202e}"
        );
    }

    #[test]
    fn what_people_write_stays() {
        for text in ["a b’s “c” — d…", "相关文章", "نص عربي", "👩‍🚀 e\u{301}", "C:\\a\\b", "100 %"]
        {
            assert_eq!(visible(text), text);
        }
    }
}
