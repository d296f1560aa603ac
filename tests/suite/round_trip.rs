//! Documents that are written in a form and read again: what comes back is what was written, or a
//! warning says what is lost.

use crate::any_document::any_document;
use crate::packed;
use article::{Article, BlockKind, Span, wire};
use import::{Format, Imported, import};
use packer::{ExportFormat, export, losses};
use proptest::prelude::*;
use similar::TextDiff;

/// An article's JSON without what follows from the rest: ids made of the text, the forms of formulas
/// in TeX, the colours of code.
fn settled(article: &Article) -> String {
    let mut article = article.clone();
    article.each_block_mut(|block| {
        if block.has_made_id() {
            block.id.clear();
        }
        match &mut block.kind {
            BlockKind::Formula(formula) if !formula.tex.is_empty() => formula.math.clear(),
            BlockKind::Code(code) => code.tokens.clear(),
            _ => {}
        }
        block.lines_mut().into_iter().for_each(|line| forget_forms(line));
    });
    let value: serde_json::Value = serde_json::from_str(&wire::to_json(&article)).unwrap();
    format!("{value:#}")
}

fn forget_forms(spans: &mut [Span]) {
    for span in spans {
        if let Span::Formula(formula) = span
            && !formula.tex.is_empty()
        {
            formula.math.clear();
        }
        forget_forms(span.children_mut());
    }
}

/// Writes an article and reads it again.
fn again(article: &Article, format: ExportFormat) -> (String, Imported) {
    let written = export(article, format);
    let read = match format {
        ExportFormat::Markdown => Format::Markdown,
        ExportFormat::Html => Format::Html,
        ExportFormat::Json => Format::Json,
        ExportFormat::Text => Format::Text,
    };
    let imported = import("", written.as_bytes(), Some(read));
    let imported = imported.unwrap_or_else(|error| panic!("{error}: {written}"));
    (written, imported)
}

fn check(article: &Article, format: ExportFormat) -> Result<(), TestCaseError> {
    let (written, imported) = again(article, format);
    let (before, after) = (settled(article), settled(&imported.article));
    if before != after && losses(article, format).is_empty() {
        let differ = TextDiff::from_lines(&before, &after).unified_diff().to_string();
        return Err(TestCaseError::fail(format!("{differ}\n---\n{written}")));
    }
    Ok(())
}

/// Gives headings the levels from 2 on, without a gap.
fn rank(article: &mut Article) {
    let mut used = [false; 7];
    for block in article.blocks() {
        if let BlockKind::Heading { level, .. } = block.kind {
            used[usize::from(level)] = true;
        }
    }
    article.each_block_mut(|block| {
        if let BlockKind::Heading { level, .. } = &mut block.kind {
            let above = used[..usize::from(*level)].iter().filter(|used| **used).count();
            *level = 2 + above as u8;
        }
    });
}

/// A list that counts down from one came back as one that counts down to it.
#[test]
fn reversed_lists_keep_where_they_begin() {
    let html = "<h1>A</h1><ol reversed start=1><li>a<li>b</ol><ol reversed><li>a<li>b</ol>";
    let article = import("a.html", html.as_bytes(), None).unwrap().article;
    for format in [ExportFormat::Html, ExportFormat::Markdown] {
        let (written, imported) = again(&article, format);
        assert_eq!(settled(&article), settled(&imported.article), "{written}");
    }
}

/// It was taken for the dash that pages set before the name.
#[test]
fn a_dash_of_who_said_a_quotation_is_kept() {
    let quote = |kind, words: &str| {
        format!("{{\"kind\":\"{kind}\",{words},\"attribution\":[\"— who, of the mill\"]}}")
    };
    let quotes = [
        quote("quote", "\"blocks\":[\"It turns.\"]"),
        quote("pullquote", "\"spans\":[\"Turns.\"]"),
    ];
    for quote in quotes {
        let json = format!(
            "{{\"format\":\"article-viewer\",\"version\":2,\"headline\":\"A\",\"body\":[{quote}]}}"
        );
        let article = import("a.json", json.as_bytes(), None).unwrap().article;
        for format in [ExportFormat::Html, ExportFormat::Markdown] {
            let (written, imported) = again(&article, format);
            assert_eq!(settled(&article), settled(&imported.article), "{written}");
            assert!(settled(&article).contains("— who"), "{}", settled(&article));
        }
    }
}

/// Takes off the blanks around a line.
fn trim(line: &mut Vec<Span>) {
    if let Some(Span::Text(text)) = line.first_mut() {
        *text = text.trim_start().into();
    }
    if let Some(Span::Text(text)) = line.last_mut() {
        *text = text.trim_end().into();
    }
    line.retain(|span| !matches!(span, Span::Text(text) if text.is_empty()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn json_loses_nothing(article in any_document()) {
        prop_assert!(losses(&article, ExportFormat::Json).is_empty());
        check(&article, ExportFormat::Json)?;
    }

    #[test]
    fn html_is_read_as_what_was_written(article in any_document()) {
        check(&article, ExportFormat::Html)?;
    }

    /// But for the levels that headings skip, line ends behind code and blanks around a line, which
    /// Markdown has not.
    #[test]
    fn markdown_is_read_as_what_was_written(article in any_document()) {
        let mut article = article;
        article.headline.text = article.headline.text.replace(":tada:", "tada");
        if !article.source.is_empty() {
            article.source = vec![article::Span::text("From *the* <b>book</b>")];
        }
        rank(&mut article);
        article.each_block_mut(|block| {
            if let BlockKind::Code(code) = &mut block.kind {
                code.text.truncate(code.text.trim_end_matches('\n').len());
            }
            if !matches!(block.kind, BlockKind::Verse { .. }) {
                block.lines_mut().into_iter().for_each(trim);
            }
        });
        article::assign_ids(&mut article);
        check(&article, ExportFormat::Markdown)?;
    }

    #[test]
    fn a_packed_page_is_read_as_what_it_shows(article in any_document()) {
        let article = packed::shown(article);
        let page = packed::page(article.clone());
        let again = import("", page.as_bytes(), Some(Format::Html)).unwrap().article;
        let (before, after) = (settled(&article), settled(&again));
        if before != after {
            let differ = TextDiff::from_lines(&before, &after).unified_diff().to_string();
            let text = page.split("<article").nth(1).unwrap_or_default();
            let text = text.split("<script").next().unwrap_or_default();
            return Err(TestCaseError::fail(format!("{differ}\n---\n{text}")));
        }
    }

    #[test]
    fn front_matter_is_read_as_what_was_written(article in any_document()) {
        let mut article = article;
        // In a title with marks the name of an emoji is one, and nothing escapes it.
        article.headline.text = article.headline.text.replace(":tada:", "tada");
        // What stands around the text alone, and no lead that repeats its beginning.
        article.body = vec![article::Block::paragraph("It turns.")];
        article.notes.clear();
        if !article.source.is_empty() {
            article.source = vec![article::Span::text("From *the* <b>book</b> of [1] & $2")];
        }
        article::assign_ids(&mut article);
        check(&article, ExportFormat::Markdown)?;
    }
}
