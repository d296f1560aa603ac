//! Where the links between the documents of a folder lead: to their pages, to files that are copied
//! beside them, or nowhere.

use super::anchors::Anchors;
use super::document;
use super::entries;
use super::files;
use super::inputs::{Input, Inputs};
use super::links::{self, Address, Lines};
use super::names;
use super::vault;
use anyhow::{Context, Result};
use article::{Article, Href, Location, Subject, Warning};
use import::files::{Reach, normalized};
use import::{Format, Imported};
use packer::File;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The documents of a folder by all that links may call them.
pub(super) struct LinkTargets {
    /// The names of their files, by their paths without links.
    named: HashMap<PathBuf, String>,
    /// Their paths, by these as disks compare names that tell no capitals.
    folded: HashMap<String, PathBuf>,
    /// Their paths by their names alone, where no other has the same, as Obsidian's links have
    /// them.
    stems: HashMap<String, Option<PathBuf>>,
    /// The pages of articles in documents with many, by the addresses that these give them.
    entries: HashMap<String, String>,
    /// The same for files that are no documents, such as a vault's attachments.
    files: HashMap<String, Option<PathBuf>>,
    /// The folders that documents are in.
    folders: HashSet<PathBuf>,
    /// The folders that were named, without links.
    roots: Vec<PathBuf>,
}

/// A file that a document names and that goes beside its page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Copied {
    /// Its name in the folder that is written.
    pub name: String,
    /// Its path without links.
    pub source: PathBuf,
}

impl Copied {
    /// # Errors
    /// It cannot be read, or has more bytes than so many.
    pub(super) fn read(&self, limit: u64) -> Result<File> {
        let bytes = files::read_picture(&self.source, limit)
            .with_context(|| format!("{} could not be copied", self.source.display()))?;
        Ok(File::new(self.name.clone(), bytes))
    }
}

/// The thing that an address leads to.
enum Lead {
    /// A document, at its path without links.
    Document(PathBuf),
    /// The list of all documents.
    List,
    Copied(Copied),
    /// An address from the site's root, of which this program knows nothing.
    Elsewhere,
    /// Nowhere, for a reason that follows the address.
    Nowhere(String),
}

impl LinkTargets {
    pub(super) fn new(inputs: &Inputs) -> Self {
        let is_whole = |input: &&Input| input.entry.is_none();
        let named =
            |input: &Input| Some((fs::canonicalize(&input.source).ok()?, input.name.clone()));
        let named: HashMap<PathBuf, String> =
            inputs.documents.iter().filter(is_whole).filter_map(named).collect();
        let mut paths: Vec<&PathBuf> = named.keys().collect();
        paths.sort();
        let mut stems: HashMap<String, Option<PathBuf>> = HashMap::new();
        for path in &paths {
            let stem = names::folded(&path.file_stem().unwrap_or_default().to_string_lossy());
            let is_first = !stems.contains_key(&stem);
            stems.insert(stem, is_first.then(|| path.to_path_buf()));
        }
        let roots: Vec<PathBuf> =
            inputs.roots.iter().filter_map(|root| fs::canonicalize(root).ok()).collect();
        let vaults: Vec<_> = roots.iter().filter(|root| vault::is_vault(root)).collect();
        let notes: Vec<_> = paths
            .par_iter()
            .filter(|path| vaults.iter().any(|vault| path.starts_with(vault)))
            .map(|path| (path, vault::aliases(path)))
            .collect();
        for (path, alias) in
            notes.iter().flat_map(|(path, names)| names.iter().map(move |name| (path, name)))
        {
            // A note's own name counts more.
            stems.entry(names::folded(alias)).or_insert_with(|| Some(path.to_path_buf()));
        }
        let mut files: HashMap<String, Option<PathBuf>> = HashMap::new();
        for path in &inputs.others {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let same = files.entry(names::folded(&name));
            same.and_modify(|known| *known = None).or_insert_with(|| fs::canonicalize(path).ok());
        }
        let folded =
            paths.iter().map(|path| (folded(path), path.to_path_buf())).collect::<HashMap<_, _>>();
        let folders = paths.iter().flat_map(|path| path.ancestors().skip(1));
        let folders = folders.map(Path::to_path_buf).collect();
        let entries = inputs.documents.iter().flat_map(|input| {
            let addresses = input.entry.iter().flat_map(|entry| entry.addresses());
            addresses.map(|address| (address, input.name.clone()))
        });
        let entries = entries.collect();
        Self { entries, folded, stems, files, folders, roots, named }
    }

    /// The name of the files of a document, by its path without links.
    pub(super) fn name(&self, path: &Path) -> Option<&String> {
        self.named.get(path)
    }

