//! The article within whole pages: what belongs to it stays, what stands in it and around it goes,
//! and is told of.

use crate::web_page::{self, words};
use import::{Format, Imported, import};

/// Paragraphs as articles have them.
const PROSE: &str = "<p>The weir above the village was built of oak, and nobody remembers by whom; \
    the miller says his grandfather, the priest says the monks, and both are sure of it.</p>\
    <p>Every spring the gates are lifted, the water falls, and the children of the lower street \
    run down to see what the pond has kept since autumn: boots, a plough, once a church bell.</p>\
    <p>The miller lifts them alone now. He is seventy, he has a bad knee, and he counts the turns of \
    the wheel aloud, in a language that his daughters do not speak.</p>\
    <p>This year the council wants concrete, which is cheaper, lasts longer, and is ugly, \
    as even those concede who will vote for it on Thursday.</p>";

/// A page's article with its words, and what is told of the page.
fn read(page: &str) -> (String, String) {
    let (article, told) = web_page::read(page);
    (words(&article), told)
}

/// A page with something within its article, after the text.
fn with(part: &str) -> (String, String) {
    read(&format!(
        "<title>The weir</title><body><nav><a href=/>Home</a></nav>\
         <div class=entry><h1>The weir</h1>{PROSE}{part}</div></body>"
    ))
}

#[test]
fn what_is_no_text_within_an_article_goes_and_is_told_of() {
    let link = |text: &str| format!("<p><a href=/{text}>{text} and more of it</a></p>");
    for part in [
        format!("<div class=teasers><h2>Also</h2>{}{}</div>", link("bridges"), link("ferries")),
        "<div class=meta-box><p>Filed in the village</p><p>bridges</p></div>".to_string(),
        "<form><p>Find bridges</p><input name=q><input name=z></form>".to_string(),
        "<div id=comments><p>Ann: my uncle built the weir, of course, and not the monks, who never \
         built anything in our valley but bridges.</p></div>"
            .to_string(),
        "<div class=sidebar><p>All bridges of the valley, their years and their masons.</p></div>"
            .to_string(),
        "<ul><li><a href=#a>bridges</a></li><li><a href=#b>ferries</a></li></ul>".to_string(),
        "<div class=opt><p>All about bridges, straight to your inbox</p><input name=mail></div>"
            .to_string(),
        "<div id=ca_info><p>We use cookies to show more of our bridges.</p><a href=#ok>Agreed</a></div>"
            .to_string(),
        "<figure><h2>Sign up for bridges</h2><p>All of them.</p><a href=/b>Now</a></figure>".to_string(),
        "<p>On this page</p>\n<h2>Contents</h2><nav><a href=#a>bridges</a></nav>".to_string(),
        "<div id=comentarios><p>Ana: los bridges de mi tío, claro que sí, y no los monjes.</p></div>"
            .to_string(),
    ] {
        let (words, told) = with(&part);
        assert!(words.contains("vote for it on Thursday"), "{part}\n{words}");
        assert!(!words.contains("bridges"), "{part}\n{words}");
        assert!(told.contains("left out: “"), "{part}\n{told}");
    }
}

#[test]
fn what_only_looks_like_furniture_stays() {
    for part in [
        "<p class=paywall>Of bridges nobody speaks, though the one by the mill has been closed since \
         March, and the school bus takes the long way round through the forest.</p>",
        "<p class=paywall>Nobody would speak of bridges.</p>",
        "<div class=embed><blockquote class=twitter-tweet><p>New bridges! <a href=https://t.co/a>pic</a></p>\
         — Ann <a href=https://x.com/ann/status/1>May 1</a></blockquote></div>",
        "<div class=contact><p>Of bridges ask the mill, on 0300 123.</p></div>",
        "<ul><li><input type=checkbox> <a href=/b>two bridges</a></li><li><input type=checkbox> \
         <a href=/o>onions</a></li></ul>",
        "<div class=c-embed><div class=c-embed__body><a href=https://b.example/>bridges</a></div></div>",
        "<div class=media-caption>The bridges in 1911</div>",
        "<ul><li><a href=/a>bridges</a>, by Ann Lee</li><li><a href=/b>ferries</a></li></ul>",
        "<div class=note-list><table><tr><th>Year<th>Name<tr><td>1911<td><a href=/a>bridges</a></table></div>",
        "<aside class=\"admonition note\"><p><a href=/a>bridges</a></p></aside>",
        "<div><pre>echo valley</pre><p><a href=/a>bridges</a></p></div>",
        "<figure><img src=a.png alt=x><img src=b.png alt=y><figcaption>Two bridges</figcaption></figure>",
    ] {
        let (words, told) = with(part);
        assert!(words.contains("bridges"), "{part}\n{words}\n{told}");
    }
}

