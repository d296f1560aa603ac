//! The pages as they are now, made anew at every change.

use crate::cli::document::{self, ReadOptions};
use crate::cli::{args, fetch, files, manifest, say, site, together};
use anyhow::{Context, Error, Result, bail};
use packer::{Options, Viewer};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tempfile::TempDir;

pub(super) struct Pages {
    input: PathBuf,
    made: Mutex<Made>,
    changed: Condvar,
    /// The names of the files that the document names.
    names: Mutex<BTreeSet<OsString>>,
    /// The arguments by which a folder is made, into a folder that goes when this ends.
    folder: Option<(args::Site, Mutex<Option<TempDir>>)>,
    shared: args::DocumentArgs,
    viewer: Viewer,
}

/// The pages as they were made last.
struct Made {
    /// Another in every run, so that pages of an earlier one are reloaded.
    version: String,
    count: u64,
    content: Content,
}

#[derive(Clone, PartialEq)]
enum Content {
    Page(String),
    /// The list of the files that were written, by which it is known from another.
    Folder(Vec<u8>),
    Failed(Vec<String>),
}

/// The answer to a request for a path.
pub(super) enum Found {
    Page(String),
    File(Vec<u8>, &'static str),
    Missing,
}

impl Pages {
    /// # Errors
    /// The program has no viewer, or the input is neither a file nor a folder.
    pub(super) fn new(args: &args::Preview) -> Result<Self> {
        let viewer = Viewer::built().context(
            "this program was built without the viewer: build it with `make` instead of `cargo \
             build`",
        )?;
        let input = args.input.clone();
        if files::is_standard(&input) || fetch::address(&input).is_some() {
            bail!("{}: only files and folders are previewed, for they change", input.display());
        }
        let folder = match input.is_dir() {
            true => {
                let output = tempfile::Builder::new().prefix("article-viewer-").tempdir()?;
                let site = args::Site {
                    inputs: vec![input.clone()],
                    output: output.path().join("site"),
                    related: args.related,
                    base_url: None,
                    shared: args.shared.clone(),
                };
                Some((site, Mutex::new(Some(output))))
            }
            false if !input.exists() => bail!("{} does not exist: check the path", input.display()),
            false => None,
        };
        let start = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let made = Made {
            version: start.as_nanos().to_string(),
            count: 0,
            content: Content::Failed(Vec::new()),
        };
        let (made, shared) = (Mutex::new(made), args.shared.clone());
        let names = Mutex::default();
        Ok(Self { input, made, changed: Condvar::new(), names, folder, shared, viewer })
    }

    /// Makes the pages, and tells those who wait where they have become others.
    pub(super) fn make(&self) {
        let content = match self.content() {
            Ok(content) => content,
            Err(error) => {
                say::error(&error);
                Content::Failed(messages(&error))
            }
        };
        let mut made = self.lock();
        if content != made.content {
            made.content = content;
            made.count += 1;
            self.changed.notify_all();
        }
    }

    fn content(&self) -> Result<Content> {
        if let Some((site, _)) = &self.folder {
            site::write(site)?;
            return Ok(Content::Folder(fs::read(site.output.join(manifest::NAME))?));
        }
        let documents = together::read(&self.input, &[], &self.shared)?;
        let (remote_images, remote_embeds) = (self.shared.remote_images, self.shared.remote_embeds);
        let options = Options { remote_images, remote_embeds, ..Options::default() };
        Ok(Content::Page(packer::together(documents, &self.viewer, &options)))
    }

    /// The version that is shown now.
    pub(super) fn version(&self) -> String {
        self.lock().name()
    }

    /// Waits until another version than this one is shown, or for a while; the version then.
    pub(super) fn wait(&self, version: &str, at_most: Duration) -> String {
        let is_same = |made: &mut Made| made.name() == version;
        let waited = self.changed.wait_timeout_while(self.lock(), at_most, is_same);
        waited.unwrap_or_else(PoisonError::into_inner).0.name()
    }

