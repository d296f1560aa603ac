//! Documents → a folder.

use crate::page::{self};
use crate::program::Folder;
use base64::prelude::*;
use scraper::{Html, Selector};
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;

pub const STORY: &str = "---\ntitle: A <story> & more\nlang: en\nsite: The Gazette\ncolumn: Opinion\ntopics: [Trade, Ships]\nauthor: Ann Example <ann@example.org>\n\
    standfirst: What it is about\ndate: 2025-02-14\nupdated: 2025-02-15T10:30:00Z\ncopyright: © 2025 The Gazette\nsource: From [a study](https://example.org/study)\n---\n\nText with a note.[^1]\n\n\
    ![A ship](https://example.org/ship.png)\n\n[^1]: The note.\n";
pub const CHINESE: &str = "---\ntitle: 另一篇\nlang: zh-Hans\nsite: The Gazette\n---\n\n正文。\n";

#[test]
fn one_document_is_the_front_page() {
    let folder = Folder::new();
    folder.write("story.md", STORY);
    assert_eq!(site(&folder, &["story.md"]).len(), 37);
    for name in [
        "index.html",
        "article.json",
        "article.oembed.json",
        "article-viewer.js",
        "article-viewer-frame.js",
        "article-viewer.licenses.txt",
        "_headers",
    ] {
        assert!(folder.path().join("out").join(name).is_file(), "{name}");
    }
    assert_eq!(page::text(&folder.read("out/index.html"), "h1"), "A <story> & more");
    assert!(folder.read("out/article.json").starts_with('{'));
}

/// It had that of the first, whatever the others were.
#[test]
fn list_has_the_language_of_most_documents() {
    let folder = Folder::new();
    folder.write("a.md", STORY);
    folder.write("b.md", CHINESE);
    folder.write("c.md", CHINESE.replace("lang: zh-Hans", "lang: zh-Hans\ndate: 2026-01-02"));
    site(&folder, &["a.md", "b.md", "c.md", "--base-url", "https://example.org/"]);
    assert!(folder.read("out/index.html").contains("<html lang=\"zh-Hans\""));
    let feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-Hans\">";
    assert!(folder.read("out/feed.xml").contains(feed));
    site(&folder, &["a.md", "b.md"]);
    let list = folder.read("out/index.html");
    assert!(list.contains("<html lang=\"en\""), "of as many the first");
}

#[test]
fn several_documents_are_listed_and_share_one_viewer() {
    let folder = Folder::new();
    folder.write("one.md", STORY);
    folder.write("two 二.md", CHINESE);
    let files = site(&folder, &["one.md", "two 二.md"]);
    assert_eq!(files.keys().filter(|name| name.ends_with(".wasm")).count(), 2);
    let list = folder.read("out/index.html");
    assert_eq!(page::text(&list, "title"), "The Gazette");
    let html = Html::parse_document(&list);
    let links: Vec<_> = html
        .select(&Selector::parse("h2 a").unwrap())
        .map(|link| link.attr("href").unwrap())
        .collect();
    assert_eq!(links, ["one.html", "two%20%E4%BA%8C.html"]);
    assert!(files.contains_key("one.html") && files.contains_key("two 二.html"));
    folder.write("index.md", STORY);
    site(&folder, &["one.md", "index.md"]);
    assert_eq!(
        page::text(&folder.read("out/index.html"), "h1"),
        "A <story> & more",
        "a document named index is the front page"
    );
}

