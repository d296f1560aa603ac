//! The runs of a text: words, and the parts of it that are no CommonMark.

use super::dialects::pieces::{Meaning, Run};
use super::events::TreeReader;
use super::tree::{SourceEmbed, SourcePicture, Tag, TreeElement, TreeNode};
use crate::parsers::characters::{discards_space, is_wide_mark};

impl TreeReader<'_, '_> {
    /// Adds a text that the parser read.
    pub(super) fn runs(&mut self, text: &str) {
        let pieces = self.pieces;
        let mut after_nothing = false;
        for run in pieces.runs(text) {
            match run {
                Run::Text(mut text) => {
                    // What is not shown leaves the blanks on its two sides as one.
                    let is_blank = match self.builder.last() {
                        Some(TreeNode::Text(before)) => before.ends_with(char::is_whitespace),
                        Some(_) => false,
                        None => true,
                    };
                    if after_nothing && is_blank {
                        text = text.trim_start();
                    }
                    after_nothing = false;
                    self.builder.push(TreeNode::Text(text.to_string()));
                }
                Run::Piece(piece) => {
                    after_nothing = piece.meaning == Meaning::Nothing;
                    self.piece(&piece.source, &piece.meaning);
                }
            }
        }
    }

    /// Adds an element with a text.
    fn element(&mut self, tag: Tag, text: &str) {
        self.builder.open(TreeElement::new(tag, self.line), self.log);
        if !text.is_empty() {
            self.builder.push(TreeNode::Text(text.to_string()));
        }
        self.builder.close();
    }

    fn piece(&mut self, source: &str, meaning: &Meaning) {
        match meaning {
            Meaning::Formula { tex, is_display } => self.builder.push(TreeNode::Formula {
                tex: tex.clone(),
                source: source.to_string(),
                is_display: *is_display,
            }),
            Meaning::Link { href, text } => {
                self.element(Tag::Link { href: href.clone(), about: None }, text);
            }
            Meaning::Embed { href, title } => {
                let (href, title) = (href.clone(), title.clone());
                self.element(Tag::Embed(SourceEmbed { href, title, ..SourceEmbed::default() }), "");
            }
            Meaning::Picture { src, alt, width, height } => {
                self.builder.push(TreeNode::Image(SourcePicture {
                    src: src.clone(),
                    alt: alt.clone(),
                    title: String::new(),
                    width: *width,
                    height: *height,
                    line: self.line,
                }))
            }
            Meaning::Text(text) => self.builder.push(TreeNode::Text(text.clone())),
            Meaning::Html(html) => self.html(html, self.line, true),
            Meaning::About(attributes) => {
                let (width, height) = (attributes.pixels("width"), attributes.pixels("height"));
                if let Some(TreeNode::Image(picture)) = self.builder.last() {
                    picture.width = picture.width.or(width);
                    picture.height = picture.height.or(height);
                    // Quarto's words in brackets are the caption then.
                    if let Some(alt) = attributes.value("fig-alt").or(attributes.value("alt")) {
                        let words = std::mem::replace(&mut picture.alt, alt.to_string());
                        if picture.title.is_empty() {
                            picture.title = words;
                        }
                    }
                }
            }
            Meaning::Nothing => {}
        }
    }
}

/// Whether a line end between two characters means nothing.
pub(super) fn are_joined(before: char, after: char) -> bool {
    // A full-width mark is drawn with its own blank, whatever stands beside it.
    if is_wide_mark(before) && !after.is_whitespace()
        || is_wide_mark(after) && !before.is_whitespace()
    {
        return true;
    }
    let is_either = |c| matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·');
    discards_space(before) && (discards_space(after) || is_either(after))
        || is_either(before) && discards_space(after)
}
