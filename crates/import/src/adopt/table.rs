//! Tables.

use super::spans::SpanLine;
use super::{Element, Node};
use article::{Alignment, Cell, Row, Span, Table, Warning};

pub(super) fn table(element: &Element, warnings: &mut Vec<Warning>) -> Table {
    let mut table = Table::default();
    for child in element.elements() {
        match child.tag.as_str() {
            "caption" => table.caption = spans(child, warnings),
            "thead" => table.head.extend(rows(child, warnings)),
            "tr" => table.rows.extend(row(child, warnings)),
            _ => table.rows.extend(rows(child, warnings)),
        }
    }
    // A first row of nothing but header cells is the head, marked or not.
    let is_head = |row: &Row| row.iter().all(|cell| cell.header);
    if table.head.is_empty() && table.rows.len() > 1 && table.rows.first().is_some_and(is_head) {
        table.head.push(table.rows.remove(0));
    }
    table
}

fn rows(element: &Element, warnings: &mut Vec<Warning>) -> Vec<Row> {
    element.elements().filter_map(|child| row(child, warnings)).collect()
}

fn row(element: &Element, warnings: &mut Vec<Warning>) -> Option<Row> {
    let cells: Row = element.elements().map(|cell| self::cell(cell, warnings)).collect();
    (!cells.is_empty()).then_some(cells)
}

fn cell(element: &Element, warnings: &mut Vec<Warning>) -> Cell {
    let align = match element.attribute("align") {
        Some("center") => Alignment::Center,
        Some("right") => Alignment::End,
        _ => Alignment::Start,
    };
    let spans = spans(element, warnings);
    Cell { header: element.is(&["th"]), align, spans, ..Cell::default() }
}

fn spans(element: &Element, warnings: &mut Vec<Warning>) -> Vec<Span> {
    let mut line = SpanLine::default();
    for child in &element.children {
        match child {
            Node::Text(text) => line.text(text),
            Node::Element(child) => {
                line.element(child, warnings);
                // Blocks in a cell are told apart by a blank.
                if !child.is_inline() {
                    line.text(" ");
                }
            }
        }
    }
    line.take()
}
