//! Who signs a web page, where nothing but the page's own lines says it.

use crate::web_page::{self, words};
use article::Article;

/// Sentences as texts have them, in which names and labels stand, too.
const TEXT: &str = "<p>By the old weir the miller keeps a book of every flood, and he writes the \
    names of those who helped beside the height of the water, in ink that he makes himself.</p>\
    <p>Von Zeit zu Zeit liest er daraus vor, and nobody in the room speaks until he has come to \
    the year in which the bridge went down with two carts and a dog on it.</p>\
    <p>The council has asked for the book twice. He says that it is not a book yet, that the last \
    pages are still white, and that the river has not signed it.</p>";

fn names(article: &Article) -> Vec<String> {
    let name = |byline: &article::Byline| byline.name.as_ref().map(|name| name.text.clone());
    article.bylines.iter().filter_map(name).collect()
}

#[test]
fn others_in_a_line_of_credits_are_named_with_what_they_have_done() {
    for (line, expected) in [
        ("文/沈青 图/何苇", "沈青|何苇 图"),
        ("作者：沈青 编辑：何苇、林知秋", "沈青|何苇 编辑|林知秋 编辑"),
        ("Автор: Ольга Дёмина, фото: Марина Ильина", "Ольга Дёмина|Марина Ильина фото"),
        ("Words by Nora Lindqvist | Photographs by Tom Roe", "Nora Lindqvist|Tom Roe photographs"),
        ("文/沈青 来源：潮报", ""),
        ("作者：沈青 图：河上的旧船，我们坐过。", ""),
    ] {
        let page = format!("<title>The book</title><article><h1>The book</h1><p>{line}</p>{TEXT}");
        let (article, told) = web_page::read(&page);
        let shown: Vec<String> = article
            .bylines
            .iter()
            .map(|byline| {
                let role = byline.role.as_ref().map(|role| role.text.as_str());
                let name = byline.name.as_ref().map(|name| name.text.as_str());
                [name, role].into_iter().flatten().collect::<Vec<_>>().join(" ")
            })
            .collect();
        assert_eq!(shown.join("|"), expected, "{line}\n{told}");
        assert_eq!(words(&article).contains(line), expected.is_empty(), "{line}");
    }
}

#[test]
fn several_names_of_the_pages_metadata_are_several_authors() {
    for (content, expected) in [
        ("Nora Lindqvist and Tom Roe", "Nora Lindqvist/Tom Roe"),
        ("Nora Lindqvist, Tom Roe, and Ann Weir", "Nora Lindqvist/Tom Roe/Ann Weir"),
        ("Nora Lindqvist,", "Nora Lindqvist"),
        ("Weir and Sons", "Weir and Sons"),
        ("Department of Mills and Weirs", "Department of Mills and Weirs"),
        ("Lindqvist, Nora", "Lindqvist, Nora"),
        ("Server/2.4 at port 80", ""),
    ] {
        let meta = format!("<meta name=author content='{content}'>");
        let json = format!(
            "<script type=application/ld+json>{{\"@type\":\"Article\",\"headline\":\"The book\",\
             \"author\":{{\"name\":\"{content}\"}}}}</script>"
        );
        for known in [meta, json] {
            let page =
                format!("<title>The book</title>{known}<article><h1>The book</h1>{TEXT}</article>");
            assert_eq!(names(&web_page::read(&page).0).join("/"), expected, "{known}");
        }
    }
}

#[test]
fn the_account_beside_a_name_is_no_other_author() {
    let page = format!(
        "<title>The book</title><article><h1>The book</h1><div class=byline>By \
         <a href=https://weir.example/nora>Nora Lindqvist</a> \
         <a href=https://twitter.com/noral>@noral</a></div>{TEXT}</article>"
    );
    let (article, _) = web_page::read(&page);
    assert_eq!(names(&article), ["Nora Lindqvist"]);
    let account = article.bylines[0].account.as_ref().map(|account| account.as_str());
    assert_eq!(account, Some("https://twitter.com/noral"));
}

