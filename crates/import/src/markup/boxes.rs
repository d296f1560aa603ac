//! Quotations, box-outs and disclosures.

use super::blocks::{Blocks, is_verse};
use super::{Element, Node};
use article::{Block, BlockKind, BoxOut, Fold, Span};

impl Blocks {
    pub(super) fn quote(&mut self, element: &Element) -> BlockKind {
        let mut rest = element.clone();
        rest.tag = "div".into();
        let place = rest.children.iter().rposition(
            |child| matches!(child, Node::Element(child) if child.is(&["footer", "cite", "figcaption"])),
        );
        let attribution = match place.map(|index| rest.children.remove(index)) {
            Some(Node::Element(attribution)) => undashed(self.spans(&attribution)),
            _ => Vec::new(),
        };
        if is_verse(element) {
            let spans = super::verse::verse(&rest, &mut self.warnings);
            let blocks = vec![Block::new(BlockKind::Verse { spans })];
            return BlockKind::Quote { blocks, attribution };
        }
        BlockKind::Quote { blocks: self.within(&rest), attribution }
    }

    pub(super) fn pullquote(&mut self, element: &Element) -> BlockKind {
        match self.quote(element) {
            BlockKind::Quote { blocks, attribution } => {
                let mut spans = Vec::new();
                let mut is_plain = true;
                for block in blocks {
                    match block.kind {
                        BlockKind::Paragraph { spans: line } => {
                            spans.extend((!spans.is_empty()).then_some(Span::LineBreak));
                            spans.extend(line);
                        }
                        _ => is_plain = false,
                    }
                }
                if spans.is_empty() || !is_plain {
                    spans = vec![Span::text(text_before(element))];
                }
                BlockKind::Pullquote { spans, attribution }
            }
            other => other,
        }
    }

    pub(super) fn aside(&mut self, element: &Element) -> BlockKind {
        let (title, rest) = self.titled(element);
        BlockKind::Box(BoxOut { title, blocks: self.within(&rest), ..BoxOut::default() })
    }

    pub(super) fn details(&mut self, element: &Element) -> BlockKind {
        let (title, rest) = self.titled(element);
        let fold = Some(fold(element));
        BlockKind::Box(BoxOut { callout: None, fold, title, blocks: self.within(&rest) })
    }

    /// The heading that an element begins with, and what follows it.
    fn titled(&mut self, element: &Element) -> (Vec<Span>, Element) {
        let is_title = |child: &Element| {
            child.is(&["h1", "h2", "h3", "h4", "h5", "h6", "summary"])
                || child.has("class", &["topic-title", "sidebar-title"])
        };
        let first = element.elements().next().filter(|child| is_title(child));
        let title = first.map(|child| self.spans(child)).unwrap_or_default();
        let mut rest = element.clone();
        if first.is_some() {
            let index = rest
                .children
                .iter()
                .position(|child| matches!(child, Node::Element(_)))
                .unwrap_or_default();
            rest.children.remove(index);
        }
        (title, rest)
    }
}

/// The text of a quotation without its source.
fn text_before(element: &Element) -> String {
    let sources = element.elements().filter(|child| child.is(&["footer", "cite"]));
    let source = sources.last().map(Element::text).unwrap_or_default();
    let text = element.text();
    text.strip_suffix(source.as_str()).unwrap_or(&text).trim_end().to_string()
}

/// A name without the dash before it, which the page sets itself.
pub(super) fn undashed(mut spans: Vec<Span>) -> Vec<Span> {
    if let Some(Span::Text(text)) = spans.first_mut() {
        let rest = text.trim_start_matches(['—', '―', '–']);
        if rest.len() < text.len() {
            *text = rest.trim_start().to_string();
        }
    }
    spans.retain(|span| !matches!(span, Span::Text(text) if text.is_empty()));
    spans
}

/// Whether a disclosure is open at first.
pub(super) fn fold(element: &Element) -> Fold {
    if element.is_set("open") { Fold::Open } else { Fold::Closed }
}
