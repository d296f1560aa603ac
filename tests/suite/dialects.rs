//! Markdown as people write it: documents of twenty dialects, and the faults that they showed.

mod any_parts;
mod front_matter;
mod github;
mod kinds;
mod programs;

use crate::import_markdown::read;
use crate::{golden, npm};
use article::{Article, Block, BlockKind, Span, plain_text, wire};
use import::{Format, ImportError, Imported, import};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

#[test]
fn golden_folders() {
    golden::check("dialects");
}

/// Words in neither are markup, which the case's `syntax.txt` lists.
#[test]
fn each_word_is_in_the_page_or_in_a_warning() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut report = String::new();
    each_case(|name, source, imported, folder| {
        let mut found = strings(&imported.article).join("\n");
        imported.warnings.iter().for_each(|warning| found += &format!("\n{warning}"));
        let lost: BTreeSet<&str> = source
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && !found.contains(*word))
            .collect();
        let lost: String = lost.into_iter().map(|word| format!("{word}\n")).collect();
        let list = folder.join("syntax.txt");
        let known = fs::read_to_string(&list).unwrap_or_default();
        if lost != known && update {
            fs::write(&list, lost).unwrap();
        } else if lost != known {
            report += &format!("{name}: lost {lost:?}, known {known:?}\n");
        }
    });
    assert!(report.is_empty(), "{report}");
}

#[test]
fn no_markup_is_shown() {
    const MARKS: [&str; 22] = [
        "{%", "%}", ">}}", "{{<", ":::", "](", "[[", "]]", "![", "**", "==", "%%", "[!", "{:",
        "{#", "~~", "!!!", "???", "^[", "{.", "/>", "</",
    ];
    // These tell of templates, as text.
    let shown = [("hugo", "{{<"), ("hugo", ">}}")];
    let mut report = String::new();
    each_case(|name, _, imported, _| {
        for text in texts(&imported.article) {
            for mark in MARKS.into_iter().filter(|mark| text.contains(mark)) {
                if !shown.contains(&(name, mark)) {
                    report += &format!("{name}: {mark} in {text}\n");
                }
            }
        }
    });
    assert!(report.is_empty(), "{report}");
}

/// A tenfold text may take tenfold time; a hundredfold would be the square. The ten seconds are for
/// busy machines.
#[test]
fn parts_of_dialects_take_time_by_their_number_alone() {
    for unit in [
        "$a",
        "$a$ ",
        "$$\na\n",
        "\\(a ",
        "`` ` ",
        "{{ a ",
        "{% a %}\n",
        "{{< note >}}\n",
        "{{",
        "{% raw %}\n",
        "{% highlight %}\n",
        ":::\n",
        "::: note\n",
        "!!! note\n    ",
        "![[a ",
        "[[a]] ",
        "%% ",
        "==a ",
        "++a",
        "^[a] ",
        "~a~",
        "http://a.b ",
        "a@b.c ",
        ":a:",
        "。**a",
        "{: #a}\n",
        "[a]{.b}",
        "![a](b c",
        "![a](data:",
        "<A b={",
        "<Aa>\n",
        "- ```\n",
        "| a\n",
        "import a from 'b'\n",
        "> [!note]\n\n",
        "a\n: b\n",
        "<ruby>a<rt>b",
        "<svg>\n",
        "<svg><text>a</text></svg>\n",
        "<p>a</p>\nb\n",
        "*[a]: b\n",
        "[b]",
        "[b] a [/b] ",
        "[quote]\n",
        "[quote]\n[/quote]\n",
        "||a|| ",
        "||a",
        "((a",
        ">>>\n",
        "/// note\n",
        "{++a",
        "| a |\n| b |\n\n",
        "| a |\n|---|\n| `b|c` |\n\n",
        "+-+\n| a\n\n",
        "----- ---\na     b\n\n",
        "------------\n",
        "(@a) b\n\n",
        "• a\n",
        "**a.**b ",
        "**a.",
        "```{note}\n",
        "::: {note}\n",
        "#+BEGIN_QUOTE\n",
        "id:: 12345678901234567890123456789\n",
        "{{< raw >}}\n",
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
        let (short, long) = (time(1_000), time(10_000));
        assert!(long < short * 40 + Duration::from_secs(10), "{unit:?}: {short:?}, then {long:?}");
    }
}

/// «**…。**然后» kept its asterisks, for CommonMark asks for a blank there.
#[test]
fn emphasis_ends_beside_full_width_marks() {
    for (text, strong) in [
        ("他说**“这样。”**然后走了。", "“这样。”"),
        ("**注意：**请", "注意："),
        ("これは**「引用」**と言う。", "「引用」"),
        ("他**（真的）**走了", "（真的）"),
        ("한국어**(강조)**입니다", "(강조)"),
        ("English **\"so\"** goes on", "\"so\""),
    ] {
        let spans = first_line(&read(text).article);
        let found = spans.iter().find_map(|span| match span {
            Span::Strong(spans) => Some(plain_text(spans)),
            _ => None,
        });
        assert_eq!(found.as_deref(), Some(strong), "{text}");
        assert!(!plain_text(&spans).contains('*'), "{text}");
    }
}

