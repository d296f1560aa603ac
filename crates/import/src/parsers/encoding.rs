//! Bytes → text.

use super::ImportError;
use article::{Location, Warning};
use encoding_rs::{DecoderResult, Encoding, ISO_2022_JP, UTF_16BE, UTF_16LE};

pub(super) mod guess;

/// The text of the bytes, with line ends as `\n` and without control characters.
///
/// UTF-8 and UTF-16 with a byte order mark, UTF-8 without one, else UTF-16, ISO-2022-JP, or what
/// the bytes suggest, with a warning that names the guess. A guess that may be wrong is none: text
/// in another language's letters is worse than an error.
///
/// # Errors
/// The first byte that is no text: in damaged UTF-8, and in every other encoding.
pub(super) fn decode(bytes: &[u8], warnings: &mut Vec<Warning>) -> Result<String, ImportError> {
    let text = match Encoding::for_bom(bytes) {
        // The mark of UTF-32 begins with that of UTF-16.
        Some(_) if bytes.starts_with(&[0xff, 0xfe, 0, 0]) => return Err(undecodable(bytes, "", 0)),
        Some((encoding, mark)) => strict(encoding, bytes, mark)?,
        None => unmarked(bytes, warnings)?,
    };
    Ok(clean(&text, warnings))
}

/// Text without a byte order mark.
fn unmarked(bytes: &[u8], warnings: &mut Vec<Warning>) -> Result<String, ImportError> {
    let utf8 = str::from_utf8(bytes);
    let guessed = match (marked_otherwise(bytes, utf8.is_ok()), utf8) {
        (Some(encoding), _) => encoding,
        (None, Ok(text)) => return Ok(text.to_string()),
        (None, Err(error)) => {
            let valid = str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            let refused = || undecodable(bytes, valid, valid.len());
            // No other encoding has zero bytes; files that are no text are full of them.
            if is_damaged_utf8(bytes) || bytes.contains(&0) {
                return Err(refused());
            }
            let guess = guess::encoding(bytes, valid.rfind('\n').map_or(0, |at| at + 1));
            guess.ok_or_else(refused)?
        }
    };
    let text = strict(guessed, bytes, 0)?;
    let message = format!(
        "is not marked as UTF-8 or UTF-16 and was read as {}; save it as UTF-8 to be sure",
        guessed.name()
    );
    warnings.push(Warning::new(Location::Document, message));
    Ok(text)
}

/// An encoding that shows itself by what no other has: escapes, or zero bytes.
fn marked_otherwise(bytes: &[u8], is_utf8: bool) -> Option<&'static Encoding> {
    let escapes = || bytes.windows(3).any(|part| matches!(part, b"\x1b$@" | b"\x1b$B"));
    if is_utf8 && bytes.is_ascii() && escapes() {
        return Some(ISO_2022_JP);
    }
    utf16(bytes, is_utf8).or_else(|| {
        // Writing in other letters has its zeros in blanks and line ends only.
        let is_pair = bytes.len().is_multiple_of(2) && bytes.contains(&0);
        // Read the other way round, letters of one writing may be those of another, but their
        // blanks are nothing.
        let blanks = |encoding: &'static Encoding| {
            let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
            let blanks = text.chars().filter(|c| matches!(c, ' ' | '\n')).count();
            guess::is_plausible(&text).then_some((blanks, encoding))
        };
        let read = [UTF_16BE, UTF_16LE].into_iter().filter(|_| is_pair).filter_map(blanks);
        read.max_by_key(|(blanks, _)| *blanks).map(|(_, encoding)| encoding)
    })
}

/// Decodes what follows the first `skip` bytes, refusing what the encoding does not have.
fn strict(encoding: &'static Encoding, bytes: &[u8], skip: usize) -> Result<String, ImportError> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let rest = &bytes[skip..];
    let mut text = String::with_capacity(
        decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or(0),
    );
    let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
    match result {
        DecoderResult::Malformed(bad, after) => {
            let offset = (skip + read).saturating_sub(usize::from(bad) + usize::from(after));
            Err(undecodable(bytes, &text, offset))
        }
        DecoderResult::InputEmpty | DecoderResult::OutputFull => Ok(text),
    }
}

/// UTF-16 by its zero bytes, which Latin letters, blanks and line ends have in one half of their
/// pair.
fn utf16(bytes: &[u8], is_utf8: bool) -> Option<&'static Encoding> {
    let units = bytes.len() / 2;
    if units == 0 || !bytes.len().is_multiple_of(2) || !bytes.contains(&0) {
        return None;
    }
    let zeros = |half: usize| bytes.iter().skip(half).step_by(2).filter(|byte| **byte == 0).count();
    // A few characters, such as U+5F00, have their zero in the other half.
    let (count, encoding) = match (zeros(0), zeros(1)) {
        (count, others) if count > others * 2 => (count, UTF_16BE),
        (others, count) if count > others * 2 => (count, UTF_16LE),
        _ => return None,
    };
    // Few zeros are enough where many bytes are no ASCII: Chinese text has them at line ends and in
    // figures only.
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let is_chinese =
        !is_utf8 && (count * 10 >= units || count * 200 >= units && high * 4 > bytes.len());
    (count * 2 > units
        || is_chinese
            && encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some())
    .then_some(encoding)
}

/// Whether at least half of what is not ASCII is well-formed UTF-8, which other encodings are by
/// chance alone.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad
}

