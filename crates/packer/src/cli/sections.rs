//! The sections of a folder: the folders in it, and what their `_index` documents say of them.

use super::document::{self, ReadOptions};
use super::inputs::Inputs;
use super::{files, say};
use anyhow::Result;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The names of sections, by their folders.
pub(super) struct Sections {
    named: HashMap<PathBuf, String>,
    /// The name of the whole folder, where it says one.
    pub title: Option<String>,
    /// The `_index` documents of which something was said, and how many times.
    pub warned: Vec<(String, usize)>,
}

impl Sections {
    /// Reads the `_index` documents, and says of those with a text that it is left out.
    ///
    /// # Errors
    /// One that cannot be read.
    pub(super) fn read(inputs: &Inputs, reading: &ReadOptions) -> Result<Self> {
        let mut sections = Self { named: HashMap::new(), title: None, warned: Vec::new() };
        for path in &inputs.sections {
            let bytes = files::read(path, reading.largest)?;
            let article = document::parse(path, &bytes, reading)?.article;
            if !article.body.is_empty() {
                let message = "its text is left out: of a section only the title is shown; name the \
                               document index.md to have a page of it";
                say::warning(&document::name(path), message);
                sections.warned.push((document::name(path), 1));
            }
            let title = article.headline.text;
            let folder = document::folder(path);
            if title.is_empty() {
                continue;
            }
            if inputs.roots.iter().any(|root| root == folder) {
                sections.title.get_or_insert(title);
            } else {
                sections.named.insert(folder.to_path_buf(), title);
            }
        }
        Ok(sections)
    }

    /// The name of the section in a folder: what its document says, or the folder's own.
    pub(super) fn name(&self, folder: &Path) -> String {
        let own = || folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.named.get(folder).cloned().unwrap_or_else(own)
    }
}
