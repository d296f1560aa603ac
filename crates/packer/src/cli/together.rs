//! Documents that go into one file: the one that was named, and its related stories.

use super::anchors::Anchors;
use super::document::{self, ReadOptions, Source, refuse_warnings};
use super::fetch;
use super::links::{self, Address, Lines};
use super::related::{self, Facts, Target};
use super::{args, files, say};
use anyhow::{Context, Result, bail};
use article::{Href, Lang, Location, Warning};
use import::{Collection, Entry, Imported};
use packer::Document;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Why a story of a story has no address.
const ELSEWHERE: &str = "is not in this page: add it with --with";

/// A document on its way into the page.
struct Whole {
    path: PathBuf,
    /// The name that messages call it by.
    called: String,
    /// The path without links, or the address; none for standard input.
    source: Option<PathBuf>,
    document: Source,
    /// The end of its address.
    name: String,
    imported: Imported,
    /// The lines of its links.
    lines: Lines,
    /// The addresses that lead to it within the document that it is a part of.
    addresses: Vec<String>,
}

/// Reads a document, those that are to stand in the same file, and those that it names by their
/// files as related stories, and prints their warnings. Each gets the others as related stories, in
/// the order in which they were named, and then those that it names besides.
pub(super) fn read(
    input: &Path,
    with: &[PathBuf],
    args: &args::DocumentArgs,
) -> Result<Vec<Document>> {
    let reading = ReadOptions::new(args)?;
    let mut wholes = Whole::all(input, &reading)?;
    for path in with {
        if files::is_standard(path) {
            bail!("--with takes no document from standard input: it has no name for its address");
        }
        add(&mut wholes, Whole::read(path, document::name(path), &reading)?);
    }
    for (path, called) in named(&wholes[0], &reading) {
        match Whole::read(&path, called, &reading) {
            Ok(whole) => add(&mut wholes, whole),
            Err(error) => {
                let message = format!("related story: {error:#}");
                let warning = Warning::new(Location::Document, message);
                wholes[0].imported.warnings.push(warning);
            }
        }
    }
    lead_links(&mut wholes);
    for whole in &mut wholes {
        whole.document.illustrate(&whole.path, &mut whole.imported, &reading, &|_| None)?;
    }
    if wholes.len() > 1 || wholes[0].imported.article.related.iter().any(|one| one.file.is_some()) {
        relate(&mut wholes, &reading);
    }
    let mut warned = 0;
    let mut documents = Vec::with_capacity(wholes.len());
    for Whole { called, name, imported: Imported { article, warnings, .. }, .. } in wholes {
        warnings.iter().for_each(|warning| say::warning(&called, warning));
        warned += warnings.len();
        documents.push(Document { name, article });
    }
    if args.deny_warnings {
        refuse_warnings(&document::name(input), warned)?;
    }
    Ok(documents)
}

impl Whole {
    /// The document at a path, or all chapters of a book that is there.
    fn all(path: &Path, reading: &ReadOptions) -> Result<Vec<Self>> {
        let document = Source::open(path, reading)?;
        let called = document::name(path);
        let book = match &reading.entry {
            Some(_) => None,
            None => document
                .collection(path, reading)
                .with_context(|| called.clone())?
                .filter(Collection::is_book),
        };
        let Some(book) = book else { return Ok(vec![Self::of(path, called, document, reading)?]) };
        let chapter = |(index, entry): (usize, &Entry)| {
            let imported = document::polish(path, book.import(index), reading)?;
            Ok(Self {
                path: path.to_path_buf(),
                called: format!("{called}#{}", index + 1),
                source: None,
                document: Source::default(),
                name: name(&entry.name),
                imported,
                lines: Lines::none(),
                addresses: entry.addresses.clone(),
            })
        };
        book.warnings().iter().for_each(|warning| say::warning(&called, warning));
        book.entries.iter().enumerate().map(chapter).collect()
    }

    fn read(path: &Path, called: String, reading: &ReadOptions) -> Result<Self> {
        Self::of(path, called, Source::open(path, reading)?, reading)
    }

    fn of(path: &Path, called: String, document: Source, reading: &ReadOptions) -> Result<Self> {
        let mut imported = document.parse(path, reading)?;
        let lines = Lines::of(&mut imported.article, &document.bytes);
        let source = match document.address() {
            Some(address) => Some(PathBuf::from(address)),
            None => fs::canonicalize(path).ok().filter(|_| !files::is_standard(path)),
        };
        let name = match fetch::address(path) {
            Some(address) => name(&fetch::file_name(&address)),
            None => {
                let stem = path.file_stem().filter(|_| source.is_some()).unwrap_or_default();
                name(&stem.to_string_lossy())
            }
        };
        let path = path.to_path_buf();
        Ok(Self { path, called, source, document, name, imported, lines, addresses: Vec::new() })
    }
}

