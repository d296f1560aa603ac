//! Pictures: what counts as one, that each is stored once, and how large they may be.

use crate::page::assert_sound;
use crate::program::Folder;
use base64::prelude::*;
use scraper::{Html, Selector};
use serde_json::{Value, json};
use std::fs;

/// A GIF of 1 × 1 pixel, and a picture of parts that multiply to a hundred million.
const GIF: &str = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

fn svg(inner: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\">{inner}</svg>")
}

fn bomb() -> String {
    svg(&(1..9)
        .map(|n| {
            format!("<g id=\"a{n}\">{}</g>", format!("<use href=\"#a{}\"/>", n - 1).repeat(10))
        })
        .collect::<String>())
}

/// A picture of noise, which is as large in a page as it is.
fn large(bytes: usize) -> Vec<u8> {
    let mut gif = BASE64_STANDARD.decode(GIF).unwrap();
    let comment: Vec<u8> =
        (0..bytes).map(|n| (n.wrapping_mul(2_654_435_761) >> 16) as u8).collect();
    let blocks: Vec<u8> =
        comment.chunks(255).flat_map(|block| [&[block.len() as u8], block].concat()).collect();
    gif.splice(gif.len() - 1.., [&[0x21, 0xfe], &blocks[..], &[0, 0x3b]].concat());
    gif
}

fn count(page: &str, selector: &str) -> usize {
    Html::parse_document(page).select(&Selector::parse(selector).unwrap()).count()
}

#[test]
fn a_picture_is_what_its_decoder_says_it_is() {
    let folder = Folder::new();
    let png =
        BASE64_STANDARD.decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==").unwrap();
    let cases: [(&str, Vec<u8>, &str); 7] = [
        (
            "page.svg",
            b"<!doctype html><svg></svg><script>alert(1)</script>".to_vec(),
            "is not well-formed XML, as SVG has to be",
        ),
        (
            "secret.svg",
            b"password: hunter2 <svg".to_vec(),
            "is not a PNG, JPEG, GIF, WebP, AVIF or SVG picture",
        ),
        (
            "script.svg",
            svg("<script>alert(1)</script>").into(),
            "has an element <script>, which is no part of a picture",
        ),
        (
            "far.svg",
            svg("<image href=\"https://example.org/a.png\"/>").into(),
            "names something outside of it (https://example.org/a.png)",
        ),
        ("bomb.svg", bomb().into(), "shows its parts again and again"),
        ("header.png", png[..20].to_vec(), "is damaged: its size cannot be told"),
        ("half.png", png[..60].to_vec(), "may be damaged: its end is missing"),
    ];
    for (name, bytes, _) in &cases {
        folder.write(name, bytes);
    }
    let text: String =
        cases.iter().map(|(name, ..)| format!("![about {name}]({name})\n\n")).collect();
    folder.write("story.md", format!("# Pictures\n\n{text}"));
    let run = folder.run(&["pack", "story.md"]);
    let said: Vec<_> = run.stderr.lines().collect();
    for (index, ((name, _, says), said)) in cases.iter().zip(&said).enumerate() {
        assert!(
            said.starts_with(&format!(
                "warning: story.md: line {}: picture {name}: {says}",
                3 + 2 * index
            )),
            "{said}\nis not: {says}"
        );
        assert_eq!(
            said.ends_with("the page shows its description instead"),
            *name != "half.png",
            "{said}"
        );
    }
    let page = folder.read("story.html");
    assert_sound(&page);
    assert_eq!((count(&page, "img"), count(&page, ".av-picture-link")), (1, 6));
    assert!(page.contains("about bomb.svg") && page.matches("data:image").count() == 1);
}

