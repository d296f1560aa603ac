//! Promises to those who build, ship and read this: licences, the lock file, and nothing of the
//! machine that built it.

use crate::page::part;
use crate::program::Folder;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(crate::ROOT)
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn manifests_name_the_licences_that_are_there() {
    let package: Value = serde_json::from_str(&read("web/package/package.json")).unwrap();
    assert_eq!(package["license"], "MIT OR Apache-2.0");
    assert!(read("Cargo.toml").contains("\nlicense = \"MIT OR Apache-2.0\"\n"));
    assert!(
        read("LICENSE-MIT").starts_with("MIT License")
            && read("LICENSE-APACHE").contains("Version 2.0, January 2004")
    );
}

#[test]
fn program_prints_the_licences_of_all_that_it_carries() {
    let run = Folder::new().run(&["licenses"]);
    let printed = String::from_utf8(run.stdout).unwrap();
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    for work in [
        "MIT License",
        "Apache License",
        "clap 4",
        "pulldown-cmark 0",
        "leptos 0",
        "wasm-bindgen 0",
        "The standard library of rustc",
        "bat",
        "# Syntaxes",
    ] {
        assert!(printed.contains(work), "there is no {work}");
    }
}

#[test]
fn licences_go_with_the_package_the_folder_and_every_script_with_works_of_others() {
    let folder = Folder::new();
    folder.write("story.md", "# Head\n\nText\n");
    for args in [
        &["package", "-o", "npm"][..],
        &["site", "story.md", "-o", "cdn"],
        &["pack", "story.md", "-o", "single.html"],
    ] {
        assert_eq!(folder.run(args).code, Some(0));
    }
    for (file, works) in [
        ("npm/LICENSE-MIT", &["MIT License"][..]),
        ("npm/LICENSE-APACHE", &["Apache License"]),
        (
            "npm/THIRD-PARTY-NOTICES",
            &["leptos 0", "wasm-bindgen 0", "The standard library of rustc"],
        ),
        (
            "cdn/article-viewer.licenses.txt",
            &["MIT License", "Apache License", "leptos 0", "wasm-bindgen 0"],
        ),
    ] {
        let text = folder.read(file);
        assert!(works.iter().all(|work| text.contains(work)), "{file} lacks one of {works:?}");
        // Only the program reads documents.
        assert!(
            !text.contains("pulldown-cmark") && !text.contains("clap 4"),
            "{file} has the notices of the program"
        );
    }
    let named = |script: &str| {
        let start = format!(
            "/*! article-viewer {} | MIT OR Apache-2.0 | notices: ",
            env!("CARGO_PKG_VERSION")
        );
        part(script, (&start, " */")).to_string()
    };
    assert_eq!(named(&folder.read("npm/index.js")), "THIRD-PARTY-NOTICES");
    assert_eq!(
        named(&folder.read("cdn/article-viewer.js")),
        "article-viewer.licenses.txt or THIRD-PARTY-NOTICES"
    );
    assert_eq!(named(&folder.read("single.html")), "article-viewer licenses");
}

/// `make lint` asks for all systems whether the notices are fresh; this, for the one at hand.
#[test]
fn notices_name_every_dependency() {
    let program = &["--package", "article-viewer-packer"][..];
    let viewer = &[
        "--package",
        "article-viewer",
        "--target",
        "wasm32-unknown-unknown",
        "--features",
        "element",
    ][..];
    for (file, options) in
        [("THIRD-PARTY-NOTICES", program), ("web/package/THIRD-PARTY-NOTICES", viewer)]
    {
        let mut tree = Command::new(env!("CARGO"));
        tree.args([
            "tree",
            "--locked",
            "--offline",
            "--edges",
            "normal,no-proc-macro",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ])
        .args(options);
        let run = tree.current_dir(root()).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let (tree, notices) = (String::from_utf8(run.stdout).unwrap(), read(file));
        // The project's own are in a folder, not in the registry.
        let crates: Vec<_> = tree.lines().filter(|line| !line.contains(" (/")).collect();
        assert!(crates.len() > 50, "only {crates:?}");
        for line in crates {
            let name = line.split(" (").next().unwrap().replacen(" v", " ", 1);
            assert!(
                notices.contains(&format!("\n{name}: ")),
                "{file} lacks {name}: run make notices"
            );
        }
    }
}

