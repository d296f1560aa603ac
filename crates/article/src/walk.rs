//! The one walk over an article's blocks: which blocks a block holds is decided here alone, so a
//! new kind of block that holds others is added to [`parts`] and [`Contents`].

use super::{Article, Block, BlockKind, BoxOut, Direction, Image, Item, Span};
use std::slice;

/// The blocks and the items, which are blocks in groups, that a kind of block holds.
fn parts(kind: &BlockKind) -> (&[Block], &[Item]) {
    match kind {
        BlockKind::List(list) => (&[], &list.items),
        BlockKind::Definitions { items } => (&[], items),
        BlockKind::Quote { blocks, .. }
        | BlockKind::Box(BoxOut { blocks, .. })
        | BlockKind::Gallery { blocks, .. } => (blocks, &[]),
        BlockKind::Recording(recording) => (&recording.transcript, &[]),
        BlockKind::Paragraph { .. }
        | BlockKind::Heading { .. }
        | BlockKind::Pullquote { .. }
        | BlockKind::Verse { .. }
        | BlockKind::Figure(_)
        | BlockKind::Table(_)
        | BlockKind::Code(_)
        | BlockKind::Formula(_)
        | BlockKind::Embed(_)
        | BlockKind::Break => (&[], &[]),
    }
}

/// The parts of a block, to be changed.
#[derive(Default)]
struct Contents<'a> {
    image: Option<&'a mut Image>,
    lines: Vec<&'a mut Vec<Span>>,
    blocks: Vec<&'a mut Block>,
}

impl BlockKind {
    /// The same as [`Block::lines`], [`parts`] and the picture that the block shows.
    fn contents_mut(&mut self) -> Contents<'_> {
        let mut contents = Contents::default();
        match self {
            BlockKind::Paragraph { spans }
            | BlockKind::Heading { spans, .. }
            | BlockKind::Verse { spans } => contents.lines.push(spans),
            BlockKind::Pullquote { spans, attribution } => {
                contents.lines.extend([spans, attribution])
            }
            BlockKind::Quote { blocks, attribution } => {
                contents.lines.push(attribution);
                contents.blocks.extend(blocks);
            }
            BlockKind::List(list) => {
                contents.blocks.extend(list.items.iter_mut().flat_map(|item| &mut item.blocks));
            }
            BlockKind::Definitions { items } => {
                for item in items {
                    contents.lines.push(&mut item.term);
                    contents.blocks.extend(&mut item.blocks);
                }
            }
            BlockKind::Box(content) => {
                contents.lines.push(&mut content.title);
                contents.blocks.extend(&mut content.blocks);
            }
            BlockKind::Figure(figure) => {
                contents.image = Some(&mut figure.image);
                contents.lines.push(&mut figure.caption);
            }
            BlockKind::Gallery { blocks, caption } => {
                contents.lines.push(caption);
                contents.blocks.extend(blocks);
            }
            BlockKind::Recording(recording) => {
                contents.image = recording.poster.as_mut();
                contents.lines.push(&mut recording.caption);
                contents.blocks.extend(&mut recording.transcript);
            }
            BlockKind::Embed(embed) => {
                contents.image = embed.image.as_mut();
                contents.lines.extend([&mut embed.title, &mut embed.caption]);
            }
            BlockKind::Table(table) => {
                contents.lines.push(&mut table.caption);
                let rows = table.head.iter_mut().chain(&mut table.rows).chain(&mut table.foot);
                contents.lines.extend(rows.flatten().map(|cell| &mut cell.spans));
            }
            BlockKind::Code(_) | BlockKind::Formula(_) | BlockKind::Break => {}
        }
        contents
    }
}

