//! The documents of a folder, and the names that their files get.

use super::entries::InputEntry;
use super::{fetch, files, manifest, names};
use anyhow::{Result, anyhow, bail};
use import::Format;
use import::files::Reach;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The endings of a document's files, after its name.
pub(super) const SUFFIXES: [&str; 3] = [".html", ".json", ".oembed.json"];
/// The longest end of a name.
const LONGEST: &str = ".oembed.json.br";

pub(super) struct Input {
    /// The document as it was named.
    pub path: PathBuf,
    /// The path from which it is read: no link that could lead elsewhere by then.
    pub source: PathBuf,
    /// The name of its files, without extensions.
    pub name: String,
    /// The folder right within a named one that it is in, unless it stands for that folder itself.
    pub section: Option<PathBuf>,
    /// The article that it is of a document with many.
    pub entry: Option<InputEntry>,
}

#[derive(Default)]
pub(super) struct Inputs {
    pub documents: Vec<Input>,
    /// The folders that were named.
    pub roots: Vec<PathBuf>,
    /// The `_index` documents of folders, which tell of a section.
    pub sections: Vec<PathBuf>,
    /// Links that lead out of the folder that they are in, and are not followed.
    pub left_out: Vec<PathBuf>,
    /// The files of folders that are no documents of these, which documents may name.
    pub others: Vec<PathBuf>,
}

/// The reason why a link is left out.
pub(super) const LEFT_OUT: &str = "is a link that leads out of its folder, and was left out: name the \
                            file that it leads to, or allow the folder that it leads to with \
                            --allow-files";

/// The documents that were named or are in folders that were, with the name of each one's files:
/// its way through the folder without extension, and for `index.md` and `README.md`, which stand
/// for their folder, that of the folder; a single one is `article`.
pub(super) fn inputs(named: &[PathBuf], output: &Path, reach: &Reach) -> Result<Inputs> {
    let mut found = Found::default();
    for path in named {
        if fetch::address(path).is_some() {
            bail!(
                "{}: a folder is made of files: pack an address by itself, or export it to a file \
                 first (article-viewer export --to markdown)",
                path.display()
            );
        }
        if path.is_dir() {
            found.roots.push(path.clone());
            found.look_into(path, output, reach)?;
        } else {
            found.paths.push((path.clone(), None));
        }
    }
    let (mut sources, mut left_out) = (Vec::with_capacity(found.paths.len()), found.left_out);
    for (path, root) in found.paths {
        match reach.document(&path) {
            _ if files::is_standard(&path) || files::is_open_file(&path) => {
                sources.push((path.clone(), path, root))
            }
            Ok(Some(source)) if path.is_symlink() => sources.push((path, source, root)),
            Ok(None) => left_out.push(path),
            // What cannot be read is an error later, when its page is made.
            Ok(Some(_)) | Err(_) => sources.push((path.clone(), path, root)),
        }
    }
    let paths: Vec<&Path> = sources.iter().map(|(path, ..)| path.as_path()).collect();
    let fronts = fronts(&paths);
    let is_single = sources.len() == 1;
    let mut documents = Vec::with_capacity(sources.len());
    for (path, source, root) in &sources {
        let name = match path.file_stem() {
            _ if is_single => "article".to_string(),
            Some(_) if !files::is_standard(path) => match root.map(|root| &found.roots[root]) {
                Some(root) => name_within(path, root, found.roots.len() > 1, &fronts),
                None => name_alone(path, &fronts),
            },
            _ => bail!(
                "a document from standard input has no name: it can only be the one document of a \
                 folder"
            ),
        };
        let root = root.map(|root| &found.roots[root]);
        let section = root.and_then(|root| section(path, root, &fronts));
        documents.push(Input {
            path: path.clone(),
            source: source.clone(),
            name,
            section,
            entry: None,
        });
    }
    if let ([], [path, ..]) = (&documents[..], &left_out[..]) {
        bail!("{} {LEFT_OUT}", path.display());
    }
    let Found { roots, sections, others, .. } = found;
    Ok(Inputs { documents, roots, sections, left_out, others })
}

/// The documents that stand for the folder they are in: `index`, or where there is none `README`.
fn fronts<'p>(paths: &[&'p Path]) -> HashSet<&'p Path> {
    let mut fronts: HashMap<&Path, &Path> = HashMap::new();
    for path in paths {
        let folder = path.parent().unwrap_or(Path::new(""));
        match stem(path).to_lowercase().as_str() {
            "index" => drop(fronts.insert(folder, path)),
            "readme" => drop(fronts.entry(folder).or_insert(path)),
            _ => {}
        }
    }
    fronts.into_values().collect()
}

/// The name of a document in a folder that was named: its way from there.
fn name_within(
    path: &Path,
    root: &Path,
    is_one_of_several: bool,
    fronts: &HashSet<&Path>,
) -> String {
    let way = path.strip_prefix(root).unwrap_or(path);
    let folders = way.parent().into_iter().flat_map(Path::components);
    let mut parts: Vec<String> =
        folders.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    match fronts.contains(path) {
        true if parts.is_empty() && is_one_of_several => parts.push(folder_name(root)),
        true if parts.is_empty() => parts.push("index".to_string()),
        true => {}
        false => parts.push(stem(path)),
    }
    parts.join("-")
}

