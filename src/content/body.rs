//! The body: the one place that turns a kind of block into what shows it.

use super::figure::figure;
use super::markup::{Markup, element};
use super::rendering::Rendering;
use super::table::table;
use article::{Block, BlockKind, Span, plain_text};

/// The number of blocks in a part, about: more than a window shows. A part costs layout for all of
/// its blocks when it comes into sight, and a little when it does not.
const PART: usize = 30;
/// The number of blocks from which a body is in parts. A shorter one is laid out at once, and no
/// height has to be guessed.
const LONG: usize = 400;

/// Builds the whole body. A long one is in parts, of which browsers lay out those in sight alone (CSS
/// Containment 2 §4). There a paragraph has an id only where the document gives it one, and its
/// part has one from which places are counted: an id for each costs the browser a tenth of its time
/// for the text.
pub(super) fn body(blocks: Vec<Block>, rendering: &Rendering) -> Markup {
    let body = element("div").class("av-body");
    if blocks.len() < LONG {
        return body.blocks(blocks, rendering);
    }
    let mut blocks = blocks.into_iter();
    let parts = std::iter::from_fn(|| {
        let end = seam(blocks.as_slice());
        let mut part: Vec<Block> = blocks.by_ref().take(end).collect();
        let id = part_id(part.first()?);
        part.iter_mut()
            .filter(|block| is_paragraph(block) && block.has_made_id())
            .for_each(|block| block.id.clear());
        // A block ends in the middle of a line, and has a space below.
        let spaces = 36 * end;
        let part = element("div").class("av-part").id(id).blocks(part, rendering);
        let ems = part.ems() as usize + spaces;
        Some(part.attribute("data-ems", ems.to_string()))
    });
    body.children(parts)
}

/// The index at which the next part ends: before a heading or between two paragraphs, where it does not show. Of
/// several such places the text itself names one, so that after a change of the article its other
/// parts are still the same.
fn seam(blocks: &[Block]) -> usize {
    let near = PART * 3 / 4..PART * 5 / 4;
    if blocks.len() <= near.end {
        return blocks.len();
    }
    let is_heading =
        |at: &usize| matches!(blocks.get(*at), Some(Block { kind: BlockKind::Heading { .. }, .. }));
    let unseen =
        |at: &usize| blocks.get(at - 1..=*at).is_some_and(|both| both.iter().all(is_paragraph));
    let heading = near.clone().find(is_heading);
    let seam = heading.or_else(|| {
        near.clone().filter(unseen).min_by_key(|at| blocks.get(*at).map(|block| &block.id))
    });
    seam.unwrap_or(near.end)
}

/// The id of the part that begins with this block.
fn part_id(first: &Block) -> String {
    format!("av-part-{}", first.id)
}

fn is_paragraph(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph { .. })
}

impl Markup {
    /// Adds the blocks.
    pub fn blocks(self, blocks: Vec<Block>, rendering: &Rendering) -> Self {
        self.children(blocks.into_iter().map(|content| block(content, rendering)))
    }
}

fn block(block: Block, rendering: &Rendering) -> Markup {
    let Block { id, lang, kind } = block;
    let begin = |tag| {
        if id.is_empty() { element(tag) } else { element(tag).id(id) }.other_lang(lang.as_ref())
    };
    match kind {
        BlockKind::Paragraph { spans } => begin("p").spans(spans, rendering),
        BlockKind::Heading { level, spans } => {
            let tag = match level {
                ..=2 => "h2",
                3 => "h3",
                4.. => "h4",
            };
            begin(tag).spans(spans, rendering)
        }
        BlockKind::List { ordered, start, items } => {
            let list = begin(if ordered { "ol" } else { "ul" });
            let list = if ordered && start != 1 {
                list.attribute("start", start.to_string())
            } else {
                list
            };
            list.children(items.into_iter().map(|item| element("li").blocks(item, rendering)))
        }
        BlockKind::Quote { blocks, attribution } => begin("blockquote")
            .class("av-quote")
            .blocks(blocks, rendering)
            .children(attributed("footer", attribution, rendering)),
        BlockKind::Pullquote { spans, attribution } => begin("figure")
            .class("av-pullquote")
            .child(element("blockquote").child(element("p").spans(spans, rendering)))
            .children(attributed("figcaption", attribution, rendering)),
        BlockKind::Figure(content) => {
            figure(begin("figure").class("av-figure"), *content, rendering)
        }
        BlockKind::Table(content) => {
            let name = Some(plain_text(&content.caption)).filter(|caption| !caption.is_empty());
            let region = begin("div").class("av-table");
            let region = scrolling(region, name, "table", rendering.labels.table);
            region.child(table(*content, rendering))
        }
        BlockKind::Code { language, text } => {
            let region = begin("div").class("av-code");
            let region = scrolling(region, language.clone(), "code", rendering.labels.code);
            let code = match language {
                // No class, for those are what style and scripts go by.
                Some(language) => element("code").attribute("data-language", language),
                None => element("code"),
            };
            region.child(element("pre").attribute("dir", "ltr").child(code.text(text)))
        }
        BlockKind::Box { title, blocks } => {
            let title = (!title.is_empty())
                .then(|| element("p").class("av-box-title").spans(title, rendering));
            // No `aside`, which browsers' reader modes leave out.
            let note = begin("section").class("av-box").attribute("role", "note");
            note.children(title).blocks(blocks, rendering)
        }
        BlockKind::Break => begin("hr").class("av-break"),
    }
}

/// Makes an element a region that scrolls within itself: it takes the focus, so that keys scroll it,
/// and has a name, else the interface's word for its kind.
fn scrolling(
    region: Markup,
    name: Option<String>,
    key: &'static str,
    word: &'static str,
) -> Markup {
    let region = region.attribute("role", "region").attribute("tabindex", "0");
    match name {
        Some(name) => region.attribute("aria-label", name),
        None => region.attribute("data-word-label", key).attribute("aria-label", word),
    }
}

/// The line that says whose words a quotation has; `None` where that is not known.
fn attributed(tag: &'static str, attribution: Vec<Span>, rendering: &Rendering) -> Option<Markup> {
    (!attribution.is_empty())
        .then(|| element(tag).class("av-attribution").spans(attribution, rendering))
}
