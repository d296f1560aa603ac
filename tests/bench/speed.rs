//! How import and pack grow with the document.

use crate::document::Document;
use crate::table::{Goal, Row, in_turns};
use anyhow::{Context, Result};
use article::Article;
use import::import;
use packer::{Options, Viewer, single};
use std::hint::black_box;

const ROUNDS: usize = 5;

/// Prints how much longer ten times the text takes.
pub fn report() -> Result<()> {
    let viewer = Viewer::built().context("run `make` first")?;
    let documents = [5_000, 50_000].map(Document::new);
    Row::head("ten times the text");
    let row = |what: &str, [other, ours]: [f64; 2]| {
        Row {
            what,
            paragraphs: Some(50_000),
            ours,
            other,
            name: "5,000 of ours",
            goal: Goal::AtMost(11.0),
        }
        .print();
    };
    for (what, file, texts) in [
        ("import of text", "bench.txt", documents.each_ref().map(Document::text)),
        ("import of Markdown", "bench.md", documents.each_ref().map(Document::markdown)),
        (
            "import of JSON",
            "bench.json",
            documents.each_ref().map(|document| document.json().to_string()),
        ),
    ] {
        let read = |text: &str| {
            import(file, text.as_bytes(), None)
                .map(|imported| drop(black_box(imported)))
                .map_err(anyhow::Error::from)
        };
        row(what, in_turns(ROUNDS, || read(&texts[0]), || read(&texts[1]))?);
    }
    let [plain, noted] = [Document::markdown as fn(&Document) -> String, noted];
    for (what, markdown) in [("pack", plain), ("pack with a note a paragraph", noted)] {
        let article = |document: &Document| {
            import("bench.md", markdown(document).as_bytes(), None).map(|imported| imported.article)
        };
        let (short, long) = (article(&documents[0])?, article(&documents[1])?);
        let pack = |article: &Article| {
            black_box(single(article.clone(), &viewer, &Options::default()));
            Ok(())
        };
        row(what, in_turns(ROUNDS, || pack(&short), || pack(&long))?);
    }
    Ok(())
}

/// Every paragraph refers to a note of its own, and the last note is referred to first.
fn noted(document: &Document) -> String {
    let mut text = String::from("# A long story\n");
    let all = 0..document.paragraphs.len();
    all.clone().rev().for_each(|number| {
        text.push_str(&format!("\nParagraph {number} says a little.[^{number}]\n"))
    });
    all.for_each(|number| text.push_str(&format!("\n[^{number}]: Note {number} says more.\n")));
    text
}