/// The scripts carry works of others only through the glue, whose licence is that of the crate
/// wasm-bindgen.
#[test]
fn scripts_import_nothing_of_others() {
    let mut imports = 0;
    let web = fs::read_dir(root().join("web")).unwrap().map(|entry| entry.unwrap());
    let folders = web.filter(|entry| entry.file_type().unwrap().is_dir());
    for entry in folders.flat_map(|folder| fs::read_dir(folder.path()).unwrap()) {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "ts") {
            for line in fs::read_to_string(&path)
                .unwrap()
                .lines()
                .filter(|line| line.starts_with("import \"") || line.contains(" from \""))
            {
                let from = line.rsplit('"').nth(1).unwrap_or_default();
                let is_ours = ["./", "../"].iter().any(|begin| from.starts_with(begin));
                assert!(
                    is_ours || ["viewer", "markup"].contains(&from),
                    "{}: {line}",
                    path.display()
                );
                imports += 1;
            }
        }
    }
    assert!(imports > 20);
}

#[test]
fn every_call_of_cargo_keeps_to_the_lock_file() {
    let mut calls = 0;
    for file in ["Makefile", "tools/install.sh", "tools/notices.sh", "tools/deny.sh"] {
        for line in read(file).lines().filter(|line| !line.trim_start().starts_with(['#', '*'])) {
            let commands = [
                "bench", "build", "clippy", "doc", "fetch", "generate", "install", "run", "test",
                "tree",
            ];
            if commands.iter().any(|command| line.contains(&format!("cargo {command} ")))
                && !line.contains("echo \"")
            {
                // What is left is what is said of a call, and the one that is tried last, aloud.
                let is_excused = line.contains("say \"") || line.trim() == UNLOCKED;
                assert!(line.contains("--locked") || is_excused, "{file}: {line}");
                calls += 1;
            }
        }
    }
    assert!(calls > 10, "only {calls}");
}

/// Where a registry does not serve a version that a tool locks; the line before it says so.
const UNLOCKED: &str =
    "cargo install \"$@\" --version \"$version\" --root \"$new\" --no-track \"$crate\"";

/// Looks at what `make` has built, so far as it is there.
#[test]
fn no_shipped_file_names_the_machine_that_built_it() {
    let built = ["target/release/article-viewer", "target/viewer/built", "dist"]
        .into_iter()
        .filter(|path| root().join(path).exists());
    let run = Command::new(root().join("tools/paths.sh"))
        .args(built)
        .current_dir(root())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(
        run.status.success(),
        "{said}run `make`; what cargo alone has built names this machine"
    );
}

/// The table of what was tried tells how to try it again.
#[test]
fn every_test_that_security_md_names_exists() {
    let security = read("SECURITY.md");
    let mut sources = String::new();
    let mut folders = vec![root().join("tests"), root().join("src"), root().join("crates")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            match path.extension().and_then(|extension| extension.to_str()) {
                _ if path.is_dir() => folders.push(path),
                Some("rs") => sources.push_str(&fs::read_to_string(path).unwrap()),
                _ => {}
            }
        }
    }
    let commands: Vec<_> =
        security.split('`').filter(|code| code.starts_with("cargo test ")).collect();
    assert!(commands.len() > 5, "only {commands:?}");
    for command in commands {
        let name = command.split(' ').next_back().unwrap_or_default();
        for part in name.split("::") {
            let is_there = [format!("fn {part}("), format!("mod {part};")]
                .iter()
                .any(|code| sources.contains(code));
            assert!(is_there, "SECURITY.md names {command}, and there is no {part}");
        }
    }
    let targets: Vec<_> =
        security.split('`').filter_map(|code| code.strip_prefix("make ")).collect();
    let makefile = read("Makefile");
    for target in targets.iter().filter_map(|target| target.split(' ').next()) {
        assert!(
            makefile.contains(&format!("\n{target}:")),
            "SECURITY.md names make {target}, and there is none"
        );
    }
}
