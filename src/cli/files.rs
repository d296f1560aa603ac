//! Reading documents and writing pages, with errors that say what to do.

use anyhow::{Context, Result, anyhow, bail};
use article_viewer::pack::GENERATOR;
use std::fmt::Display;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

/// Whether a path stands for standard input or output.
pub fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads a document of at most so many bytes.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let too_large = |name: &dyn Display| {
        let megabytes = limit / 1_000_000;
        anyhow!("{name} is larger than {megabytes} MB: make several documents of it, or raise the limit with --max-document")
    };
    if is_standard(path) {
        return limited(io::stdin(), 0, limit).map_err(|error| match error.kind() {
            io::ErrorKind::FileTooLarge => too_large(&"standard input"),
            _ => anyhow!("standard input could not be read: {error}"),
        });
    }
    let name = path.display();
    if path.is_dir() {
        bail!("{name} is a folder: name one document in it");
    }
    let length = fs::metadata(path).map_or(0, |file| file.len());
    fs::File::open(path).and_then(|file| limited(file, length, limit)).map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => too_large(&name),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => anyhow!("{name} does not exist: check the path"),
        io::ErrorKind::PermissionDenied => anyhow!("{name} may not be read: check its permissions"),
        _ => anyhow!("{name} could not be read: {error}"),
    })
}

/// Reads a picture of at most so many bytes that a document names: files only, for pipes and devices may never end.
pub fn read_picture(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = fs::metadata(path)?;
    if file.is_file() { limited(fs::File::open(path)?, file.len(), limit) } else { Err(io::Error::other("it is not a file")) }
}

/// Reads all of something that says how long it is, where it does; more than the limit is not read.
fn limited(source: impl Read, length: u64, limit: u64) -> io::Result<Vec<u8>> {
    let too_large = || Err(io::ErrorKind::FileTooLarge.into());
    if length > limit {
        return too_large();
    }
    let mut bytes = Vec::new();
    source.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { too_large() } else { Ok(bytes) }
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
    let mark = GENERATOR.split(' ').next().unwrap_or(GENERATOR);
    match fs::File::open(path).and_then(|file| file.take(8192).read_to_end(&mut start)) {
        Ok(length) => length > 0 && !String::from_utf8_lossy(&start).contains(&format!("name=\"generator\" content=\"{mark}")),
        Err(_) => true,
    }
}
