//! The text of an SVG picture, before it is parsed.

use super::PictureError;

/// The most attributes of one element. The parser compares each with each.
const MOST_ATTRIBUTES: usize = 1000;
/// The most names of vocabularies times the elements that give any: the parser copies them.
const MOST_VOCABULARIES: usize = 10_000_000;
/// The most letters that an entity stands for.
const LONGEST_ENTITY: usize = 500;
/// The most letters that all of them come to.
const MOST_FROM_ENTITIES: usize = 1_000_000;

/// The text of what may be SVG: it begins as XML does and names the element somewhere.
pub(super) fn text(bytes: &[u8]) -> Result<Option<&str>, PictureError> {
    let is_wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let wrong = || PictureError::new("is not in UTF-8, as an SVG picture has to be: save it so");
    if is_wide && bytes.iter().filter(|byte| **byte != 0).take(1024).any(|byte| *byte == b'<') {
        return Err(wrong());
    }
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(bytes.len());
    let is_xml = bytes.get(start) == Some(&b'<')
        && bytes.windows(3).any(|window| window.eq_ignore_ascii_case(b"svg"));
    if !is_xml {
        return Ok(None);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| wrong())?;
    let declaration = text
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
        .map_or("", |(declaration, _)| declaration);
    let encoding = declaration
        .split_once("encoding")
        .map_or("", |(_, rest)| rest)
        .trim_start_matches(['=', ' ', '\t', '\r', '\n', '"', '\'']);
    let encoding = encoding.split(['"', '\'']).next().unwrap_or_default().to_ascii_lowercase();
    // What these encodings have in common.
    let is_plain = text.is_ascii()
        && ["us-ascii", "iso-8859-", "windows-125"].iter().any(|name| encoding.starts_with(name));
    if encoding.is_empty() || encoding == "utf-8" || is_plain {
        Ok(Some(text))
    } else {
        Err(wrong())
    }
}

/// Looks for what would keep the parser itself busy without end, and at the document type, which it
/// does not show.
pub(super) fn check(text: &str) -> Result<(), PictureError> {
    let too_much = |what: &str| {
        PictureError::new(format!(
            "has more {what} than a picture needs: save it as a plain SVG or as PNG"
        ))
    };
    if text.split('<').any(|tag| {
        tag.bytes().filter(|byte| *byte == b'=').nth(MOST_ATTRIBUTES).is_some() && !is_text(tag)
    }) {
        return Err(too_much("attributes"));
    }
    let vocabularies = text.matches("xmlns:").count().saturating_mul(text.matches("xmlns").count());
    if vocabularies > MOST_VOCABULARIES {
        return Err(too_much("vocabularies"));
    }
    let Some((_, rest)) = text.split_once("<!DOCTYPE") else { return Ok(()) };
    let refused = || {
        PictureError::new(
            "has a document type with declarations of its own: save it as a plain SVG",
        )
    };
    let end = rest.find(['[', '>']).ok_or_else(refused)?;
    let (head, rest) = rest.split_at(end);
    // The one by which SVG 1.0 and 1.1 are known; nobody loads it.
    let names_other =
        head.contains("SYSTEM") || (head.contains("PUBLIC") && !head.contains("-//W3C//DTD SVG"));
    if names_other {
        return Err(refused());
    }
    let Some(mut rest) = rest.strip_prefix('[') else { return Ok(()) };
    let mut longest = 0;
    loop {
        rest = rest.trim_start();
        if rest.starts_with(']') {
            break;
        }
        // Only entities that stand for plain words, as drawing programs write them.
        let declaration = rest.strip_prefix("<!ENTITY").ok_or_else(refused)?;
        let quote = declaration.find(['"', '\'']).ok_or_else(refused)?;
        let (name, value) = declaration.split_at(quote);
        let mark = if value.starts_with('"') { '"' } else { '\'' };
        let (value, after) =
            value.get(1..).and_then(|value| value.split_once(mark)).ok_or_else(refused)?;
        let is_plain = name.split_whitespace().count() == 1
            && !value.contains(['<', '&', '%'])
            && value.len() <= LONGEST_ENTITY;
        if !is_plain || name.contains(['%', '<', '>']) {
            return Err(refused());
        }
        longest = longest.max(value.len());
        rest = after.trim_start().strip_prefix('>').ok_or_else(refused)?;
    }
    if longest.saturating_mul(rest.matches('&').count()) > MOST_FROM_ENTITIES {
        return Err(too_much("entities"));
    }
    Ok(())
}

/// Whether what is behind a `<` is no tag with its attributes.
fn is_text(tag: &str) -> bool {
    tag.starts_with(['!', '?', '/'])
        || tag.split_once('>').is_some_and(|(tag, _)| {
            tag.bytes().filter(|byte| *byte == b'=').count() <= MOST_ATTRIBUTES
        })
}
