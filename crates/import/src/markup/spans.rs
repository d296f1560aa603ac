//! Reads lines of text: elements → spans with their marks.

use super::figures::image;
use super::formulas::formula;
use super::tags::{self, Place};
use super::{Element, Node};
use article::{Direction, Href, Lang, LinkAbout, MAX_SPAN_DEPTH, Mark, Span, Warning};

/// A line as it grows: runs of blanks are one blank, as on the page (CSS Text, "white space
/// processing").
#[derive(Default)]
pub(super) struct SpanLine {
    spans: Vec<Span>,
    /// Whether a blank now would follow another, or begin the line.
    is_blank: bool,
    has_begun: bool,
}

impl SpanLine {
    /// The line, without a blank at its end; empty where there is nothing to see.
    pub(super) fn take(&mut self) -> Vec<Span> {
        let mut spans = std::mem::take(self).spans;
        trim_end(&mut spans);
        spans
    }

    pub(super) fn text(&mut self, text: &str) {
        let text = self.collapsed(text);
        push_text(&mut self.spans, text);
    }

    pub(super) fn element(&mut self, element: &Element, warnings: &mut Vec<Warning>) {
        for span in self.span(element, 1, warnings) {
            push(&mut self.spans, span);
        }
    }

    /// Ends a line within it, if something is on that.
    pub(super) fn end(&mut self) {
        trim_end(&mut self.spans);
        if !self.spans.is_empty() {
            self.spans.push(Span::LineBreak);
            self.is_blank = true;
        }
    }

    /// Adds a line of a program.
    pub(super) fn code(&mut self, text: &str) {
        if !text.trim().is_empty() {
            // As other blanks it would be one, and none at the beginning.
            let inner = text.trim_start();
            let indent = "\u{a0}".repeat(text.chars().count() - inner.chars().count());
            self.spans.push(Span::Code(indent + inner));
            (self.is_blank, self.has_begun) = (false, true);
        }
    }

    /// All that is in an element.
    pub(super) fn children_of(&mut self, element: &Element, warnings: &mut Vec<Warning>) {
        for child in &element.children {
            match child {
                Node::Text(text) => self.text(text),
                Node::Element(child) => self.element(child, warnings),
            }
        }
    }

    /// Whether nothing is in the line yet.
    pub(super) fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    fn children(
        &mut self,
        element: &Element,
        depth: usize,
        warnings: &mut Vec<Warning>,
    ) -> Vec<Span> {
        let mut spans = Vec::new();
        for child in &element.children {
            match child {
                Node::Text(text) => push_text(&mut spans, self.collapsed(text)),
                Node::Element(element) => {
                    for span in self.span(element, depth, warnings) {
                        push(&mut spans, span);
                    }
                }
            }
        }
        spans
    }

    fn span(&mut self, element: &Element, depth: usize, warnings: &mut Vec<Warning>) -> Vec<Span> {
        let lang = element.attribute("lang").and_then(Lang::parse);
        let dir = direction(element);
        // A mark in another language or direction is a span in another.
        let depth = depth + usize::from(lang.is_some()) + usize::from(dir.is_some());
        if depth >= MAX_SPAN_DEPTH {
            let text = self.collapsed(&element.raw_text());
            return if text.is_empty() { Vec::new() } else { vec![Span::Text(text)] };
        }
        if let Some(spans) = self.whole(element, warnings) {
            return spans;
        }
        // Blocks in a line are told apart by blanks.
        let is_block = tags::place(&element.tag) == Place::Block;
        let blank = |line: &mut Self| if is_block { line.collapsed(" ") } else { String::new() };
        let before = blank(self);
        let inner = match element.tag.as_str() {
            "ruby" => self.ruby(element, depth + 1, warnings),
            _ => self.children(element, depth + 1, warnings),
        };
        let after = blank(self);
        if inner.is_empty() && before.is_empty() && after.is_empty() {
            return inner;
        }
        let spans = if inner.is_empty() { inner } else { marked(element, inner, warnings) };
        let spans = match dir {
            Some(dir) if !spans.is_empty() => vec![Span::Isolated { dir, spans }],
            _ => spans,
        };
        let spans = match lang {
            Some(lang) if !spans.is_empty() => vec![Span::Foreign { lang, spans }],
            _ => spans,
        };
        let mut all = Vec::new();
        push_text(&mut all, before);
        spans.into_iter().for_each(|span| push(&mut all, span));
        push_text(&mut all, after);
        all
    }

