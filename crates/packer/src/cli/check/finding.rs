//! A finding, its place, and how heavily it weighs.

use article::{Location, Subject, Warning};
use serde::Serialize;
use std::collections::HashSet;

/// How heavily a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Severity {
    /// Something is broken for readers.
    Error,
    /// Something is worse than it need be.
    Warning,
    /// Something that an editor would look at.
    Note,
}

/// Something to be said of a document.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Finding {
    /// The check's id.
    pub id: &'static str,
    pub severity: Severity,
    pub location: Location,
    /// The fault and its remedy, as one sentence without a full stop.
    pub message: String,
}

impl Finding {
    pub(super) fn new(id: &'static str, location: Location, message: impl Into<String>) -> Self {
        Self { id, severity: super::severity(id), location, message: message.into() }
    }
}

/// The findings of a document.
#[derive(Debug, Default)]
pub(super) struct Findings {
    found: Vec<Finding>,
    /// Of one kind no more are kept than somebody reads; the rest are counted.
    counts: std::collections::BTreeMap<&'static str, usize>,
}

/// The most findings of one kind in one document.
const MOST: usize = 100;

impl Findings {
    /// The import's warnings, each as what the check for its subject finds.
    pub(super) fn of_warnings(warnings: impl IntoIterator<Item = Warning>) -> Self {
        let mut findings = Self::default();
        for warning in warnings {
            findings.add(check(&warning), warning.location, warning.message);
        }
        findings
    }

    pub(super) fn add(&mut self, id: &'static str, place: Location, message: impl Into<String>) {
        let count = self.counts.entry(id).or_default();
        *count += 1;
        if *count <= MOST {
            self.found.push(Finding::new(id, place, message));
        }
    }

    /// Whether something of this kind was found.
    pub(super) fn has(&self, id: &str) -> bool {
        self.counts.contains_key(id)
    }

    /// Whether something of this kind was found of a place.
    pub(super) fn names(&self, id: &str, place: &str) -> bool {
        self.found.iter().any(|one| one.id == id && one.message.contains(place))
    }

    /// Adds warnings of links that lead nowhere.
    pub(super) fn add_dead(&mut self, warnings: impl IntoIterator<Item = Warning>) {
        warnings.into_iter().for_each(|one| self.add("link-dead", one.location, one.message));
    }

    /// Adds warnings of pictures that could not be brought in, and of what else went wrong then.
    pub(super) fn add_pictures(&mut self, warnings: impl IntoIterator<Item = Warning>) {
        for one in warnings {
            self.add(check(&one), one.location, one.message);
        }
    }

    /// All of them, as a person goes through the document.
    pub(super) fn sorted(mut self) -> Vec<Finding> {
        for (id, count) in &self.counts {
            if *count > MOST {
                let message = format!("there are {} more of this kind", count - MOST);
                self.found.push(Finding::new(id, Location::Document, message));
            }
        }
        let mut seen = HashSet::new();
        self.found
            .retain(|one| seen.insert((one.id, one.location.to_string(), one.message.clone())));
        self.found.sort_by_key(|one| match one.location {
            Location::Document => 0,
            Location::Path(_) => 1,
            Location::Line(line) => line + 1,
        });
        self.found
    }
}

/// The id of the check for a warning's subject.
fn check(warning: &Warning) -> &'static str {
    match warning.subject {
        Subject::DeadLink => "link-dead",
        Subject::MissingNote => "note-missing",
        Subject::UnusedNote => "note-unused",
        Subject::Picture => "picture-missing",
        _ => "import",
    }
}

/// How many findings there are of each weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(super) struct Counts {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
}

impl Counts {
    pub(super) fn of<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            match finding.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
    }

    /// Whether something has to be mended.
    pub(super) fn fail(self, deny_warnings: bool) -> bool {
        self.errors > 0 || deny_warnings && self.warnings > 0
    }
}
