//! The pages of one document, visited in turns.

use crate::chromium::{Chromium, Seen};
use crate::document::Document;
use crate::files::{Folder, file_url};
use crate::pages::{Bundles, Page, write};
use crate::rules::bare;
use crate::table::{Goal, Row, median, short, thousands};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A length of the document, and how often its pages are visited.
#[derive(Debug, Clone, Copy)]
pub struct Length {
    pub paragraphs: usize,
    rounds: usize,
    /// Size changes in every round.
    changes: usize,
}

pub const SHORT: Length = Length { paragraphs: 15, rounds: 25, changes: 4 };
pub const LONG: Length = Length { paragraphs: 5_000, rounds: 7, changes: 2 };
pub const LONGEST: Length = Length { paragraphs: 50_000, rounds: 3, changes: 1 };

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Measure {
    Paint,
    /// Style and layout before it.
    Work,
    Text,
    Ready,
    Pressed,
    Change,
    Memory,
}

/// All that was measured at one length.
#[derive(Debug, Default)]
struct Measured(BTreeMap<(Page, Measure), Vec<f64>>);

impl Measured {
    fn add(&mut self, page: Page, measure: Measure, value: f64) {
        self.0.entry((page, measure)).or_default().push(value);
    }

    fn median(&self, page: Page, measure: Measure) -> Option<f64> {
        self.0.get(&(page, measure)).map(|values| median(values))
    }

    /// The framework that is first.
    fn fastest(&self, measure: Measure) -> Option<(Page, f64)> {
        let frameworks = Page::FRAMEWORKS
            .into_iter()
            .filter_map(|page| Some((page, self.median(page, measure)?)));
        frameworks.min_by(|(_, one), (_, other)| one.total_cmp(other))
    }
}

/// Prints what is measured at these lengths, and how much longer ten times the text takes.
pub async fn report(lengths: &[Length], scratch: &Path) -> Result<()> {
    if lengths.is_empty() {
        return Ok(());
    }
    let bundles = Bundles::build().or_else(|error| {
        eprintln!("SKIPPED: pages in frameworks: {error:#}");
        anyhow::Ok(Bundles::none())
    })?;
    let mut all = Vec::new();
    for length in lengths {
        eprintln!(
            "opening pages of {} paragraphs, which takes minutes",
            thousands(length.paragraphs)
        );
        let measured = measure(*length, &bundles, scratch).await?;
        report_ratios(*length, &measured);
        report_pages(*length, &measured);
        all.push(measured);
    }
    if let (
        [.., long, longest],
        [.., Length { paragraphs: 5_000, .. }, Length { paragraphs: 50_000, .. }],
    ) = (&all[..], lengths)
    {
        report_growth(long, longest);
    }
    Ok(())
}

/// Visits every page so many times.
async fn measure(length: Length, bundles: &Bundles, scratch: &Path) -> Result<Measured> {
    let folder = Folder::new(scratch)?;
    let pages = write(&Document::new(length.paragraphs), bundles, &folder)?;
    let mut measured = Measured::default();
    let browser = Chromium::start(include_str!("preload.js"), scratch).await?;
    for page in &pages {
        // Warms up the browser, and the system's memory of the files.
        see(&browser, *page, "", length, &folder).await?;
    }
    for _ in 0..length.rounds {
        for page in &pages {
            visit(&browser, *page, length, &folder, &mut measured).await?;
        }
    }
    browser.close().await;
    Ok(measured)
}

/// Looks at a page undisturbed, then changes its size; and once more, pressing at once.
async fn visit(
    browser: &Chromium,
    page: Page,
    length: Length,
    folder: &Folder,
    measured: &mut Measured,
) -> Result<()> {
    let seen = see(browser, page, "", length, folder).await?;
    measured.add(page, Measure::Paint, seen.paint);
    measured.add(page, Measure::Text, seen.text);
    if let Some(ready) = seen.ready {
        measured.add(page, Measure::Ready, ready);
    }
    if length.paragraphs == SHORT.paragraphs && page.is_parsed() {
        measured.add(page, Measure::Work, work(browser, page, folder).await?);
    }
    // Of a shorter page the browser itself is most.
    if length.paragraphs == LONGEST.paragraphs
        && let Some(memory) = browser.memory().await?
    {
        measured.add(page, Measure::Memory, memory);
    }
    if !page.is_parsed() {
        return Ok(());
    }
    for change in browser.value::<Vec<f64>>(&format!("changes({})", length.changes)).await? {
        measured.add(page, Measure::Change, change);
    }
    let pressing = see(browser, page, "press", length, folder).await?;
    for size in [pressing.pressed_size.context("nobody pressed")?, pressing.size] {
        ensure!(
            size > seen.size,
            "{}: pressed, and letters of {} were {size} pixels high",
            page.name(),
            seen.size
        );
    }
    measured.add(page, Measure::Pressed, pressing.pressed.context("nobody pressed")?);
    Ok(())
}

