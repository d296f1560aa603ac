//! The targets of links within the document: ids that are given, anchors in a line, and headings,
//! which other renderers give ids made of their words.

use super::Log;
use super::tree::{Tag, TreeElement, TreeNode, blocks_only, words};
use article::{Ids, Subject};
use percent_encoding::percent_decode_str;
use std::collections::{HashMap, HashSet};

/// Moves the id of an anchor in a line (`<a id="here"></a>`) to the block that it stands in, or
/// where that shows nothing to the next one. Returns the one for which there is none.
pub(super) fn move_anchors(nodes: &mut Vec<TreeNode>) -> Option<String> {
    let mut waiting = None;
    nodes.retain_mut(|node| {
        let TreeNode::Element(element) = node else { return true };
        if element.tag.is_span() {
            let inner = move_anchors(&mut element.children);
            waiting = waiting.take().or(element.id.take()).or(inner);
            return !is_anchor(element);
        }
        let is_block = is_block(&element.tag);
        if is_block && element.id.is_none() {
            element.id = waiting.take();
        }
        if element.tag.is_container() || matches!(element.tag, Tag::Item { .. } | Tag::Definition) {
            element.children = blocks_only(std::mem::take(&mut element.children), element.line);
        }
        let inner = move_anchors(&mut element.children);
        let is_blank = element.tag == Tag::Paragraph
            && inner.is_some()
            && element.children.iter().all(TreeNode::is_blank);
        match inner {
            Some(id) if is_block && !is_blank && element.id.is_none() => element.id = Some(id),
            inner => waiting = waiting.take().or(inner),
        }
        !is_blank
    });
    waiting
}

/// The headline that was taken out of the text.
pub(super) struct Headline {
    pub words: String,
    pub id: Option<String>,
}

/// Whether nothing is left of the element but that it was there.
fn is_anchor(element: &TreeElement) -> bool {
    element.tag == Tag::Foreign
        && element.lang.is_none()
        && element.children.iter().all(TreeNode::is_blank)
}

/// Whether an element becomes a block, which has an id.
fn is_block(tag: &Tag) -> bool {
    !tag.is_span()
        && !matches!(
            tag,
            Tag::Item { .. }
                | Tag::Note { .. }
                | Tag::Section
                | Tag::Term
                | Tag::Definition
                | Tag::TableHead
                | Tag::TableFoot
                | Tag::TableRow
                | Tag::TableCell { .. }
                | Tag::Caption
        )
}

/// The links of a document to places within it that are not known to be there: their lines and the
/// ids they name.
pub(super) struct Links(Vec<(usize, String)>);

impl Links {
    /// Finds the links, and has those that name a heading by its words lead to it: the heading gets
    /// the id by which it is meant, or where it has another, they do. The headline, which is
    /// taken out of the text, is the top of the page.
    pub(super) fn resolve(
        nodes: &mut [TreeNode],
        notes: &mut [TreeElement],
        headline: &Headline,
    ) -> Self {
        let mut given = HashSet::new();
        let mut meant = HashMap::new();
        each(nodes, notes, &mut |element| {
            given.extend(element.id.clone());
            if let Some((id, _)) = place(element) {
                meant.insert(slug(&id), id);
            }
        });
        if meant.is_empty() {
            return Self(Vec::new());
        }
        // The headline counts among the headings.
        let mut counts = HashMap::new();
        let name = numbered(slug(&headline.words), &mut counts);
        let names = [name]
            .into_iter()
            .chain(headline.id.as_deref().map(slug))
            .filter(|name| !name.is_empty());
        let mut ids: HashMap<String, String> =
            names.map(|name| (name, String::from("top"))).collect();
        each(nodes, &mut [], &mut |element| {
            if matches!(element.tag, Tag::Heading(_)) {
                let name = numbered(slug(&words(&element.children)), &mut counts);
                if element.id.is_none() {
                    element.id = meant.get(&name).filter(|id| !given.contains(*id)).cloned();
                }
                ids.extend(element.id.clone().map(|id| (name, id)));
            }
        });
        let mut unknown = Vec::new();
        each(nodes, notes, &mut |element| {
            let line = element.line;
            let Some((id, directive)) = place(element).filter(|(id, _)| !given.contains(id)) else {
                return;
            };
            match (ids.get(&slug(&id)), &mut element.tag) {
                (Some(other), Tag::Link { href, .. }) if *other != id => {
                    *href = format!("#{other}{directive}")
                }
                (Some(_), _) => {}
                (None, _) => unknown.push((line, id)),
            }
        });
        Self(unknown)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Warns of the links to none of these ids.
    pub(super) fn check(&self, ids: &Ids, log: &mut Log) {
        for (line, id) in self.0.iter().filter(|(_, id)| !ids.contains(id)) {
            let message = format!(
                "the link to #{id} leads nowhere: nothing is named so; name a heading by \
                 {{#{id}}} at its end"
            );
            log.warn_about(Subject::DeadLink, *line, message);
        }
    }
}

/// Every element of a text and its notes.
fn each(nodes: &mut [TreeNode], notes: &mut [TreeElement], act: &mut impl FnMut(&mut TreeElement)) {
    let notes = notes.iter_mut().flat_map(|note| &mut note.children);
    for node in nodes.iter_mut().chain(notes) {
        if let TreeNode::Element(element) = node {
            act(element);
            each(&mut element.children, &mut [], act);
        }
    }
}

/// The id that a link to a place within the page names, and the text directive behind it (WICG
/// Scroll to Text Fragment). None where it leads to the top (WHATWG HTML §7.4.6.3, "find a
/// potential indicated element").
fn place(link: &TreeElement) -> Option<(String, String)> {
    let Tag::Link { href, .. } = &link.tag else { return None };
    let fragment = href.trim().strip_prefix('#')?;
    let (id, directive) = fragment.split_at(fragment.find(":~:").unwrap_or(fragment.len()));
    let id = percent_decode_str(id).decode_utf8_lossy().into_owned();
    (!id.is_empty() && !id.eq_ignore_ascii_case("top")).then(|| (id, directive.to_string()))
}

/// The words as GitHub, Hugo and others make an id of them: in lower case, without punctuation,
/// with hyphens for spaces. Several hyphens count as one, in which renderers differ.
pub fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        match c {
            '_' => slug.push(c),
            c if c.is_alphanumeric() => slug.push(c),
            '-' | ' ' if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The slug, with a number where others before had the same.
fn numbered(slug: String, counts: &mut HashMap<String, usize>) -> String {
    match counts.get_mut(&slug) {
        None => {
            counts.insert(slug.clone(), 0);
            slug
        }
        Some(count) => {
            *count += 1;
            format!("{slug}-{count}")
        }
    }
}
