//! The folder that a site is written to, and what is in it already.

use super::files;
use anyhow::{Context, Result, bail};
use article_viewer::pack::{self, File, LOADER};
use std::fs;
use std::path::Path;
use std::{io, iter};

/// Every file, and what its compressed forms are called besides.
const FORMS: [&str; 3] = ["", ".br", ".gz"];

pub struct Output<'a> {
    folder: &'a Path,
    /// Whether this program has written to the folder before.
    is_ours: bool,
    /// Whether to write over whatever is there.
    force: bool,
}

impl<'a> Output<'a> {
    pub fn new(folder: &'a Path, force: bool) -> Self {
        Self { folder, is_ours: folder.join(LOADER).is_file(), force }
    }

    /// Files of the same names that something else has made would be lost.
    pub fn refuse_foreign(&self, files: &[File]) -> Result<()> {
        let foreign = |name: String| {
            let path = self.folder.join(&name);
            let is_foreign = if self.is_ours { name.ends_with(".html") && files::is_foreign(&path) } else { path.exists() };
            is_foreign.then_some(path)
        };
        let mut names = files.iter().flat_map(|file| FORMS.map(|form| format!("{}{form}", file.name)));
        match names.find_map(foreign).filter(|_| !self.force) {
            None => Ok(()),
            Some(path) => bail!(
                "{} is there already and was not made by article-viewer: name another folder with -o, or write over it with --force",
                path.display()
            ),
        }
    }

    /// Whether a document's files are there as they would be written; its page says so.
    pub fn has_document(&self, files: &[File; 3]) -> bool {
        let [page, ..] = files;
        self.has_forms(files) && files::begins_with(&self.folder.join(&page.name), pack::marked(page))
    }

    /// Writes a document's files, the page last: a run that is interrupted leaves no page that says more than is true.
    pub fn write_document(&self, [page, document, oembed]: [File; 3]) -> Result<()> {
        let path = self.folder.join(&page.name);
        let forms = [compressed(document)?, compressed(oembed)?, compressed(page)?];
        if let Ok(mut old) = fs::read(&path)
            && pack::unmark(&mut old)
        {
            files::write(&path, &old)?;
        }
        forms.iter().flatten().try_for_each(|file| self.write_plain(file))
    }

    /// Writes a file and its compressed forms, unless they are there as they would be written.
    pub fn write(&self, file: File) -> Result<()> {
        if self.has_forms([&file]) && self.is_same(&file) {
            return Ok(());
        }
        compressed(file)?.iter().try_for_each(|form| self.write_plain(form))
    }

    /// Writes a file that has no compressed forms, unless it is there as it would be written.
    pub fn write_alone(&self, file: &File) -> Result<()> {
        if self.is_same(file) { Ok(()) } else { self.write_plain(file) }
    }

    fn write_plain(&self, file: &File) -> Result<()> {
        files::write(&self.folder.join(&file.name), &file.bytes)
    }

    fn is_same(&self, file: &File) -> bool {
        let path = self.folder.join(&file.name);
        fs::metadata(&path).is_ok_and(|found| found.len() == file.bytes.len() as u64) && files::begins_with(&path, &file.bytes)
    }

    /// Whether the files are there in all their forms, and need not be written over.
    fn has_forms<'f>(&self, files: impl IntoIterator<Item = &'f File>) -> bool {
        let is_there = |file: &File| FORMS.iter().all(|form| self.folder.join(format!("{}{form}", file.name)).is_file());
        !self.force && files.into_iter().all(is_there)
    }

    /// Removes the viewer's files of an earlier version, which no page names any more.
    pub fn remove_stale(&self, shared: &[String]) {
        for entry in fs::read_dir(self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_hashed = name.strip_prefix("article-viewer.").and_then(|rest| rest.split_once('.')).is_some_and(|(hash, extension)| {
                let is_hash = hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit());
                is_hash && ["js", "css", "wasm"].contains(&extension.split('.').next().unwrap_or_default())
            });
            let is_named =
                || FORMS.iter().any(|form| name.strip_suffix(form).is_some_and(|file| shared.iter().any(|shared| shared == file)));
            if is_hashed && !is_named() {
                // One that stays does no harm.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// A file behind its compressed forms, in the order in which they are written: where the file is, they are.
fn compressed(file: File) -> Result<Vec<File>> {
    let forms: io::Result<_> = pack::compressed(&file);
    Ok(forms.context("the files could not be compressed")?.into_iter().chain(iter::once(file)).collect())
}
