//! Markdown, as this program reads it; what Markdown has no words for is HTML.

use super::front_matter::front_matter;
use super::html::{self, Html};
use super::spans::{destination, line};
use super::tex;
use article::{
    Alignment, Article, Block, BlockKind, BoxOut, Callout, Code, Figure, Fold, Item, List,
    Numerals, Row, Table, plain_text,
};

/// A whole document.
pub(super) fn document(article: &Article) -> String {
    let mut markdown = Markdown { html: Html::of(article) };
    markdown.html.has_frames = true;
    let mut text = front_matter(article);
    text += "\n";
    text += &markdown.blocks(&article.body);
    for note in &article.notes {
        let inner = markdown.blocks(&note.blocks);
        text += &format!("\n[^{}]: {}\n", note.id, indented(inner.trim(), "    "));
    }
    text
}

/// Writes blocks.
struct Markdown {
    /// Writes what Markdown has no words for.
    html: Html,
}

impl Markdown {
    /// Blocks with a blank line between them.
    fn blocks(&self, blocks: &[Block]) -> String {
        let mut text = String::new();
        let mut last: Option<&Block> = None;
        for block in blocks {
            let written = self.block(block);
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

    fn block(&self, block: &Block) -> String {
        let text = match &block.kind {
            BlockKind::Paragraph { spans } => line(spans, false),
            BlockKind::Heading { level, spans } => {
                let id = match self.html.id(block).is_some() {
                    true => format!(" {{#{}}}", block.id),
                    false => String::new(),
                };
                format!("{} {}{id}", "#".repeat(usize::from(*level)), line(spans, true))
            }
            BlockKind::List(content) => self.list(content),
            BlockKind::Definitions { items } => self.definitions(items),
            BlockKind::Quote { blocks, attribution } => {
                let by = match attribution.is_empty() {
                    true => String::new(),
                    false => format!("\n\n— {}", line(attribution, true)),
                };
                format!("> {}", indented(&(self.blocks(blocks).trim_end().to_string() + &by), "> "))
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
            BlockKind::Figure(content) => figure(content),
            // Only HTML has a place for the id of a table.
            BlockKind::Table(content) => match self.html.id(block).is_some() {
                true => self.html.block(block),
                false => table(content).unwrap_or_else(|| self.html.block(block)),
            },
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
                self.html.block(block)
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
        match lang.unwrap_or_default() + &dir.unwrap_or_default() {
            said if said.is_empty() => text,
            said => format!("<div{said}>\n\n{text}\n\n</div>"),
        }
    }

    fn list(&self, list: &List) -> String {
        let is_plain = list.numerals == Numerals::Decimal
            && !list.reversed
            && list.items.iter().all(|item| item.value.is_none());
        if !is_plain {
            return self.html.block(&Block::new(BlockKind::List(list.clone())));
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
        let items = (u64::from(list.start)..).zip(&list.items).map(|(number, item)| {
            let mark = if list.ordered { format!("{number}. ") } else { "- ".into() };
            let task = item.done.map_or("", |done| if done { "[x] " } else { "[ ] " });
            let inner = self.blocks(&item.blocks);
            let inner = if is_tight { inner.replace("\n\n", "\n") } else { inner };
            format!("{mark}{task}{}", indented(inner.trim_end(), &" ".repeat(mark.len())))
        });
        items.collect::<Vec<_>>().join(if is_tight { "\n" } else { "\n\n" })
    }

    fn definitions(&self, items: &[Item]) -> String {
        let items = items.iter().map(|item| {
            let term = line(&item.term, true);
            let text = self.blocks(&item.blocks);
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
        let text = self.blocks(blocks);
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

/// Lines of which all but the first begin with this.
fn indented(text: &str, with: &str) -> String {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default().to_string();
    lines.fold(first, |text, line| match line.is_empty() {
        true => text + "\n" + with.trim_end(),
        false => text + "\n" + with + line,
    })
}

fn figure(figure: &Figure) -> String {
    let caption = plain_text(&figure.caption);
    let is_plain = figure.caption.iter().all(|span| matches!(span, article::Span::Text(_)))
        && figure.credit.is_empty()
        && figure.link.is_none()
        && figure.image.width.is_none()
        && figure.image.height.is_none()
        && !caption.contains(['"', '\\', '&', '\n']);
    if !is_plain {
        return html::figure(figure, "");
    }
    let title = if caption.is_empty() { caption } else { format!(" \"{caption}\"") };
    let alt = line(&[article::Span::text(figure.image.alt.as_str())], true);
    format!("![{alt}]({}{title})", destination(html::address(&figure.image)))
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
