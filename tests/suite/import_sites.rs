//! What sites put beside, above and between the text of their pages.

use crate::web_page::{PROSE, read, words};

/// A page whose article has something after three paragraphs.
fn page(part: &str) -> String {
    format!(
        "<title>The weir</title><link rel=canonical href=https://weir.example/story>\
         <body><nav><a href=/>Home</a></nav><article><h1>The weir</h1>{PROSE}{PROSE}{PROSE}{part}\
         </article></body>"
    )
}

#[test]
fn text_between_the_parts_of_a_page_is_read_or_told_of() {
    let within = format!(
        "<title>Ferries</title><body><div><ul><li><a href=/>Home</a></li></ul></div><div class=text>\
         Here are all ferries that I know of, and some that only my uncle has ever seen. <br>\
         The list grows, and whoever knows of one more may write to me.<br>\
         <h2>Of the upper valley</h2><div>{PROSE}{PROSE}{PROSE}{PROSE}</div></div></body>"
    );
    let (article, told) = read(&within);
    assert!(words(&article).contains("only my uncle has ever seen"), "{article:?}\n{told}");
    let around = format!(
        "<title>Ferries</title><body>Ferry land<p><a href=/>Home</a></p><div class=content>{PROSE}\
         {PROSE}{PROSE}{PROSE}</div></body>"
    );
    let (article, told) = read(&around);
    assert!(words(&article).contains("Ferry land") || told.contains("“Ferry land”"), "{told}");
}

#[test]
fn a_list_beside_the_text_has_related_stories_and_its_other_words_are_told_of() {
    let item = |name: &str| {
        format!(
            "<li><h3><a href=/{name}>How the {name} came to our valley</a></h3><p class=byline>\
             an hour ago by <a href=/users/ann>ann</a></p><span>7 remarks</span></li>"
        )
    };
    let part =
        format!("<aside><ul>{}{}{}</ul></aside>", item("bridge"), item("ferry"), item("mill"));
    let (article, told) = read(&page(&part));
    assert!(!words(&article).contains("bridge"), "{}", words(&article));
    let titles: Vec<&str> = article.related.iter().map(|story| &*story.title.text).collect();
    assert_eq!(titles.first(), Some(&"How the bridge came to our valley"));
    let link = article.related.first().and_then(|story| story.link.as_ref());
    assert_eq!(link.map(|link| link.as_str()), Some("https://weir.example/bridge"));
    assert!(told.contains("7 remarks"), "{told}");
}

#[test]
fn a_list_of_teasers_whose_leads_are_in_their_links_has_related_stories() {
    let item = |name: &str| {
        format!(
            "<li><div><a href=/{name}><h2>How the {name} came to our valley</h2><p>It took \
             a winter, and nobody would pay.</p></a></div></li>"
        )
    };
    let part = format!("<div><ol>{}{}{}</ol></div>", item("bridge"), item("ferry"), item("mill"));
    let (article, _) = read(&page(&part));
    assert!(!words(&article).contains("nobody would pay"), "{}", words(&article));
    assert_eq!(article.related.len(), 3);
    assert!(article.related.iter().all(|story| story.lead.is_some()));
}

#[test]
fn a_heading_goes_with_the_related_stories_that_it_was_for() {
    let part = "<h2>Recommended news for you</h2><div class=related-posts>\
        <a href=/bridge>How the bridge came to our valley</a> \
        <a href=/ferry>How the ferry came to our valley</a></div><p>That is all.</p>";
    let (article, told) = read(&page(part));
    assert!(!words(&article).contains("Recommended"), "{}", words(&article));
    assert_eq!(article.related.len(), 2);
    assert!(told.contains("“Recommended news for you”"), "{told}");
}

#[test]
fn a_paragraph_of_links_below_the_words_of_related_stories_is_those() {
    let part = "<p><strong>เรื่องที่เกี่ยวข้อง</strong><br><a href=/bridge>How the bridge came to our valley, and who paid</a><br>\
        <a href=/ferry>How the ferry came to our valley</a></p>";
    let (article, _) = read(&page(part));
    assert_eq!(article.related.len(), 2);
    // One link within a line is the author's.
    let (article, _) = read(&page("<p><strong>Read more:</strong> <a href=/b>the bridge</a></p>"));
    assert!(words(&article).contains("the bridge"));
}

#[test]
fn frames_that_are_buttons_to_share_are_no_films() {
    let frame = |address: &str| format!("<iframe src='{address}'></iframe>");
    let part = [
        "https://platform.twitter.com/widgets/tweet_button.html?count=none",
        "//www.facebook.com/plugins/like.php?href=x",
        "https://www.youtube.com/embed/bridge",
    ]
    .map(frame)
    .concat();
    let (article, told) = read(&page(&part));
    let embeds = format!("{:?}", article.body);
    assert!(embeds.contains("youtube.com") && !embeds.contains("tweet_button"), "{embeds}");
    assert!(told.contains("a frame with “https://platform.twitter.com"), "{told}");
}

#[test]
fn markup_in_the_description_of_a_picture_is_not_shown() {
    let picture = |alt: &str| {
        page(&format!("<figure><img src=/weir.jpg width=600 height=400 alt='{alt}'></figure>"))
    };
    let described = |alt: &str| format!("{:?}", read(&picture(alt)).0.body);
    let text =
        described("&lt;span style=\"color:red\"&gt;The weir &amp;amp; its gates&lt;/span&gt;");
    assert!(text.contains("\"The weir & its gates\""), "{text}");
    assert!(described("What the &lt;select&gt; element shows").contains("the <select> element"));
}

