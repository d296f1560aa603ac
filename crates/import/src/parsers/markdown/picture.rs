//! Pictures that stand alone in a paragraph → figures.

use super::blocks::Converter;
use super::tree::{self, SourcePicture, Tag, TreeElement, TreeNode};
use article::{Block, BlockKind, Figure, Href, Image, ImageSource, Span};

impl Converter<'_, '_> {
    /// The picture, unless its address is refused.
    pub(super) fn image(&mut self, picture: &SourcePicture) -> Option<Image> {
        match ImageSource::parse(&picture.src) {
            Ok(src) => {
                self.log.picture(&src, picture.line);
                Some(Image {
                    src,
                    alt: picture.alt.clone(),
                    width: picture.width,
                    height: picture.height,
                })
            }
            Err(refused) => {
                self.log.warn(
                    picture.line,
                    format!("a picture was left out and its text kept: {refused}"),
                );
                None
            }
        }
    }

    /// The pictures of a paragraph that holds nothing else, or the paragraph as it was.
    /// An emphasised line after the last one is its caption, as kramdown's users write it.
    pub(super) fn figures(&mut self, children: Vec<TreeNode>) -> Result<Vec<Block>, Vec<TreeNode>> {
        let shown = |nodes: &[TreeNode]| nodes.iter().any(|node| !node.is_blank());
        let caption = children
            .iter()
            .position(|node| matches!(node.tag(), Some(Tag::Emphasis)))
            .filter(|place| {
                *place > 1
                    && matches!(children[place - 1], TreeNode::SoftBreak | TreeNode::LineBreak)
                    && !shown(&children[place + 1..])
            });
        let end = caption.unwrap_or(children.len());
        let linked = |node: &TreeNode| match node {
            TreeNode::Element(TreeElement { tag: Tag::Link { .. }, children, .. }) => {
                matches!(tree::only(children), Some(TreeNode::Image(_)))
            }
            _ => false,
        };
        let pictures = || children[..end].iter().filter(|node| !node.is_blank());
        if pictures().next().is_none()
            || !pictures().all(|node| matches!(node, TreeNode::Image(_)) || linked(node))
        {
            return Err(children);
        }
        let mut figures = Vec::new();
        for node in pictures() {
            match node {
                TreeNode::Image(picture) => figures.extend(self.alone(picture, None)),
                TreeNode::Element(TreeElement { tag: Tag::Link { href }, children, .. }) => {
                    if let Some(TreeNode::Image(picture)) = tree::only(children) {
                        figures.extend(self.alone(picture, Some(href)));
                    }
                }
                _ => {}
            }
        }
        if let Some(TreeNode::Element(element)) = caption.map(|place| &children[place]) {
            let spans = self.spans(&element.children);
            match figures.last_mut().map(|block| &mut block.kind) {
                Some(BlockKind::Figure(figure)) if figure.caption.is_empty() => {
                    figure.caption = spans
                }
                _ => figures.push(Block::new(BlockKind::Paragraph { spans })),
            }
        }
        Ok(figures)
    }

    /// The figure of a picture that stands alone, and may be a link; a paragraph of its text where
    /// its address is refused.
    fn alone(&mut self, picture: &SourcePicture, href: Option<&String>) -> Option<Block> {
        let Some(image) = self.image(picture) else {
            let texts = [picture.alt.as_str(), &picture.title];
            let texts: Vec<_> = texts.into_iter().filter(|text| !text.is_empty()).collect();
            return (!texts.is_empty()).then(|| Block::paragraph(texts.join(" ")));
        };
        let title = match picture.title.as_str() {
            "" => Vec::new(),
            title => vec![Span::text(title)],
        };
        let caption = self.linked_caption(picture, href, title);
        let figure = Figure { caption, ..Figure::new(image) };
        Some(Block::new(BlockKind::Figure(Box::new(figure))))
    }

    /// A picture's link moves to its caption, or is lost where there is none.
    pub(super) fn linked_caption(
        &mut self,
        picture: &SourcePicture,
        href: Option<&String>,
        caption: Vec<Span>,
    ) -> Vec<Span> {
        let Some(href) = href else { return caption };
        match Href::parse(href) {
            Ok(href) if !caption.is_empty() => vec![Span::Link { href, spans: caption }],
            Ok(_) => {
                self.log
                    .warn(picture.line, "the link around a picture without a caption was left out");
                caption
            }
            Err(refused) => {
                self.log.warn(
                    picture.line,
                    format!("the link around a picture was left out: {refused}"),
                );
                caption
            }
        }
    }
}
