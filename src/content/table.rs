//! Tables.

use super::markup::{Markup, element};
use super::rendering::Rendering;
use article::{Alignment, Cell, Row, Table};

/// Builds a table.
pub(super) fn table(table: Table, rendering: &Rendering) -> Markup {
    let Table { caption, head, rows } = table;
    let caption = (!caption.is_empty()).then(|| element("caption").spans(caption, rendering));
    let head = (!head.is_empty()).then(|| section("thead", head, "col", rendering));
    element("table")
        .children(caption)
        .children(head)
        .child(section("tbody", rows, "row", rendering))
}

/// Builds a part of the table; `scope` says whether its header cells name columns or rows.
fn section(
    tag: &'static str,
    rows: Vec<Row>,
    scope: &'static str,
    rendering: &Rendering,
) -> Markup {
    let cell = |Cell { header, align, spans }: Cell| {
        let cell = if header { element("th").attribute("scope", scope) } else { element("td") };
        let cell = match align {
            Alignment::Start => cell,
            Alignment::Center => cell.class("av-align-center"),
            Alignment::End => cell.class("av-align-end"),
        };
        cell.spans(spans, rendering)
    };
    element(tag)
        .children(rows.into_iter().map(|row| element("tr").children(row.into_iter().map(cell))))
}
