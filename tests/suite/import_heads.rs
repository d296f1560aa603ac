//! What pages say of their articles beside headlines and below the text: who wrote them, to which
//! section they belong, which subjects they have.

use crate::web_page::{PROSE, read, words};
use article::Article;

/// A page with these parts between its headline and its text, and below that.
fn page(above: &str, below: &str) -> (Article, String) {
    read(&format!(
        "<title>The weir</title><body><nav><a href=/>Home</a></nav><article><div><h1>The weir</h1>\
         {above}</div>{PROSE}{PROSE}{PROSE}{below}</article></body>"
    ))
}

fn names(article: &Article) -> String {
    let names = article.bylines.iter().filter_map(|byline| byline.name.as_ref());
    names.map(|name| name.text.as_str()).collect::<Vec<_>>().join("|")
}

fn topics(article: &Article) -> String {
    article.topics.iter().map(|topic| topic.text.as_str()).collect::<Vec<_>>().join("|")
}

#[test]
fn a_name_is_known_by_its_link_by_a_label_before_it_and_by_its_portrait() {
    let day = "<time datetime=2025-03-02>2 March 2025</time>";
    for (line, expected) in [
        (format!("<div><a href=/autor/nora-lind>Nora Lind</a> {day}</div>"), "Nora Lind"),
        (format!("<div><a href=/sns/reporter/1.html>野村直樹</a>{day}</div>"), "野村直樹"),
        (
            format!("<div class=c-name><a href=/nora>Nora Lind</a></div><div>{day}</div>"),
            "Nora Lind",
        ),
        (format!("<div><div>By</div><div>Nora Lind</div><div>{day}</div></div>"), "Nora Lind"),
        (format!("<div><div></div><span>Von <b>Nora Lind</b>, {day}</span></div>"), "Nora Lind"),
        (
            format!(
                "<div><div><img src=/a.jpg alt='Nora Lind'><img src=/b.jpg alt='Tom Roe'></div><div>\
                 <p>Nora Lind, Tom Roe</p><p>{day}</p></div></div>"
            ),
            "Nora Lind|Tom Roe",
        ),
        ("<p>河岸报记者 林海 实习生 王山</p>".into(), "林海|王山"),
        ("<div class=author>责任编辑：方舟</div>".into(), ""),
        ("<div><img src=/a.jpg alt='Oak Weir'><div>Oak Weir</div></div>".into(), ""),
    ] {
        let (article, told) = page(&line, "");
        assert_eq!(names(&article), expected, "{line}\n{told}");
        if !expected.is_empty() {
            assert!(words(&article).starts_with("The weir above"), "{line}\n{}", words(&article));
        }
    }
}

#[test]
fn words_beside_a_known_name_are_told_of() {
    let (article, told) = read(&format!(
        "<title>The weir</title><meta name=author content='Nora Lind'><article><h1>The weir</h1>\
         <p>By Nora Lind in London</p>{PROSE}{PROSE}{PROSE}</article>"
    ));
    assert_eq!(names(&article), "Nora Lind");
    assert!(told.contains("By Nora Lind in London") != words(&article).contains("in London"));
}

#[test]
fn the_section_beside_a_headline_and_the_subjects_of_one_list_are_read() {
    let (article, _) = page(
        "<a href=/category/rivers>Rivers</a>",
        "<p>Tags: <a href=/tag/oak>oak</a>, <a href=/tag/floods>floods</a></p>",
    );
    assert_eq!(article.column.as_ref().map(|one| one.text.as_str()), Some("Rivers"));
    assert_eq!(topics(&article), "oak|floods");
    assert!(words(&article).starts_with("The weir above"), "{}", words(&article));
    assert!(!words(&article).contains("floods"), "{}", words(&article));
    // The subjects of a whole site, and one of another story.
    let (article, _) = read(&format!(
        "<title>The weir</title><div><a href=/tag/a>Phones</a> <a href=/tag/b>Cars</a></div>\
         <article><h1>The weir</h1>{PROSE}{PROSE}{PROSE}</article><div class=related>\
         <a href=/tag/c rel=tag>Boats</a></div>"
    ));
    assert_eq!(topics(&article), "");
}

#[test]
fn a_portrait_below_the_text_goes_by_its_heading() {
    for portrait in [
        "<div><h2>About the author</h2><p><a href=/nora>Nora Lind</a> writes of rivers.</p></div>",
        "<div><button>Follow</button><h2>Written by Nora Lind</h2><p>Writes of rivers.</p></div>",
        "<div><h2>この記事を書いた人</h2><div><a href=/nora>Nora Lind</a><p>Writes of rivers.</p></div></div>",
    ] {
        let (article, told) = page("", portrait);
        assert!(!words(&article).contains("Writes of rivers"), "{}", words(&article));
        assert!(told.contains("a portrait of the author is left out"), "{told}");
    }
    // Authors write of themselves, too.
    let (article, _) =
        page("", "<h2>About the author</h2><p>I have been on this river for long.</p>");
    assert!(words(&article).contains("I have been on this river"), "{}", words(&article));
}

