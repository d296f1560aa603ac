//! The article within whole pages: what belongs to it stays, what stands in it and around it goes,
//! and is told of.

use article::{Article, Block, plain_text};
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
    let Imported { article, warnings, .. } =
        import("page.html", page.as_bytes(), Some(Format::Html)).unwrap();
    let told: Vec<String> = warnings.into_iter().map(|warning| warning.message).collect();
    (words(&article), told.join("\n"))
}

fn words(article: &Article) -> String {
    let lines: Vec<String> =
        article.body.iter().flat_map(Block::walk).flat_map(Block::lines).map(plain_text).collect();
    lines.join("\n")
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
