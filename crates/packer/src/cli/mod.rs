//! The command line: all file access is here.

mod anchors;
mod args;
mod base_url;
mod check;
mod document;
mod embed;
mod embedded;
mod entries;
mod export;
mod fetch;
mod files;
mod inputs;
mod licenses;
mod link_targets;
mod links;
mod manifest;
mod names;
mod output;
mod pack;
mod package;
mod preview;
mod progress;
mod proof;
mod related;
mod say;
mod scale;
mod sections;
mod similar;
mod site;
mod together;
mod vault;

use clap::Parser;
use std::process::ExitCode;

/// Runs the program: 0 where all went well, 1 after an error; clap itself ends with 2 on wrong
/// usage.
pub(crate) fn main() -> ExitCode {
    let args::Args { command } = args::Args::try_parse().unwrap_or_else(|error| say::usage(&error));
    if command.is_quiet() {
        say::be_quiet();
    }
    let outcome = match command {
        args::Command::Check(args) => return check::run(&args),
        args::Command::Embed(args) => embed::run(&args),
        args::Command::Export(args) => export::run(&args),
        args::Command::Licenses => licenses::run(),
        args::Command::Pack(args) => pack::run(&args),
        args::Command::Package(args) => package::run(&args),
        args::Command::Preview(args) => preview::run(&args),
        args::Command::Site(args) => site::run(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::error(&error);
            ExitCode::FAILURE
        }
    }
}
