//! Items of lists: tasks, and terms with what they mean.

use super::blocks::Converter;
use super::tree::{Tag, TreeElement, TreeNode, blocks_only};
use article::Item;

impl Converter<'_, '_> {
    pub(super) fn items(&mut self, children: Vec<TreeNode>, line: usize) -> Vec<Item> {
        let mut items = Vec::new();
        for node in blocks_only(children, line) {
            items.push(match node {
                TreeNode::Element(TreeElement {
                    tag: Tag::Item { value },
                    mut children,
                    line,
                    ..
                }) => {
                    let done = take_task(&mut children);
                    Item { value, done, ..Item::from(self.blocks(children, line)) }
                }
                other => Item::from(self.blocks(vec![other], line)),
            });
        }
        items.shrink_to_fit();
        items
    }

    /// The terms of a list of definitions, each with what it means.
    pub(super) fn definitions(&mut self, children: Vec<TreeNode>, line: usize) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for node in blocks_only(children, line) {
            let (term, blocks) = match node {
                TreeNode::Element(TreeElement { tag: Tag::Term, children, .. }) => {
                    (self.spans(&children), Vec::new())
                }
                TreeNode::Element(TreeElement { tag: Tag::Definition, children, line, .. }) => {
                    (Vec::new(), self.blocks(children, line))
                }
                other => (Vec::new(), self.blocks(vec![other], line)),
            };
            match items.last_mut() {
                _ if term.is_empty() && blocks.is_empty() => {}
                Some(last) if term.is_empty() && last.blocks.is_empty() => last.blocks = blocks,
                _ => items.push(Item { term, ..Item::from(blocks) }),
            }
        }
        items
    }
}

/// Whether a list is MDN's of terms: each item ends in a list whose items begin with a colon.
pub(super) fn are_terms(items: &[TreeNode]) -> bool {
    let mut items = items.iter().filter(|node| !node.is_blank()).peekable();
    items.peek().is_some() && items.all(|node| meaning_of(node).is_some())
}

/// The list with what a term means, as the last child of an item of it.
fn meaning_of(item: &TreeNode) -> Option<&TreeElement> {
    let TreeNode::Element(TreeElement { tag: Tag::Item { .. }, children, .. }) = item else {
        return None;
    };
    let last = children.iter().rev().find(|node| !node.is_blank())?;
    let TreeNode::Element(list) = last else { return None };
    let mut items = list.children.iter().filter(|node| !node.is_blank()).peekable();
    let is_list = matches!(list.tag, Tag::List { ordered: false, .. }) && children.len() > 1;
    (is_list && items.peek().is_some() && items.all(begins_with_colon)).then_some(list)
}

/// Whether the first text of a node is a colon and a blank.
fn begins_with_colon(node: &TreeNode) -> bool {
    match node {
        TreeNode::Text(text) => text.starts_with(": ") || text == ":",
        TreeNode::Element(element) => element.children.first().is_some_and(begins_with_colon),
        _ => false,
    }
}

/// Takes the colon off the beginning of a node.
fn take_colon(node: &mut TreeNode) {
    match node {
        TreeNode::Text(text) => *text = text.trim_start_matches(':').trim_start().to_string(),
        TreeNode::Element(element) => element.children.first_mut().into_iter().for_each(take_colon),
        _ => {}
    }
}

/// The terms of such a list, each followed by what it means.
pub(super) fn as_definitions(items: Vec<TreeNode>) -> Vec<TreeNode> {
    let mut terms = Vec::new();
    for item in items {
        let TreeNode::Element(mut item) = item else { continue };
        while item.children.last().is_some_and(TreeNode::is_blank) {
            item.children.pop();
        }
        let Some(TreeNode::Element(meaning)) = item.children.pop() else { continue };
        let line = item.line;
        // A paragraph around the term says only that the list is loose.
        if let [TreeNode::Element(TreeElement { tag: Tag::Paragraph, children, .. })] =
            &mut item.children[..]
        {
            item.children = std::mem::take(children);
        }
        terms.push(TreeNode::Element(TreeElement { tag: Tag::Term, ..item }));
        let children = meaning.children.into_iter().flat_map(|mut node| {
            take_colon(&mut node);
            match node {
                TreeNode::Element(TreeElement { tag: Tag::Item { .. }, children, .. }) => children,
                other => vec![other],
            }
        });
        let children = children.collect();
        let meaning = TreeElement::new(Tag::Definition, line);
        terms.push(TreeNode::Element(TreeElement { children, ..meaning }));
    }
    terms
}

/// Takes the box of a task off the beginning of an item. Returns whether the task is done.
fn take_task(nodes: &mut Vec<TreeNode>) -> Option<bool> {
    match nodes.first_mut()? {
        TreeNode::Task(done) => {
            let done = *done;
            nodes.remove(0);
            Some(done)
        }
        TreeNode::Element(TreeElement { tag: Tag::Paragraph, children, .. }) => take_task(children),
        _ => None,
    }
}
