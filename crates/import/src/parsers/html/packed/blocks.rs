//! Blocks of text.

use super::lines::{forget_dir, formula, tex};
use super::{Page, find_class};
use crate::markup::{Element, Node};
use crate::parsers::post::element;

/// The classes of elements that the viewer adds to the text, such as buttons and labels.
const DRAWN: [&str; 5] =
    ["av-to-heading", "av-backlink", "av-task-sign", "av-box-title", "av-attribution"];

impl Page<'_> {
    /// The blocks within an element.
    pub(super) fn blocks(&self, around: &Element) -> Vec<Node> {
        around.children.iter().flat_map(|child| self.block(child)).collect()
    }

    fn block(&self, block: &Node) -> Vec<Node> {
        let Node::Element(block) = block else { return vec![block.clone()] };
        let is = |class: &str| block.has("class", &[class]);
        let made = match () {
            () if block.has("class", &DRAWN) => return Vec::new(),
            () if is("av-part") => return self.blocks(block),
            () if is("av-recording") => return self.recording(block),
            () if is("av-box") => self.box_out(block),
            () if is("av-quote") => own("blockquote", block, self.quoted(block, block)),
            () if is("av-pullquote") => {
                let quote = block.elements().find(|child| child.is(&["blockquote"]));
                let quote = own("blockquote", block, self.quoted(quote.unwrap_or(block), block));
                with(quote, "class", "pullquote")
            }
            () if is("av-figure") => self.figure(block),
            () if is("av-gallery") => {
                let pictures = find_class(block, "av-gallery-pictures").unwrap_or(block);
                let caption = block.elements().find(|child| child.is(&["figcaption"]));
                let caption = caption.map(|caption| self.line_of("figcaption", caption));
                let children = self.blocks(pictures).into_iter().chain(caption).collect();
                with(own("figure", block, children), "class", "gallery")
            }
            () if is("av-embed") => self.embed(block),
            () if is("av-table") => {
                let table = block.elements().find(|child| child.is(&["table"]));
                own("table", block, table.map(|table| self.table(table)).unwrap_or_default())
            }
            () if is("av-code") => code(block),
            () if is("av-formula") => displayed(block),
            () if is("av-verse") => {
                let mut lines = self.line(block);
                lines.iter_mut().for_each(set_line_ends);
                with(own("pre", block, lines), "class", "verse")
            }
            () if block.is(&["ul", "ol", "dl"]) => self.list(block),
            () => own(&block.tag, block, self.line(block)),
        };
        vec![Node::Element(made)]
    }

    /// An element with a line of text.
    pub(super) fn line_of(&self, tag: &str, line: &Element) -> Node {
        Node::Element(element(tag, &[], self.line(line)))
    }

    /// The blocks of a quotation, and whose words they are, which stands in the block around it.
    fn quoted(&self, quote: &Element, block: &Element) -> Vec<Node> {
        let by = block.elements().find(|child| child.has("class", &["av-attribution"]));
        let by = by.map(|by| {
            let mut line = self.line(by);
            // A dash is taken for the page's, and for the writer's where another is before it.
            if by.raw_text().starts_with(['—', '―', '–']) {
                line.insert(0, Node::Text("— ".into()));
            }
            Node::Element(element("footer", &[], line))
        });
        self.blocks(quote).into_iter().chain(by).collect()
    }

    fn list(&self, list: &Element) -> Element {
        let items = list.elements().map(|item| {
            let mut children = match item.is(&["dt"]) {
                true => self.line(item),
                false => self.blocks(item),
            };
            let sign = item.elements().find(|child| child.has("class", &["av-task-sign"]));
            if let Some(sign) = sign {
                let is_done = sign.attribute("data-word-label") == Some("task-done");
                let checked: &[(&str, &str)] = if is_done { &[("checked", "")] } else { &[] };
                let sign = [&[("type", "checkbox"), ("disabled", "")], checked].concat();
                children.insert(0, Node::Element(element("input", &sign, Vec::new())));
            }
            let mut item = Element { children, ..item.clone() };
            item.attributes.retain(|(name, _)| name == "value");
            Node::Element(item)
        });
        let made = own(&list.tag, list, items.collect());
        ["start", "type", "reversed"].into_iter().fold(made, |made, name| {
            match super::raw(list, name) {
                Some(value) => with(made, name, value),
                None => made,
            }
        })
    }

    fn table(&self, table: &Element) -> Vec<Node> {
        let parts = table.elements().map(|part| {
            if part.is(&["caption"]) {
                return self.line_of("caption", part);
            }
            let rows = part.elements().map(|row| {
                let cells = row.elements().map(|cell| Node::Element(self.cell(cell)));
                Node::Element(element("tr", &[], cells.collect()))
            });
            Node::Element(element(&part.tag, &[], rows.collect()))
        });
        parts.collect()
    }

    fn cell(&self, cell: &Element) -> Element {
        let mut made = element(&cell.tag, &[], self.line(cell));
        let spans = cell.attributes.iter();
        made.attributes.extend(
            spans.filter(|(name, _)| matches!(name.as_str(), "colspan" | "rowspan")).cloned(),
        );
        // Numbers, and names of several columns, stand there without being asked.
        let is_asked = !cell.has("class", &["av-usual"]);
        match () {
            () if is_asked && cell.has("class", &["av-align-center"]) => {
                with(made, "align", "center")
            }
            () if is_asked && cell.has("class", &["av-align-end"]) => with(made, "align", "right"),
            () => made,
        }
    }
}

