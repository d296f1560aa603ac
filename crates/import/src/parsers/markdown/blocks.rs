//! Nodes → blocks of the model: the one place where a kind of node becomes a kind of block.

use super::lists;
use super::tree::{Tag, TreeElement, TreeNode, blocks_only};
use super::{Log, boxes, quote, spans};
use article::{
    Block, BlockKind, BoxOut, Code, Direction, Formula, Lang, List, MAX_BLOCK_DEPTH, Note, Span,
    Subject,
};
use std::collections::HashMap;

/// The state of a conversion.
pub(super) struct Converter<'l, 'w> {
    pub log: &'l mut Log<'w>,
    /// Labels of the footnotes, in the order of their first references.
    order: Vec<String>,
    numbers: HashMap<String, usize>,
    /// How many blocks stand around the one being made.
    depth: usize,
    pub in_link: bool,
    pub after_link: Vec<Span>,
}

impl<'l, 'w> Converter<'l, 'w> {
    pub(super) fn new(log: &'l mut Log<'w>) -> Self {
        Self {
            log,
            order: Vec::new(),
            numbers: HashMap::new(),
            depth: 0,
            in_link: false,
            after_link: Vec::new(),
        }
    }

    pub(super) fn blocks(&mut self, nodes: Vec<TreeNode>, line: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.depth += 1;
        for node in blocks_only(nodes, line) {
            self.push_block(node, &mut blocks);
        }
        self.depth -= 1;
        blocks.shrink_to_fit();
        blocks
    }

    /// The footnotes in the order of their first references, those never referred to last.
    pub(super) fn notes(&mut self, defined: Vec<TreeElement>) -> Vec<Note> {
        let mut by_label: Vec<(String, TreeElement)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for element in defined {
            let Tag::Note { label } = &element.tag else { continue };
            match places.get(label) {
                Some(place) => {
                    self.log.warn(
                        element.line,
                        format!(
                            "the footnote [^{label}] is there twice; both texts were kept in one"
                        ),
                    );
                    by_label[*place].1.children.extend(element.children);
                }
                None => {
                    places.insert(label.clone(), by_label.len());
                    by_label.push((label.clone(), element));
                }
            }
        }
        let mut waiting: Vec<Option<(String, TreeElement)>> =
            by_label.into_iter().map(Some).collect();
        let mut notes = Vec::new();
        let mut next_unreferenced = 0;
        loop {
            // A footnote's own text may refer to further ones, which lengthens the order.
            let place = match self.order.get(notes.len()) {
                Some(label) => places.get(label).copied(),
                None => {
                    while next_unreferenced < waiting.len() && waiting[next_unreferenced].is_none()
                    {
                        next_unreferenced += 1;
                    }
                    let Some(Some((label, element))) = waiting.get(next_unreferenced) else {
                        break;
                    };
                    self.log.warn_about(
                        Subject::UnusedNote,
                        element.line,
                        format!(
                            "nothing refers to the footnote [^{label}]; it was kept as the last \
                             one"
                        ),
                    );
                    let label = label.clone();
                    self.number(&label);
                    Some(next_unreferenced)
                }
            };
            let blocks = match place.and_then(|place| waiting[place].take()) {
                Some((_, element)) => self.blocks(element.children, element.line),
                None => Vec::new(),
            };
            notes.push(Note { id: (notes.len() + 1).to_string(), blocks });
        }
        notes
    }

    /// The footnote's number, as text, by the order of first references.
    pub(super) fn number(&mut self, label: &str) -> String {
        let number = *self.numbers.entry(label.to_string()).or_insert_with(|| {
            self.order.push(label.to_string());
            self.order.len()
        });
        number.to_string()
    }

    /// Whether a block that is made of several more may stand here.
    pub(super) fn may_nest(&self) -> bool {
        self.depth < MAX_BLOCK_DEPTH
    }

