//! The styles of an SVG picture.

use super::super::address;
use super::PictureError;
use std::borrow::Cow;

/// Looks at a style, or an attribute that may be one, and gives the ids that it names.
///
/// It is not parsed: what looks like an address counts as one wherever it stands, in a comment or
/// in a string, too.
pub(super) fn check(style: &str, depth: usize) -> Result<Vec<String>, PictureError> {
    if !style.contains(['(', '\\', '@']) {
        return Ok(Vec::new());
    }
    let style = unescaped(style);
    let lower = style.to_ascii_lowercase();
    for loading in
        ["@import", "@namespace", "image(", "image-set(", "src(", "cross-fade(", "expression("]
    {
        if lower.contains(loading) {
            return Err(PictureError::new(format!(
                "has a style with {loading}, which may lead out of it: save it as a plain SVG"
            )));
        }
    }
    // The value of a custom property may be used anywhere.
    if lower
        .split([';', '{', '}'])
        .any(|part| part.split_once("--").is_some_and(|(_, value)| value.contains("url(")))
    {
        return Err(PictureError::new(
            "keeps the name of a part in a variable: save it as a plain SVG or as PNG",
        ));
    }
    let mut ids = Vec::new();
    for (at, function) in lower.match_indices("url(") {
        let target = style.get(at + function.len()..).unwrap_or_default().trim_start();
        let target = match target.chars().next() {
            Some(quote @ ('"' | '\'')) => target.get(1..).unwrap_or_default().split(quote).next(),
            _ => target.split(')').next(),
        };
        let target = target.unwrap_or_default().trim();
        address::check(target, depth)?;
        ids.extend(target.strip_prefix('#').map(str::to_string));
    }
    Ok(ids)
}

/// A style with its escapes read (CSS Syntax Level 3 §4.3.7).
fn unescaped(style: &str) -> Cow<'_, str> {
    if !style.contains('\\') {
        return Cow::Borrowed(style);
    }
    let mut plain = String::with_capacity(style.len());
    let mut rest = style.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        let mut digits = String::new();
        while digits.len() < 6
            && let Some(digit) = rest.next_if(char::is_ascii_hexdigit)
        {
            digits.push(digit);
        }
        if digits.is_empty() {
            continue;
        }
        plain.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
        rest.next_if(|c| c.is_ascii_whitespace());
    }
    Cow::Owned(plain)
}
