//! Rules of the source tree, so that its map stays true.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(crate::ROOT)
}

/// The Rust files of the program, by their paths from the root, each without its tests and
/// comments.
fn shipped() -> Vec<(String, String)> {
    let mut folders = vec![root().join("src"), root().join("build"), root().join("crates")];
    let mut files: Vec<PathBuf> = vec![root().join("build.rs")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(files.len() > 50, "only {files:?}");
    let name =
        |path: &Path| path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
    files.iter().map(|path| (name(path), code(&fs::read_to_string(path).unwrap()))).collect()
}

/// The code up to the tests, which end a file, without comments.
fn code(source: &str) -> String {
    let shipped = source.split("#[cfg(test)]").next().unwrap_or_default();
    shipped
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// Every line in which a file outside of `allowed` holds one of the words.
fn lines_with(words: &[&str], within: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (path, code) in shipped().iter().filter(|(path, _)| within(path)) {
        found.extend(
            code.lines()
                .filter(|line| words.iter().any(|word| line.contains(word)))
                .map(|line| format!("{path}: {}", line.trim())),
        );
    }
    found
}

const NONE: &[String] = &[];

/// That the crates know no page is kept by cargo: their manifests name no leptos and no web-sys.
#[test]
fn the_article_and_the_import_know_no_page_and_no_file() {
    for manifest in ["crates/article/Cargo.toml", "crates/import/Cargo.toml"] {
        let manifest = fs::read_to_string(root().join(manifest)).unwrap();
        for dependency in ["leptos", "web-sys", "js-sys", "wasm-bindgen", "packer"] {
            assert!(!manifest.contains(dependency), "{manifest} has {dependency}");
        }
    }
    let words = ["std::fs", "fs::", "std::net", "std::process"];
    let is_pure = |path: &str| {
        path.starts_with("crates/article/src/")
            || path.starts_with("crates/import/src/") && !path.starts_with(FILES)
    };
    assert_eq!(lines_with(&words, is_pure), NONE);
}

/// Which files a document may name is decided here, for the program and for the viewer's build.
const FILES: &str = "crates/import/src/files/";
const PROGRAM: &str = "crates/packer/src/cli/";

/// Between crates cargo keeps the layers; these are those of the viewer.
#[test]
fn dependencies_point_one_way() {
    for (folder, others) in [
        ("src/browser/", &["crate::components", "crate::content", "crate::entry"][..]),
        ("src/content/", &["crate::components", "crate::entry", "crate::reading"]),
        ("src/components/", &["crate::article_viewer", "crate::entry", "crate::reading"]),
        // What opens a picture builds its dialog as content is built.
        ("src/reading/", &["crate::components", "crate::entry"]),
        ("src/article_viewer.rs", &["crate::entry"]),
    ] {
        assert_eq!(lines_with(others, |path| path.starts_with(folder)), NONE);
    }
}

#[test]
fn files_are_read_and_written_by_the_command_line_alone() {
    let words = [
        "std::fs",
        "fs::",
        "File::open",
        "File::create",
        "std::env",
        "println!",
        "std::net",
        "Command::new",
    ];
    let may = |path: &str| {
        path.starts_with(PROGRAM)
            || path.starts_with(FILES)
            || path.starts_with("build/")
            || path.ends_with("build.rs")
    };
    assert_eq!(lines_with(&words, |path| !may(path)), NONE);
}

/// `say.rs` shows the control characters of what it prints.
#[test]
fn one_place_prints() {
    let is_program = |path: &str| path.starts_with(PROGRAM) && !path.ends_with("/say.rs");
    assert_eq!(lines_with(&["println!", "eprint", "print!", "stderr("], is_program), NONE);
}

#[test]
fn platforms_differ_at_the_gates_alone() {
    let gates = [
        "build.rs",
        "crates/import/src/lib.rs",
        "src/browser/mod.rs",
        "src/entry/mod.rs",
        "src/lib.rs",
    ];
    assert_eq!(lines_with(&["cfg(", "cfg!(", "cfg_attr("], |path| !gates.contains(&path)), NONE);
    assert!(
        !lines_with(&["cfg("], |path| gates.contains(&path)).is_empty(),
        "the gates are elsewhere now: name them here"
    );
}

#[test]
fn nothing_shipped_panics_or_leaks_by_design() {
    let words = [
        ".unwrap()",
        ".expect(",
        "forget(",
        ".leak()",
        "Box::leak",
        "panic!(",
        "todo!(",
        "unimplemented!(",
        "unreachable!(",
    ];
    assert_eq!(lines_with(&words, |_| true), NONE);
}

#[test]
fn tests_end_their_files() {
    for (path, _) in shipped() {
        let source = fs::read_to_string(root().join(&path)).unwrap();
        if let Some((_, tests)) = source.split_once("#[cfg(test)]") {
            assert!(
                tests.trim_start().starts_with("mod tests {"),
                "{path} has code behind #[cfg(test)] that is no module of tests"
            );
            let last = tests.lines().position(|line| line == "}").unwrap_or_default();
            assert_eq!(
                tests.lines().skip(last + 1).collect::<String>(),
                "",
                "{path} has code after its tests, where no test here looks"
            );
        }
    }
}

/// The list of `index.html`, which trunk and the Makefile read, names every file of `style/` once.
#[test]
fn every_style_is_listed() {
    let shell = fs::read_to_string(root().join("index.html")).unwrap();
    let mut listed: Vec<_> = shell
        .split("rel=\"css\" href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next().map(|path| root().join(path)))
        .collect();
    listed.sort();
    let files = fs::read_dir(root().join("style")).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    assert_eq!(listed, files);
}

const FOLDERS: [&str; 11] = [
    "build/",
    "crates/",
    "docs/",
    "examples/",
    "locales/",
    "seeds/",
    "src/",
    "style/",
    "tests/",
    "tools/",
    "web/",
];

/// The words between backticks.
fn in_backticks(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2).flat_map(str::split_whitespace)
}

fn is_from_the_root(word: &str) -> bool {
    FOLDERS.iter().any(|folder| word.starts_with(folder))
}

#[test]
fn every_path_in_the_docs_exists() {
    for doc in ["README.md", "CONTRIBUTING.md", "docs/decisions.md", "docs/rendering.md"] {
        let text = fs::read_to_string(root().join(doc)).unwrap();
        let paths: Vec<_> = in_backticks(&text).filter(|word| is_from_the_root(word)).collect();
        assert!(!paths.is_empty(), "{doc} names no path in backticks");
        // A path with `*` or `<` stands for many.
        let missing: Vec<_> = paths
            .iter()
            .filter(|path| !path.contains(['*', '<', '{']) && !root().join(path).exists())
            .collect();
        assert!(missing.is_empty(), "{doc} names what is not there: {missing:?}");
    }
}

/// The section of the README that says where everything is.
fn map() -> String {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let (_, map) = readme.split_once("\n## The map\n").expect("README.md has lost its map");
    map.split("\n## ").next().unwrap_or_default().to_owned()
}

/// A row of the map may name files by what is short for their folder, or beside the one before.
#[test]
fn every_file_on_the_map_exists() {
    let short = [("import/", "crates/import/src/parsers/"), ("cli/", PROGRAM)];
    for row in map().lines().filter(|line| line.starts_with("| ")) {
        let mut folder = root().to_owned();
        for word in in_backticks(row) {
            let long = short.iter().find_map(|(short, long)| {
                word.strip_prefix(short).map(|rest| (*long).to_owned() + rest)
            });
            let word = long.as_deref().unwrap_or(word);
            let path = if is_from_the_root(word) {
                root().join(word)
            } else if word.ends_with(['/']) || word.ends_with(".rs") || word.ends_with(".css") {
                let beside = |folder: &Path| Some(folder.join(word)).filter(|path| path.exists());
                beside(&folder).or_else(|| beside(&folder.join("src"))).unwrap_or_else(|| {
                    panic!("{word} is not in {}, as the map has it: {row}", folder.display())
                })
            } else {
                continue;
            };
            assert!(path.exists(), "{word} is not there, as the map has it: {row}");
            folder = if path.is_dir() { path } else { path.parent().unwrap().to_owned() };
        }
    }
}

#[test]
fn every_folder_is_on_the_map() {
    let map = map();
    let folders = ["crates", "src", "web"].into_iter().flat_map(|parent| {
        let folders = fs::read_dir(root().join(parent)).unwrap();
        folders.filter_map(move |entry| {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            // What npm has installed is not the project's.
            (entry.path().is_dir() && name != "node_modules").then(|| format!("{parent}/{name}/"))
        })
    });
    let folders = FOLDERS.iter().map(|folder| (*folder).to_owned()).chain(folders);
    let folders = folders.filter(|folder| folder != "crates/");
    let missing: Vec<_> = folders.filter(|folder| !map.contains(&format!("`{folder}`"))).collect();
    assert!(missing.is_empty(), "the map does not have {missing:?}");
}
