//! What those who build, ship and read this rely on: the lock file, and nothing of the machine that built it.

use std::fs;
use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_call_of_cargo_keeps_to_the_lock_file() {
    let mut calls = 0;
    for file in ["Makefile", "tools/install.sh"] {
        for line in read(file).lines().filter(|line| !line.trim_start().starts_with(['#', '*'])) {
            let commands = ["bench", "build", "clippy", "doc", "fetch", "generate", "install", "run", "test", "tree"];
            if commands.iter().any(|command| line.contains(&format!("cargo {command} "))) && !line.contains("echo \"") {
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
const UNLOCKED: &str = "cargo install \"$@\" --version \"$version\" --root \"$new\" --no-track \"$crate\"";

/// What `make` has built, so far as it is there.
#[test]
fn no_shipped_file_names_the_machine_that_built_it() {
    let built = ["target/release/article-viewer", "target/viewer/built", "dist"].into_iter().filter(|path| root().join(path).exists());
    let run = Command::new(root().join("tools/paths.sh")).args(built).current_dir(root()).output().unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}run `make`; what cargo alone has built names this machine");
}
