//! `article-viewer embed`.

use super::{args, document, files};
use anyhow::{Context, Result, bail};
use article_viewer::pack::{self, Viewer};

pub fn run(args: &args::Embed) -> Result<()> {
    let viewer = Viewer::built().context("this program was built without the viewer: build it with `make` instead of `cargo build`")?;
    if !args.shared.force && files::is_foreign(&args.output) {
        bail!(
            "{} is there already and was not made by article-viewer: name another file with -o, or write over it with --force",
            args.output.display()
        );
    }
    let article = document::read(&args.input, &args.shared)?;
    let page = pack::embed(&article, &viewer, &args.frame);
    files::write(&args.output, page.as_bytes())?;
    eprintln!("{}: open it in any browser, and copy from it what you need", args.output.display());
    Ok(())
}
