//! Files, folders and streams that are not as they should be, and the pictures that a document names.

use crate::page::{assert_sound, text};
use crate::program::{Folder, command, finish};
use std::fs;
use std::io::Write;

/// A PNG of 1 × 1 pixel: what says so, and its end.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
    \0\0\0\0IEND\xaeB`\x82";

/// A folder with a good document, `story.md`.
fn with_story() -> Folder {
    let folder = Folder::new();
    folder.write("story.md", "# The mill\n\nIt is open.\n");
    folder
}

/// Runs the program and compares the exit code and words of the message.
#[track_caller]
fn refused(folder: &Folder, args: &[&str], code: i32, says: &[&str]) {
    let run = folder.run(args);
    assert_eq!(run.code, Some(code), "{args:?}: {}", run.stderr);
    for words in says {
        assert!(run.stderr.contains(words), "{args:?}: “{words}” is not in {}", run.stderr);
    }
    assert!(!run.stderr.contains("os error"), "{args:?}: {}", run.stderr);
    assert!(run.stdout.is_empty());
}

#[test]
fn wrong_usage_is_2() {
    let folder = with_story();
    refused(&folder, &[], 2, &["Usage"]);
    refused(&folder, &["pack"], 2, &["<IN>"]);
    refused(&folder, &["pack", "story.md", "other.md"], 2, &["'other.md'"]);
    refused(&folder, &["pack", "story.md", "--from", "word"], 2, &["text, markdown, json"]);
    refused(&folder, &["pack", "-"], 2, &["-o OUT.html", "-o -"]);
}

#[test]
fn inputs_that_cannot_be_read() {
    let folder = with_story();
    fs::create_dir(folder.path().join("folder.md")).unwrap();
    refused(&folder, &["pack", "folder.md"], 1, &["error: folder.md is a folder: name one document in it"]);
    refused(&folder, &["pack", "."], 1, &[". is a folder"]);
    refused(&folder, &["pack", "none.md"], 1, &["error: none.md does not exist: check the path"]);
    refused(&folder, &["pack", "story.md/part.md"], 1, &["story.md/part.md does not exist"]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "an error leaves nothing behind");
}

#[test]
fn outputs_that_cannot_be_written() {
    let folder = with_story();
    fs::create_dir(folder.path().join("pages")).unwrap();
    refused(&folder, &["pack", "story.md", "-o", "story.md"], 1, &["story.md is the document itself: name another file"]);
    refused(&folder, &["pack", "story.md", "-o", "./pages/../story.md", "--force"], 1, &["is the document itself"]);
    refused(&folder, &["pack", "story.md", "-o", "pages"], 1, &["pages is a folder: name the file", "-o pages/article.html"]);
    refused(&folder, &["pack", "story.md", "-o", "none/"], 1, &["none/ is a folder: name the file"]);
    refused(
        &folder,
        &["pack", "story.md", "-o", "story.md/in/page.html"],
        1,
        &["the folder story.md/in could not be made: a file stands where a folder is wanted", "name another place with -o"],
    );
    assert_eq!(folder.read("story.md"), "# The mill\n\nIt is open.\n");
}

#[test]
fn a_file_of_someone_else_is_kept_unless_forced() {
    let folder = with_story();
    folder.write("page.html", "<p>mine</p>");
    refused(&folder, &["pack", "story.md", "-o", "page.html"], 1, &["page.html is there already", "--force"]);
    assert_eq!(folder.read("page.html"), "<p>mine</p>");
    assert_eq!(folder.run(&["pack", "story.md", "-o", "page.html", "--force"]).code, Some(0));
    assert_sound(&folder.read("page.html"));
}

#[test]
fn warnings_can_be_errors() {
    let folder = Folder::new();
    folder.write("story.md", "no headline\n");
    refused(&folder, &["pack", "story.md", "--deny-warnings"], 1, &["a warning, and --deny-warnings is set: nothing was written"]);
    assert!(!folder.path().join("story.html").exists());
}

#[test]
fn standard_input_and_output() {
    let folder = Folder::new();
    let run = folder.run_with(&["pack", "-", "-o", "-"], "---\ntitle: 磨坊\n---\n\n正文\n".as_bytes());
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let page = String::from_utf8(run.stdout).unwrap();
    assert_sound(&page);
    assert_eq!(text(&page, "h1"), "磨坊");
    let run = folder.run_with(&["pack", "-", "--from", "markdown", "-o", "new/story.html"], b"# Mill\n\n![x](none.png)\n");
    assert!(run.code == Some(0) && run.stderr.contains("warning: standard input: picture none.png: "), "{}", run.stderr);
    assert_eq!(text(&folder.read("new/story.html"), "h1"), "Mill");
    let run = folder.run_with(&["pack", "-", "-o", "-"], b"");
    assert!(run.code == Some(1) && run.stderr.starts_with("error: standard input: the document is empty") && run.stdout.is_empty());
}

#[test]
fn pictures_are_brought_in_or_told_of() {
    let folder = Folder::new();
    let mut huge = PNG.to_vec();
    huge[16..24].fill(0x7f);
    for (name, bytes) in [
        ("a b.png", PNG),
        ("图.png", PNG),
        ("100%.png", PNG),
        ("text.png", b"I am text"),
        ("none.png", b""),
        ("cut.png", &PNG[..20]),
        ("huge.png", &huge),
        ("half.png", &PNG[..33]),
    ] {
        folder.write(&format!("pic/{name}"), bytes);
    }
    let good =
        ["<pic/a b.png>", "pic/a%20b.png", "pic/图.png", "pic/%E5%9B%BE.png", "pic/图.png?v=1#top", "pic/100%.png", "pic/100%25.png"];
    let described = ["pic/text.png", "pic/none.png", "lost.png", "pic", "pic/%00.png", "pic/cut.png", "pic/huge.png"];
    let damaged = ["pic/half.png"];
    let all: String = good.iter().chain(&described).chain(&damaged).map(|path| format!("![of {path}]({path})\n\n")).collect();
    folder.write("story.md", format!("# Pictures\n\n{all}\n![far](https://example.org/far.png)\n\n![bad](file:///a.png)\n"));
    let run = folder.run(&["pack", "story.md"]);
    assert_eq!(run.code, Some(0));
    let said: Vec<_> = run.stderr.lines().collect();
    let wanted = [
        "line 36: a picture was left out and its text kept: file: pictures are not allowed",
        "picture pic/text.png: is not a PNG, JPEG, GIF, WebP, AVIF or SVG picture; the page shows its description instead",
        "picture pic/none.png: is not a PNG",
        "picture lost.png: is not there: put it beside the document or correct its address; the page shows its description instead",
        "picture pic: could not be read (it is not a file); the page shows its description instead",
        "picture pic/.png: could not be read",
        "picture pic/cut.png: is damaged: its size cannot be told",
        "picture pic/huge.png: says that it is 2139062143 × 2139062143 pixels",
        "picture pic/half.png: may be damaged: its end is missing",
    ];
    assert_eq!(said.len(), wanted.len() + 1, "{}", run.stderr);
    for (said, wanted) in said.iter().zip(wanted) {
        assert!(said.starts_with(&format!("warning: story.md: {wanted}")), "{said}\nis not: {wanted}");
    }
    let page = folder.read("story.html");
    assert_sound(&page);
    // All of the good ones are one picture, which is held once.
    assert_eq!((page.matches("class=\"av-picture\"").count(), page.matches("data:image").count()), (good.len() + damaged.len(), 2));
    assert_eq!(page.matches("width=\"1\" height=\"1\"").count(), good.len() + damaged.len() + 1);
    let shown = text(&page, "article");
    for path in described {
        assert!(shown.contains(&format!("of {path}")), "{path} is not described: {shown}");
    }
    assert!(shown.contains("far") && shown.contains("bad") && page.contains("href=\"https://example.org/far.png\""));
}

#[cfg(unix)]
#[test]
fn what_permissions_forbid() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let folder = with_story();
    let allow = |path: &str, mode| fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
    folder.write("secret.md", "# Secret\n");
    folder.write("names.md", "# Names\n\n![secret](secret.md)\n");
    folder.write("closed/page.html", "kept");
    allow("secret.md", 0o000);
    allow("closed", 0o555);
    allow("", 0o755);
    // Permissions do not bind root, who can be someone else instead.
    const NOBODY: u32 = 65534;
    let is_root = fs::read(folder.path().join("secret.md")).is_ok();
    let run = |args: &[&str]| {
        let mut program = command(folder.path());
        if is_root {
            program.uid(NOBODY).gid(NOBODY);
        }
        finish(program.args(args), b"")
    };
    if is_root && command(folder.path()).uid(NOBODY).arg("--version").output().is_err() {
        let line = "\n*** SKIPPED: run by root, and no other user may run the program where it lies ***\n";
        std::io::stderr().write_all(line.as_bytes()).unwrap();
        return;
    }
    for (args, says) in [
        (["pack", "secret.md", "-o", "/dev/null"], "secret.md may not be read: check its permissions"),
        (
            ["pack", "story.md", "-o", "closed/new.html"],
            "closed/new.html could not be written: you may not write there: name another place",
        ),
        (["pack", "story.md", "-o", "closed/new/page.html"], "the folder closed/new could not be made: you may not write there"),
        (["pack", "story.md", "-o", "closed/page.html"], "closed/page.html is there already"),
    ] {
        let run = run(&args);
        assert!(run.code == Some(1) && run.stderr.contains(says), "{args:?}: {}", run.stderr);
    }
    let picture = run(&["pack", "names.md", "-o", "-"]);
    assert!(picture.code == Some(0) && picture.stderr.contains("picture secret.md: may not be read"), "{}", picture.stderr);
    allow("closed", 0o755);
}

/// A pipe as a picture would be waited for without end.
#[cfg(target_os = "linux")]
#[test]
fn pictures_are_files_and_nothing_else() {
    let folder = Folder::new();
    folder.write("story.md", "# Endless\n\n![endless](/dev/zero)\n");
    let run = folder.run(&["pack", "story.md"]);
    assert!(run.code == Some(0) && run.stderr.contains("picture /dev/zero: could not be read (it is not a file)"), "{}", run.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let folder = with_story();
    refused(&folder, &["pack", "story.md", "-o", "/dev/full"], 1, &["/dev/full could not be written: the disk is full: make room"]);
}
