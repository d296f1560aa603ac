//! Markdown, as this program reads it; what Markdown has no words for is HTML.

use super::front_matter::front_matter;
use super::html::{self, Html};
use super::kept::{self, Differing};
use super::spans::{destination, line};
use super::tex;
use article::{
    Alignment, Article, Block, BlockKind, BoxOut, Callout, Code, Figure, Fold, Item, Lang, List,
    Numerals, Row, Table, plain_text,
};

/// A whole document. What would not be read as it is, is written as HTML.
pub(super) fn document(article: &Article) -> String {
    let mut markdown = Markdown {
        html: Html::of(article),
        lang: article.lang.clone(),
        as_html: Differing::default(),
    };
    let mut text = markdown.document(article);
    // Where blocks stand beside each other they may mean something else than alone.
    for _ in 0..TIMES {
        let differing = kept::differing(article, &text);
        if differing.is_empty() || !markdown.as_html.add(differing) {
            break;
        }
        text = markdown.document(article);
    }
    text
}

/// How often a document is written anew with more of it as HTML.
const TIMES: usize = 3;

/// The beginning of blocks that are HTML, by which they are known again.
const ISLAND: &str = "<div class=\"article-viewer\">";

/// Writes blocks.
struct Markdown {
    /// Writes what Markdown has no words for.
    html: Html,
    lang: Lang,
    /// The blocks of the text, and the notes, that are HTML whatever they are.
    as_html: Differing,
}

impl Markdown {
    fn document(&self, article: &Article) -> String {
        let mut text = front_matter(article);
        text += "\n";
        text += &self.blocks(&article.body, &|place| self.as_html.body.contains(&place));
        for (place, note) in article.notes.iter().enumerate() {
            let inner = self.blocks(&note.blocks, &|_| self.as_html.notes.contains(&place));
            text += &format!("\n[^{}]: {}\n", note.id, indented(inner.trim(), "    "));
        }
        text
    }

    /// Blocks with a blank line between them; of those at some places only HTML is written.
    fn blocks(&self, blocks: &[Block], is_html: &dyn Fn(usize) -> bool) -> String {
        let mut text = String::new();
        let mut last: Option<&Block> = None;
        for (place, block) in blocks.iter().enumerate() {
            let written = match is_html(place) {
                true => self.island(block),
                false => self.block(block),
            };
            if last.is_some() {
                text.push('\n');
            }
            // Two lists in a row would be one.
            if let (Some(BlockKind::List(_)), BlockKind::List(_)) =
                (last.map(|last| &last.kind), &block.kind)
            {
                text.push_str("<!-- -->\n\n");
            }
            text.push_str(&written);
            text.push('\n');
            last = Some(block);
        }
        text
    }

    /// A block in Markdown's signs where it is read from them again, else in HTML.
    fn block(&self, block: &Block) -> String {
        let Some(text) = self.signed(block) else { return self.island(block) };
        if kept::is_kept(block, &text, &self.lang) {
            return text;
        }
        let html = self.island(block);
        if kept::is_kept(block, &html, &self.lang) { html } else { text }
    }

    /// A block as HTML, in one line, so that it may stand wherever a block may.
    fn island(&self, block: &Block) -> String {
        format!("{ISLAND}{}</div>", one_line(&self.html.block(block)))
    }

