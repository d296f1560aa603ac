//! The report of all findings, as text and as JSON.

use super::Checked;
use super::finding::{Counts, Finding, Severity};
use crate::cli::args::ReportFormat;
use crate::cli::{document, files};
use anyhow::Result;
use article::Location;
use import::files::visible;
use serde::Serialize;
use std::fmt::Write;
use std::path::Path;

pub(super) fn print(checked: &[Checked], format: ReportFormat) -> Result<()> {
    let text = match format {
        ReportFormat::Text => text(checked),
        ReportFormat::Json => json(checked)? + "\n",
    };
    files::write(Path::new("-"), text.as_bytes())
}

/// The findings by documents, and how many there are.
fn text(checked: &[Checked]) -> String {
    let mut text = String::new();
    for Checked { path, findings, .. } in checked.iter().filter(|one| !one.findings.is_empty()) {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{}", visible(&document::name(path)));
        for Finding { id, severity, location, message } in findings {
            let weight = match severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            };
            let place = location.to_string();
            let _ = writeln!(text, "  {weight:<7}  {place:<9}  {}  [{id}]", visible(message));
        }
        text.push('\n');
    }
    let Counts { errors, warnings, notes } =
        Counts::of(checked.iter().flat_map(|one| &one.findings));
    let _ = writeln!(
        text,
        "{}: {}, {}, {}",
        count(checked.len(), "document"),
        count(errors, "error"),
        count(warnings, "warning"),
        count(notes, "note")
    );
    text
}

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    documents: Vec<DocumentReport<'a>>,
    #[serde(flatten)]
    counts: Counts,
}

#[derive(Serialize)]
struct DocumentReport<'a> {
    document: String,
    findings: Vec<FindingReport<'a>>,
}

#[derive(Serialize)]
struct FindingReport<'a> {
    id: &'a str,
    severity: Severity,
    line: Option<usize>,
    path: Option<&'a str>,
    message: &'a str,
}

/// The same as JSON, whose version 1 docs/checks.md describes.
fn json(checked: &[Checked]) -> Result<String> {
    fn finding(one: &Finding) -> FindingReport<'_> {
        let Finding { id, severity, location, message } = one;
        let (line, path) = match location {
            Location::Line(line) => (Some(*line), None),
            Location::Path(path) => (None, Some(path.as_str())),
            Location::Document => (None, None),
        };
        FindingReport { id, severity: *severity, line, path, message }
    }
    let documents = checked.iter().map(|Checked { path, findings, .. }| DocumentReport {
        document: document::name(path),
        findings: findings.iter().map(finding).collect(),
    });
    let counts = Counts::of(checked.iter().flat_map(|one| &one.findings));
    Ok(serde_json::to_string_pretty(&Report {
        version: 1,
        documents: documents.collect(),
        counts,
    })?)
}