/// Every file that a page names is there, and is the one that its integrity says; nothing is named
/// absolutely.
#[test]
fn every_address_is_relative_and_every_hash_is_right() {
    let folder = Folder::new();
    folder.write("one.md", STORY);
    folder.write("two 二.md", CHINESE);
    let files = site(&folder, &["one.md", "two 二.md"]);
    let integrity =
        |bytes: &[u8]| format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)));
    let mut checked = 0;
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        let html = Html::parse_document(std::str::from_utf8(bytes).unwrap());
        for (selector, address, hash) in [
            ("link[rel=stylesheet]", "href", Some("integrity")),
            ("script[src]", "src", Some("integrity")),
            ("link[rel=alternate]", "href", None),
            ("h2 a", "href", None),
        ] {
            for element in html.select(&Selector::parse(selector).unwrap()) {
                let target =
                    element.attr(address).unwrap().replace("%20", " ").replace("%E4%BA%8C", "二");
                let target =
                    files.get(&target).unwrap_or_else(|| panic!("{name}: there is no {target}"));
                if let Some(hash) = hash {
                    assert_eq!(
                        element.attr(hash).unwrap(),
                        integrity(target),
                        "{name}: {selector}"
                    );
                }
                checked += 1;
            }
        }
    }
    assert_eq!(checked, 2 * 3 + 1 + 2);
    let loader = String::from_utf8(files["article-viewer.js"].clone()).unwrap();
    for (name, bytes) in &files {
        let hashed = name.strip_prefix("article-viewer.").and_then(|rest| rest.split_once('.'));
        if let Some((_, "css" | "wasm")) = hashed {
            // Elements have a style of their own, which the loader fetches.
            let mut pages = files.iter().filter(|(page, _)| page.ends_with(".html"));
            let names = |text: &[u8]| {
                let text = String::from_utf8_lossy(text);
                text.contains(name.as_str()) && text.contains(&integrity(bytes))
            };
            assert!(
                names(loader.as_bytes()) || pages.any(|(_, page)| names(page)),
                "nobody knows {name}"
            );
        }
        if let Some((hash, "js")) = hashed {
            assert_eq!(hash.len(), 16);
            assert_eq!(
                bytes,
                loader.as_bytes(),
                "the loader has another content under its hashed name"
            );
        }
    }
    assert!(!loader.contains("__ARTICLE_VIEWER"), "the loader does not know its files");
}

#[test]
fn compressed_files_hold_the_same() {
    let folder = Folder::new();
    folder.write("one.md", STORY);
    let files = site(&folder, &["one.md"]);
    for (name, bytes) in files
        .iter()
        .filter(|(name, _)| !name.ends_with(".br") && !name.ends_with(".gz") && *name != "_headers")
    {
        let mut brotli = Vec::new();
        brotli::Decompressor::new(&*files[&format!("{name}.br")], 4096)
            .read_to_end(&mut brotli)
            .unwrap();
        let mut gzip = Vec::new();
        flate2::read::GzDecoder::new(&*files[&format!("{name}.gz")])
            .read_to_end(&mut gzip)
            .unwrap();
        assert!(&brotli == bytes && &gzip == bytes, "{name}");
    }
}

#[test]
fn same_documents_give_the_same_folder_and_old_files_go() {
    let folder = Folder::new();
    folder.write("one.md", STORY);
    let first = site(&folder, &["one.md"]);
    // The first 16 digits of the SHA-256 of "old".
    let old = "out/article-viewer.cba06b5736faf67e.css";
    folder.write(old, "old");
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(b"old").unwrap();
    folder.write(&format!("{old}.gz"), gzip.finish().unwrap());
    let mine = [
        "mine.txt",
        "article-viewer.0123456789abcdef.wasm",
        "article-viewer.0123456789abcdef.css.txt",
        "article-viewer.cba06b5736faf67e.css.txt",
        "article-viewer.cba06b5736faf67e.css.br",
        "article-viewer.mine.css",
    ];
    mine.iter().for_each(|name| drop(folder.write(&format!("out/{name}"), "kept")));
    let mut second = site(&folder, &["one.md"]);
    for name in mine {
        assert_eq!(second.remove(name).as_deref(), Some(&b"kept"[..]), "{name}");
    }
    assert!(first == second);
}