    /// A block in Markdown's signs; `None` where there are none for it.
    fn signed(&self, block: &Block) -> Option<String> {
        let text = match &block.kind {
            BlockKind::Paragraph { spans } => line(spans, false),
            BlockKind::Heading { level, spans } => {
                let id = match self.html.id(block).is_some() {
                    true => format!(" {{#{}}}", block.id),
                    false => String::new(),
                };
                format!("{} {}{id}", "#".repeat(usize::from(*level)), line(spans, true))
            }
            BlockKind::List(content) => self.list(content)?,
            BlockKind::Definitions { items } => self.definitions(items),
            BlockKind::Quote { blocks, attribution } => {
                let by = match attribution.is_empty() {
                    true => String::new(),
                    false => format!("\n\n— {}", line(attribution, true)),
                };
                format!(
                    "> {}",
                    indented(&(self.blocks(blocks, &|_| false).trim_end().to_string() + &by), "> ")
                )
            }
            BlockKind::Pullquote { spans, attribution } => {
                let by = match attribution.is_empty() {
                    true => String::new(),
                    false => format!("— {}\n\n", line(attribution, true)),
                };
                format!(
                    "<blockquote class=\"pullquote\">\n\n{}\n\n{by}</blockquote>",
                    line(spans, false)
                )
            }
            BlockKind::Figure(content) => figure(content)?,
            // Only HTML has a place for the id of a table.
            BlockKind::Table(_) if self.html.id(block).is_some() => return None,
            BlockKind::Table(content) => table(content)?,
            BlockKind::Code(content) => code(content),
            BlockKind::Formula(content) => format!("$$\n{}\n$$", tex::tex(content)),
            BlockKind::Box(content) => self.box_out(content),
            BlockKind::Break => "---".into(),
            BlockKind::Verse { spans } => {
                let text = line(spans, true).replace("<br>", "\n").replace("&#32;", " ");
                let indented = |line: &str| {
                    let words = line.trim_start_matches('\u{a0}');
                    let blanks = line.chars().take_while(|c| *c == '\u{a0}').count();
                    format!("| {}{words}", " ".repeat(blanks))
                };
                text.split('\n').map(indented).collect::<Vec<_>>().join("\n")
            }
            BlockKind::Gallery { .. } | BlockKind::Embed(_) | BlockKind::Recording(_) => {
                return None;
            }
        };
        // Headings and what is HTML have said theirs.
        let says_id = matches!(
            block.kind,
            BlockKind::Paragraph { .. } | BlockKind::Quote { .. } | BlockKind::List(_)
        );
        let text = match says_id && self.html.id(block).is_some() {
            true => format!("{text}\n{{: #{}}}", block.id),
            false => text,
        };
        let lang = block.lang.as_ref().map(|lang| format!(" lang=\"{}\"", lang.as_str()));
        let dir = block.dir.map(|dir| format!(" dir=\"{}\"", dir.as_str()));
        Some(match lang.unwrap_or_default() + &dir.unwrap_or_default() {
            said if said.is_empty() => text,
            said => format!("<div{said}>\n\n{text}\n\n</div>"),
        })
    }

    fn list(&self, list: &List) -> Option<String> {
        let is_plain = list.numerals == Numerals::Decimal
            && !list.reversed
            && list.items.iter().all(|item| item.value.is_none());
        if !is_plain {
            return None;
        }
        let is_tight = list.items.iter().all(|item| {
            matches!(
                &item.blocks[..],
                [] | [Block { kind: BlockKind::Paragraph { .. }, .. }]
                    | [
                        Block { kind: BlockKind::Paragraph { .. }, .. },
                        Block { kind: BlockKind::List(_), .. }
                    ]
            )
        });
        let mut is_tight = is_tight;
        let items: Vec<String> =
            list.items.iter().map(|item| self.blocks(&item.blocks, &|_| false)).collect();
        // HTML goes on up to a blank line.
        is_tight &= !items.iter().any(|item| item.contains(ISLAND));
        let items = (u64::from(list.start)..).zip(list.items.iter().zip(items)).map(
            |(number, (item, inner))| {
                let mark = if list.ordered { format!("{number}. ") } else { "- ".into() };
                let task = item.done.map_or("", |done| if done { "[x] " } else { "[ ] " });
                let inner = if is_tight { inner.replace("\n\n", "\n") } else { inner };
                format!("{mark}{task}{}", indented(inner.trim_end(), &" ".repeat(mark.len())))
            },
        );
        Some(items.collect::<Vec<_>>().join(if is_tight { "\n" } else { "\n\n" }))
    }

    fn definitions(&self, items: &[Item]) -> String {
        let items = items.iter().map(|item| {
            let term = line(&item.term, true);
            let text = self.blocks(&item.blocks, &|_| false);
            match (item.term.is_empty(), item.blocks.is_empty()) {
                (_, true) => term,
                (true, _) => format!(":   {}\n", indented(text.trim_end(), "    ")),
                _ => format!("{term}\n:   {}\n", indented(text.trim_end(), "    ")),
            }
        });
        items.collect::<Vec<_>>().join("\n").trim_end().to_string()
    }

