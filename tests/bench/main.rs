//! `make bench`: what the built viewer weighs, and how the packer's time grows
//! with the document. Sizes are held against their goals; times are given as
//! ratios taken in one run, for the machines that run this are noisy.

mod size;
mod speed;

use std::process::ExitCode;

fn main() -> ExitCode {
    let within = size::report();
    speed::report();
    if within { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
