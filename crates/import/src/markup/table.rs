//! Reads tables: which rows are the head, and what is in their cells.

use super::spans::SpanLine;
use super::tags::{self, Place};
use super::{Element, Node};
use article::{Alignment, Cell, Row, Span, Table, Warning};

pub(super) fn table(element: &Element, warnings: &mut Vec<Warning>) -> Table {
    let mut table = Table::default();
    for child in element.elements() {
        match child.tag.as_str() {
            "caption" => table.caption = spans(child, warnings),
            "thead" => table.head.extend(rows(child, warnings)),
            "tfoot" => table.foot.extend(rows(child, warnings)),
            "tr" => table.rows.extend(row(child, warnings)),
            "colgroup" | "col" => {}
            _ => table.rows.extend(rows(child, warnings)),
        }
    }
    if table.head.is_empty() {
        table.head = heads(&mut table.rows);
    }
    for part in [&mut table.head, &mut table.rows, &mut table.foot] {
        let count = part.len();
        for (index, row) in part.iter_mut().enumerate() {
            let left = u16::try_from(count - index).unwrap_or(u16::MAX);
            for cell in row {
                cell.rows = if cell.rows == 0 { left } else { cell.rows.min(left) }.max(1);
            }
        }
    }
    table
}

/// First rows of nothing but header cells, which are the head, marked or not.
fn heads(rows: &mut Vec<Row>) -> Vec<Row> {
    let is_head = |row: &Row| row.iter().all(|cell| cell.header);
    let Some(first) = rows.first().filter(|row| is_head(row)) else { return Vec::new() };
    let deep = first.iter().map(|cell| usize::from(cell.rows.max(1))).max().unwrap_or(1);
    let count = rows.iter().take(deep).take_while(|row| is_head(row)).count();
    if count == deep && count < rows.len() { rows.drain(..count).collect() } else { Vec::new() }
}

fn rows(element: &Element, warnings: &mut Vec<Warning>) -> Vec<Row> {
    element.elements().filter_map(|child| row(child, warnings)).collect()
}

fn row(element: &Element, warnings: &mut Vec<Warning>) -> Option<Row> {
    let cells: Row = element.elements().map(|cell| self::cell(cell, warnings)).collect();
    (!cells.is_empty()).then_some(cells)
}

fn cell(element: &Element, warnings: &mut Vec<Warning>) -> Cell {
    let style = element.attribute("style").unwrap_or_default().replace(' ', "");
    let is_at = |side: &str| {
        element.attribute("align").is_some_and(|align| align.eq_ignore_ascii_case(side))
            || style.contains("text-align:") && style.contains(&format!("text-align:{side}"))
    };
    let align = match () {
        () if is_at("center") => Alignment::Center,
        () if is_at("right") || is_at("end") => Alignment::End,
        () => Alignment::Start,
    };
    // As many as browsers take (HTML, "colspan" and "rowspan").
    let count = |name, most: u16| {
        let count = element.attribute(name).and_then(|count| count.parse::<u16>().ok());
        count.map_or(1, |count| count.min(most))
    };
    let (columns, rows) = (count("colspan", 1000).max(1), count("rowspan", 65534));
    let spans = spans(element, warnings);
    Cell { header: element.is(&["th"]), align, columns, rows, spans }
}

fn spans(element: &Element, warnings: &mut Vec<Warning>) -> Vec<Span> {
    let mut line = SpanLine::default();
    blocks(element, &mut line, warnings);
    line.take()
}

/// The blocks of a cell, each on a line of its own.
fn blocks(element: &Element, line: &mut SpanLine, warnings: &mut Vec<Warning>) {
    for child in &element.children {
        match child {
            Node::Text(text) => line.text(text),
            Node::Element(child) if tags::place(&child.tag) != Place::Block => {
                line.element(child, warnings);
            }
            Node::Element(child) if child.is(&["pre"]) => {
                for code in child.raw_text().trim_matches('\n').lines() {
                    line.end();
                    line.code(code);
                }
                line.end();
            }
            Node::Element(child) => {
                line.end();
                match child.elements().any(|inner| tags::place(&inner.tag) == Place::Block) {
                    true => blocks(child, line, warnings),
                    false => line.element(child, warnings),
                }
                line.end();
            }
        }
    }
}

/// Whether all text of a table is in its caption and in cells of rows; what is not so is laid out
/// as it comes.
pub(super) fn is_regular(element: &Element) -> bool {
    element.children.iter().all(|child| match child {
        Node::Text(text) => text.trim().is_empty(),
        Node::Element(child) => match child.tag.as_str() {
            "thead" | "tbody" | "tfoot" => element.is(&["table"]) && is_regular(child),
            "tr" => !element.is(&["tr"]) && is_regular(child),
            "td" | "th" => element.is(&["tr"]),
            "caption" | "colgroup" => element.is(&["table"]),
            _ => false,
        },
    })
}
