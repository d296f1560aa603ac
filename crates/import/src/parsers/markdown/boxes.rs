//! Box-outs: their titles, and quotations that are call-outs in dialects.

use super::blocks::Converter;
use super::dialects::callouts;
use super::tree::{self, Tag, TreeElement, TreeNode, blocks_only, words};
use article::{BlockKind, BoxOut, Callout, Fold};

/// A quotation that is a call-out (`> [!warning]- Title`).
pub(super) struct QuotedCallout {
    callout: Callout,
    fold: Option<Fold>,
    title: Vec<TreeNode>,
    rest: Vec<TreeNode>,
}

/// The call-out that a quotation's blocks stand for; the blocks as they were where they do not.
pub(super) fn callout(mut nodes: Vec<TreeNode>) -> Result<QuotedCallout, Vec<TreeNode>> {
    let Some(TreeNode::Element(first)) = nodes.first_mut() else { return Err(nodes) };
    if let Some(callout) = in_strong(first) {
        return Ok(QuotedCallout { callout, fold: None, title: Vec::new(), rest: nodes });
    }
    let Some(TreeNode::Text(text)) = first.children.first_mut() else { return Err(nodes) };
    let opening = text.trim_start().strip_prefix("[!").and_then(|rest| rest.split_once(']'));
    let Some((name, rest)) = opening.filter(|_| first.tag == Tag::Paragraph) else {
        return Err(nodes);
    };
    // Behind a bar stand words for the look, by Obsidian's themes; Docsify has the title there.
    let label = name.split('|').find_map(|part| part.strip_prefix("label:")).map(str::to_string);
    let name = name.split('|').next().unwrap_or_default().to_string();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    if name.is_empty() || !name.chars().all(is_name) {
        return Err(nodes);
    }
    let kind = callouts::kind(&name);
    let fold = match rest.chars().next() {
        Some('-') => Some(Fold::Closed),
        Some('+') => Some(Fold::Open),
        _ if kind == Some("details") => Some(Fold::Closed),
        _ => None,
    };
    let title = rest.trim_start_matches(['-', '+']).trim_start().to_string();
    let callout = callouts::model(kind.unwrap_or("note"));
    *text = title;
    let mut children = std::mem::take(&mut first.children);
    let end =
        children.iter().position(|node| matches!(node, TreeNode::SoftBreak | TreeNode::LineBreak));
    let after = end.map(|end| children.split_off(end + 1).into_iter());
    children.truncate(end.unwrap_or(children.len()));
    if let Some(label) = label.filter(|_| words(&children).is_empty()) {
        children = vec![TreeNode::Text(label)];
    }
    // A kind that is not known is the title where there is no other.
    if kind.is_none() && words(&children).is_empty() {
        children = vec![TreeNode::Text(name)];
    }
    let line = first.line;
    let after: Vec<TreeNode> = after.into_iter().flatten().collect();
    nodes.remove(0);
    if !after.iter().all(TreeNode::is_blank) {
        let paragraph = TreeElement { children: after, ..TreeElement::new(Tag::Paragraph, line) };
        nodes.insert(0, TreeNode::Element(paragraph));
    }
    Ok(QuotedCallout { callout, fold, title: children, rest: nodes })
}

/// The kind that a strong word alone in the first line names (`> **Warning**`, as GitHub had it),
/// which is taken away.
fn in_strong(first: &mut TreeElement) -> Option<Callout> {
    let [TreeNode::Element(strong), TreeNode::SoftBreak | TreeNode::LineBreak, ..] =
        &first.children[..]
    else {
        return None;
    };
    let callout = match words(&strong.children).as_str() {
        "Note" => Callout::Note,
        "Tip" => Callout::Tip,
        "Important" => Callout::Important,
        "Warning" => Callout::Warning,
        "Caution" => Callout::Caution,
        _ => return None,
    };
    (first.tag == Tag::Paragraph && strong.tag == Tag::Strong).then(|| {
        first.children.drain(..2);
        callout
    })
}

impl Converter<'_, '_> {
    pub(super) fn callout(&mut self, callout: QuotedCallout, line: usize) -> BlockKind {
        let QuotedCallout { callout, fold, title, rest } = callout;
        let title = self.spans(&title);
        let blocks = self.blocks(rest, line);
        BlockKind::Box(BoxOut { callout: Some(callout), fold, title, blocks })
    }

    /// A box with its title and its text.
    pub(super) fn box_out(&mut self, children: Vec<TreeNode>, line: usize) -> BoxOut {
        let (title, rest) = split_title(blocks_only(children, line));
        let title = self.spans(&title);
        BoxOut { title, blocks: self.blocks(rest, line), ..BoxOut::default() }
    }
}

/// A box's title: its summary, its first heading or a first paragraph that is strong throughout.
fn split_title(mut nodes: Vec<TreeNode>) -> (Vec<TreeNode>, Vec<TreeNode>) {
    // Strong words alone are what the box says.
    let has_text = nodes.len() > 1;
    let Some(TreeNode::Element(first)) = nodes.first_mut() else { return (Vec::new(), nodes) };
    let is_title = match first.tag {
        Tag::Summary | Tag::Heading(_) => true,
        Tag::Paragraph if has_text => match tree::only(&first.children) {
            Some(TreeNode::Element(TreeElement { tag: Tag::Strong, children, .. })) => {
                !words(children).is_empty()
            }
            _ => false,
        },
        _ => false,
    };
    if !is_title {
        return (Vec::new(), nodes);
    }
    let mut title = std::mem::take(&mut first.children);
    if first.tag == Tag::Paragraph
        && let Some(TreeNode::Element(strong)) = title.iter_mut().find(|node| !node.is_blank())
    {
        title = std::mem::take(&mut strong.children);
    }
    nodes.remove(0);
    (title, nodes)
}
