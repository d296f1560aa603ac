//! `make bench`: what the built viewer weighs, how fast its pages are beside
//! plain HTML and pages in frameworks, and how time grows with the document.
//! Sizes are held against their goals. Times are given as ratios taken in turns,
//! for the machines that run this are noisy, and a missed one is only told.

// A program, whose items nothing reaches from outside.
#![allow(unreachable_pub)]

/// The project's folder; cargo runs these tests in that of the package.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

mod chromium;
mod document;
mod lengths;
mod many;
mod memory;
mod pages;
mod pandoc;
mod parts;
mod processes;
mod rules;
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

use anyhow::Result;
use clap::{Parser, ValueEnum};
use engine::Engine;
use std::path::Path;
use tokio::runtime::Builder;

/// All that is measured, or only the parts that are named.
#[derive(Debug, Parser)]
struct Arguments {
    parts: Vec<Part>,
    /// The flag that cargo adds.
    #[arg(long, hide = true)]
    bench: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The bytes that readers download
    Sizes,
    /// The bytes of each part of the viewer
    Parts,
    /// Import and pack, of ten times the text
    Speed,
    /// Memory that packing takes, by the shape of the document
    Memory,
    /// Packing beside pandoc
    Pandoc,
    /// Pages of 15 paragraphs
    #[value(name = "15")]
    Short,
    /// Pages of 5,000 paragraphs
    #[value(name = "5000")]
    Long,
    /// Pages of 50,000 paragraphs; they take some gigabytes of memory
    #[value(name = "50000")]
    Longest,
    /// The dearest rules of a page's style
    Rules,
    /// A page with a hundred articles
    Many,
}

fn main() -> Result<()> {
    let Arguments { parts, .. } = Arguments::parse();
    let is_wanted = |part: Part| parts.is_empty() || parts.contains(&part);
    let scratch = tempfile::Builder::new().prefix("article-viewer-").tempdir()?;
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.spawn(process::end_on_signal(scratch.path().to_path_buf()));

    let is_within = !is_wanted(Part::Sizes) || size::report()?;
    if is_wanted(Part::Parts) {
        parts::report()?;
    }
    if is_wanted(Part::Speed) {
        speed::report()?;
    }
    if is_wanted(Part::Memory) {
        memory::report(scratch.path())?;
    }
    if is_wanted(Part::Pandoc) {
        pandoc::report(scratch.path())?;
    }
    match Engine::Chromium.tools() {
        Ok(_) => runtime.block_on(open_pages(is_wanted, scratch.path()))?,
        Err(missing) => eprintln!("SKIPPED: all pages: {missing}"),
    }
    anyhow::ensure!(is_within, "a size is over its goal");
    Ok(())
}

/// Measures what takes a browser.
async fn open_pages(is_wanted: impl Fn(Part) -> bool, scratch: &Path) -> Result<()> {
    let wanted = [
        (Part::Short, lengths::SHORT),
        (Part::Long, lengths::LONG),
        (Part::Longest, lengths::LONGEST),
    ];
    let wanted: Vec<_> =
        wanted.into_iter().filter(|(part, _)| is_wanted(*part)).map(|(_, length)| length).collect();
    lengths::report(&wanted, scratch).await?;
    if is_wanted(Part::Rules) {
        rules::report(scratch).await?;
    }
    if is_wanted(Part::Many) {
        many::report(scratch).await?;
    }
    Ok(())
}
