//! Bare addresses in a text, which become links.

use crate::parsers::characters::{is_wide, script};
use article::{Email, Href, Span};
use icu_properties::props::Script;

/// The text with its web addresses and e-mail addresses as links.
pub(super) fn spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let (mut done, mut from) = (0, 0);
    while let Some((start, end, href)) = next(text, from) {
        if let Ok(href) = Href::parse(&href) {
            if start > done {
                spans.push(Span::text(&text[done..start]));
            }
            spans.push(Span::Link {
                href,
                about: None,
                spans: vec![Span::text(&text[start..end])],
            });
            done = end;
        }
        from = end;
    }
    if done < text.len() || spans.is_empty() {
        spans.push(Span::text(&text[done..]));
    }
    spans
}

/// The next address from an offset on: where it begins and ends, and where it leads.
fn next(text: &str, from: usize) -> Option<(usize, usize, String)> {
    let mut at = from;
    loop {
        let rest = &text[at..];
        let found = rest.find(['@', ':', 'w', 'W'])?;
        let sign = at + found;
        let address = match text.as_bytes()[sign] {
            b'@' => email(text, from, sign),
            b':' => web(text, from, sign),
            _ => www(text, from, sign),
        };
        if address.is_some() {
            return address;
        }
        at = sign + 1;
    }
}

/// An address by `http` or `https`, with its colon here.
fn web(text: &str, from: usize, colon: usize) -> Option<(usize, usize, String)> {
    let is_scheme = |scheme: &&str| {
        text.get(colon.checked_sub(scheme.len())?..colon)
            .filter(|word| word.eq_ignore_ascii_case(scheme))
            .map(str::len)
    };
    let length = ["https", "http"].iter().find_map(is_scheme)?;
    let start = colon - length;
    let host = text[colon..].strip_prefix("://")?;
    let is_apart = start >= from && !text[..start].ends_with(|c: char| c.is_ascii_alphanumeric());
    let is_host = host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    let end = is_apart.then(|| end(text, colon + 3)).filter(|_| is_host)?;
    Some((start, end, text[start..end].to_string()))
}

/// An address that begins with `www.` here.
fn www(text: &str, from: usize, start: usize) -> Option<(usize, usize, String)> {
    let is_www = text.get(start..start + 4).is_some_and(|word| word.eq_ignore_ascii_case("www."));
    let before = text[from..start].chars().next_back();
    let is_apart = before.is_none_or(|c| !c.is_ascii_alphanumeric() && !"/.@-_".contains(c));
    let end = (is_www && is_apart).then(|| end(text, start + 4))?;
    text[start + 4..end]
        .contains('.')
        .then(|| (start, end, format!("https://{}", &text[start..end])))
}

/// An e-mail address around this sign.
fn email(text: &str, from: usize, sign: usize) -> Option<(usize, usize, String)> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let is_host = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
    let before = text[from..sign].rfind(|c| !is_local(c));
    let start = before
        .map_or(from, |at| from + at + text[from + at..].chars().next().map_or(1, char::len_utf8));
    let start = start + text[start..sign].len() - text[start..sign].trim_start_matches('.').len();
    let rest = &text[sign + 1..];
    let length = rest.find(|c| !is_host(c)).unwrap_or(rest.len());
    let host = rest[..length].trim_end_matches(['.', '-']);
    let (_, last) = host.rsplit_once('.')?;
    let is_whole = start < sign && last.len() > 1 && last.bytes().all(|b| b.is_ascii_alphabetic());
    let end = sign + 1 + host.len();
    let address = Email::parse(&text[start..end]).filter(|_| is_whole)?;
    Some((start, end, format!("mailto:{}", address.as_str())))
}

/// The end of an address: before blanks, marks that no address has, and writing that needs no
/// blanks; without the marks that end a sentence, and without a bracket that was opened before it
/// (GFM §6.9).
fn end(text: &str, start: usize) -> usize {
    let ends = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || "<>\"“”„«»‹›‘’`|{}^".contains(c)
            || is_wide(c)
            || matches!(
                script(c),
                Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul
            )
    };
    let rest = &text[start..];
    let mut address = &rest[..rest.find(ends).unwrap_or(rest.len())];
    // What is longer is no address that anybody follows.
    if address.len() > 2000 {
        return start + address.len();
    }
    loop {
        let cut = address
            .trim_end_matches(['.', ',', ':', ';', '!', '?', '\'', '*', '_', '~', '،', '؟', '…']);
        let is_unopened = |open: char, close: char| {
            cut.ends_with(close) && cut.matches(close).count() > cut.matches(open).count()
        };
        let cut = if is_unopened('(', ')') || is_unopened('[', ']') {
            &cut[..cut.len() - 1]
        } else {
            cut
        };
        if cut.len() == address.len() {
            return start + address.len();
        }
        address = cut;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_their_sentence_goes_on() {
        let links = |text: &str| -> Vec<String> {
            let spans = spans(text);
            assert_eq!(article::plain_text(&spans), text);
            spans
                .iter()
                .filter_map(|span| match span {
                    Span::Link { href, .. } => Some(href.as_str().to_string()),
                    _ => None,
                })
                .collect()
        };
        for (text, wanted) in [
            (
                "See https://example.org/a?m=3, or (https://example.org/b_(c)).",
                "https://example.org/a?m=3 https://example.org/b_(c)",
            ),
            (
                "请看https://example.org/a，或者 http://example.org/b。",
                "https://example.org/a http://example.org/b",
            ),
            (
                "Go to www.example.org/x or write to desk@example.org.",
                "https://www.example.org/x mailto:desk@example.org",
            ),
            (
                "“https://example.org”; <HTTPS://example.org/>",
                "https://example.org HTTPS://example.org/",
            ),
            ("a@b, @name, 5 http, https://, www., wwww.example.org, x@y.z", ""),
            (
                "مراسلة desk@example.org، https://example.org/ع؟",
                "mailto:desk@example.org https://example.org/ع",
            ),
        ] {
            assert_eq!(links(text).join(" "), wanted, "{text}");
        }
    }
}
