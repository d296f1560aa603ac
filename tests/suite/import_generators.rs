//! Pages as programs write them, told by its form: captions and credits, day and
//! standfirst near the headline, formulas for scripts, tabs, cards, and what only scripts show.

use crate::web_page::{PROSE, read, words};
use article::{Article, Block, BlockKind, plain_text};

/// A page with a part of its article between paragraphs.
fn with(part: &str) -> (Article, String) {
    read(&format!(
        "<title>The weir</title><body><article><h1>The weir</h1>{PROSE}{PROSE}{part}{PROSE}{PROSE}\
         </article></body>"
    ))
}

/// The caption and the credit of the first picture.
fn captioned(article: &Article) -> Option<(String, String)> {
    article.body.iter().flat_map(Block::walk).find_map(|block| match &block.kind {
        BlockKind::Figure(figure) => Some((plain_text(&figure.caption), figure.credit.clone())),
        _ => None,
    })
}

#[test]
fn a_caption_is_the_pictures_whatever_its_tag() {
    for part in [
        "<div class=wp-caption><img src=w.jpg width=600><p class=wp-caption-text>The gate</p></div>",
        "<table class=tr-caption-container><tr><td><img src=w.jpg></td></tr><tr><td class=tr-caption>\
         The gate</td></tr></table>",
        "<span class=end_photo><div><img src=w.jpg></div><em class=img_desc>The gate</em></span>"
            .trim_start_matches("<span class=end_photo>")
            .trim_end_matches("</span>"),
        "<figure><div role=button><span>Enlarge</span><img src=w.jpg></div><figcaption>The gate\
         </figcaption></figure>",
    ] {
        let part = format!("<div>{part}</div>");
        let (article, _) = with(&part);
        let caption = captioned(&article).map(|(caption, _)| caption);
        assert_eq!(caption.as_deref(), Some("The gate"), "{part}");
    }
    let (article, _) = with(
        "<div class=media><img src=w.jpg><div class=media__copyright>© Cy Dow</div>\
         <div class=media__description>The gate</div></div>",
    );
    assert_eq!(captioned(&article), Some(("The gate".into(), "© Cy Dow".into())));
}

#[test]
fn a_gallery_in_a_list_has_its_captions() {
    let (article, _) = with(
        "<ul class=gallery><li><div><img src=a.jpg></div><div class=gallerytext>One</div></li>\
         <li><div><img src=b.jpg></div><div class=gallerytext>Two</div></li></ul>",
    );
    let gallery = article.body.iter().find_map(|block| match &block.kind {
        BlockKind::Gallery { blocks, .. } => Some(blocks.len()),
        _ => None,
    });
    assert_eq!(gallery, Some(2), "{article:?}");
    assert!(words(&article).contains("One\nTwo"), "{}", words(&article));
}

#[test]
fn two_line_ends_part_paragraphs() {
    let (article, _) = with("<div>First the gates.<br><br>Then the water.<br>And the eels.</div>");
    let texts = words(&article);
    assert!(texts.contains("First the gates.\nThen the water."), "{texts}");
    assert!(!texts.contains("Then the water.\nAnd"), "{texts}");
}

#[test]
fn what_an_author_put_into_a_block_stays() {
    for part in [
        "<div class=wp-block-buttons><div class=wp-block-button><a href=/p>Sign the petition</a></div>\
         </div>",
        "<div class='kg-card kg-header-card'><h2>The vote</h2><h3>Sign the petition</h3></div>",
        "<div role=note class='hatnote navigation-not-searchable'>See <a href=/p>Sign the petition</a>\
         </div>",
        "<ul class=task-list><li><label><input type=checkbox disabled checked><span></span></label> \
         Sign the petition</li></ul>",
        "<p>The <span class=header-section-number>Sign the petition</span> of the miller.</p>",
        "<details><summary><h4 class=code-header>Sign the petition</h4></summary><p>No.</p></details>",
        "<blockquote><p>Oak.</p><footer>Sign the petition</footer></blockquote>",
    ] {
        let (article, told) = with(part);
        let texts = words(&article);
        assert!(texts.contains("Sign the petition"), "{part}\n{texts}\n{told}");
    }
}