    /// Leads links to articles of documents with many to their pages.
    pub(super) fn resolve_entries(&self, input: &Input, article: &mut Article) {
        if self.entries.is_empty() {
            return;
        }
        links::each(article, &mut |href| {
            let written = href.as_str();
            let (address, fragment) = written.split_once('#').unwrap_or((written, ""));
            let of_this = input.entry.as_ref().map(|entry| entry.key(address));
            let key = of_this.unwrap_or_else(|| entries::key(address));
            let Some(name) = self.entries.get(&key) else { return };
            let place = match fragment {
                "" => String::new(),
                fragment => format!("#{fragment}"),
            };
            let page = format!("{}.html{place}", packer::address(name));
            if let Ok(page) = Href::parse(&page) {
                *href = page;
            }
        });
    }

    /// The file of a folder that has this name alone, wherever in it, as Obsidian's links have
    /// them.
    pub(super) fn file_named(&self, address: &str) -> Option<PathBuf> {
        let name = address.rsplit(['/', '\\']).next().unwrap_or_default();
        self.files.get(&names::folded(name)).cloned().flatten()
    }

    /// Gives a note of a vault its name as its title, where it says no other.
    pub(super) fn entitle(&self, path: &Path, imported: &mut Imported) {
        let is_untitled = imported.article.headline.text.is_empty();
        let Some(path) = is_untitled.then(|| fs::canonicalize(path).ok()).flatten() else { return };
        if self.roots.iter().any(|root| path.starts_with(root) && vault::is_vault(root)) {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            imported.article.headline = article::Phrase::from(&*stem);
            imported.warnings.retain(|warning| warning.subject != Subject::Headline);
        }
    }

    /// Leads the links of a document to pages and to files beside them, which are given back. What
    /// leads nowhere stays, with a warning. `anchors` has the places of another document.
    pub(super) fn resolve(
        &self,
        path: &Path,
        bytes: &[u8],
        imported: &mut Imported,
        reach: &Reach,
        anchors: impl Fn(&Path) -> Option<Anchors>,
    ) -> Vec<Copied> {
        let Imported { article, warnings, .. } = imported;
        let lines = Lines::of(article, bytes);
        let Ok(own) = fs::canonicalize(path) else { return Vec::new() };
        let mut known: HashMap<String, Option<String>> = HashMap::new();
        let mut copied = Vec::new();
        links::each(article, &mut |href| {
            if !links::is_beside(href) {
                return;
            }
            let written = href.as_str().to_string();
            let new = known.entry(written.clone()).or_insert_with(|| {
                let mut warn = |message: String| {
                    let place = lines.line(&written).map_or(Location::Document, Location::Line);
                    warnings.push(Warning::new(place, format!("link {written}: {message}")));
                };
                let address = Address::of(&written);
                match self.lead(&own, path, &address.path, reach) {
                    Lead::Document(target) => {
                        let name = self.named.get(&target)?;
                        let end = address.end(|| anchors(&target), &mut warn);
                        Some(format!("{}.html{end}", packer::address(name)))
                    }
                    Lead::List => Some("index.html".to_string()),
                    Lead::Copied(file) => {
                        let name = packer::address(&file.name);
                        copied.push(file);
                        Some(name)
                    }
                    Lead::Elsewhere => None,
                    Lead::Nowhere(why) => {
                        warn(why);
                        None
                    }
                }
            });
            if let Some(new) = new.as_deref().and_then(|new| Href::parse(new).ok()) {
                *href = new;
            }
        });
        copied.sort();
        copied.dedup();
        copied
    }

    /// The file at a path that a document names, where it may be copied.
    pub(super) fn file_beside(&self, path: &Path, name: &str, reach: &Reach) -> Option<Copied> {
        match self.lead(&fs::canonicalize(path).ok()?, path, name, reach) {
            Lead::Copied(file) => Some(file),
            _ => None,
        }
    }

