//! Files, folders and streams that are not as they should be.

use crate::page::{assert_sound, text};
use crate::program::{Folder, command, finish};
use std::fs;
use std::io::Write;

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
    refused(&folder, &["pack", "story.md", "--from", "odt"], 2, &["text, markdown, html, json"]);
    refused(&folder, &["pack", "-"], 2, &["-o OUT.html", "-o -"]);
}

#[test]
fn inputs_that_cannot_be_read() {
    let folder = with_story();
    fs::create_dir(folder.path().join("folder.md")).unwrap();
    refused(
        &folder,
        &["pack", "folder.md"],
        1,
        &["error: folder.md is a folder: name one document in it"],
    );
    refused(&folder, &["pack", "."], 1, &[". is a folder"]);
    refused(&folder, &["pack", "none.md"], 1, &["error: none.md does not exist: check the path"]);
    refused(&folder, &["pack", "story.md/part.md"], 1, &["story.md/part.md does not exist"]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "an error leaves nothing behind");
}

#[test]
fn outputs_that_cannot_be_written() {
    let folder = with_story();
    fs::create_dir(folder.path().join("pages")).unwrap();
    refused(
        &folder,
        &["pack", "story.md", "-o", "story.md"],
        1,
        &["story.md is the document itself: name another file"],
    );
    refused(
        &folder,
        &["pack", "story.md", "-o", "./pages/../story.md", "--force"],
        1,
        &["is the document itself"],
    );
    refused(
        &folder,
        &["pack", "story.md", "-o", "pages"],
        1,
        &["pages is a folder: name the file", "-o pages/article.html"],
    );
    refused(
        &folder,
        &["pack", "story.md", "-o", "none/"],
        1,
        &["none/ is a folder: name the file"],
    );
    refused(
        &folder,
        &["pack", "story.md", "-o", "story.md/in/page.html"],
        1,
        &[
            "the folder story.md/in could not be made: a file stands where a folder is wanted",
            "name another place with -o",
        ],
    );
    assert_eq!(folder.read("story.md"), "# The mill\n\nIt is open.\n");
}

#[test]
fn a_file_of_someone_else_is_kept_unless_forced() {
    let folder = with_story();
    folder.write("page.html", "<p>mine</p>");
    refused(
        &folder,
        &["pack", "story.md", "-o", "page.html"],
        1,
        &["page.html is there already", "--force"],
    );
    assert_eq!(folder.read("page.html"), "<p>mine</p>");
    assert_eq!(folder.run(&["pack", "story.md", "-o", "page.html", "--force"]).code, Some(0));
    assert_sound(&folder.read("page.html"));
}

#[test]
fn warnings_can_be_errors() {
    let folder = Folder::new();
    folder.write("story.md", "no headline\n");
    refused(
        &folder,
        &["pack", "story.md", "--deny-warnings"],
        1,
        &["a warning, and --deny-warnings is set: nothing was written"],
    );
    assert!(!folder.path().join("story.html").exists());
}

#[test]
fn standard_input_and_output() {
    let folder = Folder::new();
    let run =
        folder.run_with(&["pack", "-", "-o", "-"], "---\ntitle: 磨坊\n---\n\n正文\n".as_bytes());
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let page = String::from_utf8(run.stdout).unwrap();
    assert_sound(&page);
    assert_eq!(text(&page, "h1"), "磨坊");
    let run = folder.run_with(
        &["pack", "-", "--from", "markdown", "-o", "new/story.html"],
        b"# Mill\n\n![x](none.png)\n",
    );
    assert!(
        run.code == Some(0)
            && run.stderr.contains("warning: standard input: line 3: picture none.png: "),
        "{}",
        run.stderr
    );
    assert_eq!(text(&folder.read("new/story.html"), "h1"), "Mill");
    let run = folder.run_with(&["pack", "-", "-o", "-"], b"");
    assert!(
        run.code == Some(1)
            && run.stderr.starts_with("error: standard input: the document is empty")
            && run.stdout.is_empty()
    );
}

#[cfg(unix)]
#[test]
fn what_permissions_forbid() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let folder = with_story();
    let allow = |path: &str, mode| {
        fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(mode)).unwrap()
    };
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
        let line =
            "\n*** SKIPPED: run by root, and no other user may run the program where it lies ***\n";
        std::io::stderr().write_all(line.as_bytes()).unwrap();
        return;
    }
    for (args, says) in [
        (
            ["pack", "secret.md", "-o", "/dev/null"],
            "secret.md may not be read: check its permissions",
        ),
        (
            ["pack", "story.md", "-o", "closed/new.html"],
            "closed/new.html could not be written: you may not write there: name another place",
        ),
        (
            ["pack", "story.md", "-o", "closed/new/page.html"],
            "the folder closed/new could not be made: you may not write there",
        ),
        (["pack", "story.md", "-o", "closed/page.html"], "closed/page.html is there already"),
    ] {
        let run = run(&args);
        assert!(run.code == Some(1) && run.stderr.contains(says), "{args:?}: {}", run.stderr);
    }
    let picture = run(&["pack", "names.md", "-o", "-"]);
    assert!(
        picture.code == Some(0) && picture.stderr.contains("picture secret.md: may not be read"),
        "{}",
        picture.stderr
    );
    allow("closed", 0o755);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let folder = with_story();
    refused(
        &folder,
        &["pack", "story.md", "-o", "/dev/full"],
        1,
        &["/dev/full could not be written: the disk is full: make room"],
    );
}

