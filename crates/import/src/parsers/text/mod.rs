//! Plain text, or a whole page copied as text → article.
//!
//! ```text
//! text ─line→ lines ─anywhere, stretch→ parts of a page ─────┐
//!                   ├─frame, capture→ zones of a known page ─┤
//!                   └─mail, shape, plain→ pieces ────────────┴→ article ─language→ article
//! ```

mod addresses;
mod anywhere;
mod caption;
mod capture;
mod credit;
pub(super) mod credit_lines;
mod frame;
mod furniture;
mod headings;
mod headline;
mod line;
mod list;
mod mail;
mod pages;
mod plain;
mod shape;
pub(super) mod signature;
mod signer;
mod stories;
mod stretch;

use crate::parsers::language;
use anywhere::Page;
use article::{
    Article, Block, BlockKind, Byline, Code, Item, Lang, List, Location, Numerals, Phrase, Span,
    Warning, plain_text,
};
use capture::Zones;
use frame::Frame;
use line::Line;
use plain::{Piece, PieceKind};
use signature::Signature;

/// Reads a text: a copied page where enough of its furniture is there, else a plain text, of which
/// no line is dropped.
pub(super) fn article(text: &str, warnings: &mut Vec<Warning>) -> Article {
    let lines = line::lines(text);
    let mut found = Vec::new();
    // What is known by its wordings is read by them, anything else by its form.
    let page = (!Frame::is_known(&lines)).then(|| Page::of(&lines)).flatten();
    let page = page.filter(|page| page.has_menus(&lines));
    let article = match page {
        Some(page) => from_anywhere(&page, &lines, &mut found),
        None => match capture::zones(&lines, &mut found) {
            Some(zones) => from_page(zones, &mut found),
            None => from_plain(&lines, &mut found),
        },
    };
    found.sort_by_key(|warning| match warning.location {
        Location::Line(line) => line,
        Location::Path(_) | Location::Document => 0,
    });
    warnings.append(&mut found);
    article
}

fn from_page(zones: Zones, warnings: &mut Vec<Warning>) -> Article {
    let fallback = zones.body.first().map_or((1, ""), |line| (line.number, line.text.as_str()));
    let mut article = match zones.headline {
        Some(headline) => Article::new(Lang::english(), headline),
        None => headed_by_beginning(fallback.0, fallback.1, warnings),
    };
    let mut labels = zones.labels.into_iter().map(Phrase::from);
    article.site = zones.site.map(Phrase::from);
    article.column = labels.next();
    article.topics = labels.collect();
    article.standfirst = zones.standfirst.map(|line| line.text.as_str().into());
    zones.credits.iter().for_each(|line| credit(&mut article, &line.text));
    article.body = zones.body.iter().map(|line| block(line.is_rule(), &line.text)).collect();
    let notice = line::join(zones.copyright.iter().map(|line| line.text.as_str()));
    article.copyright = (!notice.is_empty()).then(|| notice.into());
    article.related = stories::stories(zones.stories);
    set_languages(&mut article, &line::join(zones.furniture.iter().map(|line| line.text.as_str())));
    article
}

/// Reads a page of which only the form is known.
fn from_anywhere(page: &Page, lines: &[Line], warnings: &mut Vec<Warning>) -> Article {
    let mut article = Article::new(Lang::english(), lines[page.headline].text.clone());
    article.site = page.site.clone().map(Phrase::from);
    article.standfirst = page.standfirst.map(|at| lines[at].text.as_str().into());
    let first = page.body.first().copied().unwrap_or(lines.len());
    let mut said = Signature::of(&lines[page.headline + 1..first.max(page.headline + 1)]);
    if said.published.is_none() {
        // Some pages name the day above the headline.
        let above = lines[..page.headline].iter().rev().take(3);
        said.published =
            above.filter_map(|line| signature::date(&line.text)).map(|(day, _)| day).next();
    }
    for at in page.credits.iter().filter(|at| **at > first) {
        said.add_below(&lines[*at]);
    }
    article.bylines = said.bylines;
    if article.bylines.is_empty() {
        article.bylines.extend(page.signer.clone().map(named));
    }
    let addresses = page.credits.iter().filter_map(|at| credit::email_line(&lines[*at].text));
    for email in addresses {
        match &mut article.bylines[..] {
            [byline] if byline.email.is_none() => byline.email = Some(email),
            _ => article.bylines.push(Byline { email: Some(email), ..Byline::default() }),
        }
    }
    (article.published, article.updated) = (said.published, said.updated);
    let notice = line::join(page.copyright.iter().map(|at| lines[*at].text.as_str()));
    without_house(&mut article, &notice);
    article.body = page.body.iter().map(|at| block(false, &lines[*at].text)).collect();
    article.copyright = (!notice.is_empty()).then(|| notice.into());
    article.related = stories::stories(&lines[page.stories.clone()]);
    for range in &page.left_out {
        let [first, .., last] = &lines[range.clone()] else {
            let line = &lines[range.start];
            let message = "stands among the page's furniture and was left out";
            let message = format!("\u{201c}{}\u{201d} {message}", line::clip(&line.text, 60));
            warnings.push(Warning::new(Location::Line(line.number), message));
            continue;
        };
        let message = format!(
            "{} lines, from \u{201c}{}\u{201d} to \u{201c}{}\u{201d}, stand among the page's furniture \
             and were left out",
            range.len(),
            line::clip(&first.text, 40),
            line::clip(&last.text, 40)
        );
        warnings.push(Warning::new(Location::Line(first.number), message));
    }
    let furniture = page.left_out.iter().flat_map(|range| &lines[range.clone()]);
    let furniture = furniture.map(|line| line.text.as_str()).take(40);
    set_languages(&mut article, &line::join(furniture));
    article
}