#[test]
fn a_section_that_is_a_note_with_links_stays() {
    let part = "<section class=note><p>Note: this is the story of the weir as <a href=/print>Stories \
        of our valley, third edition</a> has it, in print and for readers of <a href=/press>Mill \
        Press</a>.</p></section>";
    let (article, told) = read(&page(part));
    assert!(words(&article).contains("as Stories of our valley"), "{told}");
}

#[test]
fn lines_with_the_known_day_go_whatever_their_tag_and_language() {
    let page = |line: &str| {
        format!(
            "<title>The weir</title><meta property=article:published_time \
             content=2019-01-21T13:49:00+02:00><body><article><h1>The weir</h1><div class=content>{line}\
             <div>{PROSE}{PROSE}{PROSE}</div></div></article></body>"
        )
    };
    for line in [
        "<span class=by>Submitted on Mon, 2019-01-21 13:49</span>",
        "<time datetime='2019-01-21 13:49:00'>21.jan.2019 às 13h49</time>",
    ] {
        let (article, _) = read(&page(line));
        assert!(words(&article).starts_with("The weir above"), "{}", words(&article));
        assert_eq!(
            article.published.as_ref().map(article::Date::day_iso).as_deref(),
            Some("2019-01-21")
        );
    }
}

#[test]
fn what_sites_ask_of_their_readers_is_no_text() {
    for part in [
        "<div class=article__report><p>A mistake?</p><p>Mark it and press Ctrl+Enter to send the piece \
         of text to our editors, who will mend it.</p></div>",
        "<div class=regist><p>この記事は会員限定です。登録すると続きをお読みいただけます。</p>\
         <a href=/join>登録</a></div>",
        "<div>Hide caption</div>",
        "<div><a href=#top>Haut de page</a></div>",
    ] {
        let (article, told) = read(&page(part));
        let words = words(&article);
        let asked = ["Ctrl", "会員", "caption", "Haut"].into_iter().any(|it| words.contains(it));
        assert!(!asked && told.contains("left out: “"), "{words}\n{told}");
    }
}

#[test]
fn a_name_that_signs_has_no_day_count_or_account_in_it() {
    for (line, day) in [
        ("<div class=byline>By Ann Miller | Apr 19, 2013</div>", Some("2013-04-19")),
        (
            "<p class=byline><a href=/ann>Ann Miller</a> @ann on June 26, 2014 at 9:00am</p>",
            Some("2014-06-26"),
        ),
        ("<div class=author><a rel=author href=/ann>Ann Miller</a> před 2 hodinami</div>", None),
        ("<p class=byline>By <a class=fn href=/ann>Ann Miller</a>22 Dec 2016651</p>", None),
    ] {
        let html = format!(
            "<title>The weir</title><body><article><h1>The weir</h1>{line}{PROSE}{PROSE}{PROSE}\
             </article></body>"
        );
        let (article, told) = read(&html);
        let name = |byline: &article::Byline| byline.name.as_ref().map(|name| name.text.clone());
        let names: Vec<_> = article.bylines.iter().filter_map(name).collect();
        assert_eq!(names, ["Ann Miller"], "{line}");
        assert_eq!(
            article.published.as_ref().map(article::Date::day_iso).as_deref(),
            day,
            "{line}"
        );
        assert!(told.contains("beside an author's name"), "{told}");
    }
}

#[test]
fn an_author_named_twice_in_other_letters_is_one() {
    let html = format!(
        "<title>The weir</title><meta name=author content='Ann Miller'><meta name=byl \
         content='By ANN MILLER'><body><article><h1>The weir</h1>{PROSE}{PROSE}{PROSE}</article></body>"
    );
    assert_eq!(read(&html).0.bylines.len(), 1);
}

#[test]
fn the_day_of_another_story_is_not_the_articles() {
    let teaser = "<div><a href=/bridge><b>How the bridge came to our valley</b> \
        <time>May 7, 2010</time></a></div>";
    let html = format!(
        "<title>The weir</title><body><article><h1>The weir</h1>{PROSE}{PROSE}{PROSE}</article>\
         {teaser}</body>"
    );
    assert_eq!(read(&html).0.published, None);
}

#[test]
fn a_line_with_the_sites_name_without_its_domain_is_no_text() {
    let html = format!(
        "<title>The weir</title><meta property=og:site_name content='La Vallée.fr'><meta \
         property=article:published_time content=2015-05-04T13:36:31+02:00><meta name=author \
         content='Ann Miller'><body><article><h1>The weir</h1><p>La Vallée | 04.05.2015 à 13h36 • \
         Mis à jour le 05.05.2015 à 20h13 | Par Ann Miller</p>{PROSE}{PROSE}{PROSE}</article></body>"
    );
    let (article, _) = read(&html);
    assert!(words(&article).starts_with("The weir above"), "{}", words(&article));
}

#[test]
fn a_heading_of_related_stories_with_nothing_below_it_goes() {
    let (article, told) = read(&page("<h2>Recommended related news</h2><div></div>"));
    assert!(!words(&article).contains("Recommended"), "{}", words(&article));
    assert!(told.contains("“Recommended related news”"), "{told}");
}

#[test]
fn of_many_parts_around_an_article_the_lines_of_all_are_told() {
    let parts: String =
        (0..16).map(|n| format!("<div><a href=/{n}>Part {n}</a></div>\n")).collect();
    let (_, told) = read(&format!(
        "<title>The weir</title><body>\n{parts}<article><h1>The weir</h1>{PROSE}{PROSE}{PROSE}{PROSE}\
         </article></body>"
    ));
    assert!(told.contains("4 more parts of the page around the article are left out"), "{told}");
    assert!(told.contains("those of lines 14, 15, 16, 17"), "{told}");
}
