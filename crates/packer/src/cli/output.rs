//! The folder that files are written to, and what is in it already.

use super::files;
use super::manifest::Manifest;
use anyhow::{Context, Result, anyhow, bail};
use packer::File;
use std::fs;
use std::path::{Path, PathBuf};
use std::{io, iter};

/// Every file, and what its compressed forms are called besides.
pub(super) const FORMS: [&str; 3] = ["", ".br", ".gz"];

/// Whether a file in a folder, by its name and bytes, shows by itself that this program made it.
pub(super) type Proof = fn(&Path, &str, &[u8]) -> bool;

/// The most documents that are compressed as small as can be; of more, each is compressed quickly.
const MANY: usize = 500;

pub(super) struct Output<'a> {
    folder: &'a Path,
    /// The folder, or what there is of the way to it.
    ground: &'a Path,
    manifest: Manifest,
    /// For files of earlier versions, which wrote no list, and for folders that were copied
    /// without theirs.
    proof: Proof,
    /// The documents themselves, which are never written over.
    documents: Vec<PathBuf>,
    /// Whether to write over whatever is there.
    force: bool,
}

impl<'a> Output<'a> {
    /// # Errors
    /// The folder cannot be looked into.
    pub(super) fn new(folder: &'a Path, force: bool, proof: Proof) -> Result<Self> {
        let ground = folder.ancestors().find(|ground| ground.is_dir()).unwrap_or(Path::new("."));
        Ok(Self {
            folder,
            ground,
            manifest: Manifest::read(folder, force)?,
            proof,
            documents: Vec::new(),
            force,
        })
    }

