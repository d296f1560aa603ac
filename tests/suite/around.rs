//! The parts around the text, and directions, titles and line ends within it.

use article::{Article, BlockKind, Direction, Span, wire};
use import::{Format, Imported, import};
use packer::{ExportFormat, Options, Viewer};

fn read(source: &str, format: Format) -> Article {
    let Imported { article, warnings, .. } = import("it", source.as_bytes(), Some(format)).unwrap();
    assert!(warnings.is_empty(), "{warnings:?}");
    article
}

fn page(article: &Article) -> String {
    packer::single(article.clone(), &Viewer::built().unwrap(), &Options::default())
}

const AROUND: &str = "---
title: The mill
lang: en
edition: Second, enlarged
corrections:
  - date: 2025-03-02
    text: An earlier version named the wrong river.
  - It is 40 years, not 14.
authors:
  - name: Ada
    role: words
    account: https://social.example/@ada
    portrait: {src: 'data:image/png;base64,iVBORw0KGgo=', alt: Ada}
---

It turns.
";

#[test]
fn corrections_editions_portraits_and_accounts_are_shown_and_exported() {
    let article = read(AROUND, Format::Markdown);
    assert_eq!(article.corrections.len(), 2);
    assert!(article.corrections[0].date.is_some());
    let page = page(&article);
    for shown in [
        "class=\"av-correction-text\">An earlier version named the wrong river.</span>",
        "class=\"av-edition\">Second, enlarged</p>",
        "class=\"av-portrait\"",
        "href=\"https://social.example/@ada\"",
    ] {
        assert!(page.contains(shown), "{shown}");
    }
    let again = read(&packer::export(&article, ExportFormat::Markdown), Format::Markdown);
    assert_eq!(again.corrections, article.corrections);
    assert_eq!((&again.edition, &again.bylines), (&article.edition, &article.bylines));
}

#[test]
fn a_block_has_a_direction_of_its_own_where_it_is_another() {
    let rtl = Some(Direction::RightToLeft);
    let html = "<article lang=\"en\"><h1>A</h1><p dir=\"ltr\">One.</p><p dir=\"rtl\">Two.</p>\
                <div dir=\"rtl\"><p>Three.</p><p dir=\"ltr\">Four.</p></div>\
                <p lang=\"ar\" dir=\"rtl\">Five.</p></article>";
    let article = read(html, Format::Html);
    let dirs: Vec<_> = article.body.iter().map(|block| block.dir).collect();
    assert_eq!(dirs, [None, rtl, rtl, None, None]);
    let markdown = "---\nlang: en\n---\n\n# A\n\nOne.\n\n<div dir=\"rtl\">\n\nTwo.\n\n</div>\n";
    let article = read(markdown, Format::Markdown);
    assert_eq!(article.body[1].dir, rtl);
    assert!(page(&article).contains(" dir=\"rtl\">Two.</p>"));
    for (to, format) in
        [(ExportFormat::Html, Format::Html), (ExportFormat::Markdown, Format::Markdown)]
    {
        let again = read(&packer::export(&article, to), format);
        assert_eq!(again.body[1].dir, rtl, "{to:?}");
    }
}

#[test]
fn links_keep_their_titles_and_languages() {
    let markdown = "# A\n\nSee [this](https://a.example \"A \\\"title\\\"\"), and \
                    <a href=\"https://b.example\" hreflang=\"fr\">that</a>.\n";
    let article = read(markdown, Format::Markdown);
    let page = page(&article);
    assert!(page.contains("<a href=\"https://a.example\" title=\"A &quot;title&quot;\">this</a>"));
    assert!(page.contains("<a href=\"https://b.example\" hreflang=\"fr\">that</a>"));
    for (to, format) in
        [(ExportFormat::Html, Format::Html), (ExportFormat::Markdown, Format::Markdown)]
    {
        let text = packer::export(&article, to);
        assert_eq!(read(&text, format).body[0].kind, article.body[0].kind, "{text}");
    }
}

#[test]
fn places_where_a_word_may_end_stay() {
    for (source, format) in [
        ("<article><h1>A</h1><p>super<wbr>cali</p></article>", Format::Html),
        ("# A\n\nsuper<wbr>cali\n", Format::Markdown),
    ] {
        let article = read(source, format);
        let BlockKind::Paragraph { spans } = &article.body[0].kind else { panic!("{article:?}") };
        let text = spans.iter().map(|span| match span {
            Span::Text(text) => text.as_str(),
            other => panic!("{other:?}"),
        });
        assert_eq!(text.collect::<String>(), "super\u{200b}cali", "{format:?}");
        assert!(page(&article).contains(">super<wbr>cali</p>"), "{format:?}");
    }
}

#[test]
fn a_text_with_much_code_is_in_the_language_of_its_words() {
    let code =
        "```rust\nfn the_code_is_in_english_and_there_is_much_of_it() { let name = 1; }\n```\n\n";
    let text = format!(
        "# 러스트로 만든 작은 서버\n\n이 글은 한국어로 쓴 글이다. https://example.org/a/long/address/in/english\n\n{}",
        code.repeat(30)
    );
    assert_eq!(read(&text, Format::Markdown).lang.as_str(), "ko");
}

#[test]
fn links_of_version_1_are_read_as_they_were() {
    let json = r#"{"format": "article-viewer", "version": 1, "lang": "en", "headline": "A", "body":
        [{"kind": "paragraph", "spans": [{"kind": "link", "href": "https://a.example", "spans": ["a"]}]}]}"#;
    let article = read(json, Format::Json);
    assert!(!wire::to_json(&article).contains("title"));
}
