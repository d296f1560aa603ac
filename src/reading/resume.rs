//! Where the reader stopped: kept from visit to visit, for each article.

use super::place::{Place, length};
use crate::browser::storage::Store;
use web_sys::{Element, TreeWalker};

const KEY: &str = "article-viewer.places";
/// So many articles are remembered.
const MOST: usize = 100;

/// The places of all articles, of which one is this one's.
pub struct Resume {
    store: Store,
    /// What tells this article from others.
    article: String,
    /// What is stored.
    kept: Option<String>,
}

impl Resume {
    /// `article` is its address, or what else it alone has.
    pub fn new(store: Store, article: &str) -> Self {
        // FNV-1a: the name need not be read, only to be short and another for another article.
        let hash = article.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self { store, article: format!("{hash:x}"), kept: None }
    }

    /// The place of an earlier visit, where the text still has it.
    pub fn restore(&mut self, main: &Element) -> Option<Place> {
        let places = self.store.read(KEY)?;
        let line = places.lines().find(|line| self.is_own(line))?;
        self.kept = Some(line.to_string());
        let mut parts = line.split(' ').skip(1);
        let (block, offset) = (parts.next()?, parts.next()?.parse().ok()?);
        let block = main.query_selector(&format!("[id='{block}']")).ok()??;
        character(&block, offset)
    }

    /// Keeps a place; one that no block has, as at the very top, is none.
    pub fn keep(&mut self, place: Option<&Place>) {
        let now = place.and_then(address).map(|(block, offset)| format!("{} {block} {offset}", self.article));
        if now == self.kept {
            return;
        }
        let places = self.store.read(KEY).unwrap_or_default();
        let others = places.lines().filter(|line| !self.is_own(line));
        let lines: Vec<&str> = now.as_deref().into_iter().chain(others).take(MOST).collect();
        self.store.write(KEY, &lines.join("\n"));
        self.kept = now;
    }

    fn is_own(&self, line: &str) -> bool {
        line.split(' ').next() == Some(&self.article)
    }
}

/// The id of the block that a character stands in, and how many UTF-16 units of the block's text are before it.
fn address(place: &Place) -> Option<(String, u32)> {
    let block = place.node.parent_element()?.closest("[id]").ok()??;
    // The top of the page belongs to no block.
    if block.id() == "av-article" {
        return None;
    }
    let mut before = place.offset;
    let texts = texts(&block)?;
    while let Ok(Some(text)) = texts.next_node() {
        if text == place.node {
            return Some((block.id(), before));
        }
        before += length(&text);
    }
    None
}

/// The character of a block before which there are so many UTF-16 units of its text.
fn character(block: &Element, mut offset: u32) -> Option<Place> {
    let texts = texts(block)?;
    while let Ok(Some(node)) = texts.next_node() {
        let length = length(&node);
        if offset < length {
            return Some(Place { node, offset });
        }
        offset -= length;
    }
    None
}

fn texts(block: &Element) -> Option<TreeWalker> {
    /// `NodeFilter.SHOW_TEXT` (DOM §6.3)
    const SHOW_TEXT: u32 = 4;
    block.owner_document()?.create_tree_walker_with_what_to_show(block, SHOW_TEXT).ok()
}
