//! Shows tables, each column as wide as its content wants it.

use super::children::ems;
use super::markup::{Markup, element};
use super::rendering::Rendering;
use article::{Alignment, Cell, Row, Table, plain_text};

/// The kind of content that a column of a table has.
#[derive(Clone, Copy, Default)]
struct Column {
    /// Whether its cells are numbers.
    is_numeric: bool,
    /// Whether something in it is no number.
    is_text: bool,
    /// The width of its widest cell in one line, in em.
    ems: f32,
}

/// The columns of a table, by which it is set.
pub(super) struct Columns {
    columns: Vec<Column>,
    /// Whether some cell fills several rows.
    is_deep: bool,
}

impl Columns {
    /// Looks through the cells of a table.
    pub(super) fn of(table: &Table) -> Self {
        let mut columns: Vec<Column> = Vec::new();
        for (rows, is_head) in [(&table.head, true), (&table.rows, false), (&table.foot, false)] {
            for (cell, place) in rows.iter().flatten().zip(places(rows).into_iter().flatten()) {
                columns.resize(columns.len().max(place + 1), Column::default());
                let Some(column) = columns.get_mut(place) else { continue };
                // A cell over several columns says nothing of one.
                if cell.columns > 1 {
                    continue;
                }
                let text = plain_text(&cell.spans);
                column.ems = column.ems.max(ems(&text));
                if !is_head && is_told(&text) {
                    let is_number = is_number(&text);
                    column.is_numeric |= is_number;
                    column.is_text |= !is_number;
                }
            }
        }
        // Numbers that name their rows, as years do, stand where names stand.
        columns.iter_mut().take(1).for_each(|first| first.is_text = true);
        let is_deep = table.cells().any(|cell| cell.rows > 1);
        Self { columns, is_deep }
    }

    // `clamp` would bring in the code that writes numbers, for the message of a panic.
    #[allow(clippy::manual_clamp)]
    /// The class of the part of the page that has the table: by how wide it would like to be.
    pub(super) fn class(&self) -> &'static str {
        // Letters are smaller than the text's, a long cell has several lines, and cells are apart.
        let ems: f32 =
            self.columns.iter().map(|column| column.ems.max(3.4).min(LONG) * 0.84 + 1.0).sum();
        width_class(ems, ["av-table", "av-table av-wide", "av-table av-full"])
    }

    /// Whether the first column can stay while the others scroll.
    fn stays(&self) -> bool {
        !self.is_deep
            && self.columns.len() > 2
            && self.columns.first().is_some_and(|column| column.ems < 14.0)
    }

    /// The class of a cell.
    fn cell_class(&self, place: usize, align: Alignment) -> Option<&'static str> {
        let column = self.columns.get(place).copied().unwrap_or_default();
        match align {
            Alignment::Center => Some("av-align-center"),
            Alignment::End => Some("av-align-end"),
            // The second name tells those who read the page again that nobody asked for it.
            Alignment::Start if column.is_numeric && !column.is_text => {
                Some("av-align-end av-usual")
            }
            Alignment::Start if column.ems > LONG => Some("av-long"),
            Alignment::Start => None,
        }
    }
}

/// The width in em from which a cell is a text of several lines.
const LONG: f32 = 16.0;

/// Which of three classes suits a width in em of the text: that for the column, one that is a
/// quarter wider, or all the room there is.
pub(super) fn width_class(ems: f32, [column, wide, full]: [&'static str; 3]) -> &'static str {
    match ems {
        ..32.0 => column,
        ..40.0 => wide,
        _ => full,
    }
}

/// Whether a cell says something; a dash stands for nothing.
fn is_told(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !"-–—−…*.".contains(c))
}

/// Whether a text is a number with at most a short unit.
fn is_number(text: &str) -> bool {
    let is_mark =
        |c: char| " \u{a0}\u{202f}.,٫٬٪'’+-–−±%‰°$€£¥₩~≈<>≤≥×/:()万亿萬億千百".contains(c);
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '\u{660}'..='\u{669}');
    let letters = text.chars().filter(|c| !is_digit(*c) && !is_mark(*c)).count();
    letters <= 2 && text.chars().any(is_digit) && {
        let mut unit = text.chars().skip_while(|c| is_digit(*c) || is_mark(*c));
        unit.all(|c| !is_digit(c))
    }
}