#[test]
fn a_text_that_is_called_description_is_the_text() {
    let (words, _) = read(&format!(
        "<title>The weir</title><div class=post><h3>The weir</h3>\
         <div itemprop='description articleBody'>{PROSE}</div></div>"
    ));
    assert!(words.contains("monks") && words.contains("Thursday"), "{words}");
}

#[test]
fn a_text_in_a_box_of_related_links_stays() {
    let links: String = (0..30)
        .map(|at| format!("<li><a href=/{at}>Another story of the valley, number {at}</a></li>"))
        .collect();
    let (words, _) = read(&format!(
        "<title>The weir</title><div class=related-wrap><h2>Related</h2><div>{PROSE}</div>\
         <ul>{links}</ul></div>"
    ));
    assert!(words.contains("monks") && words.contains("Thursday"), "{words}");
}

#[test]
fn a_lead_above_the_text_belongs_to_it() {
    let (words, _) = read(&format!(
        "<title>The weir</title><div id=page><div class=lead><p>Concrete or oak: the village votes.</p>\
         </div><div class=entry>{PROSE}</div></div>"
    ));
    assert!(words.contains("Concrete or oak"), "{words}");
}

#[test]
fn a_description_that_was_cut_is_no_standfirst() {
    let standfirst = |description: &str| {
        let page = format!(
            "<title>The weir</title><meta name=description content=\"{description}\">\
             <article><h1>The weir</h1>{PROSE}</article>"
        );
        let article = import("page.html", page.as_bytes(), Some(Format::Html)).unwrap().article;
        article.standfirst.map(|phrase| phrase.text)
    };
    let whole = "The oldest weir of the valley is to be built anew, in concrete, against the will of \
                 the miller, who has lifted its gates alone for thirty years and means to go on.";
    let cut = &whole[..whole.len() - 8];
    assert_eq!(standfirst(whole).as_deref(), Some(whole));
    assert_eq!(standfirst(cut), None);
    assert_eq!(standfirst("Oak or concrete").as_deref(), Some("Oak or concrete"));
}

#[test]
fn an_article_within_a_header_is_found_and_not_the_links_beside_it() {
    let teaser =
        "<li><a href=/b>A long line about the bridges and the ferries of our valley</a></li>";
    let (words, _) = read(&format!(
        "<title>The weir</title><body><div id=header><div id=content><div class=entry>\
         <h1>The weir</h1>{PROSE}</div></div></div><div id=more><h3>More from The Valley</h3>\
         <ul>{}</ul></div></body>",
        teaser.repeat(12)
    ));
    assert!(words.contains("vote for it on Thursday"), "{words}");
}

#[test]
fn a_picture_with_a_caption_between_headline_and_text_stands_above_the_text() {
    let (words, _) = read(&format!(
        "<title>The weir</title><body><div id=top><h1>The weir</h1></div><div class=inline-photo>\
         <img src=weir.jpg alt=x> <span class=pb-caption>The weir in May</span></div>\
         <article>{PROSE}</article></body>"
    ));
    assert!(words.starts_with("The weir in May"), "{words}");
}

#[test]
fn stories_whose_pictures_are_links_of_their_own_are_related() {
    let story = |name: &str| {
        format!(
            "<li><a href=/{name}><img src={name}.png alt={name}></a><a href=/{name}>How the {name} came</a>"
        )
    };
    let page = format!(
        "<title>The weir</title><body><article><h1>The weir</h1>{PROSE}<div class=related-posts>\
         <h2>More from The Valley</h2><ul>{}{}</ul></div></article></body>",
        story("bridge"),
        story("ferry")
    );
    let Imported { article, .. } =
        import("page.html", page.as_bytes(), Some(Format::Html)).unwrap();
    let titles: Vec<&str> = article.related.iter().map(|story| story.title.text.as_str()).collect();
    assert_eq!(titles, ["How the bridge came", "How the ferry came"]);
    assert!(!words(&article).contains("bridge"));
}

#[test]
fn a_line_of_rights_is_the_copyright_and_a_line_of_who_wrote_it_the_byline() {
    let page = format!(
        "<title>The weir</title><body><article><h1>The weir</h1><div class=author_top>By Ann Lee</div>\
         {PROSE}<p>© 2019 The Valley. All rights reserved.</p></article></body>"
    );
    let Imported { article, .. } =
        import("page.html", page.as_bytes(), Some(Format::Html)).unwrap();
    let name = article.bylines.first().and_then(|byline| byline.name.as_ref());
    assert_eq!(name.map(|name| name.text.as_str()), Some("Ann Lee"));
    let rights = article.copyright.as_ref().map(|rights| rights.text.as_str());
    assert_eq!(rights, Some("© 2019 The Valley. All rights reserved."));
    assert!(!words(&article).contains("Ann Lee") && !words(&article).contains("©"));
}

