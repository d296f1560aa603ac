//! A piece of HTML → tags and text, by html5gum's tokenizer (WHATWG HTML §13.2.5). What that drops
//! because browsers do, and has words in it, stays as text here: it can do no harm as text.

use html5gum::{DefaultEmitter, Error, HtmlString, Span, StartTag, State, Tokenizer};
use std::ops::Range;

/// The parts of HTML; comments and declarations are passed over.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    Open(OpenTag),
    Close(String),
    Text(String),
    /// A comment that never ends and so hides everything after it.
    EndlessComment,
}

/// A start tag, its name in lower case.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct OpenTag {
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl OpenTag {
    /// The same with other names and values.
    pub(super) fn map(self, act: impl Fn(&str) -> String) -> Self {
        let attributes = self.attributes.iter().map(|(key, value)| (act(key), act(value)));
        Self { name: act(&self.name), attributes: attributes.collect() }
    }

    /// A text as the value of an attribute in double quotation marks.
    pub(super) fn escaped(value: &str) -> String {
        value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('\n', " ")
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| {
            classes.split_ascii_whitespace().any(|c| c.eq_ignore_ascii_case(class))
        })
    }
}

/// Elements whose content is code for machines.
pub(super) fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style" | "template" | "iframe" | "noembed" | "noframes")
}

/// The tokens with the number of line ends before each.
pub(super) fn tokens(html: &str) -> Vec<(Token, usize)> {
    let mut found = Found { html, at: 0, lines: 0, tokens: Vec::new(), restarts: 0 };
    let mut next = Some((0, State::Data));
    while let Some((start, state)) = next {
        next = found.read(start, state);
    }
    found.tokens
}

/// The most times that text is read again which browsers pass over: each takes as long as all of
/// it.
const MOST_RESTARTS: usize = 100;

struct Found<'h> {
    html: &'h str,
    /// The offset up to which lines are counted.
    at: usize,
    lines: usize,
    tokens: Vec<(Token, usize)>,
    restarts: usize,
}

impl Found<'_> {
    /// Reads the HTML from an offset on. Returns where and how it is to be read on.
    fn read(&mut self, offset: usize, state: State) -> Option<(usize, State)> {
        let html = self.html.get(offset..)?;
        let mut tokenizer = Tokenizer::new_with_emitter(html, DefaultEmitter::new_with_span());
        tokenizer.set_state(state);
        let (mut end, mut is_unfinished) = (offset, false);
        // The raw element that is being passed over.
        let mut raw: Option<HtmlString> = None;
        while let Some(Ok(token)) = tokenizer.next() {
            let Span { start, end: to } = span(&token);
            let (start, to) = (offset + start, (offset + to).min(self.html.len()));
            match token {
                html5gum::Token::Error(error) => {
                    match error.value {
                        Error::EofInTag => is_unfinished = raw.is_none(),
                        Error::EofInComment => self.push(end, Token::EndlessComment),
                        _ => {}
                    }
                    continue;
                }
                html5gum::Token::EndTag(tag) => {
                    raw = raw.filter(|raw| *raw != tag.name);
                    if raw.is_none() {
                        self.push(start, Token::Close(text(&tag.name)));
                    }
                }
                _ if raw.is_some() => {}
                html5gum::Token::StartTag(tag) => {
                    if is_raw(&text(&tag.name)) {
                        tokenizer.set_state(State::RawText);
                        raw = Some(tag.name.clone());
                    }
                    self.push(start, Token::Open(tag.into()));
                }
                html5gum::Token::String(run) => self.push(start, Token::Text(text(&run.value))),
                html5gum::Token::Comment(_) | html5gum::Token::Doctype(_) => {
                    if let Some(after) = self.passed_over(start..to) {
                        return Some((after, State::Data));
                    }
                }
            }
            end = to;
        }
        is_unfinished.then_some((end, State::RcData))
    }

    /// Keeps what browsers take for a comment though it is none: a declaration that never ends, and
    /// `</` before what is no name. Returns where reading goes on, if within.
    fn passed_over(&mut self, part: Range<usize>) -> Option<usize> {
        let source = self.html.get(part.clone()).unwrap_or_default();
        let is_close = source.starts_with("</");
        if is_close && self.restarts < MOST_RESTARTS {
            self.restarts += 1;
            self.push(part.start, Token::Text("</".into()));
            return Some(part.start + 2);
        }
        if is_close || !source.starts_with("<!--") && !source.ends_with('>') {
            self.push(part.start, Token::Text(source.into()));
        }
        None
    }

    fn push(&mut self, start: usize, token: Token) {
        let between = self.html.as_bytes().get(self.at..start).unwrap_or_default();
        self.lines += between.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(start);
        self.tokens.push((token, self.lines));
    }
}

impl From<StartTag<usize>> for OpenTag {
    fn from(tag: StartTag<usize>) -> Self {
        let attributes = tag.attributes.iter().map(|(key, value)| (text(key), text(value)));
        Self { name: text(&tag.name), attributes: attributes.collect() }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn span(token: &html5gum::Token<usize>) -> Span {
    match token {
        html5gum::Token::StartTag(tag) => tag.span,
        html5gum::Token::EndTag(tag) => tag.span,
        html5gum::Token::String(run) => run.span,
        html5gum::Token::Comment(comment) => comment.span,
        html5gum::Token::Doctype(doctype) => doctype.span,
        html5gum::Token::Error(error) => error.span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens in short: `<name` and `</name`, texts as they are, `!` for an endless comment.
    fn short(html: &str) -> String {
        let tokens = tokens(html).into_iter().map(|(token, _)| match token {
            Token::Open(tag) => format!("<{}", tag.name),
            Token::Close(name) => format!("</{name}"),
            Token::Text(text) => text,
            Token::EndlessComment => "!".into(),
        });
        tokens.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn tags_and_references_are_read_as_browsers_do() {
        assert_eq!(short("<P>a &amp; b<!-- c --> &copy 1</p>"), "<p|a & b| © 1|</p");
        assert_eq!(short("<!DOCTYPE html><?php x ?>a<!-->b"), "a|b");
        let [(Token::Open(tag), _)] = &tokens("<a HREF='?b=1&amp;c' class=\"d E\" f>")[..] else {
            panic!("no tag")
        };
        assert_eq!((tag.attribute("href"), tag.attribute("f")), (Some("?b=1&c"), Some("")));
        assert!(tag.has_class("e") && !tag.has_class("f"));
    }

    #[test]
    fn no_word_is_lost() {
        assert_eq!(short("<b>I </3 <i>x</i> 1 < 2"), "<b|I |</|3 |<i|x|</i| 1 < 2");
        assert_eq!(short("a <div b &amp; c"), "a |<div b & c");
        assert_eq!(short("a <?php b"), "a |<?php b");
        assert_eq!(short("a <!-- b"), "a |!");
        let many = "</3 ".repeat(1000);
        assert_eq!(short(&many).replace('|', ""), many);
    }

    #[test]
    fn code_for_machines_is_passed_over() {
        assert_eq!(short("<script>a < b; '<i>'</script>c"), "<script|</script|c");
        assert_eq!(short("</<style>a</style>b<template><p>c"), "</|<style|</style|b|<template");
    }

    #[test]
    fn line_ends_before_a_token_are_counted() {
        let lines: Vec<_> = tokens("<p\n>a\nb<!--\n\n--><br></3\n>\n<hr>")
            .into_iter()
            .map(|(_, line)| line)
            .collect();
        assert_eq!(lines, [0, 1, 4, 4, 4, 6]);
    }
}
