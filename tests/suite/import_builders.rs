//! Pages of builders and editors that put each part of a text into a box of its own.

use crate::web_page::{PROSE, read, words};
use article::{Block, BlockKind};

#[test]
fn what_stands_between_two_boxes_of_text_is_of_the_article() {
    let page = format!(
        "<title>Oak</title><div class=page><div class=widget-a><h1>Oak</h1></div>\
         <div class=w1><div class=in>{PROSE}{PROSE}</div></div>\
         <div class=w2><div class=in><figure><img src=oak.jpg alt=Oak><figcaption>An oak</figcaption></figure></div></div>\
         <div class=w3><ul><li>hard</li><li>heavy</li></ul></div>\
         <div class=w4><a class=big-button href=https://o.example/buy>Buy a plank</a></div>\
         <nav class=w5><a href=/next>Next page</a></nav>\
         <div class=w1><div class=in>{PROSE}{PROSE}</div></div></div>"
    );
    let (article, told) = read(&page);
    let text = words(&article);
    for part in ["An oak", "hard", "heavy", "Buy a plank"] {
        assert!(text.contains(part), "{part}\n{text}\n{told}");
    }
    assert!(!text.contains("Next page"), "{text}");
}

#[test]
fn what_stands_between_the_boxes_of_the_whole_page_is_not() {
    let page = format!(
        "<title>Oak</title><h1>Oak</h1><div class=w1><div class=in>{PROSE}{PROSE}</div></div>\
         <div class=flyout><div><h2>Send feedback</h2></div><div>How may we improve?</div></div>\
         <div class=w1><div class=in>{PROSE}{PROSE}</div></div>"
    );
    let text = words(&read(&page).0);
    assert!(!text.contains("How may we improve"), "{text}");
}

#[test]
fn a_list_behind_an_item_belongs_to_the_item() {
    let page = format!(
        "<title>Oak</title><article><h1>Oak</h1>{PROSE}{PROSE}\
         <ul><li>hard</li><ul><li>harder</li></ul><li>heavy</li></ul>{PROSE}</article>"
    );
    let (article, _) = read(&page);
    let list = article.body.iter().find_map(|block| match &block.kind {
        BlockKind::List(list) => Some(list),
        _ => None,
    });
    let list = list.unwrap();
    assert_eq!(list.items.len(), 2);
    assert_eq!(list.items[0].blocks.iter().flat_map(Block::walk).count(), 3);
}

#[test]
fn a_row_of_marks_between_two_scenes_is_a_break() {
    for row in ["* * *", "⁂", "• • •", "◆ ◆ ◆"] {
        let page = format!(
            "<title>Oak</title><article><h1>Oak</h1>{PROSE}{PROSE}<p>{row}</p>{PROSE}</article>"
        );
        let (article, _) = read(&page);
        let is_break = |block: &Block| matches!(block.kind, BlockKind::Break);
        assert!(article.body.iter().any(is_break), "{row}");
        assert!(!words(&article).contains(row), "{row}");
    }
}

#[test]
fn a_heading_with_a_number_and_a_short_word_stays() {
    let page =
        format!("<title>Oak</title><article><h1>Oak</h1>{PROSE}<h2>1 About</h2>{PROSE}</article>");
    let page = page.replacen(PROSE, "<p>Short.</p>", 1);
    let (article, told) = read(&page);
    assert!(words(&article).contains("1 About"), "{told}");
}

#[test]
fn the_other_words_of_a_link_card_are_kept() {
    let page = format!(
        "<title>Oak</title><article><h1>Oak</h1>{PROSE}{PROSE}\
         <figure class=kg-bookmark-card><a class=kg-bookmark-container href=https://saw.example/a>\
         <div class=kg-bookmark-content><div class=kg-bookmark-title>The saw mill</div>\
         <div class=kg-bookmark-description>Its blades</div><div class=meta><span>Spring issue</span></div>\
         </div></a></figure>{PROSE}</article>"
    );
    let (article, told) = read(&page);
    let text = words(&article);
    for part in ["The saw mill", "Its blades", "Spring issue"] {
        assert!(text.contains(part), "{part}\n{text}\n{told}");
    }
}

#[test]
fn code_whose_only_class_is_a_language_is_in_that_language() {
    for (code, language) in [
        ("<pre><code class=rust>let weir = 3;</code></pre>", Some("rust")),
        ("<pre class=yaml>weir: 3</pre>", Some("yaml")),
        ("<pre><code class=wide>let weir = 3;</code></pre>", None),
        ("<pre><code class='wide rust'>let weir = 3;</code></pre>", None),
    ] {
        let page =
            format!("<title>Oak</title><article><h1>Oak</h1>{PROSE}{PROSE}{code}{PROSE}</article>");
        let (article, _) = read(&page);
        let found = article.body.iter().find_map(|block| match &block.kind {
            BlockKind::Code(code) => Some(code.language.as_deref()),
            _ => None,
        });
        assert_eq!(found, Some(language), "{code}");
    }
}
