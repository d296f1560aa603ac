//! Related stories that are named by their files: in one page with the document, or pages of the
//! same folder.

use crate::page::text;
use crate::program::{Folder, Run};
use scraper::{ElementRef, Html, Selector};
use serde_json::json;
use std::collections::HashSet;

const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 2\"></svg>";

/// Three documents: the first names the second and is named by it.
fn with_three() -> Folder {
    let folder = Folder::new();
    let first = "---\ntitle: 首篇\nlang: zh-Hans\nrelated:\n  - title: Elsewhere\n    link: https://example.org/\n  \
                 - file: sub/second.md\n    lead: In other words\n---\n\n## 同名 {#same}\n\n正文[^1]。\n\n\
                 ## 另节\n\n[上](#same)\n\n[^1]: 注。\n";
    let second = "---\ntitle: The second\nlang: en\nsite: The Gazette\nstandfirst: What it is about\ndate: 2025-02-14\n\
                  related:\n  - file: ../first.md\n---\n\n## Same {#same}\n\nText.[^1] [Up](#same)\n\n\
                  ![A ship](ship.svg)\n\n## More\n\nText.\n\n[^1]: The note.\n";
    folder.write("first.md", first);
    folder.write("sub/second.md", second);
    folder.write("sub/ship.svg", PICTURE);
    folder.write("third 三.txt", "The third\n\nIts text.\n");
    folder
}

