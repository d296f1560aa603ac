//! Tables: cells over several columns (`gridSpan`) and rows (`vMerge`), rows of heads.

use super::{Reader, child, children, toggle, value};
use crate::markup::{Element, Node};
use crate::parsers::post::element;
use std::collections::HashMap;

/// The most columns of a table: more than anybody reads.
const COLUMNS: usize = 1000;

struct Cell {
    content: Vec<Node>,
    columns: usize,
    rows: usize,
    align: Option<&'static str>,
}

impl Reader<'_> {
    /// A table; one of a single cell is a box.
    pub(super) fn table(&mut self, table: &Element) -> Vec<Node> {
        let mut rows: Vec<(bool, Vec<Cell>)> = Vec::new();
        // Where the cells are that go on below: by the column, the row and the place in it.
        let mut open: HashMap<usize, (usize, usize)> = HashMap::new();
        for row in within(table, "w:tr") {
            let properties = child(row, "w:trpr");
            if properties.is_some_and(|properties| child(properties, "w:del").is_some()) {
                let text = row.text();
                self.warn(format!("a row that was deleted is left out: “{text}”"));
                continue;
            }
            let is_head = properties.and_then(|row| toggle(row, "w:tblheader")) == Some(true);
            let skipped = properties.and_then(|row| value(row, "w:gridbefore"));
            let mut column: usize = skipped.and_then(|count| count.parse().ok()).unwrap_or(0);
            column = column.min(COLUMNS);
            let mut cells = Vec::new();
            if column > 0 {
                cells.push(Cell { content: Vec::new(), columns: column, rows: 1, align: None });
            }
            for cell in within(row, "w:tc") {
                let properties = child(cell, "w:tcpr");
                let span = properties.and_then(|cell| value(cell, "w:gridspan"));
                let span = span.and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, COLUMNS);
                let merge = properties.and_then(|cell| child(cell, "w:vmerge"));
                let is_below =
                    merge.is_some_and(|merge| merge.attribute("w:val") != Some("restart"));
                let content = self.cell(cell);
                let origin = open.get(&column).copied().filter(|_| is_below);
                match origin.and_then(|(row, place)| rows.get_mut(row)?.1.get_mut(place)) {
                    Some(above) => {
                        above.rows += 1;
                        above.content.extend(content);
                    }
                    None => {
                        open.insert(column, (rows.len(), cells.len()));
                        let align = align(cell);
                        cells.push(Cell { content, columns: span, rows: 1, align });
                    }
                }
                column = (column + span).min(COLUMNS);
            }
            rows.push((is_head, cells));
        }
        if let [(_, cells)] = rows.as_mut_slice()
            && let [cell] = cells.as_mut_slice()
        {
            let content = std::mem::take(&mut cell.content);
            return vec![Node::Element(element("aside", &[], content))];
        }
        let has_head = rows.iter().any(|(is_head, _)| *is_head) || self.has_head(table, &rows);
        vec![Node::Element(made(rows, has_head))]
    }

    fn cell(&mut self, cell: &Element) -> Vec<Node> {
        if self.depth > 6 {
            return vec![Node::Text(cell.text())];
        }
        let mut content = self.blocks(cell);
        // A cell of one paragraph holds its text.
        if let [Node::Element(only)] = content.as_mut_slice()
            && only.is(&["p"])
            && only.attribute("id").is_none()
        {
            return std::mem::take(&mut only.children);
        }
        content
    }

    /// Whether the first row is one of heads, by its look.
    fn has_head(&self, table: &Element, rows: &[(bool, Vec<Cell>)]) -> bool {
        let look = child(table, "w:tblpr").and_then(|table| child(table, "w:tbllook"));
        let says_first = look.is_some_and(|look| {
            look.attribute("w:firstrow") == Some("1")
                || look
                    .attribute("w:val")
                    .and_then(|bits| u32::from_str_radix(bits, 16).ok())
                    .is_some_and(|bits| bits & 0x20 != 0)
        });
        let style = child(table, "w:tblpr").and_then(|table| value(table, "w:tblstyle"));
        let is_plain = style.is_none_or(|style| {
            let style = style.to_lowercase();
            ["tablegrid", "tablenormal", "normaltable", "a3"].contains(&style.as_str())
        });
        let is_strong = |node: &Node| match node {
            Node::Element(child) => child.is(&["strong"]) || child.text().is_empty(),
            Node::Text(text) => text.trim().is_empty(),
        };
        let is_bold = |cells: &Vec<Cell>| {
            cells.iter().all(|cell| cell.content.iter().all(is_strong))
                && cells.iter().any(|cell| !cell.content.is_empty())
        };
        let [(_, first), rest @ ..] = rows else { return false };
        let others = rest.iter().filter(|(_, cells)| is_bold(cells)).count();
        !rest.is_empty() && (says_first && !is_plain || is_bold(first) && others == 0)
    }
}

fn made(rows: Vec<(bool, Vec<Cell>)>, has_head: bool) -> Element {
    let marked = rows.iter().take_while(|(is_head, _)| *is_head).count();
    let heads = if has_head { marked.max(1) } else { 0 };
    let (mut head, mut body) = (Element::new("thead"), Element::new("tbody"));
    for (number, (_, cells)) in rows.into_iter().enumerate() {
        let is_head = number < heads;
        let mut row = Element::new("tr");
        for cell in cells {
            let mut made = Element::new(if is_head { "th" } else { "td" });
            for (name, count) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
                if count > 1 {
                    made.attributes.push((name.into(), count.to_string()));
                }
            }
            made.attributes.extend(cell.align.map(|side| ("align".into(), side.into())));
            made.children = match is_head {
                true => cell.content.into_iter().flat_map(unmarked).collect(),
                false => cell.content,
            };
            row.children.push(Node::Element(made));
        }
        let part = if is_head { &mut head } else { &mut body };
        part.children.push(Node::Element(row));
    }
    let parts = [head, body].into_iter().filter(|part| !part.children.is_empty());
    element("table", &[], parts.map(Node::Element).collect())
}

/// The side to which the paragraphs of a cell are set.
fn align(cell: &Element) -> Option<&'static str> {
    let first = children(cell, "w:p").next()?;
    match value(child(first, "w:ppr")?, "w:jc")? {
        "right" | "end" => Some("right"),
        "center" => Some("center"),
        _ => None,
    }
}

/// Heads are bold by themselves.
fn unmarked(node: Node) -> Vec<Node> {
    match node {
        Node::Element(strong) if strong.is(&["strong"]) => strong.children,
        node => vec![node],
    }
}

/// Rows or cells, also within what marks a change or a control.
fn within<'e>(element: &'e Element, tag: &'e str) -> Vec<&'e Element> {
    let mut found = Vec::new();
    for child in element.elements() {
        if child.tag == tag {
            found.push(child);
        } else if child.is(&["w:sdt", "w:sdtcontent", "w:ins", "w:customxml", "w:moveto"]) {
            found.extend(within(child, tag));
        }
    }
    found
}

/// The captions that a table's own properties have.
pub(super) fn caption(table: &Element) -> Option<&str> {
    let properties = children(table, "w:tblpr").next()?;
    value(properties, "w:tblcaption")
}