    fn box_out(&self, content: &BoxOut) -> String {
        let BoxOut { callout, fold, title, blocks } = content;
        let kind =
            callout.and_then(|callout| Callout::ALL.into_iter().find(|(kind, _)| *kind == callout));
        let text = self.blocks(blocks, &|_| false);
        match kind {
            Some((_, name)) => {
                let fold = match fold {
                    Some(Fold::Open) => "+",
                    Some(Fold::Closed) => "-",
                    None => "",
                };
                let title = line(title, true);
                let space = if title.is_empty() { "" } else { " " };
                // A rule below it would make a heading of it.
                let blank = if text.starts_with("---") { "\n" } else { "" };
                let text = format!("[!{}]{fold}{space}{title}\n{blank}{text}", name.to_uppercase());
                format!("> {}", indented(text.trim_end(), "> "))
            }
            None if fold.is_some() => {
                let open = if *fold == Some(Fold::Open) { " open" } else { "" };
                let title = html::line(title);
                format!("<details{open}>\n<summary>{title}</summary>\n\n{text}\n</details>")
            }
            None => {
                let title = match title.is_empty() {
                    true => String::new(),
                    false => format!("## {}\n\n", line(title, true)),
                };
                format!("<aside>\n\n{title}{text}\n</aside>")
            }
        }
    }
}

/// HTML in one line: line ends within texts that keep them become references.
fn one_line(html: &str) -> String {
    let mut line = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<pre") {
        line += &before.replace('\n', " ");
        let end = after.find("</pre>").unwrap_or(after.len());
        line += "<pre";
        line += &after[..end].replace('\n', "&#10;");
        rest = &after[end..];
    }
    line + &rest.replace('\n', " ")
}

/// Lines of which all but the first begin with this.
fn indented(text: &str, with: &str) -> String {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default().to_string();
    lines.fold(first, |text, line| match line.is_empty() {
        true => text + "\n" + with.trim_end(),
        false => text + "\n" + with + line,
    })
}

fn figure(figure: &Figure) -> Option<String> {
    let caption = plain_text(&figure.caption);
    let is_plain = figure.caption.iter().all(|span| matches!(span, article::Span::Text(_)))
        && figure.credit.is_empty()
        && figure.link.is_none()
        && !caption.contains(['"', '\\', '&', '\n']);
    if !is_plain {
        return None;
    }
    let title = if caption.is_empty() { caption } else { format!(" \"{caption}\"") };
    let alt = line(&[article::Span::text(figure.image.alt.as_str())], true);
    let sides = [("width", figure.image.width), ("height", figure.image.height)];
    let sides = sides.into_iter().filter_map(|(name, side)| Some(format!("{name}={}", side?)));
    let size = match sides.collect::<Vec<_>>() {
        sides if sides.is_empty() => String::new(),
        sides => format!("{{{}}}", sides.join(" ")),
    };
    Some(format!("![{alt}]({}{title}){size}", destination(html::address(&figure.image))))
}

fn code(code: &Code) -> String {
    let longest = code.text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    let language = code.language.clone().unwrap_or_default();
    let file = code.file.as_ref().map(|file| format!(" title=\"{file}\"")).unwrap_or_default();
    let lines: Vec<String> = code.lines.iter().map(u32::to_string).collect();
    let lines = match lines.is_empty() {
        true => String::new(),
        false => format!(" {{{}}}", lines.join(",")),
    };
    let end = if code.text.ends_with('\n') || code.text.is_empty() { "" } else { "\n" };
    format!("{fence}{language}{lines}{file}\n{}{end}{fence}", code.text)
}

/// A table with bars, where it is as simple as that.
fn table(table: &Table) -> Option<String> {
    let [head] = &table.head[..] else { return None };
    let is_even = |row: &Row| row.len() == head.len();
    let is_plain = table.foot.is_empty()
        && !table.rows.is_empty()
        && table.rows.iter().all(is_even)
        && table.cells().all(|cell| cell.columns == 1 && cell.rows == 1)
        && head.iter().all(|cell| cell.header || cell.spans.is_empty());
    let corner = head.first().is_some_and(|cell| cell.spans.is_empty());
    let is_aligned = |row: &Row| row.iter().zip(head).all(|(cell, head)| cell.align == head.align);
    let is_plain = is_plain && table.rows.iter().all(is_aligned);
    let names_rows = table.rows.iter().flatten().any(|cell| cell.header);
    if !is_plain || names_rows != corner {
        return None;
    }
    let row = |row: &Row| {
        let cells = row.iter().map(|cell| line(&cell.spans, true).replace('|', "\\|"));
        format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
    };
    let rule = head.iter().map(|cell| match cell.align {
        Alignment::Start => "---",
        Alignment::Center => ":-:",
        Alignment::End => "--:",
    });
    let caption = match table.caption.is_empty() {
        true => String::new(),
        false => format!("Table: {}\n\n", line(&table.caption, true)),
    };
    let rule = format!("| {} |\n", rule.collect::<Vec<_>>().join(" | "));
    let rows: String = table.rows.iter().map(row).collect();
    Some((caption + &row(head) + &rule + &rows).trim_end().to_string())
}
