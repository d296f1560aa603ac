//! Feeds, exports, JSON-LD, Word's documents, books: golden folders in `golden/feed/`, and what the
//! program does with documents that hold many articles.

use crate::golden;
use crate::page::assert_sound;
use crate::program::Folder;
use crate::zipped::{PNG, zipped};
use base64::Engine;
use import::{ImportError, Part, collection, import, import_part};
use scraper::{ElementRef, Html, Selector};

const FEED: &str = r#"<rss version="2.0"><channel><title>The Weir</title><link>https://weir.example/</link>
<item><title>The wheel</title><link>https://weir.example/wheel/</link><pubDate>Mon, 05 May 2025 10:30:00 GMT</pubDate>
<description>It turns. See &lt;a href="https://weir.example/gate#how"&gt;the gate&lt;/a&gt;.</description></item>
<item><title>The gate</title><link>https://weir.example/gate/</link><pubDate>Tue, 06 May 2025 10:30:00 GMT</pubDate>
<description>&lt;p&gt;It is shut.&lt;/p&gt;</description></item>
<item><title>The lock</title><link>https://weir.example/lock/</link><pubDate>Sun, 04 May 2025 10:30:00 GMT</pubDate>
<description>A lock.</description></item>
</channel></rss>"#;

#[test]
fn golden_feeds() {
    golden::check("feed");
}

