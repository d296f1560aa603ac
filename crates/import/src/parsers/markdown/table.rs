//! Tables of Markdown, and of HTML within it, → the model's: head, rows, foot and caption.

use super::blocks::Converter;
use super::tree::{Tag, TreeElement, TreeNode};
use article::{Cell, Row, Table};

impl Converter<'_, '_> {
    pub(super) fn table(&mut self, children: Vec<TreeNode>) -> Table {
        let mut table = Table::default();
        for node in children {
            match node {
                TreeNode::Element(TreeElement { tag: Tag::TableHead, children, .. }) => {
                    self.head(children, &mut table)
                }
                TreeNode::Element(TreeElement { tag: Tag::TableFoot, children, .. }) => {
                    for node in &children {
                        if let TreeNode::Element(TreeElement { children, .. }) = node {
                            table.foot.push(self.row(children));
                        }
                    }
                }
                TreeNode::Element(TreeElement { tag: Tag::TableRow, children, .. }) => {
                    let row = self.row(&children);
                    // HTML may name the columns in the body.
                    let names = table.head.is_empty()
                        && table.rows.is_empty()
                        && row.len() > 1
                        && row.iter().all(|cell| cell.header);
                    if names { &mut table.head } else { &mut table.rows }.push(row);
                }
                TreeNode::Element(element) if element.tag == Tag::Caption => {
                    table.caption = self.spans(&element.children)
                }
                node if node.is_blank() => {}
                // What stands in a table outside its cells: a row of one cell loses nothing.
                node => {
                    let spans = self.spans(&[node]);
                    if !spans.is_empty() {
                        table.rows.push(vec![Cell { spans, ..Cell::default() }]);
                    }
                }
            }
        }
        // A head without a word only makes the table one.
        if table.head.iter().flatten().all(|cell| cell.spans.is_empty()) && !table.rows.is_empty() {
            table.head.clear();
        }
        let corner = table
            .head
            .first()
            .and_then(|row| row.first())
            .is_some_and(|cell| cell.spans.is_empty());
        if corner {
            table
                .rows
                .iter_mut()
                .filter_map(|row| row.first_mut())
                .for_each(|cell| cell.header = !cell.spans.is_empty());
        }
        // A header without a name names nothing.
        table
            .head
            .iter_mut()
            .flatten()
            .filter(|cell| cell.spans.is_empty())
            .for_each(|cell| cell.header = false);
        table
    }

    /// Markdown's head holds cells, HTML's rows.
    fn head(&mut self, children: Vec<TreeNode>, table: &mut Table) {
        let rows = children.iter().any(|node| matches!(node.tag(), Some(Tag::TableRow)));
        if !rows {
            table.head.push(self.row(&children));
            return;
        }
        for node in &children {
            if let TreeNode::Element(TreeElement { tag: Tag::TableRow, children, .. }) = node {
                let row = self.row(children).into_iter().map(|cell| Cell { header: true, ..cell });
                table.head.push(row.collect());
            }
        }
    }

    fn row(&mut self, nodes: &[TreeNode]) -> Row {
        let mut row = Row::new();
        for node in nodes {
            if let TreeNode::Element(TreeElement {
                tag: Tag::TableCell { header, align, columns, rows },
                children,
                ..
            }) = node
            {
                row.push(Cell {
                    header: *header,
                    align: *align,
                    columns: *columns,
                    rows: *rows,
                    spans: self.spans(children),
                });
            } else if !node.is_blank() {
                row.push(Cell { spans: self.spans(std::slice::from_ref(node)), ..Cell::default() });
            }
        }
        row.shrink_to_fit();
        row
    }
}
