//! Reads documents and writes pages, with errors that say what to do.

use anyhow::{Context, Error, Result, anyhow, bail};
use packer::BEGINNING;
use std::fmt::Display;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

/// Whether a path stands for standard input or output.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Whether a path is a name that the system has for a file which this process was given open.
pub(super) fn is_open_file(path: &Path) -> bool {
    ["/dev/stdin", "/dev/stdout", "/dev/stderr"].iter().any(|name| path == Path::new(name))
        || path.starts_with("/dev/fd")
}

/// Reads a document of at most so many bytes.
pub(super) fn read(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let too_large = |name: &dyn Display| {
        let megabytes = limit / 1_000_000;
        anyhow!(
            "{name} is larger than {megabytes} MB: make several documents of it, or raise the \
             limit with --max-document"
        )
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
    fs::File::open(path).and_then(|file| limited(file, length, limit)).map_err(|error| match error
        .kind()
    {
        io::ErrorKind::FileTooLarge => too_large(&name),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            anyhow!("{name} does not exist: check the path")
        }
        io::ErrorKind::PermissionDenied => anyhow!("{name} may not be read: check its permissions"),
        _ => anyhow!("{name} could not be read: {error}"),
    })
}

/// Reads a picture of at most so many bytes that a document names: files only, for pipes and
/// devices may never end.
pub(super) fn read_picture(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = fs::metadata(path)?;
    if file.is_file() {
        limited(fs::File::open(path)?, file.len(), limit)
    } else {
        Err(io::Error::other("is not a file"))
    }
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
pub(super) fn begins_with(path: &Path, bytes: &[u8]) -> bool {
    let mut beginning = Vec::with_capacity(bytes.len());
    let read = fs::File::open(path)
        .and_then(|file| file.take(bytes.len() as u64).read_to_end(&mut beginning));
    read.is_ok() && beginning == bytes
}

/// The bytes that a file begins with.
///
/// # Errors
/// It cannot be read.
pub(super) fn beginning(path: &Path) -> io::Result<Vec<u8>> {
    let mut beginning = Vec::new();
    fs::File::open(path)?.take(4096).read_to_end(&mut beginning)?;
    Ok(beginning)
}

/// Writes a file whole or not at all: a reader never meets half of one, and a failure leaves the
/// old one.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if is_standard(path) {
        return match io::stdout().write_all(bytes) {
            // The program that read the page has enough of it.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            outcome => outcome.context("standard output could not be written"),
        };
    }
    if is_written_in_place(path) {
        return fs::write(path, bytes).map_err(|error| unwritten(path, &error));
    }
    replace(path, bytes).map(drop)
}

/// Writes a file beside its place and puts it there, with the old one's permissions; the file, to
/// be written on.
///
/// The name beside is new and cannot be foreseen, so that no link which somebody has put there is
/// followed.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<fs::File> {
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| {
        anyhow!("the folder {} could not be made: {}", folder.display(), advice(&error))
    })?;
    let put = || -> io::Result<fs::File> {
        let builder = &mut tempfile::Builder::new();
        // Made as any new file, for the crate's own are for nobody else to read.
        let mut part = builder
            .prefix(".article-viewer.")
            .suffix(".part")
            .make_in(folder, |part| fs::File::create_new(part))?;
        if let Ok(old) = fs::symlink_metadata(path)
            && old.is_file()
            && old.permissions() != part.as_file().metadata()?.permissions()
        {
            part.as_file().set_permissions(old.permissions())?;
        }
        part.write_all(bytes)?;
        Ok(part.persist(path)?)
    };
    put().map_err(|error| unwritten(path, &error))
}

/// Devices and pipes cannot be replaced, nor the names of open files. A link can, and is never
/// followed: somebody else may have put it there.
fn is_written_in_place(path: &Path) -> bool {
    is_open_file(path)
        || fs::symlink_metadata(path).is_ok_and(|found| !found.is_file() && !found.is_symlink())
}

/// The error of a file that could not be written.
pub(super) fn unwritten(path: &Path, error: &io::Error) -> Error {
    anyhow!("{} could not be written: {}", path.display(), advice(error))
}

/// The reason why writing failed, and what to do, for someone who knows folders and disks.
pub(super) fn advice(error: &io::Error) -> String {
    use io::ErrorKind::{
        AlreadyExists, InvalidFilename, NotADirectory, PermissionDenied, ReadOnlyFilesystem,
        StorageFull,
    };
    let (why, what) = match error.kind() {
        AlreadyExists | NotADirectory => {
            ("a file stands where a folder is wanted", "name another place with -o")
        }
        PermissionDenied | ReadOnlyFilesystem => {
            ("you may not write there", "name another place with -o")
        }
        InvalidFilename => (
            "the name is one that this disk cannot hold",
            "choose another, or another place with -o",
        ),
        StorageFull => ("the disk is full", "make room or name another place with -o"),
        _ => return format!("{error}: name another place with -o"),
    };
    format!("{why}: {what}")
}

/// The message on a file that would be written over and is not this program's.
pub(super) fn foreign(path: &Path) -> String {
    let name = path.display();
    format!(
        "{name} is there already and was not made by article-viewer: name another folder with -o, \
         or write over it with --force"
    )
}

/// Whether two paths lead to one file.
pub(super) fn are_same(one: &Path, other: &Path) -> bool {
    fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|other| one == other))
}

/// Whether a path names a folder, be it there or not.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

/// Whether there is a file that this program did not make, or none that it may look into.
pub(super) fn is_foreign(path: &Path) -> bool {
    // Devices and pipes hold nothing that would be lost.
    if !path.is_file() {
        return false;
    }
    let mut start = Vec::new();
    match fs::File::open(path).and_then(|file| file.take(BEGINNING as u64).read_to_end(&mut start))
    {
        Ok(length) => length > 0 && !packer::is_ours(&start),
        Err(_) => true,
    }
}
