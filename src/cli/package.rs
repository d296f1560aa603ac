//! `article-viewer package`.

use super::{args, files, say};
use anyhow::{Context, Result, bail};
use article_viewer::pack::{self, Viewer};

pub fn run(args: &args::Package) -> Result<()> {
    let viewer = Viewer::built().context("this program was built without the viewer: build it with `make` instead of `cargo build`")?;
    let (folder, built) = (&args.output, pack::package(&viewer));
    let is_ours = folder.join(pack::LOADER).is_file();
    for file in &built {
        let path = folder.join(&file.name);
        if path.exists() && !is_ours && !args.force {
            bail!("{} is there already: name another folder with -o, or write over it with --force", path.display());
        }
    }
    for file in &built {
        files::write(&folder.join(&file.name), &file.bytes)?;
    }
    say::done(&format!("{}: the element as an npm package; see its README.md", folder.display()));
    Ok(())
}
