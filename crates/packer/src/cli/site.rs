//! `article-viewer site`: looks at all documents first, then makes those that have changed, both on
//! all cores.

use super::anchors::Anchors;
use super::base_url::base_url;
use super::document::ReadOptions;
use super::inputs::{self, Input, Inputs, LEFT_OUT, inputs};
use super::link_targets::{Copied, LinkTargets};
use super::names;
use super::output::Output;
use super::related::{self, Facts, Target};
use super::sections::Sections;
use super::similar::Similar;
use super::{args, document, entries, files, progress, proof, say};
use anyhow::{Context, Error, Result, bail};
use article::{Href, Warning};
use import::{Imported, recordings};
use indicatif::HumanCount;
use packer::{Document, Entry, File, Folder, Options, Viewer};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

pub(super) fn run(args: &args::Site) -> Result<()> {
    let Written { what, left_out } = write(args)?;
    left_out.iter().for_each(|message| say::done(message));
    say::done(&format!(
        "{}: {what}; put the folder on any web server, or look at it with: npx serve {0}",
        args.output.display(),
    ));
    Ok(())
}

/// The result of writing a folder, for the messages to the user.
pub(super) struct Written {
    /// The articles and files that were written.
    what: String,
    /// The files in the folders that were named and are no documents.
    left_out: Option<String>,
}

/// Writes the folder, and tells what was written.
///
/// # Errors
/// Whatever keeps it from being written; nothing was written then.
pub(super) fn write(args: &args::Site) -> Result<Written> {
    let viewer = Viewer::built().context(
        "this program was built without the viewer: build it with `make` instead of `cargo build`",
    )?;
    let options = Options {
        remote_images: args.shared.remote_images,
        remote_embeds: args.shared.remote_embeds,
        base_url: args.base_url.as_deref().map(base_url).transpose()?,
        srcdoc: false,
    };
    let mut reading = ReadOptions::new(&args.shared)?;
    // Who names a folder shows it, so documents in folders within it may name what is beside these.
    reading.reach.allow(&args.inputs);
    let mut inputs = inputs(&args.inputs, &args.output, &reading.reach)?;
    let whole = entries::open(&mut inputs, &reading, args.shared.deny_warnings)?;
    inputs::check_names(&inputs.documents)?;
    let mut output = Output::new(&args.output, args.shared.force, proof::of_site)?;
    output.protect(inputs.documents.iter().map(|input| input.path.as_path()));
    let folder =
        Folder::new(inputs.documents.iter().map(|input| input.name.as_str()), &viewer, options);
    let targets = LinkTargets::new(&inputs);
    let sections = Sections::read(&inputs, &reading)?;
    let title = sections.title.clone().or(whole);
    let similar =
        args.related.map(|count| Similar::read(&inputs.documents, count.into(), &reading));
    let site =
        OpenSite { similar, folder, output, reading, targets, sections, known: Mutex::default() };

    let looks = site.look(&inputs, args.shared.deny_warnings)?;
    let copied = copied(&inputs, &looks)?;
    let left_out = left_out(&inputs, &copied);
    let inputs = inputs.documents;
    let (entries, sources): (Vec<Entry>, Vec<Source>) =
        looks.into_iter().map(|look| (look.entry, look.source)).unzip();
    let lists = site.folder.lists(&entries, title.as_deref());
    drop(entries);
    let shared = site.folder.shared();
    let headers = site.folder.headers();
    let names: Vec<String> = shared.iter().map(|file| file.name.clone()).collect();
    site.output.check(shared.iter().chain(&lists))?;
    site.output.check_alone(&headers)?;
    let limit = site.reading.pictures.page;
    copied.iter().try_for_each(|file| site.output.check_alone(&file.read(limit)?))?;

    // Each file comes before those that name it.
    shared.into_iter().try_for_each(|file| site.output.write(file))?;
    copied.iter().try_for_each(|file| site.output.write_alone(&file.read(limit)?))?;
    let made = site.make(&inputs, sources)?;
    let with_forms = 3 * (3 * inputs.len() + names.len() + lists.len());
    lists.into_iter().try_for_each(|file| site.output.write(file))?;
    site.output.write_alone(&headers)?;
    site.output.remove_stale(&names);
    site.output.finish()?;
    let files = HumanCount((with_forms + copied.len()) as u64 + 1);
    Ok(Written { what: format!("{}, {files} files", articles(inputs.len(), made)), left_out })
}

