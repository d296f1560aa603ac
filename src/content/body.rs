//! The body: the one place that turns a kind of block into what shows it.

use super::box_out::box_out;
use super::children::ems;
use super::code::code;
use super::embed::embed;
use super::figure::figure;
use super::formula::formula;
use super::list::{definitions, list};
use super::markup::{Markup, element};
use super::recording::recording;
use super::rendering::Rendering;
use super::table::{Columns, table};
use crate::labels::fill;
use article::{Block, BlockKind, Span, plain_text};

/// The number of blocks in a part, about: more than a window shows. A part costs layout for all of
/// its blocks when it comes into sight, and a little when it does not.
const PART: usize = 30;
/// The number of blocks from which a body is in parts. A shorter one is laid out at once, and no
/// height has to be guessed.
const LONG: usize = 400;

/// Builds the whole body. A long one is in parts, of which browsers lay out those in sight alone
/// (CSS Containment 2 §4). There a paragraph has an id only where the document gives it one, and
/// its part has one from which places are counted: an id for each costs the browser a tenth of its
/// time for the text.
pub(super) fn body(blocks: Vec<Block>, rendering: &Rendering) -> Markup {
    let body = element("div").class("av-body");
    let mut has_initial = blocks.first().is_some_and(holds_initial);
    if blocks.len() < LONG {
        return body.opened(has_initial, blocks, rendering);
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
        let part = element("div").class("av-part").id(id).opened(has_initial, part, rendering);
        has_initial = false;
        let ems = part.ems() as usize + spaces;
        Some(part.attribute("data-ems", ems.to_string()))
    });
    body.children(parts)
}

/// The index at which the next part ends: before a heading or between two paragraphs, where it does
/// not show. Of several such places the text itself names one, so that after a change of the
/// article its other parts are still the same.
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

/// Whether a block is a paragraph that can hold an initial three lines high: long enough for three
/// lines beside it, and beginning with a capital that stands on its line. Others hang below it, and
/// marks and figures have no such form.
fn holds_initial(block: &Block) -> bool {
    /// In em: three lines of the widest column, and the initial.
    const THREE_LINES: f32 = 130.0;
    const CAPITALS: &str = "ABCDEFGHIKLMNOPRSTUVWXYZÀÁÂÃÄÅÆÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŁŒŚŠŹŻŽ\
                            ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩАБВГЕЖЗИЙКЛМНОПРСТУФХЧШЫЭЮЯЄІЇ";
    let BlockKind::Paragraph { spans } = &block.kind else { return false };
    let text = plain_text(spans);
    let mut letters = text.chars();
    letters.next().is_some_and(|first| CAPITALS.contains(first))
        && letters.next().is_some_and(|second| second == ' ' || !is_mark(second))
        && ems(&text) >= THREE_LINES
}

/// Whether a character is a mark or a figure and no letter, among those that may stand in a word.
fn is_mark(c: char) -> bool {
    matches!(c, ..'A' | '\u{2000}'..='\u{206f}')
}

fn is_paragraph(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph { .. })
}

impl Markup {
    /// Adds the blocks.
    pub fn blocks(self, blocks: Vec<Block>, rendering: &Rendering) -> Self {
        self.opened(false, blocks, rendering)
    }

    /// Adds the blocks, of which the first may have a large initial.
    fn opened(self, mut has_initial: bool, blocks: Vec<Block>, rendering: &Rendering) -> Self {
        self.children(
            blocks
                .into_iter()
                .flat_map(|content| {
                    let link = heading_link(&content, rendering);
                    let shown = block(content, rendering);
                    let has_initial = std::mem::take(&mut has_initial);
                    [Some(if has_initial { shown.class("av-initial") } else { shown }), link]
                })
                .flatten(),
        )
    }
}

fn block(block: Block, rendering: &Rendering) -> Markup {
    let Block { id, lang, dir, kind } = block;
    let begin = |tag| {
        let begun = if id.is_empty() { element(tag) } else { element(tag).id(id) };
        match (lang, dir) {
            (lang, None) => begun.other_lang(lang.as_ref()),
            (lang, Some(dir)) => {
                let lang = lang.map(|lang| lang.to_string());
                begun.optional("lang", lang).attribute("dir", dir.as_str())
            }
        }
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
        BlockKind::List(content) => list(begin, content, rendering),
        BlockKind::Definitions { items } => definitions(begin("dl"), items, rendering),
        BlockKind::Verse { spans } => begin("p").class("av-verse").spans(spans, rendering),
        BlockKind::Quote { blocks, attribution } => begin("blockquote")
            .class("av-quote")
            .blocks(blocks, rendering)
            .children(attributed("footer", attribution, rendering)),
        BlockKind::Pullquote { spans, attribution } => begin("figure")
            .class("av-pullquote")
            .child(element("blockquote").child(element("p").spans(spans, rendering)))
            .children(attributed("figcaption", attribution, rendering)),
        BlockKind::Figure(content) => figure(begin("figure"), *content, rendering),
        BlockKind::Table(content) => {
            let name = Some(plain_text(&content.caption)).filter(|caption| !caption.is_empty());
            let columns = Columns::of(&content);
            let region = begin("div").class(columns.class());
            let region = scrolling(region, name, "table", rendering.labels.table);
            region.child(table(*content, &columns, rendering))
        }
        BlockKind::Code(content) => code(begin("div"), *content, rendering),
        BlockKind::Formula(content) => formula(begin("div"), *content, rendering),
        BlockKind::Gallery { blocks, caption } => {
            let caption =
                (!caption.is_empty()).then(|| element("figcaption").spans(caption, rendering));
            let pictures = element("div").class("av-gallery-pictures").blocks(blocks, rendering);
            begin("figure").class("av-gallery").child(pictures).children(caption)
        }
        BlockKind::Recording(content) => recording(begin, *content, rendering),
        BlockKind::Embed(content) => embed(begin("div"), *content, rendering),
        BlockKind::Box(content) => box_out(begin, content, rendering),
        BlockKind::Break => begin("hr").class("av-break"),
    }
}

/// The link to a heading, which stands after it: within it, it would be a part of its name. Its
/// sign is drawn by style, so that it is no text; `None` for other blocks.
fn heading_link(block: &Block, rendering: &Rendering) -> Option<Markup> {
    let BlockKind::Heading { spans, .. } = &block.kind else { return None };
    let name = fill(rendering.labels.link_to_section, &plain_text(spans));
    let link = element("a").class("av-to-heading").attribute("href", format!("#{}", block.id));
    Some(link.attribute("lang", rendering.labels.lang).attribute("aria-label", name))
}

/// Makes an element a region that scrolls within itself: it takes the focus, so that keys scroll
/// it, and has a name, else the interface's word for its kind.
pub(super) fn scrolling(
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
