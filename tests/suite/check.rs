//! `check`: what it finds in which line, what it leaves alone, and how it ends.

use crate::ROOT;
use crate::program::{Folder, Run};
use base64::prelude::*;
use serde_json::Value;
use std::fs;

const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const HEAD: &str = "---\ntitle: The mill\nlang: en\ndate: 2026-11-27\nauthor: A. Miller\ndescription: \
                    The wheel turns again after forty years.\n---\n";

/// The ids of what is found in a document, with their lines, 0 for none.
fn found(name: &str, text: &str) -> Vec<(String, u64)> {
    let folder = Folder::new();
    folder.write(name, text);
    folder.write("a.png", BASE64_STANDARD.decode(PNG).unwrap());
    findings(&folder.run(&["check", name, "--format", "json"]))
}

fn findings(run: &Run) -> Vec<(String, u64)> {
    let report: Value = serde_json::from_slice(&run.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", run.stderr));
    assert_eq!(report["version"], 1);
    let documents = report["documents"].as_array().unwrap();
    let all = documents.iter().flat_map(|one| one["findings"].as_array().unwrap());
    all.map(|one| (one["id"].as_str().unwrap().into(), one["line"].as_u64().unwrap_or(0))).collect()
}

#[test]
fn a_careful_document_has_nothing_to_mend() {
    let text = format!(
        "{HEAD}\nThe wheel turns[^1] and [the lock](#lock) opens, “so” they say.\n\n## The lock \
         {{#lock}}\n\n### Its gate\n\n![A gate of oak, half open](a.png)\n\n- one\n- two\n\n[^1]: Slowly.\n"
    );
    assert_eq!(found("story.md", &text), []);
    let folder = Folder::new();
    folder.write("story.md", HEAD.to_string() + "\nText.\n");
    let run = folder.run(&["check", "story.md", "--deny-warnings"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(String::from_utf8_lossy(&run.stdout), "1 document: 0 errors, 0 warnings, 0 notes\n");
}

#[test]
fn each_check_finds_its_fault_and_the_line() {
    let long = "A long title ".repeat(10);
    // The head has seven lines, and a blank one follows.
    for (text, id, line) in [
        ("![](a.png)", "description-missing", 9),
        ("![a.png](a.png)", "description-useless", 9),
        ("![IMG_20260101](a.png)", "description-useless", 9),
        ("Text.\n\n![](gone.png)", "picture-missing", 11),
        ("## A\n\n### B\n\n#### C\n\n## D\n\n#### Deep\n\nText.", "heading-order", 17),
        ("## One\n\nText.\n\n##\n\nText.", "heading-empty", 13),
        ("Text.\n\nGo [here](https://a.example/).", "link-words", 11),
        ("看[这里](https://a.example/)。", "link-words", 9),
        ("Text [![](a.png)](https://a.example/).", "link-empty", 9),
        ("[The mill](https://a.example/)\n\n[the mill](https://b.example/)", "link-same-words", 11),
        ("Text.\n\nTo [the gate](#gate).", "link-dead", 11),
        ("Text.\n\nTo [the gate](gate.md).", "link-dead", 11),
        ("Text[^1] and so on.", "note-missing", 9),
        ("Text.\n\n[^1]: Note.", "note-unused", 11),
        ("Text[^1].\n\n[^1]:\n", "note-empty", 0),
        ("Text.\n\nOne &amp;amp; two.", "markup-raw", 0),
        ("Text.\n\nIt was at at the mill.", "word-double", 11),
        ("“Yes,” he said.\n\n\"No,\" she said.", "quotes-mixed", 11),
        ("Text.\n\n- one\n-\n- two", "block-empty", 0),
        ("| | |\n|-|-|\n| | |\n\nText.", "block-empty", 0),
    ] {
        let found = found("story.md", &format!("{HEAD}\n{text}\n"));
        assert!(found.contains(&(id.to_string(), line)), "{text}: {id} {line}: {found:?}");
    }
    for (text, id) in [
        (format!("# {long}\n\nText.\n"), "title-long"),
        ("Text that has no title.\n".to_string(), "title-missing"),
        ("# T\n\nText.\n".to_string(), "language-missing"),
        ("# T\n\nText.\n".to_string(), "date-missing"),
        ("# T\n\nText.\n".to_string(), "standfirst-missing"),
        ("# T\n\nText.\n".to_string(), "author-missing"),
        ("# T\n".to_string(), "text-missing"),
    ] {
        let found = found("story.md", &text);
        assert!(found.iter().any(|(one, _)| one == id), "{id}: {found:?}");
    }
}

#[test]
fn pages_and_json_are_checked_as_well() {
    let page = "<!doctype html><html lang=en><title>The mill</title><article><h1>The mill</h1>\
                <p>Text that is long enough to be found as the article of this page, is it not.</p>\n\
                <p><a href='#gone'>the gate</a></p>\n<img src=a.png></article>";
    let found_in_page = found("page.html", page);
    for (id, line) in [("link-dead", 2), ("description-missing", 3)] {
        assert!(found_in_page.contains(&(id.to_string(), line)), "{found_in_page:?}");
    }
    let json = r#"{"format":"article-viewer","version":2,"lang":"en","headline":"T","body":[
        {"kind":"paragraph","spans":[{"kind":"noteref","note":"9"}]}]}"#;
    assert!(found("story.json", json).contains(&("note-missing".to_string(), 0)));
    let found = found("story.json", "{");
    assert_eq!(found, [("unreadable".to_string(), 0)]);
}

#[test]
fn documents_of_a_folder_are_checked_with_each_other() {
    let folder = Folder::new();
    folder
        .write("docs/one.md", format!("{HEAD}\n[Two](two.md#gate) [no](two.md#lock) [x](x.md)\n"));
    folder.write("docs/two.md", format!("{HEAD}\n## The gate {{#gate}}\n\nText.\n"));
    let run = folder.run(&["check", "docs", "--format", "json"]);
    assert_eq!(run.code, Some(1));
    let dead = ("link-dead".to_string(), 9);
    let title = ("title-double".to_string(), 0);
    assert_eq!(findings(&run), [dead.clone(), dead, title]);
    let run = folder.run(&["check", "docs"]);
    let text = String::from_utf8(run.stdout).unwrap();
    assert!(text.starts_with("docs/one.md\n  error    line 9     link two.md#lock: "), "{text}");
    assert!(text.ends_with("2 documents: 2 errors, 0 warnings, 1 note\n"), "{text}");
    // The folder's documents stay as they are, and nothing is written beside them.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn how_it_ends_tells_what_was_found() {
    let folder = Folder::new();
    folder.write("warned.md", format!("{HEAD}\n[here](https://a.example/)\n"));
    folder.write("broken.md", format!("{HEAD}\n[the gate](#gate)\n"));
    for (args, code) in [
        (&["check", "warned.md"][..], 0),
        (&["check", "warned.md", "--deny-warnings"], 1),
        (&["check", "warned.md", "--deny-warnings", "--allow", "link-words"], 0),
        (&["check", "broken.md"], 1),
        (&["check", "broken.md", "--allow", "link-dead"], 0),
        (&["check", "missing.md"], 2),
        (&["check", "warned.md", "--allow", "nonsense"], 2),
        (&["check"], 2),
    ] {
        let run = folder.run(args);
        assert_eq!(run.code, Some(code), "{args:?}: {}", run.stderr);
    }
}

#[test]
fn every_id_is_told_in_the_docs() {
    let run = Folder::new().run(&["check", "x.md", "--allow", "?"]);
    let (_, rest) = run.stderr.split_once("[possible values: ").unwrap();
    let ids: Vec<&str> = rest.split(']').next().unwrap().split(',').map(str::trim).collect();
    let docs = fs::read_to_string(format!("{ROOT}/docs/checks.md")).unwrap();
    let told: Vec<&str> = docs
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` |"))
        .map(|(id, _)| id)
        .collect();
    assert_eq!(told, ids);
}

/// Thousands of the same fault are told a hundred times.
#[test]
fn many_faults_of_one_kind_are_counted() {
    let text = format!("{HEAD}\n{}", "Go [here](https://a.example/).\n\n".repeat(5000));
    let found = found("story.md", &text);
    assert_eq!(found.iter().filter(|(id, _)| id == "link-words").count(), 101);
}
