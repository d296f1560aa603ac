//! `article-viewer export`.

use super::{args, document, files, say};
use anyhow::{Result, bail};

pub(super) fn run(args: &args::Export) -> Result<()> {
    if files::are_same(&args.input, &args.output) && !files::is_standard(&args.output) {
        bail!(
            "{} is the document itself: name another file to write with -o",
            args.output.display()
        );
    }
    if !args.shared.force
        && !files::is_standard(&args.output)
        && args.output.exists()
        && files::is_foreign(&args.output)
    {
        bail!(
            "{} is there already: name another file with -o, or write over it with --force",
            args.output.display()
        );
    }
    // Pictures stay where they are; what is written names them as the document does.
    let article = document::words(&args.input, &args.shared)?;
    let text = packer::export(&article, args.to.into());
    files::write(&args.output, text.as_bytes())?;
    if !files::is_standard(&args.output) {
        say::done(&args.output.display().to_string());
    }
    Ok(())
}