#[test]
fn line_ends_beside_full_width_marks_are_no_blanks() {
    assert_eq!(
        shown("你好，\nHello。\n再见\n（ABC）\nword\nword"),
        ["你好，Hello。再见（ABC）word word"]
    );
}

/// The paragraph after a box whose closing tag stood at the end of a line was in the box.
#[test]
fn a_closing_tag_at_the_end_of_a_line_closes() {
    let article = read("<aside>\n\nIn the box.</aside>\n\nAfter it.\n").article;
    assert_eq!(article.body.len(), 2);
    let article = read("<div>One.</div>\n## Heading\n\n- item\n").article;
    assert!(matches!(article.body[1].kind, BlockKind::Heading { .. }), "{:?}", article.body);
    let article =
        read("<details>\n<summary>More</summary>\nText **bold**.\n</details>\n\nEnd\n").article;
    assert_eq!(article.body.len(), 2, "{:?}", article.body);
    assert!(
        !shown("<details>\n<summary>More</summary>\nText **bold**.\n</details>\n")[1].contains('*')
    );
}

/// CommonMark's own examples have the words that its HTML has, but for what is told.
#[test]
fn commonmarks_examples_keep_their_words() {
    // Programs and styles are left out; HTML ends where its closing tag does; components are not
    // HTML; addresses with blanks and titles with marks in them are read; what browsers make of
    // broken comments and tags; brackets of wikis.
    const OTHERWISE: [usize; 16] =
        [156, 157, 158, 163, 170, 172, 173, 176, 178, 180, 186, 488, 508, 590, 616, 629];
    let Some(modules) = npm::modules() else { return };
    let spec = fs::read_to_string(modules.join("commonmark-spec/spec.txt")).unwrap();
    let fence = "`".repeat(32);
    let mut number = 0;
    let mut report = String::new();
    for example in spec.split(&format!("{fence} example\n")).skip(1) {
        number += 1;
        let example = example.split(&format!("\n{fence}")).next().unwrap().replace('→', "\t");
        let (markdown, html) = example.split_once("\n.").unwrap_or(("", &example));
        let imported = read(&format!("{markdown}\n"));
        let mut found = format!("{} ", imported.article.headline.text);
        found +=
            &imported.article.standfirst.as_ref().map_or(String::new(), |lead| lead.text.clone());
        found += &shown_of(&imported.article).join(" ");
        for block in &imported.article.body {
            if let BlockKind::Figure(figure) = &block.kind {
                found = found.replacen(&plain_text(&figure.caption), "", 1) + &figure.image.alt;
            }
        }
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let (found, wanted) = (squeezed(&found), squeezed(&text_of(html)));
        if (found == wanted) == OTHERWISE.contains(&number) {
            report += &format!("{number}: {markdown:?}\n  found  {found}\n  wanted {wanted}\n");
        }
    }
    assert!(report.is_empty() && number > 600, "{number} examples\n{report}");
}

/// The text of HTML, pictures' descriptions among it.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text += &rest[..at];
        rest = &rest[at..];
        let end = match rest {
            rest if rest.starts_with("<!--") => rest.find("-->").map(|at| at + 3),
            rest if rest.starts_with("<?") => rest.find("?>").map(|at| at + 2),
            rest if rest.starts_with("<![CDATA[") => rest.find("]]>").map(|at| at + 3),
            rest => rest.find('>').map(|at| at + 1),
        };
        let (tag, after) = rest.split_at(end.unwrap_or(rest.len()));
        if let Some((_, alt)) = tag.split_once("alt=\"") {
            text += alt.split('"').next().unwrap();
        }
        rest = after;
    }
    text += rest;
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&amp;", "&")
}

#[test]
fn what_only_looks_like_a_dialect_stays_text() {
    for text in [
        "It costs $5 or $6, not 7$.",
        "In C++ and in C++ 17 a == b == c.",
        "At 10:30:45, see std::io::Read.",
        "A score of 3:2 and 50%% of it, 20%% more.",
        "Set {a, b} of {1, 2}, x^2 and y^2.",
        "Write «import duties» and a_b_c.",
        "!!! Read this",
        "Call f(x) or [see](there it is).",
        "Use <T> in Vec<T> here.",
    ] {
        assert_eq!(shown(text), [text.replace("<T>", "")], "{text}");
    }
    // A tag that is none leaves its brackets as browsers do, with a warning.
    assert!(read("Use <T> here.").warnings[0].to_string().starts_with("line 1: <t> was left out"));
}

