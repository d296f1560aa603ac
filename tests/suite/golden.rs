//! Golden folders: `golden/<kind>/<case>/` holds `input.*`, and beside it what an import makes of
//! it: `article.json` and `warnings.txt`, or `error.txt`. A file that is absent means that nothing
//! is expected there. `UPDATE_GOLDEN=1 cargo test` writes them anew; read the difference before it
//! is committed.

use article::{Article, Warning, wire};
use import::import;
use similar::TextDiff;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Imports the input of every case of a kind and compares. Reports all cases that differ at once.
pub fn check(kind: &str) {
    let folder = Path::new(crate::ROOT).join("tests/suite/golden").join(kind);
    let cases = entries(&folder);
    assert!(!cases.is_empty(), "no golden cases in {}", folder.display());
    let report: String = cases.iter().map(|case| check_case(case)).collect();
    assert!(
        report.is_empty(),
        "{report}\nIf this is what is wanted now: UPDATE_GOLDEN=1 cargo test"
    );
}

/// The faults of a case, for a person to read; empty where there are none.
fn check_case(case: &Path) -> String {
    let input =
        entries(case).into_iter().find(|path| path.file_stem().is_some_and(|stem| stem == "input"));
    let input = input.unwrap_or_else(|| panic!("{} has no file input.*", case.display()));
    let name = input.file_name().unwrap().to_str().unwrap();
    let (mut article, mut warnings, mut error) = Default::default();
    match import(name, &fs::read(&input).unwrap(), None) {
        Err(why) => error = format!("{why}\n"),
        Ok(imported) => {
            let json = wire::to_json(&imported.article);
            let (again, complaints) = read_back(&json);
            assert!(
                again == imported.article && complaints.is_empty(),
                "{}: its JSON reads as another article",
                case.display()
            );
            let value: serde_json::Value = serde_json::from_str(&json).unwrap();
            article = format!("{value:#}\n");
            warnings = imported.warnings.iter().map(|warning| format!("{warning}\n")).collect();
        }
    }
    [("article.json", article), ("warnings.txt", warnings), ("error.txt", error)]
        .into_iter()
        .map(|(name, actual): (_, String)| compare(&case.join(name), &actual))
        .collect()
}

/// How a file differs from what it should be, for a person to read; empty where it does not.
pub fn compare(path: &Path, actual: &str) -> String {
    let expected = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => panic!("{}: {error}", path.display()),
    };
    if expected == actual {
        return String::new();
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| !value.is_empty() && value != "0") {
        match actual {
            "" => fs::remove_file(path).unwrap(),
            _ => fs::write(path, actual).unwrap(),
        }
        return String::new();
    }
    let diff = TextDiff::from_lines(expected.as_str(), actual);
    format!("{}\n{}\n", path.display(), diff.unified_diff().header("expected", "actual"))
}

/// The paths in a folder, sorted, hidden files left out.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let read = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = read.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| !path.file_name().unwrap().to_string_lossy().starts_with('.'));
    paths.sort();
    paths
}

/// Reads the JSON form of an article.
pub fn read_back(json: &str) -> (Article, Vec<Warning>) {
    let imported =
        import("article.json", json.as_bytes(), None).unwrap_or_else(|why| panic!("{why}: {json}"));
    (imported.article, imported.warnings)
}