/// An element with the id, the language and the direction of a block.
pub(super) fn own(tag: &str, block: &Element, children: Vec<Node>) -> Element {
    let names = ["id", "lang", "dir"];
    let attributes = block.attributes.iter();
    let attributes = attributes.filter(|(name, _)| names.contains(&name.as_str()));
    let mut attributes = attributes.cloned().collect();
    forget_dir(&mut attributes);
    Element { tag: tag.into(), attributes, children, line: block.line }
}

/// The element with one more attribute.
pub(super) fn with(mut element: Element, name: &str, value: &str) -> Element {
    element.attributes.push((name.into(), value.into()));
    element
}

fn set_line_ends(node: &mut Node) {
    match node {
        Node::Element(found) if found.is(&["br"]) => *node = Node::Text("\n".into()),
        Node::Element(found) => found.children.iter_mut().for_each(set_line_ends),
        Node::Text(_) => {}
    }
}

/// An example of code, whose highlighted lines are elements within it.
fn code(block: &Element) -> Element {
    let shown = block.find(&|found| found.is(&["code"]));
    let text = shown.map(Element::raw_text).unwrap_or_default();
    let mut lines = Vec::new();
    let mut number = 1;
    for part in shown.map(|shown| shown.children.as_slice()).unwrap_or_default() {
        let text = match part {
            Node::Element(part) => {
                if part.has("class", &["av-code-line"]) {
                    lines.push(number.to_string());
                }
                part.raw_text()
            }
            Node::Text(text) => text.clone(),
        };
        number += text.matches('\n').count();
    }
    let mut code = element("code", &[], vec![Node::Text(text)]);
    if let Some(language) = shown.and_then(|shown| shown.attribute("data-language")) {
        code = with(code, "class", &format!("language-{language}"));
    }
    let mut made = own("pre", block, vec![Node::Element(code)]);
    if let Some(file) = find_class(block, "av-code-file") {
        made = with(made, "data-file", &file.raw_text());
    }
    match lines.is_empty() {
        true => made,
        false => with(made, "data-line", &lines.join(",")),
    }
}

/// A formula that stands by itself, with its number.
fn displayed(block: &Element) -> Element {
    let math = block.find(&|found| found.is(&["math"])).map(formula);
    let source = || block.find(&|found| found.is(&["code"])).map(|code| tex(&code.raw_text()));
    let number = find_class(block, "av-formula-number");
    let number = number
        .map(|number| element("span", &[("class", "number")], vec![Node::Text(number.raw_text())]));
    let parts = math.or_else(source).into_iter().chain(number).map(Node::Element);
    with(own("p", block, parts.collect()), "class", "formula")
}