#[test]
fn an_address_behind_a_name_is_its_e_mail() {
    let page = format!(
        "<title>The book</title><article><h1>The book</h1>\
         <p class=author>Nora Lindqvist, nora@weir.example</p>{TEXT}</article>"
    );
    let (article, _) = web_page::read(&page);
    assert_eq!(names(&article), ["Nora Lindqvist"]);
    let email = article.bylines[0].email.as_ref().map(|email| email.as_str());
    assert_eq!(email, Some("nora@weir.example"));
}

#[test]
fn lines_that_sign_between_headline_and_text_are_authors_and_no_text() {
    for (line, expected) in [
        ("<p>By Nora Lindqvist</p>", "Nora Lindqvist"),
        ("<p>Von Jonas Ahrens und Lea Vogt</p>", "Jonas Ahrens/Lea Vogt"),
        ("<p>Por Inés Robledo</p>", "Inés Robledo"),
        ("<p>Автор: Ольга Дёмина</p>", "Ольга Дёмина"),
        ("<div class=data>Автор: Марина Ильина, 4 июня 2024</div>", "Марина Ильина"),
        ("<p>文/沈青</p>", "沈青"),
        ("<p>作者：沈青、何苇</p>", "沈青/何苇"),
        ("<p>記者 林知秋</p>", "林知秋"),
        ("<p>윤서진 기자</p>", "윤서진"),
        ("<span class=journalist>윤서진 기자</span>", "윤서진"),
        ("<p>بقلم: سلمى الحداد</p>", "سلمى الحداد"),
        ("<div class=writer><a href=/u/7>Nora Lindqvist</a> · 4 min read</div>", "Nora Lindqvist"),
        (
            "<div class=byline>By <a href=/a/nora>Nora Lindqvist</a> and <a href=/a/tom>Tom Roe</a></div>",
            "Nora Lindqvist/Tom Roe",
        ),
        (
            "<div class=post-author><span class=user-name><a href=/p/9>沈青</a></span><i>修表的人</i></div>",
            "沈青",
        ),
    ] {
        for page in [
            format!(
                "<title>The flood book</title><main><h1>The flood book</h1>{line}{TEXT}</main>"
            ),
            format!(
                "<title>The flood book</title><div><h1>The flood book</h1>{line}</div>\
                 <div class=content>{TEXT}</div>"
            ),
        ] {
            let (article, told) = web_page::read(&page);
            assert_eq!(names(&article).join("/"), expected, "{page}\n{told}");
            let text = words(&article);
            assert!(text.starts_with("By the old weir"), "{page}\n{text}");
            assert!(text.ends_with("has not signed it."), "{page}\n{text}");
        }
    }
}

#[test]
fn a_line_that_signs_below_the_text_is_its_author() {
    for (line, expected) in [
        ("<p>윤서진 기자</p>", "윤서진"),
        ("<p>（记者 沈青）</p>", "沈青"),
        ("<p><em>Text: Nora Lindqvist</em></p>", "Nora Lindqvist"),
        ("<div><p>Автор: Ольга Дёмина</p></div>", "Ольга Дёмина"),
    ] {
        let page = format!(
            "<title>The flood book</title><main><h1>The flood book</h1>{TEXT}{line}</main>"
        );
        let (article, told) = web_page::read(&page);
        assert_eq!(names(&article).join("/"), expected, "{page}\n{told}");
        assert!(words(&article).ends_with("has not signed it."), "{page}\n{told}");
    }
}

