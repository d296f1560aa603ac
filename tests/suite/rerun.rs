//! A folder that is written again: what has not changed is left alone, and nothing is left half done.

use crate::page::text;
use crate::program::Folder;
use std::fs;
use std::io::Read;

/// What is put in a file's place to see whether it is written over.
const LEFT: &str = "left alone";

fn with_two() -> Folder {
    let folder = Folder::new();
    folder.write("one.md", "# One\n\nText.\n");
    folder.write("two.md", "# 二\n\n正文。\n");
    folder
}

/// Writes both documents into `out`; what the program says.
#[track_caller]
fn site(folder: &Folder, more: &[&str]) -> String {
    let run = folder.run(&[&["site", "one.md", "two.md", "-o", "out"], more].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    run.stderr
}

#[track_caller]
fn assert_says(said: &str, words: &str) {
    assert!(said.contains(words), "no “{words}” in {said}");
}

#[test]
fn what_has_not_changed_is_left_alone() {
    let folder = with_two();
    let hint = "37 files; put the folder on any web server, or look at it with: npx serve out";
    assert_eq!(site(&folder, &[]), format!("out: 2 articles, all made, {hint}\n"), "this and nothing else, no bar, is said to a pipe");
    let compressed = ["out/one.html.br", "out/two.html.br", "out/index.html.gz", "out/article-viewer.js.gz"];
    let leave = || compressed.iter().for_each(|name| drop(folder.write(name, LEFT)));
    let left = || compressed.map(|name| fs::read(folder.path().join(name)).unwrap() == LEFT.as_bytes());
    leave();
    assert_says(&site(&folder, &[]), "out: 2 articles, all unchanged, 37 files");
    assert_eq!(left(), [true; 4]);

    folder.write("two.md", "# 三\n\n正文。\n");
    assert_says(&site(&folder, &[]), "out: 2 articles, 1 made and 1 unchanged");
    assert_eq!(left(), [true, false, false, true], "the document that has changed and the list that names it");
    assert_eq!(text(&folder.read("out/two.html"), "h1"), "三");

    leave();
    assert_says(&site(&folder, &["--base-url", "https://example.org"]), "all made");
    assert_eq!(left(), [false, false, true, true], "pages have an address now");
    leave();
    assert_says(&site(&folder, &["--base-url", "https://example.org", "--force"]), "all made");
    assert_eq!(left(), [false; 4]);

    fs::remove_file(folder.path().join("out/one.json.gz")).unwrap();
    assert_says(&site(&folder, &["--base-url", "https://example.org"]), "1 made and 1 unchanged");
    assert!(folder.path().join("out/one.json.gz").is_file());
}

#[test]
fn one_document_is_left_alone_too() {
    let folder = with_two();
    let site = || folder.run(&["site", "one.md", "-o", "out"]).stderr;
    assert_says(&site(), "out: an article, 25 files");
    assert_says(&site(), "out: an article, unchanged, 25 files");
    folder.write("one.md", "# Another\n");
    assert_says(&site(), "out: an article, 25 files");
    assert_eq!(text(&folder.read("out/index.html"), "h1"), "Another");
    let run = folder.run_with(&["site", "-", "--from", "markdown", "-o", "out"], b"# From a stream\n");
    assert_says(&run.stderr, "out: an article, 25 files");
    assert_eq!(text(&folder.read("out/index.html"), "h1"), "From a stream");
}

/// The document is changed, the run that follows breaks off, and the change is taken back: what the broken run wrote has to go.
#[test]
fn what_a_broken_run_has_left_is_mended() {
    let folder = with_two();
    site(&folder, &[]);
    let page = folder.path().join("out/one.html.br");
    let compressed = fs::read(&page).unwrap();
    fs::remove_file(&page).unwrap();
    fs::create_dir(&page).unwrap();
    folder.write("one.md", "# Changed\n\nText.\n");
    let run = folder.run(&["site", "one.md", "two.md", "-o", "out"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(folder.read("out/one.json").contains("Changed"), "the run broke off before it wrote anything");

    fs::remove_dir(&page).unwrap();
    fs::write(&page, compressed).unwrap();
    folder.write("one.md", "# One\n\nText.\n");
    assert_says(&site(&folder, &[]), "1 made and 1 unchanged");
    let mut json = String::new();
    let file = fs::File::open(folder.path().join("out/one.json.br")).unwrap();
    brotli::Decompressor::new(file, 4096).read_to_string(&mut json).unwrap();
    assert!(json == folder.read("out/one.json") && json.contains("One"), "{json}");
}

#[test]
fn all_that_is_wrong_is_told_at_once_and_nothing_is_written() {
    let folder = with_two();
    folder.write("broken.json", "{\"format\": ");
    folder.write("empty.md", "");
    folder.write("warned.md", "no headline\n");
    let run = folder.run(&["site", "one.md", "broken.json", "warned.md", "missing.md", "empty.md", "-o", "out"]);
    assert_eq!(run.code, Some(1));
    let lines: Vec<_> = run.stderr.lines().collect();
    let wanted = [
        "warning: warned.md: ",
        "error: broken.json: line 1, column ",
        "error: missing.md does not exist: check the path",
        "error: empty.md: the document is empty",
        "error: 3 of 5 documents cannot be used: nothing was written; mend what is named above",
    ];
    assert_eq!(lines.len(), wanted.len(), "{}", run.stderr);
    lines.iter().zip(wanted).for_each(|(line, wanted)| assert!(line.starts_with(wanted), "no “{wanted}” in {}", run.stderr));

    folder.write("warned too.md", "no headline\n");
    for (documents, place) in [
        (&["one.md", "warned.md"][..], "warned.md: a warning"),
        (&["warned.md", "one.md", "warned too.md"], "2 of 3 documents: 2 warnings"),
    ] {
        let run = folder.run(&[&["site", "-o", "out", "--deny-warnings"], documents].concat());
        assert_eq!(run.code, Some(1), "{}", run.stderr);
        assert_says(&run.stderr, &format!("error: {place}, and --deny-warnings is set: nothing was written"));
    }
    assert!(!folder.path().join("out").exists());
}

/// Many documents on several cores come out as they would one by one.
#[test]
fn many_documents_keep_their_order() {
    let folder = Folder::new();
    let names: Vec<String> = (0..60).map(|number| format!("{:02}.md", number * 7 % 60)).collect();
    names.iter().for_each(|name| drop(folder.write(name, "no headline\n")));
    let mut args = vec!["site", "-o", "out"];
    args.extend(names.iter().map(String::as_str));
    let run = folder.run(&args);
    let warned: Vec<_> = run.stderr.lines().filter_map(|line| line.strip_prefix("warning: ")?.split(':').next()).collect();
    assert_eq!(warned, names, "{}", run.stderr);
    let list = folder.read("out/index.html");
    let listed: Vec<_> = list.split("<a href=\"").skip(1).map(|rest| rest.split(".html").next().unwrap()).collect();
    assert_eq!(listed, names.iter().map(|name| name.trim_end_matches(".md")).collect::<Vec<_>>());
}