    /// The spans of an element that is one thing, whatever is in it; `None` for all others.
    fn whole(&mut self, element: &Element, warnings: &mut Vec<Warning>) -> Option<Vec<Span>> {
        if element.is(&["br"]) {
            self.is_blank = true;
            return Some(vec![Span::LineBreak]);
        }
        // A place where a line may end.
        if element.is(&["wbr"]) {
            return Some(vec![Span::text(LINE_END)]);
        }
        if element.is(&["img"]) {
            return Some(self.picture(element, warnings));
        }
        if element.is(&[tags::IN_TEXT, tags::DISPLAYED]) {
            (self.is_blank, self.has_begun) = (false, true);
            return Some(vec![Span::Formula(Box::new(formula(element)))]);
        }
        if let Some(note) = note_reference(element) {
            return Some(vec![Span::NoteRef { note: note.to_string() }]);
        }
        if element.has("role", &["doc-backlink"]) {
            return Some(Vec::new());
        }
        if element.is(&["code", "tt"]) {
            let text = self.collapsed(&element.raw_text());
            return Some(if text.is_empty() { Vec::new() } else { vec![Span::Code(text)] });
        }
        None
    }

    /// A picture in a line; one without an address is its description.
    fn picture(&mut self, element: &Element, warnings: &mut Vec<Warning>) -> Vec<Span> {
        match image(element) {
            Ok(image) => {
                (self.is_blank, self.has_begun) = (false, true);
                vec![Span::Picture(Box::new(image))]
            }
            Err(refused) => {
                let message = format!("a picture is left out: {refused}");
                warnings.push(Warning::new(element.location(), message));
                let text = self.collapsed(element.attribute("alt").unwrap_or_default());
                if text.is_empty() { Vec::new() } else { vec![Span::Text(text)] }
            }
        }
    }

    /// Characters with their readings, each with those after it; `<rp>` is for browsers that know
    /// no readings.
    fn ruby(&mut self, element: &Element, depth: usize, warnings: &mut Vec<Warning>) -> Vec<Span> {
        let (mut pairs, mut characters) = (Vec::new(), Vec::new());
        for child in &element.children {
            match child {
                Node::Text(text) => push_text(&mut characters, self.collapsed(text)),
                Node::Element(child) if child.is(&["rp"]) => {}
                Node::Element(child) if child.is(&["rt", "rtc"]) => {
                    let reading = self.children(child, depth + 1, warnings);
                    if characters.is_empty()
                        && let Some(Span::Ruby { reading: last, .. }) = pairs.last_mut()
                    {
                        last.extend(reading);
                    } else if reading.is_empty() || characters.is_empty() {
                        pairs.append(&mut characters);
                        pairs.extend(reading);
                    } else {
                        pairs.push(Span::Ruby { spans: std::mem::take(&mut characters), reading });
                    }
                }
                Node::Element(child) => characters.extend(self.span(child, depth + 1, warnings)),
            }
        }
        pairs.append(&mut characters);
        pairs
    }

    fn collapsed(&mut self, text: &str) -> String {
        let mut collapsed = String::new();
        for c in text.chars() {
            let is_blank = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if !is_blank {
                collapsed.push(c);
                self.has_begun = true;
            } else if !self.is_blank && self.has_begun {
                collapsed.push(' ');
            }
            self.is_blank = is_blank;
        }
        collapsed
    }
}