#[test]
fn pictures_in_a_document_are_looked_at_as_files_are() {
    let folder = Folder::new();
    let data = |kind: &str, bytes: &[u8]| {
        format!("data:image/{kind};base64,{}", BASE64_STANDARD.encode(bytes))
    };
    let bad = [
        data("svg+xml", svg("<script/>").as_bytes()),
        data("svg+xml", bomb().as_bytes()),
        data("png", b"no picture"),
        "#picture-2".into(),
    ];
    let good = [
        format!("data:image/png;base64,{GIF}"),
        data("svg+xml", svg("<rect/>").as_bytes()),
        "#picture-1".into(),
    ];
    let figures: Vec<Value> = bad
        .iter()
        .chain(&good)
        .map(|src| json!({ "kind": "figure", "src": src, "alt": "Shown" }))
        .collect();
    let shared = json!([{ "src": data("gif", &large(10)) }]);
    let document = json!({ "format": "article-viewer", "version": 1, "lang": "en", "headline": "H", "body": figures, "pictures": shared });
    folder.write("story.json", document.to_string());
    folder.write("story.md", format!("# H\n\n![Shown]({})\n\n![Shown]({})\n", bad[0], good[1]));
    let run = folder.run(&["pack", "story.json"]);
    let wanted = [
        "picture 1: has an element <script>",
        "picture 2: shows its parts",
        "picture 3: is not a PNG",
        "picture 4: is not among",
    ];
    for (said, wanted) in run.stderr.lines().zip(wanted) {
        assert!(
            said.starts_with(&format!("warning: story.json: {wanted}")),
            "{said}\nis not: {wanted}"
        );
    }
    let page = folder.read("story.html");
    assert_sound(&page);
    assert_eq!(
        (count(&page, "img"), count(&page, ".av-picture-link"), page.matches("data:image").count()),
        (3, 4, 3)
    );
    assert!(
        page.contains(&format!("data:image/gif;base64,{GIF}")),
        "what it is called does not matter"
    );
    let run = folder.run(&["pack", "story.md", "--force"]);
    assert!(
        run.stderr.starts_with("warning: story.md: picture 1: has an element <script>"),
        "{}",
        run.stderr
    );
    assert_eq!(folder.read("story.html").matches("data:image").count(), 1);
}

