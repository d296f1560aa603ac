//! Markup for other programs in the pages of a folder.

use crate::npm;
use crate::page::part;
use crate::program::Folder;
use crate::site::{CHINESE, STORY, site};
use serde_json::{Value, json};
use std::env;
use std::process::Command;

#[test]
fn pages_tell_other_programs_what_they_are() {
    let folder = Folder::new();
    folder.write("one.md", STORY);
    site(&folder, &["one.md", "--base-url", "https://example.org/stories"]);
    let html = folder.read("out/index.html");
    for line in [
        "<link rel=\"canonical\" href=\"https://example.org/stories/\">",
        "<meta property=\"og:title\" content=\"A &lt;story&gt; &amp; more\">",
        "<meta property=\"og:url\" content=\"https://example.org/stories/\">",
        "<meta property=\"og:image\" content=\"https://example.org/ship.png\">",
        "<meta property=\"article:published_time\" content=\"2025-02-14\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
    ] {
        assert!(html.contains(line), "no {line}");
    }
    let data: Value = serde_json::from_str(part(&html, LINKED_DATA)).unwrap();
    assert_eq!(
        data,
        json!({
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": "A <story> & more", "inLanguage": "en",
            "description": "What it is about", "author": [{ "@type": "Person", "name": "Ann Example" }],
            "publisher": { "@type": "Organization", "name": "The Gazette" }, "datePublished": "2025-02-14",
            "dateModified": "2025-02-15T10:30:00Z", "articleSection": "Opinion", "keywords": ["Trade", "Ships"],
            "image": "https://example.org/ship.png", "url": "https://example.org/stories/",
            "mainEntityOfPage": "https://example.org/stories/", "isBasedOn": ["https://example.org/study"],
            "copyrightNotice": "© 2025 The Gazette", "wordCount": 4
        })
    );
    let rich: Value = serde_json::from_str(&folder.read("out/article.oembed.json")).unwrap();
    assert!(
        rich["type"] == "rich"
            && rich["html"].as_str().unwrap().contains("src=\"https://example.org/stories/\""),
        "{rich}"
    );
    assert!(rich["width"].is_u64() && rich["height"].is_u64());
    // Without an address of its own a page can only be linked to.
    site(&folder, &["one.md"]);
    let link: Value = serde_json::from_str(&folder.read("out/article.oembed.json")).unwrap();
    assert!(link["type"] == "link" && link["html"].is_null() && link["version"] == "1.0", "{link}");
    assert!(!folder.read("out/index.html").contains("og:url"));
}

const LINKED_DATA: (&str, &str) = ("<script type=\"application/ld+json\">", "</script>");

/// schema-dts is schema.org's own vocabulary as types: an unknown property or a value of another
/// type does not compile.
#[test]
fn structured_data_is_valid_to_schema_org() {
    let Some(modules) = npm::modules() else { return };
    let folder = Folder::new();
    folder.write("one.md", STORY);
    folder.write("two.md", CHINESE);
    folder.write("three.md", include_str!("../../seeds/article.md"));
    site(&folder, &["one.md", "two.md", "three.md", "--base-url", "https://example.org"]);
    let begin = "import type { NewsArticle, WithContext } from \"schema-dts\";\nexport const all: \
                 WithContext<NewsArticle>[] = [\n";
    let data = ["one", "two", "three"]
        .map(|name| part(&folder.read(&format!("out/{name}.html")), LINKED_DATA).to_string());
    folder.write("good.ts", format!("{begin}{}];\n", data.join(",\n")));
    assert_eq!(npm::typescript(&folder, &modules, "good.ts"), "");
    folder
        .write("bad.ts", format!("{begin}{}];\n", data[0].replace("\"headline\"", "\"headlin\"")));
    assert!(
        npm::typescript(&folder, &modules, "bad.ts").contains("headlin"),
        "the check finds nothing"
    );
}

#[test]
fn html_checker_finds_no_error() {
    let Some(modules) = npm::modules() else { return };
    if Command::new("java").arg("-version").output().is_err() {
        assert!(
            env::var("ARTICLE_VIEWER_REQUIRE_BROWSERS").is_err(),
            "the HTML checker needs Java"
        );
        eprintln!("SKIPPED: the HTML checker needs Java");
        return;
    }
    let folder = Folder::new();
    folder.write("one.md", STORY);
    folder.write("two.md", CHINESE);
    folder.write("three.md", "---\ntitle: مقال\nlang: ar\nstandfirst: ملخص\n---\n\nنص\n");
    folder.write("four.md", include_str!("../every-kind.md"));
    folder.write("every-kind.svg", include_str!("../every-kind.svg"));
    site(
        &folder,
        &["one.md", "two.md", "three.md", "four.md", "--base-url", "https://example.org"],
    );
    for (command, page) in [("pack", "single.html"), ("embed", "embed.html")] {
        assert_eq!(folder.run(&[command, "four.md", "-o", &format!("out/{page}")]).code, Some(0));
    }
    folder.write(
        "out/bad.html",
        "<!doctype html><html lang=en><title>Bad</title><p><p part=x></div>",
    );
    let mut checker = Command::new("java");
    checker.arg("-jar").arg(modules.join("vnu-jar/build/dist/vnu.jar")).args([
        "--errors-only",
        "--format",
        "json",
    ]);
    let pages = crate::golden::entries(&folder.path().join("out"));
    checker.args(
        pages.iter().filter(|path| path.extension().is_some_and(|extension| extension == "html")),
    );
    let said: Value = serde_json::from_slice(&checker.output().unwrap().stderr).unwrap();
    // Its checker of CSS knows neither nesting nor container units; it's of HTML that it is asked.
    let errors = said["messages"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|message| !message["message"].as_str().unwrap().starts_with("CSS:"));
    let (bad, errors): (Vec<_>, Vec<_>) =
        errors.partition(|message| message["url"].as_str().unwrap().ends_with("/bad.html"));
    assert!(!bad.is_empty(), "the checker finds nothing");
    assert!(errors.is_empty(), "{errors:#?}");
}
