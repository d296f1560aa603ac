//! `article-viewer check`: what a careful editor would say of documents, and what the imports say.

mod accent;
mod blocks;
mod document;
mod finding;
mod head;
mod headings;
mod links;
mod notes;
mod pictures;
mod places;
mod report;
mod table;
mod words;

use super::anchors::Anchors;
use super::document::{self as documents, ReadOptions, Source};
use super::inputs::{self, Inputs, LEFT_OUT};
use super::link_targets::LinkTargets;
use super::{args, fetch, files, progress, say};
use anyhow::{Result, anyhow};
use article::{Location, Subject};
use document::Document;
use finding::{Counts, Finding, Findings, Severity};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
pub(super) use table::ids;

/// Checks all that is named: 0 where nothing has to be mended, 1 where something has, 2 where it
/// could not be looked at.
pub(super) fn run(args: &args::Check) -> ExitCode {
    match check(args) {
        Ok(counts) if counts.fail(args.shared.deny_warnings) => ExitCode::from(1),
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            say::error(&error);
            ExitCode::from(2)
        }
    }
}

fn check(args: &args::Check) -> Result<Counts> {
    let mut reading = ReadOptions::new(&args.shared)?;
    reading.reach.allow(&args.inputs);
    let (named, fetched): (Vec<_>, Vec<_>) =
        args.inputs.iter().cloned().partition(|path| fetch::address(path).is_none());
    let inputs = match named.is_empty() {
        true => Inputs::default(),
        false => inputs::inputs(&named, Path::new(""), &reading.reach)?,
    };
    if let Some(missing) = named.iter().find(|path| !files::is_standard(path) && !path.exists()) {
        return Err(anyhow!("{} does not exist: check the path", missing.display()));
    }
    let run = Checking {
        is_alone: inputs.roots.is_empty() && inputs.documents.len() == 1,
        targets: LinkTargets::new(&inputs),
        reading,
        allowed: args.allow.iter().cloned().collect(),
        known: Mutex::default(),
    };
    let paths = inputs.documents.iter().map(|input| (input.path.clone(), input.source.clone()));
    let paths: Vec<_> =
        paths.chain(fetched.into_iter().map(|address| (address.clone(), address))).collect();
    let bar = progress::bar("Checking documents", paths.len());
    let checked = paths.par_iter().map(|(path, source)| {
        let checked = run.document(path, source);
        bar.inc(1);
        checked
    });
    let mut checked: Vec<Checked> = checked.collect();
    bar.finish_and_clear();
    same_titles(&mut checked);
    for link in &inputs.left_out {
        let finding = Finding::new("left-out", Location::Document, LEFT_OUT);
        checked.push(Checked { path: link.clone(), title: String::new(), findings: vec![finding] });
    }
    checked.extend(inputs.others.iter().filter_map(|path| styled(path)));
    for Checked { findings, .. } in &mut checked {
        findings.retain(|finding| !run.allowed.contains(finding.id));
    }
    report::print(&checked, args.format)?;
    Ok(Counts::of(checked.iter().flat_map(|one| &one.findings)))
}

/// A document with what is to be said of it.
struct Checked {
    path: PathBuf,
    title: String,
    findings: Vec<Finding>,
}

struct Checking {
    /// Whether there is only one document, whose links lead to files beside it.
    is_alone: bool,
    targets: LinkTargets,
    reading: ReadOptions,
    allowed: HashSet<String>,
    /// The places of documents that others name, by their paths.
    known: Mutex<HashMap<PathBuf, Anchors>>,
}

impl Checking {
    fn document(&self, path: &Path, source: &Path) -> Checked {
        let (title, findings) = self.findings(path, source).unwrap_or_else(|error| {
            let message = format!("{:#}", error);
            let name = documents::name(path);
            let message = message.strip_prefix(&format!("{name}: ")).unwrap_or(&message);
            let finding = Finding::new("unreadable", Location::Document, message.to_string());
            (String::new(), vec![finding])
        });
        Checked { path: path.to_path_buf(), title, findings }
    }

    fn findings(&self, path: &Path, from: &Path) -> Result<(String, Vec<Finding>)> {
        let source = Source::open(from, &self.reading)?;
        let mut imported = source.parse(path, &self.reading)?;
        self.targets.entitle(path, &mut imported);
        let mut findings = Findings::of_warnings(imported.warnings.drain(..));
        // What follows leads links elsewhere and brings pictures in.
        let own = imported.article.clone();
        let document = Document::new(path, &source.bytes, &own);
        table::look(&document, &mut findings);
        if source.address().is_none() {
            if self.is_alone {
                links::beside(&document, &mut imported.article, &self.reading, &mut findings);
            } else {
                let reach = &self.reading.reach;
                self.targets
                    .resolve(path, &source.bytes, &mut imported, reach, |path| self.anchors(path));
            }
            findings.add_dead(imported.warnings.drain(..));
        }
        super::related::lead(path, &mut imported, &self.reading, "", |_| None);
        // What stories lead to is a matter of the command that packs them.
        imported.warnings.retain(|warning| warning.subject == Subject::MissingStory);
        source.illustrate(path, &mut imported, &self.reading, &|name| {
            self.targets.file_named(name)
        })?;
        pictures::sizes(&document, &imported.article, &mut findings);
        findings.add_pictures(imported.warnings);
        Ok((own.headline.text.clone(), findings.sorted()))
    }

    fn anchors(&self, path: &Path) -> Option<Anchors> {
        if let Some(known) = self.known.lock().ok()?.get(path) {
            return Some(known.clone());
        }
        let bytes = files::read(path, self.reading.largest).ok()?;
        let anchors = Anchors::of(&documents::parse(path, &bytes, &self.reading).ok()?.article);
        self.known.lock().ok()?.insert(path.to_path_buf(), anchors.clone());
        Some(anchors)
    }
}

/// A style or a page of a site, where its accent is hard to read.
fn styled(path: &Path) -> Option<Checked> {
    /// More than a style that is written by hand has.
    const LARGEST: u64 = 2_000_000;
    let ending = path.extension()?.to_ascii_lowercase();
    if !["css", "html", "htm"].iter().any(|one| ending == *one) {
        return None;
    }
    let bytes = files::read(path, LARGEST).ok()?;
    let findings = accent::findings(&String::from_utf8_lossy(&bytes));
    let path = path.to_path_buf();
    (!findings.is_empty()).then(|| Checked { path, title: String::new(), findings })
}

/// Says of documents that have the title of another one before them.
fn same_titles(checked: &mut [Checked]) {
    let mut titles: BTreeMap<String, PathBuf> = BTreeMap::new();
    for Checked { path, title, findings } in checked {
        if title.is_empty() {
            continue;
        }
        match titles.get(title) {
            Some(other) => findings.insert(
                0,
                Finding::new(
                    "title-double",
                    Location::Document,
                    format!("{} has the same title: tell them apart", other.display()),
                ),
            ),
            None => drop(titles.insert(title.clone(), path.clone())),
        }
    }
}

/// How heavily a kind of finding weighs.
fn severity(id: &str) -> Severity {
    table::ROWS.iter().find(|row| row.id == id).map_or(Severity::Warning, |row| row.severity)
}
