//! The `article-viewer` program.

#![warn(unreachable_pub)]

use std::process::ExitCode;

mod cli;

fn main() -> ExitCode {
    cli::main()
}
