//! Packing beside pandoc, which also makes one page of a document.

use crate::document::Document;
use crate::files::{Folder, program, run};
use crate::table::{Goal, Row, in_turns};
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// Prints how long each takes, from its start to its end.
pub fn report(scratch: &Path) -> Result<()> {
    let Ok(help) = Command::new("pandoc").arg("--help").output() else {
        eprintln!(
            "SKIPPED: packing beside pandoc, which is not here: run `tools/install.sh bench`"
        );
        return Ok(());
    };
    // Versions before 2.19 have another name for the second.
    let has_new_name = String::from_utf8_lossy(&help.stdout).contains("--embed-resources");
    let options =
        ["--standalone", if has_new_name { "--embed-resources" } else { "--self-contained" }];
    let folder = Folder::new(scratch)?;
    Row::head("packing one document");
    for (paragraphs, rounds) in [(15, 15), (5_000, 3)] {
        let document = folder.write("story.md", &Document::new(paragraphs).markdown())?;
        let [ours, other] = in_turns(
            rounds,
            || {
                run(Command::new(program())
                    .arg("pack")
                    .arg(&document)
                    .arg("-o")
                    .arg(folder.join("ours.html"))
                    .arg("--force"))
            },
            || {
                run(Command::new("pandoc")
                    .args(options)
                    .arg(&document)
                    .arg("-o")
                    .arg(folder.join("pandoc.html")))
            },
        )?;
        Row {
            what: "pack",
            paragraphs: Some(paragraphs),
            ours,
            other,
            name: "pandoc",
            goal: Goal::AtMost(0.05),
        }
        .print();
    }
    Ok(())
}
