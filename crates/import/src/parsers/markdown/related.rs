//! A final section that is a list of links → related stories.

use super::Log;
use super::tree::{Tag, TreeElement, TreeNode, words};
use article::{Href, Image, ImageSource, Story};

/// The section's usual headings, in lower case.
const HEADINGS: [&str; 23] = [
    "related",
    "related stories",
    "related articles",
    "related posts",
    "related reading",
    "related content",
    "related links",
    "further reading",
    "read more",
    "read next",
    "more on this story",
    "more on this topic",
    "see also",
    "recommended",
    "相关",
    "相关文章",
    "相关阅读",
    "相關",
    "相關文章",
    "相關閱讀",
    "延伸阅读",
    "延伸閱讀",
    "推荐阅读",
];

/// Takes the section off the end of a document; leaves anything that is more than a list of links
/// where it is.
pub(super) fn take(nodes: &mut Vec<TreeNode>, log: &mut Log) -> Vec<Story> {
    let [.., TreeNode::Element(heading), TreeNode::Element(list)] = &nodes[..] else {
        return Vec::new();
    };
    let name = words(&heading.children).to_lowercase();
    let named = matches!(heading.tag, Tag::Heading(_))
        && HEADINGS.contains(&name.trim_end_matches([':', '：', ' ']));
    if !named || !matches!(list.tag, Tag::List { .. }) {
        return Vec::new();
    }
    let Some(entries) =
        list.children.iter().filter(|node| !node.is_blank()).map(entry).collect::<Option<Vec<_>>>()
    else {
        return Vec::new();
    };
    let stories = entries.into_iter().map(|entry| entry.story(log)).collect();
    nodes.truncate(nodes.len() - 2);
    stories
}

/// An item of the list.
struct LinkItem {
    title: String,
    href: String,
    lead: String,
    /// Address, alternative text and line.
    image: Option<(String, String, usize)>,
    line: usize,
}

impl LinkItem {
    fn story(self, log: &mut Log) -> Story {
        let link = Href::parse(&self.href);
        if let Err(refused) = &link {
            log.warn(self.line, format!("the link of a related story was left out: {refused}"));
        }
        let image = self.image.and_then(|(src, alt, line)| match ImageSource::parse(&src) {
            Ok(src) => {
                log.picture(&src, line);
                Some(Image { src, alt, width: None, height: None })
            }
            Err(refused) => {
                log.warn(line, format!("the picture of a related story was left out: {refused}"));
                None
            }
        });
        let lead = (!self.lead.is_empty()).then(|| self.lead.into());
        Story { title: self.title.into(), lead, link: link.ok(), file: None, date: None, image }
    }
}

/// The item's link and what follows it, if the item is nothing else.
fn entry(item: &TreeNode) -> Option<LinkItem> {
    let TreeNode::Element(TreeElement { tag: Tag::Item { .. }, children, line, .. }) = item else {
        return None;
    };
    let mut image = None;
    let mut link = None;
    let mut leads = Vec::new();
    for block in paragraphs(children)? {
        let mut rest = Vec::new();
        for node in block {
            match (node, linked(node)) {
                (TreeNode::Image(picture), _) if image.is_none() => {
                    image = Some((picture.src.clone(), picture.alt.clone(), picture.line))
                }
                (_, Some((href, title))) if link.is_none() => link = Some((href, title)),
                (node, _) if link.is_none() && node.is_blank() => {}
                _ if link.is_none() => return None,
                (node, _) => rest.push(node),
            }
        }
        leads.push(rest.into_iter().map(words_with_blanks).collect::<String>());
    }
    let (href, title) = link.filter(|(_, title)| !title.is_empty())?;
    let lead = leads.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    let lead = lead.trim_start_matches([' ', '—', '–', '―', '-', ':', '：', '·', '|']).to_string();
    Some(LinkItem { title, href, lead, image, line: *line })
}

/// The content of the item's paragraphs, if it holds nothing else.
fn paragraphs(children: &[TreeNode]) -> Option<Vec<Vec<&TreeNode>>> {
    let mut paragraphs: Vec<Vec<&TreeNode>> = vec![Vec::new()];
    for node in children {
        match node {
            TreeNode::Element(TreeElement { tag: Tag::Paragraph, children, .. }) => {
                paragraphs.push(children.iter().collect());
                paragraphs.push(Vec::new());
            }
            node if node.is_inline() => paragraphs.last_mut()?.push(node),
            node if node.is_blank() => paragraphs.push(Vec::new()),
            _ => return None,
        }
    }
    Some(paragraphs)
}

/// The address and title of a link, however it is marked.
fn linked(node: &TreeNode) -> Option<(String, String)> {
    let TreeNode::Element(element) = node else { return None };
    match &element.tag {
        Tag::Link { href, .. } => Some((href.clone(), words(&element.children))),
        Tag::Strong | Tag::Emphasis => super::tree::only(&element.children).and_then(linked),
        _ => None,
    }
}

fn words_with_blanks(node: &TreeNode) -> String {
    match node {
        TreeNode::Text(text) => text.clone(),
        TreeNode::SoftBreak | TreeNode::LineBreak | TreeNode::Boundary => " ".into(),
        node => words(std::slice::from_ref(node)),
    }
}
