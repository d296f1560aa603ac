//! How much memory packing takes, for documents of the worst shapes: millions of pieces as small as
//! pieces can be.

use crate::files::{Folder, program};
use crate::processes;
use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::process::{Command, Stdio};

/// Bytes of each document, which is then in nearly as many pieces as documents may have.
const SIZE: usize = 600_000;
/// Bytes of memory for a byte of the document.
const GOAL: f64 = 40.0;

/// The document's name, its beginning, what is repeated, and its end.
const SHAPES: [(&str, &str, &str, &str); 14] = [
    (
        "prose.md",
        "# h\n\n",
        "Some words that make a sentence of a usual length. And another one, a little longer than \
         that.\n\n",
        "",
    ),
    ("items.md", "# h\n\n", "- a\n", ""),
    ("paragraphs.md", "# h\n\n", "a\n\n", ""),
    ("cells.md", "# h\n\n|a|a|\n|-|-|\n", "|a|a|\n", ""),
    ("spans.md", "# h\n\n", "*a* ", ""),
    ("nested.md", "# h\n\n", "> - > - > - a\n\n", ""),
    ("quotes.md", "# h\n\n", ">a\n\n", ""),
    ("links.md", "# h\n\n", "[a](b)\n", ""),
    ("headings.md", "# h\n\n", "## a\n", ""),
    ("notes.md", "# h\n\n", "[^1] ", "\n\n[^1]: n\n"),
    ("paragraphs.txt", "h\n\n", "a\n\n", ""),
    ("paragraphs.json", ENVELOPE, ",\"a\"", "]}"),
    ("objects.json", ENVELOPE, ",{}", "]}"),
    (
        "cells.json",
        "{\"format\":\"article-viewer\",\"version\":1,\"body\":[{\"kind\":\"table\",\"rows\":[[\"\
         a\"",
        ",\"\"",
        "]]}]}",
    ),
];

const ENVELOPE: &str = "{\"format\":\"article-viewer\",\"version\":1,\"body\":[\"a\"";

/// Prints the most memory that packing each shape has held at once, beside the document's size.
pub fn report(scratch: &Path) -> Result<()> {
    let folder = Folder::new(scratch)?;
    let peak = |name: &str, text: &str| {
        let document = folder.write(name, text)?;
        let page = folder.join("page.html");
        let mut command = Command::new(program());
        command
            .arg("pack")
            .arg(&document)
            .arg("-o")
            .arg(&page)
            .arg("--force")
            .stderr(Stdio::null());
        let peak = processes::peak(&mut command)?;
        anyhow::Ok((peak, std::fs::metadata(&page).context("no page was written")?.len() as f64))
    };
    // What the program takes for a document of a few words.
    let (Some(least), shortest) = peak("least.md", "# h\n\na\n")? else {
        eprintln!("SKIPPED: memory of packing, which this system does not tell");
        return Ok(());
    };
    println!(
        "\n{:<36} {:>10} {:>10} {:>10} {:>8}",
        "memory of packing", "MB", "page MB", "of its size", "goal"
    );
    for (name, begin, piece, end) in SHAPES {
        let text = format!("{begin}{}{end}", piece.repeat(SIZE / piece.len()));
        let (Some(most), page) = peak(name, &text)? else { continue };
        let (more, longer) = (most - least, page - shortest);
        ensure!(longer > 0.0, "{name}: the page is empty");
        let ratio = more / text.len() as f64;
        let missed = if ratio <= GOAL { "" } else { "  missed" };
        println!(
            "{name:<36} {:>10.0} {:>10.1} {ratio:>10.0} {:>8}{missed}",
            more / 1e6,
            longer / 1e6,
            format!("≤ {GOAL}")
        );
    }
    Ok(())
}
