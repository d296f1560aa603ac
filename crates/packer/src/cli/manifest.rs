//! The manifest of what this program has written to a folder: a list in the folder itself, with a
//! hash of each file.

use super::files;
use anyhow::{Result, bail};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The list's name. It has the form that `sha256sum --check` reads.
pub(super) const NAME: &str = ".article-viewer.sha256";
/// The beginning of the list; a file of its name that begins otherwise is somebody's own.
const HEAD: &str = "# What article-viewer has written here. What is not in this list, or was \
                    changed, it leaves alone.\n";

pub(super) struct Manifest {
    path: PathBuf,
    /// The hashes that a file of a name was written with: several where a run broke off, which may
    /// have been before the last of them was written or after.
    made: BTreeMap<String, BTreeSet<String>>,
    run: Mutex<Run>,
}

/// The work that a run has done so far.
#[derive(Default)]
struct Run {
    /// The list as it grows, once there is something to add.
    list: Option<File>,
    written: BTreeMap<String, String>,
}

impl Manifest {
    /// The list of a folder, be there one or not.
    ///
    /// # Errors
    /// A list that cannot be read, and one that somebody else has written, unless that is to be
    /// overwritten.
    pub(super) fn read(folder: &Path, force: bool) -> Result<Self> {
        let path = folder.join(NAME);
        // What a planted link leads to is no list.
        let is_file = fs::symlink_metadata(&path).map(|found| found.is_file());
        let text = match is_file
            .and_then(|is_file| if is_file { fs::read_to_string(&path) } else { Ok(String::new()) })
        {
            Ok(text) if text.starts_with(HEAD) => text,
            Ok(_) if force => String::new(),
            Ok(_) => bail!("{}", files::foreign(&path)),
            Err(error) if error.kind() == io::ErrorKind::InvalidData && !force => {
                bail!("{}", files::foreign(&path))
            }
            Err(error)
                if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData) =>
            {
                String::new()
            }
            Err(error) => bail!("{} could not be read: {}", path.display(), files::advice(&error)),
        };
        let mut made = BTreeMap::<String, BTreeSet<String>>::new();
        // The last line may be half of one, where a run broke off.
        for (hash, name) in text
            .lines()
            .filter_map(|line| line.split_once("  "))
            .filter(|(hash, name)| is_hash(hash) && !name.contains(['/', '\\']))
        {
            made.entry(name.to_string()).or_default().insert(hash.to_string());
        }
        Ok(Self { path, made, run: Mutex::default() })
    }

    /// Whether a file of this name is in the list, whatever it holds.
    pub(super) fn names(&self, name: &str) -> bool {
        self.made.contains_key(name)
    }

    /// Whether a file is as it was written.
    pub(super) fn has(&self, name: &str, bytes: &[u8]) -> bool {
        self.made.get(name).is_some_and(|hashes| hashes.contains(&hash(bytes)))
    }

    /// Adds a file that is about to be written: were it added afterwards, a run that breaks off
    /// between the two would leave a file that nobody knows.
    pub(super) fn add(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let mut run = self.run.lock().unwrap_or_else(PoisonError::into_inner);
        let hash = hash(bytes);
        if run.list.is_none() {
            run.list = Some(files::replace(&self.path, self.text(&BTreeMap::new()).as_bytes())?);
        }
        if let Some(list) = &mut run.list {
            list.write_all(line(&hash, name).as_bytes())
                .map_err(|error| files::unwritten(&self.path, &error))?;
        }
        run.written.insert(name.to_string(), hash);
        Ok(())
    }

    /// Leaves in the list what is in the folder, each with the hash that it has.
    pub(super) fn finish(&self) -> Result<()> {
        let run = self.run.lock().unwrap_or_else(PoisonError::into_inner);
        let text = self.text(&run.written);
        match fs::read(&self.path) {
            Ok(old) if old == text.as_bytes() => Ok(()),
            Err(_) if run.written.is_empty() => Ok(()),
            _ => files::replace(&self.path, text.as_bytes()).map(drop),
        }
    }

    /// The list of what was there before and still is, and of what was written since.
    fn text(&self, written: &BTreeMap<String, String>) -> String {
        let is_there = |name: &str| self.path.with_file_name(name).is_file();
        let before =
            self.made.iter().filter(|(name, _)| !written.contains_key(*name) && is_there(name));
        let before = before.flat_map(|(name, hashes)| hashes.iter().map(move |hash| (name, hash)));
        let mut lines: Vec<_> =
            before.chain(written).map(|(name, hash)| (name, line(hash, name))).collect();
        lines.sort();
        lines.iter().fold(HEAD.to_string(), |text, (_, line)| text + line)
    }
}

fn line(hash: &str, name: &str) -> String {
    format!("{hash}  {name}\n")
}

/// The SHA-256 of a file, in hexadecimal digits.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|digit| digit.is_ascii_hexdigit())
}
