//! `article-viewer site`.

use super::{args, document, files};
use anyhow::{Context, Result, bail};
use article_viewer::article::Href;
use article_viewer::pack::{self, Document, File, LOADER, Options, Viewer};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

pub fn run(args: &args::Site) -> Result<()> {
    let viewer = Viewer::built().context("this program was built without the viewer: build it with `make` instead of `cargo build`")?;
    let options = Options { remote_images: args.shared.remote_images, base_url: args.base_url.as_deref().map(base_url).transpose()? };
    let names = names(&args.inputs)?;
    let mut documents = Vec::new();
    for (input, name) in args.inputs.iter().zip(names) {
        let article = document::read(input, args.shared.from.map(Into::into), args.shared.deny_warnings)?;
        documents.push(Document { name, article });
    }
    let built = pack::folder(&documents, &viewer, &options).context("the files could not be compressed")?;
    let folder = &args.output;
    if !args.shared.force {
        refuse_foreign(folder, &built)?;
    }
    for file in &built {
        files::write(&folder.join(&file.name), &file.bytes)?;
    }
    remove_stale(folder, &built);
    let count = if documents.len() == 1 { "an article".to_string() } else { format!("{} articles", documents.len()) };
    eprintln!("{}: {count}, {} files; put the folder on any web server, or look at it with: npx serve {0}", folder.display(), built.len());
    Ok(())
}

/// The name of each document's files: its own name without extension; a single one is `article`.
fn names(inputs: &[PathBuf]) -> Result<Vec<String>> {
    let mut taken: HashMap<String, &Path> = HashMap::new();
    let mut names = Vec::new();
    for input in inputs {
        if input.is_dir() {
            bail!("{} is a folder: name the documents in it, as in {}", input.display(), input.join("*.md").display());
        }
        let name = match input.file_stem() {
            _ if inputs.len() == 1 => "article".to_string(),
            Some(stem) if !files::is_standard(input) => stem.to_string_lossy().into_owned(),
            _ => bail!("a document from standard input has no name: it can only be the one document of a folder"),
        };
        if name.starts_with("article-viewer") {
            bail!("{}: names that begin with article-viewer are the viewer's own: name the document otherwise", input.display());
        }
        // Some file systems take capitals and small letters for the same.
        if let Some(other) = taken.insert(name.to_lowercase(), input) {
            bail!("{} and {} would both become {name}.html: name one of them otherwise", other.display(), input.display());
        }
        names.push(name);
    }
    Ok(names)
}

/// An absolute address with a slash at its end.
fn base_url(url: &str) -> Result<String> {
    let is_absolute = ["https://", "http://"].iter().any(|scheme| url.len() > scheme.len() && url.starts_with(scheme));
    if !is_absolute || url.contains(['?', '#']) || Href::parse(url).is_err() {
        bail!("--base-url {url}: this has to be where the folder will be, as in https://example.org/stories/");
    }
    Ok(format!("{}/", url.trim_end_matches('/')))
}

/// Files of the same names that something else has made would be lost.
fn refuse_foreign(folder: &Path, built: &[File]) -> Result<()> {
    let is_ours = folder.join(LOADER).is_file();
    for file in built {
        let path = folder.join(&file.name);
        let is_page = file.name.ends_with(".html");
        if path.exists() && (!is_ours || is_page && files::is_foreign(&path)) {
            bail!(
                "{} is there already and was not made by article-viewer: name another folder with -o, or write over it with --force",
                path.display()
            );
        }
    }
    Ok(())
}

/// Removes the viewer's files of an earlier version, which no page names any more.
fn remove_stale(folder: &Path, built: &[File]) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_hashed = name.strip_prefix("article-viewer.").and_then(|rest| rest.split_once('.')).is_some_and(|(hash, extension)| {
            let is_hash = hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit());
            is_hash && ["js", "css", "wasm"].contains(&extension.split('.').next().unwrap_or_default())
        });
        if is_hashed && !built.iter().any(|file| file.name == name) {
            // One that stays does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}
