//! Documents in OpenDocument, as packages and as one file.

use crate::program::Folder;
use crate::zipped::{PNG, zipped};
use article::{Article, BlockKind};
use base64::Engine;
use import::{ImportError, Imported, import};
use packer::{ExportFormat, export};

const SPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0""#;

const STYLES: &str = r#"<style:default-style style:family="paragraph"><style:text-properties fo:language="de" fo:country="AT"/></style:default-style>
<style:style style:name="Quotations" style:family="paragraph"/>
<style:style style:name="Preformatted_20_Text" style:display-name="Preformatted Text" style:family="paragraph"><style:text-properties style:font-name="Liberation Mono"/></style:style>"#;

const AUTOMATIC: &str = r#"<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="T4" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T5" style:family="text"><style:text-properties fo:language="fr" fo:country="FR"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Preformatted_20_Text"/>
<style:style style:name="P3" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="a"/><text:list-level-style-bullet text:level="2"/></text:list-style>"#;

const BODY: &str = r##"<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Ada</dc:creator></office:change-info><text:p>Old words</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p text:style-name="Title">Die Mühle</text:p><text:p text:style-name="Subtitle">Sie dreht sich wieder</text:p>
<text:h text:outline-level="1">Das Rad</text:h>
<text:p>Ein <text:span text:style-name="T1">fetter</text:span> und <text:span text:style-name="T2">schräger</text:span> Satz, m<text:span text:style-name="T3">2</text:span><text:s text:c="2"/>mit <text:a xlink:href="https://example.org/a">Link</text:a><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Seit Mai.</text:p></text:note-body></text:note>, <text:bookmark-ref text:ref-name="gate">siehe das Tor</text:bookmark-ref>.<text:span text:style-name="T4">geheim</text:span></text:p>
<text:p><office:annotation><dc:creator>Noor</dc:creator><text:p>Stimmt das?</text:p></office:annotation>Auf <text:span text:style-name="T5">français</text:span>.<text:line-break/>Neue Zeile.</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>eins</text:p><text:list><text:list-item><text:p>innen</text:p></text:list-item></text:list></text:list-item><text:list-item text:start-value="5"><text:p>fünf</text:p></text:list-item></text:list>
<text:p text:style-name="P1">Wasser fällt.</text:p><text:p text:style-name="P1">Und fällt.</text:p>
<text:p text:style-name="P2">fn main() {</text:p><text:p text:style-name="P2"><text:s text:c="4"/>x();</text:p><text:p text:style-name="P2">}</text:p>
<text:p text:style-name="Table">Tabelle 1: Brote</text:p>
<table:table><table:table-column/><table:table-header-rows><table:table-row><table:table-cell><text:p>Monat</text:p></table:table-cell><table:table-cell><text:p>Brote</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Mai</text:p></table:table-cell><table:table-cell><text:p text:style-name="P3">12</text:p></table:table-cell></table:table-row>
<table:table-row><table:covered-table-cell/><table:table-cell><text:p text:style-name="P3">13</text:p></table:table-cell></table:table-row></table:table>
<text:section text:name="s"><text:p><text:bookmark text:name="gate"/>Im Abschnitt.</text:p></text:section>
<text:table-of-content><text:index-body><text:p>Das Rad 1</text:p></text:index-body></text:table-of-content>"##;

fn package(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {SPACES}><office:automatic-styles>{AUTOMATIC}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let styles = format!(
        "<office:document-styles {SPACES}><office:styles>{STYLES}</office:styles></office:document-styles>"
    );
    let meta = format!(
        "<office:document-meta {SPACES}><office:meta><dc:title>Anders</dc:title><meta:initial-creator>Ada Müller</meta:initial-creator><meta:creation-date>2025-02-03T10:30:00</meta:creation-date><meta:keyword>Mühlen</meta:keyword></office:meta></office:document-meta>"
    );
    let math = r#"<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mfrac><mi>a</mi><mi>b</mi></mfrac><annotation encoding="StarMath 5.0">a over b</annotation></semantics></math>"#;
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", styles.as_bytes()),
        ("meta.xml", meta.as_bytes()),
        ("Pictures/w.png", PNG),
        ("Object 1/content.xml", math.as_bytes()),
    ])
}

const FRAMES: &str = r#"<text:p><draw:frame draw:name="Rad"><draw:image xlink:href="Pictures/w.png"/><svg:desc>Ein Rad</svg:desc></draw:frame></text:p>
<text:p text:style-name="Illustration">Bild 1: das Rad</text:p>
<text:p><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>
<text:p><draw:frame><draw:text-box><text:p>Am Rand</text:p></draw:text-box></draw:frame>Daneben.</text:p>"#;