#[test]
fn a_short_article_of_chinese_is_found_among_many_links() {
    let menu = "<li><a href=/a>政治经济社会文化体育</a></li>".repeat(60);
    let (words, _) = read(&format!(
        "<title>水坝</title><body><ul>{menu}</ul><div><h1>水坝</h1><p>{}</p><p>{}</p></div></body>",
        "村子上游的水坝是橡木造的，谁造的已经没有人记得；磨坊主说是他的祖父，神父说是修士，两人都很有把握。"
            .repeat(2),
        "每年春天闸门提起，水位下降，下街的孩子们跑来看池塘从秋天起留住了什么：靴子、犁，有一次是教堂的钟。"
            .repeat(2),
    ));
    assert!(words.starts_with("村子上游") && !words.contains("政治经济"), "{words}");
}

#[test]
fn notes_are_called_as_the_page_shows_them() {
    let page = format!(
        "<title>The weir</title><body><article><h1>The weir</h1>{PROSE}<p>It is old.<sup \
         id=cite_ref-Lee-7_2-0><a href=#cite_note-Lee-7_2>[7]</a></sup></p><ol><li \
         id=cite_note-Lee-7_2><a href=#cite_ref-Lee-7_2-0>^</a> Lee, 1911.</li></ol></article></body>"
    );
    let Imported { article, .. } =
        import("page.html", page.as_bytes(), Some(Format::Html)).unwrap();
    let names: Vec<&str> = article.notes.iter().map(|note| note.id.as_str()).collect();
    assert_eq!(names, ["7"]);
}

#[test]
fn a_text_that_scripts_show_is_read_beside_dialogs_that_nobody_sees() {
    let dialog = "<div style='display: none'><p>Do you really want to leave this page?</p></div>";
    let (words, _) = read(&format!(
        "<title>The weir</title><body><h1>The weir</h1><div id=js_content style='visibility: \
         hidden; opacity: 0;'>{PROSE}</div>{}</body>",
        dialog.repeat(20)
    ));
    assert!(words.contains("vote for it on Thursday") && !words.contains("really"), "{words}");
}

#[test]
fn a_short_section_whose_heading_links_to_itself_stays() {
    let part = "<section><h3 id=r><a href=#r>Return value</a></h3><p>A promise.</p></section>";
    let (words, _) = with(part);
    assert!(words.contains("A promise."), "{words}");
}

#[test]
fn references_without_links_back_are_notes() {
    let page = format!(
        "<title>The weir</title><body><article><h1>The weir</h1>{PROSE}<p>It is old.<sup><a \
         href=#B1>1</a></sup></p><section class=ref-list><h2>References</h2><ul><li id=B1><span \
         class=label>1.</span> <cite>Lee A. Weirs. 1911.</cite> [<a href=https://doi.org/1>DOI</a>] \
         [<a href=https://s.example>Search</a>]</li></ul></section></article></body>"
    );
    let Imported { article, .. } =
        import("page.html", page.as_bytes(), Some(Format::Html)).unwrap();
    assert_eq!(article.notes.len(), 1);
}

#[test]
fn a_subtitle_below_a_headline_that_stands_apart_is_the_standfirst() {
    let page = format!(
        "<title>The weir</title><body><div id=top><h1>The weir</h1><h2>A letter from the pond</h2>\
         <span>Ann Lee</span></div><div id=blocks>{}</div></body>",
        PROSE.replace("<p>", "<div><p>").replace("</p>", "</p></div>")
    );
    let Imported { article, .. } =
        import("page.html", page.as_bytes(), Some(Format::Html)).unwrap();
    let standfirst = article.standfirst.as_ref().map(|text| text.text.as_str());
    assert!(
        standfirst == Some("A letter from the pond")
            || words(&article).contains("A letter from the pond")
    );
}

/// The picture that stands for the article is small in a list of other stories, and has its caption
/// above the text.
#[test]
fn a_small_picture_beside_a_link_is_not_the_one_above_the_text() {
    let page = format!(
        "<title>The weir</title><meta property=og:image content=https://s.example/wide/weir.jpg>\
         <body><div><h1>The weir</h1><div class=photo><img src=https://s.example/big/oak.jpg><br>\
         <span class=pb-caption>The oak on Monday</span></div><article>{PROSE}</article></div>\
         <ul><li><a href=https://s.example/1><img src=https://s.example/60/weir.jpg width=60>\
         The weir</a></ul></body>"
    );
    let Imported { article, .. } =
        import("page.html", page.as_bytes(), Some(Format::Html)).unwrap();
    assert!(words(&article).contains("The oak on Monday"), "{}", words(&article));
}

