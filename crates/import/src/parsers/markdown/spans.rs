//! The nodes of a line → spans.

use super::blocks::Converter;
use super::island;
use super::tree::{SourceEmbed, SourcePicture, Tag, TreeElement, TreeNode, runs_on};
use article::{Formula, Href, Medium, Span, plain_text};

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
                TreeNode::CodeBlock(code) => {
                    push_line_break(spans);
                    spans.push(Span::Code(code.text.clone()));
                    push_line_break(spans);
                }
                TreeNode::SoftBreak => {
                    if !runs_on(nodes, place) {
                        push_text(spans, " ");
                    }
                }
                TreeNode::Formula { tex, .. } => {
                    let formula = Formula { tex: tex.clone(), ..Formula::default() };
                    spans.push(Span::Formula(Box::new(formula)));
                }
                TreeNode::Task(done) => push_text(spans, if *done { "☑ " } else { "☐ " }),
                TreeNode::LineBreak => spans.push(Span::LineBreak),
                TreeNode::Boundary => push_line_break(spans),
                // Where only a line can stand, the words stay.
                TreeNode::Ready(blocks) => push_text(spans, &island::words(blocks)),
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
        if element.tag == Tag::Ruby {
            return self.ruby(element, spans);
        }
        if !element.tag.is_span() {
            push_line_break(spans);
            self.push_spans(&element.children, spans);
            push_line_break(spans);
            return;
        }
        let mut inner = Vec::new();
        if let Tag::Embed(SourceEmbed { href, title, .. }) = &element.tag {
            return self.embed_in_line(element.line, href, title, spans);
        }
        let link = matches!(element.tag, Tag::Link { .. }) && !self.in_link;
        self.in_link |= link;
        self.push_spans(&element.children, &mut inner);
        inner.shrink_to_fit();
        if link {
            self.in_link = false;
            // Blank lines around what stands in it, as around a picture.
            let is_break = |span: &Span| *span == Span::LineBreak;
            if inner.iter().rev().take(2).chain(inner.iter().take(2)).any(is_break) {
                trim(&mut inner);
            }
        }
        let mut marked = match &element.tag {
            _ if inner.is_empty() => Vec::new(),
            Tag::Emphasis | Tag::Cite => vec![Span::Emphasis(inner)],
            Tag::Strong => vec![Span::Strong(inner)],
            Tag::Subscript => vec![Span::Subscript(inner)],
            Tag::Superscript => vec![Span::Superscript(inner)],
            Tag::Marked(mark) => vec![Span::Marked { mark: *mark, spans: inner }],
            Tag::Abbreviation { title } => {
                vec![Span::Abbreviation { title: title.clone(), spans: inner }]
            }
            Tag::Time { datetime } => {
                vec![Span::Time { datetime: datetime.clone(), spans: inner }]
            }
            Tag::Isolated { dir } => vec![Span::Isolated { dir: *dir, spans: inner }],
            Tag::Code => vec![Span::Code(plain_text(&inner))],
            Tag::Link { href, about } if link => match Href::parse(href) {
                Ok(href) => vec![Span::Link { href, about: about.clone(), spans: inner }],
                Err(refused) => {
                    self.log.warn(
                        element.line,
                        format!("a link was left out and its text kept: {refused}"),
                    );
                    inner
                }
            },
            // A language alone, a reading without characters, a link within a link.
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
        if Medium::of_file(&picture.src).is_some() {
            return self.embed_in_line(picture.line, &picture.src, &picture.alt, spans);
        }
        match self.image(picture) {
            Some(image) => {
                if !picture.title.is_empty() && picture.title != picture.alt {
                    let message = format!(
                        "the title \u{201c}{}\u{201d} of a picture within a line was left out",
                        picture.title
                    );
                    self.log.warn(picture.line, message);
                }
                spans.push(Span::Picture(Box::new(image)));
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

    /// Characters with their readings: each reading belongs to what stands before it.
    fn ruby(&mut self, element: &TreeElement, spans: &mut Vec<Span>) {
        let mut from = 0;
        let is_reading = |node: &TreeNode| matches!(node.tag(), Some(Tag::Reading));
        let mut marked = Vec::new();
        for (place, node) in element.children.iter().enumerate() {
            let TreeNode::Element(TreeElement { children, .. }) = node else { continue };
            if !is_reading(node) {
                continue;
            }
            let base = self.spans(&element.children[from..place]);
            let reading = self.spans(children);
            from = place + 1;
            match (base.is_empty(), reading.is_empty()) {
                (_, true) => marked.extend(base),
                // A second reading of the same characters, on their other side.
                (true, false) => {
                    push_text(&mut marked, " (");
                    marked.extend(reading);
                    push_text(&mut marked, ")");
                }
                (false, false) => marked.push(Span::Ruby { spans: base, reading }),
            }
        }
        self.push_spans(&element.children[from..], &mut marked);
        match &element.lang {
            Some(lang) if !marked.is_empty() => {
                spans.push(Span::Foreign { lang: lang.clone(), spans: marked })
            }
            _ => spans.extend(marked),
        }
    }

    /// Writes a link in place of an embed that stands within a line.
    fn embed_in_line(&mut self, line: usize, href: &str, title: &str, spans: &mut Vec<Span>) {
        let inner = vec![Span::text(if title.is_empty() { href } else { title })];
        match Href::parse(href) {
            Ok(href) if !self.in_link => spans.push(Span::Link { href, about: None, spans: inner }),
            Ok(_) => spans.extend(inner),
            Err(refused) => {
                let message = format!("a link was left out and its text kept: {refused}");
                self.log.warn(line, message);
                spans.extend(inner);
            }
        }
    }
}

/// Adds to the last text, or begins one.
fn push_text(spans: &mut Vec<Span>, text: &str) {
    match spans.last_mut() {
        // What stood between two blanks, such as a comment, may be gone.
        Some(Span::Text(last)) if last.ends_with(' ') && !last.ends_with("  ") => {
            last.push_str(text.strip_prefix(' ').unwrap_or(text));
        }
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
