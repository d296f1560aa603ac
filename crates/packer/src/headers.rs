//! The `_headers` file, which Netlify, Cloudflare Pages and others read.

use super::File;

/// A file is what its type says. The pages say their policy of referrers themselves; here
/// it is that of all else. Every page may read the documents and the answers of oEmbed, and none
/// the pages.
const HEADERS: &str = "\
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cache-Control: public, max-age=0, must-revalidate
/*.html
  Content-Type: text/html; charset=utf-8
/*.json
  Access-Control-Allow-Origin: *
";

/// The headers of a folder. Other sites' pages use the viewer's files, of which the `hashed` ones
/// never change.
pub(crate) fn headers(named: &[&str], hashed: &[&File]) -> File {
    let mut headers = String::from(HEADERS);
    for name in named {
        headers.push_str(&format!("/{name}\n  Access-Control-Allow-Origin: *\n"));
    }
    for file in hashed {
        headers.push_str(&format!("/{}\n  Access-Control-Allow-Origin: *\n", file.name));
        // A header that is set twice is joined, so the general one is taken off first.
        headers
            .push_str("  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n");
        if file.name.ends_with(".wasm") {
            headers.push_str("  Content-Type: application/wasm\n");
        }
    }
    File::new("_headers", headers)
}
