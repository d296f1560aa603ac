//! Ids of blocks: made from a block's own text, so that adding, removing or
//! moving other blocks changes none of them.

use super::{Article, Block, BlockKind, Span};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The ids of an article's blocks, or of its notes, each with a number. Their hashes stand for them:
/// a second copy of each would be half as large as a short text.
#[derive(Default)]
pub struct Ids(HashMap<u64, u32>);

impl Ids {
    /// Whether this id is among them.
    pub fn contains(&self, id: &str) -> bool {
        self.number(id).is_some()
    }

    /// The number of an id.
    pub fn number(&self, id: &str) -> Option<u32> {
        self.0.get(&key(id)).copied()
    }

    /// Adds an id with its number, unless it has one.
    pub fn add(&mut self, id: &str, number: u32) {
        self.0.entry(key(id)).or_insert(number);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn key(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// Gives an id to every block without one, and another to those whose id is double, is the page's
/// own or cannot stand in a fragment (blanks, control characters, more than 200 bytes). Returns all
/// ids.
pub fn assign_ids(article: &mut Article) -> Ids {
    let mut taken = Ids::default();
    article.each_block_mut(|block| assign(block, &mut taken));
    taken
}

fn assign(block: &mut Block, taken: &mut Ids) {
    if !is_fit(&block.id) {
        block.id = made_id(block);
    }
    while let Some(count) = taken.0.get_mut(&key(&block.id)) {
        // Counting on from the last one keeps a thousand equal paragraphs linear.
        *count += 1;
        block.id = format!("{}-{count}", block.id);
    }
    taken.add(&block.id, 1);
}

impl Block {
    /// Whether the id is as [`assign_ids`] makes it from the text, and not the document's own.
    pub fn has_made_id(&self) -> bool {
        let made = made_id(self);
        self.id.strip_prefix(&made).is_some_and(|count| count.is_empty() || count.starts_with('-'))
    }
}

fn made_id(block: &Block) -> String {
    let mut hash = Fnv::new();
    hash_block(block, &mut hash);
    hash.id()
}

/// Whether an id can stand in a page and in a fragment: no blanks, and not one of the page's own,
/// which are `article-viewer` and what begins with `av-` or `story=`. A page in quirks mode takes
/// capitals and small letters for the same.
fn is_fit(id: &str) -> bool {
    let begins =
        |own: &str| id.get(..own.len()).is_some_and(|start| start.eq_ignore_ascii_case(own));
    let is_own = id.eq_ignore_ascii_case("article-viewer") || begins("av-") || begins("story=");
    !id.is_empty()
        && id.len() <= 200
        && !is_own
        && !id.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// FNV-1a, 32 bits, which the crate `fnv` has with 64 alone: small code, and good enough where
/// doubles get a number.
struct Fnv(u32);

impl Fnv {
    fn new() -> Self {
        Self(0x811c_9dc5)
    }

    fn write(&mut self, text: &str) {
        // The byte after the text keeps "ab"+"c" and "a"+"bc" apart.
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }

    /// A letter, then the hash in seven characters that are hard to misread.
    fn id(&self) -> String {
        const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let mut id = String::from("b");
        for shift in (0..7).rev() {
            id.push(char::from(DIGITS[(self.0 >> (shift * 5)) as usize & 31]));
        }
        id
    }
}

fn hash_block(block: &Block, hash: &mut Fnv) {
    match &block.kind {
        BlockKind::Paragraph { spans } => hash_spans("p", spans, hash),
        BlockKind::Heading { spans, .. } => hash_spans("h", spans, hash),
        BlockKind::List(_) => hash.write("list"),
        BlockKind::Definitions { items } => {
            hash.write("definitions");
            items.iter().for_each(|item| hash_spans("", &item.term, hash));
        }
        BlockKind::Verse { spans } => hash_spans("verse", spans, hash),
        BlockKind::Gallery { caption, .. } => hash_spans("gallery", caption, hash),
        BlockKind::Formula(formula) => {
            hash.write("formula");
            hash.write(&formula.tex);
        }
        BlockKind::Recording(recording) => {
            // Not the source, as of a figure.
            hash.write("recording");
            hash.write(&recording.title);
            hash_spans("", &recording.caption, hash);
        }
        BlockKind::Embed(embed) => {
            hash_spans("embed", &embed.title, hash);
            hash.write(embed.href.as_str());
        }
        BlockKind::Quote { .. } => hash.write("quote"),
        BlockKind::Box(content) => hash_spans("box", &content.title, hash),
        BlockKind::Pullquote { spans, .. } => hash_spans("pull", spans, hash),
        BlockKind::Figure(figure) => {
            // Not the source: packing replaces a path by the picture's bytes.
            hash.write(&figure.image.alt);
            hash_spans("figure", &figure.caption, hash);
        }
        BlockKind::Table(table) => {
            hash.write("table");
            table.cells().for_each(|cell| hash_spans("", &cell.spans, hash));
        }
        BlockKind::Code(code) => {
            hash.write("code");
            hash.write(&code.text);
        }
        BlockKind::Break => hash.write("break"),
    }
    block.children().for_each(|block| hash_block(block, hash));
}

fn hash_spans(kind: &str, spans: &[Span], hash: &mut Fnv) {
    hash.write(kind);
    hash.write(&super::plain_text(spans));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;

    fn ids(texts: &[&str]) -> Vec<String> {
        let mut article = Article::new(Lang::english(), "Headline");
        article.body = texts.iter().map(|text| Block::paragraph(*text)).collect();
        assign_ids(&mut article);
        article.body.into_iter().map(|block| block.id).collect()
    }

    #[test]
    fn ids_follow_the_text_and_not_its_place() {
        let before = ids(&["one", "two", "three"]);
        let after = ids(&["zero", "three", "one", "two, changed"]);
        assert_eq!((&before[0], &before[2]), (&after[2], &after[1]));
        assert_ne!(before[1], after[3]);
    }

    #[test]
    fn equal_texts_get_distinct_ids() {
        let ids = ids(&["same", "same", "same"]);
        assert_eq!(ids[1], format!("{}-2", ids[0]));
        assert_eq!(ids[2], format!("{}-3", ids[0]));
    }
}
