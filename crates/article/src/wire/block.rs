//! Reads the JSON form of blocks: one place for all kinds.

use super::article::{href, lang};
use super::code::code;
use super::formula::formula;
use super::list::{definitions, list};
use super::node::{JsonNode, clip, text_of};
use super::picture::{IMAGE_KEYS, image, inner_image};
use super::recording::recording;
use super::span::{direction, spans};
use super::table::table;
use crate::{Block, BlockKind, BoxOut, Callout, Embed, Figure, Fold, Json, MAX_BLOCK_DEPTH, Span};

/// The blocks under a key, which stand so many levels deep.
pub(super) fn blocks(node: &JsonNode, key: &str, depth: usize) -> Vec<Block> {
    node.list(key, |node| block(node, depth))
}

pub(super) fn block(node: &JsonNode, depth: usize) -> Option<Block> {
    if let Json::Text(text) = node.value {
        return Some(Block::paragraph(text.replace('\0', "")));
    }
    if !node.is_object() {
        node.warn("is not a block and was left out");
        return None;
    }
    let name = node.text("kind");
    let kind = match name.as_str() {
        "list" | "definitions" | "quote" | "box" | "gallery" | "recording"
            if depth >= MAX_BLOCK_DEPTH =>
        {
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
        "definitions" => definitions(node, depth + 1),
        "verse" => known(node, &["spans"], BlockKind::Verse { spans: spans(node, "spans") }),
        "gallery" => gallery(node, depth + 1),
        "quote" => quote(node, depth + 1),
        "pullquote" => pullquote(node),
        "figure" => figure(node),
        "table" => table(node),
        "code" => known(
            node,
            &["language", "file", "text", "lines", "tokens"],
            BlockKind::Code(Box::new(code(node))),
        ),
        "formula" => {
            known(node, &["tex", "number", "math"], BlockKind::Formula(Box::new(formula(node))))
        }
        "recording" => recording(node, depth + 1),
        "embed" => embed(node),
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
        id: node.text("id"),
        lang: node.get("lang", lang),
        dir: node.get("dir", direction),
        kind,
    })
}

/// Passes a block on and warns of keys that its kind does not have.
pub(super) fn known(node: &JsonNode, keys: &[&str], kind: BlockKind) -> BlockKind {
    node.only(&[keys, &["kind", "id", "lang", "dir"]].concat());
    kind
}

/// A paragraph of all words of a block that cannot be read as what it is.
pub(super) fn words(node: &JsonNode) -> BlockKind {
    BlockKind::Paragraph { spans: vec![Span::text(text_of(node.value))] }
}

fn heading(node: &JsonNode) -> BlockKind {
    let level = node.get("level", |node| node.number(6)).unwrap_or(2).clamp(2, 4) as u8;
    known(node, &["level", "spans"], BlockKind::Heading { level, spans: spans(node, "spans") })
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
    let credit = node.text("credit");
    let link = node.get("link", href);
    let figure = Figure { image, caption: spans(node, "caption"), credit, link };
    let keys = [&IMAGE_KEYS[..], &["caption", "credit", "link"]].concat();
    known(node, &keys, BlockKind::Figure(Box::new(figure)))
}

fn gallery(node: &JsonNode, depth: usize) -> BlockKind {
    let gallery = BlockKind::Gallery {
        blocks: blocks(node, "blocks", depth),
        caption: spans(node, "caption"),
    };
    known(node, &["blocks", "caption"], gallery)
}

fn box_out(node: &JsonNode, depth: usize) -> BlockKind {
    let box_out = BoxOut {
        callout: node.get("callout", |node| node.named(&Callout::ALL)),
        fold: node
            .get("fold", |node| node.named(&[(Fold::Open, "open"), (Fold::Closed, "closed")])),
        title: spans(node, "title"),
        blocks: blocks(node, "blocks", depth),
    };
    known(node, &["callout", "fold", "title", "blocks"], BlockKind::Box(box_out))
}

fn embed(node: &JsonNode) -> BlockKind {
    let Some(href) = node.get("href", href) else {
        node.warn("is an embed without a usable address; only its text is kept");
        return words(node);
    };
    let embed = Embed {
        href,
        title: spans(node, "title"),
        site: node.text("site"),
        image: node.get("image", inner_image),
        caption: spans(node, "caption"),
    };
    let keys = &["href", "title", "site", "image", "caption"];
    known(node, keys, BlockKind::Embed(Box::new(embed)))
}
