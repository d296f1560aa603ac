//! The files that a document may name: what is in its own folder and below, and in folders that the
//! writer allows.

use crate::page::{assert_sound, text};
use crate::program::{Folder, Run};
use serde_json::json;
use std::os::unix::fs::symlink;

const SECRET: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>secret</title></svg>";
const OURS: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>ours</title></svg>";
const ELSEWHERE: &str = "leads out of the document's folder and was not read: put the file there, \
                         or allow the folder that it is in with --allow-files; the page shows its \
                         description instead";

/// `stories/` with pictures, and beside it what nobody meant to publish.
fn with_secrets() -> Folder {
    let folder = Folder::new();
    for secret in ["secret.svg", "shared/logo.svg", "stories-too/secret.svg"] {
        folder.write(secret, SECRET);
    }
    for ours in
        ["stories/ours.svg", "stories/pic/ours.svg", "stories/..svg", "stories/%2e%2e%2fsecret.svg"]
    {
        folder.write(ours, OURS);
    }
    let link = |to: &str, from: &str| symlink(to, folder.path().join(from)).unwrap();
    link("../secret.svg", "stories/link.svg");
    link("..", "stories/up");
    link("pic/ours.svg", "stories/within.svg");
    link("../stories", "shared/back");
    folder
}

/// Packs a document with these pictures, one on each of the lines 3, 5, 7 …
fn pack(folder: &Folder, pictures: &[String], more: &[&str]) -> Run {
    let all: String = pictures.iter().map(|picture| format!("![of it](<{picture}>)\n\n")).collect();
    folder.write("stories/story.md", format!("# Pictures\n\n{all}"));
    folder.run(&[&["pack", "stories/story.md", "-o", "story.html"], more].concat())
}

/// The addresses of a picture that is not in the document's folder.
fn elsewhere(folder: &Folder) -> Vec<String> {
    let root = folder.path().to_str().unwrap();
    let given = [
        "../secret.svg",
        "pic/../../secret.svg",
        "./.././secret.svg",
        "%2e%2e/secret.svg",
        "%2E%2E%2Fsecret.svg",
        "..%2fsecret.svg",
        "..\\secret.svg",
        "..%5csecret.svg",
        "pic%5c..%5c../secret.svg",
        "link.svg",
        "up/secret.svg",
        "pic/../up/secret.svg",
        "../stories-too/secret.svg",
        "../shared/back/../secret.svg",
        "../stories/../secret.svg?v=1#top",
        "%5c%5cexample.org/secret.svg",
        "%2f%2fexample.org/secret.svg",
        "../none.svg",
        "/none.svg",
        "/etc/passwd",
        "/dev/zero",
    ];
    given
        .iter()
        .map(ToString::to_string)
        .chain([format!("{root}/secret.svg"), format!("%2f{root}/secret.svg")])
        .collect()
}

