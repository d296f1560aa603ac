//! The files that a document may name: those in its own folder and below, and in the folders that
//! the writer allows. `build.rs` holds the default article to the same.
//!
//! The option is `--allow-files`, repeated for more folders, as wkhtmltopdf's `--allow` and Deno's
//! `--allow-read` are. The names of other packers say something else: pandoc's `--resource-path`
//! where to look, whatever is allowed, its `--sandbox` that nothing may be read, and typst's
//! `--root` what `/` stands for.

use super::normalized;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folders that the writer allows besides a document's own.
#[derive(Debug, Default)]
pub struct Reach {
    /// Without links.
    allowed: Vec<PathBuf>,
}

impl Reach {
    /// # Errors
    /// The first path that is no folder, and why.
    pub fn new(allowed: &[PathBuf]) -> Result<Self, (&Path, io::Error)> {
        let folder = |path: &PathBuf| match fs::canonicalize(path) {
            Ok(folder) if folder.is_dir() => Ok(folder),
            Ok(_) => Err(io::Error::from(io::ErrorKind::NotADirectory)),
            Err(error) => Err(error),
        };
        let allowed =
            allowed.iter().map(|path| folder(path).map_err(|error| (path.as_path(), error)));
        Ok(Self { allowed: allowed.collect::<Result<_, _>>()? })
    }

    /// Allows folders that are to be shown as a whole, too; what is none is passed over.
    pub fn allow(&mut self, folders: &[PathBuf]) {
        let folders = folders.iter().filter_map(|folder| fs::canonicalize(folder).ok());
        self.allowed.extend(folders.filter(|folder| folder.is_dir()));
    }

    /// The path, without links, of the file that a document in a folder names. The name is decoded
    /// already; a backslash in it parts folders on every system, as it does in browsers.
    ///
    /// # Errors
    /// A file that is elsewhere, with the whole message; one that is not there or may not be looked
    /// for.
    pub fn file(&self, folder: &Path, name: &str) -> io::Result<PathBuf> {
        const ELSEWHERE: &str = "leads out of the document's folder and was not read: put the \
                                 file there, or allow the folder that it is in with --allow-files";
        let elsewhere = || io::Error::other(ELSEWHERE);
        let name = name.replace('\\', "/");
        // Only to look for a file of another machine tells that machine who asks.
        if name.starts_with("//") {
            return Err(elsewhere());
        }
        let home = home(folder)?;
        let path = home.join(name);
        match fs::canonicalize(&path) {
            Ok(path) if self.holds(&home, &path) => Ok(path),
            Ok(_) => Err(elsewhere()),
            Err(error) if self.holds(&home, &normalized(&path)) => Err(error),
            Err(_) => Err(elsewhere()),
        }
    }

    /// The path of a document, if that is in the folder where it is named, or in one that is
    /// allowed; `None` where a link leads elsewhere.
    ///
    /// # Errors
    /// A document that is not there or may not be looked for.
    pub fn document(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        let home = home(path.parent().unwrap_or(Path::new("")))?;
        Ok(Some(fs::canonicalize(path)?).filter(|path| self.holds(&home, path)))
    }

    fn holds(&self, home: &Path, path: &Path) -> bool {
        path.starts_with(home) || self.allowed.iter().any(|folder| path.starts_with(folder))
    }
}

fn home(folder: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}