    /// The thing that the path in an address leads to, from the document at `own`, which is called
    /// `path`.
    fn lead(&self, own: &Path, path: &Path, address: &str, reach: &Reach) -> Lead {
        let folder = own.parent().unwrap_or(Path::new(""));
        let is_rooted = address.starts_with('/');
        // On a site by Hugo or Jekyll a document is a folder, from which its links are counted.
        let pretty = own.with_extension("");
        let bases: Vec<&Path> = match is_rooted {
            true => self.roots.iter().map(PathBuf::as_path).collect(),
            false => vec![folder, &pretty],
        };
        let relative = address.trim_start_matches('/');
        for base in &bases {
            let target = normalized(&base.join(relative));
            if let Some(document) = self.document(&target) {
                return Lead::Document(document);
            }
            let is_section = self.roots.iter().any(|root| target.starts_with(root));
            if is_section && self.folders.contains(&target) {
                return Lead::List;
            }
        }
        if is_rooted {
            return Lead::Elsewhere;
        }
        let name = Path::new(relative).file_name().unwrap_or_default().to_string_lossy();
        let stem = match Format::of_name(&name) {
            Some(_) => Path::new(&*name).file_stem().unwrap_or_default().to_string_lossy(),
            None => name.clone(),
        };
        let found = reach.file(document::folder(path), address);
        let by_name = || self.stems.get(&names::folded(&stem)).cloned().flatten();
        match found {
            Ok(found) if found.is_file() => self.file(&found, folder, relative),
            Ok(_) => Lead::Nowhere("is a folder without documents of this site".to_string()),
            Err(error) => match (by_name(), error.get_ref()) {
                (Some(document), _) => Lead::Document(document),
                (None, None) if self.file_named(address).is_some() => {
                    let found = self.file_named(address).unwrap_or_default();
                    self.file(&found, folder, relative)
                }
                (None, Some(_)) => Lead::Nowhere(error.to_string()),
                (None, None) => Lead::Nowhere(
                    "there is no such document or file: correct the address".to_string(),
                ),
            },
        }
    }

    /// A file that is there, and no document of the folder.
    fn file(&self, found: &Path, folder: &Path, relative: &str) -> Lead {
        let file = found.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let refuse = |why: &str| Lead::Nowhere(why.to_string());
        if Format::of_name(&file).is_some() {
            return refuse("this is not among the documents of this folder: name it, too");
        }
        if Path::new(relative).components().any(
            |part| matches!(part, Component::Normal(name) if name.to_string_lossy().starts_with('.')),
        ) {
            return refuse("hidden files are not copied: put it there yourself, or name it otherwise");
        }
        if is_active(&file) || files::begins_with(found, b"<") {
            return refuse(
                "this could run scripts in the name of the site, and is not copied: put it there \
                 yourself",
            );
        }
        let root = self.roots.iter().find(|root| found.starts_with(root));
        let path =
            found.strip_prefix(root.map_or(folder, PathBuf::as_path)).unwrap_or(Path::new(&file));
        let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
        let name = parts.collect::<Vec<_>>().join("-");
        if let Some(why) = names::unfit(&name, "") {
            return Lead::Nowhere(format!("is not copied: {why}"));
        }
        if names::folded(&name).starts_with("article-viewer") || name.starts_with('_') {
            return refuse("its name is one of the viewer's own: name it otherwise");
        }
        Lead::Copied(Copied { name, source: found.to_path_buf() })
    }

    /// The document that a path means: itself, the one of a folder, or one whose ending is left out
    /// or is that of its page.
    fn document(&self, path: &Path) -> Option<PathBuf> {
        let find = |path: &Path| match self.named.contains_key(path) {
            true => Some(path.to_path_buf()),
            false => self.folded.get(&folded(path)).cloned(),
        };
        let with = |path: &Path| {
            let mut name = path.as_os_str().to_os_string();
            name.push(".");
            ENDINGS.iter().find_map(|ending| {
                let mut name = name.clone();
                name.push(ending);
                find(Path::new(&name))
            })
        };
        let is_page = path.extension().is_some_and(|ending| ending == "html" || ending == "htm");
        find(path)
            .or_else(|| with(path))
            .or_else(|| with(&path.with_extension("")).filter(|_| is_page))
            .or_else(|| with(&path.join("index")))
            .or_else(|| with(&path.join("README")))
            .or_else(|| {
                let is_index = path.file_stem().is_some_and(|stem| stem == "index") && is_page;
                with(&path.parent()?.join("README")).filter(|_| is_index)
            })
    }
}

/// The endings of documents, the usual ones first.
const ENDINGS: [&str; 12] =
    ["md", "markdown", "txt", "json", "html", "htm", "mdx", "mdown", "mkd", "text", "qmd", "xhtml"];

/// Whether browsers run what is in a file of this name.
fn is_active(name: &str) -> bool {
    const ACTIVE: [&str; 24] = [
        "html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "xml", "xsl", "xslt", "svg",
        "svgz", "js", "mjs", "cjs", "css", "wasm", "php", "asp", "aspx", "jsp", "cgi", "htaccess",
        "swf",
    ];
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    ACTIVE.contains(&&*ending)
}

fn folded(path: &Path) -> String {
    names::folded(&path.to_string_lossy())
}
