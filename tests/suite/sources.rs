//! Feeds, exports, JSON-LD, Word's documents, books: golden folders in `golden/feed/`, and what the
//! program does with documents that hold many articles.

use crate::golden;
use crate::page::assert_sound;
use crate::program::Folder;
use import::{ImportError, Part, collection, import, import_part};

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
fn what_feeds_break_is_read_or_told_with_its_line() {
    let bad = |text: &str| import("feed.rss", text.as_bytes(), None).unwrap_err().to_string();
    let told = bad("<rss>\n<channel><item>\n<description><![CDATA[cut off");
    assert!(told.starts_with("line 3: this is not valid XML"), "{told}");
    // Ended too early, with references that XML does not know and an open ampersand.
    let cut = &FEED[..FEED.find("A lock").unwrap()]
        .replace("It turns.", "It turns &nbsp; & turns&hellip;");
    let read =
        import_part("feed.xml", cut.as_bytes(), None, Part { select: None, entry: Some("1") });
    let read = read.unwrap();
    assert!(read.warnings.iter().any(|warning| warning.message.contains("ends too early")));
    let json = article::wire::to_json(&read.article);
    assert!(json.contains("It turns \u{a0} & turns…"), "{json}");
    let none = collection("a.md", b"# A\n", None).unwrap();
    assert!(none.is_none());
    assert!(matches!(import("a.xml", b"<rss/>", None), Err(ImportError::NoEntries(_))));
}
