//! Web pages → article, and what has to hold of any. Golden folders in `golden/html/<case>/`, each
//! made after the pages of a real program.

use crate::golden;
use article::{Article, Block, BlockKind, Span, plain_text};
use import::{Format, Imported, import};
use scraper::{ElementRef, Html};
use std::fs;
use std::path::Path;
use std::time::Instant;

#[test]
fn golden_html() {
    golden::check("html");
}

/// Elements with `data-around` stand around the article of a golden page, or repeat its head. Of
/// all other text none is lost: it is in the article, in its order, or in a warning.
#[test]
fn no_word_of_a_page_is_lost() {
    let mut report = String::new();
    for case in golden::entries(&Path::new(crate::ROOT).join("tests/suite/golden/html")) {
        let input = golden::entries(&case);
        let input = input.iter().find(|path| path.file_stem().unwrap() == "input").unwrap();
        let source = fs::read_to_string(input).unwrap();
        let name = input.file_name().unwrap().to_str().unwrap();
        let Imported { article, warnings, .. } = import(name, source.as_bytes(), None).unwrap();
        let (body, rest) = texts(&article);
        let (body, rest) = (letters(&body), letters(&rest));
        let told: String = warnings.iter().map(|warning| letters(&warning.message) + " ").collect();
        let page = Html::parse_document(&source);
        let mut texts = Vec::new();
        visible(page.root_element(), &mut texts);
        let mut place = 0;
        for text in texts {
            let text = letters(&text);
            // Short texts may stand in many places.
            match body[place..].find(&text) {
                Some(at) if text.len() > 20 => place += at,
                Some(_) => {}
                None if text.len() <= 20 && body.contains(&text) => {}
                None if told.contains(&text) || rest.contains(&text) => {}
                None if body.contains(&text) => {
                    report += &format!("{}: moved: {text}\n", case.display())
                }
                None => report += &format!("{}: lost: {text}\n", case.display()),
            }
        }
    }
    assert!(report.is_empty(), "{report}");
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn visible(element: ElementRef, texts: &mut Vec<String>) {
    const UNSEEN: [&str; 7] =
        ["head", "script", "style", "noscript", "annotation", "semantics", "template"];
    let value = element.value();
    let is_hidden =
        value.attr("style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
    if UNSEEN.contains(&value.name()) || value.attr("data-around").is_some() || is_hidden {
        return;
    }
    for child in element.children() {
        match ElementRef::wrap(child) {
            Some(child) => visible(child, texts),
            None => texts.extend(child.value().as_text().map(|run| run.to_string())),
        }
    }
}

/// The text in its order, and what stands around it.
fn texts(article: &Article) -> (String, String) {
    let (mut text, mut rest) = (article.headline.text.clone(), String::new());
    let phrases = [&article.site, &article.column, &article.standfirst, &article.copyright];
    for phrase in phrases.into_iter().flatten().chain(&article.topics) {
        rest += &format!(" {}", phrase.text);
    }
    for name in article.bylines.iter().filter_map(|byline| byline.name.as_ref()) {
        rest += &format!(" {}", name.text);
    }
    for story in &article.related {
        rest += &format!(" {}", story.title.text);
    }
    article.body.iter().flat_map(Block::walk).for_each(|block| push(block, &mut text));
    let notes = article.notes.iter().flat_map(|note| &note.blocks);
    notes.flat_map(Block::walk).for_each(|block| push(block, &mut rest));
    (text, rest)
}

fn push(block: &Block, text: &mut String) {
    for line in block.lines() {
        *text += &format!(" {}", article::plain_text(line));
    }
    match &block.kind {
        BlockKind::Code(code) => {
            *text += &format!(" {} {}", code.file.clone().unwrap_or_default(), code.text);
        }
        BlockKind::Figure(figure) => *text += &format!(" {}", figure.credit),
        BlockKind::Formula(formula) => *text += &format!(" {} {}", formula.tex, formula.number),
        BlockKind::Recording(recording) => *text += &format!(" {}", recording.title),
        BlockKind::Embed(embed) => *text += &format!(" {}", embed.site),
        _ => {}
    }
}

fn read(html: &str) -> Article {
    import("page.html", html.as_bytes(), Some(Format::Html)).unwrap().article
}

fn spans(article: &Article) -> &[Span] {
    match &article.body.first().unwrap().kind {
        BlockKind::Paragraph { spans } => spans,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_page_is_known_by_how_it_begins() {
    for (name, text) in [
        ("story", "<!doctype html><p>The mill turns.</p>"),
        (
            "story.txt",
            "\u{feff}<?xml version=\"1.0\"?>\n<!-- x -->\n<html><body><p>The mill turns.</p></body></html>",
        ),
        ("", "<!-- exported -->\n<div class=\"body\"><p>The mill turns.</p></div>"),
    ] {
        let Imported { article, .. } = import(name, text.as_bytes(), None).unwrap();
        assert_eq!(article::plain_text(spans(&article)), "The mill turns.", "{name}");
    }
}

#[test]
fn addresses_are_meant_against_the_pages_own() {
    let page = |head: &str| {
        let article = read(&format!(
            "<html><head>{head}</head><body><p><a href=\"b.html#c\">b</a> <a href=\"a.html#d\">d</a></p></body></html>"
        ));
        let links: Vec<String> = spans(&article)
            .iter()
            .filter_map(|span| match span {
                Span::Link { href, .. } => Some(href.as_str().to_string()),
                _ => None,
            })
            .collect();
        links.join(" ")
    };
    assert_eq!(page(""), "b.html#c a.html#d");
    let canonical = "<link rel=canonical href=\"https://site.example/x/a.html\">";
    assert_eq!(page(canonical), "https://site.example/x/b.html#c #d");
    let base = format!("{canonical}<base href=\"/y/\">");
    assert_eq!(page(&base), "https://site.example/y/b.html#c https://site.example/y/a.html#d");
}

#[test]
fn a_packed_page_is_its_article() {
    let source = "---\nauthor: Ada Crumb\ndate: 2025-03-01\n---\n\n# The mill\n\nIt turns.[^1]\n\n## The wheel\n\nIt is new.\n\n[^1]: Slowly.\n";
    let once = import("mill.md", source.as_bytes(), None).unwrap().article;
    let options = packer::Options {
        remote_images: false,
        remote_embeds: false,
        base_url: None,
        srcdoc: false,
    };
    let page = packer::single(once.clone(), &packer::Viewer::built().unwrap(), &options);
    let again = read(&page);
    assert_eq!(again.headline, once.headline);
    assert_eq!((&again.bylines, &again.published), (&once.bylines, &once.published));
    let texts = |article: &Article| texts(article).0;
    assert_eq!(texts(&again), texts(&once));
    assert_eq!(again.notes.len(), 1);
    let ids =
        |article: &Article| article.body.iter().map(|block| block.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&again), ids(&once));
}

#[test]
fn a_table_around_code_is_code() {
    let article = read(
        "<h1>T</h1><p>Before.</p><figure class=\"highlight sh\"><table><tr><td class=\"gutter\"><pre>1<br>2</pre></td>\
         <td class=\"code\"><pre><span class=\"line\">cd weir</span><br><span class=\"line\">  ls</span><br></pre></td></tr></table></figure>",
    );
    let code = article.body.iter().find_map(|block| match &block.kind {
        BlockKind::Code(code) => Some(code),
        _ => None,
    });
    let code = code.unwrap();
    assert_eq!((code.language.as_deref(), code.text.as_str()), (Some("sh"), "cd weir\n  ls"));
}

#[test]
fn a_book_deep_in_boxes_does_not_exhaust_a_small_stack() {
    let page = format!("<p>Begin.</p>{}deep{}", "<div><b>".repeat(5000), "</b></div>".repeat(5000));
    let reading = std::thread::Builder::new().stack_size(2 << 20).spawn(move || read(&page));
    let article = reading.unwrap().join().unwrap();
    let text: String =
        article.body.iter().flat_map(Block::lines).map(article::plain_text).collect();
    assert!(text.contains("Begin.") && text.contains("deep"), "{text}");
}

#[test]
fn a_list_that_counts_down_ends_with_one() {
    let list = |more: &str| format!("<ol reversed{more}><li>c</li><li>b</li><li>a</li></ol>");
    for (more, start) in [("", 3), (" start=\"9\"", 9)] {
        for (text, format) in [
            (format!("<article><h1>A</h1>{}</article>", list(more)), Format::Html),
            (format!("# A\n\n{}\n", list(more)), Format::Markdown),
        ] {
            let article = import("it", text.as_bytes(), Some(format)).unwrap().article;
            let found = article.blocks().find_map(|block| match &block.kind {
                BlockKind::List(list) => Some((list.start, list.reversed)),
                _ => None,
            });
            assert_eq!(found, Some((start, true)), "{format:?}{more}");
        }
    }
}

#[test]
fn the_columns_of_a_poem_stay() {
    let page = "<article><h1>A</h1><pre class=\"verse\">One   <b>two</b> three\n  four  five  \n</pre>\
                </article>";
    let article = import("it", page.as_bytes(), Some(Format::Html)).unwrap().article;
    let lines: Vec<String> =
        article.blocks().flat_map(|block| block.lines()).map(plain_text).collect();
    assert_eq!(lines, ["One\u{a0}\u{a0} two three \u{a0}\u{a0}four\u{a0} five"]);
}

/// The text of each box was put together anew to ask whether it is short, or there.
#[test]
fn a_page_deep_in_boxes_is_read_as_fast_as_a_flat_one() {
    let text = "<p>The weir was built of oak, and nobody remembers by whom.</p>".repeat(1_000);
    let time = |page: String| {
        let once = || {
            let started = Instant::now();
            read(&page);
            started.elapsed().as_secs_f64()
        };
        (0..3).map(|_| once()).fold(f64::MAX, f64::min)
    };
    let flat = time(format!("<article><h1>The weir</h1>{text}</article>"));
    let (open, close) = ("<div>".repeat(300), "</div>".repeat(300));
    let deep = time(format!("<article><h1>The weir</h1>{open}{text}{close}</article>"));
    assert!(deep < flat * 6.0, "{deep} s deep in boxes, {flat} s flat");
}