#[test]
fn what_a_page_adds_at_the_end_goes() {
    for part in [
        "<form><fieldset><legend>Was this page helpful?</legend><button>Yes</button></fieldset></form>",
        "<div class=embed><h3>Sign up for our letter</h3><p>Every week.</p><a href=/s>Join</a></div>",
        "<aside><p>Our letter.</p><form><input type=email></form></aside>",
        "<div class=jp-prompt>In [3]:</div>".replace("jp-prompt", "prompt").as_str(),
        "<div role=doc-toc><h2>Contents</h2><ul><li><a href=#a>One</a></li></ul></div>",
        "<amp-ad><div>Buy oak</div></amp-ad>",
    ] {
        let (article, told) = with(part);
        assert_eq!(words(&article).matches("The weir above").count(), 4, "{part}");
        assert_eq!(words(&article).lines().count(), 4, "{part}\n{}", words(&article));
        assert!(told.contains("left out: “"), "{part}\n{told}");
    }
}

#[test]
fn a_text_that_a_script_will_show_is_read() {
    let (article, _) = read(&format!(
        "<title>The weir</title><body><h1>The weir</h1><div style='visibility: hidden; opacity: 0'>\
         {PROSE}{PROSE}{PROSE}{PROSE}<p style='display:none'>A secret.</p>\
         <noscript><img src=w.jpg style='display:none'></noscript></div></body>"
    ));
    assert!(words(&article).contains("the monks"), "{}", words(&article));
    assert!(!words(&article).contains("secret"), "{}", words(&article));
}

#[test]
fn formulas_for_scripts_are_formulas_where_there_is_such_a_script() {
    let page = |script: &str| {
        read(&format!(
            "<title>The weir</title>{script}<article><h1>The weir</h1>{PROSE}{PROSE}\
             <p>The flow $Q = Av$ costs $5 or $6, and \\(h^2\\) is less.</p>$$ Q = CLH $${PROSE}\
             </article>"
        ))
        .0
    };
    let count = |article: &Article| format!("{article:?}").matches("tex: \"").count();
    let jax = "<script>MathJax = {tex: {inlineMath: [['$', '$']]}}</script>";
    assert_eq!(count(&page(jax)), 3);
    assert!(words(&page(jax)).contains("costs $5 or $6"));
    assert_eq!(count(&page("<script src=https://cdn.example/mathjax/tex.js></script>")), 2);
    assert_eq!(count(&page("")), 0);
}

#[test]
fn tabs_of_any_kind_have_their_names() {
    let panel = |name: &str| format!("<div{name}>{PROSE}</div>");
    for part in [
        format!(
            "<div><ul role=tablist><li><a role=tab>Oak tab</a></li><li><a role=tab>Beech tab</a></li>\
             </ul><div>{0}{0}</div></div>",
            panel(" role=tabpanel")
        ),
        format!(
            "<div class=tabbed-set><div class=tabbed-labels><label>Oak tab</label><label>Beech tab\
             </label></div><div class=tabbed-content>{0}{0}</div></div>",
            panel("")
        ),
        format!(
            "<div class=tab-set><label for=a>Oak tab</label>{0}<label for=b>Beech tab</label>{0}</div>",
            panel("")
        ),
    ] {
        let (article, _) = with(&part);
        let texts = words(&article);
        assert!(texts.contains("Oak tab\nThe weir above"), "{part}\n{texts}");
        assert!(texts.contains("Beech tab\nThe weir above"), "{part}\n{texts}");
    }
}

