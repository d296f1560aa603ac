//! The Content Security Policy of a packed page (W3C CSP Level 3).

use base64::prelude::*;
use sha2::{Digest, Sha256};
use std::fmt;

/// A policy that allows the page's own script and style, the viewer, pictures in the page, and nothing else.
pub struct Policy<'a> {
    /// Where scripts may come from, a hash or `'self'`; a page without scripts has none.
    pub script: Option<&'a str>,
    pub style: &'a str,
    /// What scripts may fetch.
    pub connect: Option<&'a str>,
    /// Whether pictures from other sites are loaded.
    pub remote_images: bool,
}

impl fmt::Display for Policy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { script, style, connect, remote_images } = self;
        f.write_str("default-src 'none'; ")?;
        if let Some(script) = script {
            write!(f, "script-src {script} 'wasm-unsafe-eval'; ")?;
        }
        write!(f, "style-src {style}; ")?;
        if let Some(connect) = connect {
            write!(f, "connect-src {connect}; ")?;
        }
        let images = if *remote_images { "data: https: http:" } else { "data:" };
        write!(f, "img-src {images}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'")
    }
}

/// The source expression that allows an inline script or style with this content.
pub fn hash(content: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(content.as_bytes())))
}
