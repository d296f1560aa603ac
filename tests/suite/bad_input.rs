//! Documents that are wrong: each gives the right article with warnings, or an error that says what
//! to do.

use crate::page::{assert_sound, text};
use crate::program::Folder;
use serde_json::json;

/// A document by its file's name and bytes, and what becomes of it.
struct Case {
    name: &'static str,
    bytes: Vec<u8>,
    code: i32,
    /// Words of the messages.
    says: &'static [&'static str],
    /// Words of the page's text.
    shows: &'static [&'static str],
}

fn error(name: &'static str, bytes: impl Into<Vec<u8>>, says: &'static [&'static str]) -> Case {
    Case { name, bytes: bytes.into(), code: 1, says, shows: &[] }
}

fn article(
    name: &'static str,
    bytes: impl Into<Vec<u8>>,
    says: &'static [&'static str],
    shows: &'static [&'static str],
) -> Case {
    Case { name, bytes: bytes.into(), code: 0, says, shows }
}

/// Packs each and compares. Every message names the file; where nothing is expected to be said,
/// nothing is.
fn check(cases: impl IntoIterator<Item = Case>) {
    for Case { name, bytes, code, says, shows } in cases {
        let folder = Folder::new();
        folder.write(name, bytes);
        let run = folder.run(&["pack", name, "-o", "page.html"]);
        let said = &run.stderr;
        assert_eq!(run.code, Some(code), "{name}: {said}");
        for words in says {
            assert!(said.contains(words), "{name}: “{words}” is not in {said}");
        }
        let (told, done): (Vec<_>, Vec<_>) = said.lines().partition(|line| {
            ["error: ", "warning: "].iter().any(|kind| line.starts_with(&format!("{kind}{name}: ")))
        });
        assert_eq!(told.is_empty(), says.is_empty(), "{name}: {said}");
        assert_eq!(folder.path().join("page.html").exists(), code == 0, "{name}");
        if code == 0 {
            assert!(
                matches!(done[..], [last] if last.starts_with("page.html: ")),
                "{name}: {said}"
            );
            let page = folder.read("page.html");
            assert_sound(&page);
            let text = text(&page, "#article-viewer");
            for words in shows {
                assert!(text.contains(words), "{name}: “{words}” is not in {text}");
            }
        } else {
            assert!(done.is_empty(), "{name}: {said}");
        }
    }
}

const LATIN: &str = "# The mill\n\nThe mill has opened again.\n";
const CHINESE: &str = "# 河边的磨坊\n\n磨坊在春天重新开放,村里的人都来看热闹。\n";

#[test]
fn documents_without_a_word() {
    let says = &["the document is empty: write its text"];
    check([
        error("empty.md", "", says),
        error("blank.txt", " \n\t\r\n\u{3000}\n", says),
        error("mark.json", "\u{feff}", says),
        error("nul.txt", "\0\0\0\0", says),
    ]);
    check([
        article("headline.md", "# The mill\n", &[], &["The mill"]),
        article(
            "no-headline.md",
            "The mill is open.\n",
            &["there is no headline: give `title`"],
            &["The mill is open."],
        ),
        article(
            "least.json",
            r#"{"format":"article-viewer","version":1}"#,
            &["add \"lang\"", "add \"headline\""],
            &[],
        ),
    ]);
}

