//! How import and pack grow with the document.

use anyhow::{Context, Result};
use article_viewer::article::Article;
use article_viewer::import::import;
use article_viewer::pack::{Options, Viewer, single};
use std::time::{Duration, Instant};

/// Prints how much longer ten times the text takes.
pub fn report() -> Result<()> {
    let viewer = Viewer::built().context("run `make` first")?;
    println!("\ntime for 20,000 ÷ 2,000 paragraphs (10 is linear)");
    for (name, file) in [("import of text", "bench.txt"), ("import of Markdown", "bench.md")] {
        let read = |text: &str| drop(import(file, text.as_bytes(), None));
        let (short, long) = (document(2_000), document(20_000));
        println!("{name:<34} {:>9.1}", ratio(|| read(&short), || read(&long)));
    }
    let article = |document: String| import("bench.md", document.as_bytes(), None).map(|imported| imported.article);
    let pack = |article: &Article| drop(single(article, &viewer, &Options::default()));
    for (name, document) in [("pack", document as fn(usize) -> String), ("pack with a note a paragraph", notes)] {
        let (short, long) = (article(document(2_000))?, article(document(20_000))?);
        println!("{name:<34} {:>9.1}", ratio(|| pack(&short), || pack(&long)));
    }
    Ok(())
}

fn document(paragraphs: usize) -> String {
    let mut text = String::from("# A long story\n");
    for number in 0..paragraphs {
        text.push_str(&format!("\nParagraph {number} says a little, then a little more, and ends where it should end.\n"));
    }
    text
}

/// The last note is referred to first.
fn notes(paragraphs: usize) -> String {
    let mut text = String::from("# A long story\n");
    (0..paragraphs).rev().for_each(|number| text.push_str(&format!("\nParagraph {number} says a little.[^{number}]\n")));
    (0..paragraphs).for_each(|number| text.push_str(&format!("\n[^{number}]: Note {number} says more.\n")));
    text
}

/// The ratio of the medians, taken in turns so that a busy machine is busy for both.
fn ratio(short: impl Fn(), long: impl Fn()) -> f64 {
    let [mut shorts, mut longs] = [Vec::new(), Vec::new()];
    for _ in 0..7 {
        shorts.push(time(&short));
        longs.push(time(&long));
    }
    let median = |times: &mut Vec<Duration>| {
        times.sort();
        times[times.len() / 2].as_secs_f64()
    };
    median(&mut longs) / median(&mut shorts)
}

fn time(work: &impl Fn()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
