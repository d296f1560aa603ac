//! A figure: pictures or other blocks, with a caption and a credit.

use super::blocks::Converter;
use super::tree::{SourcePicture, Tag, TreeElement, TreeNode, words};
use article::{Block, BlockKind, Figure};

impl Converter<'_, '_> {
    /// The blocks of a `<figure>`; its caption goes to the last picture, else to what else can
    /// carry one.
    pub(super) fn figure(&mut self, children: Vec<TreeNode>, line: usize) -> Vec<Block> {
        let mut parts = Parts::default();
        parts.sort(children, None);
        let credit = parts.credit.join(" ");
        let mut blocks = Vec::new();
        for (picture, href) in &parts.pictures {
            if let Some(player) = self.played_picture(picture) {
                blocks.push(player);
                continue;
            }
            match self.image(picture) {
                Some(image) => {
                    let link = self.picture_link(picture, href.as_deref());
                    let figure = Figure { link, ..Figure::new(image) };
                    blocks.push(Block::new(BlockKind::Figure(Box::new(figure))));
                }
                None if picture.alt.is_empty() => {}
                None => blocks.push(Block::paragraph(picture.alt.as_str())),
            }
        }
        blocks.extend(self.blocks(parts.rest, line));
        let mut caption = self.spans(&parts.caption);
        if caption.is_empty() {
            let titles: Vec<_> = parts
                .pictures
                .iter()
                .map(|(picture, _)| picture.title.as_str())
                .filter(|title| !title.is_empty())
                .collect();
            caption.extend((!titles.is_empty()).then(|| article::Span::text(titles.join(" "))));
        }
        let is_figure = |block: &Block| matches!(block.kind, BlockKind::Figure(_));
        if blocks.len() > 1 && credit.is_empty() && blocks.iter().all(is_figure) && self.may_nest()
        {
            return vec![Block::new(BlockKind::Gallery { blocks, caption })];
        }
        if let Some(BlockKind::Figure(figure)) = blocks
            .iter_mut()
            .rev()
            .map(|block| &mut block.kind)
            .find(|kind| matches!(kind, BlockKind::Figure(_)))
        {
            figure.caption.append(&mut caption);
            figure.credit = credit;
        } else {
            match blocks.last_mut().map(|block| &mut block.kind) {
                Some(BlockKind::Table(table)) if table.caption.is_empty() => {
                    table.caption = caption
                }
                Some(BlockKind::Recording(recording)) if recording.caption.is_empty() => {
                    recording.caption = caption
                }
                Some(BlockKind::Embed(embed)) if embed.caption.is_empty() => {
                    embed.caption = caption
                }
                Some(BlockKind::Quote { attribution, .. }) if attribution.is_empty() => {
                    *attribution = caption
                }
                _ if !caption.is_empty() => {
                    blocks.push(Block::new(BlockKind::Paragraph { spans: caption }))
                }
                _ => {}
            }
            if !credit.is_empty() {
                blocks.push(Block::paragraph(credit));
            }
        }
        blocks
    }
}

#[derive(Default)]
struct Parts {
    /// Each with the address of the link around it.
    pictures: Vec<(SourcePicture, Option<String>)>,
    caption: Vec<TreeNode>,
    credit: Vec<String>,
    rest: Vec<TreeNode>,
}

impl Parts {
    fn sort(&mut self, nodes: Vec<TreeNode>, link: Option<&str>) {
        for node in nodes {
            match node {
                TreeNode::Image(picture) => self.pictures.push((picture, link.map(str::to_string))),
                TreeNode::Element(element) if element.tag == Tag::Caption => {
                    self.caption(element.children)
                }
                TreeNode::Element(element) if wraps_pictures(&element) => {
                    let link = match &element.tag {
                        Tag::Link { href, .. } => Some(href.as_str()),
                        _ => link,
                    };
                    self.sort(element.children, link);
                }
                node => self.rest.push(node),
            }
        }
    }

    fn caption(&mut self, nodes: Vec<TreeNode>) {
        for node in nodes {
            match node {
                TreeNode::Element(element) if element.tag == Tag::Marked(article::Mark::Small) => {
                    self.credit.push(words(&element.children))
                }
                // Markdown within the caption puts it into a paragraph.
                TreeNode::Element(element) if element.tag == Tag::Paragraph => {
                    self.caption(element.children);
                    self.caption.push(TreeNode::Boundary);
                }
                node => self.caption.push(node),
            }
        }
    }
}

/// Whether there are pictures in the element, and neither text nor blocks besides.
pub(super) fn wraps_pictures(element: &TreeElement) -> bool {
    let wrapper = matches!(element.tag, Tag::Paragraph | Tag::Link { .. } | Tag::Section);
    let mut shown = element.children.iter().filter(|node| !node.is_blank()).peekable();
    wrapper
        && shown.peek().is_some()
        && shown.all(|node| match node {
            TreeNode::Image(_) => true,
            TreeNode::Element(inner) => wraps_pictures(inner),
            _ => false,
        })
}
