//! A file to be written.

use base64::prelude::*;
use sha2::{Digest, Sha256, Sha384};

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The name within the folder, without folders of its own.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file with this name and content.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }

    /// A file whose name changes with its content, so that it may be cached for ever:
    /// `<stem>.<hash>.<extension>`.
    pub fn hashed(stem: &str, extension: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        let hash: String =
            Sha256::digest(&bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Self::new(format!("{stem}.{hash}.{extension}"), bytes)
    }

    /// The hash that a browser holds the file to, as its `integrity` attribute takes it (W3C
    /// Subresource Integrity).
    pub fn integrity(&self) -> String {
        format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(&self.bytes)))
    }
}
