//! Parts of saved pages that are shown when their title is pressed, praise with who said it, and other
//! boxes of page builders and newsletters.

use crate::web_page::{PROSE, read, words};
use article::{Article, Block, BlockKind, Fold, ImageSource, plain_text};

/// A page whose article has this between paragraphs.
fn page(part: &str) -> (Article, String) {
    read(&format!("<title>Oak</title><article><h1>Oak</h1>{PROSE}{PROSE}{part}{PROSE}</article>"))
}

/// Title, text and state of each disclosure.
fn folded(article: &Article) -> Vec<(String, String, Option<Fold>)> {
    let of = |block: &Block| match &block.kind {
        BlockKind::Box(found) => {
            let lines = found.blocks.iter().flat_map(Block::walk).flat_map(Block::lines);
            let text: Vec<String> = lines.map(plain_text).collect();
            Some((plain_text(&found.title), text.join("|"), found.fold))
        }
        _ => None,
    };
    article.body.iter().filter_map(of).collect()
}

#[test]
fn what_a_script_shows_below_its_title_is_a_disclosure_and_nothing_of_it_is_lost() {
    let is_hidden = "style='display:none'";
    for part in [
        // Elementor.
        format!(
            "<div class=acc><div class='elementor-accordion-item'>\
             <div class=elementor-tab-title role=button aria-expanded=false aria-controls=c1>\
             <a class=elementor-accordion-title tabindex=0>How old?</a></div>\
             <div id=c1 class=elementor-tab-content {is_hidden}><ul><li>older</li><li>than all</li></ul></div></div></div>"
        ),
        // Divi.
        format!(
            "<div class='et_pb_toggle et_pb_toggle_close'><h5 class=et_pb_toggle_title>How old?</h5>\
             <div class='et_pb_toggle_content clearfix' {is_hidden}><ul><li>older</li><li>than all</li></ul></div></div>"
        ),
        // Bootstrap.
        "<div class=accordion-item><h2 class=accordion-header><button class=accordion-button \
         data-bs-target='#c1' aria-expanded=false>How old?</button></h2>\
         <div id=c1 class='accordion-collapse collapse'><div class=accordion-body>\
         <ul><li>older</li><li>than all</li></ul></div></div></div>"
            .to_string(),
        // Whoever keeps to ARIA.
        "<div class=faq><h3><button aria-expanded=false aria-controls=c1>How old?</button></h3>\n\
         <div id=c1 role=region hidden><ul><li>older</li><li>than all</li></ul></div></div>"
            .to_string(),
    ] {
        let (article, told) = page(&part);
        let found = folded(&article);
        let whole = ("How old?".into(), "older|than all".into(), Some(Fold::Closed));
        assert_eq!(found, [whole], "{part}\n{told}");
    }
}

#[test]
fn a_disclosure_that_was_open_is_open() {
    let (article, _) = page(
        "<div class='et_pb_toggle et_pb_toggle_open'><h5 class=et_pb_toggle_title>How old?</h5>\
         <div class=et_pb_toggle_content>Very.</div></div>",
    );
    assert_eq!(folded(&article)[0].2, Some(Fold::Open));
}

#[test]
fn a_menu_that_opens_is_no_disclosure() {
    let (article, _) = page(
        "<div><button aria-expanded=false aria-controls=m>Sections</button>\
         <div id=m hidden><ul><li><a href=/a>News from afar</a></li><li><a href=/b>Old weirs</a></li></ul></div></div>",
    );
    assert_eq!(folded(&article), []);
    assert!(!words(&article).contains("News from afar"));
    let (article, _) = page(
        "<div><button aria-expanded=false aria-controls=s>Share</button>\
         <div id=s hidden><p>Copy what stands below, and paste it where you like.</p></div></div>",
    );
    assert_eq!(folded(&article), []);
}

#[test]
fn panels_behind_tabs_stand_below_their_names_whoever_made_them() {
    for part in [
        "<div class=elementor-tabs><div class=a role=tablist><div role=tab>North</div><div role=tab>South</div></div>\
         <div class=b role=tablist><div role=tab>North</div><div role=tabpanel><p>Older.</p></div>\
         <div role=tab>South</div><div role=tabpanel hidden><p>Deeper.</p></div></div></div>",
        "<div class=et_pb_tabs><ul class='et_pb_tabs_controls clearfix'><li><a href='#'>North</a></li>\
         <li><a href='#'>South</a></li></ul><div class=et_pb_all_tabs><div class=et_pb_tab><p>Older.</p></div>\
         <div class=et_pb_tab><p>Deeper.</p></div></div></div>",
        "<div><ul class='nav nav-tabs'><li><a href='#n'>North</a></li><li><a href='#s'>South</a></li></ul>\
         <div class=tab-content><div id=n class=tab-pane><p>Older.</p></div>\
         <div id=s class=tab-pane><p>Deeper.</p></div></div></div>",
    ] {
        let (article, told) = page(part);
        let text = words(&article);
        let all = "North\nOlder.\nSouth\nDeeper.";
        assert!(text.contains(all), "{part}\n{text}\n{told}");
        assert_eq!(text.matches("South").count(), 1, "{text}");
    }
}

