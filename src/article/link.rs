//! The one URL policy: no address reaches a page but through these types.

use serde::{Serialize, Serializer};
use std::fmt;

/// Why an address was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An address that a reader may follow: `http`, `https`, `mailto`, `tel`, or relative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Href(String);

impl Href {
    /// Cleans the address as browsers do before they read its scheme, then
    /// judges the scheme (WHATWG URL, "basic URL parser", steps 1–3).
    pub fn parse(raw: &str) -> Result<Self, Refused> {
        let url = clean(raw)?;
        match scheme(&url).as_deref() {
            None | Some("http" | "https" | "mailto" | "tel") => Ok(Self(url)),
            Some(other) => Err(Refused(format!("{other}: links are not allowed (use http, https, mailto or tel)"))),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where a picture's bytes are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImageSource {
    /// In the document: a `data:` URL of an image type.
    Inline(String),
    /// In the document's [`pictures`](super::Article::pictures), at this place among them; written `#picture-1` for the first.
    Shared(usize),
    /// Beside the document: a relative reference.
    Relative(String),
    /// Elsewhere: `http` or `https`, asked for only where the reader or publisher wants it.
    Remote(String),
}

impl ImageSource {
    pub fn parse(raw: &str) -> Result<Self, Refused> {
        let url = clean(raw)?;
        match scheme(&url).as_deref() {
            Some("http" | "https") => Ok(Self::Remote(url)),
            None if url.starts_with("//") || url.starts_with("\\\\") => Ok(Self::Remote(format!("https:{}", url.replace('\\', "/")))),
            None => Ok(shared(&url).unwrap_or(Self::Relative(url))),
            Some("data") if is_image_data(&url) => Ok(Self::Inline(url)),
            Some("data") => {
                Err(Refused("data: addresses are allowed for pictures only (PNG, JPEG, GIF, WebP, AVIF, SVG in base64)".into()))
            }
            Some(other) => Err(Refused(format!("{other}: pictures are not allowed (use http, https, data or a relative path)"))),
        }
    }
}

fn shared(url: &str) -> Option<ImageSource> {
    let number: usize = url.strip_prefix(SHARED)?.parse().ok()?;
    Some(ImageSource::Shared(number.checked_sub(1)?))
}

const SHARED: &str = "#picture-";

impl Serialize for ImageSource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Inline(url) | Self::Relative(url) | Self::Remote(url) => serializer.serialize_str(url),
            Self::Shared(place) => serializer.collect_str(&format_args!("{SHARED}{}", place + 1)),
        }
    }
}

/// An e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// Takes what HTML's `<input type=email>` takes (WHATWG HTML, "valid e-mail
    /// address"), without addresses on a bare host name.
    pub fn parse(raw: &str) -> Option<Self> {
        let raw = raw.trim();
        let (local, domain) = raw.split_once('@')?;
        let local_ok = !local.is_empty() && local.bytes().all(|b| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b));
        let label_ok = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        (local_ok && domain.contains('.') && domain.split('.').all(label_ok)).then(|| Self(raw.to_string()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The `mailto:` address (RFC 6068), with the characters that are legal in a
    /// mail address and special in a URL escaped.
    pub fn mailto(&self) -> String {
        let mut url = String::from("mailto:");
        for c in self.0.chars() {
            match c {
                '%' | '?' | '#' | '&' | '/' | '`' | '{' | '|' | '}' | '^' => url.push_str(&format!("%{:02X}", c as u32)),
                c => url.push(c),
            }
        }
        url
    }
}

/// Drops what browsers drop: control characters and blanks around the address, tabs and line ends within.
fn clean(raw: &str) -> Result<String, Refused> {
    let url: String =
        raw.trim_matches(|c: char| c <= ' ' || c == '\u{7f}').chars().filter(|c| !matches!(c, '\t' | '\n' | '\r' | '\0')).collect();
    if url.is_empty() { Err(Refused("the address is empty".into())) } else { Ok(url) }
}

/// The scheme in lower case; `None` where the address is relative.
fn scheme(url: &str) -> Option<String> {
    let end = url.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')))?;
    let name = &url[..end];
    (url[end..].starts_with(':') && name.starts_with(|c: char| c.is_ascii_alphabetic())).then(|| name.to_ascii_lowercase())
}

fn is_image_data(url: &str) -> bool {
    const TYPES: [&str; 7] = ["png", "jpeg", "jpg", "gif", "webp", "avif", "svg+xml"];
    let Some((head, data)) = url.split_once(',') else { return false };
    let head = head.to_ascii_lowercase();
    let known = TYPES.iter().any(|t| head == format!("data:image/{t};base64"));
    known && data.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_that_run_code_are_refused_however_they_are_disguised() {
        for url in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " \u{1}javascript:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:alert(1)",
            "vbscript:x",
            "data:text/html,<script>alert(1)</script>",
            "blob:https://example.org/x",
            "file:///etc/passwd",
            "view-source:x",
            "",
        ] {
            assert!(Href::parse(url).is_err(), "{url:?}");
        }
    }

    #[test]
    fn ordinary_links_stay_as_they_are() {
        for url in
            ["https://example.org/a?b=c#d", "http://[::1]/", "mailto:a@b.org", "tel:+1", "a/b.html", "/a", "#note-1", "?q=a:b", "a:b/"]
        {
            assert_eq!(Href::parse(url).is_ok(), url != "a:b/", "{url}");
        }
    }

    #[test]
    fn pictures_are_told_apart_by_where_they_are() {
        assert!(matches!(ImageSource::parse("pic/a.png"), Ok(ImageSource::Relative(_))));
        assert!(matches!(ImageSource::parse("https://example.org/a.png"), Ok(ImageSource::Remote(_))));
        assert!(matches!(ImageSource::parse("//example.org/a.png"), Ok(ImageSource::Remote(u)) if u.starts_with("https:")));
        assert!(matches!(ImageSource::parse("data:image/png;base64,AAAA"), Ok(ImageSource::Inline(_))));
        for url in ["data:text/html;base64,AAAA", "data:image/png,<svg>", "javascript:1", "file:///a.png"] {
            assert!(ImageSource::parse(url).is_err(), "{url}");
        }
    }

    #[test]
    fn mail_addresses() {
        assert_eq!(Email::parse("a+b?c@example.org").map(|e| e.mailto()).as_deref(), Some("mailto:a+b%3Fc@example.org"));
        for text in ["", "a@b", "a b@c.org", "a@-b.org", "@b.org", "a@b..org"] {
            assert_eq!(Email::parse(text), None, "{text}");
        }
    }
}