#[test]
fn no_sentence_and_no_name_of_a_thing_becomes_an_author() {
    for line in [
        "<p>By the river, at noon.</p>",
        "<p>Von Anfang an war es laut.</p>",
        "<p>文化的力量</p>",
        "<p>作者认为这本书还没有写完。</p>",
        "<p>Text Mining</p>",
        "<p>기자회견</p>",
        "<p>По словам мельника</p>",
        "<p>Author's note: the names are changed</p>",
        "<div class=author-bio>Twelve books</div>",
        "<p>Autorin und Autor</p>",
    ] {
        for (before, after) in [(line, ""), ("", line)] {
            let page = format!(
                "<title>The flood book</title><main><h1>The flood book</h1>{before}{TEXT}{after}</main>"
            );
            let (article, told) = web_page::read(&page);
            assert_eq!(names(&article).join("/"), "", "{page}");
            let line = line.split('>').nth(1).unwrap_or_default().trim_end_matches("</p");
            let line = line.trim_end_matches("</div");
            let is_kept = words(&article).contains(line)
                || told.contains(line)
                || article.standfirst.as_ref().is_some_and(|text| text.text == line);
            assert!(is_kept, "{page}\n{told}");
        }
    }
}

#[test]
fn the_picture_beside_a_name_is_a_portrait_and_no_mark_stays_of_the_line() {
    let page = format!(
        "<title>The flood book</title><article><h1>The flood book</h1><div>\
         <a href=/@nora><img src=https://c.example/nora.png alt='Nora Lindqvist' width=44></a>\
         <a data-testid=authorName href=/@nora>Nora Lindqvist</a><span>·</span><button>Follow</button>\
         <div><span data-testid=storyReadTime>4 min read</span><span>·</span>\
         <span data-testid=storyPublishDate>Mar 4, 2024</span></div></div>{TEXT}</article>"
    );
    let (article, told) = web_page::read(&page);
    let [byline] = article.bylines.as_slice() else { panic!("{:?}\n{told}", article.bylines) };
    assert!(byline.portrait.is_some() && byline.link.is_some(), "{byline:?}");
    assert!(words(&article).starts_with("By the old weir"), "{}", words(&article));
}

#[test]
fn the_day_in_a_line_that_signs_is_that_of_the_article() {
    let page = format!(
        "<title>The flood book</title><div><h1>The flood book</h1>\
         <div class=data>Автор: Марина Ильина, 4 июня 2024</div></div><div class=content>{TEXT}</div>"
    );
    let (article, _) = web_page::read(&page);
    assert_eq!(article.published.map(|day| day.iso()).as_deref(), Some("2024-06-04"));
}

/// The house behind the last of several names is no other author.
#[test]
fn a_house_behind_several_names_is_no_author() {
    let line = "By Nora Lindqvist, Tom Roe and Ann Weir, CNN";
    for (head, byline) in [
        (format!("<meta name=author content='{line}'>"), String::new()),
        (String::new(), format!("<p class=byline>{line}</p>")),
    ] {
        let page = format!(
            "<title>The book</title>{head}<article><h1>The book</h1>{byline}{TEXT}</article>"
        );
        let (article, _) = web_page::read(&page);
        assert_eq!(names(&article), ["Nora Lindqvist", "Tom Roe", "Ann Weir"]);
        assert_eq!(article.bylines[2].role.as_ref().unwrap().text, "CNN");
    }
}

/// A menu between the headline and the lines about the article does not make text of these, and
/// what an author does, in brackets, is told.
#[test]
fn lines_about_an_article_are_known_below_a_menu_and_with_brackets() {
    let links = "<a href=/rivers>Rivers and their weirs</a> <a href=/mills>Mills</a>";
    let page = format!(
        "<title>The book</title><meta name=author content='Nora Lindqvist'>\
         <meta property=article:published_time content=2024-03-05>\
         <article><h1>The book</h1><nav>{}</nav>\
         <p>Published <time datetime=2024-03-05>Tuesday 5 March 2024</time></p>\
         <p>Autori: Nora Lindqvist (keeper of the weir)</p>{TEXT}</article>",
        links.repeat(8)
    );
    let (article, told) = web_page::read(&page);
    let words = words(&article);
    assert!(words.starts_with("By the old weir") && told.contains("keeper of the weir"), "{words}");
}
