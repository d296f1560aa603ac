//! The documents of a folder, and the names that their files get.

use super::{files, names};
use anyhow::{Result, anyhow, bail};
use import::Format;
use import::files::Reach;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The endings of a document's files, after its name.
const SUFFIXES: [&str; 3] = [".html", ".json", ".oembed.json"];
/// The longest end of a name.
const LONGEST: &str = ".oembed.json.br";

pub(super) struct Input {
    /// The document as it was named.
    pub path: PathBuf,
    /// The path from which it is read: no link that could lead elsewhere by then.
    pub source: PathBuf,
    /// The name of its files, without extensions.
    pub name: String,
}

pub(super) struct Inputs {
    pub documents: Vec<Input>,
    /// Links that lead out of the folder that they are in, and are not followed.
    pub left_out: Vec<PathBuf>,
}

/// The reason why a link is left out.
pub(super) const LEFT_OUT: &str = "is a link that leads out of its folder, and was left out: name the \
                            file that it leads to, or allow the folder that it leads to with \
                            --allow-files";

/// The documents that were named or are in folders that were, with the name of each one's files:
/// its own without extension; a single one is `article`.
pub(super) fn inputs(named: &[PathBuf], output: &Path, reach: &Reach) -> Result<Inputs> {
    let mut paths = Vec::new();
    for path in named {
        if path.is_dir() { paths.extend(within(path, output)?) } else { paths.push(path.clone()) }
    }
    let (mut found, mut left_out) = (Vec::with_capacity(paths.len()), Vec::new());
    for path in paths {
        match reach.document(&path) {
            _ if files::is_standard(&path) || files::is_open_file(&path) => {
                found.push((path.clone(), path))
            }
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
            _ => bail!(
                "a document from standard input has no name: it can only be the one document of a \
                 folder"
            ),
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
/// A name that a disk cannot hold, that is the viewer's own, or that is another's.
fn check_names(documents: &[Input]) -> Result<()> {
    for Input { path, name, .. } in documents {
        if names::folded(name).starts_with("article-viewer") {
            bail!(
                "{}: names that begin with article-viewer are the viewer's own: name the document \
                 otherwise",
                path.display()
            );
        }
        if let Some(why) = names::unfit(name, LONGEST) {
            bail!("{}: {why}: name the document otherwise", path.display());
        }
    }
    let mut taken: HashMap<String, (String, &Path)> = HashMap::new();
    if documents.len() > 1 && documents.iter().all(|document| document.name != "index") {
        let list = "index.html";
        taken.insert(list.to_string(), (list.to_string(), Path::new("the list of all documents")));
    }
    for Input { path, name, .. } in documents {
        for file in SUFFIXES.map(|suffix| format!("{name}{suffix}")) {
            let Some((same, other)) = taken.insert(names::folded(&file), (file.clone(), path))
            else {
                continue;
            };
            let [other, path] = [other, path].map(Path::display);
            if same == file {
                bail!("{other} and {path} would both become {file}: name one of them otherwise");
            }
            bail!(
                "{other} and {path} would become {same} and {file}, which many disks take for the \
                 same, as they do not tell capitals from small letters or one way to write an \
                 accent from another: name one of them otherwise"
            );
        }
    }
    Ok(())
}

/// The documents in a folder by their extensions, in the order of their names; what is in folders
/// within it is left out.
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
        // Pages in a folder of documents are what was made of them; one that is a document is named.
        let is_document = Format::of_name(&file).is_some_and(|format| format != Format::Html);
        if !file.starts_with('.') && is_document && entry.path().is_file() {
            paths.push(entry.path());
        }
    }
    if paths.is_empty() {
        bail!(
            "{name} is a folder without documents (.md, .txt or .json): name another, or the \
             documents themselves"
        );
    }
    paths.sort();
    Ok(paths)
}
