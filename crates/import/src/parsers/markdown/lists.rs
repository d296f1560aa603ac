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
