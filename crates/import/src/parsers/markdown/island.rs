//! Blocks of HTML that the program itself has put into Markdown, for what Markdown has no signs for:
//! read as pages are that it has exported, and not as Markdown's own HTML.

use super::blocks::Converter;
use super::events::TreeReader;
use super::tree::TreeNode;
use crate::markup::{Element, Node};
use crate::parsers::html::{exported::Exported, fragment};
use article::{Block, Span, plain_text};

/// The beginning of the one line that such a block is.
pub(super) const BEGIN: &str = "<div class=\"article-viewer\">";

impl TreeReader<'_, '_> {
    /// Reads a block of HTML, where it is one that was exported.
    pub(super) fn island(&mut self, html: &str, line: usize) -> bool {
        if !html.trim_start().starts_with(BEGIN) {
            return false;
        }
        let Ok(page) = fragment::parsed(html, line, false) else { return false };
        let mut root = Element::new("article");
        collect(&page, &mut root);
        let notes = notes(&root);
        root.children.extend(notes.map(Node::Element));
        // A language that nothing is in, so that each block keeps its own.
        let mut page = Element::new("html");
        page.attributes.push(("lang".into(), "zxx".into()));
        let exported = Exported::part(&page, root);
        let mut article = exported.article(self.log.warnings, self.log.locations);
        article.each_block_mut(|block| {
            if block.has_made_id() {
                block.id.clear();
            }
        });
        self.builder.push(TreeNode::Ready(article.body));
        true
    }
}

/// Puts the children of the exported parts into one element.
fn collect(page: &Element, root: &mut Element) {
    for child in page.elements() {
        match child.is(&["div"]) && child.has("class", &["article-viewer"]) {
            true => root.children.extend(child.children.iter().cloned()),
            false => collect(child, root),
        }
    }
}

/// A list of all notes that are referred to, without which the references would lead nowhere.
fn notes(root: &Element) -> Option<Element> {
    let mut names = Vec::new();
    name_references(root, &mut names);
    if names.is_empty() {
        return None;
    }
    let mut list = Element::new("ol");
    for name in names {
        let mut item = Element::new("li");
        item.attributes.push(("id".into(), name));
        item.children.push(Node::Text("x".into()));
        list.children.push(Node::Element(item));
    }
    let mut section = Element::new("section");
    section.attributes.push(("role".into(), "doc-endnotes".into()));
    section.children.push(Node::Element(list));
    Some(section)
}

fn name_references(element: &Element, names: &mut Vec<String>) {
    for child in element.elements() {
        if child.has("role", &["doc-noteref"])
            && let Some(name) = child.attribute("href").and_then(|href| href.strip_prefix('#'))
            && !names.iter().any(|known| known == name)
        {
            names.push(name.to_string());
        }
        name_references(child, names);
    }
}

impl Converter<'_, '_> {
    /// Blocks that were read already, with their notes counted among the document's.
    pub(super) fn ready(&mut self, mut read: Vec<Block>, depth: usize) -> Vec<Block> {
        let is_deep = read.iter().any(|block| depth + height(block) > article::MAX_BLOCK_DEPTH);
        if is_deep {
            read = read.iter().flat_map(flat).collect();
        }
        for block in &mut read {
            block.walk_mut(&mut |block| {
                block.lines_mut().into_iter().for_each(|line| self.count(line));
            });
        }
        read
    }

    fn count(&mut self, spans: &mut [Span]) {
        for span in spans {
            if let Span::NoteRef { note } = span {
                *note = self.number(&note.to_lowercase());
            }
            self.count(span.children_mut());
        }
    }
}

/// The words of blocks in one line.
pub(super) fn words(blocks: &[Block]) -> String {
    let lines = blocks.iter().flat_map(Block::walk).flat_map(Block::lines).map(plain_text);
    lines.collect::<Vec<_>>().join(" ")
}

/// How many blocks stand within each other.
fn height(block: &Block) -> usize {
    1 + block.children().map(height).max().unwrap_or_default()
}

/// The words of a block as paragraphs.
fn flat(block: &Block) -> Vec<Block> {
    let words = block.walk().flat_map(Block::lines).map(plain_text);
    words.filter(|words| !words.trim().is_empty()).map(Block::paragraph).collect()
}
