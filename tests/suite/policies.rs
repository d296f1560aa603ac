//! Policies, headers, and the beginnings of pages.

use crate::page::{part, text};
use crate::program::Folder;
use scraper::{Html, Selector};
use serde_json::{Value, json};

/// A language tag of well-formed parts, thousands of letters long.
fn endless_tag() -> String {
    format!("en{}", "-abcdefgh".repeat(900))
}

/// Every kind of page that there is, by its name, of these two documents.
fn every_page(folder: &Folder, one: &str, two: &str) -> Vec<(&'static str, String)> {
    let name = |text: &str, stem: &str| {
        format!("{stem}.{}", if text.starts_with('{') { "json" } else { "md" })
    };
    let (first, second) = (name(one, "one"), name(two, "two"));
    folder.write(&first, one);
    folder.write(&second, two);
    let (one, two) = (first.as_str(), second.as_str());
    for args in [
        &["pack", one, "-o", "single.html"][..],
        &["embed", one, "-o", "embed.html"],
        &["site", one, "-o", "alone"],
        &["site", one, two, "-o", "many", "--base-url", "https://example.org/stories"],
    ] {
        let run = folder.run(args);
        assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
    }
    let pages =
        ["single.html", "embed.html", "alone/index.html", "many/one.html", "many/index.html"];
    pages.map(|page| (page, folder.read(page))).into()
}

/// The content of every element that a selector finds, by an attribute.
fn all(page: &str, selector: &str, attribute: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let selector = Selector::parse(selector).unwrap();
    let found = html
        .select(&selector)
        .map(|element| element.attr(attribute).unwrap_or_default().to_string());
    found.collect()
}

#[test]
fn a_user_in_a_pictures_address_opens_no_other_site() {
    let folder = Folder::new();
    folder.write(
        "story.md",
        "# Head\n\n![A](https://user:pw@host.example/x.png)\n\n![B](//other.example:8443/x.png)\n",
    );
    let run = folder.run(&["pack", "story.md", "-o", "-", "--remote-images"]);
    let page = String::from_utf8(run.stdout).unwrap();
    assert_eq!(
        part(&page, ("img-src ", ";")),
        "data: https://host.example https://other.example:8443"
    );
    assert_eq!(run.stderr, "");
}

#[test]
fn a_picture_whose_site_no_policy_can_name_is_a_link_with_a_warning() {
    let folder = Folder::new();
    let sites = [
        "[::1]",
        "user@[::1]:8080",
        "a.example;script-src",
        "a.example,b.example",
        "*.example",
        "a_b.example",
        "a..example",
    ];
    for site in sites {
        let address = format!("https://{site}/x.png");
        folder.write("story.md", format!("# Head\n\n![A](<{address}>)\n"));
        let story = json!({ "title": "Other", "image": { "src": address, "alt": "B" } });
        let document = json!({ "format": "article-viewer", "version": 1, "lang": "en", "headline": "Head", "related": [story] });
        folder.write("story.json", document.to_string());
        for (document, place) in [("story.md", "line 3"), ("story.json", "related[0].image.src")] {
            let run = folder.run(&["pack", document, "-o", "-", "--remote-images"]);
            let page = String::from_utf8(run.stdout).unwrap();
            assert_eq!(part(&page, ("img-src ", ";")), "data:", "{address}");
            assert_eq!(all(&page, "a.av-picture-link", "href"), [address.as_str()], "{address}");
            assert!(all(&page, "img", "src").is_empty(), "{address}");
            assert!(
                run.stderr.starts_with(&format!(
                    "warning: {document}: {place}: picture {address}: no policy can name its site"
                )),
                "{}",
                run.stderr
            );
        }
    }
}