/// Takes the site's name from the end of a list of authors: `Ann Field and Ben Moor, Mill Weekly`.
fn without_house(article: &mut Article, notice: &str) {
    let [_, .., Byline { name: Some(name), .. }] = &article.bylines[..] else { return };
    let site = article.site.as_ref().map_or("", |site| site.text.as_str());
    if site == name.text || notice.contains(&name.text) {
        article.site.get_or_insert(name.clone());
        article.bylines.pop();
    }
}

fn from_plain(lines: &[Line], warnings: &mut Vec<Warning>) -> Article {
    let (header, lines) = mail::header(lines);
    let lines = &pages::without(lines, warnings)[..];
    let mut pieces = plain::pieces(lines);
    headings::mark(&mut pieces);
    let mut pieces = pieces.into_iter().peekable();
    let paragraph = |piece: &Piece| match &piece.kind {
        PieceKind::Paragraph(text) => Some(text.clone()),
        _ => None,
    };
    let title = |piece: &Piece| match &piece.kind {
        PieceKind::Paragraph(text) | PieceKind::Heading(_, text) => Some(text.clone()),
        _ => None,
    };
    let mut article = match &header {
        Some(header) => header.article(warnings),
        None => {
            let headline = pieces.peek().and_then(title).filter(|first| plain::is_headline(first));
            match headline {
                Some(headline) => {
                    pieces.next();
                    // A rule below the headline underlines it.
                    pieces.next_if(|next| matches!(next.kind, PieceKind::Rule));
                    let mut article = Article::new(Lang::english(), headline);
                    while let Some(line) =
                        pieces.peek().and_then(paragraph).filter(|text| plain::is_credit(text))
                    {
                        pieces.next();
                        credit(&mut article, &line);
                    }
                    article
                }
                None => {
                    let first = pieces.peek();
                    let text = first.and_then(paragraph);
                    headed_by_beginning(
                        first.map_or(1, |first| first.number),
                        text.as_deref()
                            .or(lines.first().map(|line| &*line.text))
                            .unwrap_or_default(),
                        warnings,
                    )
                }
            }
        }
    };
    article.body = blocks(pieces);
    set_languages(&mut article, "");
    article
}

/// The blocks of pieces.
fn blocks(pieces: impl Iterator<Item = Piece>) -> Vec<Block> {
    let block = |piece: Piece| {
        Block::new(match piece.kind {
            PieceKind::Rule => BlockKind::Break,
            PieceKind::Paragraph(text) => BlockKind::Paragraph { spans: addresses::spans(&text) },
            PieceKind::Heading(level, text) => {
                BlockKind::Heading { level: level + 1, spans: addresses::spans(&text) }
            }
            PieceKind::List(number, items) => {
                let (start, numerals) = number.unwrap_or((1, Numerals::Decimal));
                let item = |pieces: Vec<Piece>| Item {
                    blocks: blocks(pieces.into_iter()),
                    ..Item::default()
                };
                BlockKind::List(List {
                    ordered: number.is_some(),
                    start,
                    numerals,
                    items: items.into_iter().map(item).collect(),
                    ..List::default()
                })
            }
            PieceKind::Verse(lines) => BlockKind::Verse { spans: lined(&lines) },
            PieceKind::Signature(lines) => BlockKind::Paragraph { spans: lined(&lines) },
            PieceKind::Drawn(text) => BlockKind::Code(Box::new(Code { text, ..Code::default() })),
            PieceKind::Quote(pieces) => {
                let blocks = blocks(pieces.into_iter());
                BlockKind::Quote { blocks, attribution: Vec::new() }
            }
        })
    };
    pieces.map(block).collect()
}