/// Builds a table.
pub(super) fn table(table: Table, columns: &Columns, rendering: &Rendering) -> Markup {
    let Table { caption, head, rows, foot } = table;
    let caption = (!caption.is_empty()).then(|| element("caption").spans(caption, rendering));
    let head = (!head.is_empty()).then(|| section("thead", head, "col", columns, rendering));
    let begun = element("table");
    let begun = if columns.stays() { begun.class("av-stays") } else { begun };
    let foot = (!foot.is_empty()).then(|| section("tfoot", foot, "row", columns, rendering));
    let rows = section("tbody", rows, "row", columns, rendering);
    begun.children(caption).children(head).child(rows).children(foot)
}

/// Builds a part of the table; `scope` says whether its header cells name columns or rows.
fn section(
    tag: &'static str,
    rows: Vec<Row>,
    scope: &'static str,
    columns: &Columns,
    rendering: &Rendering,
) -> Markup {
    let places = places(&rows);
    let cell = |(place, Cell { header, align, columns: width, rows, spans })| {
        let scope = match (scope, width, rows) {
            ("col", 2.., _) => "colgroup",
            ("row", _, 2..) => "rowgroup",
            _ => scope,
        };
        let cell = if header { element("th").attribute("scope", scope) } else { element("td") };
        let sizes = [("colspan", width), ("rowspan", rows)];
        let cell = sizes
            .into_iter()
            .filter(|(_, size)| *size > 1)
            .fold(cell, |cell, (name, size)| cell.attribute(name, size.to_string()));
        let class = match align {
            // What names several columns stands in their middle.
            Alignment::Start if header && width > 1 => Some("av-align-center av-usual"),
            _ => columns.cell_class(place, align),
        };
        let cell = match class {
            Some(class) => cell.class(class),
            None => cell,
        };
        cell.spans(spans, rendering)
    };
    let row = |(row, places): (Row, Vec<usize>)| {
        element("tr").children(places.into_iter().zip(row).map(cell))
    };
    element(tag).children(rows.into_iter().zip(places).map(row))
}

/// The column in which each cell of a part of a table begins: cells of rows above may reach down
/// beside it (HTML, "forming a table").
fn places(rows: &[Row]) -> Vec<Vec<usize>> {
    // How many more rows each column is taken for.
    let mut taken: Vec<u16> = Vec::new();
    rows.iter()
        .map(|row| {
            let mut column = 0;
            let mut next = taken.clone();
            next.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
            let places = row.iter().map(|cell| {
                while taken.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let place = column;
                column += usize::from(cell.columns);
                if cell.rows > 1 {
                    next.resize(next.len().max(column), 0);
                    next.iter_mut().take(column).skip(place).for_each(|left| *left = cell.rows - 1);
                }
                place
            });
            let places = places.collect();
            taken = next;
            places
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_beside_those_that_reach_down() {
        let cell = |columns, rows| Cell { columns, rows, ..Cell::default() };
        let rows = [
            vec![cell(1, 3), cell(2, 1), cell(1, 2)],
            vec![cell(1, 1), cell(1, 1)],
            vec![cell(1, 1), cell(1, 1), cell(1, 1)],
        ];
        assert_eq!(places(&rows), [vec![0, 1, 3], vec![1, 2], vec![1, 2, 3]]);
    }

    #[test]
    fn numbers_have_signs_separators_and_short_units() {
        for number in ["12", "−3.5", "1,200", "1 200,50 €", "+4 %", "12 kg", "3.2万", "٣٫٥", "2:1"]
        {
            assert!(is_number(number), "{number}");
        }
        for text in ["", "–", "Monday", "about 12", "12 people", "A4", "B 12"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
