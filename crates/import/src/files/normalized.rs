//! Paths without `.` and `..`.

use std::path::{Component, Path, PathBuf};

/// The path without `.` and `..`, by its words alone: links on the disk are not followed.
pub fn normalized(path: &Path) -> PathBuf {
    let mut normalized = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(normalized.pop()),
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => {
                normalized.push(part)
            }
        }
    }
    normalized
}
