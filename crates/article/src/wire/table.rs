//! Reads the JSON form of tables, rows and cells.

use super::block::known;
use super::node::JsonNode;
use super::span::spans;
use crate::{Alignment, BlockKind, Cell, Json, Row, Span, Table};

pub(super) fn table(node: &JsonNode) -> BlockKind {
    let table = Table {
        caption: spans(node, "caption"),
        head: node.list("head", row),
        rows: node.list("rows", row),
        foot: node.list("foot", row),
    };
    known(node, &["caption", "head", "rows", "foot"], BlockKind::Table(Box::new(table)))
}

fn row(node: &JsonNode) -> Option<Row> {
    Some(node.items(&|node| Some(cell(node))))
}

fn cell(node: &JsonNode) -> Cell {
    if let Json::Text(text) = node.value {
        return Cell { spans: vec![Span::text(text)], ..Cell::default() };
    }
    node.only(&["header", "align", "columns", "rows", "spans"]);
    let sides =
        [(Alignment::Start, "start"), (Alignment::Center, "center"), (Alignment::End, "end")];
    // As many as browsers take (HTML, "colspan" and "rowspan").
    let count = |key, most| node.get(key, |node| node.number(most)).unwrap_or(1).max(1) as u16;
    Cell {
        header: node.flag("header"),
        align: node.get("align", |node| node.named(&sides)).unwrap_or_default(),
        columns: count("columns", 1000),
        rows: count("rows", 65534),
        spans: spans(node, "spans"),
    }
}
