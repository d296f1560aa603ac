//! The words alone, in paragraphs.

use super::tex;
use article::{Article, Block, BlockKind, Byline, Span};

/// A whole document.
pub(super) fn document(article: &Article) -> String {
    let mut parts = vec![article.headline.text.clone()];
    parts.extend(article.standfirst.iter().map(|standfirst| standfirst.text.clone()));
    let authors: Vec<String> = article.bylines.iter().map(byline).collect();
    parts.push(authors.join(", "));
    parts.extend(article.published.iter().map(|date| date.iso()));
    parts.extend(article.body.iter().map(block));
    for note in &article.notes {
        parts.push(format!("[{}] {}", note.id, blocks(&note.blocks)));
    }
    parts.push(line(&article.source));
    parts.extend(article.copyright.iter().map(|copyright| copyright.text.clone()));
    parts.retain(|part| !part.trim().is_empty());
    parts.join("\n\n") + "\n"
}

/// The name of an author with the address and what they did.
pub(super) fn byline(byline: &Byline) -> String {
    let name = byline.name.as_ref().map(|name| name.text.clone()).unwrap_or_default();
    let role = byline.role.as_ref().map(|role| format!(" ({})", role.text)).unwrap_or_default();
    let email = byline.email.as_ref().map(|email| match name.is_empty() {
        true => email.as_str().to_string(),
        false => format!(" <{}>", email.as_str()),
    });
    name + &role + &email.unwrap_or_default()
}

fn blocks(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect::<Vec<_>>().join("\n\n")
}

fn block(block: &Block) -> String {
    match &block.kind {
        BlockKind::Code(code) => code.text.trim_end().to_string(),
        BlockKind::Formula(formula) => tex::tex(formula).into_owned(),
        BlockKind::Break => "* * *".into(),
        BlockKind::List(list) => {
            let mark = |number: u32| match list.ordered {
                true => format!("{number}. "),
                false => "• ".into(),
            };
            let items = (list.start..).zip(&list.items).map(|(number, item)| {
                let number = item.value.unwrap_or(number);
                let done = item.done.map_or("", |done| if done { "[x] " } else { "[ ] " });
                mark(number) + done + &blocks(&item.blocks).replace('\n', "\n  ")
            });
            items.collect::<Vec<_>>().join("\n")
        }
        BlockKind::Definitions { items } => {
            let items = items.iter().map(|item| {
                let text = blocks(&item.blocks).replace('\n', "\n  ");
                let term = line(&item.term);
                match (term.is_empty(), text.is_empty()) {
                    (_, true) => term,
                    (true, _) => format!("  {text}"),
                    _ => format!("{term}\n  {text}"),
                }
            });
            items.collect::<Vec<_>>().join("\n")
        }
        BlockKind::Table(table) => {
            let row = |row: &article::Row| {
                row.iter().map(|cell| line(&cell.spans)).collect::<Vec<_>>().join("\t")
            };
            let rows = table.head.iter().chain(&table.rows).chain(&table.foot).map(row);
            let caption = line(&table.caption);
            let lines = [caption].into_iter().filter(|caption| !caption.is_empty()).chain(rows);
            lines.collect::<Vec<_>>().join("\n")
        }
        _ => {
            let alt = match &block.kind {
                BlockKind::Figure(figure) => {
                    [figure.image.alt.clone(), figure.credit.clone()].join("\n")
                }
                _ => String::new(),
            };
            let lines = block.lines().into_iter().map(line);
            let inner = blocks(&block.children().cloned().collect::<Vec<_>>());
            let parts = [alt].into_iter().chain(lines).chain([inner]);
            parts.filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join("\n")
        }
    }
}

/// A line without its marks; its own line ends stay.
fn line(spans: &[Span]) -> String {
    let lines = spans.split(|span| matches!(span, Span::LineBreak));
    lines.map(article::plain_text).collect::<Vec<_>>().join("\n")
}
