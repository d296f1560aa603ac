//! The `_headers` file, which Netlify, Cloudflare Pages and others read.

use super::File;

/// Names with a hash never change their content; all others are asked for anew. Every page may use the files.
const HEADERS: &str = "\
/*
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=0, must-revalidate
/*.html
  Content-Type: text/html; charset=utf-8
";

pub fn headers(hashed: &[&File]) -> File {
    let mut headers = String::from(HEADERS);
    for file in hashed {
        // A header that is set twice is joined, so the general one is taken off first.
        headers.push_str(&format!("/{}\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n", file.name));
        if file.name.ends_with(".wasm") {
            headers.push_str("  Content-Type: application/wasm\n");
        }
    }
    File::new("_headers", headers)
}