/// Says what files in the folders that were named are no part of the site, by their endings:
/// neither documents nor named by one. Pictures are not counted, for they go into the pages.
fn left_out(inputs: &Inputs, copied: &[Copied]) -> Option<String> {
    const PICTURES: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];
    let copied: BTreeSet<_> = copied.iter().map(|file| file.source.as_path()).collect();
    let mut kinds: BTreeMap<String, (usize, &Path)> = BTreeMap::new();
    for path in &inputs.others {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let is_copied =
            || std::fs::canonicalize(path).is_ok_and(|path| copied.contains(path.as_path()));
        if !PICTURES.contains(&&*ending) && !is_copied() {
            kinds.entry(ending).or_insert((0, path)).0 += 1;
        }
    }
    let kinds = kinds.iter().map(|(ending, (count, path))| match (count, ending.as_str()) {
        (1, _) => path.display().to_string(),
        (_, "") => format!("{} files without an ending", HumanCount(*count as u64)),
        (_, ending) => format!("{} files .{ending}", HumanCount(*count as u64)),
    });
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    (!kinds.is_empty()).then(|| {
        format!("left out, for they are no documents of a folder and none names them: {kinds}")
    })
}

/// The errors of documents, all of which have been said.
#[derive(Debug)]
pub(super) struct Refused {
    pub errors: Vec<String>,
    documents: usize,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [count, documents] =
            [self.errors.len(), self.documents].map(|count| HumanCount(count as u64));
        write!(
            f,
            "{count} of {documents} documents cannot be used: nothing was written; mend what is \
             named above"
        )
    }
}

impl std::error::Error for Refused {}

struct OpenSite<'a> {
    folder: Folder,
    output: Output<'a>,
    reading: ReadOptions,
    targets: LinkTargets,
    /// The likeness of the documents, where related stories are chosen by it.
    similar: Option<Similar>,
    sections: Sections,
    /// The facts of documents that others name, by their canonical paths.
    known: Mutex<HashMap<PathBuf, (Facts, Anchors)>>,
}

/// The data kept of a document between looking at it and making its files: little, for there may be
/// many.
struct Look {
    entry: Entry,
    warnings: Vec<Warning>,
    source: Source,
    /// The files that it names, which are copied beside its page.
    copied: Vec<Copied>,
}

/// The source from which a document's files are to be made.
enum Source {
    /// They are there already.
    Unchanged,
    File,
    /// Streams can be read once only.
    Stream(Vec<u8>),
}

