//! The text of a page → its tree, by html5ever's tokenizer and tree builder.

use super::sink::{Sink, TOO_MANY};
use crate::markup::Element;
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use std::cell::Cell;

/// The most elements within each other; browsers have such a limit, too, and a parser that goes
/// through all that are open needs one.
const DEEPEST: usize = 500;

/// The page's root; `None` where it has more elements than a page can show.
pub(super) fn parse(text: &str, is_xml: bool) -> Option<Element> {
    let options = TreeBuilderOpts { scripting_enabled: false, ..Default::default() };
    let builder = TreeBuilder::new(Sink::default(), options);
    let guard = Guard { builder, is_xml, passed_over: Cell::new(0) };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let input = BufferQueue::default();
    // One tendril holds at most four gigabytes.
    input.push_back(StrTendril::from_slice(text));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.builder.sink.tree()
}

/// Elements that have no end tag (WHATWG HTML §13.1.2, "void elements").
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Stands between the tokenizer and the tree builder.
struct Guard {
    builder: TreeBuilder<usize, Sink>,
    /// Whether `<a/>` is an element without content, and `<![CDATA[` text.
    is_xml: bool,
    /// The elements that were not opened, for they were too deep.
    passed_over: Cell<usize>,
}

impl TokenSink for Guard {
    type Handle = usize;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<usize> {
        if self.builder.sink.count() > TOO_MANY {
            return TokenSinkResult::Continue;
        }
        let Token::TagToken(tag) = &token else {
            return self.builder.process_token(token, line);
        };
        let is_void = VOID.contains(&&*tag.name);
        let passed_over = self.passed_over.get();
        match tag.kind {
            TagKind::StartTag if !is_void && !tag.self_closing => {
                if passed_over > 0 || self.builder.sink.depth() > DEEPEST {
                    self.passed_over.set(passed_over + 1);
                    return TokenSinkResult::Continue;
                }
            }
            TagKind::EndTag if passed_over > 0 => {
                self.passed_over.set(passed_over - 1);
                return TokenSinkResult::Continue;
            }
            TagKind::StartTag | TagKind::EndTag => {}
        }
        if !(self.is_xml && tag.self_closing && tag.kind == TagKind::StartTag) || is_void {
            return self.builder.process_token(token, line);
        }
        let end = Tag { kind: TagKind::EndTag, attrs: Vec::new(), ..tag.clone() };
        let _ = self.builder.process_token(token, line);
        let _ = self.builder.process_token(Token::TagToken(end), line);
        TokenSinkResult::Continue
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.is_xml || self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