#[test]
fn of_a_feed_the_newest_entry_is_packed_unless_one_is_named() {
    let folder = Folder::new();
    folder.write("feed.xml", FEED);
    let run = folder.run(&["pack", "feed.xml", "-o", "newest.html"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let told = "the feed has 2 other entries besides “The gate”: name one with --entry";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert!(folder.read("newest.html").contains("It is shut."));
    assert_sound(&folder.read("newest.html"));
    for wanted in ["1", "https://weir.example/wheel/", "the WHEEL"] {
        let run = folder.run(&["export", "feed.xml", "--entry", wanted, "--to", "text"]);
        let text = String::from_utf8_lossy(&run.stdout).into_owned();
        assert!(text.starts_with("The wheel") && run.stderr.is_empty(), "{wanted}: {}", run.stderr);
    }
    for (wanted, told) in [
        ("4", "there is no entry “4”; there are: 1 “The wheel”, 2 “The gate”, 3 “The lock”"),
        ("the", "“the” is in the titles of several entries: 1 “The wheel”"),
    ] {
        let run = folder.run(&["pack", "feed.xml", "--entry", wanted]);
        assert!(run.code == Some(1) && run.stderr.contains(told), "{}", run.stderr);
    }
    folder.write("story.md", "# The mill\n\nText.\n");
    let run = folder.run(&["pack", "story.md", "--entry", "1"]);
    assert!(run.code == Some(1) && run.stderr.contains("leave --entry out"), "{}", run.stderr);
}

#[test]
fn a_folder_has_a_page_for_every_entry_and_links_between_them() {
    let folder = Folder::new();
    folder.write("feeds/weir.xml", FEED);
    folder.write("feeds/other.xml", "<config><entry/></config>");
    let alone = folder.run(&["site", "feeds/weir.xml", "-o", "alone"]);
    let run = folder.run(&["site", "feeds", "-o", "out"]);
    assert_eq!((alone.code, run.code), (Some(0), Some(0)), "{}{}", alone.stderr, run.stderr);
    for out in ["alone", "out"] {
        let page = folder.read(&format!("{out}/wheel.html"));
        // In the text, and as a related story.
        assert!(page.contains("href=\"gate.html#how\"") && page.contains("href=\"gate.html\""));
        assert!(folder.read(&format!("{out}/index.html")).contains("href=\"lock.html\""));
        assert!(folder.read(&format!("{out}/index.html")).contains("The Weir"));
    }
    let again = folder.run(&["site", "feeds", "-o", "out"]);
    assert!(again.stderr.contains("3 articles, all unchanged"), "{}", again.stderr);
}

#[test]
fn entries_of_a_feed_get_the_stories_that_are_like_them() {
    let folder = Folder::new();
    let entries = [
        ("mill-a", "The miller grinds the grain between heavy millstones at the river."),
        ("bread-a", "Yeast and salt go into the dough before the oven bakes the loaf."),
        ("mill-b", "Heavy millstones turn by the river, and the miller sells the grain as flour."),
        ("bread-b", "A loaf from the oven needs dough, yeast, salt and an hour of patience."),
    ];
    let items = entries.map(|(name, text)| {
        format!(
            "<item><title>{name}</title><link>https://weir.example/{name}/</link>\
             <description>{text}</description></item>"
        )
    });
    let items = items.concat();
    let feed = format!("<rss version=\"2.0\"><channel><title>A</title>{items}</channel></rss>");
    folder.write("feed.xml", feed);
    let stories = |out: &str, more: &[&str]| {
        let run = folder.run(&[&["site", "feed.xml", "-o", out], more].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        entries.map(|(name, _)| {
            let page = Html::parse_document(&folder.read(&format!("{out}/{name}.html")));
            let titles = Selector::parse(".av-story-title a").unwrap();
            let address = |link: ElementRef| link.attr("href").unwrap_or_default().to_string();
            page.select(&titles).map(address).collect::<Vec<_>>().join(" ")
        })
    };
    assert_eq!(
        stories("out", &["--related", "1"]),
        ["mill-b.html", "bread-b.html", "mill-a.html", "bread-a.html"]
    );
    // Without it, they are the other entries.
    assert_eq!(stories("all", &[])[0].split(' ').count(), 3);
}

#[test]
fn what_feeds_break_is_read_or_told_with_its_line() {
    let bad = |text: &str| import("feed.rss", text.as_bytes(), None).unwrap_err().to_string();
    let told = bad("<rss>\n<channel><item>\n<description><![CDATA[cut off");
    assert!(told.starts_with("line 3: this is not valid XML"), "{told}");
    // Ended too early, with references that XML does not know and an open ampersand.
    let cut = &FEED[..FEED.find("A lock").unwrap()]
        .replace("It turns.", "It turns &nbsp; & turns&hellip;");
    let read =
        import_part("feed.xml", cut.as_bytes(), None, Part { entry: Some("1"), ..Part::default() });
    let read = read.unwrap();
    assert!(read.warnings.iter().any(|warning| warning.message.contains("ends too early")));
    let json = article::wire::to_json(&read.article);
    assert!(json.contains("It turns \u{a0} & turns…"), "{json}");
    let none = collection("a.md", b"# A\n", None).unwrap();
    assert!(none.is_none());
    assert!(matches!(import("a.xml", b"<rss/>", None), Err(ImportError::NoEntries(_))));
}

#[test]
fn a_page_saved_in_one_file_has_its_pictures() {
    let png = base64::prelude::BASE64_STANDARD.encode(PNG);
    let page = "<html><head><title>The wheel</title></head><body><article><h1>The wheel</h1><p>It turns =E2=80=93 again, \
and people came from all of the villages around to see it.</p><p><img src=3D\"cid:one@x\" alt=3D\"One\"> \
<img src=3D\"w.png\" alt=3D\"Two\"> <a href=3D\"/more\">more</a></p></article></body></html>";
    let file = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://weir.example/a/wheel\r\nSubject: The wheel\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"--b\"\r\n\r\n\
         ----b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\
         Content-Location: https://weir.example/a/wheel\r\n\r\n{page}\r\n\
         ----b\r\nContent-Type: image/png\r\nContent-ID: <one@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n{png}\r\n\
         ----b\r\nContent-Type: image/png\r\nContent-Location: https://weir.example/a/w.png\r\nContent-Transfer-Encoding: base64\r\n\r\n{png}\r\n\
         ----b--\r\n"
    );
    for name in ["page.mhtml", "page"] {
        let article = import(name, file.as_bytes(), None).unwrap().article;
        let text = packer::export(&article, packer::ExportFormat::Markdown);
        assert!(text.contains("It turns – again"), "{text}");
        assert_eq!(text.matches("data:image/png;base64,").count(), 2, "{text}");
        assert!(text.contains("(https://weir.example/more)"), "{text}");
        assert!(text.contains("canonical: \"https://weir.example/a/wheel\""), "{text}");
    }
    let error = import("a.mhtml", b"MIME-Version: 1.0\n\nno page", None).unwrap_err();
    assert!(matches!(error, ImportError::NoEntries(_)));
}

/// The texts of all pages of a folder that an export becomes, by their names.
fn pages(folder: &Folder, export: &str) -> Vec<(String, String)> {
    let run = folder.run(&["site", export, "-o", "out", "--force"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(folder.path().join("out")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".html") && name != "index.html" {
            pages.push((name.clone(), folder.read(&format!("out/{name}"))));
        }
    }
    pages.sort();
    std::fs::remove_dir_all(folder.path().join("out")).unwrap();
    pages
}

#[test]
fn exports_of_systems_become_pages_of_what_is_public() {
    let folder = Folder::new();
    let ghost = r#"{"db":[{"meta":{"exported_on":1,"version":"5.0"},"data":{"settings":[{"key":"title","value":"The Weir"},{"key":"url","value":"https://weir.example"}],
        "posts":[{"id":"1","title":"The wheel","slug":"wheel","html":"<p>It turns. <a href=\"__GHOST_URL__/gate/\">Gate</a></p>","status":"published","published_at":"2025-05-06T08:00:00.000Z"},
        {"id":"2","title":"The gate","slug":"gate","html":"<p>Shut.</p>","status":"published"},{"id":"3","title":"Not yet","slug":"no","html":"<p>x</p>","status":"draft"}],
        "users":[{"id":"7","name":"Ada Miller"}],"posts_authors":[{"post_id":"1","author_id":"7"}],"tags":[{"id":"9","name":"Mills"}],"posts_tags":[{"post_id":"1","tag_id":"9"}]}}]}"#;
    folder.write("ghost.json", ghost);
    let found = pages(&folder, "ghost.json");
    assert_eq!(
        found.iter().map(|(name, _)| &**name).collect::<Vec<_>>(),
        ["gate.html", "wheel.html"]
    );
    assert!(found[1].1.contains("href=\"gate.html\"") && found[1].1.contains("Ada Miller"));

    let page = |title: &str, more: &str| {
        let text =
            "The wheel has turned for forty years, and people came from all around to see it. ";
        format!(
            "<!DOCTYPE html><html><head><title>{title}</title></head><body><article><header><h1 class=\"p-name\">{title}</h1></header><section><p>{text}{more}</p></section></article></body></html>"
        )
    };
    let medium = zipped(&[
        ("README.html", page("Your archive", "").as_bytes()),
        ("posts/2025-05-06_The-wheel-0123456789ab.html", page("The wheel", "").as_bytes()),
        ("posts/2025-05-07_The-gate-0123456789ad.html", page("The gate", "").as_bytes()),
        ("posts/draft_Not-yet-0123456789ac.html", page("Not yet", "").as_bytes()),
        ("claps/claps-0001.html", page("Claps", "").as_bytes()),
    ]);
    folder.write("medium.zip", medium);
    let found = pages(&folder, "medium.zip");
    let names: Vec<&str> = found.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names, ["the-gate.html", "the-wheel.html"]);

    let substack = zipped(&[
        ("posts.csv", b"post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url\n11.the-wheel,2025-05-06T08:00:00.000Z,true,,,newsletter,everyone,\"The wheel, again\",What it does,\n12.not-yet,,false,,,newsletter,everyone,Not yet,,\n"),
        ("posts/11.the-wheel.html", b"<p>It turns.</p>"),
        ("posts/12.not-yet.html", b"<p>No.</p>"),
    ]);
    let read = import("substack.zip", &substack, None).unwrap();
    assert_eq!(read.article.headline.text, "The wheel, again");
    assert_eq!(read.article.standfirst.as_ref().unwrap().text, "What it does");
    assert!(read.warnings[0].message.contains("1 post is not published"), "{:?}", read.warnings);

    let docs = zipped(&[
        (
            "TheWheel.html",
            page("The wheel", "<img src=\"images/image1.png\" alt=\"Wheel\">").as_bytes(),
        ),
        ("images/image1.png", PNG),
    ]);
    let read = import("docs.zip", &docs, None).unwrap();
    let text = packer::export(&read.article, packer::ExportFormat::Markdown);
    assert!(text.contains("![Wheel](data:image/png;base64,") && read.warnings.is_empty(), "{text}");

    let notion = zipped(&[
        ("Mill 0123456789abcdef0123456789abcdef.md", b"# Mill\n\nSee [gate](Mill%200123456789abcdef0123456789abcdef/Gate%20fedcba9876543210fedcba9876543210.md). ![w](w.png)\n"),
        ("Mill 0123456789abcdef0123456789abcdef/Gate fedcba9876543210fedcba9876543210.md", b"# Gate\n\nShut.\n"),
        ("w.png", PNG),
    ]);
    folder.write("notion.zip", notion);
    let found = pages(&folder, "notion.zip");
    assert_eq!(
        found.iter().map(|(name, _)| &**name).collect::<Vec<_>>(),
        ["gate.html", "mill.html"]
    );
    assert!(found[1].1.contains("href=\"gate.html\"") && found[1].1.contains("data:image/png"));
}