fn pack(folder: &Folder, more: &[&str]) -> (Run, String) {
    let run = folder.run(&[&["pack", "first.md", "-o", "page.html", "--force"], more].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let page = folder.read("page.html");
    (run, page)
}

/// The titles of the stories below an article, each with its address.
fn stories(page: &Html, article: &str) -> Vec<(String, Option<String>)> {
    let css = format!("[id=\"{article}\"] .av-story-title");
    page.select(&Selector::parse(&css).unwrap())
        .map(|title| {
            let link = title.select(&Selector::parse("a").unwrap()).next();
            let link = link.and_then(|link| link.attr("href")).map(str::to_string);
            (title.text().collect(), link)
        })
        .collect()
}

fn titled(stories: &[(&str, Option<&str>)]) -> Vec<(String, Option<String>)> {
    stories.iter().map(|(title, link)| (title.to_string(), link.map(str::to_string))).collect()
}

#[test]
fn stories_stand_in_the_same_file_with_addresses_and_stories_of_their_own() {
    let folder = with_three();
    let (run, page) = pack(&folder, &["--with", "third 三.txt", "--with", "./first.md"]);
    // From where it is, the second cannot name what is above.
    assert_eq!(
        run.stderr.lines().next().unwrap(),
        "warning: sub/second.md: line 8: related story ../first.md: this file leads out of the \
         document's folder and was not read: put the file there, or allow the folder that it is in \
         with --allow-files; it is left out",
    );
    let html = Html::parse_document(&page);
    let (first, second, third) = ("#story=first", "#story=second", "#story=third-%E4%B8%89");
    assert_eq!(
        stories(&html, "story=first"),
        titled(&[
            ("The third", Some(third)),
            ("Elsewhere", Some("https://example.org/")),
            ("The second", Some(second)),
        ])
    );
    let to_others = [("首篇", Some(first)), ("The third", Some(third))];
    assert_eq!(stories(&html, "story=second"), titled(&to_others));
    assert_eq!(stories(&html, "story=third-三").len(), 2);
    let select = |css: &str| html.select(&Selector::parse(css).unwrap()).collect::<Vec<_>>();
    let card = select("[id=\"story=first\"] .av-story:last-child")[0];
    let said = card.text().collect::<String>();
    assert!(said.contains("In other words") && said.contains("2025"), "{said}");
    let title = card.select(&Selector::parse("a").unwrap()).next().unwrap();
    assert_eq!(title.attr("lang"), Some("en"), "a title in another language does not say so");
    assert_eq!(page.matches("data:image/svg").count(), 1, "a picture is in the page twice");
}

/// Every id is one element's, and what is named by it is in the same article.
#[test]
fn ids_of_articles_in_one_file_do_not_clash() {
    let (_, page) = pack(&with_three(), &["--with", "third 三.txt"]);
    let html = Html::parse_document(&page);
    let all = |root: ElementRef, css: &str, name: &str| -> Vec<String> {
        let css = Selector::parse(css).unwrap();
        root.select(&css).map(|found| found.attr(name).unwrap().to_string()).collect()
    };
    let ids = all(html.root_element(), "[id]", "id");
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{ids:?}");
    let mut checked = 0;
    for article in html.select(&Selector::parse(".av-whole").unwrap()) {
        let own = all(article, "[id]", "id");
        let links = all(article, "a[href^='#']:not([href^='#story='])", "href");
        let names = all(article, "[aria-labelledby]", "aria-labelledby");
        for named in links
            .iter()
            .filter_map(|link| link.strip_prefix('#'))
            .chain(names.iter().map(|name| &**name))
        {
            assert!(own.iter().any(|id| id == named), "{named} is not in its own article: {own:?}");
            checked += 1;
        }
    }
    assert!(checked > 12, "only {checked} names");
}

#[test]
fn stories_that_cannot_be_led_to_say_why() {
    let folder = with_three();
    let related = "related:\n  - file: first.md\n  - file: none.md\n  - {title: Known, file: none.md}\n  \
                   - file: sub/second.md\n  - file: ./sub/second.md\n  - file: ../other.md\n";
    folder.write("first.md", format!("---\ntitle: First\nlang: en\n{related}---\n\nText.\n"));
    folder.write(
        "sub/second.md",
        "---\ntitle: Second\nlang: en\nrelated: [{file: third.md}]\n---\n\nText.\n",
    );
    folder.write("sub/third.md", "# Third\n\nText.\n");
    let (run, page) = pack(&folder, &[]);
    let said: Vec<&str> =
        run.stderr.lines().filter_map(|line| line.strip_prefix("warning: ")).collect();
    let elsewhere = "leads out of the document's folder and was not read: put the file there, or allow \
                     the folder that it is in with --allow-files; it is left out";
    assert_eq!(
        said,
        [
            "first.md: line 5: related story first.md: this is this document itself; it is left out",
            "first.md: line 6: related story none.md: this file is not there: correct its name; it is left out",
            "first.md: line 7: related story none.md: this file is not there: correct its name; the story has no address",
            "first.md: line 9: related story ./sub/second.md: this is named already; it is left out",
            &*format!("first.md: line 10: related story ../other.md: this file {elsewhere}"),
            "sub/second.md: line 4: related story third.md: this is not in this page: add it with --with; it is left out",
        ]
    );
    let html = Html::parse_document(&page);
    let known = [("Known", None), ("Second", Some("#story=second"))];
    assert_eq!(stories(&html, "story=first"), titled(&known));
    let denied = folder.run(&["pack", "first.md", "-o", "other.html", "--deny-warnings"]);
    assert!(denied.code == Some(1) && denied.stderr.contains("6 warnings"), "{}", denied.stderr);
    let missing = folder.run(&["pack", "first.md", "-o", "page.html", "--with", "none.md"]);
    assert!(missing.stderr.contains("error: none.md does not exist"), "{}", missing.stderr);
}

/// In a folder they lead to pages, and a page follows what it says of another.
#[test]
fn stories_lead_to_pages_of_the_folder() {
    let folder = with_three();
    folder.write(
        "sub/second.md",
        "---\ntitle: The second\nlang: en\nrelated: [{title: One, file: third.json}]\n---\n\n\
                  ![A ship](ship.svg)\n\nText.\n",
    );
    let third = |related: &str| {
        json!({ "format": "article-viewer", "version": 1, "lang": "en", "headline": "Third",
                                        "related": [{ "file": related }] })
    };
    folder.write("sub/third.json", third("second.md").to_string());
    let site = || folder.run(&["site", "first.md", "sub", "-o", "out"]);
    let run = site();
    assert_eq!((run.code, run.stderr.lines().count()), (Some(0), 1), "{}", run.stderr);
    let first = folder.read("out/first.html");
    assert!(first.contains("href=\"second.html\""), "{first}");
    assert_eq!(text(&first, ".av-story:last-child .av-story-lead"), "In other words");
    assert!(first.contains("data:image/svg"), "the picture is not taken from there");
    assert_eq!(text(&folder.read("out/second.html"), ".av-story-title a"), "One");
    let json = folder.read("out/third.json");
    assert!(json.contains("\"link\":\"second.html\"") && !json.contains("file"), "{json}");
    assert!(site().stderr.contains("all unchanged"), "pages are made anew that have not changed");

    folder.write("sub/second.md", "---\ntitle: Another title\nlang: en\n---\n\nText.\n");
    assert!(site().stderr.contains("3 articles, all made"), "a page has not followed");
    assert!(folder.read("out/first.html").contains("Another title"));

    folder.write("sub/third.json", third("../first.md").to_string());
    let said =
        "warning: sub/third.json: related[0].file: related story ../first.md: this file leads out";
    assert!(site().stderr.starts_with(said));
    let run = folder.run(&["site", "first.md", "-o", "alone"]);
    let said = "line 7: related story sub/second.md: this is not among the documents of this folder: name it, too; it is left out";
    assert!(run.stderr.contains(said), "{}", run.stderr);
}

#[test]
fn an_article_of_a_page_with_several_is_read_by_its_number_its_name_or_its_title() {
    let folder = with_three();
    pack(&folder, &["--with", "third 三.txt"]);
    let export = |entry: &[&str]| {
        let run = folder.run(&[&["export", "page.html", "--to", "text"], entry].concat());
        let text = String::from_utf8_lossy(&run.stdout).into_owned();
        (run.code, text.lines().next().unwrap_or_default().to_string(), run.stderr)
    };
    let (code, title, told) = export(&[]);
    assert_eq!((code, &*title), (Some(0), "首篇"));
    let names = "1. “首篇”, 2. “The third”, 3. “The second”";
    assert!(told.contains("holds 3 articles") && told.contains(names), "{told}");
    for (wanted, title) in [
        ("1", "首篇"),
        ("3", "The second"),
        ("third-三", "The third"),
        ("SECOND", "The second"),
        ("首", "首篇"),
    ] {
        let (code, read, told) = export(&["--entry", wanted]);
        assert_eq!((code, &*read), (Some(0), title), "{wanted}: {told}");
        assert!(!told.contains("holds 3 articles"), "{wanted}: {told}");
    }
    let (code, read, told) = export(&["--entry", "4"]);
    assert_eq!((code, &*read), (Some(1), ""));
    assert!(told.contains("“4”") && told.contains(names), "{told}");
    // A page with one has nothing to choose from.
    folder.write("alone.md", "# The mill\n\nText.\n");
    assert_eq!(folder.run(&["pack", "alone.md"]).code, Some(0));
    let run = folder.run(&["export", "alone.html", "--entry", "1", "--to", "text"]);
    assert!(run.code == Some(1) && run.stderr.contains("leave --entry out"), "{}", run.stderr);
}
