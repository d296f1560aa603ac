//! The list of its files that a folder has, by which the program knows what it wrote.

use crate::page::text;
use crate::program::Folder;
use crate::rerun::{assert_says, files, site, with_two};
use sha2::{Digest, Sha256};
use std::fs;

/// The list has the form of `sha256sum`, and names what was written and nothing else.
#[test]
fn the_folder_has_a_list_of_its_files() {
    let folder = with_two();
    site(&folder, &[]);
    folder.write("out/mine.txt", "mine");
    let listed = || -> Vec<(String, String)> {
        let list = folder.read("out/.article-viewer.sha256");
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        lines
            .map(|line| {
                line.split_once("  ")
                    .map(|(hash, name)| (name.to_string(), hash.to_string()))
                    .unwrap()
            })
            .collect()
    };
    let there = || -> Vec<(String, String)> {
        let hash =
            |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let ours = files(&folder)
            .into_iter()
            .filter(|(name, _)| name != "mine.txt" && !name.starts_with('.'));
        ours.map(|(name, bytes)| (name, hash(&bytes))).collect()
    };
    assert_eq!(listed(), there());
    folder.write("two.md", "# 三\n");
    site(&folder, &[]);
    assert_eq!(listed(), there());
    // What is not asked for any more stays, and stays known.
    assert_eq!(folder.run(&["site", "two.md", "-o", "out"]).code, Some(0));
    assert_eq!(listed(), there());
    fs::remove_file(folder.path().join("out/one.html.br")).unwrap();
    folder.write("one.md", "# Changed\n");
    site(&folder, &[]);
    assert_eq!(listed(), there());
    let list = folder.read("out/.article-viewer.sha256");
    site(&folder, &["--force"]);
    assert_eq!(folder.read("out/.article-viewer.sha256"), list);
    folder.write("out/.article-viewer.sha256", "my own list\n");
    let run = folder.run(&["site", "one.md", "two.md", "-o", "out"]);
    assert!(
        run.code == Some(1) && run.stderr.contains("out/.article-viewer.sha256 is there already"),
        "{}",
        run.stderr
    );
}

/// Versions before wrote no list, and a folder may be copied without it: files show by their hashes
/// what made them.
#[test]
fn a_folder_without_a_list_is_written_again_and_nothing_of_others_is() {
    let folder = with_two();
    site(&folder, &[]);
    let list = folder.path().join("out/.article-viewer.sha256");
    folder.write("one.md", "# Changed\n");
    folder.write("c.md", "# C\n");
    let mine = [
        "c.json",
        "one.json",
        "one.html",
        "two.html.gz",
        "index.html",
        "_headers",
        "article-viewer-frame.js",
        "article-viewer.licenses.txt",
        "article-viewer.js",
    ];
    for name in mine {
        let path = folder.path().join("out").join(name);
        let old = fs::read(&path).ok();
        fs::write(&path, [old.as_deref().unwrap_or_default(), b" "].concat()).unwrap();
        fs::remove_file(&list).ok();
        folder.write("two.md", format!("# {name}\n"));
        let run = folder.run(&[
            "site",
            "one.md",
            "two.md",
            "c.md",
            "-o",
            "out",
            "--base-url",
            "https://example.org/",
        ]);
        // A document's three files show together what made them, and the first of them is told.
        let told = if name.starts_with("one.") { "one.html" } else { name };
        let says = format!("out/{told} is there already and was not made by article-viewer");
        assert!(run.code == Some(1) && run.stderr.contains(&says), "{name}: {}", run.stderr);
        match old {
            Some(old) => fs::write(&path, old).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
    }
    // As the version before wrote it.
    let names: Vec<String> = files(&folder).into_iter().map(|(name, _)| name).collect();
    let hashed =
        |end: &str| names.iter().find(|name| name.len() > 30 && name.ends_with(end)).unwrap();
    let block = |end: &str| {
        let kind = if end == ".wasm" { "  Content-Type: application/wasm\n" } else { "" };
        format!(
            "/{}\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n{kind}",
            hashed(end)
        )
    };
    let general = "/*\n  Access-Control-Allow-Origin: *\n  Cache-Control: public, max-age=0, \
                   must-revalidate\n/*.html\n  Content-Type: text/html; charset=utf-8\n";
    folder.write(
        "out/_headers",
        format!("{general}{}", [".js", ".css", ".wasm"].map(block).concat()),
    );
    let run = folder.run(&["site", "one.md", "two.md", "c.md", "-o", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(text(&folder.read("out/one.html"), "h1"), "Changed");
    assert!(list.is_file());
    // A single document's page has another name than its other files.
    for name in ["one.md", "two.md"] {
        let run = folder.run(&["site", name, "-o", "single"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        fs::remove_file(folder.path().join("single/.article-viewer.sha256")).unwrap();
    }
}

#[test]
fn package_knows_its_files_too() {
    let folder = Folder::new();
    let package = |code: i32, more: &[&str]| {
        let run = folder.run(&[&["package", "-o", "npm"], more].concat());
        assert_eq!(run.code, Some(code), "{}", run.stderr);
        run.stderr
    };
    folder.write("npm/README.md", "mine");
    assert_says(
        &package(1, &[]),
        "npm/README.md is there already and was not made by article-viewer",
    );
    assert_eq!(
        fs::read_dir(folder.path().join("npm")).unwrap().count(),
        1,
        "something was written"
    );
    fs::remove_file(folder.path().join("npm/README.md")).unwrap();
    package(0, &[]);
    package(0, &[]);
    let manifest =
        folder.read("npm/package.json").replace("\"article-viewer\",", "\"@mine/article-viewer\",");
    folder.write("npm/package.json", &manifest);
    assert_says(&package(1, &[]), "npm/package.json was changed since article-viewer wrote it");
    assert_eq!(folder.read("npm/package.json"), manifest);
    package(0, &["--force"]);
    // Without the list the package's own hashes show what it is, as long as nobody has changed its
    // README.
    fs::remove_file(folder.path().join("npm/.article-viewer.sha256")).unwrap();
    folder.write("npm/define.js", "// of another version\n");
    package(0, &[]);
    fs::remove_file(folder.path().join("npm/.article-viewer.sha256")).unwrap();
    folder.write("npm/README.md", "mine");
    assert_says(
        &package(1, &[]),
        "npm/README.md is there already and was not made by article-viewer",
    );
}