impl OpenSite<'_> {
    /// Reads all documents and prints what is to be said about them; after any error nothing is
    /// written.
    fn look(
        &self,
        Inputs { documents: inputs, left_out, .. }: &Inputs,
        deny_warnings: bool,
    ) -> Result<Vec<Look>> {
        let bar = progress::bar("ReadOptions documents", inputs.len());
        let looks: Vec<Result<Look>> =
            inputs.par_iter().map(|input| self.look_at(input).inspect(|_| bar.inc(1))).collect();
        bar.finish_and_clear();
        let (mut good, mut errors) = (Vec::with_capacity(looks.len()), Vec::new());
        let mut warned = self.sections.warned.clone();
        for link in left_out {
            let name = document::name(link);
            say::warning(&name, LEFT_OUT);
            warned.push((name, 1));
        }
        for (input, look) in inputs.iter().zip(looks) {
            match look {
                Ok(look) => {
                    let name = document::name(&input.path);
                    look.warnings.iter().for_each(|warning| say::warning(&name, warning));
                    if !look.warnings.is_empty() {
                        warned.push((name, look.warnings.len()));
                    }
                    good.push(look);
                }
                Err(error) => errors.push(error),
            }
        }
        refuse_errors(errors, inputs.len())?;
        if deny_warnings {
            let place = match &warned[..] {
                [(name, _)] => name.clone(),
                _ => {
                    let [some, all] = [warned.len(), inputs.len() + left_out.len()]
                        .map(|count| HumanCount(count as u64));
                    format!("{some} of {all} documents")
                }
            };
            document::refuse_warnings(&place, warned.iter().map(|(_, count)| count).sum())?;
        }
        Ok(good)
    }

    fn look_at(&self, input: &Input) -> Result<Look> {
        let is_file = input.source.is_file();
        let bytes = self.bytes(input)?;
        let Packed { entry, files, warnings, copied } = self.pack(input, &bytes)?;
        let source = match is_file {
            _ if self.output.has_document(&files) => Source::Unchanged,
            true => Source::File,
            false => Source::Stream(bytes),
        };
        if !matches!(source, Source::Unchanged) {
            self.output.check_document(&files)?;
        }
        Ok(Look { entry, warnings, source, copied })
    }

    /// Makes the files of all documents that have changed, and tells how many those were.
    fn make(&self, inputs: &[Input], sources: Vec<Source>) -> Result<usize> {
        let changed: Vec<_> = inputs
            .iter()
            .zip(sources)
            .filter(|(_, source)| !matches!(source, Source::Unchanged))
            .collect();
        let bar = progress::bar("Writing pages", changed.len());
        let made = changed.par_iter().try_for_each(|(input, source)| {
            let files = match source {
                Source::Stream(bytes) => self.pack(input, bytes)?.files,
                Source::File | Source::Unchanged => self.pack(input, &self.bytes(input)?)?.files,
            };
            self.output.write_document(files).inspect(|()| bar.inc(1))
        });
        bar.finish_and_clear();
        made.map(|()| changed.len())
    }

    /// The bytes of a document; none of an article of a collection, which is open already.
    fn bytes(&self, input: &Input) -> Result<Vec<u8>> {
        match &input.entry {
            Some(_) => Ok(Vec::new()),
            None => files::read(&input.source, self.reading.largest),
        }
    }

    /// A document's files, not compressed yet, and what else is to be known of it.
    fn pack(&self, input: &Input, bytes: &[u8]) -> Result<Packed> {
        let mut imported = match &input.entry {
            Some(entry) => document::polish(&input.path, entry.import(), &self.reading)?,
            None => document::parse(&input.path, bytes, &self.reading)?,
        };
        self.targets.resolve_entries(input, &mut imported.article);
        self.targets.entitle(&input.path, &mut imported);
        let reach = &self.reading.reach;
        let anchors = |path: &Path| Some(self.known(path)?.1);
        let mut copied = self.targets.resolve(&input.path, bytes, &mut imported, reach, anchors);
        related::lead(&input.path, &mut imported, &self.reading, NO_PAGE, |path| self.target(path));
        if let Some(similar) = &self.similar {
            let stories = similar.of(&input.path).filter_map(|path| self.target(path)).collect();
            let article = &mut imported.article;
            // Those of a feed are its other articles, whatever they are about.
            if input.entry.is_some() {
                article
                    .related
                    .retain(|story| story.link.as_ref().is_some_and(article::Href::is_absolute));
            }
            if article.related.is_empty() {
                related::suggest(&input.path, article, stories);
            }
        }
        document::illustrate(&input.path, &mut imported, &self.reading, &|name| {
            self.targets.file_named(name)
        });
        recordings::lead_large(&mut imported, |name| {
            let limit = self.reading.pictures.page;
            let file = self.targets.file_beside(&input.path, name, reach)?;
            file.source.metadata().ok().filter(|facts| facts.len() <= limit)?;
            let address = Href::parse(&packer::address(&file.name)).ok()?;
            copied.push(file);
            Some(address)
        });
        let Imported { article, warnings, .. } = imported;
        let document = Document { name: input.name.clone(), article };
        let entry =
            Entry::new(&document, input.section.as_ref().map(|one| self.sections.name(one)));
        Ok(Packed { entry, files: self.folder.files(document), warnings, copied })
    }

    /// The page of a document that another one names as a related story; `None` where it has none.
    fn target(&self, path: &Path) -> Option<Target> {
        let page = |name: &str| format!("{}.html", packer::address(name));
        if let Some((name, facts)) = self.similar.as_ref().and_then(|similar| similar.entry(path)) {
            return Some(Target { address: page(name), facts: facts.clone() });
        }
        let address = page(self.targets.name(path)?);
        Some(Target { address, facts: self.known(path)?.0 })
    }

    /// The facts and anchors of a document, which is read once unless it is large; `None` where it
    /// cannot be read.
    fn known(&self, path: &Path) -> Option<(Facts, Anchors)> {
        if let Some(known) = self.known.lock().ok()?.get(path) {
            return Some(known.clone());
        }
        let bytes = files::read(path, self.reading.largest).ok()?;
        let mut imported = document::parse(path, &bytes, &self.reading).ok()?;
        self.targets.entitle(path, &mut imported);
        let known = (Facts::of(path, &imported.article), Anchors::of(&imported.article));
        if known.0.is_small() {
            self.known.lock().ok()?.insert(path.to_path_buf(), known.clone());
        }
        Some(known)
    }
}

