//! The one walk over an article's blocks: which blocks a block holds is decided here alone, so a
//! new kind of block that holds others is added to [`parts`] and [`parts_mut`].

use super::{Article, Block, BlockKind, Image, Span};
use std::slice;

/// The blocks and the items, which are blocks in groups, that a kind of block holds.
fn parts(kind: &BlockKind) -> (&[Block], &[Vec<Block>]) {
    match kind {
        BlockKind::List { items, .. } => (&[], items),
        BlockKind::Quote { blocks, .. } | BlockKind::Box { blocks, .. } => (blocks, &[]),
        BlockKind::Paragraph { .. }
        | BlockKind::Heading { .. }
        | BlockKind::Pullquote { .. }
        | BlockKind::Figure(_)
        | BlockKind::Table(_)
        | BlockKind::Code { .. }
        | BlockKind::Break => (&[], &[]),
    }
}

/// The same as [`parts`], to be changed.
fn parts_mut(kind: &mut BlockKind) -> (&mut [Block], &mut [Vec<Block>]) {
    match kind {
        BlockKind::List { items, .. } => (&mut [], items),
        BlockKind::Quote { blocks, .. } | BlockKind::Box { blocks, .. } => (blocks, &mut []),
        BlockKind::Paragraph { .. }
        | BlockKind::Heading { .. }
        | BlockKind::Pullquote { .. }
        | BlockKind::Figure(_)
        | BlockKind::Table(_)
        | BlockKind::Code { .. }
        | BlockKind::Break => (&mut [], &mut []),
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
        self.kind.children_mut()
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
    /// title or caption first and its attribution last.
    pub fn lines(&self) -> impl Iterator<Item = &[Span]> {
        let (first, table, last): (&[Span], _, &[Span]) = match &self.kind {
            BlockKind::Paragraph { spans } | BlockKind::Heading { spans, .. } => (spans, None, &[]),
            BlockKind::Pullquote { spans, attribution } => (spans, None, attribution),
            BlockKind::Quote { attribution, .. } => (&[], None, attribution),
            BlockKind::Figure(figure) => (&figure.caption, None, &[]),
            BlockKind::Table(table) => (&table.caption, Some(table), &[]),
            BlockKind::Box { title, .. } => (title, None, &[]),
            BlockKind::List { .. } | BlockKind::Code { .. } | BlockKind::Break => (&[], None, &[]),
        };
        let cells = table.into_iter().flat_map(|table| table.cells());
        [first].into_iter().chain(cells.map(|cell| &*cell.spans)).chain([last])
    }

    /// The same lines, to be changed.
    pub fn lines_mut(&mut self) -> Vec<&mut Vec<Span>> {
        match &mut self.kind {
            BlockKind::Paragraph { spans } | BlockKind::Heading { spans, .. } => vec![spans],
            BlockKind::Pullquote { spans, attribution } => vec![spans, attribution],
            BlockKind::Quote { attribution, .. } => vec![attribution],
            BlockKind::Figure(figure) => vec![&mut figure.caption],
            BlockKind::Table(table) => {
                let cells = table.head.iter_mut().chain(&mut table.rows).flatten();
                [&mut table.caption].into_iter().chain(cells.map(|cell| &mut cell.spans)).collect()
            }
            BlockKind::Box { title, .. } => vec![title],
            BlockKind::List { .. } | BlockKind::Code { .. } | BlockKind::Break => Vec::new(),
        }
    }
}

impl BlockKind {
    fn children_mut(&mut self) -> impl Iterator<Item = &mut Block> {
        let (blocks, items) = parts_mut(self);
        blocks.iter_mut().chain(items.iter_mut().flatten())
    }
}

impl Span {
    /// This span and all within it, each before those that it holds.
    pub fn walk<'s>(&'s self, act: &mut impl FnMut(&'s Span)) {
        act(self);
        self.children().iter().for_each(|span| span.walk(act));
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
    /// stories.
    pub fn images(&self) -> impl Iterator<Item = &Image> {
        let figures = self.blocks().filter_map(|block| match &block.kind {
            BlockKind::Figure(figure) => Some(&figure.image),
            _ => None,
        });
        figures.chain(self.related.iter().filter_map(|story| story.image.as_ref()))
    }

    /// Every picture in the order of [`images`](Article::images), to be changed.
    pub fn images_mut(&mut self) -> Vec<&mut Image> {
        fn push<'a>(block: &'a mut Block, images: &mut Vec<&'a mut Image>) {
            match &mut block.kind {
                BlockKind::Figure(figure) => images.push(&mut figure.image),
                kind => kind.children_mut().for_each(|block| push(block, images)),
            }
        }
        let mut images = Vec::new();
        let notes = self.notes.iter_mut().flat_map(|note| &mut note.blocks);
        self.body.iter_mut().chain(notes).for_each(|block| push(block, &mut images));
        images.extend(self.related.iter_mut().filter_map(|story| story.image.as_mut()));
        images
    }

    /// The blocks that stand in no other, to be changed.
    fn outermost_mut(&mut self) -> impl Iterator<Item = &mut Block> {
        self.body.iter_mut().chain(self.notes.iter_mut().flat_map(|note| &mut note.blocks))
    }
}

/// The blocks directly within a block, from [`Block::children`].
#[derive(Debug, Clone)]
pub struct Children<'a> {
    blocks: slice::Iter<'a, Block>,
    items: slice::Iter<'a, Vec<Block>>,
}

impl<'a> Iterator for Children<'a> {
    type Item = &'a Block;

    fn next(&mut self) -> Option<&'a Block> {
        loop {
            if let Some(block) = self.blocks.next() {
                return Some(block);
            }
            self.blocks = self.items.next()?.iter();
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
        let (caption, credit) = (vec![Span::text(alt)], String::new());
        Block::new(BlockKind::Figure(Box::new(crate::Figure { image, caption, credit })))
    }

    /// An article with pictures `a` to `f` in every place that may hold one.
    fn nested() -> Article {
        let mut article = Article::new(Lang::english(), "");
        let quote = BlockKind::Quote { blocks: vec![figure("b")], attribution: Vec::new() };
        let items = vec![vec![figure("a"), Block::new(quote)], Vec::new(), vec![figure("c")]];
        let list = Block::new(BlockKind::List { ordered: false, start: 1, items });
        article.body =
            vec![Block::new(BlockKind::Box { title: Vec::new(), blocks: vec![list, figure("d")] })];
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
        assert_eq!(article.body[0].lines().flatten().count(), 0);
        let text: Vec<_> = article.blocks().flat_map(Block::lines).flatten().collect();
        assert_eq!(text.len(), 5);
    }
}
