//! The words of an article, and raw markup in it.

use crate::{Words, count};
use article::{Article, Block, BlockKind, plain_text, wire};
use serde_json::Value;

/// The words of an article, wherever they stand in it.
pub fn words(article: &Article) -> Words {
    let mut words = Words::new();
    if let Ok(json) = serde_json::from_str(&wire::to_json(article)) {
        all(&json, &mut words);
    }
    // A word may be parted into several spans.
    for line in article.blocks().flat_map(Block::lines) {
        let mut line_words = Words::new();
        count(&plain_text(line), &mut line_words);
        for (word, times) in line_words {
            words.entry(word).and_modify(|known| *known = (*known).max(times)).or_insert(times);
        }
    }
    words
}

fn all(value: &Value, words: &mut Words) {
    match value {
        Value::String(text) => count(text, words),
        Value::Array(values) => values.iter().for_each(|value| all(value, words)),
        Value::Object(fields) => fields.values().for_each(|value| all(value, words)),
        Value::Number(number) => count(&number.to_string(), words),
        Value::Null | Value::Bool(_) => {}
    }
}

/// Marks that no reader should see.
const MARKS: [&str; 12] =
    ["{%", "{{", ":::", "](", "[[", "![", "</", "&nbsp;", "**", "~~", "{:", "[^"];

/// The lines of an article's text, outside of code, with raw markup in them.
pub fn raw(article: &Article) -> Vec<String> {
    let blocks = article.blocks().filter(|block| !matches!(block.kind, BlockKind::Code(_)));
    let lines = blocks.flat_map(Block::lines).map(|line| plain_text(&without_code(line)));
    lines.filter(|line| MARKS.iter().any(|mark| line.contains(mark))).collect()
}

/// A line without its pieces of code, which may be about markup.
fn without_code(line: &[article::Span]) -> Vec<article::Span> {
    line.iter().filter(|span| !matches!(span, article::Span::Code(_))).cloned().collect()
}
