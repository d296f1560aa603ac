//! Blocks with nothing in them, and ids that stand twice.

use super::document::Document;
use super::finding::Findings;
use article::{Block, BlockKind, Location, plain_text};
use std::collections::HashMap;

/// Whether a block shows nothing at all.
pub(super) fn is_blank(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Figure(_)
        | BlockKind::Embed(_)
        | BlockKind::Formula(_)
        | BlockKind::Break
        | BlockKind::Gallery { .. } => false,
        BlockKind::Code(code) => code.text.trim().is_empty(),
        _ => {
            let has_words = |block: &Block| {
                block.lines().into_iter().any(|line| {
                    line.iter().any(|span| !matches!(span, article::Span::Text(_)))
                        || !plain_text(line).trim().is_empty()
                })
            };
            !has_words(block) && block.children().all(is_blank)
        }
    }
}

pub(super) fn empty(document: &Document, findings: &mut Findings) {
    let mut say = |what: &str| {
        let message = format!("{what} has nothing in it: fill it, or leave it out");
        findings.add("block-empty", Location::Document, message);
    };
    let mut was_break = true;
    for block in &document.article.body {
        let is_break = matches!(block.kind, BlockKind::Break);
        if is_break && was_break {
            say("the part between two breaks, or before the first,");
        }
        was_break = is_break;
    }
    for block in document.article.blocks() {
        match &block.kind {
            BlockKind::List(list) => {
                let blank = |item: &&article::Item| item.blocks.iter().all(is_blank);
                list.items.iter().filter(blank).for_each(|_| say("an item of a list"));
            }
            BlockKind::Table(table) if is_blank(block) && table.cells().next().is_some() => {
                say("a table")
            }
            BlockKind::Quote { .. } if is_blank(block) => say("a quotation"),
            BlockKind::Box(_) if is_blank(block) => say("a box"),
            BlockKind::Code(_) if is_blank(block) => say("an example of code"),
            BlockKind::Paragraph { .. } if is_blank(block) => say("a paragraph"),
            _ => {}
        }
    }
}

/// The import gives the second of two equal ids a number.
pub(super) fn ids(document: &Document, findings: &mut Findings) {
    let own = document.article.blocks().filter(|block| !block.has_made_id());
    let ids: HashMap<&str, &Block> = own.map(|block| (block.id.as_str(), block)).collect();
    let mut ordered: Vec<_> = ids.keys().copied().collect();
    ordered.sort_unstable();
    for id in ordered {
        let Some((base, number)) = id.rsplit_once('-') else { continue };
        let is_second = number.parse::<u32>().is_ok_and(|number| number > 1);
        if is_second && ids.contains_key(base) && !document.text.contains(id) {
            let message = format!(
                "the id {base} stands twice, and the second was named {id}: links lead to the \
                 first; name one of them otherwise"
            );
            findings.add("id-double", document.place(base), message);
        }
    }
}
