//! Facts about processes, by Linux' /proc (proc(5)); nothing elsewhere.

use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use std::time::Duration;

/// Runs a program, and gives the most memory that it has held at once, in bytes.
pub fn peak(command: &mut Command) -> Result<Option<f64>> {
    let mut child = command.spawn().with_context(|| format!("running {command:?}"))?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    let ended = loop {
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        // The system counts the peak itself; what is looked for is its last word.
        let lines = fs::read_to_string(&status).unwrap_or_default();
        let kilobytes = lines.lines().find_map(|line| {
            line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse::<f64>().ok()
        });
        peak = kilobytes.map(|kilobytes| kilobytes * 1024.0).or(peak);
        std::thread::sleep(Duration::from_millis(1));
    };
    ensure!(ended.success(), "{command:?}: {ended}");
    Ok(peak)
}

/// A process that this program has started, or one of those.
#[derive(Debug, Clone, Copy)]
pub struct Process(u32);

impl Process {
    pub fn all() -> Vec<Self> {
        let mut parents: BTreeMap<u32, u32> = BTreeMap::new();
        for process in fs::read_dir("/proc").into_iter().flatten().flatten() {
            let Ok(id) = process.file_name().to_string_lossy().parse() else { continue };
            parents.extend(Self(id).status(1).map(|parent| (id, parent)));
        }
        let is_ours = |id: u32| {
            std::iter::successors(parents.get(&id).copied(), |id| parents.get(id).copied())
                .any(|id| id == std::process::id())
        };
        parents.keys().copied().filter(|id| is_ours(*id)).map(Self).collect()
    }

    /// Whether it is one that shows pages.
    pub fn is_renderer(self) -> bool {
        fs::read_to_string(format!("/proc/{}/cmdline", self.0))
            .is_ok_and(|line| line.contains("--type=renderer"))
    }

    /// How long it has been at work, in the system's ticks.
    pub fn ticks(self) -> Option<u32> {
        Some(self.status(11)? + self.status(12)?)
    }

    /// Its own memory and its share of what it has with others, in megabytes, without what is
    /// mapped from files: the browser's own program and the system's fonts, which are there for
    /// every page.
    pub fn proportional_size(self) -> Option<f64> {
        let rollup = fs::read_to_string(format!("/proc/{}/smaps_rollup", self.0)).ok()?;
        let kilobytes = |name: &str| {
            rollup
                .lines()
                .find_map(|line| line.strip_prefix(name))?
                .split_whitespace()
                .next()?
                .parse::<f64>()
                .ok()
        };
        Some((kilobytes("Pss_Anon:")? + kilobytes("Pss_Shmem:")?) * 1024.0 / 1e6)
    }

    /// A field of its status, counted from behind its name, which is in parentheses and may hold
    /// anything.
    fn status(self, field: usize) -> Option<u32> {
        let status = fs::read_to_string(format!("/proc/{}/stat", self.0)).ok()?;
        status.rsplit(')').next()?.split_whitespace().nth(field)?.parse().ok()
    }
}
