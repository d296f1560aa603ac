//! The Content Security Policy of a packed page (W3C CSP Level 3).

use super::frames;
use article::{Article, Block, BlockKind, FileSource, ImageSource};
use std::collections::BTreeSet;
use std::fmt;
use url::Url;

/// A policy that allows the page's own script and style, the viewer, pictures in the page, and
/// nothing else.
pub(crate) struct Policy<'a> {
    /// The sources of scripts, a hash or `'self'`; a page without scripts has none.
    pub script: Option<&'a str>,
    pub style: &'a str,
    /// The addresses that scripts may fetch.
    pub connect: Option<&'a str>,
    /// The sites of pictures, besides those in the page.
    pub pictures: BTreeSet<String>,
    /// The sources of sounds and films; a page without has none.
    pub media: BTreeSet<String>,
    /// The sites of frames that a reader may open.
    pub frames: BTreeSet<String>,
    /// The bases that the page's relative addresses may have, besides itself.
    pub base: &'a str,
}

/// A base address that no page may have but its own.
pub(crate) const NO_BASE: &str = "'none'";

impl fmt::Display for Policy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { script, style, connect, pictures, media, frames, base } = self;
        f.write_str("default-src 'none'; ")?;
        if let Some(script) = script {
            write!(f, "script-src {script} 'wasm-unsafe-eval'; ")?;
        }
        write!(f, "style-src {style}; ")?;
        if let Some(connect) = connect {
            write!(f, "connect-src {connect}; ")?;
        }
        let pictures: String = pictures.iter().map(|origin| format!(" {origin}")).collect();
        for (directive, sources) in [("media-src", media), ("frame-src", frames)] {
            if !sources.is_empty() {
                let sources: String = sources.iter().map(|source| format!(" {source}")).collect();
                write!(f, "{directive}{sources}; ")?;
            }
        }
        write!(
            f,
            "img-src data:{pictures}; base-uri {base}; form-action 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'"
        )
    }
}

/// The source expressions that allow the pictures which an article names by `http` or `https`:
/// their sites, and never a scheme alone. A picture whose site has no such name is a link in the
/// page.
pub(crate) fn origins(article: &Article) -> BTreeSet<String> {
    let pictures = article.images().map(|image| &image.src);
    pictures.filter(|picture| !picture.is_on_unnamed_site()).filter_map(origin).collect()
}

/// The source expressions that allow the sounds, the films and their captions which an article
/// holds, and where `is_remote` those that it names, as [`origins`] does.
pub(crate) fn media(article: &Article, is_remote: bool) -> BTreeSet<String> {
    let recordings = article.blocks().filter_map(|block| match &block.kind {
        BlockKind::Recording(recording) => Some(recording),
        _ => None,
    });
    let files = recordings.flat_map(|recording| {
        let tracks = recording.tracks.iter().map(|track| &track.src);
        [&recording.src].into_iter().chain(tracks)
    });
    let source = |file: &FileSource| match file {
        FileSource::Inline(_) => Some("data:".to_string()),
        FileSource::Linked(href) => {
            (is_remote && href.is_nameable()).then(|| site(href.as_str())).flatten()
        }
    };
    files.filter_map(source).collect()
}

/// The sites of the frames that an article's cards open.
pub(crate) fn frames(article: &Article) -> BTreeSet<String> {
    let address = |block: &Block| match &block.kind {
        BlockKind::Embed(embed) => frames::address(embed.href.as_str()),
        _ => None,
    };
    article.blocks().filter_map(address).filter_map(|address| site(&address)).collect()
}

fn origin(picture: &ImageSource) -> Option<String> {
    let ImageSource::Remote(address) = picture else { return None };
    site(address)
}

/// An address's site as a policy names it (CSP Level 3 §2.3.1, `host-source`), as browsers read
/// the address.
fn site(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    // Browsers turn some letters beyond ASCII into what would end the expression, or the directive.
    let is_named = host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'));
    is_named.then(|| url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(address: &str) -> Option<String> {
        let picture = ImageSource::parse(address).unwrap();
        super::origin(&picture).filter(|_| !picture.is_on_unnamed_site())
    }

    #[test]
    fn a_site_is_named_as_browsers_read_it() {
        for (address, site) in [
            ("https://user:pw@host.example/x.png", "https://host.example"),
            ("https://user@a.example@b.example/x.png", "https://b.example"),
            ("HTTPS://A.Example:443/x.png", "https://a.example"),
            ("http://a.example:8080", "http://a.example:8080"),
            ("https:a.example\\@b.example/x.png", "https://a.example"),
            ("/\\a.example/x.png", "https://a.example"),
            ("https://a.example/?@b.example", "https://a.example"),
            ("https://例え.example/x.png", "https://xn--r8jz45g.example"),
            ("http://127.1/x.png", "http://127.0.0.1"),
        ] {
            assert_eq!(origin(address).as_deref(), Some(site), "{address}");
        }
    }

    #[test]
    fn a_site_that_no_policy_can_name_opens_nothing() {
        for address in [
            "https://[::1]/x.png",
            "https://[::1]:80/x.png",
            "https://user@[::1]/x.png",
            "https://a.example;script-src/x.png",
            "https://a.example,b/x.png",
            "https://*.example/x.png",
            "https://*/x.png",
            "https://a_b.example/x.png",
            "https://'self'/x.png",
            "https://a.example:x/x.png",
            "https://a..example/x.png",
            "https://a.example./x.png",
            "https://a%2eexample/x.png",
            "https://a b.example/x.png",
            "https://\u{ff1b}/x.png",
            "https://a\u{ff1b}b.example/x.png",
        ] {
            assert_eq!(origin(address), None, "{address}");
        }
    }
}
