//! The one URL policy: no address reaches a page but through these types.
//!
//! Schemes and sites are recognised by own code, for the crate `url` would add 84 KB after gzip to
//! what readers load.

use serde::{Serialize, Serializer};
use std::fmt;

/// The reason why an address was refused, as a phrase that may follow a colon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(String);

impl Refused {
    /// The reason.
    pub(super) fn because(reason: &str) -> Self {
        Self(reason.into())
    }
}

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
    /// judges the scheme (WHATWG URL, "basic URL parser", steps 1–3). What names
    /// another site names it in full, wherever the page is.
    ///
    /// # Errors
    /// An empty address, another scheme, one that names no site, and one of a disk.
    pub fn parse(raw: &str) -> Result<Self, Refused> {
        let url = normalized(clean(raw)?)?;
        match scheme(&url).as_deref() {
            None | Some("http" | "https" | "mailto" | "tel") => Ok(Self(url)),
            Some(other) => Err(Refused(format!(
                "{other}: links are not allowed (use http, https, mailto or tel)"
            ))),
        }
    }

    /// The address, cleaned.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the address is that of a page, and not of somebody to write to or to call.
    pub fn is_page(&self) -> bool {
        matches!(scheme(&self.0).as_deref(), None | Some("http" | "https"))
    }

    /// Whether the address is that of a page wherever it stands: by `http` or `https`, with its
    /// site.
    pub fn is_absolute(&self) -> bool {
        matches!(scheme(&self.0).as_deref(), Some("http" | "https"))
    }

    /// Whether the address is absolute and on a site that a policy can name, as
    /// [`ImageSource::is_on_unnamed_site`] has it.
    pub fn is_nameable(&self) -> bool {
        self.is_absolute() && is_on_named_site(&self.0)
    }
}

/// The place where a picture's bytes are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImageSource {
    /// In the document: a `data:` URL of an image type.
    Inline(String),
    /// In the document's [`pictures`](super::Article::pictures), at this place among them; written
    /// `#picture-1` for the first.
    Shared(usize),
    /// Beside the document: a relative reference.
    Relative(String),
    /// Elsewhere: `http` or `https`, asked for only where the reader or publisher wants it.
    Remote(String),
}

impl ImageSource {
    /// Cleans and judges the address as [`Href::parse`] does.
    ///
    /// # Errors
    /// Those of [`Href::parse`], and a `data:` address of anything but a picture.
    pub fn parse(raw: &str) -> Result<Self, Refused> {
        let url = normalized(clean(raw)?)?;
        match scheme(&url).as_deref() {
            Some("http" | "https") => Ok(Self::Remote(url)),
            None => Ok(shared(&url).unwrap_or(Self::Relative(url))),
            Some("data") if is_image_data(&url) => Ok(Self::Inline(url)),
            Some("data") => Err(Refused(
                "data: addresses are allowed for pictures only (PNG, JPEG, GIF, WebP, AVIF, SVG \
                 in base64)"
                    .into(),
            )),
            Some(other) => Err(Refused(format!(
                "{other}: pictures are not allowed (use http, https, data or a relative path)"
            ))),
        }
    }

    /// Whether the picture is on a site that no policy can name, which takes letters, digits and
    /// hyphens between dots alone (CSP Level 3 §2.3.1, `host-part`), and so no IPv6 address. A
    /// page can't load it without opening itself to all sites. Letters beyond ASCII stand for
    /// others of that kind.
    pub fn is_on_unnamed_site(&self) -> bool {
        matches!(self, Self::Remote(url) if !is_on_named_site(url))
    }
}

/// Whether a policy can name the site of an absolute address.
fn is_on_named_site(url: &str) -> bool {
    let (host, port) = site(url.split_once("://").map_or("", |(_, rest)| rest));
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '-' || !c.is_ascii();
    let is_host = host.split('.').all(|label| !label.is_empty() && label.chars().all(is_letter));
    is_host && port.bytes().all(|b| b.is_ascii_digit())
}

fn shared(url: &str) -> Option<ImageSource> {
    let number: usize = url.strip_prefix(SHARED)?.parse().ok()?;
    Some(ImageSource::Shared(number.checked_sub(1)?))
}

