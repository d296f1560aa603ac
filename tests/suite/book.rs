//! E-books: chapters as they are read one by one, together in a file, and as pages of a folder.

use crate::program::Folder;
use crate::zipped::{PNG, zipped};
use import::{Part, import, import_part};
use packer::{ExportFormat, export};

const CONTAINER: &str = r#"<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;

fn chapter(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title/></head><body>{body}</body></html>"
    )
}

/// A book of two chapters whose notes are in a file of their own, with the table of contents of
/// EPUB 3 or of EPUB 2.
fn book(is_new: bool) -> Vec<u8> {
    let toc = if is_new { "" } else { " toc=\"ncx\"" };
    let nav = if is_new { " properties=\"nav\"" } else { "" };
    let title = match is_new {
        true => {
            r##"<dc:title id="s">How it works</dc:title><dc:title id="m">The mill</dc:title>
        <meta refines="#s" property="title-type">subtitle</meta><meta refines="#m" property="title-type">main</meta>"##
        }
        false => "<dc:title>The mill</dc:title>",
    };
    let package = format!(
        r#"<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0"><metadata>
        {title}<dc:creator>Ada Miller</dc:creator><dc:language>en</dc:language><dc:date>2025-02-03</dc:date></metadata>
        <manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml"{nav}/><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
        <item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/><item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/>
        <item id="a" href="text/a%20a.xhtml" media-type="application/xhtml+xml"/><item id="n" href="notes.xhtml" media-type="application/xhtml+xml"/></manifest>
        <spine{toc}><itemref idref="cover"/><itemref idref="a"/><itemref idref="b"/></spine></package>"#
    );
    let nav = chapter(
        r#"<nav epub:type="toc"><ol><li><a href="text/a%20a.xhtml">The weir</a></li><li><a href="text/b.xhtml#begin">The gate</a></li></ol></nav>"#,
    );
    let ncx = r#"<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>The weir</text></navLabel><content src="text/a%20a.xhtml"/></navPoint><navPoint><navLabel><text>The gate</text></navLabel><content src="text/b.xhtml"/></navPoint></navMap></ncx>"#;
    let first = chapter(
        r##"<h1>The weir</h1><p>Water falls<a epub:type="noteref" href="../notes.xhtml#n1">1</a>. See <a href="b.xhtml#how">the gate</a> and <a href="../gone.xhtml">gone</a>.</p><p><img src="../images/w.png" alt="Water"/></p>"##,
    );
    let second = chapter(
        r##"<p id="begin">It is shut<a epub:type="noteref" href="#own">2</a>.</p><h2 id="how">How</h2><p>By hand.</p><aside epub:type="footnote" id="own"><p>Since May.</p></aside>"##,
    );
    let notes = chapter(
        r#"<ol><li id="n1"><p>For forty years. <a epub:type="backlink" href="text/a%20a.xhtml">back</a></p></li></ol>"#,
    );
    zipped(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("OEBPS/book.opf", package.as_bytes()),
        ("OEBPS/nav.xhtml", nav.as_bytes()),
        ("OEBPS/toc.ncx", ncx.as_bytes()),
        (
            "OEBPS/cover.xhtml",
            chapter("<div epub:type=\"cover\"><img src=\"images/w.png\"/></div>").as_bytes(),
        ),
        ("OEBPS/text/a a.xhtml", first.as_bytes()),
        ("OEBPS/text/b.xhtml", second.as_bytes()),
        ("OEBPS/notes.xhtml", notes.as_bytes()),
        ("OEBPS/images/w.png", PNG),
    ])
}

#[test]
fn a_chapter_is_named_by_the_contents_and_has_its_notes_and_pictures() {
    for is_new in [true, false] {
        let part = Part { entry: Some("weir"), ..Part::default() };
        let read = import_part("mill.epub", &book(is_new), None, part).unwrap();
        let (article, warnings) = (read.article, read.warnings);
        assert_eq!(article.headline.text, "The weir");
        assert_eq!(article.series.as_ref().unwrap().name.text, "The mill");
        assert_eq!(article.bylines[0].name.as_ref().unwrap().text, "Ada Miller");
        assert_eq!(article.notes.len(), 1, "{:?}", article.body);
        let text = export(&article, ExportFormat::Markdown);
        assert!(text.contains("Water falls[^n1]") && text.contains("For forty years."), "{text}");
        assert!(
            !text.contains("back") && text.contains("![Water](data:image/png;base64,"),
            "{text}"
        );
        let told: String = warnings.iter().map(|warning| format!("{warning}\n")).collect();
        assert!(told.contains("the link “gone” to ../gone.xhtml is left out"), "{told}");
    }
}

#[test]
fn a_book_is_one_file_of_all_chapters_or_a_folder_of_pages() {
    let folder = Folder::new();
    folder.write("mill.epub", book(true));
    let run = folder.run(&["pack", "mill.epub"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let page = folder.read("mill.html");
    assert!(page.contains("By hand.") && page.contains("Water falls"));
    assert!(page.contains("href=\"#story=the-gate\""));
    let run = folder.run(&["site", "mill.epub", "-o", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(folder.read("out/the-weir.html").contains("href=\"the-gate.html#how\""));
    assert!(folder.read("out/index.html").contains("The mill"));
}

#[test]
fn a_book_read_as_one_article_has_all_its_chapters_with_their_names() {
    let article = import("mill.epub", &book(true), None).unwrap().article;
    assert_eq!(article.headline.text, "The mill");
    assert_eq!(article.standfirst.as_ref().map(|line| &*line.text), Some("How it works"));
    let text = export(&article, ExportFormat::Markdown);
    let places: Vec<_> = [
        "## The weir",
        "Water falls",
        "## The gate",
        "It is shut",
        "### How",
        "For forty",
        "Since May.",
    ]
    .iter()
    .map(|words| text.find(words).unwrap_or_else(|| panic!("{words}: {text}")))
    .collect();
    assert!(places[..5].is_sorted(), "{text}");
    let html = export(&article, ExportFormat::Html);
    assert!(html.contains("href=\"#c2-how\"") && html.contains("id=\"c2-how\""), "{html}");
}

#[test]
fn a_locked_book_is_refused() {
    let locked = r#"<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>"#;
    let files: [(&str, &[u8]); 2] = [
        ("META-INF/container.xml", CONTAINER.as_bytes()),
        ("META-INF/encryption.xml", locked.as_bytes()),
    ];
    let error = import("a.epub", &zipped(&files), None).unwrap_err().to_string();
    assert!(error.contains("locked by its shop"), "{error}");
    let empty = import("a.epub", &zipped(&files[..1]), None).unwrap_err().to_string();
    assert!(empty.contains("no package"), "{empty}");
}