#[test]
fn one_story_behind_the_words_for_related_ones_is_related() {
    for (box_, title) in [
        (
            "<div><a href=/mill><span>Материалы по теме:</span><span>How the mill came</span>\
             <time>2 March 2025</time></a></div>",
            "How the mill came",
        ),
        (
            "<section><div><p><span><span>Lire aussi |</span> <a href=/mill>How the mill came</a>\
             </span></p></div></section>",
            "How the mill came",
        ),
    ] {
        let (article, told) = page("", &format!("{box_}<p>The end of it is white.</p>"));
        let related: Vec<&str> =
            article.related.iter().map(|one| one.title.text.as_str()).collect();
        assert_eq!(related, [title], "{told}");
        assert!(words(&article).ends_with("The end of it is white."), "{}", words(&article));
    }
}

#[test]
fn stories_that_a_page_announces_outside_of_its_article_are_related() {
    let card = "<a href=/mill><div>2 March</div><h3>How the mill came to our valley</h3>\
                <p>It took a winter.</p></a>";
    let page = |heading: &str| {
        read(&format!(
            "<title>The weir</title><main><article><h1>The weir</h1>{PROSE}{PROSE}{PROSE}</article>\
             </main><section><h2>{heading}</h2>{card}</section>"
        ))
    };
    let (article, told) = page("Keep reading");
    let [story] = article.related.as_slice() else { panic!("{:?}\n{told}", article.related) };
    assert_eq!(story.title.text, "How the mill came to our valley");
    let lead = story.lead.as_ref().map(|lead| lead.text.as_str());
    assert!(lead.is_some_and(|lead| lead.contains("It took a winter.")), "{lead:?}\n{told}");
    assert!(!words(&article).contains("our valley"), "{}", words(&article));
    let (article, told) = page("Most read");
    assert!(article.related.is_empty() && told.contains("Most read"), "{told}");
}

#[test]
fn a_heading_in_the_box_of_the_headline_is_the_standfirst() {
    let lead = "A village gives back in autumn what it has taken in spring";
    let (article, _) = page(&format!("<h2>{lead}</h2>"), "");
    assert_eq!(article.standfirst.as_ref().map(|one| one.text.as_str()), Some(lead));
    let (article, _) = page("", &format!("<h2>{lead}</h2>{PROSE}"));
    assert!(article.standfirst.is_none() && words(&article).contains(lead));
}

#[test]
fn what_programs_put_around_a_text_goes_and_is_told_of() {
    for part in [
        "<ul><li>Facebook</li><li>Whatsapp</li></ul>",
        "<ul><li>Partager sur Facebook</li></ul>",
        "<dl class='article-info muted'><dt>Details</dt><dd>Hits: 1204</dd></dl>",
        "<ol class=notes><li class='note like'>roofcat liked this</li></ol>",
        "<p>责任编辑：方舟</p>",
        "<p>Continua depois da publicidade</p>",
    ] {
        let (article, told) = page("", part);
        assert_eq!(words(&article).lines().count(), 3, "{part}\n{}", words(&article));
        assert!(told.contains("left out"), "{part}\n{told}");
    }
}

#[test]
fn a_text_that_becomes_visible_bit_by_bit_is_read() {
    let (article, told) = read(&format!(
        "<title>The weir</title><div><h1>The weir</h1><div style='visibility: hidden; opacity: 0; '>\
         {PROSE}{PROSE}</div><p>Likes, and what else the page says below its text, at some length, and \
         how to read on in the programme, which is not the text itself.</p></div>"
    ));
    assert!(words(&article).contains("The weir above the village"), "{told}");
}

/// Links around links come apart when a page is parsed: the one card was three stories.
#[test]
fn a_card_of_several_links_is_one_story() {
    let card = |name: &str| {
        format!(
            "<div><a href=/{name}><img src=/{name}.jpg alt=x></a><h3><a href=/{name}>The {name} of \
             our valley</a></h3><a href=/{name}>All of the {name}</a></div>"
        )
    };
    let (article, told) = read(&format!(
        "<title>The weir</title><article><h1>The weir</h1>{PROSE}{PROSE}{PROSE}\
         <section><h2>Related stories</h2>{}{}</section></article>",
        card("mill"),
        card("gate")
    ));
    let stories: Vec<_> = article
        .related
        .iter()
        .map(|story| (story.title.text.as_str(), story.lead.as_ref().map(|it| it.text.as_str())))
        .collect();
    let expected = [
        ("The mill of our valley", Some("All of the mill")),
        ("The gate of our valley", Some("All of the gate")),
    ];
    assert_eq!(stories, expected, "{told}");
}
