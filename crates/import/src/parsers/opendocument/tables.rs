//! Tables (part 3 §9).

use super::Reader;
use crate::markup::{Element, Node};
use crate::parsers::post::element;

/// More copies of a cell than anybody means.
const MOST_REPEATED: usize = 50;

impl Reader<'_> {
    pub(super) fn table(&mut self, table: &Element) -> Element {
        let (mut head, mut body) = (Element::new("thead"), Element::new("tbody"));
        self.rows(table, false, &mut head, &mut body);
        // A first row that is bold throughout is one of heads.
        if head.children.is_empty() && body.children.len() > 1 && is_bold(&body.children[0]) {
            let mut first = body.children.remove(0);
            if let Node::Element(row) = &mut first {
                row.elements_mut().for_each(|cell| {
                    cell.tag = "th".into();
                    cell.children = std::mem::take(&mut cell.children)
                        .into_iter()
                        .flat_map(|node| match node {
                            Node::Element(strong) if strong.is(&["strong"]) => strong.children,
                            node => vec![node],
                        })
                        .collect();
                });
            }
            head.children.push(first);
        }
        let parts = [head, body].into_iter().filter(|part| !part.children.is_empty());
        element("table", &[], parts.map(Node::Element).collect())
    }

    fn rows(&mut self, part: &Element, is_head: bool, head: &mut Element, body: &mut Element) {
        for child in part.elements() {
            match child.tag.as_str() {
                "table:table-header-rows" => self.rows(child, true, head, body),
                "table:table-rows" | "table:table-row-group" => {
                    self.rows(child, is_head, head, body);
                }
                "table:table-row" => {
                    let row = self.row(child, is_head);
                    let part = if is_head { &mut *head } else { &mut *body };
                    part.children.extend(row.map(Node::Element));
                }
                _ => {}
            }
        }
    }

    fn row(&mut self, row: &Element, is_head: bool) -> Option<Element> {
        let mut made = Element::new("tr");
        for cell in row.elements().filter(|cell| cell.is(&["table:table-cell"])) {
            let mut content = self.blocks(cell);
            let style = cell.elements().next().and_then(|it| it.attribute("text:style-name"));
            let align = self.styles.align(style);
            // A cell of one paragraph holds its text.
            if let [Node::Element(only)] = content.as_mut_slice()
                && only.is(&["p"])
            {
                content = std::mem::take(&mut only.children);
            }
            let mut own = element(if is_head { "th" } else { "td" }, &[], content);
            let count = |name: &str| {
                let count = cell.attribute(name).and_then(|count| count.parse::<usize>().ok());
                count.filter(|count| *count > 1)
            };
            for (name, known) in [
                ("colspan", "table:number-columns-spanned"),
                ("rowspan", "table:number-rows-spanned"),
            ] {
                own.attributes.extend(count(known).map(|count| (name.into(), count.to_string())));
            }
            own.attributes.extend(align.map(|side| ("align".into(), side.into())));
            let repeated = count("table:number-columns-repeated").unwrap_or(1).min(MOST_REPEATED);
            for _ in 0..repeated {
                made.children.push(Node::Element(own.clone()));
            }
        }
        (!made.children.is_empty()).then_some(made)
    }
}

fn is_bold(row: &Node) -> bool {
    let Node::Element(row) = row else { return false };
    let is_strong = |node: &Node| match node {
        Node::Element(child) => child.is(&["strong"]) || child.text().is_empty(),
        Node::Text(text) => text.trim().is_empty(),
    };
    row.elements().all(|cell| cell.children.iter().all(is_strong)) && !row.text().is_empty()
}