impl Block {
    /// The blocks that stand directly in this one, in reading order.
    pub fn children(&self) -> Children<'_> {
        let (blocks, items) = parts(&self.kind);
        Children { blocks: blocks.iter(), items: items.iter() }
    }

    /// The blocks that stand directly in this one, to be changed.
    pub fn children_mut(&mut self) -> impl Iterator<Item = &mut Block> {
        self.kind.contents_mut().blocks.into_iter()
    }

    /// This block and all within it, each before those that it holds.
    pub fn walk(&self) -> impl Iterator<Item = &Block> {
        [self].into_iter().chain(Descendants { open: Vec::new(), last: self.children() })
    }

    /// Calls `act` with this block and all within it, each before those that it holds.
    pub fn walk_mut(&mut self, act: &mut impl FnMut(&mut Block)) {
        act(self);
        self.children_mut().for_each(|block| block.walk_mut(act));
    }

    /// The block's own lines of text, without those of its children and the text of code: its
    /// title or caption first, terms and cells in their order, its attribution last.
    pub fn lines(&self) -> Vec<&[Span]> {
        match &self.kind {
            BlockKind::Paragraph { spans }
            | BlockKind::Heading { spans, .. }
            | BlockKind::Verse { spans } => vec![spans],
            BlockKind::Pullquote { spans, attribution } => vec![spans, attribution],
            BlockKind::Quote { attribution, .. } => vec![attribution],
            BlockKind::Figure(figure) => vec![&figure.caption],
            BlockKind::Gallery { caption, .. } => vec![caption],
            BlockKind::Recording(recording) => vec![&recording.caption],
            BlockKind::Embed(embed) => vec![&embed.title, &embed.caption],
            BlockKind::Table(table) => {
                let cells = table.cells().map(|cell| &*cell.spans);
                [&*table.caption].into_iter().chain(cells).collect()
            }
            BlockKind::Box(content) => vec![&content.title],
            BlockKind::Definitions { items } => items.iter().map(|item| &*item.term).collect(),
            BlockKind::List(_) | BlockKind::Code(_) | BlockKind::Formula(_) | BlockKind::Break => {
                Vec::new()
            }
        }
    }

    /// The same lines, to be changed.
    pub fn lines_mut(&mut self) -> Vec<&mut Vec<Span>> {
        self.kind.contents_mut().lines
    }

    /// The block's own pictures, without those of its children: the one that it shows, and then
    /// those within its lines.
    fn images(&self) -> Vec<&Image> {
        let mut images: Vec<&Image> = match &self.kind {
            BlockKind::Figure(figure) => vec![&figure.image],
            BlockKind::Recording(recording) => recording.poster.iter().collect(),
            BlockKind::Embed(embed) => embed.image.iter().collect(),
            _ => Vec::new(),
        };
        for span in self.lines().into_iter().flatten() {
            span.walk(&mut |span| {
                if let Span::Picture(image) = span {
                    images.push(image);
                }
            });
        }
        images
    }
}

/// Adds the pictures of a block and of all within it, in the order of [`Article::images`].
fn push_images<'a>(block: &'a mut Block, images: &mut Vec<&'a mut Image>) {
    let Contents { image, lines, blocks } = block.kind.contents_mut();
    images.extend(image);
    lines.into_iter().for_each(|line| push_pictures(line, images));
    blocks.into_iter().for_each(|block| push_images(block, images));
}

/// Adds the pictures within a line.
fn push_pictures<'a>(spans: &'a mut [Span], images: &mut Vec<&'a mut Image>) {
    for span in spans {
        match span {
            Span::Picture(image) => images.push(image),
            Span::Ruby { spans, reading } => {
                push_pictures(spans, images);
                push_pictures(reading, images);
            }
            span => push_pictures(span.children_mut(), images),
        }
    }
}

impl Span {
    /// This span and all within it, each before those that it holds.
    pub fn walk<'s>(&'s self, act: &mut impl FnMut(&'s Span)) {
        act(self);
        self.children().iter().chain(self.reading()).for_each(|span| span.walk(act));
    }
}

impl Article {
    /// Every block of the text and then of the notes, each before those that it holds.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        let notes = self.notes.iter().flat_map(|note| &note.blocks);
        self.body.iter().chain(notes).flat_map(Block::walk)
    }

    /// Calls `act` with every block of the text and then of the notes, each before those that it
    /// holds.
    pub fn each_block_mut(&mut self, mut act: impl FnMut(&mut Block)) {
        self.outermost_mut().for_each(|block| block.walk_mut(&mut act));
    }

    /// Every picture: those of the text and its notes in their order, then those of the related
    /// stories, then the authors' portraits.
    pub fn images(&self) -> impl Iterator<Item = &Image> {
        let images = self.blocks().flat_map(Block::images);
        images
            .chain(self.related.iter().filter_map(|story| story.image.as_ref()))
            .chain(self.bylines.iter().filter_map(|byline| byline.portrait.as_ref()))
    }

    /// Every picture in the order of [`images`](Article::images), to be changed.
    pub fn images_mut(&mut self) -> Vec<&mut Image> {
        let mut images = Vec::new();
        let notes = self.notes.iter_mut().flat_map(|note| &mut note.blocks);
        self.body.iter_mut().chain(notes).for_each(|block| push_images(block, &mut images));
        images.extend(self.related.iter_mut().filter_map(|story| story.image.as_mut()));
        images.extend(self.bylines.iter_mut().filter_map(|byline| byline.portrait.as_mut()));
        images
    }

    /// Forgets the directions that blocks have anyway, by their language or by what they stand in.
    pub fn forget_implied_directions(&mut self) {
        let around = self.lang.direction();
        self.outermost_mut().for_each(|block| forget_implied_direction(block, around));
    }

    /// The blocks that stand in no other, to be changed.
    fn outermost_mut(&mut self) -> impl Iterator<Item = &mut Block> {
        self.body.iter_mut().chain(self.notes.iter_mut().flat_map(|note| &mut note.blocks))
    }
}