    /// Sets the documents that are not to be written over even by force.
    pub(super) fn protect<'p>(&mut self, documents: impl Iterator<Item = &'p Path>) {
        self.documents = documents.filter_map(|path| fs::canonicalize(path).ok()).collect();
        self.documents.sort();
    }

    /// # Errors
    /// One of the files, in any of its forms, would be written over something that this program did
    /// not write, or that was changed since; or it cannot be written there at all.
    pub(super) fn check<'f>(&self, files: impl IntoIterator<Item = &'f File>) -> Result<()> {
        files.into_iter().filter(|file| !self.has(file)).try_for_each(|file| self.check_forms(file))
    }

    /// The same for a document's files, which are written all where one has changed.
    pub(super) fn check_document(&self, files: &[File; 3]) -> Result<()> {
        files.iter().try_for_each(|file| self.check_forms(file))
    }

    /// The same for a file that has no compressed forms.
    pub(super) fn check_alone(&self, file: &File) -> Result<()> {
        if self.is_same(file) { Ok(()) } else { self.check_one(file, "") }
    }

    fn check_forms(&self, file: &File) -> Result<()> {
        FORMS.iter().try_for_each(|form| self.check_one(file, form))
    }

    fn check_one(&self, File { name, bytes }: &File, form: &str) -> Result<()> {
        let name = format!("{name}{form}");
        let path = self.folder.join(&name);
        let unwritable = |error: io::Error| {
            anyhow!("{} cannot be written: {}", path.display(), files::advice(&error))
        };
        let Some(found) = look(&path).map_err(unwritable)? else {
            // A disk refuses names that it cannot hold even when asked for them.
            return look(&self.ground.join(&name)).map(drop).map_err(unwritable);
        };
        if found.is_dir() {
            bail!(
                "{} is a folder, where a file is to be written: name another folder with -o",
                path.display()
            );
        }
        if fs::canonicalize(&path).is_ok_and(|path| self.documents.binary_search(&path).is_ok()) {
            bail!(
                "{} is the document itself: name another folder to write with -o",
                path.display()
            );
        }
        if self.force {
            return Ok(());
        }
        // A link is nothing that this program makes.
        let old = if found.is_file() { fs::read(&path).ok() } else { None };
        let is_ours = |old: &[u8]| (form.is_empty() && old == bytes) || self.is_ours(&name, old);
        match old {
            Some(old) if is_ours(&old) => Ok(()),
            Some(_) if self.manifest.names(&name) => bail!(
                "{} was changed since article-viewer wrote it: name another folder with -o, or \
                 write over it with --force",
                path.display()
            ),
            _ => bail!("{}", files::foreign(&path)),
        }
    }

    /// The list decides about what it names: a file that it names and that is another has been
    /// changed.
    fn is_ours(&self, name: &str, bytes: &[u8]) -> bool {
        if self.manifest.names(name) {
            self.manifest.has(name, bytes)
        } else {
            (self.proof)(self.folder, name, bytes)
        }
    }

    /// Whether a document's files are there as they would be written; its page says so.
    pub(super) fn has_document(&self, files: &[File; 3]) -> bool {
        let [page, ..] = files;
        self.has_forms(files)
            && files::begins_with(&self.folder.join(&page.name), packer::marked(page))
    }

    /// Writes a document's files, the page last: a run that is interrupted leaves no page that says
    /// more than is true.
    pub(super) fn write_document(&self, [page, document, oembed]: [File; 3]) -> Result<()> {
        let name = page.name.clone();
        let quick = |file| compressed(file, self.documents.len() > MANY);
        let forms = [quick(document)?, quick(oembed)?, quick(page)?];
        if let Ok(mut old) = fs::read(self.folder.join(&name))
            && packer::unmark(&mut old)
        {
            self.put(&name, &old)?;
        }
        forms.iter().flatten().try_for_each(|File { name, bytes }| self.put(name, bytes))
    }

    /// Writes a file and its compressed forms, unless they are there as they would be written.
    pub(super) fn write(&self, file: File) -> Result<()> {
        if self.has(&file) {
            return Ok(());
        }
        compressed(file, false)?.iter().try_for_each(|File { name, bytes }| self.put(name, bytes))
    }

    /// Writes a file that has no compressed forms, unless it is there as it would be written.
    pub(super) fn write_alone(&self, file: &File) -> Result<()> {
        if self.is_same(file) { Ok(()) } else { self.put(&file.name, &file.bytes) }
    }

    /// Ends a run: the list tells what is there now.
    pub(super) fn finish(&self) -> Result<()> {
        self.manifest.finish()
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<()> {
        self.manifest.add(name, bytes)?;
        files::replace(&self.folder.join(name), bytes).map(drop)
    }

    fn has(&self, file: &File) -> bool {
        self.has_forms([file]) && self.is_same(file)
    }

    fn is_same(&self, file: &File) -> bool {
        let path = self.folder.join(&file.name);
        let is_file = fs::symlink_metadata(&path)
            .is_ok_and(|found| found.is_file() && found.len() == file.bytes.len() as u64);
        is_file && files::begins_with(&path, &file.bytes)
    }

    /// Whether the files are there in all their forms, and need not be written over.
    fn has_forms<'f>(&self, files: impl IntoIterator<Item = &'f File>) -> bool {
        let is_there = |file: &File| {
            FORMS.iter().all(|form| self.folder.join(format!("{}{form}", file.name)).is_file())
        };
        !self.force && files.into_iter().all(is_there)
    }

    /// Removes the viewer's files of an earlier version, which no page names any more and nobody
    /// has changed.
    pub(super) fn remove_stale(&self, shared: &[String]) {
        let is_stale = |entry: &fs::DirEntry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let file = FORMS.iter().rev().find_map(|form| name.strip_suffix(form)).unwrap_or(&name);
            let is_named = !packer::is_hashed(file) || shared.iter().any(|shared| shared == file);
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            !is_named
                && is_file
                && fs::read(entry.path()).is_ok_and(|bytes| self.is_ours(&name, &bytes))
        };
        // All are looked at before any goes, for compressed ones are recognised by the others.
        let stale: Vec<_> =
            fs::read_dir(self.folder).into_iter().flatten().flatten().filter(is_stale).collect();
        for entry in stale {
            // One that stays does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The kind of thing at a path, links not followed.
fn look(path: &Path) -> io::Result<Option<fs::Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// A file behind its compressed forms, in the order in which they are written: where the file is,
/// they are.
fn compressed(file: File, is_one_of_many: bool) -> Result<Vec<File>> {
    let forms: io::Result<_> = packer::compressed(&file, is_one_of_many);
    Ok(forms
        .context("the files could not be compressed")?
        .into_iter()
        .chain(iter::once(file))
        .collect())
}