/// The files of one document.
struct Packed {
    entry: Entry,
    files: [File; 3],
    warnings: Vec<Warning>,
    copied: Vec<Copied>,
}

/// The files that all documents name, each once.
///
/// # Errors
/// Two of them, or one and a page, would have the same name.
fn copied(inputs: &Inputs, looks: &[Look]) -> Result<Vec<Copied>> {
    let mut taken: HashMap<String, &Path> = HashMap::new();
    let files = looks.iter().flat_map(|look| &look.copied).collect::<BTreeSet<_>>();
    for input in &inputs.documents {
        for suffix in inputs::SUFFIXES {
            taken.insert(names::folded(&format!("{}{suffix}", input.name)), &input.path);
        }
    }
    for Copied { name, source } in &files {
        if let Some(other) = taken.insert(names::folded(name), source) {
            bail!(
                "{} and {} would both become {name}: name one of them otherwise",
                other.display(),
                source.display()
            );
        }
    }
    Ok(files.into_iter().cloned().collect())
}

/// The reason why a related story has no address.
const NO_PAGE: &str = "is not among the documents of this folder: name it, too";

/// All errors at once: one in the thousandth document isn't found only when all before it are
/// mended.
fn refuse_errors(mut errors: Vec<Error>, documents: usize) -> Result<()> {
    if errors.len() > 1 {
        errors.iter().for_each(say::error);
        let errors = errors.iter().map(|error| format!("{error:#}")).collect();
        return Err(Refused { errors, documents }.into());
    }
    errors.pop().map_or(Ok(()), Err)
}

/// The count of articles, and of those that this run made.
fn articles(all: usize, made: usize) -> String {
    let [count, new, old] = [all, made, all - made].map(|count| HumanCount(count as u64));
    match (all, made) {
        (1, 1) => "an article".to_string(),
        (1, _) => "an article, unchanged".to_string(),
        _ if made == all => format!("{count} articles, all made"),
        (_, 0) => format!("{count} articles, all unchanged"),
        _ => format!("{count} articles, {new} made and {old} unchanged"),
    }
}
