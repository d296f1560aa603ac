//! `article-viewer package`: writes the element as an npm package.

use super::output::Output;
use super::{args, proof, say};
use anyhow::{Context, Result};
use packer::Viewer;

pub(super) fn run(args: &args::Package) -> Result<()> {
    let viewer = Viewer::built().context(
        "this program was built without the viewer: build it with `make` instead of `cargo build`",
    )?;
    let output = Output::new(&args.output, args.force, proof::of_package)?;
    let built = packer::package(&viewer);
    built.iter().try_for_each(|file| output.check_alone(file))?;
    built.iter().try_for_each(|file| output.write_alone(file))?;
    output.finish()?;
    say::done(&format!(
        "{}: the element as an npm package; see its README.md",
        args.output.display()
    ));
    Ok(())
}
