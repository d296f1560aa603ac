//! The nodes of a line → spans. Pictures among them are set aside, to stand after the block.

use super::blocks::Converter;
use super::tree::{SourcePicture, Tag, TreeElement, TreeNode, runs_on};
use article::{Href, Span, plain_text};

impl Converter<'_, '_> {
    /// The spans of the nodes; blocks among them become lines of their own.
    pub(super) fn spans(&mut self, nodes: &[TreeNode]) -> Vec<Span> {
        let mut spans = Vec::new();
        self.push_spans(nodes, &mut spans);
        trim(&mut spans);
        spans.shrink_to_fit();
        spans
    }

    fn push_spans(&mut self, nodes: &[TreeNode], spans: &mut Vec<Span>) {
        for (place, node) in nodes.iter().enumerate() {
            match node {
                TreeNode::Text(text) => push_text(spans, text),
                TreeNode::Code(text) => spans.push(Span::Code(text.clone())),
                TreeNode::CodeBlock { text, .. } => {
                    push_line_break(spans);
                    spans.push(Span::Code(text.clone()));
                    push_line_break(spans);
                }
                TreeNode::SoftBreak => {
                    if !runs_on(nodes, place) {
                        push_text(spans, " ");
                    }
                }
                TreeNode::LineBreak => spans.push(Span::LineBreak),
                TreeNode::Boundary => push_line_break(spans),
                TreeNode::Rule => push_line_break(spans),
                TreeNode::Image(picture) => self.picture(picture, spans),
                TreeNode::NoteRef { label } => {
                    let note = self.number(label);
                    // A link within a link is nothing that a page can show.
                    match self.in_link {
                        true => self.after_link.push(Span::NoteRef { note }),
                        false => spans.push(Span::NoteRef { note }),
                    }
                }
                TreeNode::Element(element) => self.element(element, spans),
            }
        }
    }

    fn element(&mut self, element: &TreeElement, spans: &mut Vec<Span>) {
        if element.tag == Tag::Dropped {
            return;
        }
        if !element.tag.is_span() {
            push_line_break(spans);
            self.push_spans(&element.children, spans);
            push_line_break(spans);
            return;
        }
        let mut inner = Vec::new();
        let link = matches!(element.tag, Tag::Link { .. }) && !self.in_link;
        self.in_link |= link;
        self.push_spans(&element.children, &mut inner);
        inner.shrink_to_fit();
        if link {
            self.in_link = false;
        }
        let mut marked = match &element.tag {
            _ if inner.is_empty() => Vec::new(),
            Tag::Emphasis => vec![Span::Emphasis(inner)],
            Tag::Strong => vec![Span::Strong(inner)],
            Tag::Subscript => vec![Span::Subscript(inner)],
            Tag::Superscript => vec![Span::Superscript(inner)],
            Tag::Code => vec![Span::Code(plain_text(&inner))],
            Tag::Link { href } if link => match Href::parse(href) {
                Ok(href) => vec![Span::Link { href, spans: inner }],
                Err(refused) => {
                    self.log.warn(
                        element.line,
                        format!("a link was left out and its text kept: {refused}"),
                    );
                    inner
                }
            },
            // Cite, small print, the language alone, and a link within a link.
            _ => inner,
        };
        if let Some(lang) = &element.lang
            && !marked.is_empty()
        {
            marked = vec![Span::Foreign { lang: lang.clone(), spans: marked }];
        }
        for span in marked {
            match span {
                Span::Text(text) => push_text(spans, &text),
                span => spans.push(span),
            }
        }
        if link {
            spans.append(&mut self.after_link);
        }
    }

    fn picture(&mut self, picture: &SourcePicture, spans: &mut Vec<Span>) {
        match self.image(picture) {
            Some(image) => {
                let caption = if picture.title.is_empty() {
                    Vec::new()
                } else {
                    vec![Span::text(picture.title.as_str())]
                };
                self.lift(image, caption);
            }
            None => {
                for text in
                    [&picture.alt, &picture.title].into_iter().filter(|text| !text.is_empty())
                {
                    push_text(spans, text);
                }
            }
        }
    }
}

/// Adds to the last text, or begins one.
fn push_text(spans: &mut Vec<Span>, text: &str) {
    match spans.last_mut() {
        Some(Span::Text(last)) => last.push_str(text),
        _ => spans.push(Span::text(text)),
    }
}

/// A line break, unless there is nothing to break.
fn push_line_break(spans: &mut Vec<Span>) {
    if !matches!(spans.last(), None | Some(Span::LineBreak)) {
        spans.push(Span::LineBreak);
    }
}

/// Takes blanks and line breaks off both ends, and blanks from before line breaks.
pub(super) fn trim(spans: &mut Vec<Span>) {
    let blank = |span: &Span| match span {
        Span::Text(text) => text.trim().is_empty(),
        Span::LineBreak => true,
        _ => false,
    };
    while spans.last().is_some_and(blank) {
        spans.pop();
    }
    let shown = spans.iter().position(|span| !blank(span)).unwrap_or(spans.len());
    spans.drain(..shown);
    if let Some(Span::Text(text)) = spans.first_mut() {
        text.drain(..text.len() - text.trim_start().len());
    }
    if let Some(Span::Text(text)) = spans.last_mut() {
        text.truncate(text.trim_end().len());
    }
}
