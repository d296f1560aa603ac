//! `make bench`: what the built viewer weighs, and how the packer's time grows
//! with the document. Sizes are held against their goals; times are given as
//! ratios taken in one run, for the machines that run this are noisy.

mod parts;
mod size;
mod speed;

fn main() -> anyhow::Result<()> {
    let within = size::report()?;
    parts::report()?;
    speed::report()?;
    anyhow::ensure!(within, "a size is over its goal");
    Ok(())
}
