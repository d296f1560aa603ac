//! The documents of a folder, and the names that their files get.

use super::files;
use super::reach::Reach;
use anyhow::{Result, anyhow, bail};
use article_viewer::import::Format;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

pub struct Input {
    /// The document as it was named.
    pub path: PathBuf,
    /// Where it is read from: no link that could lead elsewhere by then.
    pub source: PathBuf,
    /// The name of its files, without extensions.
    pub name: String,
}

pub struct Inputs {
    pub documents: Vec<Input>,
    /// Links that lead out of the folder that they are in, and are not followed.
    pub left_out: Vec<PathBuf>,
}

/// Why a link is left out.
pub const LEFT_OUT: &str = "is a link that leads out of its folder, and was left out: name the file that it leads to, or \
                            allow the folder that it leads to with --allow-files";

/// The documents that were named or are in folders that were, with the name of each one's files: its own without
/// extension; a single one is `article`.
pub fn inputs(named: &[PathBuf], output: &Path, reach: &Reach) -> Result<Inputs> {
    let mut paths = Vec::new();
    for path in named {
        if path.is_dir() { paths.extend(within(path, output)?) } else { paths.push(path.clone()) }
    }
    let (mut found, mut left_out) = (Vec::with_capacity(paths.len()), Vec::new());
    for path in paths {
        match reach.document(&path) {
            Ok(Some(source)) if path.is_symlink() => found.push((path, source)),
            Ok(None) => left_out.push(path),
            // What cannot be read is told when it is tried.
            Ok(Some(_)) | Err(_) => found.push((path.clone(), path)),
        }
    }
    let is_single = found.len() == 1;
    let mut documents = Vec::with_capacity(found.len());
    for (path, source) in found {
        let name = match path.file_stem() {
            _ if is_single => "article".to_string(),
            Some(stem) if !files::is_standard(&path) => stem.to_string_lossy().into_owned(),
            _ => bail!("a document from standard input has no name: it can only be the one document of a folder"),
        };
        documents.push(Input { path, source, name });
    }
    if let ([], [path, ..]) = (&documents[..], &left_out[..]) {
        bail!("{} {LEFT_OUT}", path.display());
    }
    check_names(&documents)?;
    Ok(Inputs { documents, left_out })
}

/// # Errors
/// A name that is the viewer's own, or another's.
fn check_names(documents: &[Input]) -> Result<()> {
    let mut taken: HashMap<String, &Path> = HashMap::new();
    for Input { path, name, .. } in documents {
        if name.starts_with("article-viewer") {
            bail!("{}: names that begin with article-viewer are the viewer's own: name the document otherwise", path.display());
        }
        // Some file systems take capitals and small letters for the same.
        if let Some(other) = taken.insert(name.to_lowercase(), path) {
            bail!("{} and {} would both become {name}.html: name one of them otherwise", other.display(), path.display());
        }
    }
    // The oEmbed answer of one would be the document of the other.
    for Input { path, name, .. } in documents {
        let oembed = format!("{name}.oembed");
        if let Some(other) = taken.get(&oembed.to_lowercase()) {
            bail!("{} and {} would both become {oembed}.json: name one of them otherwise", path.display(), other.display());
        }
    }
    Ok(())
}

/// The documents in a folder by their extensions, in the order of their names; what is in folders within it is left out.
fn within(folder: &Path, output: &Path) -> Result<Vec<PathBuf>> {
    let name = folder.display();
    // The JSON that is written there would be taken for documents the next time.
    if files::are_same(folder, output) {
        bail!("{name} is the folder of the documents itself: name another folder to write with -o");
    }
    let failed = |error| anyhow!("{name} could not be read: {error}");
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let file = entry.file_name().to_string_lossy().into_owned();
        if !file.starts_with('.') && Format::of_name(&file).is_some() && entry.path().is_file() {
            paths.push(entry.path());
        }
    }
    if paths.is_empty() {
        bail!("{name} is a folder without documents (.md, .txt or .json): name another, or the documents themselves");
    }
    paths.sort();
    Ok(paths)
}