    fn push_block(&mut self, node: TreeNode, blocks: &mut Vec<Block>) {
        let (kind, id, lang, dir) = match node {
            TreeNode::Rule => (BlockKind::Break, None, None, None),
            TreeNode::CodeBlock(code) => (BlockKind::Code(Box::new(code)), None, None, None),
            TreeNode::Formula { tex, .. } => {
                let formula = Formula { tex, ..Formula::default() };
                (BlockKind::Formula(Box::new(formula)), None, None, None)
            }
            TreeNode::Ready(read) => {
                let read = self.ready(read, self.depth);
                return blocks.extend(read);
            }
            TreeNode::Element(element) => {
                let first = blocks.len();
                let (id, lang) = (element.id.clone(), element.lang.clone());
                let dir = element.dir;
                match self.element_kind(element, blocks) {
                    Some(kind) => (kind, id, lang, dir),
                    None => return set_lang(&mut blocks[first..], id, lang, dir),
                }
            }
            TreeNode::Text(_)
            | TreeNode::Code(_)
            | TreeNode::SoftBreak
            | TreeNode::LineBreak
            | TreeNode::Image(_)
            | TreeNode::NoteRef { .. }
            | TreeNode::Task(_)
            | TreeNode::Boundary => {
                return;
            }
        };
        let mut id = id;
        let before = matches!(kind, BlockKind::Table(_)).then(|| take_caption(blocks)).flatten();
        let kind = match (kind, before) {
            (BlockKind::Table(mut table), Some((caption, named))) if table.caption.is_empty() => {
                blocks.pop();
                table.caption = caption;
                id = id.or(named);
                BlockKind::Table(table)
            }
            (kind, _) => kind,
        };
        if give_caption(&kind, &id, blocks) {
            return;
        }
        blocks.push(Block { id: id.unwrap_or_default(), lang, dir, kind });
    }

    /// The block that the element becomes; `None` where it became none or several, which are pushed
    /// already.
    fn element_kind(&mut self, element: TreeElement, blocks: &mut Vec<Block>) -> Option<BlockKind> {
        let TreeElement { tag, children, line, .. } = element;
        match tag {
            Tag::Paragraph | Tag::Footer | Tag::Summary | Tag::Caption => {
                self.paragraph(children, line, blocks)
            }
            Tag::Heading(level) => Some(BlockKind::Heading { level, spans: self.line(&children)? }),
            Tag::Verse => Some(BlockKind::Verse { spans: self.verse(&children)? }),
            Tag::Quote => Some(self.quote(children, line)),
            Tag::Pullquote => {
                let (said, by) = quote::split(blocks_only(children, line));
                Some(BlockKind::Pullquote {
                    spans: self.spans(&said),
                    attribution: self.spans(&by),
                })
            }
            Tag::Box { callout, fold } => {
                let content = self.box_out(children, line);
                Some(BlockKind::Box(BoxOut { callout, fold, ..content }))
            }
            Tag::List { ordered: false, .. } if lists::are_terms(&children) => {
                let items = self.definitions(lists::as_definitions(children), line);
                Some(BlockKind::Definitions { items })
            }
            Tag::List { ordered, start, numerals, reversed } => {
                let items = self.items(children, line);
                // Its items were templates of a loop.
                if items.iter().all(|item| item.blocks.is_empty() && item.done.is_none()) {
                    return None;
                }
                let start = start.unwrap_or_else(|| List::usual_start(reversed, &items));
                Some(BlockKind::List(List { ordered, start, numerals, reversed, items }))
            }
            Tag::Definitions => {
                let items = self.definitions(children, line);
                Some(BlockKind::Definitions { items })
            }
            Tag::Table => Some(BlockKind::Table(Box::new(self.table(children)))),
            Tag::Figure => {
                blocks.extend(self.figure(children, line));
                None
            }
            Tag::Verbatim => Some(code(&children)),
            Tag::Section
            | Tag::Term
            | Tag::Definition
            | Tag::Item { .. }
            | Tag::Note { .. }
            | Tag::TableHead
            | Tag::TableFoot
            | Tag::TableRow
            | Tag::TableCell { .. } => {
                blocks.extend(self.blocks(children, line));
                None
            }
            Tag::Emphasis
            | Tag::Strong
            | Tag::Subscript
            | Tag::Superscript
            | Tag::Code
            | Tag::Cite
            | Tag::Link { .. }
            | Tag::Embed(_)
            | Tag::Marked(_)
            | Tag::Abbreviation { .. }
            | Tag::Time { .. }
            | Tag::Ruby
            | Tag::Reading
            | Tag::Isolated { .. }
            | Tag::Foreign
            | Tag::Dropped => None,
        }
    }

    /// A paragraph; formulas before its words, and the cards or figures that it is where it is
    /// nothing else, are pushed instead.
    fn paragraph(
        &mut self,
        children: Vec<TreeNode>,
        line: usize,
        blocks: &mut Vec<Block>,
    ) -> Option<BlockKind> {
        let (before, children) = split_formulas(children);
        blocks.extend(self.blocks(before, line));
        if let Some(cards) = self.cards(&children) {
            blocks.extend(cards);
            return None;
        }
        match self.figures(children) {
            Ok(figures) => {
                blocks.extend(figures);
                None
            }
            Err(children) => Some(BlockKind::Paragraph { spans: self.line(&children)? }),
        }
    }

    /// A quotation with its attribution, or the call-out that dialects write as one.
    fn quote(&mut self, children: Vec<TreeNode>, line: usize) -> BlockKind {
        let nodes = match boxes::callout(blocks_only(children, line)) {
            Ok(callout) => return self.callout(callout, line),
            Err(nodes) => nodes,
        };
        let (said, by) = quote::split(nodes);
        BlockKind::Quote { blocks: self.blocks(said, line), attribution: self.spans(&by) }
    }

