//! Pages that word processors, mail programs and archives write, and those of which a file holds no
//! text: what is theirs alone goes, and what is missing is told.

use crate::web_page::{PROSE, read, words};
use article::{Block, BlockKind, plain_text};

/// The lists of a body as text: `ul(one ul(two) three)`.
fn lists(blocks: &[Block]) -> String {
    let of = |block: &Block| match &block.kind {
        BlockKind::List(list) => {
            let items = list.items.iter().map(|item| lists(&item.blocks));
            let items: Vec<String> = items.collect();
            format!("{}({})", if list.ordered { "ol" } else { "ul" }, items.join(" "))
        }
        _ => block.lines().into_iter().map(plain_text).collect::<Vec<_>>().join(" "),
    };
    blocks.iter().map(of).filter(|text| text.len() < 100).collect::<Vec<_>>().join(" ")
}

#[test]
fn lists_of_word_and_of_google_docs_are_lists() {
    let word = |style: &str, sign: &str, text: &str| {
        format!(
            "<p class=MsoListParagraph style='{style}'><span style='font-family:Symbol'>{sign}\
             <span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>{text}</p>"
        )
    };
    let filtered = [
        word("text-indent:-18.0pt", "·", "one"),
        word("margin-left:72.0pt;text-indent:-18.0pt", "o", "two"),
        word("text-indent:-18.0pt", "·", "three"),
    ]
    .concat();
    let whole = |level: usize, sign: &str, text: &str| {
        format!(
            "<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]>\
             <span><span style='mso-list:Ignore'>{sign}</span></span><![endif]>{text}</p>"
        )
    };
    let raw = [whole(1, "·", "one"), whole(2, "o", "two"), whole(1, "·", "three")].concat();
    let docs = "<ul class='lst-kix_a-0 start'><li>one</li></ul><ul class='lst-kix_a-1 start'>\
                <li>two</li></ul><ul class=lst-kix_a-0><li>three</li></ul>";
    for page in [filtered.as_str(), raw.as_str(), docs] {
        let (article, _) =
            read(&format!("<title>T</title><body>{PROSE}{PROSE}{page}{PROSE}{PROSE}"));
        assert_eq!(lists(&article.body), "ul(one ul(two) three)", "{page}");
    }
    let numbered = [word("", "1.", "one"), word("", "2.", "two")].concat();
    let (article, _) =
        read(&format!("<title>T</title><body>{PROSE}{PROSE}{numbered}{PROSE}{PROSE}"));
    assert_eq!(lists(&article.body), "ol(one two)");
}

#[test]
fn an_archives_page_is_the_page_that_it_keeps() {
    let kept = "https://web.archive.org/web/20200102030405/https://valley.example/";
    let (article, _) = read(&format!(
        "<title>The weir</title><link rel=canonical href={kept}weir><body>\
         <div id=wm-ipp-print>The Wayback Machine - {kept}</div><article><h1>The weir</h1>{PROSE}{PROSE}\
         <p>Of <a href={kept}eels>eels</a> and <a href=/web/20200102030405/https://o.example/x>x</a>.</p>\
         <img src=/web/20200102030405im_/https://valley.example/w.jpg>{PROSE}</article>"
    ));
    let debug = format!("{article:?}");
    assert!(!words(&article).contains("Wayback"), "{}", words(&article));
    assert!(debug.contains("\"https://valley.example/eels\""), "{debug}");
    assert!(debug.contains("\"https://o.example/x\""), "{debug}");
    assert!(debug.contains("\"https://web.archive.org/web/20200102030405im_/"), "{debug}");
    let canonical = article.canonical.unwrap();
    assert_eq!(canonical.as_str(), "https://valley.example/weir");
}

#[test]
fn cards_of_other_sites_stay_and_those_of_the_site_itself_go() {
    let card = |address: &str| {
        format!(
            "<div class=x><a href={address}><div><h2>Eels at night</h2></div><div>What the herons \
             know</div></a></div>"
        )
    };
    let page = |card: &str| {
        read(&format!(
            "<title>The weir</title><link rel=canonical href=https://www.valley.example/w><article>\
             <h1>The weir</h1>{PROSE}{PROSE}{card}{PROSE}{PROSE}</article>"
        ))
    };
    let (article, _) = page(&card("https://other.example/eels"));
    assert!(words(&article).contains("Eels at night"), "{}", words(&article));
    let (article, told) = page(&card("https://valley.example/eels"));
    assert!(!words(&article).contains("Eels at night"), "{}", words(&article));
    assert!(told.contains("Eels at night"), "{told}");
}

#[test]
fn a_letter_is_all_its_tables() {
    let table = |text: &str| {
        format!(
            "<table border=0 cellpadding=0><tr><td valign=top><table cellpadding=0><tr><td>{text}</td>\
             </tr></table></td></tr></table>"
        )
    };
    let blocks = [
        table("<a href=/v>View this email in your browser</a>"),
        table(&format!("<h1>The weir</h1>{PROSE}{PROSE}")),
        table("<p>And the eels are back, says the miller.</p>"),
        table(PROSE),
        table(&[PROSE; 3].concat()),
        table("<a href=/u>unsubscribe from this list</a>"),
    ]
    .concat();
    let (article, told) = read(&format!(
        "<title>The weir</title><body><center><table cellspacing=0><tr><td align=center>{blocks}</td>\
         </tr></table></center>"
    ));
    let texts = words(&article);
    assert_eq!(texts.matches("The weir above").count(), 6, "{texts}");
    assert!(texts.contains("the eels are back"), "{texts}");
    assert!(!texts.contains("browser") && !texts.contains("unsubscribe"), "{texts}");
    assert!(told.contains("View this email"), "{told}");
}

#[test]
fn a_heading_that_leads_to_the_front_page_is_the_sites_name() {
    let (article, _) = read(&format!(
        "<title>The weir - Valley notes</title><meta property=og:title content='Valley notes'><body>\
         <h1><a href=/>Valley notes</a></h1><article><h2 class=title>The weir</h2>{PROSE}{PROSE}{PROSE}\
         </article>"
    ));
    assert_eq!(article.headline.text, "The weir");
}

#[test]
fn what_a_file_does_not_hold_is_told() {
    let (_, told) = read("<title>T</title><body><div id=__next></div><script>{}</script>");
    assert!(told.contains("hardly a text"), "{told}");
    let (_, told) = read("<title>T</title><frameset><frame src=menu.html><frame src=weir.html>");
    assert!(told.contains("menu.html, weir.html"), "{told}");
}

#[test]
fn pictures_that_go_are_told_of_and_those_of_a_gallery_stay() {
    let page = |class: &str| {
        read(&format!(
            "<title>The weir</title><article><h1>The weir</h1>{PROSE}{PROSE}<div class={class}>\
             <noscript><img src=a.jpg></noscript><img data-src=a.jpg><div><img src=b.jpg></div></div>\
             {PROSE}{PROSE}</article>"
        ))
    };
    let (article, _) = page("photo-gallery");
    let debug = format!("{article:?}");
    assert_eq!((debug.matches("a.jpg").count(), debug.matches("b.jpg").count()), (1, 1), "{debug}");
    let (article, told) = page("logos");
    assert!(!format!("{article:?}").contains("b.jpg"));
    assert!(told.contains("2 pictures"), "{told}");
}