#[test]
fn a_folder_stands_for_its_documents() {
    let folder = Folder::new();
    for (name, text) in [
        ("b.txt", "B\n"),
        ("a.md", STORY),
        ("ship.png", ""),
        (".draft.md", STORY),
        ("deep/c.md", STORY),
    ] {
        folder.write(&format!("stories/{name}"), text);
    }
    folder.write("last.md", CHINESE);
    let files = site(&folder, &["stories", "last.md"]);
    let pages: Vec<_> = files.keys().filter(|name| name.ends_with(".html")).collect();
    assert_eq!(pages, ["a.html", "b.html", "deep-c.html", "index.html", "last.html"]);
    let list = folder.read("out/index.html");
    let places =
        ["a.html", "b.html", "last.html", "deep-c.html"].map(|page| list.find(page).unwrap());
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn what_would_be_lost_is_refused() {
    let folder = Folder::new();
    folder.write("one.md", STORY);
    folder.write("deep/one.md", STORY);
    folder.write("deep/One.txt", "Text\n");
    folder.write("article-viewer.md", STORY);
    folder.write("one.oembed.md", STORY);
    let refused = |args: &[&str], words: &[&str]| {
        let run = folder.run(&[&["site"], args].concat());
        assert_eq!(run.code, Some(1), "{args:?}: {}", run.stderr);
        words.iter().for_each(|word| {
            assert!(run.stderr.contains(word), "{args:?}: no “{word}” in {}", run.stderr)
        });
    };
    refused(
        &["one.md", "deep/one.md", "-o", "out"],
        &["one.md and deep/one.md", "name one of them otherwise"],
    );
    refused(&["one.md", "deep/One.txt", "-o", "out"], &["one.md and deep/One.txt"]);
    refused(
        &["one.md", "article-viewer.md", "-o", "out"],
        &["article-viewer.md", "the viewer's own"],
    );
    refused(
        &["one.md", "one.oembed.md", "-o", "out"],
        &["one.md and one.oembed.md would both become one.oembed.json"],
    );
    refused(&["one.md", "deep", "-o", "out"], &["one.md and deep/One.txt"]);
    refused(&["deep", "-o", "deep/../deep"], &["deep is the folder of the documents itself", "-o"]);
    folder.write("pictures/ship.png", "");
    refused(&["pictures", "-o", "out"], &["pictures is a folder without documents", ".md"]);
    refused(&["one.md", "-", "-o", "out"], &["standard input"]);
    refused(&["one.md", "missing.md", "-o", "out"], &["missing.md does not exist"]);
    refused(&["one.md", "-o", "out", "--base-url", "stories/"], &["--base-url", "https://"]);
    assert!(!folder.path().join("out").exists(), "something was written");
    folder.write("foreign/index.html", "<p>Mine</p>");
    refused(&["one.md", "-o", "foreign"], &["index.html", "--force"]);
    assert_eq!(folder.read("foreign/index.html"), "<p>Mine</p>");
    assert_eq!(folder.run(&["site", "one.md", "-o", "foreign", "--force"]).code, Some(0));
    folder.write("file", "a file");
    refused(&["one.md", "-o", "file"], &["file"]);
}

#[test]
fn names_that_some_disk_cannot_hold_are_refused_before_anything_is_written() {
    let folder = Folder::new();
    folder.write("one.md", STORY);
    let long = "a".repeat(241);
    let wide = "二".repeat(81);
    let names = [
        (long.as_str(), "aaaaaaaaaaaaaaaaaaaa….oembed.json.br would have 256 bytes"),
        (&wide, "would have 258 bytes"),
        ("con", "con is a device to Windows"),
        ("Aux", "Aux is a device"),
        ("nul", "device"),
        ("com1", "device"),
        ("lpt9.old", "lpt9 is a device"),
        ("a:b", "Windows holds no name with :"),
        ("what?", "Windows holds no name with ?"),
        ("a\\b", "Windows holds no name with \\"),
        ("a\u{7}b", "control characters"),
        ("end.", "dots and blanks"),
        ("end ", "dots and blanks"),
        ("Article-Viewer", "the viewer's own"),
    ];
    for (name, says) in names {
        folder.write(&format!("{name}.md"), STORY);
        let run = folder.run(&["site", "one.md", &format!("{name}.md"), "-o", "out"]);
        assert_eq!(run.code, Some(1), "{name}: {}", run.stderr);
        assert!(
            run.stderr.contains(says) && run.stderr.contains("name the document otherwise"),
            "{name}: {}",
            run.stderr
        );
    }
    let pairs = [
        ("a", "A"),
        ("Straße", "STRASSE"),
        ("é", "e\u{301}"),
        ("É", "e\u{301}"),
        ("x.oembed", "X"),
        ("one", "ONE.oembed"),
    ];
    for (one, other) in pairs {
        let paths = [one, other].map(|name| format!("{name}/{name}.md"));
        paths.iter().for_each(|path| drop(folder.write(path, STORY)));
        let run = folder.run(&["site", &paths[0], &paths[1], "-o", "out"]);
        assert_eq!(run.code, Some(1), "{one} {other}: {}", run.stderr);
        assert!(run.stderr.contains("name one of them otherwise"), "{one} {other}: {}", run.stderr);
    }
    assert!(!folder.path().join("out").exists(), "something was written");
    let fits = "b".repeat(240);
    folder.write(&format!("{fits}.md"), STORY);
    assert!(
        site(&folder, &["one.md", &format!("{fits}.md")])
            .contains_key(&format!("{fits}.oembed.json.br"))
    );
}

/// Writes the folder `out`; its files by their names.
pub fn site(folder: &Folder, args: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let run = folder.run(&[&["site"], args, &["-o", "out"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let read = |path: &Path| {
        (path.file_name().unwrap().to_str().unwrap().to_string(), fs::read(path).unwrap())
    };
    crate::golden::entries(&folder.path().join("out")).iter().map(|path| read(path)).collect()
}