#[test]
fn praise_is_a_quotation_with_who_said_it() {
    for part in [
        "<div class=elementor-testimonial-wrapper><div class=elementor-testimonial-content>It keeps.</div>\
         <div class=elementor-testimonial-meta><div class=elementor-testimonial-name>Old Tomas</div>\
         <div class=elementor-testimonial-job>Joiner</div></div></div>",
        "<div class='et_pb_module et_pb_testimonial'><div class=et_pb_testimonial_description>\
         <div class=et_pb_testimonial_content><p>It keeps.</p></div>\
         <span class=et_pb_testimonial_author>Old Tomas</span><p class=et_pb_testimonial_meta>\
         <span class=et_pb_testimonial_position>Joiner</span></p></div></div>",
        "<blockquote><p>It keeps.</p><div class=e-q-footer><cite>Old Tomas, Joiner</cite>\
         <a href='https://x.example/intent/tweet?text=a'>Tweet</a></div></blockquote>",
    ] {
        let (article, told) = page(part);
        let quote = article.body.iter().find_map(|block| match &block.kind {
            BlockKind::Quote { blocks, attribution } => Some((blocks.len(), attribution)),
            _ => None,
        });
        let (length, who) = quote.unwrap();
        assert_eq!((length, plain_text(who).as_str()), (1, "Old Tomas, Joiner"), "{told}");
        assert!(words(&article).contains("It keeps."));
    }
}

#[test]
fn a_picture_for_pages_without_scripts_is_not_shown_twice() {
    let (article, _) = page(
        "<figure><noscript><img src=a.jpg></noscript><div><img src='data:image/svg+xml,x' \
         data-original=a_large.jpg></div><figcaption>The weir</figcaption></figure>",
    );
    let sources: Vec<_> = article.images().map(|image| &image.src).collect();
    assert_eq!(sources, [&ImageSource::Relative("a_large.jpg".into())]);
}

#[test]
fn pictures_of_a_gallery_in_rows_stay() {
    let (article, told) = page(
        "<div class=image-gallery-embed><div class=image-gallery><div class=row><figure><img src=a.jpg></figure>\
         <figure><img src=b.jpg></figure></div></div><figcaption>Two kinds</figcaption></div>",
    );
    assert_eq!(article.images().count(), 2, "{told}");
    assert!(words(&article).contains("Two kinds"), "{told}");
}

#[test]
fn the_source_of_a_picture_below_it_is_its_caption() {
    let (article, _) = page(
        "<div class=image><img src=a.jpg alt=Mud><div class=image__source>\
         <span class=image__source_text><p>The mud (Photo: Tom)</p></span></div></div>",
    );
    let caption = article.body.iter().find_map(|block| match &block.kind {
        BlockKind::Figure(figure) => Some(plain_text(&figure.caption)),
        _ => None,
    });
    assert_eq!(caption.unwrap(), "The mud (Photo: Tom)");
}

#[test]
fn a_table_of_one_row_with_lines_around_its_cells_is_a_table() {
    for table in [
        "<table border=1><tr><td><p>Part</p></td><td><p>Oil</p></td></tr></table>",
        "<table><tr><td style='border-style: solid'><div>Part</div></td><td><div>Oil</div></td></tr></table>",
    ] {
        let (article, _) = page(table);
        let is_table = |block: &Block| matches!(block.kind, BlockKind::Table(_));
        assert!(article.body.iter().any(is_table), "{table}");
    }
}

#[test]
fn the_headline_of_a_page_of_onenote_is_its_paragraph_in_large_letters() {
    let (article, _) = read(&format!(
        "<head><meta name=Generator content='Microsoft OneNote 15'></head><body><div><div>\
         <p style='font-size: 20.0pt'>Pump room</p></div><div><p style='color:#767676'>4 March 2024</p></div>\
         <div>{PROSE}{PROSE}<h1>Oil</h1>{PROSE}</div></div></body>"
    ));
    assert_eq!(article.headline.text, "Pump room");
    assert!(words(&article).contains("Oil"));
}

#[test]
fn a_card_of_another_page_keeps_its_title_and_its_words() {
    for part in [
        "<div class=se-module-oglink><a href='https://a.example/x' class=se-oglink-thumbnail><img src=t.jpg></a>\
         <a href='https://a.example/x' class=se-oglink-info><div><strong class=se-oglink-title>The salt book</strong>\
         <p class=se-oglink-summary>All of it</p><p class=se-oglink-url>a.example</p></div></a></div>",
        "<figure><div class=external-article-widget><a href='https://a.example/x'>\
         <strong class=external-article-widget-title>The salt book</strong>\
         <em class=external-article-widget-description>All of it</em>\
         <em class=external-article-widget-url>a.example</em></a></div></figure>",
    ] {
        let (article, told) = page(part);
        let card = article.body.iter().find_map(|block| match &block.kind {
            BlockKind::Embed(card) => Some((plain_text(&card.title), plain_text(&card.caption))),
            _ => None,
        });
        assert_eq!(card, Some(("The salt book".into(), "All of it".into())), "{part}\n{told}");
    }
}
