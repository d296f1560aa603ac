//! A quotation's words and its attribution.

use super::tree::{self, Tag, TreeElement, TreeNode};

/// The blocks of a quotation without their attribution, and the attribution's nodes: a footer,
/// a last paragraph that is a citation or begins with a dash, or such a last line.
pub(super) fn split(mut blocks: Vec<TreeNode>) -> (Vec<TreeNode>, Vec<TreeNode>) {
    let alone = blocks.len() < 2;
    let Some(TreeNode::Element(last)) = blocks.last_mut() else { return (blocks, Vec::new()) };
    if last.tag == Tag::Footer && !alone {
        let by = without_dash(std::mem::take(&mut last.children));
        blocks.pop();
        return (blocks, by);
    }
    if last.tag != Tag::Paragraph {
        return (blocks, Vec::new());
    }
    let cited = matches!(
        tree::only(&last.children),
        Some(TreeNode::Element(TreeElement { tag: Tag::Cite, .. }))
    );
    if !alone && (cited || begins_with_dash(&last.children)) {
        let by = without_dash(std::mem::take(&mut last.children));
        blocks.pop();
        return (blocks, by);
    }
    if let Some(place) = last_line(&last.children) {
        let by = without_dash(last.children.split_off(place));
        return (blocks, by);
    }
    (blocks, Vec::new())
}

/// The offset of the last line, if it is an attribution. A line end that only wraps
/// the text may come before a dash as well, so that the sentence must have ended there.
fn last_line(nodes: &[TreeNode]) -> Option<usize> {
    let end =
        nodes.iter().rposition(|node| matches!(node, TreeNode::SoftBreak | TreeNode::LineBreak))?;
    let (said, line) = (&nodes[..end], &nodes[end + 1..]);
    let cited =
        matches!(tree::only(line), Some(TreeNode::Element(TreeElement { tag: Tag::Cite, .. })));
    let ended = nodes[end] == TreeNode::LineBreak
        || tree::words(&said[said.len().saturating_sub(3)..])
            .ends_with(['.', '!', '?', '…', '"', '”', '’', '»', '。', '！', '？', '」', '』']);
    (!tree::words(said).is_empty() && (cited || (ended && begins_with_dash(line))))
        .then_some(end + 1)
}

const DASHES: [&str; 6] = ["——", "— ", "―", "-- ", "– ", "—\u{a0}"];

fn begins_with_dash(nodes: &[TreeNode]) -> bool {
    match nodes.iter().find(|node| !node.is_blank()) {
        Some(TreeNode::Text(text)) => {
            let text = text.trim_start();
            DASHES.iter().any(|dash| text.starts_with(dash))
                || (text.starts_with('—') && text.len() > '—'.len_utf8())
        }
        _ => false,
    }
}

/// The view sets the dash, so that all attributions look alike.
fn without_dash(mut nodes: Vec<TreeNode>) -> Vec<TreeNode> {
    if let Some(TreeNode::Text(text)) = nodes.iter_mut().find(|node| !node.is_blank()) {
        let rest = text.trim_start();
        if ["—", "―", "--", "– "].iter().any(|dash| rest.starts_with(dash)) {
            *text = rest.trim_start_matches(['—', '―', '-', '–']).trim_start().to_string();
        }
    }
    nodes
}
