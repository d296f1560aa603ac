//! The places in a document that links of others may name.

use article::{Article, BlockKind, plain_text};
use import::slug;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The ids of a document, and its headings by their words.
#[derive(Clone)]
pub(super) struct Anchors(Arc<Places>);

struct Places {
    ids: HashSet<String>,
    headings: HashMap<String, String>,
}

impl Anchors {
    pub(super) fn of(article: &Article) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut headings = HashMap::new();
        // The headline, which is taken out of the text, is the top of the page.
        let mut add = |words: &str, id: &str| {
            let slug = slug(words);
            let count = counts.entry(slug.clone()).or_default();
            let name = if *count == 0 { slug } else { format!("{slug}-{count}") };
            *count += 1;
            headings.entry(name).or_insert_with(|| id.to_string());
        };
        add(&article.headline.text, "");
        for block in article.blocks() {
            if let BlockKind::Heading { spans, .. } = &block.kind {
                add(&plain_text(spans), &block.id);
            }
        }
        // Long pages have no ids that were made of a text, but for headings.
        let ids = article.blocks().filter(|block| !block.has_made_id());
        let ids = ids.map(|block| block.id.clone()).collect();
        Self(Arc::new(Places { ids, headings }))
    }

    /// The id of the place that a fragment means, empty for the top; `None` where there is none.
    pub(super) fn place(&self, fragment: &str) -> Option<String> {
        let Places { ids, headings } = &*self.0;
        if ids.contains(fragment) {
            return Some(fragment.to_string());
        }
        if fragment.eq_ignore_ascii_case("top") {
            return Some(String::new());
        }
        headings.get(&slug(fragment)).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_found_by_their_words_and_by_their_ids() {
        let text = b"# The mill\n\n## The gate\n\n## The gate\n\n### A *wheel* {#wheel}\n\nText.\n";
        let article = import::import("a.md", text, None).unwrap().article;
        let anchors = Anchors::of(&article);
        let ids: Vec<&str> = article.body.iter().map(|block| block.id.as_str()).collect();
        for (fragment, id) in [
            ("the-gate", Some(ids[0])),
            ("The gate", Some(ids[0])),
            ("the-gate-1", Some(ids[1])),
            ("wheel", Some("wheel")),
            ("a-wheel", Some("wheel")),
            ("the-mill", Some("")),
            ("top", Some("")),
            ("the-lock", None),
        ] {
            assert_eq!(anchors.place(fragment).as_deref(), id, "{fragment}");
        }
    }
}
