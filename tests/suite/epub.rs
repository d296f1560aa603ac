//! Books that are written: what reading systems ask of them, and what they are read as again.

use crate::any_article::any_article;
use crate::golden::{entries, read_back};
use crate::program::Folder;
use article::{Article, Lang, wire};
use import::{Format, Imported, import};
use packer::{Document, epub};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use zip::{CompressionMethod, ZipArchive};

fn document(name: &str, article: Article) -> Document {
    Document { name: name.into(), article }
}

fn files(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let all = (0..zip.len()).map(|place| {
        let mut file = zip.by_index(place).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        (file.name().unwrap().to_string(), content)
    });
    all.collect()
}

fn parsed<'x>(name: &str, xml: &'x str) -> roxmltree::Document<'x> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let parsed = roxmltree::Document::parse_with_options(xml, options);
    parsed.unwrap_or_else(|error| panic!("{name}: {error}\n{xml}"))
}

/// Checks what EPUB 3.3 asks of a book's files.
fn check(bytes: &[u8]) {
    // §4.2.6.2: the first file is not compressed and begins at a known place.
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert_eq!(zip.by_index(0).unwrap().compression(), CompressionMethod::Stored);
    let files = files(bytes);
    let text = |name: &str| std::str::from_utf8(&files[name]).unwrap();
    assert!(text("META-INF/container.xml").contains("full-path=\"EPUB/package.opf\""));
    let package = parsed("package.opf", text("EPUB/package.opf"));
    let find = |name: &str| {
        package.descendants().filter(move |it| it.tag_name().name() == name).collect::<Vec<_>>()
    };
    for name in ["identifier", "title", "language"] {
        let found = find(name);
        assert!(!found.is_empty() && found.iter().all(|it| it.text().is_some()), "{name}");
    }
    let is_modified =
        |meta: &&roxmltree::Node| meta.attribute("property") == Some("dcterms:modified");
    assert_eq!(find("meta").iter().filter(is_modified).count(), 1);
    // The manifest has all files, and no others.
    let items = find("item");
    let named: BTreeSet<String> =
        items.iter().map(|item| format!("EPUB/{}", item.attribute("href").unwrap())).collect();
    assert_eq!(named.len(), items.len());
    let others = ["mimetype", "META-INF/container.xml", "EPUB/package.opf"];
    let held: BTreeSet<String> =
        files.keys().filter(|name| !others.contains(&name.as_str())).cloned().collect();
    assert_eq!(named, held);
    let ids: HashSet<&str> = items.iter().map(|item| item.attribute("id").unwrap()).collect();
    assert_eq!(ids.len(), items.len());
    assert!(find("itemref").iter().all(|it| ids.contains(it.attribute("idref").unwrap())));
    let pages: Vec<&String> = held.iter().filter(|name| name.ends_with(".xhtml")).collect();
    assert_eq!(find("itemref").len() + 1, pages.len());
    let ids_of = |name: &str| -> HashSet<String> {
        let page = parsed(name, text(name));
        let ids: Vec<_> =
            page.descendants().filter_map(|it| it.attribute("id").map(String::from)).collect();
        let unique: HashSet<_> = ids.iter().cloned().collect();
        assert_eq!(unique.len(), ids.len(), "{name}: {ids:?}");
        assert!(
            !unique
                .iter()
                .any(|id| id.contains(':') || id.starts_with(|c: char| c.is_ascii_digit()))
        );
        unique
    };
    for name in &pages {
        let page = parsed(name, text(name));
        let root = page.root_element();
        assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/1999/xhtml"));
        for node in page.descendants().filter(roxmltree::Node::is_element) {
            // Nothing is loaded from elsewhere, and every link within leads to something.
            let attributes = ["src", "poster", "href"].into_iter();
            for address in attributes.filter_map(|name| node.attribute(name)) {
                let is_link =
                    node.tag_name().name() == "a" || node.attribute("rel") == Some("canonical");
                let has_scheme = address.split(['/', '#', '?']).next().unwrap().contains(':');
                if has_scheme || address.starts_with("//") {
                    assert!(is_link, "{name}: {address}");
                    continue;
                }
                let (path, id) = address.split_once('#').unwrap_or((address, ""));
                let folder = name.rsplit_once('/').unwrap().0;
                let target = match path.strip_prefix("../") {
                    _ if path.is_empty() => (*name).clone(),
                    Some(path) => format!("EPUB/{path}"),
                    None => format!("{folder}/{path}"),
                };
                assert!(held.contains(&target), "{name}: {address}");
                let id = percent_decode_str(id).decode_utf8().unwrap();
                assert!(id.is_empty() || ids_of(&target).contains(&*id), "{name}: {address}");
            }
            assert!(!["iframe", "script"].contains(&node.tag_name().name()), "{name}");
        }
        let has_math = text(name).contains("<math ");
        let href = name.strip_prefix("EPUB/").unwrap();
        let item = items.iter().find(|item| item.attribute("href") == Some(href)).unwrap();
        assert_eq!(item.attribute("properties") == Some("mathml"), has_math, "{name}");
    }
}

