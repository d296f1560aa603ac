//! The format and encoding of a fetched document, by its `Content-Type`.

use anyhow::{Result, bail};
use encoding_rs::{Encoding, REPLACEMENT, UTF_8};
use import::Format;
use url::Url;

/// The format of a document by its `Content-Type` (RFC 9110 §8.3), where that tells, and its bytes,
/// in UTF-8 where that names their encoding: it counts more than what the document says itself
/// (WHATWG HTML §13.2.3.2).
///
/// # Errors
/// Sounds, films and typefaces, whose bytes need not be looked at.
pub(super) fn read(kind: &str, address: &Url, bytes: Vec<u8>) -> Result<(Option<Format>, Vec<u8>)> {
    let mut parts = kind.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default().to_ascii_lowercase();
    let of_name = Format::of_name(address.path());
    let format = match essence.as_str() {
        // Servers that know no other type say this of Markdown, too.
        "text/html" if !looks_like_markup(&bytes) && of_name.is_some() => of_name,
        "text/html" | "application/xhtml+xml" => Some(Format::Html),
        "text/markdown" | "text/x-markdown" => Some(Format::Markdown),
        // By the name, else by how it begins.
        _ => None,
    };
    if let Some(what @ ("audio" | "video" | "font")) = essence.split('/').next() {
        bail!("this is no document: the server calls it {what} ({essence})");
    }
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']))
    });
    Ok((format, charset.map_or_else(|| bytes.clone(), |charset| decoded(charset, &bytes))))
}

fn looks_like_markup(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(1024)];
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    ["<!doctype", "<html", "<head", "<body", "<meta", "<title", "<?xml"]
        .iter()
        .any(|mark| text.contains(mark))
}

/// The text in an encoding as UTF-8 with its mark, which every import believes.
fn decoded(charset: &str, bytes: &[u8]) -> Vec<u8> {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    let encoding = Encoding::for_label(charset.as_bytes())
        .filter(|encoding| *encoding != REPLACEMENT && Encoding::for_bom(bytes).is_none());
    let Some(encoding) = encoding else { return bytes.to_vec() };
    // Servers say the same of all that they send, whatever it is; no other text is UTF-8 by chance.
    if str::from_utf8(bytes).is_ok() && !bytes.is_ascii() {
        return [MARK, bytes].concat();
    }
    match encoding.decode_without_bom_handling(bytes) {
        (_, true) if encoding == UTF_8 => bytes.to_vec(),
        (text, _) => [MARK, text.as_bytes()].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(kind: &str, address: &str, bytes: &[u8]) -> (Option<Format>, String) {
        let address = Url::parse(address).unwrap();
        let (format, bytes) = read(kind, &address, bytes.to_vec()).unwrap();
        (format, String::from_utf8_lossy(&bytes).into_owned())
    }

    #[test]
    fn the_type_is_believed_where_it_tells() {
        let page = b"<!doctype html><p>Text";
        for (kind, address, bytes, format) in [
            ("text/html; charset=utf-8", "https://a.example/", &page[..], Some(Format::Html)),
            ("TEXT/HTML", "https://a.example/x.md", page, Some(Format::Html)),
            ("text/html", "https://a.example/x.md", b"# Title", Some(Format::Markdown)),
            ("text/markdown", "https://a.example/x", b"# Title", Some(Format::Markdown)),
            ("text/plain", "https://a.example/x.md", b"# Title", None),
            ("application/octet-stream", "https://a.example/x", page, None),
            ("", "https://a.example/x", page, None),
        ] {
            assert_eq!(at(kind, address, bytes).0, format, "{kind} {address}");
        }
        let address = Url::parse("https://a.example/x").unwrap();
        assert!(read("video/mp4", &address, Vec::new()).is_err());
    }

    #[test]
    fn the_encoding_of_the_header_counts_more_than_that_of_the_page() {
        let (koi, ..) = encoding_rs::KOI8_R.encode("<meta charset=windows-1251><p>Мельница");
        let text = at("text/html; charset=\"KOI8-R\"", "https://a.example/", &koi).1;
        assert!(text.starts_with('\u{feff}') && text.ends_with("Мельница"), "{text}");
        // A type that is no type says nothing.
        for kind in ["text/html; charset=nonsense", "text/html; charset=replacement", "text/html"] {
            assert_eq!(at(kind, "https://a.example/", b"<p>x").1, "<p>x");
        }
    }
}