const SHARED: &str = "#picture-";

impl Serialize for ImageSource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Inline(url) | Self::Relative(url) | Self::Remote(url) => {
                serializer.serialize_str(url)
            }
            Self::Shared(place) => serializer.collect_str(&format_args!("{SHARED}{}", place + 1)),
        }
    }
}

/// Drops what browsers drop: control characters and blanks around the address, tabs and line ends
/// within.
pub(super) fn clean(raw: &str) -> Result<String, Refused> {
    let url: String = raw
        .trim_matches(|c: char| c <= ' ' || c == '\u{7f}')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r' | '\0'))
        .collect();
    if url.is_empty() { Err(Refused("the address is empty".into())) } else { Ok(url) }
}

/// The address, with another site named in full: `//host` becomes `https://host`, for in a page
/// from a disk browsers read it as a file's, and on some systems ask that host for it. They take
/// `\` for `/` up to the query, and any number of them where a host begins (WHATWG URL, "relative
/// slash state", "file slash state", "special authority ignore slashes state").
pub(super) fn normalized(url: String) -> Result<String, Refused> {
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let (path, rest) = url.split_at(end);
    let is_web = |scheme: &String| matches!(scheme.as_str(), "http" | "https");
    let scheme = match scheme(&url) {
        Some(scheme) if is_web(&scheme) => Some(scheme),
        Some(_) => return Ok(url),
        None => None,
    };
    let (begin, path) = match &scheme {
        Some(scheme) => (scheme.as_str(), path.get(scheme.len() + 1..).unwrap_or_default()),
        None if path.starts_with(is_slash) && path[1..].starts_with(is_slash) => ("https", path),
        None => return local(url),
    };
    let path = path.trim_start_matches(is_slash);
    if site(path).0.is_empty() {
        return Err(Refused("the address names no site".into()));
    }
    if scheme.is_none() && is_drive(path) {
        return Err(Refused(DRIVE.into()));
    }
    let full = format!("{begin}://{path}");
    // As it was written, where it says that already.
    let is_full = url.get(..full.len()).is_some_and(|start| start.eq_ignore_ascii_case(&full));
    Ok(if is_full { url } else { format!("{begin}://{}{rest}", path.replace('\\', "/")) })
}

/// An address on the page's own site or disk, unless it is one of another disk or computer.
fn local(url: String) -> Result<String, Refused> {
    // Dots at the beginning of an absolute path stand for nothing, and what is behind them counts
    // as if they were not there.
    let mut path = url.strip_prefix(is_slash);
    while let Some((dots, rest)) = path.and_then(|path| path.split_once(is_slash)) {
        match dots.to_ascii_lowercase().replace("%2e", ".").as_str() {
            "." | ".." => path = Some(rest),
            "" => {
                return Err(Refused(
                    "the path begins with nothing between two slashes, which some systems take \
                     for another computer's"
                        .into(),
                ));
            }
            _ => break,
        }
    }
    if is_drive(path.unwrap_or(&url)) { Err(Refused(DRIVE.into())) } else { Ok(url) }
}

const DRIVE: &str =
    "addresses of disks are not allowed (use a path that is relative to the document)";

/// Whether a path begins with the letter of a disk, as in `C:` or `C|` (WHATWG URL §4.2, "Windows
/// drive letter").
fn is_drive(path: &str) -> bool {
    let mut bytes = path.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
        && bytes.next().is_some_and(|b| matches!(b, b':' | b'|'))
        && bytes.next().is_none_or(|b| matches!(b, b'/' | b'\\' | b'?' | b'#'))
}

fn is_slash(c: char) -> bool {
    matches!(c, '/' | '\\')
}

/// The host and the port in what follows `https://`, as they are written, without the user that may
/// be named.
fn site(rest: &str) -> (&str, &str) {
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let site = authority.rsplit_once('@').map_or(authority, |(_, site)| site);
    match site.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port),
        _ => (site, ""),
    }
}

/// The scheme in lower case; `None` where the address is relative.
pub(super) fn scheme(url: &str) -> Option<String> {
    let end = url.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')))?;
    let name = &url[..end];
    (url[end..].starts_with(':') && name.starts_with(|c: char| c.is_ascii_alphabetic()))
        .then(|| name.to_ascii_lowercase())
}

