//! Output to a terminal: control characters of documents, names and addresses are shown there,
//! and not sent.

use crate::program::{Folder, Run};

/// Sets a terminal's title, clears it, and turns what follows red; by C1 characters, too; and turns
/// the line around.
const EVIL: &str = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{202e}x\u{7f}";
const SHOWN: &str = "\\u{1b}]0;owned\\u{7}\\u{1b}[2J\\u{9b}31m\\u{202e}x\\u{7f}";

/// A run must have said something, with nothing in it that a terminal obeys.
#[track_caller]
fn assert_harmless(run: &Run, code: i32, shows: &str) {
    assert_eq!(run.code, Some(code), "{}", run.stderr);
    assert!(run.stderr.contains(shows), "no “{shows}” in {:?}", run.stderr);
    let sent = |c: char| {
        (c.is_control() && c != '\n')
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    assert!(!run.stderr.contains(sent), "{:?}", run.stderr);
}

#[test]
fn control_characters_of_markdown_are_shown_and_not_sent() {
    let folder = Folder::new();
    let reference = EVIL.chars().map(|c| format!("&#{};", c as u32)).collect::<String>();
    let quoted = EVIL.chars().map(|c| format!("\\U{:08x}", c as u32)).collect::<String>();
    for document in [
        format!("---\ntitle: x\n\"{quoted}key\": 1\n---\n\ntext\n"),
        format!("---\ntitle: x\nauthor: {{\"{quoted}key\": 1}}\n---\n\ntext\n"),
        format!("# x\n\n<span lang=\"{reference}\">y</span>\n"),
        format!("# x\n\n![p](<{reference}.png>)\n"),
        "# x\n\n![p](%1b%5b2J%c2%9b31m%0aerror:%20all%20is%20lost%e2%80%ae.png)\n".to_string(),
    ] {
        folder.write("story.md", &document);
        for args in [
            &["pack", "story.md", "-o", "-"][..],
            &["site", "story.md", "-o", "out"],
            &["embed", "story.md", "-o", "embed.html"],
        ] {
            let run = folder.run(args);
            assert_harmless(&run, 0, "warning: story.md: line ");
            assert!(run.stderr.contains("\\u{"), "{document}: {}", run.stderr);
            assert!(run.stderr.lines().all(|line| !line.starts_with("error: ")), "{}", run.stderr);
        }
    }
}

#[test]
fn control_characters_of_json_are_shown_and_not_sent() {
    let folder = Folder::new();
    let json = serde_json::json!({
        "format": "article-viewer", "version": 1, "lang": EVIL, "headline": "x", EVIL: 1,
        "body": [{ "kind": EVIL, "text": "t" }, { "kind": "paragraph", "lang": EVIL, EVIL: 1 }, { "kind": "figure", "src": format!("a{EVIL}.png") }],
    });
    folder.write("story.json", json.to_string());
    assert_harmless(
        &folder.run(&["pack", "story.json", "-o", "-"]),
        0,
        &format!("warning: story.json: {SHOWN}: is not a known key"),
    );
    folder.write("broken.json", format!("{{\"format\": \"{EVIL}\u{1b}"));
    assert_harmless(&folder.run(&["pack", "broken.json", "-o", "-"]), 1, "error: broken.json: ");
}

#[test]
fn control_characters_of_names_and_arguments_are_shown_and_not_sent() {
    let folder = Folder::new();
    let name = format!("{EVIL}.md");
    folder.write(&name, "no headline\n");
    assert_harmless(&folder.run(&["pack", &name]), 0, &format!("{SHOWN}.html: "));
    assert_harmless(
        &folder.run(&["site", &name, "-o", "out"]),
        0,
        &format!("warning: {SHOWN}.md: "),
    );
    assert_harmless(
        &folder.run(&["site", ".", &name, "-o", "out2"]),
        1,
        &format!("error: ./{SHOWN}.md"),
    );
    assert_harmless(
        &folder.run(&["pack", &format!("{EVIL}/none.md")]),
        1,
        &format!("error: {SHOWN}/none.md does not exist"),
    );
    assert_harmless(
        &folder.run(&["site", &name, "-o", "out", "--base-url", EVIL]),
        1,
        &format!("--base-url \"{SHOWN}\": "),
    );
    assert_harmless(
        &folder.run(&["pack", &name, "-o", "a.html", "--allow-files", EVIL]),
        1,
        &format!("--allow-files {SHOWN}: "),
    );
    assert_harmless(&folder.run(&["pack", &name, EVIL]), 2, "unexpected argument");
    assert_harmless(&folder.run(&["pack", &name, "--from", EVIL]), 2, "text, markdown, html, json");
    assert_harmless(&folder.run(&[EVIL]), 2, "unrecognized subcommand");
}
