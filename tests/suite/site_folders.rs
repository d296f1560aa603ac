//! Folders of documents as people have them: pages in folders of their own, sections, links between
//! documents, files beside them.

use crate::page::text;
use crate::program::Folder;
use crate::site::site;
use percent_encoding::percent_decode_str;
use scraper::{Html, Selector};
use std::collections::BTreeMap;
use std::fs;

/// A PNG of 1 × 1 pixel: what says so, and its end.
const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
    \0\0\0\0IEND\xaeB`\x82";

/// The relative addresses of a page's links, in their order.
fn links(page: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let links = Selector::parse("main a[href]").unwrap();
    let address = html.select(&links).map(|link| link.attr("href").unwrap().to_string());
    address.filter(|address| !address.contains(":") && !address.starts_with('#')).collect()
}

/// Follows every link of every page; those that lead nowhere.
fn dead(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut dead = Vec::new();
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        for link in links(std::str::from_utf8(bytes).unwrap()) {
            let (file, place) = link.split_once('#').unwrap_or((&link, ""));
            let file = percent_decode_str(file).decode_utf8().unwrap().into_owned();
            let id = percent_decode_str(place).decode_utf8().unwrap();
            let is_there = files.get(&file).is_some_and(|target| {
                let holds = || String::from_utf8_lossy(target).contains(&format!("id=\"{id}\""));
                id.is_empty() || holds()
            });
            if !is_there {
                dead.push(format!("{name}: {link}"));
            }
        }
    }
    dead
}

fn document(title: &str, more: &str, text: &str) -> String {
    format!("---\ntitle: {title}\nlang: en\n{more}---\n\n{text}\n")
}

/// `![[note]]` was a link: now the note, a part of it or a block stands there.
#[test]
fn notes_stand_within_others() {
    let folder = Folder::new();
    folder.write("vault/.obsidian/app.json", "{}");
    folder.write(
        "vault/Main.md",
        "---\nlang: en\n---\n# Main\n\nIntro.\n\n![[Other]]\n\n## Then\n\n> ![[The other#History]]\n\n\
         - ![[Other#^turn]]\n\n![[Nowhere]]\n\n![[Main]]\n\n```\n![[Other]]\n```\n",
    );
    let other = "---\naliases: [The other]\n---\n# On wheels\n\nIt turns[^1]. ^turn\n\n## History\n\nOld \
                 things.\n\n[^1]: Slowly.\n";
    folder.write("vault/sub/Other.md", other);
    let ran = folder.run(&["export", "vault/Main.md", "--to", "markdown"]);
    let written = String::from_utf8(ran.stdout).unwrap();
    for part in [
        "Intro.\n\n## On wheels\n\nIt turns[^1].\n\n### History\n\nOld things.\n\n## Then\n\n> ### History\n>\n> \
         Old things.\n\n- It turns[^2].\n\nNowhere\n\nMain\n\n```\n![[Other]]\n```",
        "[^2]: Slowly.",
    ] {
        assert!(written.contains(part), "{written}");
    }
    let said = ran.stderr;
    let lines: Vec<&str> = said.lines().collect();
    assert!(
        lines.len() == 2
            && lines[0].contains("line 16: the note ![[Nowhere]] is not shown here: it is not")
            && lines[1]
                .contains("line 18: the note ![[Main]] is not shown here: it would stand within"),
        "{said}"
    );
    // A document names no notes above its own folder, unless that is allowed.
    folder.write("vault/sub/Up.md", "---\ntitle: Up\nlang: en\n---\n\n![[Small]]\n");
    folder.write("vault/Small.md", "From above.\n");
    let text = |more: &[&str]| {
        let ran = folder.run(&[&["export", "vault/sub/Up.md", "--to", "text"], more].concat());
        String::from_utf8(ran.stdout).unwrap()
    };
    assert!(!text(&[]).contains("From above."));
    assert!(text(&["--allow-files", "vault"]).contains("From above."));
}

#[test]
fn a_page_in_a_folder_of_its_own_is_named_after_it() {
    let folder = Folder::new();
    for name in ["the-weir", "the-ferry"] {
        let text = format!("![The place of {name}](photo.png)\n\nAlso [the other](../the-ferry/).");
        folder.write(&format!("posts/{name}/index.md"), document(name, "", &text));
        folder.write(&format!("posts/{name}/photo.png"), PNG);
    }
    folder.write("posts/_index.md", "---\ntitle: All posts\n---\n");
    folder.write("posts/.draft/index.md", document("draft", "", "Not yet."));
    let named = ["posts/the-ferry/index.md", "posts/the-weir/index.md"];
    for inputs in [&["posts"][..], &named] {
        let files = site(&folder, &[inputs, &["--force"]].concat());
        let pages: Vec<_> = files.keys().filter(|name| name.ends_with(".html")).collect();
        assert_eq!(pages, ["index.html", "the-ferry.html", "the-weir.html"]);
        assert_eq!(dead(&files), [] as [&str; 0]);
        let page = folder.read("out/the-weir.html");
        assert!(page.contains("data:image/png;base64") && links(&page) == ["the-ferry.html"]);
    }
    site(&folder, &["posts", "--force"]);
    assert_eq!(text(&folder.read("out/index.html"), "h1"), "All posts");
}

/// However a link writes it, it leads to the page, and to the place in it.
#[test]
fn links_between_documents_lead_to_their_pages() {
    let folder = Folder::new();
    let two = "## The gate\n\nBack to [one](one.md?from=two#top).\n\n## The gate\n\nAgain.";
    let related = "related:\n  - {title: One, link: one.md}\n";
    folder.write("docs/two.md", document("Two", related, two));
    folder.write("docs/three.markdown", document("Three", "", "[Two](TWO.md)"));
    folder.write("docs/deep/a b.md", document("A b", "", "[Up](../two.md) [plan](../plan.pdf)"));
    folder.write("docs/README.md", "# Start\n\n[One](one.md)\n");
    folder.write("docs/plan.pdf", b"%PDF-1.7 plan");
    let targets = [
        ("two.md", "two.html"),
        ("./two.md#the-gate", "two.html#"),
        ("two.md#the-gate-1", "two.html#"),
        ("two.md#The%20gate", "two.html#"),
        ("../docs/two.md", "two.html"),
        ("two", "two.html"),
        ("two.html", "two.html"),
        ("/two.md", "two.html"),
        ("three.markdown", "three.html"),
        ("deep/a%20b.md", "deep-a%20b.html"),
        ("deep\\a%20b.md", "deep-a%20b.html"),
        ("a%20b", "deep-a%20b.html"),
        ("README.md", "index.html"),
        ("./", "index.html"),
        ("deep/", "index.html"),
        ("plan.pdf", "plan.pdf"),
    ];
    let all: String = targets.iter().map(|(link, _)| format!("[x](<{link}>)\n\n")).collect();
    folder.write("docs/one.md", document("One", "", &all));
    let files = site(&folder, &["docs", "--deny-warnings"]);
    let found = links(&folder.read("out/one.html"));
    assert_eq!(found.len(), targets.len());
    for ((link, target), found) in targets.iter().zip(&found) {
        let fits = if target.ends_with('#') { found.starts_with(target) } else { found == target };
        assert!(fits, "{link} leads to {found}");
    }
    assert_ne!(found[1], found[2], "the second heading of the same words");
    assert!(links(&folder.read("out/two.html")).iter().all(|link| link == "one.html"));
    assert_eq!(links(&folder.read("out/index.html")), ["one.html"]);
    assert_eq!(files["plan.pdf"], b"%PDF-1.7 plan");
    assert_eq!(dead(&files), [] as [&str; 0]);
}

#[test]
fn sounds_too_large_for_a_page_are_copied_beside_it() {
    let folder = Folder::new();
    let text = "![A talk](sounds/talk.wav)\n\nAgain:\n\n![A talk](sounds/talk.wav)";
    folder.write("docs/one.md", document("One", "", text));
    folder.write("docs/sounds/talk.wav", crate::recordings::wave());
    let args = ["docs", "--max-media", "0", "--deny-warnings"];
    let files = site(&folder, &args);
    assert_eq!(files["sounds-talk.wav"], crate::recordings::wave());
    assert_eq!(links(&folder.read("out/index.html")), ["sounds-talk.wav"; 2]);
    site(&folder, &["docs", "--deny-warnings"]);
    assert!(folder.read("out/index.html").contains("<audio"), "it is in the page");
}

#[test]
fn links_that_lead_nowhere_are_told() {
    let folder = Folder::new();
    folder.write("docs/two.md", document("Two", "", "## The gate\n\nText."));
    let text =
        "[Four](four.md)\n\n[lock](two.md#the-lock) [site](/about) [far](https://example.org/)";
    folder.write("docs/one.md", document("One", "", text));
    let run = folder.run(&["site", "docs", "-o", "out"]);
    let said: Vec<&str> =
        run.stderr.lines().filter(|line| line.starts_with("warning: docs/one.md: ")).collect();
    assert!(
        said.len() == 2
            && said[0].contains("line 6: link four.md: there is no such document or file")
            && said[1].contains("line 8: link two.md#the-lock: nothing in that document is named"),
        "{}",
        run.stderr
    );
    let run = folder.run(&["site", "docs", "-o", "none", "--deny-warnings"]);
    assert!(run.code == Some(1) && !folder.path().join("none").exists());
    let run = folder.run(&["pack", "docs/one.md"]);
    assert!(
        run.code == Some(0)
            && run
                .stderr
                .contains("line 6: link four.md: leads nowhere from a page that stands alone")
            && run.stderr.contains("line 8: link two.md#the-lock: leads nowhere"),
        "{}",
        run.stderr
    );
    let run = folder.run(&["pack", "docs/one.md", "--with", "docs/two.md", "-o", "both.html"]);
    assert!(
        run.code == Some(0)
            && !run.stderr.contains("two.md")
            && folder.read("both.html").contains("href=\"#story=two\""),
        "{}",
        run.stderr
    );
}

#[test]
fn what_may_not_be_copied_is_told() {
    let folder = Folder::new();
    for (name, bytes) in [
        ("a.html", "<p>"),
        ("b.svg", "<svg/>"),
        (".env", "KEY"),
        ("page", " <p>"),
        ("c.bin", "<p>"),
    ] {
        folder.write(&format!("docs/{name}"), bytes);
    }
    folder.write("docs/deep/.secret/key.pdf", "KEY");
    folder.write("other/four.md", document("Four", "", "Text."));
    folder.write("secret.pdf", "KEY");
    folder.write("docs/two.md", document("Two", "", "Text."));
    let all = ["a.html", "b.svg", ".env", "c.bin", "deep/.secret/key.pdf", "../secret.pdf"];
    let text: String = all.iter().map(|link| format!("[x]({link})\n\n")).collect();
    folder.write("docs/one.md", document("One", "", &text));
    let run = folder.run(&["site", "docs/one.md", "docs/two.md", "-o", "out"]);
    for name in all {
        assert!(run.stderr.contains(&format!("link {name}: ")), "{name}: {}", run.stderr);
        let file = name.rsplit('/').next().unwrap();
        assert!(!folder.path().join("out").join(file).exists(), "{name}");
    }
}

#[test]
fn a_folder_is_listed_by_its_sections_and_subjects_with_a_feed_and_a_sitemap() {
    let folder = Folder::new();
    for (name, more) in [
        ("posts/a", "date: 2024-05-06\ntopics: [Mills]\n"),
        ("posts/b", "date: 2024-07-06T10:30:00+02:00\ntopics: [mills, Rivers]\n"),
        ("essays/c", "date: 2023-01-02\nauthor: Ann & Ben\n"),
    ] {
        folder.write(&format!("docs/{name}.md"), document(name, more, "Text."));
    }
    folder.write("docs/essays/_index.md", "---\ntitle: Long reads\n---\n");
    let files = site(&folder, &["docs", "--base-url", "https://example.org/x/"]);
    let list = folder.read("out/index.html");
    let html = Html::parse_document(&list);
    let all = |selector: &str| -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector).map(|found| found.text().collect()).collect()
    };
    assert_eq!(all("h2"), ["Long reads", "posts"]);
    assert_eq!(all("h3"), ["essays/c", "posts/a", "posts/b"]);
    assert_eq!(all("summary"), ["Mills (2)"]);
    assert_eq!(all("details li"), ["posts/a", "posts/b"]);
    assert_eq!(dead(&files), [] as [&str; 0]);
    let feed = elements(&folder.read("out/feed.xml"), "id");
    assert_eq!(
        feed,
        [
            "https://example.org/x/",
            "https://example.org/x/posts-b.html",
            "https://example.org/x/posts-a.html",
            "https://example.org/x/essays-c.html"
        ]
    );
    assert!(folder.read("out/feed.xml").contains("<updated>2024-07-06T10:30:00+02:00</updated>"));
    let map = elements(&folder.read("out/sitemap.xml"), "loc");
    assert_eq!(map.len(), 4);
    assert!(!list.contains("http://") && list.contains("href=\"feed.xml\""));
}

/// The texts of the elements of this name, in XML without attributes on them.
fn elements(xml: &str, name: &str) -> Vec<String> {
    let begin = format!("<{name}>");
    let parts = xml.split(&begin).skip(1);
    parts.map(|part| part.split('<').next().unwrap().to_string()).collect()
}

#[test]
fn documents_that_name_no_stories_get_those_that_are_like_them() {
    let folder = Folder::new();
    let texts = [
        ("mill-a", "The miller grinds the grain between heavy millstones at the river."),
        ("mill-b", "Heavy millstones turn by the river, and the miller sells the grain as flour."),
        ("bread-a", "Yeast and salt go into the dough before the oven bakes the loaf."),
        ("bread-b", "A loaf from the oven needs dough, yeast, salt and an hour of patience."),
        ("水车", "河边的水车在春天重新转动，磨坊主人很高兴。"),
        ("磨坊", "磨坊主人说，水车转动的春天最好。"),
    ];
    for (name, text) in texts {
        folder.write(&format!("docs/{name}.md"), format!("---\ntitle: {name}\n---\n\n{text}\n"));
    }
    let run = |out: &str| {
        let run = folder.run(&["site", "docs", "-o", out, "--related", "1"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        texts.map(|(name, _)| {
            let page = folder.read(&format!("{out}/{name}.html"));
            let html = Html::parse_document(&page);
            let stories = Selector::parse(".av-story-title a").unwrap();
            html.select(&stories).map(|link| link.text().collect::<String>()).collect::<Vec<_>>()
        })
    };
    let stories = run("out");
    assert_eq!(stories, run("again"));
    assert_eq!(
        stories.each_ref().map(|stories| stories.join(" ")),
        ["mill-b", "mill-a", "bread-b", "bread-a", "磨坊", "水车"]
    );
}

/// Names, other names, attachments anywhere, and what else is in such a folder.
#[test]
fn a_vault_is_read_as_obsidian_does() {
    let folder = Folder::new();
    folder.write("vault/.obsidian/app.json", "{}");
    folder.write("vault/files/wheel.png", PNG);
    folder.write("vault/files/plan.pdf", "%PDF-1.4");
    folder.write("vault/board.canvas", "{}");
    folder.write(
        "vault/deep/The mill.md",
        "---\naliases: [The works]\n---\nIt turns. ^wheel\n\n## The gate\n\nOak.\n",
    );
    folder.write(
        "vault/Home.md",
        "[[The mill]] [[the works#The gate|gate]] [[The mill#^wheel]] [[plan.pdf]]\n\n![[wheel.png|A wheel]]\n",
    );
    let run = folder.run(&["site", "vault", "-o", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);
    assert!(run.stderr.contains("none names them: vault/board.canvas\n"), "{}", run.stderr);
    let home = folder.read("out/Home.html");
    assert!(home.contains(">Home</h1>") && home.contains("src=\"data:image/png;base64,"));
    for href in ["deep-The%20mill.html", "deep-The%20mill.html#wheel", "files-plan.pdf"] {
        assert!(home.contains(&format!("href=\"{href}\"")), "{href}");
    }
    assert!(home.matches("href=\"deep-The%20mill.html#").count() >= 2);
    assert!(folder.read("out/deep-The mill.html").contains(">The mill</h1>"));
    // In a folder that is none, a name is no title.
    fs::remove_dir_all(folder.path().join("vault/.obsidian")).unwrap();
    let run = folder.run(&["site", "vault", "-o", "other"]);
    assert!(run.stderr.contains("there is no headline"), "{}", run.stderr);
}