/// A name beside the page that could be foreseen would let somebody else say where it is written.
#[cfg(unix)]
#[test]
fn no_planted_link_is_followed() {
    use std::os::unix::fs::symlink;
    let folder = with_story();
    folder.write("mine.txt", "mine");
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    // What the page itself is to be called may be a link that leads nowhere yet, or to somebody's
    // file.
    symlink("../made.txt", out.join("new.html")).unwrap();
    symlink("../mine.txt", out.join("old.html")).unwrap();
    for (page, code, more) in
        [("out/new.html", 0, &[][..]), ("out/old.html", 1, &[]), ("out/old.html", 0, &["--force"])]
    {
        let run = folder.run(&[&["pack", "story.md", "-o", page], more].concat());
        assert_eq!(run.code, Some(code), "{}", run.stderr);
    }
    // A link to a device is a link all the same.
    symlink("/dev/null", out.join("null.html")).unwrap();
    assert_eq!(folder.run(&["pack", "story.md", "-o", "out/null.html"]).code, Some(0));
    // The next process may have any of these numbers.
    let next = std::process::id();
    (next..next + 2000)
        .for_each(|id| symlink("../mine.txt", out.join(format!("page.html.{id}.part"))).unwrap());
    assert_eq!(folder.run(&["pack", "story.md", "-o", "out/page.html"]).code, Some(0));
    assert_eq!(folder.read("mine.txt"), "mine");
    assert!(!folder.path().join("made.txt").exists());
    for page in ["new.html", "old.html", "null.html", "page.html"] {
        assert!(out.join(page).symlink_metadata().unwrap().is_file(), "{page}");
        assert_sound(&folder.read(&format!("out/{page}")));
    }
    assert!(
        fs::read_dir(&out).unwrap().all(|entry| !entry
            .unwrap()
            .file_name()
            .to_str()
            .unwrap()
            .starts_with('.')),
        "something is left"
    );
}

#[cfg(unix)]
#[test]
fn modes_are_kept() {
    use std::os::unix::fs::PermissionsExt;
    let folder = with_story();
    let mode =
        |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o7777;
    // What any new file gets here.
    folder.write("new", "");
    for args in [
        &["pack", "story.md", "-o", "page.html"][..],
        &["site", "story.md", "-o", "out"],
        &["package", "-o", "npm"],
    ] {
        assert_eq!(folder.run(args).code, Some(0));
    }
    let pages = [
        "page.html",
        "out/index.html",
        "out/article.json.gz",
        "out/_headers",
        "out/article-viewer.js",
        "npm/index.js",
    ];
    pages.iter().for_each(|page| assert_eq!(mode(page), mode("new"), "{page}"));
    let set = |name: &str, mode| {
        fs::set_permissions(folder.path().join(name), fs::Permissions::from_mode(mode)).unwrap()
    };
    for given in [0o640, 0o600, 0o444, 0o666] {
        pages.iter().for_each(|page| set(page, given));
        folder.write("story.md", format!("# Mode {given:o}\n"));
        for args in [
            &["pack", "story.md", "-o", "page.html"][..],
            &["site", "story.md", "-o", "out", "--force"],
            &["package", "-o", "npm"],
        ] {
            assert_eq!(folder.run(args).code, Some(0));
        }
        pages.iter().for_each(|page| assert_eq!(mode(page), given, "{page}"));
        assert!(
            folder.read("page.html").contains(&format!("Mode {given:o}"))
                && folder.read("out/index.html").contains(&format!("Mode {given:o}"))
        );
    }
}

#[test]
fn a_document_is_never_written_over() {
    let folder = Folder::new();
    let json = r#"{"format":"article-viewer","version":1,"lang":"en","headline":"C"}"#;
    folder.write("c.json", json);
    folder.write("d.md", "# D\n");
    for args in [
        &["site", "c.json", "d.md", "-o", "."][..],
        &["embed", "d.md", "-o", "d.md"],
        &["pack", "d.md", "-o", "d.md"],
    ] {
        for more in [&[][..], &["--force"]] {
            let run = folder.run(&[args, more].concat());
            assert!(
                run.code == Some(1) && run.stderr.contains("is the document itself"),
                "{args:?}: {}",
                run.stderr
            );
            assert_eq!(
                fs::read_dir(folder.path()).unwrap().count(),
                2,
                "{args:?}: something was written"
            );
        }
    }
    assert_eq!((folder.read("c.json").as_str(), folder.read("d.md").as_str()), (json, "# D\n"));
}

/// A file that the shell has opened for the program's output is written to, and not replaced.
#[cfg(target_os = "linux")]
#[test]
fn names_of_open_files_are_written_to() {
    let folder = with_story();
    for name in ["/dev/stdout", "/dev/fd/1"] {
        let page = fs::File::create(folder.path().join("page.html")).unwrap();
        let run = command(folder.path())
            .args(["pack", "story.md", "-o", name])
            .stdout(page)
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
        assert_sound(&folder.read("page.html"));
        assert!(fs::symlink_metadata("/dev/stdout").unwrap().is_symlink());
    }
    let document = fs::File::open(folder.path().join("story.md")).unwrap();
    let run = command(folder.path())
        .args(["site", "/dev/stdin", "--from", "markdown", "-o", "out"])
        .stdin(document)
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(text(&folder.read("out/index.html"), "h1"), "The mill");
}
