//! `article-viewer pack`: writes a document as one page, with the stories that go with it.

use super::{args, fetch, files, say, together};
use anyhow::{Context, Result, bail};
use clap::error::ErrorKind;
use packer::{Options, Viewer};
use std::path::{Path, PathBuf};

pub(super) fn run(args: &args::Pack) -> Result<()> {
    let viewer = Viewer::built().context(
        "this program was built without the viewer: build it with `make` instead of `cargo build`",
    )?;
    let output = output(args)?;
    let documents = together::read(&args.input, &args.with, &args.shared)?;
    let page = packer::together(
        documents,
        &viewer,
        &Options {
            remote_images: args.shared.remote_images,
            remote_embeds: args.shared.remote_embeds,
            base_url: None,
            srcdoc: args.srcdoc,
        },
    );
    files::write(&output, page.as_bytes())?;
    if !files::is_standard(&output) {
        say::done(&format!(
            "{}: {} KB, open it in any browser",
            output.display(),
            page.len().div_ceil(1000)
        ));
    }
    Ok(())
}

/// The path to write to, checked before any work is done.
fn output(args: &args::Pack) -> Result<PathBuf> {
    let fetched = fetch::address(&args.input);
    let fetched = fetched.map(|address| format!("{}.html", fetch::file_name(&address)));
    let output = match args.output.clone().or(fetched.map(PathBuf::from)) {
        Some(output) => output,
        None if files::is_standard(&args.input) => {
            let message = "a document from standard input has no name: name the file to write \
                           with -o OUT.html, or standard output with -o -\n";
            clap::Error::raw(ErrorKind::MissingRequiredArgument, message).exit()
        }
        None if args.input.is_dir() => {
            bail!("{} is a folder: name one document in it", args.input.display())
        }
        None => {
            let named = |extension| args.input.with_extension(extension);
            // A page beside which its article is written keeps its name.
            let is_page = files::are_same(
                &args.input,
                Path::new(named("html").file_name().unwrap_or_default()),
            );
            let page = named(if is_page { "article.html" } else { "html" });
            let name = page.file_name();
            PathBuf::from(name.context("the document has no name: name the file to write with -o")?)
        }
    };
    if files::is_folder(&output) {
        bail!(
            "{} is a folder: name the file to write with -o {}",
            output.display(),
            output.join("article.html").display()
        );
    }
    if [&args.input].into_iter().chain(&args.with).any(|input| files::are_same(input, &output)) {
        bail!("{} is the document itself: name another file to write with -o", output.display());
    }
    if !args.shared.force && files::is_foreign(&output) {
        bail!(
            "{} is there already and was not made by article-viewer: name another file with -o, \
             or write over it with --force",
            output.display()
        );
    }
    Ok(output)
}
