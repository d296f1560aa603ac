//! Writes tables as HTML.

use super::{caption_of, line};
use article::{Alignment, Cell, Row, Table};

pub(super) fn table(table: &Table, own: &str) -> String {
    let part = |tag: &str, rows: &[Row]| match rows.is_empty() {
        true => String::new(),
        false => format!("<{tag}>\n{}</{tag}>\n", rows.iter().map(row).collect::<String>()),
    };
    let caption = caption_of("caption", &table.caption);
    let (head, rows, foot) =
        (part("thead", &table.head), part("tbody", &table.rows), part("tfoot", &table.foot));
    format!("<table{own}>\n{caption}{head}{rows}{foot}</table>")
}

fn row(row: &Row) -> String {
    format!("<tr>{}</tr>\n", row.iter().map(cell).collect::<String>())
}

fn cell(cell: &Cell) -> String {
    let tag = if cell.header { "th" } else { "td" };
    let mut attributes = String::new();
    for (name, size) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
        if size > 1 {
            attributes += &format!(" {name}=\"{size}\"");
        }
    }
    attributes += match cell.align {
        Alignment::Start => "",
        Alignment::Center => " align=\"center\"",
        Alignment::End => " align=\"right\"",
    };
    format!("<{tag}{attributes}>{}</{tag}>", line(&cell.spans))
}
