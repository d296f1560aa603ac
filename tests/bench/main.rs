//! `make bench`: what the built viewer weighs, how fast its pages are beside
//! plain HTML and pages in frameworks, and how time grows with the document.
//! Sizes are held against their goals. Times are given as ratios taken in turns,
//! for the machines that run this are noisy, and a missed one is only told.

mod chromium;
mod document;
mod lengths;
mod pages;
mod parts;
mod size;
mod speed;
mod table;

// The drivers of the browser tests.
#[allow(dead_code)]
#[path = "../browser/engine.rs"]
mod engine;
#[allow(dead_code)]
#[path = "../browser/files.rs"]
mod files;
#[allow(dead_code)]
#[path = "../browser/journal.rs"]
mod journal;
#[allow(dead_code)]
#[path = "../browser/process.rs"]
mod process;
#[allow(dead_code)]
#[path = "../browser/server.rs"]
mod server;
#[allow(dead_code)]
#[path = "../browser/session.rs"]
mod session;
#[allow(dead_code)]
#[path = "../browser/wait.rs"]
mod wait;

use clap::{Parser, ValueEnum};
use lengths::Length;

/// The whole of it, or only the parts that are named.
#[derive(Debug, Parser)]
struct Arguments {
    parts: Vec<Part>,
    /// What cargo adds.
    #[arg(long, hide = true)]
    bench: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Sizes of what readers download.
    Size,
    /// What each part of the viewer costs.
    Parts,
    /// Import and pack.
    Speed,
    #[value(name = "15")]
    Short,
    #[value(name = "5000")]
    Long,
    #[value(name = "50000")]
    Longest,
}

impl Part {
    /// The pages that it visits.
    fn length(self) -> Option<Length> {
        match self {
            Part::Short => Some(lengths::SHORT),
            Part::Long => Some(lengths::LONG),
            Part::Longest => Some(lengths::LONGEST),
            _ => None,
        }
    }
}

fn main() -> anyhow::Result<()> {
    let Arguments { parts: named, .. } = Arguments::parse();
    let is_wanted = |part: Part| named.is_empty() || named.contains(&part);
    let is_within = !is_wanted(Part::Size) || size::report()?;
    if is_wanted(Part::Parts) {
        parts::report()?;
    }
    if is_wanted(Part::Speed) {
        speed::report()?;
    }
    let lengths: Vec<Length> = Part::value_variants().iter().filter(|part| is_wanted(**part)).filter_map(|part| part.length()).collect();
    let scratch = tempfile::Builder::new().prefix("article-viewer-").tempdir()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.spawn(process::end_on_signal(scratch.path().to_path_buf()));
    runtime.block_on(visit(&lengths, scratch.path()))?;
    anyhow::ensure!(is_within, "a size is over its goal");
    Ok(())
}

async fn visit(lengths: &[Length], scratch: &std::path::Path) -> anyhow::Result<()> {
    let bundles = pages::Bundles::build().or_else(|error| {
        eprintln!("SKIPPED: pages in frameworks: {error:#}");
        anyhow::Ok(pages::Bundles::none())
    })?;
    for length in lengths {
        let measured = lengths::measure(*length, &bundles, scratch).await?;
        table::Row::head("pages in Chromium", "ms");
        lengths::report(*length, &measured);
        lengths::report_pages(*length, &measured);
    }
    Ok(())
}
