//! `article-viewer pack`.

use super::{args, files};
use anyhow::{Context, Result, bail};
use article_viewer::import::{self, Imported, pictures};
use article_viewer::pack::{self, Viewer};
use clap::error::ErrorKind;
use std::fs;
use std::path::{Path, PathBuf};

pub fn run(args: &args::Pack) -> Result<()> {
    let viewer = Viewer::built().context("this program was built without the viewer: build it with `make` instead of `cargo build`")?;
    let output = output(args)?;
    let name = if files::is_standard(&args.input) { "standard input".into() } else { args.input.display().to_string() };
    let bytes = files::read(&args.input)?;
    let Imported { mut article, mut warnings } =
        import::import(&args.input.to_string_lossy(), &bytes, args.from.map(Into::into)).with_context(|| name.clone())?;
    let beside = args.input.parent().unwrap_or(Path::new(""));
    pictures::inline(&mut article, |path| files::read_picture(&beside.join(path)), &mut warnings);
    for warning in &warnings {
        eprintln!("warning: {name}: {warning}");
    }
    if args.deny_warnings && !warnings.is_empty() {
        let count = if warnings.len() == 1 { "a warning".to_string() } else { format!("{} warnings", warnings.len()) };
        bail!("{name}: {count}, and --deny-warnings is set: nothing was written; mend what is named above, or leave that flag out");
    }
    let page = pack::single(&article, &viewer, pack::Options { remote_images: args.remote_images });
    files::write(&output, &page)?;
    if !files::is_standard(&output) {
        eprintln!("{}: {} KB, open it in any browser", output.display(), page.len().div_ceil(1000));
    }
    Ok(())
}

/// Where to write, checked before any work is done.
fn output(args: &args::Pack) -> Result<PathBuf> {
    let output = match &args.output {
        Some(output) => output.clone(),
        None if files::is_standard(&args.input) => {
            let message =
                "a document from standard input has no name: name the file to write with -o OUT.html, or standard output with -o -\n";
            clap::Error::raw(ErrorKind::MissingRequiredArgument, message).exit()
        }
        None if args.input.is_dir() => bail!("{} is a folder: name one document in it", args.input.display()),
        None => PathBuf::from(
            args.input.with_extension("html").file_name().context("the document has no name: name the file to write with -o")?,
        ),
    };
    if files::is_folder(&output) {
        bail!("{} is a folder: name the file to write with -o {}", output.display(), output.join("article.html").display());
    }
    let same = |a: &Path, b: &Path| fs::canonicalize(a).is_ok_and(|a| fs::canonicalize(b).is_ok_and(|b| a == b));
    if same(&args.input, &output) {
        bail!("{} is the document itself: name another file to write with -o", output.display());
    }
    if !args.force && files::is_foreign(&output) {
        bail!(
            "{} is there already and was not made by article-viewer: name another file with -o, or write over it with --force",
            output.display()
        );
    }
    Ok(output)
}
