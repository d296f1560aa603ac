//! Documents that hold many articles, taken apart for a folder: each article is an input of its
//! own.

use super::document::{self, ReadOptions, refuse_warnings};
use super::inputs::{Input, Inputs};
use super::{files, names, say};
use anyhow::{Context, Result};
use import::{Collection, ImportError, Imported};
use std::path::PathBuf;
use std::sync::Arc;

/// An article of a document that is open.
pub(super) struct InputEntry {
    collection: Arc<Collection>,
    index: usize,
    /// The document, for the addresses that hold within it alone.
    source: String,
}

impl InputEntry {
    pub(super) fn import(&self) -> Result<Imported, ImportError> {
        self.collection.import(self.index)
    }

    /// The keys of the addresses that lead to it.
    pub(super) fn addresses(&self) -> impl Iterator<Item = String> {
        let entry = self.collection.entries.get(self.index);
        entry.into_iter().flat_map(|entry| &entry.addresses).map(|address| self.key(address))
    }

    /// The key of an address that the document has.
    pub(super) fn key(&self, address: &str) -> String {
        match address.contains("://") {
            true => key(address),
            false => format!("{}\0{address}", self.source),
        }
    }
}

/// An address on the web as all of its ways to be written are compared.
pub(super) fn key(address: &str) -> String {
    let (_, rest) = address.split_once("://").unwrap_or(("", address));
    rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/').to_string()
}

/// Takes the documents among the inputs apart that hold many articles; the name of the whole, where
/// there is one.
///
/// # Errors
/// One that cannot be read, and warnings with `--deny-warnings`.
pub(super) fn open(
    inputs: &mut Inputs,
    reading: &ReadOptions,
    deny_warnings: bool,
) -> Result<Option<String>> {
    let is_only = inputs.documents.len() == 1;
    let mut title = None;
    let mut documents = Vec::with_capacity(inputs.documents.len());
    for input in std::mem::take(&mut inputs.documents) {
        let Some(collection) = collection(&input, reading)? else {
            documents.push(input);
            continue;
        };
        let name = document::name(&input.path);
        collection.warnings().iter().for_each(|warning| say::warning(&name, warning));
        if deny_warnings {
            refuse_warnings(&name, collection.warnings().len())?;
        }
        if is_only {
            title = collection.title.clone();
        }
        let indices: Vec<usize> = match &reading.entry {
            Some(wanted) => vec![collection.find(Some(wanted)).with_context(|| name.clone())?],
            None => (0..collection.entries.len()).collect(),
        };
        let is_single = is_only && indices.len() == 1;
        let collection = Arc::new(collection);
        for index in indices {
            let entry = &collection.entries[index];
            let name = match () {
                () if is_single => input.name.clone(),
                () if is_only => fit(&entry.name),
                () => format!("{}-{}", input.name, entry.name),
            };
            let mut path = input.path.clone().into_os_string();
            path.push(format!("#{}", index + 1));
            documents.push(Input {
                path: PathBuf::from(path),
                source: input.source.clone(),
                name,
                section: input.section.clone(),
                entry: Some(InputEntry {
                    collection: Arc::clone(&collection),
                    index,
                    source: input.source.to_string_lossy().into_owned(),
                }),
            });
        }
    }
    inputs.documents = documents;
    Ok(title)
}

/// A name that disks can hold and the viewer does not have for its own.
fn fit(name: &str) -> String {
    match name.starts_with("article-viewer") || names::unfit(name, ".html").is_some() {
        true => format!("entry-{name}"),
        false => name.to_string(),
    }
}

fn collection(input: &Input, reading: &ReadOptions) -> Result<Option<Collection>> {
    // Streams can be read once only.
    if !input.source.is_file() {
        return Ok(None);
    }
    let path = input.path.to_string_lossy();
    // What cannot be read is an error later, when its page is made.
    let Ok(begin) = files::beginning(&input.source) else { return Ok(None) };
    if !import::may_be_collection(&path, &begin, reading.format) {
        return Ok(None);
    }
    let bytes = files::read(&input.source, reading.largest)?;
    import::collection(&path, &bytes, reading.format).with_context(|| document::name(&input.path))
}
