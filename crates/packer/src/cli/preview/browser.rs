//! The user's browser.

use crate::cli::say;
use std::process::{Command, Stdio};

/// Shows an address in it, as the system does.
pub(super) fn open(address: &str) {
    let (program, before): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("rundll32", &["url.dll,FileProtocolHandler"]),
        _ => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command.args(before).arg(address).stdin(Stdio::null()).stdout(Stdio::null());
    if command.spawn().is_err() {
        say::warning("--open", "no browser was found: open the address yourself");
    }
}
