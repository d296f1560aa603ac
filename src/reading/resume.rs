//! The place where the reader stopped, stored from visit to visit for each article.

use super::place::Place;
use super::text::{address, by_id, character};
use crate::browser::storage::PageStore;
use web_sys::Element;

const KEY: &str = "article-viewer.places";
/// The number of articles that are remembered; the oldest are forgotten.
const MOST: usize = 100;

/// The place of this article in the storage, which has those of others, too.
pub(crate) struct Resume {
    store: PageStore,
    /// A short name of this article, as good as unique: the hash of its address or title.
    article: String,
    /// The line that is stored for this article now.
    kept: Option<String>,
}

impl Resume {
    /// Names the article: by its address, else by its title.
    pub(crate) fn new(store: PageStore, article: &str) -> Self {
        // FNV-1a: the name need not be read, only to be short and another for another article.
        let hash = article.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self { store, article: format!("{hash:x}"), kept: None }
    }

    /// The place of an earlier visit, where the text still has it.
    pub(crate) fn restore(&mut self, main: &Element) -> Option<Place> {
        let places = self.store.get_item(KEY)?;
        let line = places.lines().find(|line| self.is_own(line))?;
        self.kept = Some(line.to_string());
        let mut parts = line.split(' ').skip(1);
        let (block, offset) = (parts.next()?, parts.next()?.parse().ok()?);
        character(&by_id(main, block)?, offset)
    }

    /// Stores a place, or forgets it where there is none, as at the very top.
    pub(crate) fn keep(&mut self, place: Option<&Place>) {
        // The top of the page belongs to no block.
        let address = place.and_then(address).filter(|(block, _)| !block.starts_with("av-article"));
        let now = address.map(|(block, offset)| format!("{} {block} {offset}", self.article));
        if now == self.kept {
            return;
        }
        let places = self.store.get_item(KEY).unwrap_or_default();
        let others = places.lines().filter(|line| !self.is_own(line));
        let lines: Vec<&str> = now.as_deref().into_iter().chain(others).take(MOST).collect();
        self.store.set_item(KEY, &lines.join("\n"));
        self.kept = now;
    }

    fn is_own(&self, line: &str) -> bool {
        line.split(' ').next() == Some(&self.article)
    }
}
