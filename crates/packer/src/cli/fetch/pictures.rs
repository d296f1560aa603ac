//! The pictures that a fetched page names, a few at once.

use super::hops::{Client, Request};
use super::{FetchOptions, Fetched};
use crate::cli::{progress, scale};
use anyhow::Result;
use article::{Article, ImageSource};
use import::pictures::Limits;
use std::collections::{HashMap, HashSet};
use std::io;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use url::Url;

/// The requests that run at once; browsers allow themselves six for a site.
const AT_ONCE: usize = 4;
/// The time that all pictures together may take, as a multiple of one request's.
const PATIENCE: u32 = 10;
const KINDS: &str = "image/avif,image/webp,image/png,image/jpeg,image/gif,image/svg+xml,*/*;q=0.1";

/// The pictures of a document by their addresses, or why they did not come.
#[derive(Debug, Default)]
pub(in crate::cli) struct Pictures(HashMap<String, io::Result<Vec<u8>>>);

impl Pictures {
    /// Fetches those that an article names on its site and others, within the limits, and scales
    /// them to a width.
    ///
    /// # Errors
    /// Options of which no client can be made.
    pub(in crate::cli) fn fetch(
        page: &Fetched,
        article: &Article,
        options: &FetchOptions,
        limits: Limits,
        width: Option<u32>,
    ) -> Result<Self> {
        let named = named(article);
        let job = Job {
            client: Client::new(options)?,
            referrer: page.referrer.as_deref(),
            limits,
            width,
            until: Instant::now() + options.timeout.saturating_mul(PATIENCE),
            taken: AtomicU64::new(0),
        };
        let (next, found) = (AtomicUsize::new(0), Mutex::new(HashMap::new()));
        let bar = progress::bar("Fetching pictures", named.len());
        thread::scope(|scope| {
            for _ in 0..AT_ONCE.min(named.len()) {
                scope.spawn(|| {
                    while let Some(address) = named.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let outcome = job.fetch(address);
                        if let Ok(mut found) = found.lock() {
                            found.insert(address.clone(), outcome);
                        }
                        bar.inc(1);
                    }
                });
            }
        });
        bar.finish_and_clear();
        Ok(Self(found.into_inner().unwrap_or_default()))
    }

    /// The bytes of a picture, or why they are not there, given once; `None` for one that was not
    /// asked for.
    pub(in crate::cli) fn take(&mut self, address: &str) -> Option<io::Result<Vec<u8>>> {
        self.0.remove(address)
    }
}

/// The addresses of an article's pictures, each once.
fn named(article: &Article) -> Vec<String> {
    let mut seen = HashSet::new();
    let addresses = article.images().filter_map(|image| match &image.src {
        ImageSource::Remote(address) => Some(address),
        ImageSource::Inline(_) | ImageSource::Shared(_) | ImageSource::Relative(_) => None,
    });
    addresses.filter(|address| seen.insert(*address)).cloned().collect()
}

struct Job<'a> {
    client: Client,
    referrer: Option<&'a str>,
    limits: Limits,
    width: Option<u32>,
    until: Instant,
    /// The bytes that have come.
    taken: AtomicU64,
}

impl Job<'_> {
    fn fetch(&self, address: &str) -> io::Result<Vec<u8>> {
        if self.until.saturating_duration_since(Instant::now()) == Duration::ZERO {
            return Err(io::Error::other("was not asked for: the others took too long"));
        }
        if self.taken.load(Ordering::Relaxed) > self.limits.page {
            let megabytes = self.limits.page / 1_000_000;
            return Err(io::Error::other(format!(
                "was not asked for: the others have {megabytes} MB already, which --max-picture \
                 raises"
            )));
        }
        let mut address =
            Url::parse(address).map_err(|_| io::Error::other("its address is none"))?;
        address.set_fragment(None);
        let ask = |referrer| {
            let limit = self.limits.picture;
            let request = Request { limit, size: "--max-picture", accept: KINDS, referrer };
            self.client.get(address.clone(), &request, &mut |_, _| {})
        };
        use super::failure::Failure;
        let answer = match ask(self.referrer) {
            // Some sites give their pictures only to requests without a `Referer`.
            Err(Failure::Status(401 | 403)) if self.referrer.is_some() => ask(None),
            answer => answer,
        };
        let bytes = answer.map_err(|failure| io::Error::other(failure.to_string()))?.bytes;
        self.taken.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        Ok(scale::fit(bytes, self.width))
    }
}