/// The milliseconds of style and layout until a page without its viewer is seen.
async fn work(browser: &Chromium, page: Page, folder: &Folder) -> Result<f64> {
    let html = fs::read_to_string(folder.join(&page.file()))?;
    let file = folder.write("bare.html", &bare(&html))?;
    browser.first_frame(file_url(&file)?.as_str()).await
}

/// Opens a page and waits until all was seen of it.
async fn see(
    browser: &Chromium,
    page: Page,
    query: &str,
    length: Length,
    folder: &Folder,
) -> Result<Seen> {
    let what = || format!("{} with {} paragraphs", page.name(), thousands(length.paragraphs));
    let mut url = file_url(&folder.join(&page.file()))?;
    url.set_query(Some(query).filter(|query| !query.is_empty()));
    browser.open(url.as_str()).await?;
    let has_ready = page != Page::Plain;
    let seen: Seen = browser.value(&format!("allSeen({has_ready})")).await.with_context(what)?;
    ensure!(
        seen.paragraphs == length.paragraphs,
        "{}: {} are there in the end",
        what(),
        seen.paragraphs
    );
    ensure!(
        !page.is_parsed() || seen.parsed_paragraphs == length.paragraphs,
        "{}: {} were parsed",
        what(),
        seen.parsed_paragraphs
    );
    Ok(seen)
}

/// Prints what was measured at one length.
fn report_ratios(length: Length, measured: &Measured) {
    Row::head("pages in Chromium");
    let is_short = length.paragraphs == SHORT.paragraphs;
    let goal = |short: f64, long: f64| Goal::AtMost(if is_short { short } else { long });
    let row = |what: &str, measure: Measure, other: Option<(Page, f64)>, goal: Goal| {
        if let (Some(ours), Some((page, other))) = (measured.median(Page::Ours, measure), other) {
            Row { what, paragraphs: Some(length.paragraphs), ours, other, name: page.name(), goal }
                .print();
        }
    };
    let plain = |measure| Some((Page::Plain, measured.median(Page::Plain, measure)?));
    row("first contentful paint", Measure::Paint, plain(Measure::Paint), goal(1.15, 0.4));
    let fastest = measured.fastest(Measure::Paint);
    if is_short {
        row("first contentful paint", Measure::Paint, fastest, Goal::AtMost(1.1));
        row("style and layout before it", Measure::Work, plain(Measure::Work), Goal::AtMost(1.3));
    }
    row("text in the page", Measure::Text, measured.fastest(Measure::Text), Goal::AtMost(0.9));
    row(
        "size change acted on, from start",
        Measure::Pressed,
        plain(Measure::Pressed),
        goal(1.05, 0.3),
    );
    if !is_short {
        row("size change", Measure::Change, plain(Measure::Change), Goal::AtMost(0.05));
    }
    if length.paragraphs == LONGEST.paragraphs {
        row(
            "memory of the page, in MB",
            Measure::Memory,
            plain(Measure::Memory),
            Goal::AtMost(0.15),
        );
    }
}

/// Prints what each page takes by itself.
fn report_pages(length: Length, measured: &Measured) {
    println!(
        "\n{:<36} {:>10} {:>10} {:>10} {:>10} {:>10} {:>10}",
        format!("ms, {} paragraphs", thousands(length.paragraphs)),
        "paint",
        "text",
        "ready",
        "pressed",
        "change",
        "MB"
    );
    for page in [Page::Ours, Page::Plain].into_iter().chain(Page::FRAMEWORKS) {
        let measures = [
            Measure::Paint,
            Measure::Text,
            Measure::Ready,
            Measure::Pressed,
            Measure::Change,
            Measure::Memory,
        ];
        let values = measures.map(|measure| {
            format!("{:>10}", measured.median(page, measure).map_or(String::new(), short))
        });
        if measured.median(page, Measure::Paint).is_some() {
            println!("{:<36} {}", page.name(), values.join(" "));
        }
    }
}

/// Prints how much longer ten times the text takes.
fn report_growth(long: &Measured, longest: &Measured) {
    Row::head("ten times the text, in Chromium");
    for (what, measure) in [
        ("text in the page", Measure::Text),
        ("size change", Measure::Change),
        ("viewer ready", Measure::Ready),
    ] {
        if let (Some(other), Some(ours)) =
            (long.median(Page::Ours, measure), longest.median(Page::Ours, measure))
        {
            Row {
                what,
                paragraphs: Some(LONGEST.paragraphs),
                ours,
                other,
                name: "5,000 of ours",
                goal: Goal::AtMost(11.0),
            }
            .print();
        }
    }
}