/// Leads links between the documents to where these stand in the page, and warns of those that lead
/// nowhere from a page that stands alone.
fn lead_links(wholes: &mut [Whole]) {
    let places: Vec<_> = wholes
        .iter()
        .filter_map(|Whole { source, name, imported, .. }| {
            Some((source.clone()?, name.clone(), Anchors::of(&imported.article)))
        })
        .collect();
    let chapters: HashMap<String, String> = wholes
        .iter()
        .flat_map(|whole| {
            whole.addresses.iter().map(|address| (address.clone(), whole.name.clone()))
        })
        .collect();
    for Whole { path, source, imported: Imported { article, warnings, .. }, lines, .. } in wholes {
        let mut warned = HashSet::new();
        links::each(article, &mut |href| {
            let found = if links::is_beside(href) {
                let address = Address::of(href.as_str());
                fs::canonicalize(document::folder(path).join(&address.path)).ok()
            } else if href.is_absolute() {
                // Those that were fetched are known by their addresses.
                fetch::address(Path::new(href.as_str())).map(|url| PathBuf::from(url.as_str()))
            } else {
                return;
            };
            let file = href.as_str().split('#').next().unwrap_or_default();
            if let Some(name) = chapters.get(file)
                && let Ok(new) = Href::parse(&format!("#story={}", packer::address(name)))
            {
                *href = new;
                return;
            }
            let address = Address::of(href.as_str());
            let place = places.iter().find(|(source, ..)| Some(source) == found.as_ref());
            let new = place.map(|(found, name, anchors)| match &address.fragment {
                Some(id) if Some(found) == source.as_ref() => {
                    format!("#{}", packer::address(&anchors.place(id).unwrap_or_default()))
                }
                _ => format!("#story={}", packer::address(name)),
            });
            if let Some(new) = new.and_then(|new| Href::parse(&new).ok()) {
                *href = new;
            } else if links::is_beside(href) && warned.insert(href.as_str().to_string()) {
                let place = lines.line(href.as_str()).map_or(Location::Document, Location::Line);
                let message = format!("link {}: {LOST}", href.as_str());
                warnings.push(Warning::new(place, message));
            }
        });
    }
}

/// The warning for a link to a file beside a page that stands alone.
const LOST: &str = "leads nowhere from a page that stands alone: put the document into it with \
                    --with, or write the address in full";

/// A name that can stand in an address and an id.
fn name(stem: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let name: String = stem.chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
    let name: String = name.trim_matches('-').chars().take(60).collect();
    if name.is_empty() { "article".to_string() } else { name }
}

/// Adds a document that is not there yet, under a name of its own.
fn add(wholes: &mut Vec<Whole>, mut whole: Whole) {
    let is_there = wholes.iter().any(|other| other.source == whole.source);
    if is_there && whole.source.is_some() {
        return;
    }
    let stem = whole.name.clone();
    let mut count = 1;
    while wholes.iter().any(|other| other.name.to_lowercase() == whole.name.to_lowercase()) {
        count += 1;
        whole.name = format!("{stem}-{count}");
    }
    wholes.push(whole);
}

/// The paths without links of the files that a document names as related stories, and what they are
/// called; what is not there or out of reach becomes a warning later.
fn named(Whole { path, imported, .. }: &Whole, reading: &ReadOptions) -> Vec<(PathBuf, String)> {
    let files = imported.article.related.iter().filter_map(|story| story.file.as_deref());
    let found = |file| {
        let folder = document::folder(path);
        Some((reading.reach.file(folder, file).ok()?, document::name(&folder.join(file))))
    };
    files.filter_map(found).collect()
}

/// Leads the stories that are named by files to where those stand in the page, and gives each
/// document the others as stories.
fn relate(wholes: &mut [Whole], reading: &ReadOptions) {
    let targets: Vec<(Option<PathBuf>, String, Facts)> = wholes
        .iter()
        .map(|Whole { path, source, name, imported, .. }| {
            let path = source.as_deref().unwrap_or(path);
            let facts = Facts::of(path, &imported.article).without_files();
            (source.clone(), format!("#story={}", packer::address(name)), facts)
        })
        .collect();
    let target = |index: usize| {
        targets
            .get(index)
            .map(|(_, address, facts)| Target { address: address.clone(), facts: facts.clone() })
    };
    let is_one = wholes.len() == 1;
    for (number, whole) in wholes.iter_mut().enumerate() {
        let why = if is_one { related::ALONE } else { ELSEWHERE };
        related::lead(&whole.path, &mut whole.imported, reading, why, |path| {
            let source = |(source, ..): &(Option<PathBuf>, _, _)| source.as_deref() == Some(path);
            target(targets.iter().position(source)?)
        });
        let article = &mut whole.imported.article;
        let (stories, lang): (_, &Lang) = (&mut article.related, &article.lang);
        let others = (0..targets.len()).filter(|other| *other != number).filter_map(target);
        let is_named = |target: &Target| {
            stories.iter().any(|story| {
                story.link.as_ref().is_some_and(|link| link.as_str() == target.address)
            })
        };
        let others: Vec<_> = others.filter(|target| !is_named(target)).collect();
        let others: Vec<_> =
            others.into_iter().map(|target| related::story(target, lang)).collect();
        stories.splice(0..0, others);
    }
}
