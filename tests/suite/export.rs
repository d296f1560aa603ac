//! Articles in other formats: what is written is read as the same article.

use crate::golden::entries;
use crate::program::Folder;
use article::{Article, wire};
use import::{Format, import};
use packer::{ExportFormat, export};
use serde_json::Value;
use similar::TextDiff;
use std::fs;
use std::path::Path;

/// The article that a document is read as, without a headline's id, which Markdown has no place
/// for.
fn read(text: &str, format: Format) -> Article {
    import("", text.as_bytes(), Some(format)).unwrap_or_else(|why| panic!("{why}: {text}")).article
}

#[test]
fn markdown_is_read_as_what_was_written() {
    let mut report = String::new();
    for case in entries(&Path::new(crate::ROOT).join("tests/suite/golden/markdown")) {
        let name = case.display();
        // Cases that are errors have no article.
        let Ok(text) = fs::read_to_string(case.join("input.md")) else { continue };
        if case.join("error.txt").exists() {
            continue;
        }
        let article = read(&text, Format::Markdown);
        let written = export(&article, ExportFormat::Markdown);
        let again = read(&written, Format::Markdown);
        let json = |article| serde_json::from_str::<Value>(&wire::to_json(article)).unwrap();
        let (before, after) = (json(&article), json(&again));
        if before != after {
            let differ = TextDiff::from_lines(&format!("{before:#}"), &format!("{after:#}"))
                .unified_diff()
                .to_string();
            report += &format!("{name}\n{differ}\n");
        }
    }
    assert!(report.is_empty(), "{report}");
}

#[test]
fn the_program_writes_what_it_is_asked_for() {
    let folder = Folder::new();
    folder.write("mill.md", "# The mill\n\nIt *turns* again[^1].\n\n[^1]: After forty years.\n");
    for (to, words) in [
        ("markdown", "It *turns* again[^1]."),
        ("html", "<p>It <em>turns</em> again<sup>"),
        ("text", "It turns again"),
        ("json", "\"kind\":\"emphasis\""),
    ] {
        let run = folder.run(&["export", "mill.md", "--to", to]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert!(String::from_utf8_lossy(&run.stdout).contains(words), "{to}");
    }
    let run = folder.run(&["export", "mill.md", "--to", "text", "-o", "mill.md"]);
    assert!(run.code == Some(1) && run.stderr.contains("is the document itself"), "{}", run.stderr);
}
