//! Markdown with front matter → article.

use crate::golden::{self, read_back};
use article::{Article, Block, BlockKind, MAX_BLOCK_DEPTH, plain_text, wire};
use import::{Format, ImportError, Imported, import};
use proptest::prelude::*;
use std::path::Path;
use std::time::{Duration, Instant};

#[test]
fn golden_folders() {
    golden::check("markdown");
}

#[test]
fn the_golden_document_is_the_one_that_people_read() {
    let tests = Path::new(crate::ROOT).join("tests");
    let [read, golden] = ["every-kind.md", "suite/golden/markdown/every-kind/input.md"]
        .map(|path| std::fs::read_to_string(tests.join(path)).unwrap());
    assert!(read == golden, "copy tests/every-kind.md to its golden folder");
}

#[test]
fn a_document_of_every_kind_has_every_kind() {
    let bytes = std::fs::read(Path::new(crate::ROOT).join("tests/every-kind.md")).unwrap();
    let Imported { article, warnings, .. } = import("every-kind.md", &bytes, None).unwrap();
    assert!(warnings.is_empty(), "{warnings:?}");
    let json = wire::to_json(&article);
    for kind in [
        "paragraph",
        "heading",
        "list",
        "quote",
        "pullquote",
        "figure",
        "table",
        "code",
        "box",
        "break",
    ] {
        assert!(json.contains(&format!(r#""kind":"{kind}""#)), "no block of the kind {kind}");
    }
    for kind in [
        "emphasis",
        "strong",
        "link",
        "code",
        "subscript",
        "superscript",
        "linebreak",
        "foreign",
        "noteref",
    ] {
        assert!(json.contains(&format!(r#""kind":"{kind}""#)), "no span of the kind {kind}");
    }
    for level in 2..=4 {
        assert!(json.contains(&format!(r#""level":{level}"#)), "no heading of level {level}");
    }
}

#[test]
fn the_default_article_is_whole() {
    let bytes = std::fs::read(Path::new(crate::ROOT).join("seeds/article.md")).unwrap();
    let Imported { article, warnings, .. } = import("article.md", &bytes, None).unwrap();
    assert!(warnings.is_empty(), "{warnings:?}");
    assert_eq!(article.lang.as_str(), "en");
    assert_eq!(article.interface.as_ref().map(|lang| lang.as_str()), Some("zh-Hans"));
    assert_eq!(article.column.as_ref().map(|column| column.text.as_str()), Some("观点"));
    assert_eq!(
        article.topics.iter().map(|topic| topic.text.as_str()).collect::<Vec<_>>(),
        ["人工智能"]
    );
    assert_eq!(article.body.len(), 13);
    assert!(article.body.iter().all(|block| matches!(block.kind, BlockKind::Paragraph { .. })));
    assert_eq!(
        article.bylines[0].email.as_ref().map(|email| email.as_str()),
        Some("article-viewer@example.org")
    );
    assert!(plain_text(&article.source).contains("Richard Waters"));
    assert!(article.standfirst.is_some() && article.copyright.is_some());
    assert_eq!(article.related.iter().filter(|story| story.lead.is_some()).count(), 6);
}

/// The capture's words are its owner's: no six English words and no ten Chinese characters in a row
/// may be the same.
#[test]
fn the_default_article_borrows_no_sentence() {
    let root = Path::new(crate::ROOT);
    let capture = std::env::var_os("ARTICLE_VIEWER_CAPTURE")
        .map_or_else(|| root.join("../shared/seeds/ft-article.txt"), Into::into);
    let Ok(theirs) = std::fs::read_to_string(&capture) else {
        println!(
            "SKIPPED: there is no capture at {}: set ARTICLE_VIEWER_CAPTURE",
            capture.display()
        );
        return;
    };
    let ours = ["article", "one-file", "same-line"]
        .map(|name| std::fs::read_to_string(root.join(format!("seeds/{name}.md"))).unwrap());
    let ours = ours.concat();
    let (english, chinese) = (runs(&latin_words(&theirs), 6), runs(&han(&theirs), 10));
    let shared: Vec<_> =
        runs(&latin_words(&ours), 6).into_iter().filter(|run| english.contains(run)).collect();
    assert!(!english.is_empty() && shared.is_empty(), "{shared:?}");
    let shared: Vec<_> =
        runs(&han(&ours), 10).into_iter().filter(|run| chinese.contains(run)).collect();
    assert!(!chinese.is_empty() && shared.is_empty(), "{shared:?}");
}

#[test]
fn a_thousand_levels_do_not_exhaust_a_small_stack() {
    let lists: String =
        (0..1000).map(|depth| format!("{}- item{depth}x\n", "  ".repeat(depth))).collect();
    let quotes = format!("{} item999x\n", ">".repeat(1000));
    let marks = format!("{}item999x{}\n", "<b>".repeat(100_000), "</b>".repeat(100_000));
    let boxes = "<aside>\n\n".repeat(1000) + "item999x\n";
    let items = format!("<ul>{}</ul>\n", "<li><ul>item999x".repeat(1000));
    let links = format!("{}item999x{}\n", "[".repeat(10_000), "](x)".repeat(10_000));
    for text in [lists, quotes, marks, boxes, items, links] {
        let imported = std::thread::Builder::new()
            .stack_size(2 << 20)
            .spawn(move || read(&text))
            .unwrap()
            .join()
            .unwrap();
        let json = wire::to_json(&imported.article);
        assert!(json.contains("item999x"), "the innermost text is lost");
        assert!(imported.article.body.iter().all(|block| depth(block) <= MAX_BLOCK_DEPTH));
        let (again, complaints) = read_back(&json);
        assert!(again == imported.article && complaints.is_empty(), "{complaints:?}");
        let deep =
            imported.warnings.iter().filter(|warning| warning.message.contains("nested")).count();
        assert!(deep <= 2, "{deep} warnings of one and the same thing");
    }
}

/// A tenfold text may take tenfold time; a hundredfold would be the square.
#[test]
fn time_grows_with_the_length_alone() {
    for unit in [
        "word ", "*a ", "<b>y</i>", "[a](", "![a", "<a \"", "x <br>\n", "[^x] ", "<", "a\n\n",
        "&amp;", "| a ",
    ] {
        let time = |count: usize| {
            let text = unit.repeat(count);
            let best = (0..2).map(|_| {
                let start = Instant::now();
                read(&text);
                start.elapsed()
            });
            best.min().unwrap_or_default()
        };
        let (short, long) = (time(3_000), time(30_000));
        assert!(
            long < short * 40 + Duration::from_millis(200),
            "{unit:?}: {short:?}, then {long:?}"
        );
    }
}

#[test]
fn lines_are_counted_with_the_front_matter() {
    let imported = read(
        "---\ntitle: x\n---\n\ntext\n\n<div>\n\n<blink>under</blink>\n\n</div>\n\n> - [a](javascript:x)\n",
    );
    let places: Vec<_> =
        imported.warnings.iter().map(|warning| warning.location.to_string()).collect();
    assert_eq!(places, ["line 9", "line 13"]);
}

#[test]
fn front_matter_may_come_after_blank_lines() {
    let (article, warnings) =
        told("\n \n---\ntitle: The weir\ndate: yesterday\n---\n\nIt holds.\n\n![](file:x)\n");
    assert_eq!((article.headline.text.as_str(), article.body.len()), ("The weir", 1));
    assert!(warnings[0].starts_with("line 5: front matter: `date`"), "{warnings:?}");
    assert!(warnings[1].starts_with("line 10: "), "{warnings:?}");
}

/// All of it was left out, and the first heading of the text stood for the title.
#[test]
fn front_matter_whose_values_have_colons_is_read_and_told_of() {
    let (article, warnings) = told(
        "---\ntitle: Ann's mill: how it was built\nstandfirst: In short:\nauthor: Ann \
         Example\ntags: [\"a: b\", c]\n---\n\nText.\n\n## Then\n",
    );
    assert_eq!(article.headline.text, "Ann's mill: how it was built");
    assert_eq!(article.standfirst.unwrap().text, "In short:");
    assert_eq!(article.topics[0].text, "a: b");
    assert_eq!(article.bylines.len(), 1);
    let told: Vec<_> =
        warnings.iter().map(|warning| warning.split(" is not").next().unwrap()).collect();
    assert_eq!(
        told,
        [
            "line 2: front matter: the value of `title`",
            "line 3: front matter: the value of `standfirst`"
        ]
    );
}

/// Drawings that stand in a text as SVG were left out, and charts with them.
#[test]
fn drawings_are_pictures_and_icons_are_not() {
    let chart = "<svg viewBox=\"0 0 200 100\">\n<title>Rain</title>\n\n<text>2016</text>\n</svg>";
    for text in [
        format!("# A\n\nBefore.\n\n{chart}\n\nAfter.\n"),
        format!(
            "# A\n\nBefore.\n\n<figure>{chart}<figcaption>C.</figcaption></figure>\n\nAfter.\n"
        ),
    ] {
        let (article, told) = told(&text);
        assert!(told.is_empty(), "{told:?}");
        let Some(BlockKind::Figure(figure)) = article.body.get(1).map(|block| &block.kind) else {
            panic!("{:?}", article.body);
        };
        assert_eq!(figure.image.alt, "Rain");
        assert_eq!(words(&article).last().map(String::as_str), Some("After."));
    }
    let (article, told) = told("# A\n\n<svg width=\"16\" height=\"16\"><path/></svg> Text.\n");
    assert!(!wire::to_json(&article).contains("data:image"), "{told:?}");
    let code = read("# A\n\nThe tag `<svg width=\"90\">` and `</svg>`.\n").article;
    assert!(wire::to_json(&code).contains("<svg width"), "{code:?}");
}

#[test]
fn two_breaks_around_prose_are_no_front_matter() {
    let imported = read("---\nProse between rules.\n---\n\nMore.\n");
    assert!(words(&imported.article).contains(&"Prose".to_string()));
}

#[test]
fn yaml_bombs_are_refused() {
    let bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n\n# Text\n\nstays\n";
    let imported = read(bomb);
    assert_eq!(imported.article.headline.text, "Text");
    let told: Vec<_> = imported.warnings.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|told| told.starts_with("line 3: ")), "{told:?}");
}

proptest! {
    #[test]
    fn any_text_gives_an_article_that_its_json_gives_back(text in "(?s)([\\PC]|[-#>*_`~\\[\\]()<>!|:&;\\^+= \n\t\"'/]|<(/?)(b|p|div|li|ul|table|tr|td|aside|figure|img src=x|script|pre|span lang=fr)>|\\[\\^a\\]|---\n|\n\n){0,60}") {
        let text = format!("{text}.");
        let imported = match import("text.md", text.as_bytes(), Some(Format::Markdown)) {
            Err(ImportError::FrontMatter { line, .. }) => {
                prop_assert!(line <= text.lines().count());
                return Ok(());
            }
            imported => imported.unwrap(),
        };
        let (again, complaints) = read_back(&wire::to_json(&imported.article));
        prop_assert!(again == imported.article);
        prop_assert!(complaints.is_empty(), "{:?}", complaints);
    }

    #[test]
    fn every_word_of_plain_paragraphs_survives(text in "[a-zA-Z0-9\u{4e00}-\u{4e20}]{1,8}([ \n]{1,3}[a-zA-Z0-9\u{4e00}-\u{4e20}]{1,8}){0,30}") {
        let imported = read(&text);
        let kept: String = words(&imported.article).concat();
        let wanted: String = text.split_whitespace().collect();
        prop_assert_eq!(kept, wanted);
    }

    #[test]
    fn marks_lose_no_word(words_in in prop::collection::vec("[a-z]{1,6}", 1..20), marks in prop::collection::vec(0usize..14, 20)) {
        const MARKS: [(&str, &str); 14] = [
            ("*", "*"), ("**", "**"), ("`", "`"), ("[", "](x)"), ("<b>", "</b>"), ("<u>", "</u>"), ("<q>", ""), ("~~", "~~"),
            ("\n\n> ", "\n\n"), ("\n\n- ", "\n\n"), ("\n\n### ", "\n\n"), ("\n\n<aside>\n\n", "\n\n</aside>\n\n"),
            ("\n\n<div>", "</div>\n\n"), ("\n\n| a |\n|---|\n| ", " |\n\n"),
        ];
        let text: String = words_in.iter().zip(&marks).map(|(word, mark)| format!("{}{word}{} ", MARKS[*mark].0, MARKS[*mark].1)).collect();
        let kept = words(&read(&format!("x\n\n{text}")).article).concat();
        for word in &words_in {
            prop_assert!(kept.contains(word.as_str()), "{} is lost from {:?}", word, text);
        }
    }
}

/// A Markdown document that is read.
pub fn read(text: &str) -> Imported {
    import("article.md", text.as_bytes(), Some(Format::Markdown)).unwrap()
}

/// The words of the headline, the standfirst and the body.
/// The article, and its warnings as a user reads them.
fn told(text: &str) -> (Article, Vec<String>) {
    let Imported { article, warnings, .. } = read(text);
    (article, warnings.iter().map(ToString::to_string).collect())
}

fn words(article: &Article) -> Vec<String> {
    let mut text = format!(
        "{} {} ",
        article.headline.text,
        article.standfirst.as_ref().map_or("", |phrase| &phrase.text)
    );
    for block in article.body.iter().flat_map(Block::walk) {
        block.lines().into_iter().for_each(|line| text += &(plain_text(line) + " "));
        if let BlockKind::Code(code) = &block.kind {
            text += &(code.text.clone() + " ");
        }
    }
    text.split_whitespace().map(str::to_string).collect()
}

fn depth(block: &Block) -> usize {
    block.children().map(|child| 1 + depth(child)).max().unwrap_or_default()
}

fn latin_words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace(['\u{2019}', '\''], "");
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_string)
        .collect()
}

fn han(text: &str) -> Vec<String> {
    text.chars()
        .filter(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '0'..='9'))
        .map(String::from)
        .collect()
}

fn runs(parts: &[String], len: usize) -> std::collections::HashSet<Vec<String>> {
    parts.windows(len).map(<[String]>::to_vec).collect()
}

#[test]
fn quotation_marks_are_set_where_the_front_matter_asks() {
    let read = |front: &str| {
        let text = format!(
            "---\ntitle: \"It's 'so'\"\nlang: de\n{front}---\n\nEr sagte \"ja\" -- `\"x\"`.\n"
        );
        let Imported { article, warnings, .. } = import("a.md", text.as_bytes(), None).unwrap();
        let BlockKind::Paragraph { spans } = &article.body[0].kind else { unreachable!() };
        (article.headline.text, plain_text(spans), article.body[0].id.clone(), warnings.len())
    };
    let (headline, text, id, _) = read("");
    assert_eq!((&*headline, &*text), ("It's 'so'", "Er sagte \"ja\" -- \"x\"."));
    let smart = read("smart: true\n");
    assert_eq!(smart, ("It’s ‚so‘".into(), "Er sagte „ja“ – \"x\".".into(), id, 0));
    let (_, kept, _, warnings) = read("smart: perhaps\n");
    assert_eq!((kept, warnings), (text, 1));
}
