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

    /// The pictures of a paragraph that holds nothing else, or the paragraph as it was. Badges in
    /// a row stay in their line; others that stand in one line are a gallery.
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
        let Some(pictures) = pictures(&children[..end]).filter(|all| !are_badges(all)) else {
            return Err(children);
        };
        let is_row = pictures.len() > 1
            && !children[..end]
                .iter()
                .any(|node| matches!(node, TreeNode::SoftBreak | TreeNode::LineBreak));
        let mut figures = Vec::new();
        for (picture, href) in pictures {
            figures.extend(self.alone(picture, href));
        }
        let has_figures_alone =
            figures.iter().all(|block| matches!(block.kind, BlockKind::Figure(_)));
        let caption = match caption.map(|place| &children[place]) {
            Some(TreeNode::Element(element)) => self.spans(&element.children),
            _ => Vec::new(),
        };
        if is_row && figures.len() > 1 && has_figures_alone && self.may_nest() {
            let gallery = BlockKind::Gallery { blocks: figures, caption };
            return Ok(vec![Block::new(gallery)]);
        }
        if !caption.is_empty() {
            match figures.last_mut().map(|block| &mut block.kind) {
                Some(BlockKind::Figure(figure)) if figure.caption.is_empty() => {
                    figure.caption = caption
                }
                Some(BlockKind::Recording(recording)) if recording.caption.is_empty() => {
                    recording.caption = caption
                }
                _ => figures.push(Block::new(BlockKind::Paragraph { spans: caption })),
            }
        }
        Ok(figures)
    }

    /// The figure of a picture that stands alone, and may be a link; a paragraph of its text where
    /// its address is refused.
    fn alone(&mut self, picture: &SourcePicture, href: Option<&str>) -> Option<Block> {
        if let Some(player) = self.played_picture(picture) {
            return Some(player);
        }
        let Some(image) = self.image(picture) else {
            let texts = [picture.alt.as_str(), &picture.title];
            let texts: Vec<_> = texts.into_iter().filter(|text| !text.is_empty()).collect();
            return (!texts.is_empty()).then(|| Block::paragraph(texts.join(" ")));
        };
        let caption = match picture.title.as_str() {
            "" => Vec::new(),
            title => vec![Span::text(title)],
        };
        let link = self.picture_link(picture, href);
        let figure = Figure { caption, link, ..Figure::new(image) };
        Some(Block::new(BlockKind::Figure(Box::new(figure))))
    }

    /// The address that pressing a picture leads to.
    pub(super) fn picture_link(
        &mut self,
        picture: &SourcePicture,
        href: Option<&str>,
    ) -> Option<Href> {
        let refused = match Href::parse(href?) {
            Ok(href) => return Some(href),
            Err(refused) => refused,
        };
        let message = format!("the link around a picture was left out: {refused}");
        self.log.warn(picture.line, message);
        None
    }
}

/// The pictures of a line that has nothing else, each with the address of the link around it.
fn pictures(nodes: &[TreeNode]) -> Option<Vec<(&SourcePicture, Option<&str>)>> {
    let mut pictures = Vec::new();
    for node in nodes.iter().filter(|node| !node.is_blank()) {
        match node {
            TreeNode::Image(picture) => pictures.push((picture, None)),
            TreeNode::Element(TreeElement { tag: Tag::Link { href, .. }, children, .. }) => {
                match tree::only(children) {
                    Some(TreeNode::Image(picture)) => pictures.push((picture, Some(href.as_str()))),
                    _ => return None,
                }
            }
            _ => return None,
        }
    }
    (!pictures.is_empty()).then_some(pictures)
}

/// Whether pictures in a row are small signs: each leads somewhere else than to a larger picture,
/// or is drawn by a site that makes such.
fn are_badges(pictures: &[(&SourcePicture, Option<&str>)]) -> bool {
    let is_sign = |src: &str| {
        let src = src.to_ascii_lowercase();
        src.contains("badge") || src.contains("shields.io") || src.contains("shield")
    };
    let is_picture = |href: &str| {
        let path = href.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        [".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"].iter().any(|end| path.ends_with(end))
    };
    pictures.len() > 1
        && pictures.iter().all(|(picture, href)| {
            href.is_some_and(|href| !is_picture(href)) || is_sign(&picture.src)
        })
}
