//! The addresses that an SVG picture may name: parts of itself, and pictures and typefaces that are
//! in it.

use super::{PictureError, look_within};
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use base64::engine::{DecodePaddingMode, Engine};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// Base64 as browsers take it (WHATWG Infra, "forgiving-base64 decode").
const FORGIVING: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The bytes of base64 without blanks; `None` where it is none.
pub(crate) fn decode(base64: &[u8]) -> Option<Vec<u8>> {
    FORGIVING.decode(base64).ok()
}

/// Looks at an address.
///
/// # Errors
/// It leads out of the picture, or to something in it that is none.
pub(super) fn check(address: &str, depth: usize) -> Result<(), PictureError> {
    let address = address.trim();
    if address.is_empty() || address.starts_with('#') {
        return Ok(());
    }
    let is_data = address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
    if !is_data {
        return Err(PictureError::new(format!(
            "names something outside of it ({}): save it with everything in it",
            clip(address)
        )));
    }
    let (head, bytes) = data(address)
        .ok_or_else(|| PictureError::new("holds data that cannot be read: save it anew"))?;
    if head.starts_with("image/") {
        return look_within(&bytes, depth + 1)
            .map(drop)
            .map_err(|refused| PictureError::new(format!("holds a picture that {refused}")));
    }
    // OpenType, TrueType and WOFF, by their first bytes.
    let is_typeface = ["OTTO", "true", "wOFF", "wOF2", "\0\u{1}\0\0"]
        .iter()
        .any(|start| bytes.starts_with(start.as_bytes()));
    if head.contains("font") && is_typeface {
        return Ok(());
    }
    Err(PictureError::new(format!(
        "holds something that is no picture ({}): save it as a plain SVG",
        clip(&head)
    )))
}

/// The media type and the bytes of a `data:` address (WHATWG Fetch, "data: URL processor").
fn data(address: &str) -> Option<(String, Vec<u8>)> {
    let (head, body) = address.get(5..)?.split_once(',')?;
    let head = head.to_ascii_lowercase().replace(char::is_whitespace, "");
    let body: Cow<'_, [u8]> = percent_decode_str(body).into();
    match head.strip_suffix(";base64") {
        Some(head) => {
            let base64: Vec<u8> =
                body.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
            Some((head.to_string(), decode(&base64)?))
        }
        None => Some((head, body.into_owned())),
    }
}

/// The beginning of an address, for a message.
fn clip(address: &str) -> String {
    let mut clipped: String = address.chars().take(60).collect();
    if clipped.len() < address.len() {
        clipped.push('…');
    }
    clipped
}
