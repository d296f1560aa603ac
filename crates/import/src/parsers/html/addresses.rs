//! Addresses in full: those of a page are meant against its own.

use super::metadata::Metadata;
use crate::markup::Element;
use url::Url;

/// The address of a page, against which its others are meant.
pub(super) struct Addresses {
    base: Option<Url>,
    /// The page's own, by which it names its parts.
    own: Option<Url>,
    /// The one that it says is to be used for it.
    canonical: Option<Url>,
    /// Whether a browser saved the page with its pictures beside it.
    is_saved: bool,
    /// Whether it was fetched, and has nothing beside it.
    is_fetched: bool,
}

impl Addresses {
    /// Finds the page's address; `text` is its source, `fetched` the address from which it was
    /// fetched, which is beyond doubt.
    pub(super) fn of(metadata: &Metadata, text: &str, fetched: Option<&str>) -> Self {
        let web = |address: &str| {
            // One that leaves the scheme to the page.
            let begin = if address.starts_with("//") { "https:" } else { "" };
            Url::parse(&format!("{begin}{address}"))
                .ok()
                .filter(|url| matches!(url.scheme(), "http" | "https"))
        };
        let fetched = fetched.and_then(web);
        let is_fetched = fetched.is_some();
        let saved = saved_from(text).and_then(web).filter(|_| !is_fetched);
        let is_saved = saved.is_some();
        let said = metadata.canonical.as_deref();
        let canonical = match &fetched {
            Some(fetched) => said.and_then(|said| web(fetched.join(said).ok()?.as_str())),
            None => said.and_then(web),
        };
        let canonical = canonical.map(|url| archived(url.as_str()).and_then(web).unwrap_or(url));
        let own = fetched.or(saved.clone()).or(canonical.clone());
        let base = match (&metadata.base, &own) {
            (Some(base), Some(own)) => own.join(base).ok(),
            (Some(base), None) => web(base),
            (None, own) => own.clone(),
        };
        Self { base, own, canonical: saved.or(canonical), is_saved, is_fetched }
    }

    /// The page's own address, where it says it or was fetched from one.
    pub(super) fn canonical(&self) -> Option<&str> {
        self.canonical.as_ref().or(self.own.as_ref()).map(Url::as_str)
    }

    /// Puts the addresses of links and pictures in full.
    pub(super) fn resolve(&self, element: &mut Element) {
        let is_picture = element.is(&["img"]);
        let is_film = element.is(&["video", "audio", "source", "track"]);
        for (name, value) in &mut element.attributes {
            match name.as_str() {
                "href" => self.link(value),
                "src" if is_picture => self.picture(value),
                "src" | "poster" if is_film => self.picture(value),
                _ => {}
            }
        }
        // A link to nowhere is one for scripts.
        element.attributes.retain(|(name, value)| name != "href" || value != "#");
        element.elements_mut().for_each(|child| self.resolve(child));
    }

    /// An address of a link in full.
    pub(super) fn in_full(&self, address: &str) -> String {
        let mut full = address.to_string();
        self.link(&mut full);
        full
    }

    fn link(&self, address: &mut String) {
        let written = address.trim();
        if written.starts_with('#') || written.is_empty() {
            return;
        }
        let base = if is_archived(written) { archive() } else { self.base.clone() };
        let Some(url) = base.and_then(|base| base.join(written).ok()) else { return };
        if !matches!(url.scheme(), "http" | "https") {
            return;
        }
        if let Some(real) = archived(url.as_str()) {
            *address = real.to_string();
            return;
        }
        let is_own =
            |own: &Url| own[..url::Position::AfterQuery] == url[..url::Position::AfterQuery];
        *address = match url.fragment() {
            Some(part) if self.own.as_ref().is_some_and(is_own) => format!("#{part}"),
            _ if is_absolute(written) => return,
            _ => url.to_string(),
        };
    }

    fn picture(&self, address: &mut String) {
        let written = address.trim();
        let is_beside =
            !self.is_fetched && !written.starts_with('/') && (self.is_saved || is_beside(written));
        if written.is_empty() || is_absolute(written) || is_beside {
            return;
        }
        let is_archived = is_archived(written);
        let base = if is_archived { archive() } else { self.base.clone() };
        if let Some(url) = base.and_then(|base| base.join(written).ok()) {
            *address = url.to_string();
        }
    }
}

/// The archive that rewrites the links of the pages that it keeps.
fn archive() -> Option<Url> {
    Url::parse("https://web.archive.org/").ok()
}

/// Whether an address is one within that archive: `/web/20200102030405im_/https://…`.
fn is_archived(address: &str) -> bool {
    let day = address.strip_prefix("/web/").and_then(|rest| rest.get(..8));
    day.is_some_and(|day| day.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The address that an archive has rewritten.
fn archived(address: &str) -> Option<&str> {
    let (_, path) =
        address.split_once("://web.archive.org").filter(|(scheme, _)| scheme.len() < 6)?;
    let (_, real) = is_archived(path).then(|| path.get(5..)?.split_once('/')).flatten()?;
    (real.starts_with("http://") || real.starts_with("https://")).then_some(real)
}

fn is_absolute(address: &str) -> bool {
    let end = address.find([':', '/', '?', '#']).unwrap_or(0);
    end > 1 && address[end..].starts_with(':')
}

/// Whether a picture is in the folder that a browser or Word makes for a page's files.
fn is_beside(address: &str) -> bool {
    let path = address.trim_start_matches("./");
    let folder = path.split('/').next().unwrap_or_default().to_ascii_lowercase();
    path.contains('/')
        && ["files", "dateien", "fichiers", "archivos", "file", "bestanden", "arquivos", "data"]
            .into_iter()
            .any(|name| {
                folder.ends_with(&format!("_{name}"))
                    || folder.ends_with(&format!(".{name}"))
                    || folder.ends_with(&format!("-{name}"))
            })
}

/// The address in the comment that browsers put into a page that they save:
/// `<!-- saved from url=(0025)https://example.org/post -->`.
fn saved_from(text: &str) -> Option<&str> {
    let end = text.char_indices().nth(2000).map_or(text.len(), |(at, _)| at);
    let (_, rest) = text.get(..end)?.split_once("saved from url=(")?;
    let (_, rest) = rest.split_once(')')?;
    rest.split(|c: char| c.is_whitespace() || c == '>').next()
}
