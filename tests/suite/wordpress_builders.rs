//! Shortcodes of page builders in WordPress' export, which have words in their attributes.

use crate::web_page::words;
use article::{Article, Block, BlockKind, Fold, plain_text};
use import::import;

/// The article of an export whose only post has this text, and what is told of it.
fn post(text: &str) -> (Article, String) {
    let export = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"c\" xmlns:wp=\"w\"><channel>\
         <title>Bogs</title><wp:wxr_version>1.2</wp:wxr_version><item><title>Peat</title>\
         <content:encoded><![CDATA[{text}]]></content:encoded><wp:status>publish</wp:status>\
         <wp:post_type>post</wp:post_type></item></channel></rss>"
    );
    let read = import("export.xml", export.as_bytes(), None).unwrap();
    let told: Vec<String> = read.warnings.into_iter().map(|warning| warning.message).collect();
    (read.article, told.join("\n"))
}

#[test]
fn titles_in_shortcodes_of_toggles_are_those_of_disclosures() {
    for part in [
        "[et_pb_accordion][et_pb_accordion_item title=\"How deep?\"]<p>Two spits.</p>[/et_pb_accordion_item][/et_pb_accordion]",
        "[vc_row][vc_column][vc_toggle title=\"How deep?\"]Two spits.[/vc_toggle][/vc_column][/vc_row]",
        "[su_spoiler title=\"How deep?\" open=\"no\"]Two spits.[/su_spoiler]",
        "[accordion]\n[accordion-item title=\"How deep?\"]\nTwo spits.\n[/accordion-item]\n[/accordion]",
        "[toggle title=\"How deep?\"]Two spits.[/toggle]",
    ] {
        let (article, told) = post(&format!("Before.\n\n{part}\n\nAfter."));
        assert_eq!(told, "", "{part}");
        let found = article.body.iter().find_map(|block| match &block.kind {
            BlockKind::Box(found) => {
                let lines = found.blocks.iter().flat_map(Block::walk).flat_map(Block::lines);
                let text: Vec<String> = lines.map(plain_text).collect();
                Some((plain_text(&found.title), text.join("|"), found.fold))
            }
            _ => None,
        });
        let whole = ("How deep?".into(), "Two spits.".into(), Some(Fold::Closed));
        assert_eq!(found, Some(whole), "{part}");
        let text = words(&article);
        assert!(text.starts_with("Before.") && text.ends_with("After."), "{text}");
    }
}

#[test]
fn words_in_attributes_of_builders_are_of_the_text() {
    let (article, told) = post(
        "[et_pb_section][et_pb_tabs][et_pb_tab title=\"North\"]<p>Older.</p>[/et_pb_tab][/et_pb_tabs]\
         [et_pb_blurb title=\"A spade\"]<p>Of ash.</p>[/et_pb_blurb]\
         [et_pb_button button_url=\"https://b.example/buy\" button_text=\"Buy peat\"][/et_pb_button]\
         [et_pb_testimonial author=\"Old Tomas\" job_title=\"Cutter\"]<p>I dig.</p>[/et_pb_testimonial]\
         [et_pb_cta title=\"Come\" button_url=\"https://b.example/c\" button_text=\"Now\"]<p>On Sunday.</p>[/et_pb_cta]\
         [vc_custom_heading text=\"Afterwards\"][/et_pb_section]",
    );
    let text = words(&article);
    let all = [
        "North",
        "Older.",
        "A spade",
        "Of ash.",
        "Buy peat",
        "Old Tomas, Cutter",
        "I dig.",
        "Come",
        "On Sunday.",
        "Now",
        "Afterwards",
    ];
    let mut at = 0;
    for part in all {
        let found = text[at..].find(part);
        assert!(found.is_some(), "{part}\n{text}\n{told}");
        at += found.unwrap_or_default();
    }
    assert!(!text.contains('['), "{text}");
    assert_eq!(told, "");
}

#[test]
fn markup_in_base64_is_left_out_and_told() {
    let (article, told) = post("Before.\n\n[vc_raw_html]JTNDcCUzRQ==[/vc_raw_html]\n\nAfter.");
    assert_eq!(words(&article), "Before.\nAfter.");
    assert!(told.contains("[vc_raw_html] is left out"), "{told}");
}