#[test]
fn the_day_and_the_standfirst_near_the_headline_are_read() {
    let (article, _) = read(&format!(
        "<title>The weir</title><body><div class=head><span class=info__date>13:00 05.03.2024</span>\
         <h1>The weir</h1><h2 class=article__second-title>No</h2><p class='pw-subtitle-paragraph'>\
         Oak or concrete</p><h4>By: Ann Lee</h4></div><div class=body>{PROSE}{PROSE}{PROSE}{PROSE}</div>"
    ));
    assert_eq!(article.published.map(|date| date.iso()).as_deref(), Some("2024-03-05"));
    assert_eq!(article.standfirst.map(|text| text.text).as_deref(), Some("Oak or concrete"));
}

#[test]
fn json_ld_has_portraits_corrections_and_the_series() {
    let (article, _) = read(&format!(
        "<title>The weir</title><script type=application/ld+json>{{\"@type\": \"NewsArticle\", \
         \"headline\": \"The weir\", \"author\": {{\"@type\": \"Person\", \"name\": \"Ann Lee\", \
         \"image\": {{\"url\": \"https://valley.example/ann.jpg\"}}}}, \"correction\": {{\"text\": \
         \"The age was wrong.\", \"datePublished\": \"2024-03-06\"}}, \"isPartOf\": {{\"@type\": \
         \"CreativeWorkSeries\", \"name\": \"Rivers\"}}, \"position\": 2}}</script>\
         <article><h1>The weir</h1><p class=byline>By Ann Lee</p>{PROSE}{PROSE}{PROSE}</article>"
    ));
    assert!(article.bylines[0].portrait.is_some(), "{:?}", article.bylines);
    assert_eq!(article.corrections[0].text.text, "The age was wrong.");
    let series = article.series.unwrap();
    assert_eq!((series.name.text.as_str(), series.part), ("Rivers", Some(2)));
}

#[test]
fn the_picture_above_the_text_comes_with_it() {
    let (article, _) = read(&format!(
        "<title>The weir</title><meta property=og:image content=https://valley.example/weir-1200x600.jpg>\
         <body><img src=logo.png width=600><header><h1>The weir</h1></header><figure>\
         <img src=https://valley.example/weir-800x400.jpg><figcaption>The gate</figcaption></figure>\
         <div class=text><div>{PROSE}{PROSE}{PROSE}{PROSE}</div></div></body>"
    ));
    assert_eq!(captioned(&article).map(|(caption, _)| caption).as_deref(), Some("The gate"));
}

#[test]
fn frames_lead_to_what_they_show() {
    let (article, _) = with(
        "<iframe src='https://embed.example/card' data-content='https%3A%2F%2Fother.example%2Feels'>\
         </iframe><amp-youtube data-videoid=abc></amp-youtube>",
    );
    let debug = format!("{article:?}");
    assert!(debug.contains("https://other.example/eels"), "{debug}");
    assert!(debug.contains("https://www.youtube.com/watch?v=abc"), "{debug}");
}

#[test]
fn words_of_a_line_stay_whatever_they_are_called() {
    let (article, _) = with(
        "<p>He was a <a class=popup href=#n>rather elderly</a> man, and the miller of the valley, \
         whose <span class=ad>gates</span> were of oak.</p>",
    );
    assert!(words(&article).contains("rather elderly man"), "{}", words(&article));
    assert!(words(&article).contains("gates were"), "{}", words(&article));
}

#[test]
fn text_that_a_builder_calls_a_widget_stays() {
    let widget = format!("<div class=elementor-widget-container>{PROSE}{PROSE}</div>");
    let (article, told) = with(&[widget.as_str(); 2].concat());
    assert_eq!(words(&article).matches("The weir above").count(), 8, "{told}");
}

#[test]
fn a_heading_goes_with_the_stories_below_it() {
    let (article, told) = with(
        "<h3>Related articles</h3><div><div><a href=/a><img src=a.jpg></a><a href=/a>One more</a> \
         of them</div><div><a href=/b><img src=b.jpg></a><a href=/b>Two more</a> of them</div></div>",
    );
    assert!(!words(&article).contains("Related"), "{}", words(&article));
    assert!(told.contains("Related articles") || !article.related.is_empty(), "{told}");
}
