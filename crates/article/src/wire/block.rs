//! Blocks, by their kinds.

use super::article::{lang, string};
use super::node::{JsonNode, clip, text_of};
use super::picture::image;
use super::span::spans;
use super::table::table;
use crate::{Block, BlockKind, Figure, Json, MAX_BLOCK_DEPTH, Span};

/// The blocks under a key, which stand so many levels deep.
pub(super) fn blocks(node: &JsonNode, key: &str, depth: usize) -> Vec<Block> {
    node.list(key, |node| block(node, depth))
}

fn block(node: &JsonNode, depth: usize) -> Option<Block> {
    if let Json::Text(text) = node.value {
        return Some(Block::paragraph(text.replace('\0', "")));
    }
    if !node.is_object() {
        node.warn("is not a block and was left out");
        return None;
    }
    let name = node.get("kind", string).unwrap_or_default();
    let kind = match name.as_str() {
        "list" | "quote" | "box" if depth >= MAX_BLOCK_DEPTH => {
            node.warn(format!(
                "is nested deeper than {MAX_BLOCK_DEPTH} levels; only its text is kept"
            ));
            words(node)
        }
        "paragraph" => {
            known(node, &["spans"], BlockKind::Paragraph { spans: spans(node, "spans") })
        }
        "heading" => heading(node),
        "list" => list(node, depth + 1),
        "quote" => quote(node, depth + 1),
        "pullquote" => pullquote(node),
        "figure" => figure(node),
        "table" => table(node),
        "code" => code(node),
        "box" => box_out(node, depth + 1),
        "break" => known(node, &[], BlockKind::Break),
        _ => {
            node.warn(format!(
                "is a block of the unknown kind \u{201c}{}\u{201d}; its text is kept as a \
                 paragraph",
                clip(&name)
            ));
            words(node)
        }
    };
    Some(Block {
        id: node.get("id", string).unwrap_or_default(),
        lang: node.get("lang", lang),
        kind,
    })
}

/// Passes a block on and warns of keys that its kind does not have.
pub(super) fn known(node: &JsonNode, keys: &[&str], kind: BlockKind) -> BlockKind {
    node.only(&[keys, &["kind", "id", "lang"]].concat());
    kind
}

/// A paragraph of all words of a block that cannot be read as what it is.
fn words(node: &JsonNode) -> BlockKind {
    BlockKind::Paragraph { spans: vec![Span::text(text_of(node.value))] }
}

fn heading(node: &JsonNode) -> BlockKind {
    let level = node.get("level", |node| node.number(6)).unwrap_or(2).clamp(2, 4) as u8;
    known(node, &["level", "spans"], BlockKind::Heading { level, spans: spans(node, "spans") })
}

fn list(node: &JsonNode, depth: usize) -> BlockKind {
    let items = node.list("items", |item| Some(item.items(|node| block(node, depth))));
    let start = node.get("start", |node| node.number(u32::MAX)).unwrap_or(1);
    let list = BlockKind::List { ordered: node.flag("ordered"), start, items };
    known(node, &["ordered", "start", "items"], list)
}

fn quote(node: &JsonNode, depth: usize) -> BlockKind {
    let blocks = blocks(node, "blocks", depth);
    let quote = BlockKind::Quote { blocks, attribution: spans(node, "attribution") };
    known(node, &["blocks", "attribution"], quote)
}

fn pullquote(node: &JsonNode) -> BlockKind {
    let spans = |key: &str| spans(node, key);
    let quote = BlockKind::Pullquote { spans: spans("spans"), attribution: spans("attribution") };
    known(node, &["spans", "attribution"], quote)
}

fn figure(node: &JsonNode) -> BlockKind {
    let Some(image) = image(node) else {
        node.warn("is a figure without a usable picture; only its text is kept");
        return words(node);
    };
    let credit = node.get("credit", string).unwrap_or_default();
    let figure = Figure { image, caption: spans(node, "caption"), credit };
    known(
        node,
        &["src", "alt", "width", "height", "caption", "credit"],
        BlockKind::Figure(Box::new(figure)),
    )
}

fn code(node: &JsonNode) -> BlockKind {
    let text = node.get("text", string).unwrap_or_default();
    let code = BlockKind::Code { language: node.get("language", string), text };
    known(node, &["language", "text"], code)
}

fn box_out(node: &JsonNode, depth: usize) -> BlockKind {
    let box_out =
        BlockKind::Box { title: spans(node, "title"), blocks: blocks(node, "blocks", depth) };
    known(node, &["title", "blocks"], box_out)
}