fn section(path: &Path, root: &Path, fronts: &HashSet<&Path>) -> Option<PathBuf> {
    let folder = path.parent()?;
    let folder = if fronts.contains(path) { folder.parent()? } else { folder };
    let first = folder.strip_prefix(root).ok()?.components().next()?;
    Some(root.join(first))
}

/// The name of a document that was named itself: its own, or that of its folder where it stands for
/// one of several.
fn name_alone(path: &Path, fronts: &HashSet<&Path>) -> String {
    match fronts.len() {
        1 if fronts.contains(path) => "index".to_string(),
        2.. if fronts.contains(path) => folder_name(path.parent().unwrap_or(Path::new(""))),
        _ => stem(path),
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn folder_name(folder: &Path) -> String {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let whole = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
    whole
        .file_name()
        .map_or_else(|| "index".to_string(), |name| name.to_string_lossy().into_owned())
}

/// # Errors
/// A name that a disk cannot hold, that is the viewer's own, or that is another's.
pub(super) fn check_names(documents: &[Input]) -> Result<()> {
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

/// The documents that are found, each with the folder among `roots` in which it is.
#[derive(Default)]
struct Found {
    paths: Vec<(PathBuf, Option<usize>)>,
    roots: Vec<PathBuf>,
    sections: Vec<PathBuf>,
    left_out: Vec<PathBuf>,
    others: Vec<PathBuf>,
    /// The folders that links led to, each gone into once.
    linked: HashSet<PathBuf>,
}

impl Found {
    /// Finds the documents in a folder and in those within it by their extensions, in the order of
    /// their names. What is hidden, and what programs have put there, is passed over.
    fn look_into(&mut self, root: &Path, output: &Path, reach: &Reach) -> Result<()> {
        let name = root.display();
        // The JSON that is written there would be taken for documents the next time.
        if files::are_same(root, output) {
            bail!(
                "{name} is the folder of the documents itself: name another folder to write with -o"
            );
        }
        let before = self.paths.len();
        let mut waiting = vec![root.to_path_buf()];
        while let Some(folder) = waiting.pop() {
            let failed = |error| anyhow!("{} could not be read: {error}", folder.display());
            let mut entries = Vec::new();
            for entry in fs::read_dir(&folder).map_err(failed)? {
                entries.push(entry.map_err(failed)?.path());
            }
            entries.sort();
            for path in entries {
                let is_folder = path.is_dir();
                if is_folder && self.is_to_be_looked_into(&path, root, output, reach) {
                    waiting.push(path);
                } else if !is_folder {
                    self.look_at(path, root);
                }
            }
        }
        if self.paths.len() == before {
            bail!(
                "{name} is a folder without documents (.md, .txt, .json, feeds): name another, or the \
                 documents themselves"
            );
        }
        self.paths[before..].sort();
        Ok(())
    }

    /// Whether a folder within another is gone into: not one that is hidden, that a program has
    /// made, or that a link leads to which is elsewhere or is met by itself.
    fn is_to_be_looked_into(
        &mut self,
        path: &Path,
        root: &Path,
        output: &Path,
        reach: &Reach,
    ) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_made = name == "node_modules" || path.join(manifest::NAME).exists();
        if name.starts_with('.') || is_made || files::are_same(path, output) {
            return false;
        }
        if !path.is_symlink() {
            return true;
        }
        let (Ok(Some(target)), Ok(root)) = (reach.document(path), fs::canonicalize(root)) else {
            self.left_out.push(path.to_path_buf());
            return false;
        };
        let is_around = target.starts_with(&root) || root.starts_with(&target);
        !is_around && self.linked.insert(target)
    }

    fn look_at(&mut self, path: PathBuf, root: &Path) {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if file.starts_with('.') {
            return;
        }
        if !path.is_file() {
            return;
        }
        let format = match Format::of_name(&file) {
            // Pages in a folder of documents are what was made of them; one that is a document is
            // named.
            None if is_feed(&path) => Format::Feed,
            // In archives is anything.
            None | Some(Format::Html | Format::Archive) if path.is_symlink() => return,
            None | Some(Format::Html | Format::Archive) => return self.others.push(path),
            Some(format) => format,
        };
        let is_deep = path.parent() != Some(root);
        if stem(&path).eq_ignore_ascii_case("_index") {
            self.sections.push(path);
        } else if format == Format::Json && is_deep && !says_body(&path) {
            self.others.push(path);
        } else {
            self.paths.push((path, self.roots.len().checked_sub(1)));
        }
    }
}

/// Whether a JSON file within a folder can be an article: other programs keep theirs there, too.
fn says_body(path: &Path) -> bool {
    let has = |bytes: &[u8], mark: &[u8]| bytes.windows(mark.len()).any(|part| part == mark);
    fs::read(path).is_ok_and(|bytes| {
        has(&bytes, b"\"body\"")
            || has(&bytes, b"jsonfeed.org/version")
            || has(&bytes, b"\"articleBody\"")
    })
}

/// Whether an XML file is a feed.
fn is_feed(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xml"))
        && path.is_file()
        && files::beginning(path).is_ok_and(|begin| import::may_be_collection("", &begin, None))
}