#[test]
fn pictures_from_elsewhere_are_not_packed_and_told_with_their_line() {
    let folder = with_secrets();
    let pictures = elsewhere(&folder);
    let run = pack(&folder, &pictures, &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let said: Vec<_> = run.stderr.lines().collect();
    assert_eq!(said.len(), pictures.len() + 1, "{}", run.stderr);
    for (index, said) in said[..pictures.len()].iter().enumerate() {
        let beginning = format!("warning: stories/story.md: line {}: picture ", 3 + 2 * index);
        assert!(
            said.starts_with(&beginning) && said.ends_with(ELSEWHERE),
            "{}: {said}",
            pictures[index]
        );
    }
    let page = folder.read("story.html");
    assert_sound(&page);
    assert!(
        !page.contains("class=\"av-picture\"")
            && text(&page, "article").matches("of it").count() == pictures.len()
    );
    let run = pack(&folder, &pictures, &["--deny-warnings", "--force"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
}

#[test]
fn pictures_in_the_documents_folder_are_packed_however_they_are_named() {
    let folder = with_secrets();
    let root = folder.path().to_str().unwrap();
    let within = [
        "ours.svg",
        "./pic/ours.svg",
        "pic/../ours.svg",
        "pic%2f..%2fours.svg",
        "pic\\ours.svg",
        "within.svg",
        "up/stories/ours.svg",
        "../stories/pic/ours.svg",
        "..svg",
        "%252e%252e%252fsecret.svg",
    ];
    let within: Vec<String> = within
        .iter()
        .map(ToString::to_string)
        .chain([format!("{root}/stories/ours.svg")])
        .collect();
    let run = pack(&folder, &within, &["--deny-warnings"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(folder.read("story.html").matches("class=\"av-picture\"").count(), within.len());
}

#[test]
fn pictures_in_folders_that_the_writer_allows_are_packed() {
    let folder = with_secrets();
    let pictures = ["../shared/logo.svg", "../secret.svg", "link.svg"].map(String::from);
    let packed = |more: &[&str]| {
        let run = pack(&folder, &pictures, more);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let refused: Vec<_> =
            run.stderr.lines().filter(|line| line.contains("--allow-files")).collect();
        let count = folder.read("story.html").matches("class=\"av-picture\"").count();
        assert_eq!(refused.len() + count, pictures.len(), "{}", run.stderr);
        count
    };
    assert_eq!(packed(&[]), 0);
    assert_eq!(packed(&["--allow-files", "shared"]), 1);
    assert_eq!(packed(&["--allow-files", "stories-too", "--allow-files", "shared/../shared/"]), 1);
    assert_eq!(packed(&["--allow-files", "."]), 3);
    for (allowed, says) in [("none", "does not exist"), ("secret.svg", "is not a folder")] {
        let run = pack(&folder, &pictures, &["--allow-files", allowed]);
        assert!(
            run.code == Some(1)
                && run.stderr.contains(&format!("--allow-files {allowed}: this {says}")),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn every_format_and_command_holds_to_it() {
    let folder = with_secrets();
    let json = json!({
        "format": "article-viewer", "version": 1, "lang": "en", "headline": "Pictures",
        "body": ["text", { "kind": "box", "blocks": [{ "kind": "figure", "src": "../secret.svg" }] }, { "kind": "figure", "src": "../secret.svg" }],
        "notes": [{ "id": "1", "blocks": [{ "kind": "figure", "src": "/etc/passwd" }] }],
        "related": [{ "title": "Another", "image": { "src": "link.svg" } }],
    });
    folder.write("stories/story.json", json.to_string());
    folder.write(
        "stories/front.md",
        "---\ntitle: One\nrelated:\n  - title: Another\n    image: ../secret.svg\n  - title: Third\n    image:\n      src: link.svg\n---\n\n\
         Text.[^1] <img src=\"../secret.svg\"> and more\n\n- ![in a list](up/secret.svg)\n\n[^1]: ![in a note](../secret.svg)\n\n\
         ## Related\n\n- ![](../none.svg) [Fourth](https://example.org)\n",
    );
    let wanted = [
        (
            "story.json",
            vec![
                "body[1].blocks[0].src",
                "body[2].src",
                "notes[0].blocks[0].src",
                "related[0].image.src",
            ],
        ),
        ("front.md", vec!["line 5", "line 8", "line 11", "line 13", "line 15", "line 19"]),
    ];
    for (name, places) in wanted {
        let path = format!("stories/{name}");
        for args in [
            &["pack", &path, "-o", "-"][..],
            &["embed", &path, "-o", "embed.html"],
            &["site", &path, "-o", "out"],
        ] {
            let run = folder.run(args);
            assert_eq!(run.code, Some(0), "{args:?}: {}", run.stderr);
            let mut told: Vec<_> =
                run.stderr.lines().filter(|line| line.ends_with(ELSEWHERE)).collect();
            told.sort_by_key(|line| {
                places.iter().position(|place| line.contains(&format!(" {place}: ")))
            });
            assert_eq!(told.len(), places.len(), "{args:?}: {}", run.stderr);
            for (told, place) in told.iter().zip(&places) {
                assert!(
                    told.starts_with(&format!("warning: {path}: {place}: picture ")),
                    "{args:?}: no {place} in {told}"
                );
            }
        }
    }
    let run = folder.run_with(
        &["pack", "-", "--from", "markdown", "-o", "-"],
        b"# One\n\n![x](../secret.svg)\n\n![y](secret.svg)\n",
    );
    assert!(run.code == Some(0) && run.stderr.matches("warning: ").count() == 1, "{}", run.stderr);
    assert!(
        run.stderr.starts_with("warning: standard input: line 3: picture ../secret.svg: leads out"),
        "{}",
        run.stderr
    );
}

/// A folder that others may write to, where one of them has put a link to what only the writer may
/// read.
#[test]
fn site_follows_no_link_to_a_document_elsewhere() {
    let folder = with_secrets();
    folder.write("private/diary.md", "# Diary\n\nDear diary\n");
    folder.write("stories/a.md", "# A\n");
    folder.write("stories/deep/c.md", "# C\n");
    symlink("../private/diary.md", folder.path().join("stories/b.md")).unwrap();
    symlink("deep/c.md", folder.path().join("stories/c.md")).unwrap();
    let says = "warning: stories/b.md: is a link that leads out of its folder, and was left out: \
                name the file that it leads to, or allow";
    for named in [&["stories"][..], &["stories/a.md", "stories/b.md", "stories/c.md"]] {
        let run = folder.run(&[&["site", "-o", "out"], named].concat());
        assert!(run.code == Some(0) && run.stderr.contains(says), "{}", run.stderr);
        assert!(
            !folder.path().join("out/b.html").exists()
                && !folder.read("out/index.html").contains("Diary")
        );
        assert_eq!(text(&folder.read("out/c.html"), "h1"), "C");
        let run = folder.run(&[&["site", "-o", "none", "--deny-warnings"], named].concat());
        assert!(
            run.code == Some(1)
                && run.stderr.contains("--deny-warnings is set: nothing was written")
                && !folder.path().join("none").exists(),
            "{}",
            run.stderr
        );
    }
    let run = folder.run(&["site", "stories/b.md", "-o", "none"]);
    assert!(
        run.code == Some(1)
            && run.stderr.contains("error: stories/b.md is a link")
            && !folder.path().join("none").exists()
    );
    let run = folder.run(&["site", "stories", "-o", "out", "--allow-files", "private"]);
    assert_eq!(
        (run.code, text(&folder.read("out/b.html"), "h1")),
        (Some(0), "Diary".into()),
        "{}",
        run.stderr
    );
}