#[test]
fn ten_megabytes_in_one_line() {
    let words = "the mill turns and turns ".repeat(400_000);
    let json = json!({ "format": "article-viewer", "version": 1, "lang": "en", "headline": "Long", "body": [words] }).to_string();
    for (name, bytes) in [("long.md", words.clone()), ("long.json", json)] {
        let folder = Folder::new();
        folder.write(name, bytes);
        let run = folder.run(&["pack", name, "-o", "page.html"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let page = folder.read("page.html");
        assert!(page.matches(words.trim()).count() == 1 && page.ends_with("</html>\n"), "{name}");
    }
    check([error(
        "long-garbage.json",
        "x".repeat(10_000_000),
        &["line 1, column 1: this is not valid JSON"],
    )]);
}

#[test]
fn bytes_that_are_no_text() {
    check([
        article(
            "nul.md",
            "# The\0 mill\n\nOpen\0\n",
            &["line 1: 2 control characters were removed"],
            &["The mill", "Open"],
        ),
        error(
            "latin1.md",
            b"# Head\n\nna\xefve caf\xe9s\n",
            &["line 3: the byte 0xef at offset 10", "save it as UTF-8"],
        ),
        error(
            "damaged.md",
            [CHINESE.as_bytes(), b"\xff\xfe\n"].concat(),
            &["line 4: the byte 0xff", "save it as UTF-8"],
        ),
        error("utf32.txt", b"\xff\xfe\0\0h\0\0\0", &["line 1: the byte 0xff at offset 0"]),
        error(
            "noise.md",
            b"\x7f\xb5\xe0\0\0\x01\xc8\xd6\0\0\xb0\xa1\xb0\xa1",
            &["save it as UTF-8"],
        ),
    ]);
}

#[test]
fn files_of_another_kind() {
    check([
        error(
            "story.pdf",
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
            &["this is a PDF file", "save that as a text file"],
        ),
        error(
            "story.docx",
            b"PK\x03\x04\x14\0\x06\0",
            &["this archive cannot be read", "make it anew"],
        ),
        error("story.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", &["an old word processor's document"]),
        error("story.rtf", "{\\rtf1 The mill}", &["a rich text (RTF) document"]),
        error(
            "story.xml",
            "<?xml version=\"1.0\"?>\n<rss><channel/></rss>",
            &["this feed has no entries"],
        ),
        error("story.md", b"\x89PNG\r\n\x1a\n\0", &["this is a picture: name a document"]),
    ]);
}

#[test]
fn other_encodings() {
    let le = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let be = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    let chinese = &["河边的磨坊", "村里的人都来看热闹。"];
    let latin = &["The mill", "has opened again."];
    check([
        article("le-mark.md", [b"\xff\xfe".to_vec(), le(CHINESE)].concat(), &[], chinese),
        article("be-mark.md", [b"\xfe\xff".to_vec(), be(CHINESE)].concat(), &[], chinese),
        article("utf8-mark.md", format!("\u{feff}{CHINESE}"), &[], chinese),
        article("le.md", le(CHINESE), &["was read as UTF-16LE; save it as UTF-8"], chinese),
        article("be.md", be(CHINESE), &["was read as UTF-16BE"], chinese),
        article("le-latin.md", le(LATIN), &["was read as UTF-16LE"], latin),
        article("be-latin.md", be(LATIN), &["was read as UTF-16BE"], latin),
        article("gb.md", encoding_rs::GB18030.encode(CHINESE).0, &["was read as gb18030"], chinese),
        error(
            "odd.md",
            [b"\xff\xfe".to_vec(), le(LATIN), b"x".to_vec()].concat(),
            &["line 4: the byte 0x78"],
        ),
    ]);
}

#[test]
fn json_that_is_broken_or_something_else() {
    let no_article =
        &["this JSON is no article", r#"{"format": "article-viewer", "version": 2, …}"#];
    check([
        error(
            "comma.json",
            "{\n \"format\": \"article-viewer\",\n \"version\": 1 \"lang\": \"en\"\n}",
            &["line 3, column 15", "expected `,`"],
        ),
        error("chinese.json", "{\n\"headline\": \"河边的磨坊\" x}", &["line 2, column 21"]),
        error(
            "cut.json",
            "{\"format\": \"article-viewer\",\n\"body\": [\"The mi",
            &["line 2, column", "is the file complete?"],
        ),
        error("after.json", "{} x", &["line 1, column 4", "trailing characters"]),
        error("array.json", "[1, 2]", no_article),
        error("text.json", "\"The mill\"", no_article),
        error("package.json", r#"{"name": "mill", "version": "1.0.0"}"#, no_article),
        error("format.json", r#"{"format": "article-viewer"}"#, no_article),
        error("words.json", r#"{"format": "article-viewer", "version": "1"}"#, no_article),
        error(
            "newer.json",
            r#"{"format": "article-viewer", "version": 3}"#,
            &["\"version\" is 3", "reads versions up to 2", "update article-viewer"],
        ),
        error(
            "newest.json",
            r#"{"format": "article-viewer", "version": 1e300}"#,
            &["update article-viewer"],
        ),
    ]);
}

#[test]
fn links_that_would_run_code() {
    let markdown = "# Links\n\n[one](javascript:alert(1)) [two](JavaScript:x) \
                    [three](data:text/html,x) \
                    <javascript:x>\n\n![four](javascript:x)\n\n![five](data:text/html;base64,\
                    AAAA)\n\n[six][r]\n\n[r]: javascript:y\n";
    let json = json!({
        "format": "article-viewer", "version": 1, "lang": "en", "headline": "Links", "canonical": "javascript:x",
        "body": [
            { "kind": "paragraph", "spans": [{ "kind": "link", "href": "javascript:x", "spans": ["one"] }] },
            { "kind": "paragraph", "spans": [{ "kind": "link", "href": " java\tscript:x", "spans": ["two"] }] },
            { "kind": "figure", "src": "data:text/html,x", "alt": "three", "caption": "four" },
        ],
        "related": [{ "title": "five", "link": "vbscript:x", "image": { "src": "javascript:x" } }],
    });
    check([
        article(
            "links.md",
            markdown,
            &[
                "line 3: a link was left out and its text kept: javascript: links are not allowed",
                "line 3: a link was left out and its text kept: data:",
                "line 5: a picture",
                "line 7: a picture",
                "line 9: a link",
            ],
            &["one two three javascript:x", "four", "five", "six"],
        ),
        article(
            "links.json",
            json.to_string(),
            &[
                "canonical: was left out: javascript:",
                "body[0].spans[0].href",
                "body[1].spans[0].href",
                "body[2].src",
                "related[0].link",
                "related[0].image.src",
            ],
            &["one", "two", "three four", "five"],
        ),
    ]);
}

/// They became classes, which style and scripts go by: `check` looks at every class of the page.
#[test]
fn languages_of_code_that_are_the_viewers_classes() {
    let code = |language: &str| json!({ "kind": "code", "language": language, "text": "Log in here to go on" });
    let body =
        ["x av-offer av-lightbox", "x\tav-notice", "x\u{c}av-panel", "av", "av-share-address"]
            .map(code);
    let story = json!({ "format": "article-viewer", "version": 1, "lang": "en", "headline": "Code", "body": body });
    let fences = "# Code\n\n```x&#12;av-offer\nLog in\n```\n\n```x&#10;av-lightbox\nLog \
                  in\n```\n\n~~~ av-notice av-sheet\nLog in\n~~~\n";
    check([
        article("code.json", story.to_string(), &[], &["Log in here"]),
        article("code.md", fences, &[], &["Log in"]),
    ]);
}

/// A heading may be named as the viewer's own elements are, in capitals or not: `check` finds each
/// of those once.
#[test]
fn ids_that_are_the_viewers_own() {
    let ids =
        ["article-viewer", "Article-Viewer", "av-article", "AV-PANEL", "av-settings", "Av-share"];
    let body = ids.map(
        |id| json!({ "kind": "heading", "level": 2, "id": id, "spans": [format!("About {id}")] }),
    );
    let story = json!({ "format": "article-viewer", "version": 1, "lang": "en", "headline": "Ids", "body": body });
    let folder = Folder::new();
    folder.write("ids.json", story.to_string());
    let page = String::from_utf8(folder.run(&["pack", "ids.json", "-o", "-"]).stdout).unwrap();
    let html = scraper::Html::parse_document(&page);
    let headings = scraper::Selector::parse(".av-body h2").unwrap();
    for heading in html.select(&headings).map(|heading| heading.attr("id").unwrap().to_lowercase())
    {
        assert!(
            heading != "article-viewer" && !heading.starts_with("av-"),
            "a heading has the id {heading}"
        );
    }
    check([article("ids.json", story.to_string(), &[], &["About article-viewer"])]);
}

#[test]
fn text_that_looks_like_the_page() {
    let json = json!({
        "format": "article-viewer", "version": 1, "lang": "en", "headline": "</script><!-- one", "standfirst": "</title>\"><!-- two",
        "body": ["</script><!-- <script> three", { "kind": "figure", "src": "https://example.org/\"><script>", "alt": "</script><!--\" four" }],
    });
    let markdown = "# A `</script><!--` headline\n\nand `<!-- <script>` in \\<!-- text\n\n![a `</script>` \\<!-- \" picture](https://example.org/a.png)\n";
    check([
        article(
            "page.json",
            json.to_string(),
            &[],
            &[
                "</script><!-- one",
                "</title>\"><!-- two",
                "</script><!-- <script> three",
                "</script><!--\" four",
            ],
        ),
        article(
            "page.md",
            markdown,
            &[],
            &[
                "A </script><!-- headline",
                "and <!-- <script> in <!-- text",
                "</script> <!-- \" picture",
            ],
        ),
        article(
            "script.md",
            "# Head\n\n<script>alert(1)</script>\n\ntext\n",
            &["line 3: <script> and what is in it were left out"],
            &["text"],
        ),
    ]);
}

#[test]
fn lists_a_thousand_deep() {
    let markdown: String =
        (0..1000).map(|depth| format!("{}- item{depth}x\n", "  ".repeat(depth))).collect();
    let json = |depth: usize| {
        let (open, close) = (r#"{"kind":"list","items":[["#.repeat(depth), "]]}".repeat(depth));
        format!(
            r#"{{"format":"article-viewer","version":1,"lang":"en","headline":"Deep","body":[{open}"innermost"{close}]}}"#
        )
    };
    check([
        article(
            "deep.md",
            format!("# Deep\n\n{markdown}"),
            &["line 25: blocks are nested deeper than 22 levels"],
            &["item0x", "item999x"],
        ),
        article(
            "thirty.json",
            json(30),
            &["nested deeper than 22 levels; only its text is kept"],
            &["innermost"],
        ),
        error(
            "thousand.json",
            json(1000),
            &["line 1, column", "nested too deeply", "22 levels deep"],
        ),
        error("brackets.json", "[".repeat(100_000), &["nested too deeply"]),
    ]);
}
