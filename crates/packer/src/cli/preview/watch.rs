//! A watch of the disk, which reports changes that come together once.

use super::pages::Pages;
use crate::cli::say;
use anyhow::{Context, Result};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// The time without changes after which they are over: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(60);
/// The most time that a change waits for others to be over.
const LONGEST: Duration = Duration::from_secs(1);

/// Makes the pages, and anew at every change, until what is given back is dropped.
///
/// # Errors
/// A folder that cannot be watched.
pub(super) fn start(pages: Arc<Pages>) -> Result<Arc<Mutex<RecommendedWatcher>>> {
    let (changes, changed) = mpsc::channel();
    let heard = Arc::clone(&pages);
    let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // What went wrong may have hidden a change.
        let is_change = event.as_ref().map_or(true, |event| {
            is_change(event)
                && (event.paths.is_empty() || event.paths.iter().any(|path| heard.concerns(path)))
        });
        if is_change {
            let _ = changes.send(());
        }
    });
    let watcher = Arc::new(Mutex::new(watcher.context("changes cannot be watched")?));
    let mut watched = BTreeSet::new();
    watch(&watcher, &pages, &mut watched)?;
    pages.make();
    let weak = Arc::downgrade(&watcher);
    thread::spawn(move || {
        while wait(&changed) {
            let start = Instant::now();
            pages.make();
            say::done(&format!("made anew in {} ms", start.elapsed().as_millis()));
            // The document may name pictures in other folders now.
            if let Some(watcher) = weak.upgrade()
                && let Err(error) = watch(&watcher, &pages, &mut watched)
            {
                say::error(&error);
            }
        }
    });
    Ok(watcher)
}

fn watch(
    watcher: &Mutex<RecommendedWatcher>,
    pages: &Pages,
    watched: &mut BTreeSet<PathBuf>,
) -> Result<()> {
    let (folders, is_deep) = pages.folders();
    let mode = if is_deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
    for folder in folders {
        if watched.contains(&folder) {
            continue;
        }
        if let Ok(mut watcher) = watcher.lock() {
            let failed = || format!("{} cannot be watched", folder.display());
            watcher.watch(&folder, mode).with_context(failed)?;
        }
        watched.insert(folder);
    }
    Ok(())
}

/// Waits for a change, and until all that comes with it is there; false where nothing comes any
/// more.
fn wait(changed: &Receiver<()>) -> bool {
    if changed.recv().is_err() {
        return false;
    }
    let until = Instant::now() + LONGEST;
    loop {
        let left = until.saturating_duration_since(Instant::now());
        match changed.recv_timeout(QUIET.min(left)) {
            Ok(()) if !left.is_zero() => {}
            Ok(()) | Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// Whether files that a document could be made of have changed: not those that were only read, and
/// not hidden ones, as editors and version control keep.
fn is_change(event: &Event) -> bool {
    let is_hidden = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_kept = path.components().any(|part| part.as_os_str() == ".git");
        is_kept || name.starts_with('.') || name.ends_with('~')
    };
    !event.kind.is_access() && !event.paths.iter().all(|path| is_hidden(path))
}