#[test]
fn a_page_names_its_encoding_in_its_first_kilobyte_whatever_its_language() {
    let folder = Folder::new();
    let tag = endless_tag();
    let markdown = format!("---\ntitle: {}\nlang: {tag}\n---\n\nText\n", "T".repeat(3000));
    let json = json!({ "format": "article-viewer", "version": 1, "lang": tag, "interface": tag, "headline": "H", "site": "S".repeat(3000) });
    for (one, two) in [(&markdown, &json.to_string()), (&json.to_string(), &markdown)] {
        for (name, page) in every_page(&folder, one, two) {
            let charset = page
                .find("<meta charset=\"utf-8\">")
                .unwrap_or_else(|| panic!("{name} names no encoding"));
            assert!(charset + "<meta charset=\"utf-8\">".len() <= 1024, "{name}: {charset}");
        }
    }
    let run = folder.run(&["pack", "one.md", "-o", "-"]);
    assert!(
        run.stderr.contains("is not a language tag") && run.stderr.contains("at most 35 letters"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_page_is_known_again_however_long_its_head_is() {
    let folder = Folder::new();
    let long = format!(
        "---\ntitle: {}\nlang: en\nstandfirst: {}\n---\n\nText\n",
        "T".repeat(9000),
        "S".repeat(90_000)
    );
    for _ in 0..2 {
        every_page(&folder, &long, "# Two\n");
    }
}

#[test]
fn a_page_of_someone_else_that_quotes_what_made_others_is_kept() {
    let folder = Folder::new();
    folder.write("story.md", "# Story\n");
    assert_eq!(folder.run(&["pack", "story.md"]).code, Some(0));
    let made = all(&folder.read("story.html"), "[name=generator]", "content").remove(0);
    let quoted = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<title>Mine</title>\n<!-- <meta \
         charset=\"utf-8\">\n<meta name=\"generator\" content=\"{made}\"> \
         -->\n</head>\n<p>Mine</p>\n"
    );
    folder.write("mine.html", &quoted);
    for command in ["pack", "embed"] {
        let run = folder.run(&[command, "story.md", "-o", "mine.html"]);
        assert!(
            run.code == Some(1) && run.stderr.contains("was not made by article-viewer"),
            "{}",
            run.stderr
        );
    }
    assert_eq!(folder.read("mine.html"), quoted);
}

#[test]
fn pages_tell_no_site_where_they_are_read() {
    let folder = Folder::new();
    for (name, page) in every_page(&folder, "# One\n", "# Two\n") {
        assert_eq!(all(&page, "meta[name=referrer]", "content"), ["no-referrer"], "{name}");
    }
}

#[test]
fn servers_are_told_to_share_what_other_sites_must_read_and_no_more() {
    let folder = Folder::new();
    let pages = every_page(&folder, "# One\n", "# Two\n");
    assert_eq!(pages.len(), 5);
    let headers = folder.read("many/_headers");
    let of = |file: &str| {
        let mut found: Vec<&str> = Vec::new();
        let mut applies = false;
        for line in headers.lines() {
            match line.strip_prefix("  ") {
                Some(header) if applies => match header.strip_prefix("! ") {
                    Some(name) => found.retain(|header| !header.starts_with(name)),
                    None => found.push(header),
                },
                Some(_) => {}
                None => {
                    applies = line
                        .split_once('*')
                        .map_or(line[1..] == *file, |(_, end)| file.ends_with(end))
                }
            }
        }
        found
    };
    let files = crate::golden::entries(&folder.path().join("many"));
    for file in files.iter().map(|path| path.file_name().unwrap().to_str().unwrap()) {
        let headers = of(file);
        for header in ["X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer"] {
            assert!(headers.contains(&header), "{file}: {headers:?}");
        }
        assert_eq!(
            headers.iter().filter(|header| header.starts_with("Cache-Control: ")).count(),
            1,
            "{file}: {headers:?}"
        );
        let is_compressed = file.ends_with(".br") || file.ends_with(".gz");
        let is_for_others = file.ends_with(".json")
            || (file.starts_with("article-viewer") && !file.ends_with(".txt"));
        if !is_compressed {
            let shared = headers
                .iter()
                .filter(|header| **header == "Access-Control-Allow-Origin: *")
                .count();
            assert_eq!(shared, usize::from(is_for_others), "{file}: {headers:?}");
        }
    }
}

#[test]
fn the_examples_for_servers_say_what_the_folder_does() {
    let hosting = include_str!("../../docs/hosting.md");
    let sections: Vec<&str> = hosting.split("\n## ").collect();
    for server in ["nginx", "Caddy", "S3 and CloudFront"] {
        let section = sections.iter().find(|section| section.starts_with(server)).unwrap();
        for header in [
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Access-Control-Allow-Origin",
        ] {
            assert!(section.contains(header), "{server}: {header}");
        }
    }
}

#[test]
fn a_base_address_that_would_be_another_is_refused() {
    let folder = Folder::new();
    folder.write("story.md", "# Story\n");
    for url in [
        "https://example.org/\n  <loc>",
        "https://example.org/\r\nX: y",
        "https://exam\tple.org/",
        "https://example.org/a b",
        "https://example.org/\"x",
        "https://user:pw@example.org/",
        "https://user@example.org/",
        "https://example.org/?a",
        "javascript:alert(1)",
        "//example.org/",
        "https://",
    ] {
        let run = folder.run(&["site", "story.md", "-o", "out", "--base-url", url]);
        assert_eq!(run.code, Some(1), "{url:?}: {}", run.stderr);
        assert!(
            run.stderr.starts_with("error: --base-url ")
                && run.stderr.contains("as in https://example.org/stories/"),
            "{}",
            run.stderr
        );
        assert_eq!(run.stderr.lines().count(), 1, "{url:?}: {}", run.stderr);
        assert!(!folder.path().join("out").exists(), "{url:?}: something was written");
    }
    let run =
        folder.run(&["site", "story.md", "-o", "out", "--base-url", "HTTPS://Example.org/故事/@1"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let canonical = all(&folder.read("out/index.html"), "link[rel=canonical]", "href");
    assert_eq!(canonical, ["https://example.org/%E6%95%85%E4%BA%8B/@1/"]);
}

#[test]
fn a_frame_shows_a_page_and_runs_nothing() {
    let folder = Folder::new();
    folder.write("story.md", "# Story\n");
    for frame in [
        "javascript:alert(1)",
        " java\nscript:alert(1)",
        "data:text/html,x",
        "file:///x.html",
        "mailto:a@example.org",
        "",
    ] {
        let run = folder.run(&["embed", "story.md", "-o", "embed.html", "--frame", frame]);
        assert!(
            run.code == Some(1) && run.stderr.starts_with("error: --frame "),
            "{frame:?}: {}",
            run.stderr
        );
    }
    assert_eq!(
        folder
            .run(&["embed", "story.md", "-o", "embed.html", "--frame", "//example.org/a.html"])
            .code,
        Some(0)
    );
    assert_eq!(all(&folder.read("embed.html"), "iframe", "src"), ["https://example.org/a.html"]);
}

#[test]
fn an_address_without_a_scheme_becomes_no_address_of_a_file() {
    let folder = Folder::new();
    let addresses = [
        "//host.example/x.png",
        "/\\host.example/x.png",
        "\\\\host.example\\x.png",
        "/\t/host.example/x.png",
        "///host.example/x.png",
    ];
    let spans = addresses.map(|href| json!({ "kind": "link", "href": href, "spans": ["link"] }));
    let figures = addresses.map(|src| json!({ "kind": "figure", "src": src, "alt": "picture" }));
    let stories = addresses.map(|link| json!({ "title": "story", "link": link }));
    let mut body = vec![json!({ "kind": "paragraph", "spans": spans })];
    body.extend(figures);
    let document = json!({ "format": "article-viewer", "version": 1, "lang": "en", "headline": "Head", "canonical": addresses[0],
        "bylines": [{ "name": "Ann", "link": addresses[1] }], "body": body, "related": stories });
    folder.write("story.json", document.to_string());
    let run = folder.run(&["pack", "story.json", "-o", "-"]);
    assert_eq!(run.stderr, "");
    let page = String::from_utf8(run.stdout).unwrap();
    let links = all(&page, "article a, .av-story a", "href");
    assert_eq!(links, vec!["https://host.example/x.png"; 1 + 3 * addresses.len()]);
    assert_eq!(all(&page, "link[rel=canonical]", "href"), ["https://host.example/x.png"]);
    // And what is a disk's is none.
    folder.write(
        "disk.md",
        "# Head\n\n[link](/C:/x) [link](C|/x) [link](//C:/x) [link](/.//host/x) \
         ![picture](</C|/x.png>)\n",
    );
    let run = folder.run(&["pack", "disk.md", "-o", "-"]);
    for warning in [
        "a link was left out and its text kept: addresses of disks",
        "a picture was left out and its text kept: addresses of disks",
    ] {
        assert!(run.stderr.contains(warning), "{}", run.stderr);
    }
    assert!(all(&String::from_utf8(run.stdout).unwrap(), "article a", "href").is_empty());
}

/// Text of a document stays text in everything that other programs read.
#[test]
fn nothing_of_a_document_is_markup_or_an_address_of_another_kind_to_other_programs() {
    let folder = Folder::new();
    let hostile = "</script><script>alert(1)</script>\"'><!-- <script>\u{1}\u{2028}";
    let document = json!({ "format": "article-viewer", "version": 1, "lang": "en-US", "headline": hostile, "site": hostile, "column": hostile,
        "topics": [hostile], "standfirst": hostile, "copyright": hostile, "canonical": "mailto:a@example.org",
        "bylines": [{ "name": format!("{hostile} too"), "link": "tel:1" }], "published": "2025-02-14",
        "body": [{ "kind": "figure", "src": format!("https://example.org/{hostile}"), "alt": hostile }] });
    folder.write("one.json", document.to_string());
    folder.write("two.md", "# Two\n");
    let run = folder.run(&[
        "site",
        "one.json",
        "two.md",
        "-o",
        "out",
        "--base-url",
        "https://example.org",
    ]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let page = folder.read("out/one.html");
    assert_eq!(all(&page, "link[rel=canonical]", "href"), ["https://example.org/one.html"]);
    assert_eq!(all(&page, "script", "type"), ["application/ld+json", "", ""]);
    let said = "</script><script>alert(1)</script>\"'><!-- <script>\u{1}\u{2028}";
    assert_eq!(all(&page, "[property='og:title']", "content"), [said]);
    let linked: Value = serde_json::from_str(&text(&page, "[type='application/ld+json']")).unwrap();
    assert_eq!(
        (&linked["headline"], &linked["author"][0]),
        (&json!(said), &json!({ "@type": "Person", "name": format!("{said} too") }))
    );
    assert_eq!(linked["mainEntityOfPage"], "https://example.org/one.html");
    let answer: Value = serde_json::from_str(&folder.read("out/one.oembed.json")).unwrap();
    assert!(answer["author_url"].is_null());
    let frame = Html::parse_fragment(answer["html"].as_str().unwrap());
    let elements: Vec<_> = frame
        .select(&Selector::parse("*").unwrap())
        .map(|element| element.value().name())
        .collect();
    assert_eq!(elements, ["html", "iframe"]);
    assert_eq!(
        all(answer["html"].as_str().unwrap(), "iframe", "src"),
        ["https://example.org/one.html"]
    );
    let list = folder.read("out/index.html");
    assert_eq!((text(&list, "h2 a").as_str(), all(&list, "script", "src").len()), (said, 0));
    assert!(!folder.read("out/_headers").contains("alert"));
}
