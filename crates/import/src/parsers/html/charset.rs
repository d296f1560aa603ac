//! The encoding that a page names, and the one that browsers would guess.

use crate::parsers::encoding::guess;
use article::{Location, Warning};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

/// The text of a page that is not in UTF-8, by the encoding that it names (WHATWG HTML §13.2.3.2,
/// "prescan a byte stream"), else by the one that its bytes suggest. `None` where it is UTF-8, or
/// has a mark that says what it is.
pub(in crate::parsers) fn decode(bytes: &[u8], warnings: &mut Vec<Warning>) -> Option<String> {
    if Encoding::for_bom(bytes).is_some() {
        return None;
    }
    let named = named(bytes);
    let is_utf8 = str::from_utf8(bytes).is_ok();
    let encoding = match named {
        // Its letters are all ASCII, and so UTF-8 as well.
        Some(encoding) if encoding == ISO_2022_JP => encoding,
        _ if is_utf8 => return None,
        Some(encoding) if encoding != UTF_8 => encoding,
        // UTF-8 with a few bytes of another encoding: a page that is put together of several texts.
        Some(encoding) => encoding,
        None if bytes.contains(&0) => return None,
        None => guessed(bytes),
    };
    let (text, is_damaged) = encoding.decode_without_bom_handling(bytes);
    let name = encoding.name();
    if is_damaged {
        let line = text.split('\u{fffd}').next().unwrap_or_default().matches('\n').count() + 1;
        let message = format!("has bytes that are no text in {name}; each is shown as \u{fffd}");
        warnings.push(Warning::new(Location::Line(line), message));
    } else if named.is_none() {
        let message =
            format!("names no encoding and was read as {name}; save it as UTF-8 to be sure");
        warnings.push(Warning::new(Location::Document, message));
    }
    Some(text.into_owned())
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    /// The bytes that are looked at: enough to tell encodings apart.
    const SAMPLE: usize = 1 << 18;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    detector.feed(sample, sample.len() == bytes.len());
    guess::checked(detector.guess(None, Utf8Detection::Deny), bytes)
}

/// The encoding that the page's beginning names, in a `<meta>` or as XML.
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    /// The bytes that are looked at; browsers look no further either.
    const BEGINNING: usize = 4096;
    let begin = bytes[..bytes.len().min(BEGINNING)].to_ascii_lowercase();
    let text = String::from_utf8_lossy(&begin);
    let labels = text.match_indices("charset").map(|(at, mark)| at + mark.len());
    let xml = text.starts_with("<?xml").then(|| text.find("encoding")).flatten();
    let places = labels.chain(xml.map(|at| at + "encoding".len()));
    let found = places.filter_map(|at| text.get(at..)).find_map(|rest| {
        let rest =
            rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
        Encoding::for_label(rest.get(..end.unwrap_or(rest.len()))?.as_bytes())
    });
    // A name that can be read as ASCII does not stand in UTF-16.
    found
        .map(|encoding| if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{EUC_KR, GBK, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252};

    #[test]
    fn pages_are_read_by_the_encoding_that_they_name() {
        for (encoding, words) in [
            (GBK, "河边的磨坊"),
            (SHIFT_JIS, "川のそばの水車小屋"),
            (EUC_KR, "강가의 방앗간"),
            (WINDOWS_1251, "Старая мельница"),
            (WINDOWS_1252, "café naïve"),
            (ISO_2022_JP, "水車小屋"),
        ] {
            let page = format!("<html><meta charset='{}'><p>{words}</p>", encoding.name());
            let (bytes, ..) = encoding.encode(&page);
            let mut warnings = Vec::new();
            assert_eq!(
                decode(&bytes, &mut warnings).as_deref(),
                Some(&*page),
                "{}",
                encoding.name()
            );
            assert!(warnings.is_empty(), "{warnings:?}");
        }
    }

    #[test]
    fn what_names_none_is_guessed_and_told() {
        let page = "<p>Старая мельница у реки снова открылась, и все пришли посмотреть.</p>";
        let (bytes, ..) = WINDOWS_1251.encode(page);
        let mut warnings = Vec::new();
        assert_eq!(decode(&bytes, &mut warnings).as_deref(), Some(page));
        assert_eq!(warnings.len(), 1);
        assert_eq!(decode(page.as_bytes(), &mut warnings), None);
    }
}