fn forget_implied_direction(block: &mut Block, around: Direction) {
    let own = block.lang.as_ref().map_or(around, |lang| lang.direction());
    if block.dir == Some(own) {
        block.dir = None;
    }
    let around = block.dir.unwrap_or(own);
    block.children_mut().for_each(|block| forget_implied_direction(block, around));
}

/// The blocks directly within a block, from [`Block::children`].
#[derive(Debug, Clone)]
pub struct Children<'a> {
    blocks: slice::Iter<'a, Block>,
    items: slice::Iter<'a, Item>,
}

impl<'a> Iterator for Children<'a> {
    type Item = &'a Block;

    fn next(&mut self) -> Option<&'a Block> {
        loop {
            if let Some(block) = self.blocks.next() {
                return Some(block);
            }
            self.blocks = self.items.next()?.blocks.iter();
        }
    }
}

/// The blocks within a block at any depth. Takes memory where blocks hold blocks that hold blocks.
struct Descendants<'a> {
    /// The blocks that are being gone through, the outermost first, without the last.
    open: Vec<Children<'a>>,
    last: Children<'a>,
}

impl<'a> Iterator for Descendants<'a> {
    type Item = &'a Block;

    fn next(&mut self) -> Option<&'a Block> {
        loop {
            if let Some(block) = self.last.next() {
                self.open.push(std::mem::replace(&mut self.last, block.children()));
                return Some(block);
            }
            self.last = self.open.pop()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ImageSource, Lang, Note, Story};

    fn figure(alt: &str) -> Block {
        let src = ImageSource::Relative(alt.into());
        let image = Image { src, alt: alt.into(), width: None, height: None };
        let caption = vec![Span::text(alt)];
        Block::new(BlockKind::Figure(Box::new(crate::Figure {
            caption,
            ..crate::Figure::new(image)
        })))
    }

    /// An article with pictures `a` to `f` in every place that may hold one.
    fn nested() -> Article {
        let mut article = Article::new(Lang::english(), "");
        let quote = BlockKind::Quote { blocks: vec![figure("b")], attribution: Vec::new() };
        let items = [vec![figure("a"), Block::new(quote)], Vec::new(), vec![figure("c")]];
        let items = items.map(Item::from).to_vec();
        let list = Block::new(BlockKind::List(crate::List { items, ..Default::default() }));
        let blocks = vec![list, figure("d")];
        article.body = vec![Block::new(BlockKind::Box(BoxOut { blocks, ..Default::default() }))];
        article.notes = vec![Note { id: "1".into(), blocks: vec![figure("e")] }];
        let BlockKind::Figure(last) = figure("f").kind else { unreachable!() };
        let (title, image) = ("".into(), Some(last.image));
        article.related =
            vec![Story { title, lead: None, link: None, file: None, date: None, image }];
        article
    }

    #[test]
    fn every_picture_is_met_in_reading_order() {
        let mut article = nested();
        let alts: String = article.images().map(|image| image.alt.as_str()).collect();
        assert_eq!(alts, "abcdef");
        let alts: String = article.images_mut().iter().map(|image| image.alt.as_str()).collect();
        assert_eq!(alts, "abcdef");
    }

    #[test]
    fn blocks_come_before_those_that_they_hold() {
        let mut article = nested();
        let kinds = |article: &Article| -> Vec<_> {
            article.blocks().map(|block| std::mem::discriminant(&block.kind)).collect()
        };
        let all = kinds(&article);
        assert_eq!(all.len(), 8);
        assert_eq!(all[0], std::mem::discriminant(&article.body[0].kind));
        let mut changed = Vec::new();
        article.each_block_mut(|block| changed.push(std::mem::discriminant(&block.kind)));
        assert_eq!(changed, all);
    }

    #[test]
    fn lines_are_a_blocks_own() {
        let article = nested();
        assert_eq!(article.body[0].lines().concat().len(), 0);
        let text: Vec<_> = article.blocks().flat_map(Block::lines).flatten().collect();
        assert_eq!(text.len(), 5);
    }
}
