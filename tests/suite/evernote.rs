//! Evernote's export.

use article::{Block, BlockKind, ImageSource, plain_text};
use import::{Format, import};

const NOTES: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">
<en-export export-date="20240304T101112Z" application="Evernote" version="10">
<note><title>The mill race</title><created>20240303T080910Z</created><updated>20240305T090807Z</updated>
<tag>weirs</tag><note-attributes><author>Nora Lindqvist</author></note-attributes>
<content><![CDATA[<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd">
<en-note><div>The race was dug by hand.</div><div><br/></div><div><b>Twice</b> a year it is cleaned.</div>
<div><en-todo checked="true"/>rakes</div><div><en-todo checked="false"/>boots</div>
<ul style="--en-todo:true;"><li style="--en-checked:true;"><div>sieve</div></li></ul>
<div style="-en-codeblock: true;"><div>open</div><div>  shut</div></div>
<en-media type="image/png" hash="6a20"/></en-note>]]></content></note>
</en-export>"#;

#[test]
fn a_note_of_evernote_is_an_article() {
    let read = import("notes.enex", NOTES.as_bytes(), None).unwrap();
    let article = read.article;
    assert_eq!(article.headline.text, "The mill race");
    assert_eq!(article.bylines[0].name.as_ref().unwrap().text, "Nora Lindqvist");
    assert_eq!(article.published.as_ref().unwrap().iso(), "2024-03-03T08:09:10Z");
    assert_eq!(article.updated.as_ref().unwrap().iso(), "2024-03-05T09:08:07Z");
    assert_eq!(article.topics[0].text, "weirs");
    let lines: Vec<String> =
        article.body.iter().flat_map(Block::walk).flat_map(Block::lines).map(plain_text).collect();
    assert_eq!(lines[..2], ["The race was dug by hand.", "Twice a year it is cleaned."]);
    let tasks: Vec<Option<bool>> = article
        .blocks()
        .filter_map(|block| match &block.kind {
            BlockKind::List(list) => Some(list.items.iter().map(|item| item.done)),
            _ => None,
        })
        .flatten()
        .collect();
    assert_eq!(tasks, [Some(true), Some(false), Some(true)]);
    let code = article.blocks().find_map(|block| match &block.kind {
        BlockKind::Code(code) => Some(code.text.as_str()),
        _ => None,
    });
    assert_eq!(code, Some("open\n  shut"));
    assert!(read.warnings.iter().any(|warning| warning.message.contains("image/png")));
}

#[test]
fn an_export_of_evernote_is_known_by_how_it_begins() {
    let read = import("notes", NOTES.as_bytes(), None).unwrap();
    assert_eq!(read.article.headline.text, "The mill race");
    let read = import("notes", NOTES.as_bytes(), Some(Format::Feed)).unwrap();
    assert_eq!(read.article.headline.text, "The mill race");
}

#[test]
fn a_picture_that_a_note_names_by_its_md5_is_the_note_s_own() {
    let data = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    let hash = "f829b914fc47cfc9c0747c119c27cf1b";
    let note = format!(
        "<en-export><note><title>The weir</title><content><![CDATA[<en-note><div>Before.</div>\
         <en-media type=\"image/png\" hash=\"{hash}\" alt=\"The gate\"/>\
         <en-media type=\"application/pdf\" hash=\"00\"/></en-note>]]></content>\
         <resource><data encoding=\"base64\">\n{}\n{}</data><mime>image/png</mime></resource></note></en-export>",
        &data[..40],
        &data[40..]
    );
    let read = import("notes.enex", note.as_bytes(), None).unwrap();
    let images: Vec<_> = read.article.images().collect();
    assert_eq!(images.len(), 1);
    assert_eq!(images[0].alt, "The gate");
    assert!(matches!(&images[0].src, ImageSource::Inline(_)));
    let told: Vec<_> = read.warnings.iter().map(|warning| warning.message.as_str()).collect();
    assert_eq!(
        told,
        ["a file of the note (application/pdf) is left out: the export does not have it"]
    );
}
