//! Addresses. A page that is prerendered has none yet.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The characters that `encodeURIComponent` leaves as they are (ECMA-262 §19.2.6.4).
const UNCHANGED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// Encodes a text as a part of an address (RFC 3986 §2.1).
pub fn encode(text: &str) -> String {
    utf8_percent_encode(text, UNCHANGED).to_string()
}

/// The page's own address: `None`.
pub fn own() -> Option<String> {
    None
}
