//! A packed page, read as a browser reads it.

use article::Article;
use article_viewer::labels::Interface;
use base64::prelude::*;
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};

/// Where each part of a page is: between its beginning and its end, which occur once.
pub const STYLE: (&str, &str) = ("<style>", "</style>");
pub const EARLY: (&str, &str) = ("<script>", "</script>");
pub const SCRIPT: (&str, &str) = ("<script type=\"text/plain\">", "</script>");

/// A part of the page, as it is written.
pub fn part<'p>(page: &'p str, (begin, end): (&str, &str)) -> &'p str {
    let rest = page.split_once(begin).unwrap_or_else(|| panic!("the page has no {begin}")).1;
    rest.split_once(end).unwrap().0
}

/// The page has every block of the article, and every related story.
pub fn assert_holds(page: &str, article: &Article) {
    let html = Html::parse_document(page);
    let ids: Vec<_> = html
        .select(&Selector::parse("article [id]").unwrap())
        .filter_map(|element| element.attr("id"))
        .collect();
    for block in article.body.iter().chain(article.notes.iter().flat_map(|note| &note.blocks)) {
        assert!(ids.contains(&block.id.as_str()), "the page has no {block:?}");
    }
    assert_eq!(html.select(&Selector::parse(".av-story").unwrap()).count(), article.related.len());
}

/// Every word of the interface in the page has the key by which another language replaces it, and
/// none is without one.
pub fn assert_keyed(page: &str) {
    let html = Html::parse_document(page);
    let root = html.select(&Selector::parse(".av").unwrap()).next().unwrap();
    let labels = Interface::of_tag(root.attr("lang").unwrap()).labels();
    let mut keys = 0;
    for element in html.select(&Selector::parse("[data-word], [data-word-label]").unwrap()) {
        if let Some(key) = element.attr("data-word") {
            let text = element.text().next().map(str::to_string);
            assert_eq!(labels.word(key).map(str::to_string), text, "{key}");
            keys += 1;
        }
        if let Some(key) = element.attr("data-word-label") {
            assert_eq!(labels.word(key), element.attr("aria-label"), "{key}");
        }
    }
    assert!(keys > 10, "only {keys} words have keys");
    let controls = ".av-bar button, .av-bar summary, .av-panel button, .av-notice \
                    :not(svg, path), .av-offer :not(svg, path)";
    for element in html.select(&Selector::parse(controls).unwrap()) {
        let is_keyed = element.attr("data-word").is_some()
            || element.attr("data-word-label").is_some()
            || element.select(&Selector::parse("[data-word]").unwrap()).next().is_some();
        assert!(is_keyed, "without a key: {}", element.html());
    }
}

/// The text of the first element that a selector finds.
pub fn text(page: &str, selector: &str) -> String {
    let html = Html::parse_document(page);
    let element = html
        .select(&Selector::parse(selector).unwrap())
        .next()
        .unwrap_or_else(|| panic!("nothing is {selector}"));
    element.text().collect()
}

pub fn csp_hash(content: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(content)))
}

/// Checks that hold for every page, whatever the document: nothing of the document is markup,
/// and its policy fits it.
pub fn assert_sound(page: &str) {
    let html = Html::parse_document(page);
    let count = |selector: &str| html.select(&Selector::parse(selector).unwrap()).count();
    for (selector, wanted) in [
        ("html", 1),
        ("title", 1),
        ("style", 1),
        ("script", 2),
        ("#article-viewer > *", 1),
        ("article h1", 1),
    ] {
        assert_eq!(count(selector), wanted, "{selector}");
    }
    assert_eq!(
        count(
            "iframe, object, embed, base, form:not([method=dialog]), template, noscript, \
             [http-equiv=refresh]"
        ),
        0
    );
    // What style and scripts know the page's parts by is there once at most, and nowhere in the
    // text.
    for own in [
        ".av",
        ".av-offer",
        ".av-notice",
        ".av-panel",
        ".av-share-address",
        "#av-article",
        "#av-panel",
        "#av-settings",
    ] {
        assert!(count(own) <= 1, "{own}");
    }
    assert_eq!(count(".av-lightbox, .av-body .av-sheet"), 0);
    assert_eq!(
        count("article :is(script, style, link, meta), aside :is(script, style, link, meta)"),
        0
    );
    // A picture that is shown in several places, and the icons of controls.
    assert_eq!(
        count(
            "svg:not(.av-picture, .av-story-image, .av-icon), :not(svg) > :is(image, use, path), \
             svg:not(.av-icon) > :not(image, use), .av-icon > :not(path), svg * *"
        ),
        0
    );
    for element in html.select(&Selector::parse("*").unwrap()).map(|element| element.value()) {
        for (name, value) in element.attrs() {
            assert!(
                name != "style" && !name.starts_with("on") && name != "srcdoc",
                "<{} {name}=\"{value}\">",
                element.name()
            );
            assert!(
                name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'),
                "<{} {name}>",
                element.name()
            );
            let is_own = name != "class"
                || value.split_whitespace().all(|class| class == "av" || class.starts_with("av-"));
            assert!(is_own, "<{} class=\"{value}\">", element.name());
            let safe = match (element.name(), name) {
                ("img", "src") | ("image", "href") => value.starts_with("data:image/"),
                ("use", "href") => value.starts_with("#av-picture-"),
                ("link", "href") => value == "data:," || value.starts_with("http"),
                (_, "href") => {
                    ["http:", "https:", "mailto:", "tel:", "#"]
                        .iter()
                        .any(|start| value.starts_with(start))
                        || !value.contains(':')
                }
                (_, "src") => false,
                _ => true,
            };
            assert!(safe, "<{} {name}=\"{value}\">", element.name());
        }
    }
    let policy = html
        .select(&Selector::parse("meta[http-equiv=Content-Security-Policy]").unwrap())
        .next()
        .unwrap();
    let policy = policy.attr("content").unwrap();
    let hash = |place| csp_hash(part(page, place));
    for (directive, hashes) in
        [("script-src", format!("{} {}", hash(EARLY), hash(SCRIPT))), ("style-src", hash(STYLE))]
    {
        let wanted = format!("{directive} {hashes}");
        assert!(
            policy.split("; ").any(|found| found.starts_with(&wanted)),
            "no {wanted} in {policy}"
        );
    }
    for directive in
        ["default-src 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'"]
    {
        assert!(policy.split("; ").any(|found| found == directive), "no {directive} in {policy}");
    }
    assert!(page.trim_end().ends_with("</html>"));
}