#[test]
fn a_lead_below_a_headline_is_the_standfirst() {
    for (name, is_it) in [("lead", true), ("article__summary", true), ("lead-image-caption", false)]
    {
        let page = format!(
            "<title>The weir</title><body><article><h1>The weir</h1><p class={name}>What the pond \
             remembers of the flood</p>{PROSE}</article></body>"
        );
        let Imported { article, .. } =
            import("page.html", page.as_bytes(), Some(Format::Html)).unwrap();
        assert_eq!(article.standfirst.is_some(), is_it, "{name}");
    }
}

#[test]
fn the_content_of_a_host_stands_in_the_slot_of_its_shadow() {
    let (words, _) = read(&format!(
        "<title>The weir</title><body><my-page><template shadowrootmode=open><main><article>\
         <h1>The weir</h1>{PROSE}<slot name=end>Nothing.</slot><slot></slot></article></main>\
         </template><p slot=end>The end comes first.</p><p>Then a word of the author.</p>\
         </my-page></body>"
    ));
    assert!(words.ends_with("The end comes first.\nThen a word of the author."), "{words}");
}

#[test]
fn a_picture_that_is_painted_behind_its_box_is_one() {
    let page = format!(
        "<title>The weir</title><body><article><h1>The weir</h1>{PROSE}<figure><div role=img \
         aria-label='The weir in May' style=\"background-image: url('may.jpg')\"></div>\
         <figcaption>In May</figcaption></figure></article></body>"
    );
    let Imported { article, .. } =
        import("page.html", page.as_bytes(), Some(Format::Html)).unwrap();
    let json = format!("{:?}", article.body);
    assert!(json.contains("may.jpg") && json.contains("The weir in May"), "{json}");
}

#[test]
fn the_heading_of_a_form_goes_with_it_and_one_with_text_stays() {
    let form = "<form><textarea name=a></textarea><button>Send</button></form>";
    let (words, told) = with(&format!("<h2>Your answer</h2>{form}"));
    assert!(!words.contains("Your answer") && told.contains("Your answer"), "{words}");
    let (words, _) = with(&format!("<h2>Your answer</h2>{form}<p>Was given long ago.</p>"));
    assert!(words.contains("Your answer"), "{words}");
}

#[test]
fn data_that_only_their_names_tell_go_with_a_warning() {
    let (words, told) = with("<div class=article-info-box><span>Read 120 times</span></div>");
    assert!(!words.contains("120") && told.contains("120"), "{words}");
}

#[test]
fn a_box_of_headlines_within_the_text_has_related_stories() {
    let item =
        |name: &str| format!("<li><a href=/{name}>How the {name} came to our valley</a></li>");
    let page = format!(
        "<title>The weir</title><body><article><h1>The weir</h1>{PROSE}<div><ul>{}{}</ul></div>\
         <p>That is all.</p></article></body>",
        item("bridge"),
        item("ferry")
    );
    let Imported { article, .. } =
        import("page.html", page.as_bytes(), Some(Format::Html)).unwrap();
    assert_eq!(article.related.len(), 2);
    assert!(words(&article).ends_with("That is all."));
}

#[test]
fn all_posts_of_a_thread_are_read() {
    let post = |text: &str| {
        format!(
            "<div class=\"post bg1\"><dl><dt><a href=/ann>ann</a></dt><dd><a href=/s>Posts: 12</a></dd>\
             </dl><div class=postbody><h3><a href=#p1>Re: the weir of our village</a></h3>\
             <div class=content><blockquote>A question?</blockquote>{text}</div></div></div>"
        )
    };
    let (words, _) = read(&format!(
        "<title>The weir</title><body><h1>The weir</h1><div id=thread>{}{}</div></body>",
        post(PROSE),
        post("It was the miller, and not the monks, as the book of the parish says.")
    ));
    assert!(words.contains("the book of the parish"), "{words}");
}

#[test]
fn a_line_with_the_only_day_of_a_page_is_not_lost() {
    let page = format!(
        "<title>Law 1</title><body><div class=law><p>Law 1</p><p>of 20 November 2026</p>{PROSE}</div></body>"
    );
    let Imported { article, .. } =
        import("page.html", page.as_bytes(), Some(Format::Html)).unwrap();
    let day = article.published.as_ref().map(article::Date::iso);
    assert!(
        words(&article).contains("20 November 2026") || day.as_deref() == Some("2026-11-20"),
        "{day:?}"
    );
}
