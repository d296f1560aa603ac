//! Tables.

use super::block::known;
use super::node::JsonNode;
use super::span::spans;
use crate::{Alignment, BlockKind, Cell, Json, Row, Span, Table};

pub(super) fn table(node: &JsonNode) -> BlockKind {
    let table = Table {
        caption: spans(node, "caption"),
        head: node.list("head", row),
        rows: node.list("rows", row),
    };
    known(node, &["caption", "head", "rows"], BlockKind::Table(Box::new(table)))
}

fn row(node: &JsonNode) -> Option<Row> {
    Some(node.items(|node| Some(cell(node))))
}

fn cell(node: &JsonNode) -> Cell {
    if let Json::Text(text) = node.value {
        let spans = vec![Span::text(text)];
        return Cell { header: false, align: Alignment::Start, spans };
    }
    node.only(&["header", "align", "spans"]);
    let align = |node: &JsonNode| {
        node.parsed("start, center or end", |text| match text {
            "start" => Some(Alignment::Start),
            "center" => Some(Alignment::Center),
            "end" => Some(Alignment::End),
            _ => None,
        })
    };
    Cell {
        header: node.flag("header"),
        align: node.get("align", align).unwrap_or_default(),
        spans: spans(node, "spans"),
    }
}
