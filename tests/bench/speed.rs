//! How import and pack grow with the document.

use article_viewer::import::import;
use article_viewer::pack::{Options, Viewer, single};
use std::time::{Duration, Instant};

/// Prints how much longer ten times the text takes: 10 is linear.
pub fn report() {
    let viewer = Viewer::built().expect("the viewer is built by `make` first");
    println!("\n{:<34} {:>9} {:>9}", "time for 20,000 ÷ 2,000 paragraphs", "ratio", "goal");
    for (name, extension) in [("import of text", "txt"), ("import of Markdown", "md")] {
        let [short, long] = [2_000, 20_000].map(|paragraphs| document(paragraphs, extension));
        let file = format!("bench.{extension}");
        let ratio = ratio(|| drop(import(&file, short.as_bytes(), None)), || drop(import(&file, long.as_bytes(), None)));
        println!("{name:<34} {ratio:>9.1} {:>9}", "≤ 11");
    }
    let [short, long] =
        [2_000, 20_000].map(|paragraphs| import("bench.md", document(paragraphs, "md").as_bytes(), None).expect("the document is sound").article);
    let pack = |article| drop(single(article, &viewer, Options::default()));
    println!("{:<34} {:>9.1} {:>9}", "pack", ratio(|| pack(&short), || pack(&long)), "≤ 11");
}

fn document(paragraphs: usize, extension: &str) -> String {
    let mut text = String::from(if extension == "md" { "# A long story\n" } else { "A long story\n" });
    for number in 0..paragraphs {
        text.push_str(&format!("\nParagraph {number} says a little, then a little more, and ends where it should end.\n"));
    }
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
