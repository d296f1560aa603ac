//! Addresses that stand in a text without marks (GitHub's spec §6.9, "autolinks (extension)"), also
//! beside Chinese, Japanese and Korean, whose marks and words end them.

use crate::parsers::characters::{is_mark, is_wide};

/// The address at the beginning of a text, as it stands there.
pub(super) fn address(text: &str) -> Option<&str> {
    let start = ["https://", "http://", "www."].iter().find_map(|scheme| {
        let head = text.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then_some(scheme.len())
    })?;
    let host = start + host_end(&text[start..]);
    let name = &text[start..host];
    let is_host = name.starts_with(|c: char| c.is_alphanumeric())
        && (name.is_ascii() || name.contains('.'))
        && (start > 4 || name.contains('.'))
        && !name.contains("..");
    if !is_host {
        return None;
    }
    let end = trimmed(text, path_end(text, host));
    (end > start + 1).then(|| &text[..end])
}

/// Where an address leads.
pub(super) fn href(address: &str) -> String {
    match address.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www.")) {
        true => format!("http://{address}"),
        false => address.to_string(),
    }
}

/// The e-mail addresses in a text, by their offsets.
pub(in super::super) fn emails(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let free = found.last().map_or(0, |last| last.end);
        let before = text[free..at].rfind(|c: char| !is_of_local(c));
        let start = before.map_or(free, |place| {
            let width = text[free + place..].chars().next().map_or(1, char::len_utf8);
            free + place + width
        });
        let rest = &text[at + 1..];
        let end = rest.find(|c| !is_of_host(c)).unwrap_or(rest.len());
        let host = rest[..end].trim_end_matches(['.', '-', '_']);
        let is_host = host.split('.').count() > 1
            && host.split('.').all(|label| !label.is_empty())
            && !host.ends_with('_')
            && host.rsplit('.').next().is_some_and(|last| last.len() > 1 && !has_digits(last));
        let local = text[start..at].trim_start_matches(['.', '-', '+', '_']);
        // A path or a second `@`, as in the names of accounts, make it something else.
        let before = text[..at - local.len()].chars().next_back();
        let after = rest[host.len()..].chars().next();
        let is_named = text[..at - local.len()].ends_with("mailto:");
        let is_other = (matches!(before, Some('@' | '/' | ':')) && !is_named)
            || matches!(after, Some('@' | '/' | '-' | '_'));
        if is_host && !local.is_empty() && !is_other {
            found.push(at - local.len()..at + 1 + host.len());
        }
    }
    found
}

/// The offset behind the host at the beginning of a text. A name may be in any script, but one label
/// of it is in one alone, so that a sentence ends it.
fn host_end(text: &str) -> usize {
    let mut is_latin = false;
    for (at, c) in text.char_indices() {
        let is_letter = c.is_alphabetic() || is_vowel_sign(c);
        let is_latin_letter = c.is_ascii_alphanumeric() || matches!(c, '\u{c0}'..='\u{24f}');
        match c {
            '.' => is_latin = false,
            _ if is_of_host(c) || is_latin_letter && is_letter => is_latin |= is_latin_letter,
            _ if is_letter && !is_latin => {}
            _ => return at,
        }
    }
    text.len()
}

/// Whether a character is a sign of a vowel, which stands by a letter.
fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{dff}' | '\u{e31}' | '\u{e34}'..='\u{e4e}') && !is_mark(c)
}

fn has_digits(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

fn is_of_local(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+')
}

fn is_of_host(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}

/// The end of an address whose host ends there.
fn path_end(text: &str, host: usize) -> usize {
    let mut before = 'a';
    let mut brackets = 0_usize;
    for (at, c) in text[host..].char_indices() {
        let ends = match c {
            _ if at == 0 => !matches!(c, '/' | ':' | '?' | '#'),
            '<' | '>' | '`' | '"' | '|' | '\\' | '{' | '}' => true,
            _ if !c.is_ascii() && is_mark(c) => true,
            '[' => {
                brackets += 1;
                false
            }
            ']' if brackets > 0 => {
                brackets -= 1;
                false
            }
            ']' => true,
            _ if c.is_whitespace() || c.is_control() => true,
            ('\u{fdd0}'..='\u{fdef}') => true,
            // Words in such scripts belong to the address only at the beginning of one of its
            // parts.
            _ if is_wide(c) => {
                is_mark(c) || !(is_wide(before) || matches!(before, '/' | '=' | '#' | '-' | '_'))
            }
            _ => false,
        };
        if ends {
            return host + at;
        }
        before = c;
    }
    text.len()
}

/// The end without marks that belong to the sentence.
fn trimmed(text: &str, mut end: usize) -> usize {
    let count = |mark| text[..end].matches(mark).count();
    let (mut closing, opening) = (count(')'), count('('));
    loop {
        let address = &text[..end];
        let Some(last) = address.chars().next_back() else { return end };
        match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '…' | '—' | '–' => {}
            ')' if closing > opening => closing -= 1,
            ';' => {
                let word = address[..end - 1].rfind(|c: char| !c.is_ascii_alphanumeric());
                if let Some(at) = word.filter(|at| address[*at..].starts_with('&') && at + 2 < end)
                {
                    end = at;
                    continue;
                }
            }
            _ => return end,
        }
        end -= last.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_before_the_marks_of_the_sentence() {
        for (text, expected) in [
            ("https://example.org/guide，欢迎", "https://example.org/guide"),
            ("https://example.org/docs/a_b_c）。", "https://example.org/docs/a_b_c"),
            (
                "https://example.org/level?station=7&day=2。另",
                "https://example.org/level?station=7&day=2",
            ),
            ("www.example.org/map 可", "www.example.org/map"),
            ("https://example.org/path_(old). Then", "https://example.org/path_(old)"),
            ("https://example.org/a) b", "https://example.org/a"),
            ("https://example.org看看", "https://example.org"),
            ("https://example.org/a看看", "https://example.org/a"),
            ("https://example.org/wiki/水车，是", "https://example.org/wiki/水车"),
            ("https://example.org/?q=水&p=1", "https://example.org/?q=水&p=1"),
            ("https://example.org**", "https://example.org"),
            ("https://example.org/a&amp;", "https://example.org/a"),
            ("https://example.org/a;", "https://example.org/a"),
            ("http://localhost:3000/a", "http://localhost:3000/a"),
            ("HTTPS://EXAMPLE.ORG/", "HTTPS://EXAMPLE.ORG/"),
            ("https://example.org/é/b!", "https://example.org/é/b"),
            ("https://example.org/jisr، والبريد", "https://example.org/jisr"),
            ("https://пример.рф/путь, а", "https://пример.рф/путь"),
            ("http://www.müller.de/a.", "http://www.müller.de/a"),
            ("https://例え.jp/a。", "https://例え.jp/a"),
            ("https://example.orgครับ", "https://example.org"),
        ] {
            assert_eq!(address(text), Some(expected), "{text}");
        }
        for text in ["www.", "http://", "https:// a", "www.a", "httpsx://a.b"] {
            assert_eq!(address(text), None, "{text}");
        }
    }

    #[test]
    fn emails_are_found() {
        let found = |text: &'static str| {
            emails(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>()
        };
        assert_eq!(
            found("to desk@example.org. Or 信箱a.b+c@example.co.jp，请"),
            ["desk@example.org", "a.b+c@example.co.jp"]
        );
        assert!(found("@name a@b x@1.2 a@b@c.de @@ @name@example.org").is_empty());
    }
}
