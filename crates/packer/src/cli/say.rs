//! The one place that prints: nothing that the program says reaches a terminal but through here.

use anyhow::Error;
use clap::error::ErrorKind;
use import::files::visible;
use std::fmt::Display;

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
    line(message);
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
