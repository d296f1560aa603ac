//! Reading documents and writing pages, with errors that say what to do.

use anyhow::{Context, Result, anyhow, bail};
use article_viewer::pack::{self, BEGINNING};
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

/// Whether a path stands for standard input or output.
pub fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

pub fn read(path: &Path) -> Result<Vec<u8>> {
    if is_standard(path) {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).context("standard input could not be read")?;
        return Ok(bytes);
    }
    let name = path.display();
    if path.is_dir() {
        bail!("{name} is a folder: name one document in it");
    }
    fs::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => anyhow!("{name} does not exist: check the path"),
        io::ErrorKind::PermissionDenied => anyhow!("{name} may not be read: check its permissions"),
        _ => anyhow!("{name} could not be read: {error}"),
    })
}

/// Reads a picture that a document names: files only, for pipes and devices may never end.
pub fn read_picture(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_file() { fs::read(path) } else { Err(io::Error::other("is not a file")) }
}

/// Whether there is a file that begins with these bytes.
pub fn begins_with(path: &Path, bytes: &[u8]) -> bool {
    let mut beginning = Vec::with_capacity(bytes.len());
    let read = fs::File::open(path).and_then(|file| file.take(bytes.len() as u64).read_to_end(&mut beginning));
    read.is_ok() && beginning == bytes
}

/// Writes a file whole or not at all: a reader never meets half of one, and a failure leaves the old one.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if is_standard(path) {
        return match io::stdout().write_all(bytes) {
            // The program that read the page has enough of it.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            outcome => outcome.context("standard output could not be written"),
        };
    }
    let name = path.display();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        fs::create_dir_all(folder).map_err(|error| anyhow!("the folder {} could not be made: {}", folder.display(), mend(&error)))?;
    }
    let failed = |error: io::Error| anyhow!("{name} could not be written: {}", mend(&error));
    // Devices and pipes are written in place; they can't be replaced.
    if path.exists() && !path.is_file() {
        return fs::write(path, bytes).map_err(failed);
    }
    let mut part = path.as_os_str().to_owned();
    part.push(format!(".{}.part", std::process::id()));
    let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, path));
    written.inspect_err(|_| drop(fs::remove_file(&part))).map_err(failed)
}

/// Why writing failed, and what to do, for someone who knows folders and disks.
fn mend(error: &io::Error) -> String {
    use io::ErrorKind::{AlreadyExists, NotADirectory, PermissionDenied, ReadOnlyFilesystem, StorageFull};
    let (why, what) = match error.kind() {
        AlreadyExists | NotADirectory => ("a file stands where a folder is wanted", "name another place with -o"),
        PermissionDenied | ReadOnlyFilesystem => ("you may not write there", "name another place with -o"),
        StorageFull => ("the disk is full", "make room or name another place with -o"),
        _ => return format!("{error}: name another place with -o"),
    };
    format!("{why}: {what}")
}

/// Whether two paths lead to one file.
pub fn are_same(one: &Path, other: &Path) -> bool {
    fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|other| one == other))
}

/// Whether a path names a folder, be it there or not.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

/// Whether there is a file that this program did not make, or none that it may look into.
pub fn is_foreign(path: &Path) -> bool {
    // Devices and pipes hold nothing that would be lost.
    if !path.is_file() {
        return false;
    }
    let mut start = Vec::new();
    match fs::File::open(path).and_then(|file| file.take(BEGINNING as u64).read_to_end(&mut start)) {
        Ok(length) => length > 0 && !pack::is_ours(&start),
        Err(_) => true,
    }
}