/// The direction that an element sets, if it does: `None` within where its first letter decides.
fn direction(element: &Element) -> Option<Option<Direction>> {
    match element.attribute("dir").map(str::to_ascii_lowercase).as_deref() {
        Some("rtl") => Some(Some(Direction::RightToLeft)),
        Some("ltr") => Some(Some(Direction::LeftToRight)),
        Some("auto") => Some(None),
        _ if element.is(&["bdi"]) => Some(None),
        _ => None,
    }
}

/// Spans with the mark that their element stands for.
fn marked(element: &Element, spans: Vec<Span>, warnings: &mut Vec<Warning>) -> Vec<Span> {
    let mark = match element.tag.as_str() {
        "del" | "strike" => Some(Mark::Struck),
        tag => Mark::ALL.into_iter().find(|(.., known)| *known == tag).map(|(mark, ..)| mark),
    };
    if let Some(mark) = mark {
        return vec![Span::Marked { mark, spans }];
    }
    let span = match element.tag.as_str() {
        "em" | "i" | "cite" => Span::Emphasis(spans),
        "strong" | "b" => Span::Strong(spans),
        "sub" => Span::Subscript(spans),
        "sup" if !matches!(spans[..], [Span::NoteRef { .. }]) => Span::Superscript(spans),
        "abbr" | "acronym" => match element.attribute("title") {
            Some(title) => Span::Abbreviation { title: title.to_string(), spans },
            None => return spans,
        },
        "time" => match element.attribute("datetime") {
            Some(datetime) => Span::Time { datetime: datetime.to_string(), spans },
            None => return spans,
        },
        "a" => match element.attribute("href").map(Href::parse) {
            Some(Ok(href)) => {
                let title = element.attribute("title").unwrap_or_default().to_string();
                let lang = element.attribute("hreflang").and_then(Lang::parse);
                Span::Link { href, about: LinkAbout::of(title, lang), spans }
            }
            Some(Err(refused)) => {
                warnings.push(Warning::new(
                    element.location(),
                    format!("the link “{}” is left out: {refused}", element.text()),
                ));
                return spans;
            }
            None => return spans,
        },
        _ => return spans,
    };
    vec![span]
}

/// The note that an element refers to.
fn note_reference(element: &Element) -> Option<&str> {
    let is_reference = element.is(&["a"])
        && (element.has("role", &["doc-noteref"]) || element.has("class", &["footnote-ref"]));
    element.attribute("href").filter(|_| is_reference)?.strip_prefix('#')
}

/// A place where a line may end.
const LINE_END: &str = "\u{200b}";

fn push_text(spans: &mut Vec<Span>, text: String) {
    match spans.last_mut() {
        _ if text.is_empty() => {}
        // Within addresses pages say it, and this one's own among them, and no text does.
        Some(Span::Text(last)) if text == LINE_END && last.ends_with(['/', '?', '&']) => {}
        Some(Span::Text(last)) => last.push_str(&text),
        _ => spans.push(Span::Text(text)),
    }
}

fn push(spans: &mut Vec<Span>, span: Span) {
    match span {
        Span::Text(text) => push_text(spans, text),
        span => spans.push(span),
    }
}

pub(super) fn trim_end(spans: &mut Vec<Span>) {
    while let Some(last) = spans.last_mut() {
        let is_empty = match last {
            Span::Text(text) => {
                text.truncate(text.trim_end_matches(' ').len());
                text.is_empty()
            }
            Span::LineBreak => true,
            Span::Emphasis(inner)
            | Span::Strong(inner)
            | Span::Subscript(inner)
            | Span::Superscript(inner)
            | Span::Marked { spans: inner, .. }
            | Span::Abbreviation { spans: inner, .. }
            | Span::Time { spans: inner, .. }
            | Span::Isolated { spans: inner, .. }
            | Span::Link { spans: inner, .. }
            | Span::Foreign { spans: inner, .. } => {
                trim_end(inner);
                inner.is_empty()
            }
            _ => false,
        };
        if !is_empty {
            break;
        }
        spans.pop();
    }
}
