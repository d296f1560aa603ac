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
            let (picture, href) = match node {
                TreeNode::Image(picture) => (picture, None),
                TreeNode::Element(TreeElement { tag: Tag::Link { href }, children, .. }) => {
                    match tree::only(children) {
                        Some(TreeNode::Image(picture)) => (picture, Some(href)),
                        _ => continue,
                    }
                }
                _ => continue,
            };
            let title = if picture.title.is_empty() {
                Vec::new()
            } else {
                vec![Span::text(picture.title.as_str())]
            };
            match self.image(picture) {
                Some(image) => {
                    let caption = self.linked_caption(picture, href, title);
                    figures.push(Block::new(BlockKind::Figure(Box::new(Figure {
                        image,
                        caption,
                        credit: String::new(),
                    }))));
                }
                None => {
                    let text = [&picture.alt, &picture.title]
                        .into_iter()
                        .filter(|t| !t.is_empty())
                        .cloned()
                        .collect::<Vec<_>>()
                        .join(" ");
                    if !text.is_empty() {
                        figures.push(Block::paragraph(text));
                    }
                }
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
