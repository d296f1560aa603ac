//! `article-viewer embed`: writes a page of another site that shows an article, to copy from.

use super::{args, document, files, say};
use anyhow::{Context, Result, bail};
use article::Href;
use packer::Viewer;

pub(super) fn run(args: &args::Embed) -> Result<()> {
    let viewer = Viewer::built().context(
        "this program was built without the viewer: build it with `make` instead of `cargo build`",
    )?;
    if files::are_same(&args.input, &args.output) {
        bail!(
            "{} is the document itself: name another file to write with -o",
            args.output.display()
        );
    }
    if !args.shared.force && files::is_foreign(&args.output) {
        bail!(
            "{} is there already and was not made by article-viewer: name another file with -o, \
             or write over it with --force",
            args.output.display()
        );
    }
    // What the frame shows is a page, and nothing that runs in this one.
    let frame = Href::parse(&args.frame).ok().filter(Href::is_page);
    let frame = frame.with_context(|| {
        format!("--frame {:?}: this has to be the packed page, as in article.html", args.frame)
    })?;
    let article = document::read(&args.input, &args.shared)?;
    let page = packer::embed(&article, &viewer, frame.as_str())
        .context("the viewer could not be compressed")?;
    files::write(&args.output, page.as_bytes())?;
    say::done(&format!(
        "{}: open it in any browser, and copy from it what you need",
        args.output.display()
    ));
    Ok(())
}