fn is_image_data(url: &str) -> bool {
    const TYPES: [&str; 7] = ["png", "jpeg", "jpg", "gif", "webp", "avif", "svg+xml"];
    let Some((head, data)) = url.split_once(',') else { return false };
    let head = head.to_ascii_lowercase();
    let known = TYPES.iter().any(|t| head == format!("data:image/{t};base64"));
    known && is_base64(data)
}

/// Whether a text has none but base64's characters.
pub(super) fn is_base64(data: &str) -> bool {
    data.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
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
        for url in [
            "https://example.org/a?b=c#d",
            "http://[::1]/",
            "mailto:a@b.org",
            "tel:+1",
            "a/b.html",
            "/a",
            "#note-1",
            "?q=a:b",
            "a:b/",
        ] {
            assert_eq!(Href::parse(url).is_ok(), url != "a:b/", "{url}");
        }
    }

    #[test]
    fn another_site_is_named_in_full_so_that_no_page_on_disk_asks_a_computer_for_a_file() {
        for (url, full) in [
            ("//host/x", "https://host/x"),
            ("\\\\host\\x", "https://host/x"),
            ("/\\host/x", "https://host/x"),
            ("\\/host?a=\\b", "https://host?a=\\b"),
            (" /\t/\nhost/x#\\", "https://host/x#\\"),
            ("////host/x", "https://host/x"),
            ("//user@host:8/x", "https://user@host:8/x"),
            ("https:host/x", "https://host/x"),
            ("https:/\\host/x", "https://host/x"),
            ("http:///host/x", "http://host/x"),
            ("HTTPS://Host/X?//y", "HTTPS://Host/X?//y"),
            ("//host//[:]0://", "https://host//[:]0://"),
            ("https:host://x@y/", "https://host://x@y/"),
        ] {
            assert_eq!(Href::parse(url).as_ref().map(Href::as_str), Ok(full), "{url:?}");
            assert_eq!(ImageSource::parse(url), Ok(ImageSource::Remote(full.into())), "{url:?}");
        }
    }

    #[test]
    fn disks_and_other_computers_are_refused() {
        for url in [
            "//",
            "\\\\",
            "//?x",
            "https://",
            "https:///",
            "https:?x",
            "https://user@/x",
            "//C:/x",
            "//C|/x",
            "///c:",
            "C|/x",
            "c|\\x",
            "C|",
            "/C:/x",
            "\\C|\\x",
            "/c:",
            "/./C:/x",
            "/%2E/..\\C|/x",
            "/.//host/x",
            "\\..\\\\host\\x",
            "/%2e%2E//host/x",
            "C:/x",
            "C:\\x",
        ] {
            assert!(Href::parse(url).is_err() && ImageSource::parse(url).is_err(), "{url:?}");
        }
    }

    #[test]
    fn paths_stay_as_they_are() {
        for url in [
            "/a//b", "a//b", "..\\a", "\\a", "/", "/?//host", "/#//host", "?//host", "#//host",
            "./c:/x", "a|b", "/ab:/c", "/./a",
        ] {
            assert_eq!(Href::parse(url).as_ref().map(Href::as_str), Ok(url), "{url:?}");
            assert_eq!(ImageSource::parse(url), Ok(ImageSource::Relative(url.into())), "{url:?}");
        }
    }

    #[test]
    fn pictures_are_told_apart_by_where_they_are() {
        assert!(matches!(ImageSource::parse("pic/a.png"), Ok(ImageSource::Relative(_))));
        assert!(matches!(
            ImageSource::parse("https://example.org/a.png"),
            Ok(ImageSource::Remote(_))
        ));
        assert!(
            matches!(ImageSource::parse("//example.org/a.png"), Ok(ImageSource::Remote(u)) if u.starts_with("https:"))
        );
        assert!(matches!(
            ImageSource::parse("data:image/png;base64,AAAA"),
            Ok(ImageSource::Inline(_))
        ));
        for url in
            ["data:text/html;base64,AAAA", "data:image/png,<svg>", "javascript:1", "file:///a.png"]
        {
            assert!(ImageSource::parse(url).is_err(), "{url}");
        }
    }
}