    /// The answer for a path, which is decoded and without its first slash.
    pub(super) fn find(&self, path: &str) -> Found {
        let (version, content) = {
            let made = self.lock();
            (made.name(), made.content.clone())
        };
        let is_page = path.is_empty() || path.ends_with(".html");
        match content {
            Content::Failed(messages) if is_page => {
                Found::Page(packer::failed("This cannot be shown yet", &messages, &version))
            }
            Content::Page(page) if path.is_empty() => Found::Page(packer::live(&page, &version)),
            Content::Folder(_) => {
                let name = if path.is_empty() { "index.html" } else { path };
                self.file(name, &version).unwrap_or(Found::Missing)
            }
            Content::Page(_) | Content::Failed(_) => Found::Missing,
        }
    }

    /// A file of the folder, which has none within others.
    fn file(&self, name: &str, version: &str) -> Option<Found> {
        let is_plain = !name.starts_with('.') && !name.contains(['/', '\\', ':', '\0']);
        let path = self.folder.as_ref()?.0.output.join(name);
        let is_file = is_plain && fs::symlink_metadata(&path).is_ok_and(|found| found.is_file());
        let bytes = is_file.then(|| fs::read(&path).ok()).flatten()?;
        Some(match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "html" => Found::Page(packer::live(&String::from_utf8_lossy(&bytes), version)),
            ending => Found::File(bytes, kind(ending)),
        })
    }

    /// Whether a file has a part in what is shown: all of a folder have, but beside a document only
    /// those that it names.
    pub(super) fn concerns(&self, path: &Path) -> bool {
        let names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        self.folder.is_some() || is_named(&self.input, &names, path)
    }

    /// The folders that are to be watched, and whether with those within them.
    pub(super) fn folders(&self) -> (BTreeSet<PathBuf>, bool) {
        let is_folder = self.folder.is_some();
        let own = match is_folder {
            true => self.input.as_path(),
            false => document::folder(&self.input),
        };
        let own = if own.as_os_str().is_empty() { Path::new(".") } else { own };
        let mut folders = BTreeSet::from([own.to_path_buf()]);
        if !is_folder && let Ok(named) = self.named() {
            folders.extend(named.iter().map(|path| document::folder(path).to_path_buf()));
        }
        folders.retain(|folder| folder.is_dir());
        (folders, is_folder)
    }

    /// The files that the document names.
    fn named(&self) -> Result<Vec<PathBuf>> {
        let reading = ReadOptions::new(&self.shared)?;
        let bytes = files::read(&self.input, reading.largest)?;
        let article = document::parse(&self.input, &bytes, &reading)?.article;
        let stories = article.related.iter().filter_map(|story| story.file.clone());
        let recordings = import::recordings::named(&article);
        let names: Vec<String> = import::pictures::named(&article)
            .into_iter()
            .chain(recordings)
            .chain(stories)
            .collect();
        if let Ok(mut known) = self.names.lock() {
            let last = |name: &String| Some(Path::new(name).file_name()?.to_os_string());
            known.extend(names.iter().filter_map(last));
        }
        let folder = document::folder(&self.input);
        Ok(names.iter().filter_map(|name| reading.reach.file(folder, name).ok()).collect())
    }

    /// Removes what was written.
    pub(super) fn end(&self) {
        if let Some((_, output)) = &self.folder
            && let Ok(mut output) = output.lock()
        {
            drop(output.take());
        }
    }

    fn lock(&self) -> MutexGuard<'_, Made> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Made {
    fn name(&self) -> String {
        format!("{}-{}", self.version, self.count)
    }
}

/// Whether a file is a document, or has a name that it names.
fn is_named(document: &Path, names: &BTreeSet<OsString>, path: &Path) -> bool {
    path.file_name().is_some_and(|name| document.file_name() == Some(name) || names.contains(name))
}

/// The messages of an error, each with its reasons.
fn messages(error: &Error) -> Vec<String> {
    match error.downcast_ref::<site::Refused>() {
        Some(refused) => refused.errors.clone(),
        None => vec![format!("{error:#}")],
    }
}

fn kind(ending: &str) -> &'static str {
    match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "xml" => "application/xml",
        "txt" | "md" => "text/plain; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_beside_a_document_is_no_change_of_it() {
        let names = BTreeSet::from([OsString::from("mill.png")]);
        let is_change = |path: &str| is_named(Path::new("a/story.md"), &names, Path::new(path));
        assert!(is_change("/home/a/story.md") && is_change("/home/a/pictures/mill.png"));
        assert!(!is_change("/home/a/preview.log") && !is_change("/home/a/.story.md.swp"));
    }
}
