//! Where the notes of a vault are, by their names alone.

use super::super::{names, vault};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// The notes of the vaults that were asked for, each vault looked through once.
#[derive(Debug, Default)]
pub(in super::super) struct Vaults(Mutex<HashMap<PathBuf, Arc<Notes>>>);

/// The paths of notes by their names as disks compare them.
type Notes = HashMap<String, Vec<PathBuf>>;

impl Vaults {
    /// The files that a name may mean in a note, the likeliest first. `folder` is that of the
    /// document, which is the vault where none is around it.
    pub(super) fn candidates(&self, folder: &Path, from: &Path, name: &str) -> Vec<PathBuf> {
        let folder = match folder.as_os_str().is_empty() {
            true => fs::canonicalize("."),
            false => fs::canonicalize(folder),
        };
        let Ok(folder) = folder else { return Vec::new() };
        let root = folder.ancestors().find(|folder| vault::is_vault(folder)).unwrap_or(&folder);
        let is_note = [".md", ".markdown"].iter().any(|end| name.to_lowercase().ends_with(end));
        let file = if is_note { name.to_string() } else { format!("{name}.md") };
        let relative = file.trim_start_matches(['/', '\\']);
        let mut paths = Vec::new();
        paths.extend(from.parent().map(|beside| beside.join(relative)));
        paths.push(root.join(relative));
        let notes = self.notes(root);
        let stem = relative.rsplit(['/', '\\']).next().unwrap_or(relative);
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        if !relative.contains(['/', '\\']) {
            paths.extend(notes.get(&names::folded(stem)).into_iter().flatten().cloned());
        }
        paths
    }

    fn notes(&self, root: &Path) -> Arc<Notes> {
        let Ok(mut known) = self.0.lock() else { return Arc::default() };
        Arc::clone(known.entry(root.to_path_buf()).or_insert_with(|| Arc::new(look_through(root))))
    }
}

/// The notes of a folder and of those within it, by their names and, in a vault, by their others.
fn look_through(root: &Path) -> Notes {
    /// More than a person has.
    const MOST: usize = 200_000;
    let mut notes = Notes::new();
    let mut waiting = vec![root.to_path_buf()];
    let mut all = Vec::new();
    while let Some(folder) = waiting.pop() {
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        let mut entries: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        entries.sort();
        for path in entries {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with('.') || name == "node_modules" || path.is_symlink() {
                continue;
            }
            let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
            if path.is_dir() {
                waiting.push(path);
            } else if (ending == "md" || ending == "markdown") && all.len() < MOST {
                all.push(path);
            }
        }
    }
    // The note that is least deep in folders is meant.
    all.sort_by_key(|path| (path.components().count(), path.clone()));
    for path in &all {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        notes.entry(names::folded(&stem)).or_default().push(path.clone());
    }
    if vault::is_vault(root) {
        for path in &all {
            for alias in vault::aliases(path) {
                notes.entry(names::folded(&alias)).or_default().push(path.clone());
            }
        }
    }
    notes
}