fn as_value(article: &Article) -> serde_json::Value {
    serde_json::from_str(&wire::to_json(article)).unwrap()
}

#[test]
fn every_document_becomes_a_book_that_keeps_the_rules() {
    let golden = Path::new(crate::ROOT).join("tests/suite/golden");
    for (folder, format) in
        [("markdown", Format::Markdown), ("dialects", Format::Markdown), ("text", Format::Text)]
    {
        let mut all = Vec::new();
        for case in entries(&golden.join(folder)) {
            let input = entries(&case)
                .into_iter()
                .find(|path| path.file_stem().is_some_and(|stem| stem == "input"));
            let Some(bytes) = input.and_then(|input| fs::read(input).ok()) else { continue };
            let Ok(mut read) = import("", &bytes, Some(format)) else { continue };
            import::typeset(&mut read);
            let name = case.file_name().unwrap().to_string_lossy().into_owned();
            check(&epub(vec![document(&name, read.article.clone())]).unwrap().bytes);
            all.push(document(&name, read.article));
        }
        assert!(all.len() > 3);
        check(&epub(all).unwrap().bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_article_becomes_a_book_that_keeps_the_rules(one in any_article()) {
        let two = || Article::new(article::Lang::english(), "");
        let documents = || vec![document("one", one.clone()), document("二", two())];
        let book = epub(documents()).unwrap();
        check(&book.bytes);
        prop_assert_eq!(book.bytes, epub(documents()).unwrap().bytes);
        // What cannot be shown is told.
        let is_elsewhere = |image: &article::Image| matches!(image.src, article::ImageSource::Remote(_));
        prop_assert!(!one.images().any(is_elsewhere) || !book.warnings.is_empty());
    }
}

#[test]
fn a_book_is_read_as_the_article_that_it_was_made_of() {
    let root = Path::new(crate::ROOT).join("tests");
    for name in ["every-kind.md", "every-kind.json"] {
        let folder = Folder::new();
        for file in [name, "every-kind.svg"] {
            folder.write(file, fs::read(root.join(file)).unwrap());
        }
        let run = folder.run(&["export", name, "--to", "epub"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let bytes = fs::read(folder.path().join("every-kind.epub")).unwrap();
        check(&bytes);
        let again = import("every-kind.epub", &bytes, None).unwrap();
        assert!(again.warnings.is_empty(), "{:?}", again.warnings);
        let source = import(name, &fs::read(root.join(name)).unwrap(), None).unwrap();
        let (mut before, mut after) = (settled(source), settled(again));
        // Told: what is on other sites, and recordings of a kind that books do not have.
        let told = [
            "the picture “The shop front at dawn” becomes a link",
            "the recording “The bell of the oven” is left out",
            "the recording “The door of the oven” is left out",
        ];
        for (place, message) in told.iter().enumerate() {
            assert_eq!(name.ends_with("md"), run.stderr.contains(message), "{}", run.stderr);
            if name.ends_with("md") {
                let kinds = [["figure", "embed"], ["recording", "box"], ["recording", "paragraph"]];
                remove(&mut before, kinds[place][0], message);
                remove(&mut after, kinds[place][1], message);
            }
        }
        let (before, after) = (format!("{before:#}"), format!("{after:#}"));
        let differ = similar::TextDiff::from_lines(&before, &after).unified_diff().to_string();
        assert!(before == after, "{name}: {differ}");
    }
}

/// An article's JSON without what is made of the rest: ids that follow from the text, the forms of
/// formulas in TeX, the colours of code, the sizes and the bytes of pictures.
fn settled(mut imported: Imported) -> serde_json::Value {
    import::typeset(&mut imported);
    let mut article = imported.article;
    article.each_block_mut(|block| {
        if block.has_made_id() {
            block.id.clear();
        }
        if let article::BlockKind::Formula(formula) = &mut block.kind
            && !formula.tex.is_empty()
        {
            formula.math.clear();
        }
        if let article::BlockKind::Code(code) = &mut block.kind {
            code.tokens.clear();
        }
        if let article::BlockKind::Verse { spans } = &mut block.kind {
            for span in spans {
                if let article::Span::Text(text) = span {
                    *text = text.replace('\u{a0}', " ");
                }
            }
        }
    });
    for image in article.images_mut() {
        image.src = article::ImageSource::Relative("picture".into());
        (image.width, image.height) = (None, None);
    }
    article.pictures.clear();
    as_value(&article)
}

/// Removes the blocks of a kind that a message is about.
fn remove(document: &mut serde_json::Value, kind: &str, message: &str) {
    let words = message.split(['“', '”']).nth(1).unwrap();
    let body = document["body"].as_array_mut().unwrap();
    let is_meant = |block: &serde_json::Value| {
        let is_last = matches!(kind, "box" | "paragraph");
        block["kind"] == kind && (is_last || block.to_string().contains(words))
    };
    let place = body.iter().rposition(is_meant).unwrap();
    body.remove(place);
}

/// A document named as one without a name would be named took its place.
#[test]
fn chapters_of_any_names_have_files_of_their_own() {
    let names = ["chapter-2", "", "…", "chapter-2", "A"];
    let documents = names.map(|name| document(name, Article::new(Lang::english(), "Mill")));
    let book = epub(documents.into()).unwrap();
    let files = files(&book.bytes);
    assert_eq!(files.keys().filter(|name| name.starts_with("EPUB/text/")).count(), names.len());
}

/// What stood for the outer one, the inner, was not fitted, and the chapter had a sound that is not
/// there.
#[test]
fn a_recording_that_is_the_transcript_of_another_is_fitted_too() {
    let inner = json!({ "kind": "recording", "medium": "sound", "src": "b.mp3", "title": "Bell" });
    let outer =
        json!({ "kind": "recording", "medium": "sound", "src": "a.mp3", "transcript": [inner] });
    let whole = json!({ "format": wire::FORMAT, "version": wire::VERSION, "lang": "en",
        "headline": "Mill", "body": [outer] });
    let (article, _) = read_back(&whole.to_string());
    let book = epub(vec![document("mill", article)]).unwrap();
    check(&book.bytes);
    let told: Vec<String> = book.warnings.iter().map(|(_, warning)| warning.to_string()).collect();
    assert!(told.iter().any(|it| it.contains("“Bell” is left out")), "{told:?}");
}

#[test]
fn stories_of_one_file_are_chapters_that_lead_to_each_other() {
    let folder = Folder::new();
    folder.write("mill.md", "---\ntitle: The mill\nauthor: Ada Miller\ndate: 2025-02-03\nlang: en\n---\n![A wheel](w.png)\n\nSee [the weir](weir.md), [how](#how) and [gone](gone.md).\n\n## How\n\nBy hand[^1].\n\n[^1]: Since *May*.\n");
    folder.write("weir.md", "---\ntitle: الهدار\nlang: ar\n---\nماء [هنا](mill.md).\n");
    folder.write("w.png", crate::zipped::PNG);
    let args = ["export", "mill.md", "--with", "weir.md", "--to", "epub"];
    let run = folder.run(&args);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("the link “gone” to gone.md is left out"), "{}", run.stderr);
    let bytes = fs::read(folder.path().join("mill.epub")).unwrap();
    check(&bytes);
    let files = files(&bytes);
    let text = |name: &str| std::str::from_utf8(&files[name]).unwrap();
    let mill = text("EPUB/text/mill.xhtml");
    assert!(mill.contains("<a href=\"weir.xhtml\">the weir</a>"), "{mill}");
    assert!(
        mill.contains("<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"fn-"),
        "{mill}"
    );
    assert!(mill.contains("epub:type=\"noteref\" role=\"doc-noteref\""), "{mill}");
    let weir = text("EPUB/text/weir.xhtml");
    assert!(weir.contains("lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\""), "{weir}");
    let package = text("EPUB/package.opf");
    for line in [
        "<dc:creator>Ada Miller</dc:creator>",
        "<dc:date>2025-02-03</dc:date>",
        "<dc:language>en</dc:language>\n<dc:language>ar</dc:language>",
        "href=\"media/image-1.png\" media-type=\"image/png\" properties=\"cover-image\"",
        "<meta property=\"dcterms:modified\">2025-02-03T00:00:00Z</meta>",
    ] {
        assert!(package.contains(line), "{line}: {package}");
    }
    let contents = text("EPUB/nav.xhtml");
    let how = contents.split("text/mill.xhtml#").nth(1).unwrap();
    assert!(how.split_once("\">").unwrap().1.starts_with("How</a>"), "{contents}");
    // Packed again, it is the same two stories.
    let run = folder.run(&["pack", "mill.epub", "-o", "again.html"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let page = folder.read("again.html");
    assert_eq!(page.matches("id=\"story=").count(), 2);
    assert!(page.contains("By hand") && page.contains("href=\"#story=the-mill\""), "{page}");
    // The same documents are the same bytes.
    assert_eq!(folder.run(&args).code, Some(1));
    let run = folder.run(&["export", "mill.md", "--with", "weir.md", "--to", "epub", "-o", "-"]);
    assert!(run.code == Some(0) && run.stdout == bytes);
    let run = folder.run(&["export", "mill.md", "--with", "weir.md", "--to", "text"]);
    assert!(run.code == Some(1) && run.stderr.contains("--to epub"), "{}", run.stderr);
}

#[test]
fn a_packed_page_becomes_a_book() {
    let folder = Folder::new();
    folder.write(
        "mill.md",
        "---\ntitle: The mill\nlang: en\n---\nIt *turns* again[^1].\n\n[^1]: Since May.\n",
    );
    assert_eq!(folder.run(&["pack", "mill.md"]).code, Some(0));
    let run = folder.run(&["export", "mill.html", "--to", "epub"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let bytes = fs::read(folder.path().join("mill.epub")).unwrap();
    check(&bytes);
    let again = import("mill.epub", &bytes, None).unwrap().article;
    assert_eq!(again.headline.text, "The mill");
    assert_eq!(again.notes.len(), 1);
}
