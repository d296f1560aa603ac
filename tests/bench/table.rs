//! Medians, and the rows that hold them against each other and against a goal.

use std::fmt;
use std::time::Instant;

/// The goal of a ratio.
#[derive(Debug, Clone, Copy)]
pub enum Goal {
    AtMost(f64),
    Below(f64),
}

/// One measure of ours beside that of another.
#[derive(Debug)]
pub struct Row<'a> {
    pub what: &'a str,
    /// Of the document, where there is one.
    pub paragraphs: Option<usize>,
    pub ours: f64,
    pub other: f64,
    /// Whose the other is.
    pub name: &'a str,
    pub goal: Goal,
}

impl Goal {
    fn is_met(self, ratio: f64) -> bool {
        match self {
            Goal::AtMost(limit) => ratio <= limit,
            Goal::Below(limit) => ratio < limit,
        }
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Goal::AtMost(limit) => write!(f, "≤ {limit}"),
            Goal::Below(limit) => write!(f, "< {limit}"),
        }
    }
}

impl Row<'_> {
    /// Prints what stands above the rows.
    pub fn head(title: &str) {
        println!(
            "\n{title:<36} {:>10} {:>10} {:>10}  {:<14} {:>8} {:>8}",
            "paragraphs", "ours ms", "other ms", "other", "ratio", "goal"
        );
    }

    /// Prints the row. A time over its goal is told and no more, for it is also the machine's.
    pub fn print(&self) {
        let ratio = self.ours / self.other;
        let paragraphs = self.paragraphs.map_or(String::new(), thousands);
        let missed = if self.goal.is_met(ratio) { "" } else { "  missed" };
        let goal = self.goal.to_string();
        println!(
            "{:<36} {paragraphs:>10} {:>10} {:>10}  {:<14} {:>8} {goal:>8}{missed}",
            self.what,
            short(self.ours),
            short(self.other),
            self.name,
            short(ratio)
        );
    }
}

/// The middle one; the upper one of two.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The median milliseconds of two works, done in turns so that a busy machine is busy for both.
pub fn in_turns(
    rounds: usize,
    mut one: impl FnMut() -> anyhow::Result<()>,
    mut other: impl FnMut() -> anyhow::Result<()>,
) -> anyhow::Result<[f64; 2]> {
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..rounds {
        times[0].push(milliseconds(&mut one)?);
        times[1].push(milliseconds(&mut other)?);
    }
    Ok(times.map(|times| median(&times)))
}

fn milliseconds(work: &mut impl FnMut() -> anyhow::Result<()>) -> anyhow::Result<f64> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed().as_secs_f64() * 1000.0)
}

/// As many digits as mean something.
pub fn short(value: f64) -> String {
    match value {
        _ if value >= 100.0 => format!("{value:.0}"),
        _ if value >= 10.0 => format!("{value:.1}"),
        _ if value >= 0.1 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

/// With a comma, as in 5,000.
pub fn thousands(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", number / 1000, number % 1000),
    }
}
