//! Document → page. Golden folders in `golden/pack/<case>/`: `input.*`, what it names beside it,
//! and `page.html` and `warnings.txt`, which it is packed to. The viewer's own parts and their
//! hashes are replaced by their names, so that a page differs where the document's part of it does.

use crate::golden;
use crate::page::{self, EARLY, SCRIPT, STYLE, assert_sound, csp_hash, part};
use crate::program::Folder;
use import::pictures::Limits;
use import::{import, pictures};
use packer::GENERATOR;
use scraper::{Html, Selector};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::fs;
use std::path::Path;

#[test]
fn golden_pages() {
    let cases = golden::entries(&Path::new(crate::ROOT).join("tests/suite/golden/pack"));
    assert!(!cases.is_empty());
    let mut report = String::new();
    for case in cases {
        let folder = Folder::new();
        for path in golden::entries(&case) {
            fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
        let input = golden::entries(&case)
            .into_iter()
            .find(|path| path.file_stem().is_some_and(|stem| stem == "input"))
            .unwrap();
        let name = input.file_name().unwrap().to_str().unwrap();
        let run = folder.run(&["pack", name, "-o", "packed.html"]);
        assert_eq!(run.code, Some(0), "{}: {}", case.display(), run.stderr);
        let packed = folder.read("packed.html");
        assert_sound(&packed);
        page::assert_keyed(&packed);

        let mut imported = import(name, &fs::read(&input).unwrap(), None).unwrap();
        pictures::inline(&mut imported, |path| fs::read(case.join(path)), Limits::default());
        page::assert_holds(&packed, &imported.article);

        let warnings: String = run
            .stderr
            .lines()
            .filter(|line| line.starts_with("warning: "))
            .map(|line| format!("{line}\n"))
            .collect();
        report += &golden::compare(&case.join("page.html"), &without_viewer(&packed));
        report += &golden::compare(&case.join("warnings.txt"), &warnings);
    }
    assert!(
        report.is_empty(),
        "{report}\nIf this is what is wanted now: UPDATE_GOLDEN=1 cargo test"
    );
}

#[test]
fn a_page_asks_for_the_width_of_its_window_and_names_faces_where_it_has_their_letters() {
    let folder = Folder::new();
    for (text, has_faces) in
        [("A company.", false), ("一家公司。", false), ("一家 GPU 公司。", true)]
    {
        folder.write("story.txt", text);
        let page = String::from_utf8(folder.run(&["pack", "story.txt", "-o", "-"]).stdout).unwrap();
        assert_sound(&page);
        let style = part(&page, STYLE);
        for asked in ["@container (", "@container av ", "container:av/", "cqi"] {
            assert!(!style.contains(asked), "{asked}");
        }
        assert!(style.contains("@media (width") && style.contains("vw"));
        assert_eq!(style.contains("@font-face"), has_faces, "{text}");
    }
}

/// As Readability does, whose fork Firefox has: it takes no text from `aside` and `footer`, and the
/// date from this line.
#[test]
fn readers_modes_find_the_date_and_keep_box_outs_and_notes() {
    let folder = Folder::new();
    folder.write(
        "story.md",
        "---\ntitle: A story\ndate: 2025-03-01\n---\n\nText.[^1]\n\n<aside>\n\n## Box\n\n\
         Beside it.\n\n</aside>\n\n[^1]: The note.\n",
    );
    let page = String::from_utf8(folder.run(&["pack", "story.md", "-o", "-"]).stdout).unwrap();
    let date = "<meta property=\"article:published_time\" content=\"2025-03-01\">";
    assert!(page.contains(date), "no {date}");
    let html = Html::parse_document(&page);
    let texts = |selector: &str| -> String {
        html.select(&Selector::parse(selector).unwrap()).flat_map(|found| found.text()).collect()
    };
    for kept in ["Beside it.", "The note."] {
        assert!(texts("article").contains(kept), "no {kept}");
        assert!(!texts("article :is(aside, footer)").contains(kept), "{kept}");
    }
}

#[test]
fn a_page_says_what_made_it_so_that_it_may_be_written_anew() {
    let folder = Folder::new();
    folder.write("story.md", "# One\n");
    assert_eq!(folder.run(&["pack", "story.md"]).code, Some(0));
    folder.write("story.md", "# Two\n");
    assert_eq!(folder.run(&["pack", "story.md"]).code, Some(0));
    let page = folder.read("story.html");
    assert_eq!((page::text(&page, "title"), page::text(&page, "h1")), ("Two".into(), "Two".into()));
    let left: Vec<_> = golden::entries(folder.path())
        .iter()
        .map(|path| path.file_name().unwrap().to_owned())
        .collect();
    assert_eq!(left, ["story.html", "story.md"], "nothing but the page is left behind");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let folder = Folder::new();
    folder.write("story.md", include_str!("golden/pack/article/input.md"));
    folder.write("river.svg", include_str!("golden/pack/article/river.svg"));
    let [first, second] = [(); 2].map(|()| folder.run(&["pack", "story.md", "-o", "-"]).stdout);
    assert!(!first.is_empty() && first == second);
}

#[test]
fn remote_pictures_are_links_unless_they_are_asked_for() {
    let folder = Folder::new();
    folder.write("story.md", "# Head\n\n![A mill](https://example.org/mill.png)\n");
    let page = |args: &[&str]| String::from_utf8(folder.run(args).stdout).unwrap();
    let link = page(&["pack", "story.md", "-o", "-"]);
    assert!(
        link.contains("<a class=\"av-picture-link\" href=\"https://example.org/mill.png\">")
            && !link.contains("<img")
    );
    assert!(part(&link, ("img-src ", ";")) == "data:");
    let picture = page(&["pack", "story.md", "-o", "-", "--remote-images"]);
    assert!(picture.contains("src=\"https://example.org/mill.png\""));
    assert!(part(&picture, ("img-src ", ";")) == "data: https://example.org");
}

#[test]
fn the_policy_allows_the_pictures_of_the_document_and_no_others() {
    let folder = Folder::new();
    let allowed = |document: &str| {
        folder.write("story.md", document);
        let page = String::from_utf8(
            folder.run(&["pack", "story.md", "-o", "-", "--remote-images"]).stdout,
        )
        .unwrap();
        part(&page, ("img-src ", ";")).to_string()
    };
    assert_eq!(allowed("# Head\n\nNo picture.\n"), "data:");
    let two = "# Head\n\n![A](https://a.example:8443/1.png)\n\n> ![B](http://B.example/2.png)\n\n![A](https://a.example:8443/3.png)\n";
    assert_eq!(allowed(two), "data: http://b.example https://a.example:8443");
    // What a policy could not name, or would take for something else, is a link.
    assert_eq!(allowed("# Head\n\n![Strange](https://a.example;script-src/1.png)\n"), "data:");
}

#[test]
fn a_long_text_is_in_parts_that_a_change_elsewhere_leaves_alone() {
    let folder = Folder::new();
    let parts = |added: &str| {
        let lines = (0..2000).map(|number| match number % 500 {
            7 => format!("## Chapter {number}\n\n"),
            _ => format!("Paragraph {number} of a long text.\n\n"),
        });
        folder.write("book.md", format!("# Book\n\n{added}{}", lines.collect::<String>()));
        let page = String::from_utf8(folder.run(&["pack", "book.md", "-o", "-"]).stdout).unwrap();
        let html = Html::parse_document(&page);
        let all = |selector: &str| {
            html.select(&Selector::parse(selector).unwrap())
                .map(|found| found.attr("id").map(str::to_string))
                .collect()
        };
        let [paragraphs, headings, parts]: [Vec<Option<String>>; 3] =
            [".av-part > p", ".av-part > h2", ".av-part"].map(all);
        assert!(
            paragraphs.iter().all(Option::is_none) && headings.iter().all(Option::is_some),
            "paragraphs alone have no ids"
        );
        assert!((1996 / 37..=2000 / 22).contains(&parts.len()), "{} parts", parts.len());
        parts.into_iter().collect::<Option<HashSet<_>>>().unwrap()
    };
    let before = parts("");
    let after = parts("Something new.\n\nAnd more of it.\n\n");
    assert!(
        before.difference(&after).count() * 5 < before.len(),
        "{} of {} parts have changed",
        before.difference(&after).count(),
        before.len()
    );
}

#[test]
fn a_long_text_keeps_the_ids_that_its_document_gives() {
    let folder = Folder::new();
    let body: Vec<Value> = (0..500)
        .map(|number| match number {
            250 => json!({ "kind": "paragraph", "id": "here", "spans": ["Here it is."] }),
            _ => json!(format!("Paragraph {number}.")),
        })
        .collect();
    folder.write(
        "book.json",
        json!({ "format": "article-viewer", "version": 1, "lang": "en", "headline": "Book", "body": body }).to_string(),
    );
    let page = String::from_utf8(folder.run(&["pack", "book.json", "-o", "-"]).stdout).unwrap();
    assert!(
        page.contains("<p id=\"here\">Here it is.</p>") && page.contains("<p>Paragraph 249.</p>")
    );
}

/// The page with names in place of the viewer's parts, an element a line.
fn without_viewer(page: &str) -> String {
    let [early, script, style] = [EARLY, SCRIPT, STYLE].map(|place| part(page, place));
    page.replace(&csp_hash(script), "'{script hash}'")
        .replace(&csp_hash(early), "'{early hash}'")
        .replace(&csp_hash(style), "'{style hash}'")
        .replace(script, "{script}")
        .replace(early, "{early}")
        .replace(style, "{style}")
        .replace(GENERATOR, "{generator}")
        .replace("><", ">\n<")
}
