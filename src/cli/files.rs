//! Reading documents and writing pages, with errors that say what to do.

use anyhow::{Context, Result, bail};
use article_viewer::pack::GENERATOR;
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
        io::ErrorKind::NotFound => anyhow::anyhow!("{name} does not exist: check the path"),
        io::ErrorKind::PermissionDenied => anyhow::anyhow!("{name} may not be read: check its permissions"),
        _ => anyhow::anyhow!("{name} could not be read: {error}"),
    })
}

/// Writes a page whole or not at all: a reader never meets half of one, and a failure leaves the old one.
pub fn write(path: &Path, page: &str) -> Result<()> {
    if is_standard(path) {
        return match io::stdout().write_all(page.as_bytes()) {
            // The program that read the page has enough of it.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            outcome => outcome.context("standard output could not be written"),
        };
    }
    let name = path.display();
    if path.is_dir() {
        bail!("{name} is a folder: name the file to write with -o {}", path.join("article.html").display());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        fs::create_dir_all(folder).with_context(|| format!("the folder {} could not be made", folder.display()))?;
    }
    // Devices and pipes are written in place; they can't be replaced.
    if path.exists() && !path.is_file() {
        return fs::write(path, page).with_context(|| format!("{name} could not be written"));
    }
    let mut part = path.as_os_str().to_owned();
    part.push(format!(".{}.part", std::process::id()));
    let written = fs::write(&part, page).and_then(|()| fs::rename(&part, path));
    written.inspect_err(|_| drop(fs::remove_file(&part))).with_context(|| format!("{name} could not be written"))
}

/// Whether there is a file that this program did not make.
pub fn is_foreign(path: &Path) -> bool {
    let Ok(file) = fs::File::open(path) else { return false };
    let mut start = Vec::new();
    let mark = GENERATOR.split(' ').next().unwrap_or(GENERATOR);
    match file.take(8192).read_to_end(&mut start) {
        Ok(_) => {
            path.is_file()
                && !start.is_empty()
                && !String::from_utf8_lossy(&start).contains(&format!("name=\"generator\" content=\"{mark}"))
        }
        Err(_) => true,
    }
}
