//! A folder that is written again: what has not changed is left alone, and nothing is left half
//! done.

use crate::page::text;
use crate::program::Folder;
use std::fs;
use std::io::Read;
use std::process::Command;
use std::time::SystemTime;

/// Marks files by a time long ago, which they keep unless they are written over.
const LONG_AGO: SystemTime = SystemTime::UNIX_EPOCH;

pub fn with_two() -> Folder {
    let folder = Folder::new();
    folder.write("one.md", "# One\n\nText.\n");
    folder.write("two.md", "# 二\n\n正文。\n");
    folder
}

/// Writes both documents into `out`; what the program says.
#[track_caller]
pub fn site(folder: &Folder, more: &[&str]) -> String {
    let run = folder.run(&[&["site", "one.md", "two.md", "-o", "out"], more].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    run.stderr
}

#[track_caller]
pub fn assert_says(said: &str, words: &str) {
    assert!(said.contains(words), "no “{words}” in {said}");
}

#[test]
fn what_has_not_changed_is_left_alone() {
    let folder = with_two();
    let hint = "49 files; put the folder on any web server, or look at it with: npx serve out";
    assert_eq!(
        site(&folder, &[]),
        format!("out: 2 articles, all made, {hint}\n"),
        "this and nothing else, no bar, is said to a pipe"
    );
    let compressed =
        ["out/one.html.br", "out/two.html.br", "out/index.html.gz", "out/article-viewer.js.gz"];
    let open = |name| fs::File::options().write(true).open(folder.path().join(name)).unwrap();
    let leave =
        || compressed.into_iter().for_each(|name| open(name).set_modified(LONG_AGO).unwrap());
    let left =
        || compressed.map(|name| open(name).metadata().unwrap().modified().unwrap() == LONG_AGO);
    leave();
    assert_says(&site(&folder, &[]), "out: 2 articles, all unchanged, 49 files");
    assert_eq!(left(), [true; 4]);

    folder.write("two.md", "# 三\n\n正文。\n");
    assert_says(&site(&folder, &[]), "out: 2 articles, 1 made and 1 unchanged");
    assert_eq!(
        left(),
        [true, false, false, true],
        "the document that has changed and the list that names it"
    );
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
    assert_says(&site(), "out: an article, 37 files");
    assert_says(&site(), "out: an article, unchanged, 37 files");
    folder.write("one.md", "# Another\n");
    assert_says(&site(), "out: an article, 37 files");
    assert_eq!(text(&folder.read("out/index.html"), "h1"), "Another");
    let run =
        folder.run_with(&["site", "-", "--from", "markdown", "-o", "out"], b"# From a stream\n");
    assert_says(&run.stderr, "out: an article, 37 files");
    assert_eq!(text(&folder.read("out/index.html"), "h1"), "From a stream");
}

/// The document is changed, the run that follows is killed, and the change is taken back: what the
/// broken run wrote has to go.
#[cfg(target_os = "linux")]
#[test]
fn what_a_broken_run_has_left_is_mended() {
    let folder = with_two();
    site(&folder, &[]);
    // Files may have 18,432 bytes at most: the old page has fewer, and the new one, whose other
    // files are written before, more.
    folder.write("one.md", format!("# Changed\n\n{}\n", "Text. ".repeat(1500)));
    let program = env!("CARGO_BIN_EXE_article-viewer");
    let limited = ["-c", "ulimit -f 36; exec \"$0\" site one.md two.md -o out", program];
    let run = Command::new("sh").args(limited).current_dir(folder.path()).output().unwrap();
    assert_ne!(run.status.code(), Some(0));
    assert!(
        folder.read("out/one.json").contains("Changed"),
        "the run broke off before it wrote anything"
    );
    assert!(!folder.read("out/one.html").contains("Changed"), "the run has not broken off");

    folder.write("one.md", "# One\n\nText.\n");
    assert_says(&site(&folder, &[]), "1 made and 1 unchanged");
    let mut json = String::new();
    let file = fs::File::open(folder.path().join("out/one.json.br")).unwrap();
    brotli::Decompressor::new(file, 4096).read_to_string(&mut json).unwrap();
    assert!(json == folder.read("out/one.json") && json.contains("One"), "{json}");
}

/// Files of others, and files that were changed since they were written, are not written over; then
/// nothing else is written, either.
#[test]
fn what_site_did_not_make_is_kept() {
    let folder = with_two();
    site(&folder, &[]);
    folder.write("c.md", "# C\n");
    let before = files(&folder);
    let everything = ["site", "one.md", "two.md", "c.md", "-o", "out"];
    let mine = [
        ("c.json", "is there already and was not made by article-viewer"),
        ("c.html.gz", "is there already and was not made by article-viewer"),
        ("c.oembed.json", "is there already and was not made by article-viewer"),
        ("index.html", "was changed since article-viewer wrote it"),
        ("index.html.br", "was changed since article-viewer wrote it"),
        ("_headers", "was changed since article-viewer wrote it"),
        ("article-viewer.js", "was changed since article-viewer wrote it"),
        ("article-viewer-frame.js", "was changed since article-viewer wrote it"),
    ];
    for (name, says) in mine {
        let path = folder.path().join("out").join(name);
        let old = fs::read(&path).ok();
        for bytes in ["mine", ""] {
            fs::write(&path, bytes).unwrap();
            let run = folder.run(&everything);
            assert_eq!(run.code, Some(1), "{name}: {}", run.stderr);
            let said = format!(
                "error: out/{name} {says}: name another folder with -o, or write over it with \
                 --force"
            );
            assert_eq!(run.stderr.lines().last(), Some(said.as_str()));
            assert_eq!(fs::read_to_string(&path).unwrap(), bytes);
        }
        match old {
            Some(old) => fs::write(&path, old).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
        assert!(files(&folder) == before, "{name}: something else was written");
    }
    // A page that is changed by hand, and a document of it that is.
    folder.write("one.md", "# Changed\n");
    for name in ["one.html", "one.json", "one.oembed.json.gz"] {
        let path = folder.path().join("out").join(name);
        let old = fs::read(&path).unwrap();
        fs::write(&path, [&old[..], b" "].concat()).unwrap();
        let run = folder.run(&everything);
        assert!(
            run.code == Some(1) && run.stderr.contains(&format!("out/{name} was changed since")),
            "{}",
            run.stderr
        );
        fs::write(&path, old).unwrap();
        assert!(files(&folder) == before, "{name}: something else was written");
    }
    fs::create_dir(folder.path().join("out/c.json.br")).unwrap();
    for more in [&[][..], &["--force"]] {
        let run = folder.run(&[&everything[..], more].concat());
        assert!(
            run.code == Some(1)
                && run.stderr.contains("out/c.json.br is a folder, where a file is to be written"),
            "{}",
            run.stderr
        );
    }
    fs::remove_dir(folder.path().join("out/c.json.br")).unwrap();
    assert!(files(&folder) == before, "something was written");
    folder.write("out/c.json", "mine");
    assert_eq!(folder.run(&[&everything[..], &["--force"]].concat()).code, Some(0));
    assert_eq!(text(&folder.read("out/c.html"), "h1"), "C");
    assert_eq!(folder.run(&everything).code, Some(0));
}

#[cfg(unix)]
#[test]
fn no_link_in_the_folder_is_followed() {
    use std::os::unix::fs::symlink;
    let folder = with_two();
    folder.write("mine.txt", "mine");
    fs::create_dir(folder.path().join("out")).unwrap();
    let links = [
        "one.json",
        "one.html.gz",
        "_headers",
        "article-viewer.js",
        "index.html",
        ".article-viewer.sha256",
    ];
    for target in ["../mine.txt", "../none.txt"] {
        for name in links {
            let link = folder.path().join("out").join(name);
            symlink(target, &link).unwrap();
            let run = folder.run(&["site", "one.md", "two.md", "-o", "out"]);
            let says =
                format!("error: out/{name} is there already and was not made by article-viewer");
            assert!(run.code == Some(1) && run.stderr.contains(&says), "{name}: {}", run.stderr);
            assert_eq!(
                fs::read_dir(folder.path().join("out")).unwrap().count(),
                1,
                "{name}: something was written"
            );
            fs::remove_file(link).unwrap();
        }
        links
            .iter()
            .for_each(|name| symlink(target, folder.path().join("out").join(name)).unwrap());
        site(&folder, &["--force"]);
        links.iter().for_each(|name| {
            assert!(
                folder.path().join("out").join(name).symlink_metadata().unwrap().is_file(),
                "{name}"
            )
        });
        fs::remove_dir_all(folder.path().join("out")).unwrap();
        fs::create_dir(folder.path().join("out")).unwrap();
    }
    assert_eq!(folder.read("mine.txt"), "mine");
    assert!(!folder.path().join("none.txt").exists());
}

/// The folder's files by their names, the list among them.
pub fn files(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder.path().join("out")).unwrap().map(|entry| entry.unwrap());
    let mut files: Vec<_> = entries
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn all_that_is_wrong_is_told_at_once_and_nothing_is_written() {
    let folder = with_two();
    folder.write("broken.json", "{\"format\": ");
    folder.write("empty.md", "");
    folder.write("warned.md", "no headline\n");
    let run = folder.run(&[
        "site",
        "one.md",
        "broken.json",
        "warned.md",
        "missing.md",
        "empty.md",
        "-o",
        "out",
    ]);
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
    lines.iter().zip(wanted).for_each(|(line, wanted)| {
        assert!(line.starts_with(wanted), "no “{wanted}” in {}", run.stderr)
    });

    folder.write("warned too.md", "no headline\n");
    for (documents, place) in [
        (&["one.md", "warned.md"][..], "warned.md: a warning"),
        (&["warned.md", "one.md", "warned too.md"], "2 of 3 documents: 2 warnings"),
    ] {
        let run = folder.run(&[&["site", "-o", "out", "--deny-warnings"], documents].concat());
        assert_eq!(run.code, Some(1), "{}", run.stderr);
        assert_says(
            &run.stderr,
            &format!("error: {place}, and --deny-warnings is set: nothing was written"),
        );
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
    let warned: Vec<_> = run
        .stderr
        .lines()
        .filter_map(|line| line.strip_prefix("warning: ")?.split(':').next())
        .collect();
    assert_eq!(warned, names, "{}", run.stderr);
    let list = folder.read("out/index.html");
    let listed: Vec<_> =
        list.split("<a href=\"").skip(1).map(|rest| rest.split(".html").next().unwrap()).collect();
    assert_eq!(listed, names.iter().map(|name| name.trim_end_matches(".md")).collect::<Vec<_>>());
}
