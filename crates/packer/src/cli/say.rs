//! The one place that prints: nothing that the program says reaches a terminal but through here.

use anyhow::Error;
use clap::error::ErrorKind;
use import::files::visible;
use std::fmt::Display;
use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether only warnings and errors are said.
static QUIET: AtomicBool = AtomicBool::new(false);

/// Says nothing from now on but warnings and errors.
pub(super) fn be_quiet() {
    QUIET.store(true, Ordering::Relaxed);
}

/// Whether only warnings and errors are said.
pub(super) fn is_quiet() -> bool {
    QUIET.load(Ordering::Relaxed)
}

/// Says what was changed or left out in a document, or where else.
pub(super) fn warning(place: &str, warning: impl Display) {
    line(&format!("warning: {place}: {warning}"));
}

/// Says why something was not done.
pub(super) fn error(error: &Error) {
    line(&format!("error: {error:#}"));
}

/// Says what was done.
pub(super) fn done(message: &str) {
    if !is_quiet() {
        line(message);
    }
}

/// Says what is being done, to somebody who may be waiting for it.
pub(super) fn progress(message: &str) {
    if io::stderr().is_terminal() {
        done(message);
    }
}

/// Says what is wrong with the arguments, or the help that was asked for, and ends the program.
pub(super) fn usage(error: &clap::Error) -> ! {
    match error.kind() {
        // Their text is the program's own.
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => error.exit(),
        _ => {
            let text = error.render().to_string();
            text.lines().for_each(line);
            std::process::exit(error.exit_code())
        }
    }
}

fn line(message: &str) {
    eprintln!("{}", visible(message));
}