/// 400 times a megabyte was a page of 533.
#[test]
fn one_picture_named_400_times_is_stored_once() {
    let folder = Folder::new();
    let picture = large(1_000_000);
    folder.write("one.gif", &picture);
    folder.write("deep/copy.gif", &picture);
    folder.write("once.svg", svg("<rect/>"));
    let names = ["one.gif", "./one.gif", "deep/../one.gif", "deep/copy.gif", "one.gif?1#2"];
    let text: String =
        (0..400).map(|n| format!("![Number {n}]({})\n\n", names[n % names.len()])).collect();
    let related = "related:\n  - title: A\n    image: one.gif\n  - title: B\n    image: one.gif\n";
    folder.write(
        "story.md",
        format!("---\ntitle: Often\nlang: en\n{related}---\n\n![Once](once.svg)\n\n{text}"),
    );
    let run = folder.run(&["pack", "story.md", "--deny-warnings"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let page = folder.read("story.html");
    assert_sound(&page);
    assert!(page.len() < 2_500_000, "{} bytes", page.len());
    assert_eq!(page.matches("data:image/gif").count(), 1);
    assert_eq!(
        (count(&page, "img"), count(&page, "svg > image#av-picture-1"), count(&page, "svg > use")),
        (1, 1, 401)
    );
    assert_eq!(
        count(
            &page,
            "svg.av-picture[role=img][aria-label^='Number '][viewBox='0 0 1 \
             1'][width='1'][height='1']"
        ),
        400
    );

    assert_eq!(folder.run(&["site", "story.md", "-o", "public"]).code, Some(0));
    let written = folder.read("public/article.json");
    assert!(
        written.len() < 1_600_000 && written.matches("data:image/gif").count() == 1,
        "{} bytes",
        written.len()
    );
    folder.write("again.json", &written);
    assert_eq!(
        folder.run(&["pack", "again.json", "-o", "again.html", "--deny-warnings"]).code,
        Some(0)
    );
    assert_eq!(folder.read("again.html"), page, "the JSON form says the same");
}

/// Files with nothing in them, as large as they say.
#[cfg(unix)]
#[test]
fn files_without_end_are_told_of_and_not_read() {
    let folder = Folder::new();
    for name in ["huge.png", "huge.md"] {
        fs::File::create(folder.path().join(name)).unwrap().set_len(3_000_000_000).unwrap();
    }
    folder.write("story.md", "# Huge\n\n![A huge one](huge.png)\n");
    let run = folder.run(&["pack", "story.md"]);
    let says = "picture huge.png: is larger than 32 MB: make it smaller, or raise the limit with \
                --max-picture; the page shows";
    assert!(run.code == Some(0) && run.stderr.contains(says), "{}", run.stderr);
    assert!(folder.read("story.html").contains("A huge one"));
    let says = "huge.md is larger than 64 MB: make several documents of it, or raise the limit \
                with --max-document";
    for args in [&["pack", "huge.md"][..], &["site", "huge.md", "-o", "public"]] {
        let run = folder.run(args);
        assert!(run.code == Some(1) && run.stderr.contains(says), "{}", run.stderr);
    }
    assert!(!folder.path().join("public").exists());
}

/// Eight megabytes of `- a` took 3.6 GB.
#[test]
fn documents_in_millions_of_pieces_are_told_of() {
    let folder = Folder::new();
    let begin = "{\"format\":\"article-viewer\",\"version\":1,\"body\":[\"a\"";
    for (name, text) in [
        ("items.md", "- a\n".repeat(2_000_000)),
        ("spans.md", "*a* ".repeat(2_000_000)),
        ("cells.md", format!("|a|a|\n|-|-|\n{}", "|a|a|\n".repeat(1_000_000))),
        ("lines.txt", "a\n\n".repeat(2_000_000)),
        ("values.json", format!("{begin}{}]}}", ",\"a\"".repeat(2_000_000))),
    ] {
        folder.write(name, text);
        let run = folder.run(&["pack", name]);
        let says = "the document is in more than 1000000 pieces";
        assert!(
            run.code == Some(1)
                && run.stderr.contains(says)
                && run.stderr.contains("make several documents"),
            "{name}: {}",
            run.stderr
        );
    }
    folder.write("book.md", "A paragraph of a book, *which* goes on and on.\n\n".repeat(60_000));
    assert_eq!(folder.run(&["pack", "book.md"]).code, Some(0));
}

#[test]
fn limits_can_be_set() {
    let folder = Folder::new();
    folder.write("a.gif", large(1_500_000));
    (0..9).for_each(|n| drop(folder.write(&format!("{n}.gif"), large(950_000 + n))));
    let nine: String = (0..9).map(|n| format!("![Number {n}]({n}.gif)\n\n")).collect();
    folder.write("story.md", format!("# Large\n\n![A]( a.gif)\n\n{nine}"));
    let run = folder.run(&["pack", "story.md", "--max-picture", "1"]);
    let said: Vec<_> = run.stderr.lines().filter(|line| line.starts_with("warning: ")).collect();
    assert_eq!(said.len(), 2, "{}", run.stderr);
    assert!(said[0].contains("picture a.gif: is larger than 1 MB"), "{}", said[0]);
    assert!(
        said[1].contains("picture 8.gif: would make the page's pictures larger than 8 MB together"),
        "{}",
        said[1]
    );
    assert_eq!(
        folder.run(&["pack", "story.md", "--max-picture", "2", "--deny-warnings"]).code,
        Some(0)
    );
    let words = "word ".repeat(250_000);
    let run = folder.run_with(&["pack", "-", "-o", "-", "--max-document", "1"], words.as_bytes());
    assert!(
        run.code == Some(1) && run.stderr.contains("standard input is larger than 1 MB"),
        "{}",
        run.stderr
    );
    assert_eq!(
        folder.run_with(&["pack", "-", "-o", "-", "--max-document", "2"], words.as_bytes()).code,
        Some(0)
    );
}
