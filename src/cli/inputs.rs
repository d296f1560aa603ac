//! The documents of a folder, and the names that their files get.

use super::files;
use anyhow::{Result, bail};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

pub struct Input {
    pub path: PathBuf,
    /// The name of its files, without extensions.
    pub name: String,
}

/// What was named, with the name of each document's files: its own without extension; a single one is `article`.
pub fn inputs(paths: &[PathBuf]) -> Result<Vec<Input>> {
    let mut taken: HashMap<String, &Path> = HashMap::new();
    let mut inputs = Vec::new();
    for path in paths {
        if path.is_dir() {
            bail!("{} is a folder: name the documents in it, as in {}", path.display(), path.join("*.md").display());
        }
        let name = match path.file_stem() {
            _ if paths.len() == 1 => "article".to_string(),
            Some(stem) if !files::is_standard(path) => stem.to_string_lossy().into_owned(),
            _ => bail!("a document from standard input has no name: it can only be the one document of a folder"),
        };
        if name.starts_with("article-viewer") {
            bail!("{}: names that begin with article-viewer are the viewer's own: name the document otherwise", path.display());
        }
        // Some file systems take capitals and small letters for the same.
        if let Some(other) = taken.insert(name.to_lowercase(), path) {
            bail!("{} and {} would both become {name}.html: name one of them otherwise", other.display(), path.display());
        }
        inputs.push(Input { path: path.clone(), name });
    }
    // The oEmbed answer of one would be the document of the other.
    for Input { path, name } in &inputs {
        let oembed = format!("{name}.oembed");
        if let Some(other) = taken.get(&oembed.to_lowercase()) {
            bail!("{} and {} would both become {oembed}.json: name one of them otherwise", path.display(), other.display());
        }
    }
    Ok(inputs)
}
