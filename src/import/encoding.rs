//! Bytes → text.

use super::ImportError;
use crate::article::Warning;

/// The text of the bytes, with line ends as `\n`.
pub fn decode(bytes: &[u8], _warnings: &mut Vec<Warning>) -> Result<String, ImportError> {
    Ok(String::from_utf8_lossy(bytes).replace("\r\n", "\n"))
}