#[test]
fn nothing_is_touched_in_code() {
    let text = "`{{ a }} ==b== $c$ [[d]] :tada: %%e%%`\n\n```\n{% raw %}\n::: note\n$$\n[[a]]\n```\n\n    \
                {{< b >}}\n    ==c==\n";
    assert_eq!(
        shown(text),
        [
            "{{ a }} ==b== $c$ [[d]] :tada: %%e%%",
            "{% raw %}\n::: note\n$$\n[[a]]",
            "{{< b >}}\n==c=="
        ]
    );
}

#[test]
fn the_headline_comes_after_badges_and_lines_of_links() {
    let text = "[![a](a.svg)](https://example.org/a) [![b](b.svg)](https://example.org/b)\n\n\
                English | [中文](zh.md)\n\n# `mill`: grain in\n\nText.\n";
    let article = read(text).article;
    assert_eq!(article.headline.text, "mill: grain in");
    let spans = first_line(&article);
    assert!(matches!(&spans[0], Span::Link { spans, .. } if matches!(spans[0], Span::Picture(_))));
}

#[test]
fn unknown_tags_are_told_of_with_their_lines() {
    let imported =
        read("One.\n\nTwo {{ page.title }} here.\n\n{{< odd a=\"b\" >}}\n\n{% if x %}\n");
    let told: Vec<_> = imported.warnings.iter().map(ToString::to_string).collect();
    for (line, tag) in [(3, "{{ page.title }}"), (5, "{{< odd a=\"b\" >}}"), (7, "{% if x %}")] {
        let begins = format!("line {line}: the template tag {tag}");
        assert!(told.iter().any(|told| told.starts_with(&begins)), "{told:?}");
    }
}

#[test]
fn lines_are_the_documents_whatever_is_put_between() {
    let text = "::: note\nA box.\n:::\n\n!!! tip\n    In it.\n\n$$\na\n$$\n\n{% highlight c %}\nx\n\
                {% endhighlight %}\n\n[a](javascript:x)\n";
    let imported = read(text);
    assert_eq!(imported.warnings[0].location.to_string(), "line 16");
}

fn each_case(mut act: impl FnMut(&str, &str, &Imported, &Path)) {
    let folder = Path::new(crate::ROOT).join("tests/suite/golden/dialects");
    for case in golden::entries(&folder) {
        let input = golden::entries(&case)
            .into_iter()
            .find(|path| path.file_stem().is_some_and(|stem| stem == "input"))
            .unwrap();
        let source = fs::read_to_string(&input).unwrap();
        let file = input.file_name().unwrap().to_str().unwrap();
        let imported = import(file, source.as_bytes(), None).unwrap();
        act(case.file_name().unwrap().to_str().unwrap(), &source, &imported, &case);
    }
}

/// All strings of the article: its texts, addresses, names.
fn strings(article: &Article) -> Vec<String> {
    fn push(value: &serde_json::Value, strings: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => strings.push(text.clone()),
            serde_json::Value::Array(items) => items.iter().for_each(|item| push(item, strings)),
            serde_json::Value::Object(map) => map.values().for_each(|value| push(value, strings)),
            serde_json::Value::Number(number) => strings.push(number.to_string()),
            serde_json::Value::Null | serde_json::Value::Bool(_) => {}
        }
    }
    let mut strings = Vec::new();
    push(&serde_json::from_str(&wire::to_json(article)).unwrap(), &mut strings);
    strings
}

/// The texts that are shown and are no code and no formula.
fn texts(article: &Article) -> Vec<String> {
    fn text(spans: &[Span]) -> String {
        let text = |span: &Span| match span {
            Span::Text(text) => text.clone(),
            span => text(span.children()),
        };
        spans.iter().map(text).collect()
    }
    let blocks = article.body.iter().chain(article.notes.iter().flat_map(|note| &note.blocks));
    let lines = blocks.flat_map(Block::walk).flat_map(|block| block.lines());
    let mut texts: Vec<String> = lines.map(text).collect();
    texts.push(article.headline.text.clone());
    texts
}

/// The texts of the body's blocks, code among them.
fn shown(text: &str) -> Vec<String> {
    shown_of(&read(text).article)
}

fn shown_of(article: &Article) -> Vec<String> {
    let mut shown = Vec::new();
    for block in article.body.iter().flat_map(Block::walk) {
        shown.extend(block.lines().into_iter().map(plain_text));
        if let BlockKind::Code(code) = &block.kind {
            shown.push(code.text.clone());
        }
    }
    shown
}

fn first_line(article: &Article) -> Vec<Span> {
    match &article.body[0].kind {
        BlockKind::Paragraph { spans } => spans.clone(),
        other => panic!("{other:?}"),
    }
}