/// The error for the byte at the offset, where `before` is the text up to it.
fn undecodable(bytes: &[u8], before: &str, offset: usize) -> ImportError {
    let line = clean(before, &mut Vec::new()).matches('\n').count() + 1;
    ImportError::Undecodable { line, offset, byte: bytes.get(offset).copied().unwrap_or_default() }
}

/// Makes every line end `\n` and removes control characters, which HTML and JSON refuse.
pub(super) fn clean(text: &str, warnings: &mut Vec<Warning>) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let (mut line, mut removed) = (1, 0_usize);
    let mut first = None;
    let mut rest = text;
    // These are one byte each, and no part of other characters.
    while let Some(at) = rest.bytes().position(|byte| byte < b' ') {
        cleaned.push_str(&rest[..at]);
        let control = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        match control {
            b'\r' if rest.starts_with('\n') => {}
            b'\n' | b'\r' => {
                line += 1;
                cleaned.push('\n');
            }
            b'\t' => cleaned.push('\t'),
            control => {
                removed += 1;
                first.get_or_insert((line, control));
            }
        }
    }
    cleaned.push_str(rest);
    if let Some((line, control)) = first {
        let name = format!("U+{control:04X}");
        let message = match removed {
            1 => format!("a control character was removed: {name}"),
            count => {
                format!("{count} control characters were removed, here the first of them: {name}")
            }
        };
        warnings.push(Warning::new(Location::Line(line), message));
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, GB18030};

    const CHINESE: &str =
        "河边的磨坊在春天重新开放,村里的人都来看热闹。\n老人说,这台水车已经停了四十年。\n";
    const TRADITIONAL: &str =
        "河邊的磨坊在春天重新開放,村裡的人都來看熱鬧。\n老人說,這臺水車已經停了四十年。\n";

    fn read(bytes: &[u8]) -> (Result<String, String>, Vec<String>) {
        let mut warnings = Vec::new();
        let result = decode(bytes, &mut warnings).map_err(|error| error.to_string());
        (result, warnings.iter().map(Warning::to_string).collect())
    }

    fn utf16(text: &str, pair: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(pair).collect()
    }

    #[test]
    fn marked_text_is_read_without_a_word() {
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            CHINESE.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", CHINESE.as_bytes()),
            marked(b"\xff\xfe", &utf16(CHINESE, u16::to_le_bytes)),
            marked(b"\xfe\xff", &utf16(CHINESE, u16::to_be_bytes)),
        ] {
            assert_eq!(read(&bytes), (Ok(CHINESE.into()), vec![]));
        }
    }

    #[test]
    fn unmarked_encodings_are_guessed_and_named() {
        let latin = "Down by the river\n\nthe mill has opened again.\n";
        let cases = [
            (CHINESE, GB18030.encode(CHINESE).0.to_vec(), "gb18030"),
            (TRADITIONAL, BIG5.encode(TRADITIONAL).0.to_vec(), "Big5"),
            (CHINESE, utf16(CHINESE, u16::to_le_bytes), "UTF-16LE"),
            (TRADITIONAL, utf16(TRADITIONAL, u16::to_be_bytes), "UTF-16BE"),
            (latin, utf16(latin, u16::to_le_bytes), "UTF-16LE"),
            (latin, utf16(latin, u16::to_be_bytes), "UTF-16BE"),
        ];
        for (text, bytes, name) in cases {
            let (result, warnings) = read(&bytes);
            assert_eq!(result.as_deref(), Ok(text), "{name}");
            assert!(warnings.len() == 1 && warnings[0].contains(name), "{name}: {warnings:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_an_error_that_says_where() {
        let error = |bytes: &[u8]| read(bytes).0.expect_err("refused");
        let mut damaged = CHINESE.as_bytes().to_vec();
        let second = CHINESE.find('\n').unwrap() + 1;
        damaged[second + 1] = b'?';
        assert!(
            error(&damaged).starts_with(&format!("line 2: the byte 0xe8 at offset {second} ")),
            "{}",
            error(&damaged)
        );
        let cut = &CHINESE.as_bytes()[..CHINESE.len() - 2];
        assert!(error(cut).starts_with("line 2: the byte 0xe3 "), "{}", error(cut));
        assert!(
            error(b"one\r\ntwo\rna\xefve caf\xe9s\n")
                .starts_with("line 3: the byte 0xef at offset 11 ")
        );
        assert!(
            error(b"\xff\xfe\x00\x00h\x00\x00\x00")
                .starts_with("line 1: the byte 0xff at offset 0 ")
        );
        assert!(
            error(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
                .starts_with("line 1: the byte 0x89 at offset 0 ")
        );
        assert!(
            error(b"\xff\xfea\x00\n\x00\x00\xd8b\x00")
                .starts_with("line 2: the byte 0x00 at offset 6 ")
        );
        let mut gb = GB18030.encode(CHINESE).0.to_vec();
        gb.extend_from_slice(b"\xff\xff");
        assert!(
            error(&gb).starts_with("line 1: the byte 0xba ") || error(&gb).starts_with("line 3: "),
            "{}",
            error(&gb)
        );
    }

    #[test]
    fn line_ends_become_one_and_control_characters_go() {
        assert_eq!(read(b"a\r\nb\rc\n\r\n\td").0.as_deref(), Ok("a\nb\nc\n\n\td"));
        let (text, warnings) = read(b"one\r\nt\0w\x1bo\n\x07\n");
        assert_eq!(text.as_deref(), Ok("one\ntwo\n\n"));
        assert_eq!(
            warnings,
            ["line 2: 3 control characters were removed, here the first of them: U+0000"]
        );
        assert_eq!(read(b"\x0c").1, ["line 1: a control character was removed: U+000C"]);
    }
}
