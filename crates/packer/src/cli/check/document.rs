//! A document as the checks see it.

use super::places::Places;
use article::{Article, Block, BlockKind, Location, Span, plain_text};
use import::Format;
use std::borrow::Cow;
use std::path::Path;

pub(super) struct Document<'a> {
    pub article: &'a Article,
    pub path: &'a Path,
    /// The format, where the name tells it.
    pub format: Option<Format>,
    pub text: Cow<'a, str>,
    places: Places,
}

impl<'a> Document<'a> {
    pub(super) fn new(path: &'a Path, bytes: &'a [u8], article: &'a Article) -> Self {
        let format = Format::of_name(&path.to_string_lossy());
        let text = String::from_utf8_lossy(bytes);
        Self { article, path, format, text, places: Places::default() }
    }

    /// The line in which words stand, the next time that they are asked for where they stand again.
    pub(super) fn place(&self, words: &str) -> Location {
        self.places.find(&self.text, words)
    }

    /// The line in which a run of text begins.
    pub(super) fn place_of(&self, spans: &[Span]) -> Location {
        let mut longest = "";
        each_text(spans, &mut |text| {
            if text.len() > longest.len() {
                longest = text;
            }
        });
        self.place(longest)
    }

    /// Every line of the text and its notes, with the block that it is of.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&'a Block, &'a [Span])> {
        let article = self.article;
        article.blocks().flat_map(|block| block.lines().into_iter().map(move |line| (block, line)))
    }

    /// The headings in their order.
    pub(super) fn headings(&self) -> impl Iterator<Item = (u8, &'a [Span])> {
        self.article.blocks().filter_map(|block| match &block.kind {
            BlockKind::Heading { level, spans } => Some((*level, &**spans)),
            _ => None,
        })
    }
}

/// Calls `act` with every run of plain text, code left out.
pub(super) fn each_text<'s>(spans: &'s [Span], act: &mut impl FnMut(&'s str)) {
    for span in spans {
        span.walk(&mut |span| {
            if let Span::Text(text) = span {
                act(text);
            }
        });
    }
}

/// The words of a run in one line, for a message.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("«{}…»", &text[..end]),
        None => format!("«{text}»"),
    }
}

/// The same of spans.
pub(super) fn shown_spans(spans: &[Span]) -> String {
    shown(&plain_text(spans))
}