    /// The spans of a line; `None` where there are none.
    fn line(&mut self, children: &[TreeNode]) -> Option<Vec<Span>> {
        let spans = self.spans(children);
        (!spans.is_empty()).then_some(spans)
    }

    /// The lines of a verse, whose paragraphs are its stanzas.
    fn verse(&mut self, children: &[TreeNode]) -> Option<Vec<Span>> {
        let mut lines: Vec<Span> = Vec::new();
        for stanza in children {
            let spans = match stanza {
                TreeNode::Element(TreeElement { tag: Tag::Paragraph, children, .. }) => {
                    self.spans(children)
                }
                other => self.spans(std::slice::from_ref(other)),
            };
            if !spans.is_empty() {
                if !lines.is_empty() {
                    lines.extend([Span::LineBreak, Span::LineBreak]);
                }
                lines.extend(spans);
            }
        }
        (!lines.is_empty()).then_some(lines)
    }
}

/// Splits a paragraph behind its last display formula.
fn split_formulas(mut nodes: Vec<TreeNode>) -> (Vec<TreeNode>, Vec<TreeNode>) {
    let is_display = |node: &TreeNode| matches!(node, TreeNode::Formula { is_display: true, .. });
    match nodes.iter().rposition(is_display) {
        Some(last) => {
            let after = nodes.split_off(last + 1);
            (nodes, after)
        }
        None => (Vec::new(), nodes),
    }
}

/// Gives the blocks that an element without a block of its own became its id and language.
fn set_lang(blocks: &mut [Block], id: Option<String>, lang: Option<Lang>, dir: Option<Direction>) {
    if let (Some(id), Some(block)) = (id, blocks.first_mut())
        && block.id.is_empty()
    {
        block.id = id;
    }
    for block in blocks {
        block.lang = block.lang.take().or_else(|| lang.clone());
        block.dir = block.dir.or(dir);
    }
}

/// The caption that the last paragraph is, and its id, which is the table's.
fn take_caption(blocks: &[Block]) -> Option<(Vec<Span>, Option<String>)> {
    let last = blocks.last()?;
    let BlockKind::Paragraph { spans } = &last.kind else { return None };
    Some((caption(spans)?, Some(last.id.clone()).filter(|id| !id.is_empty())))
}

/// Whether a paragraph was the caption of the table before it, and has been given to it.
fn give_caption(kind: &BlockKind, id: &Option<String>, blocks: &mut [Block]) -> bool {
    let BlockKind::Paragraph { spans } = kind else { return false };
    let Some(last) = blocks.last_mut() else { return false };
    let BlockKind::Table(table) = &mut last.kind else { return false };
    match caption(spans) {
        Some(caption) if table.caption.is_empty() => {
            table.caption = caption;
            if let (true, Some(id)) = (last.id.is_empty(), id) {
                last.id.clone_from(id);
            }
            true
        }
        _ => false,
    }
}

/// The text that follows `Table:` (Pandoc's table captions) or a colon alone.
fn caption(spans: &[Span]) -> Option<Vec<Span>> {
    let Some(Span::Text(text)) = spans.first() else { return None };
    let caption =
        ["Table: ", "table: ", "Table:", ": "].iter().find_map(|mark| text.strip_prefix(mark))?;
    let mut spans = spans.to_vec();
    spans[0] = Span::text(caption);
    spans::trim(&mut spans);
    (!spans.is_empty()).then_some(spans)
}

fn code(nodes: &[TreeNode]) -> BlockKind {
    let mut text = verbatim(nodes);
    text.truncate(text.trim_end_matches('\n').len());
    let text = text.strip_prefix('\n').map(str::to_string).unwrap_or(text);
    BlockKind::Code(Box::new(Code { text, ..Code::default() }))
}

fn verbatim(nodes: &[TreeNode]) -> String {
    let mut text = String::new();
    for node in nodes {
        match node {
            TreeNode::Text(run)
            | TreeNode::Code(run)
            | TreeNode::CodeBlock(Code { text: run, .. }) => text.push_str(run),
            TreeNode::SoftBreak | TreeNode::LineBreak | TreeNode::Boundary => text.push('\n'),
            TreeNode::Element(element) => text.push_str(&verbatim(&element.children)),
            TreeNode::Formula { source, .. } => text.push_str(source),
            TreeNode::Rule
            | TreeNode::Ready(_)
            | TreeNode::Image(_)
            | TreeNode::Task(_)
            | TreeNode::NoteRef { .. } => {}
        }
    }
    text
}
