//! The commands that look at documents and keep nothing.

use super::DocumentArgs;
use crate::cli::check;
use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use std::path::PathBuf;

/// Say what a careful editor would say of documents, and change nothing.
///
/// Missing descriptions, links that lead nowhere or do not say where, headings
/// out of order, footnotes without text, what is missing above the text, and all
/// that the imports have to say; of a folder also what its documents say of each
/// other. docs/checks.md lists all checks.
#[derive(clap::Args)]
#[command(after_help = CHECK_CODES, after_long_help = CHECK_HELP)]
pub(in crate::cli) struct Check {
    /// The documents, folders with documents, or addresses of pages
    #[arg(value_name = "IN", required = true)]
    pub inputs: Vec<PathBuf>,

    /// The form of what is printed
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ReportFormat,

    /// Leave out what is found by this check; may be given again
    #[arg(long, value_name = "ID", value_parser = PossibleValuesParser::new(check::ids()))]
    pub allow: Vec<String>,

    #[command(flatten)]
    pub shared: DocumentArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum ReportFormat {
    /// A line for each finding, by documents
    Text,
    /// JSON, for programs
    Json,
}

/// Show a document, or a folder of them, in the browser as it will be, and anew whenever it
/// changes.
///
/// The address is this machine's alone. A document is shown as `pack` writes it,
/// a folder as `site` does; nothing is kept. Reloaded pages stay where their
/// reader was. Errors are shown in the page until they are mended, warnings in
/// the terminal.
#[derive(clap::Args)]
pub(in crate::cli) struct Preview {
    /// The document, or the folder
    #[arg(value_name = "IN")]
    pub input: PathBuf,

    /// The port at 127.0.0.1 [default: 4280, or any that is free]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub port: Option<u16>,

    /// Show it in the browser at once
    #[arg(long)]
    pub open: bool,

    /// Show so many related stories below a document that names none, as `site` does
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u16).range(1..=100))]
    pub related: Option<u16>,

    #[command(flatten)]
    pub shared: DocumentArgs,
}

const CHECK_CODES: &str = "\
Exit codes: 0 nothing has to be mended, 1 something has (an error, or with --deny-warnings a warning), 2 wrong usage, or
something that is not there.";

const CHECK_HELP: &str = "\
Examples:
  article-viewer check story.md
  article-viewer check stories --deny-warnings --allow date-missing
  article-viewer check stories --format json > findings.json

Exit codes: 0 nothing has to be mended, 1 something has (an error, or with --deny-warnings a warning), 2 wrong usage, or
something that is not there.";
