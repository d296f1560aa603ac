//! The Content Security Policy of a packed page (W3C CSP Level 3).

use base64::prelude::*;
use sha2::{Digest, Sha256};

/// A policy that allows the page's own script and style by their hashes, the
/// viewer, pictures in the page, and nothing else.
pub fn policy(script: &str, style: &str, remote_images: bool) -> String {
    let images = if remote_images { "data: https: http:" } else { "data:" };
    format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src {images}; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        hash(script),
        hash(style)
    )
}

fn hash(content: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content.as_bytes())))
}