fn told(read: &Imported) -> String {
    read.warnings.iter().map(|warning| format!("{warning}\n")).collect()
}

fn kinds(article: &Article) -> Vec<String> {
    let json = |block: &article::Block| {
        serde_json::to_value(block).unwrap()["kind"].as_str().unwrap().to_string()
    };
    article.body.iter().map(json).collect()
}

#[test]
fn a_document_of_text_is_read_with_all_that_it_holds() {
    let read = import("m.odt", &package(&format!("{BODY}{FRAMES}")), None).unwrap();
    let article = &read.article;
    assert_eq!(article.headline.text, "Die Mühle");
    assert_eq!(article.standfirst.as_ref().unwrap().text, "Sie dreht sich wieder");
    assert_eq!(article.lang.as_str(), "de-AT");
    assert_eq!(article.bylines[0].name.as_ref().unwrap().text, "Ada Müller");
    assert_eq!(article.published.as_ref().unwrap().day_iso(), "2025-02-03");
    assert_eq!(article.topics[0].text, "Mühlen");
    assert_eq!(
        kinds(article),
        [
            "heading",
            "paragraph",
            "paragraph",
            "list",
            "quote",
            "code",
            "table",
            "paragraph",
            "figure",
            "formula",
            "box",
            "paragraph"
        ],
        "{:#?}",
        article.body
    );
    let markdown = export(article, ExportFormat::Markdown);
    for words in [
        "Ein **fetter** und *schräger* Satz",
        "m<sup>2</sup>",
        "[Link](https://example.org/a)[^note-1], [siehe das Tor](#gate).",
        "[^note-1]: Seit Mai.",
        "<span lang=\"fr-FR\">français</span>",
        "> Wasser fällt.\n>\n> Und fällt.",
        "fn main() {\n    x();\n}",
        "<ol type=\"a\">",
        "<li value=\"5\">fünf</li>",
        "rowspan=\"2\">Mai</td>",
        "align=\"right\">12</td>",
        "Tabelle 1: Brote</caption>",
    ] {
        assert!(markdown.contains(words), "{words}: {markdown}");
    }
    let BlockKind::Figure(figure) = &article.body[8].kind else { panic!() };
    assert_eq!(figure.image.alt, "Ein Rad");
    assert_eq!(article::plain_text(&figure.caption), "Bild 1: das Rad");
    let told = told(&read);
    for words in [
        "text that was deleted is left out: “Old words”",
        "hidden text is left out: “geheim”",
        "a comment by Noor is left out: “Stimmt das?”",
        "a table of contents is left out",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn a_document_in_one_file_is_read_as_its_package_is() {
    let picture = base64::prelude::BASE64_STANDARD.encode(PNG);
    let frame = format!(
        "<text:p><draw:frame><draw:image><office:binary-data>{picture}</office:binary-data></draw:image><svg:title>Rad</svg:title></draw:frame></text:p>"
    );
    let flat = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document {SPACES}><office:meta><dc:title>T</dc:title></office:meta><office:styles>{STYLES}</office:styles><office:automatic-styles>{AUTOMATIC}</office:automatic-styles><office:body><office:text>{BODY}{frame}</office:text></office:body></office:document>"
    );
    let folder = Folder::new();
    folder.write("mill.fodt", &flat);
    folder.write("mill.odt", package(BODY));
    let text = |name: &str| {
        let run = folder.run(&["export", name, "--to", "text"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        String::from_utf8(run.stdout).unwrap()
    };
    let words = |name: &str| {
        let text = text(name);
        text.split_once("Das Rad").unwrap().1.split("Im Abschnitt.").next().unwrap().to_string()
    };
    assert_eq!(words("mill.fodt"), words("mill.odt"));
    let article = import("mill.fodt", flat.as_bytes(), None).unwrap().article;
    assert!(matches!(article.body.last().unwrap().kind, BlockKind::Figure(_)));
}

#[test]
fn a_locked_document_is_told_and_a_broken_one_says_where() {
    let locked = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
        ("content.xml", b"xx"),
    ]);
    assert!(matches!(import("a.odt", &locked, None), Err(ImportError::Encrypted)));
    let empty = zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text")]);
    let error = import("a.odt", &empty, None).unwrap_err().to_string();
    assert!(error.contains("content.xml is missing"), "{error}");
    let table = zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]);
    let error = import("a.ods", &table, None).unwrap_err().to_string();
    assert!(error.contains("a document of LibreOffice"), "{error}");
}
