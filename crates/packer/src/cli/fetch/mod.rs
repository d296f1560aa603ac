//! Documents by their addresses: the page, and the pictures that it names. The one place that makes
//! requests.
//!
//! `ureq` is the client, with `rustls`, `ring` and Mozilla's roots: an empty program becomes 3.0 MB
//! larger by it. `attohttpc` (0.8 MB) cannot be told which addresses of a name it may connect to,
//! and `reqwest` (4.5 MB) brings an asynchronous runtime for a handful of requests.

mod failure;
mod hops;
mod kind;
mod names;
mod pictures;
mod proxy;
mod public;
mod resolver;
mod robots;

use super::{args, say};
use anyhow::{Context, Result, bail};
use article::{Article, Href, ImageSource};
use hops::{Answer, Client, Request};
use import::Format;
pub(super) use names::{address, file_name};
pub(super) use pictures::Pictures;
use std::path::Path;
use std::time::Duration;
use url::Url;

/// The options by which pages are fetched.
#[derive(Debug, Clone)]
pub(super) struct FetchOptions {
    /// Whether addresses of this machine and of networks that are not the internet are asked, too.
    pub allow_private: bool,
    /// Whether pages are packed that ask not to be kept.
    pub despite_robots: bool,
    /// The most time that one request may take.
    pub timeout: Duration,
    /// The proxy, instead of those that the environment names; empty for none.
    pub proxy: Option<String>,
}

impl FetchOptions {
    pub(super) fn new(args: &args::DocumentArgs) -> Self {
        Self {
            allow_private: args.allow_private,
            despite_robots: args.despite_robots,
            timeout: Duration::from_secs(args.timeout),
            proxy: args.proxy.clone(),
        }
    }
}

/// A document that was fetched.
#[derive(Debug)]
pub(super) struct Fetched {
    /// The address that had it in the end, without a fragment.
    pub address: Url,
    /// The name of a file as which it would be stored, from which its format may follow.
    pub name: String,
    /// Its bytes, in UTF-8 with a mark where the server has said in which encoding they are.
    pub bytes: Vec<u8>,
    /// Its format, where the `Content-Type` tells it.
    pub format: Option<Format>,
    /// The `Referer` with which its pictures are asked for.
    referrer: Option<String>,
}

/// Fetches a document of at most so many bytes.
///
/// # Errors
/// Whatever keeps it from being packed, with what to do about it.
pub(super) fn document(path: &Path, options: &FetchOptions, largest: u64) -> Result<Fetched> {
    let address = address(path).context("is no address")?;
    let shown = address.to_string();
    say::progress(&format!("fetching {shown}"));
    let client = Client::new(options)?;
    let request =
        Request { limit: largest, size: "--max-document", accept: DOCUMENTS, referrer: None };
    let answer = client.get(address, &request, &mut |from, to| {
        say::done(&format!("{from} leads to {to}"));
    });
    let Answer { address, kind, robots, bytes } = answer.with_context(|| shown.clone())?;
    let (format, bytes) = kind::read(&kind, &address, bytes).with_context(|| shown.clone())?;
    let page = match format {
        Some(Format::Html) | None => import::page_directives(&String::from_utf8_lossy(&bytes)),
        _ => import::PageDirectives::default(),
    };
    if let (Some(directive), false) =
        (robots::refusal(robots.iter().chain(&page.robots)), options.despite_robots)
    {
        bail!(
            "{shown}: the site asks that no copy of this page is kept (robots: {directive}); if you \
             have the right to keep one all the same, say --despite-robots: it is you who decides \
             that then, against the site's word"
        );
    }
    let referrer = match page.referrer.as_deref() {
        Some("no-referrer" | "never") => None,
        Some("origin" | "strict-origin") => {
            Some(format!("{}/", address.origin().ascii_serialization()))
        }
        _ => Some(address.to_string()),
    };
    let name = names::of_document(&address);
    Ok(Fetched { address, name, bytes, format, referrer })
}

/// The `Accept` header of a request for a document.
const DOCUMENTS: &str = "text/html, application/xhtml+xml, text/markdown;q=0.9, text/plain;q=0.8, \
                         */*;q=0.5";

impl Fetched {
    /// Puts the addresses of a document in full that are meant against its own. Files that it names
    /// are on its site, and never on this machine.
    pub(super) fn resolve_addresses(&self, article: &mut Article) {
        let join = |address: &str| self.address.join(address).ok().map(String::from);
        super::links::each(article, &mut |href| {
            let is_within = href.as_str().starts_with('#');
            if href.is_page() && !href.is_absolute() && !is_within {
                let full = join(href.as_str()).and_then(|full| Href::parse(&full).ok());
                *href = full.unwrap_or_else(|| href.clone());
            }
        });
        for image in article.images_mut() {
            let ImageSource::Relative(address) = &image.src else { continue };
            let full = join(address).and_then(|full| ImageSource::parse(&full).ok());
            if let Some(full @ ImageSource::Remote(_)) = full {
                image.src = full;
            }
        }
        for story in &mut article.related {
            if let Some(file) = story.file.take()
                && story.link.is_none()
            {
                story.link = join(&file).and_then(|full| Href::parse(&full).ok());
            }
        }
        if article.canonical.is_none() {
            article.canonical = Href::parse(self.address.as_str()).ok();
        }
    }
}
