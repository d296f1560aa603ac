//! Packages of npm that the tests use, in a folder where Node finds it.

use crate::program::Folder;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The folder with the packages; `None`, said aloud, where they are not installed.
pub fn modules() -> Option<PathBuf> {
    let installer = Path::new(crate::ROOT).join("tools/install.sh");
    let found = Command::new(installer).args(["--where", "tests-npm"]).output().unwrap();
    if found.status.success() {
        return Some(PathBuf::from(String::from_utf8_lossy(&found.stdout).trim()));
    }
    let why = String::from_utf8_lossy(&found.stderr).into_owned();
    assert!(env::var("ARTICLE_VIEWER_REQUIRE_BROWSERS").is_err(), "{why}");
    eprintln!("SKIPPED: run tools/install.sh tests: {why}");
    None
}

/// Compiles a file of the folder with TypeScript; its complaints, or nothing.
pub fn typescript(folder: &Folder, modules: &Path, file: &str) -> String {
    link(folder, modules);
    let options = [
        "--noEmit",
        "--strict",
        "--jsx",
        "react-jsx",
        "--module",
        "esnext",
        "--moduleResolution",
        "bundler",
    ];
    let mut tsc = Command::new("node");
    tsc.arg(modules.join("typescript/bin/tsc")).args(options).args([
        "--target",
        "es2022",
        "--lib",
        "es2022,dom,dom.iterable",
    ]);
    let run = tsc.arg("--preserveSymlinks").arg(file).current_dir(folder.path()).output().unwrap();
    let said =
        String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success() == said.is_empty(), "{said}");
    said
}

/// Makes `node_modules` of the packages and of the element's own.
pub fn link(folder: &Folder, modules: &Path) {
    let own = folder.path().join("node_modules");
    if own.exists() {
        return;
    }
    fs::create_dir(&own).unwrap();
    for entry in fs::read_dir(modules).unwrap().map(|entry| entry.unwrap()) {
        if !entry.file_name().to_string_lossy().starts_with('.') {
            std::os::unix::fs::symlink(entry.path(), own.join(entry.file_name())).unwrap();
        }
    }
    assert_eq!(folder.run(&["package", "-o", "node_modules/article-viewer"]).code, Some(0));
}