/// Lines that stay lines.
fn lined(lines: &[String]) -> Vec<Span> {
    let mut spans = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            spans.push(Span::LineBreak);
        }
        if !line.is_empty() {
            spans.extend(addresses::spans(line));
        }
    }
    spans
}

/// An article without a headline of its own: the beginning of its text has to do, and the text
/// keeps it.
fn headed_by_beginning(number: usize, text: &str, warnings: &mut Vec<Warning>) -> Article {
    /// The columns of about two lines of a page.
    const COLUMNS: usize = 80;
    warnings.push(Warning::new(
        Location::Line(number),
        "no headline was found; the beginning of the text stands in for it",
    ));
    let headline = line::clip(text, COLUMNS);
    Article::new(Lang::english(), if headline.is_empty() { "…".to_string() } else { headline })
}

fn block(is_rule: bool, text: &str) -> Block {
    Block::new(match is_rule {
        true => BlockKind::Break,
        false => BlockKind::Paragraph { spans: addresses::spans(text) },
    })
}

/// Takes names, dates and addresses from a line that holds nothing else.
fn credit(article: &mut Article, text: &str) {
    let rest = match credit::date_line(text) {
        Some(found) => {
            let place = if found.is_update { &mut article.updated } else { &mut article.published };
            *place = Some(found.date);
            found.rest
        }
        None => text,
    };
    if let Some(email) = credit::email_line(rest) {
        article.bylines.push(Byline { email: Some(email), ..Byline::default() });
    } else if let Some(bylines) = credit_lines::bylines(rest) {
        article.bylines.extend(bylines);
    } else if !rest.is_empty() {
        let names = credit::byline(rest).unwrap_or_else(|| vec![rest.to_string()]);
        article.bylines.extend(names.into_iter().map(named));
    }
}

/// The byline of a name alone.
fn named(name: String) -> Byline {
    Byline { name: Some(name.into()), ..Byline::default() }
}

/// Tells the language of the text, of the page around it, and of every phrase in another one.
fn set_languages(article: &mut Article, furniture: &str) {
    let body = sample(article.body.iter().map(text_of), &article.headline.text);
    let Article { site, column, topics, headline, standfirst, bylines, copyright, related, .. } =
        article;
    let names = bylines.iter_mut().filter_map(|byline| byline.name.as_mut());
    let listed = related
        .iter_mut()
        .flat_map(|story| std::iter::once(&mut story.title).chain(&mut story.lead));
    let labels = site.iter_mut().chain(column).chain(topics).chain(copyright).chain(listed);
    let mut around: Vec<&mut Phrase> = labels.collect();
    let page = sample(around.iter().map(|phrase| phrase.text.clone()), furniture);
    let form = language::chinese_form(&page)
        .or_else(|| language::chinese_form(&body))
        .unwrap_or_else(Lang::simplified_chinese);
    let lang = match language::guess_lang(&body) {
        lang if lang.is_chinese() => language::chinese_form(&body).unwrap_or_else(|| form.clone()),
        lang => lang,
    };
    around.extend(std::iter::once(headline).chain(standfirst).chain(names));
    for phrase in around {
        phrase.lang = language::foreign(&phrase.text, &lang, &form);
    }
    for block in &mut article.body {
        block.lang = language::foreign(&text_of(block), &lang, &form);
    }
    article.interface = language::foreign(&page, &lang, &form);
    article.lang = lang;
}

/// Enough of some texts to tell their language by, beginning with `first`.
fn sample(texts: impl Iterator<Item = String>, first: &str) -> String {
    const BYTES: usize = 100_000;
    let mut sample: String = first.to_string();
    for text in texts {
        sample.push('\n');
        sample.push_str(&text);
        if sample.len() > BYTES {
            break;
        }
    }
    sample
}

fn text_of(block: &Block) -> String {
    match &block.kind {
        BlockKind::Paragraph { spans } | BlockKind::Verse { spans } => plain_text(spans),
        BlockKind::Heading { spans, .. } => plain_text(spans),
        BlockKind::List(list) => {
            let blocks = list.items.iter().flat_map(|item| &item.blocks);
            blocks.map(text_of).collect::<Vec<_>>().join(" ")
        }
        BlockKind::Quote { blocks, .. } => blocks.iter().map(text_of).collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}
