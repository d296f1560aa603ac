//! `article-viewer export`: writes a document in another format.

use super::{args, document, fetch, files, say, together};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

pub(super) fn run(args: &args::Export) -> Result<()> {
    let output = output(args)?;
    match args.to.text() {
        Some(format) => {
            if !args.with.is_empty() {
                bail!("--with is for books: --to epub");
            }
            // Pictures stay where they are; what is written names them as the document does.
            let article = document::words(&args.input, &args.shared)?;
            let lost = packer::losses(&article, format);
            let input = document::name(&args.input);
            lost.iter().for_each(|warning| say::warning(&input, warning));
            if args.shared.deny_warnings {
                document::refuse_warnings(&input, lost.len())?;
            }
            files::write(&output, packer::export(&article, format).as_bytes())?;
        }
        None => files::write(&output, &book(args)?)?,
    }
    if !files::is_standard(&output) {
        say::done(&output.display().to_string());
    }
    Ok(())
}

/// The book of a document, of those that go with it and of the stories that it names by their files.
fn book(args: &args::Export) -> Result<Vec<u8>> {
    let documents = together::read(&args.input, &args.with, &args.shared)?;
    let names: Vec<String> = documents.iter().map(|document| document.name.clone()).collect();
    let book = packer::epub(documents).context("the book cannot be made")?;
    let input = document::name(&args.input);
    for (number, warning) in &book.warnings {
        match names.get(*number).filter(|_| names.len() > 1) {
            Some(name) => say::warning(&format!("{input} ({name})"), warning),
            None => say::warning(&input, warning),
        }
    }
    if args.shared.deny_warnings {
        document::refuse_warnings(&input, book.warnings.len())?;
    }
    Ok(book.bytes)
}

/// The path to write to, checked before any work is done.
fn output(args: &args::Export) -> Result<PathBuf> {
    let output = match &args.output {
        Some(output) => output.clone(),
        None if args.to.text().is_some() || files::is_standard(&args.input) => PathBuf::from("-"),
        None => {
            let name = match fetch::address(&args.input) {
                Some(address) => PathBuf::from(fetch::file_name(&address)),
                None => args.input.with_extension(""),
            };
            let name =
                name.file_name().context("the document has no name: name the book with -o")?;
            let mut name = name.to_os_string();
            name.push(".epub");
            PathBuf::from(name)
        }
    };
    if files::is_standard(&output) {
        return Ok(output);
    }
    if [&args.input].into_iter().chain(&args.with).any(|input| files::are_same(input, &output)) {
        bail!("{} is the document itself: name another file to write with -o", output.display());
    }
    if !args.shared.force && output.exists() && files::is_foreign(&output) {
        bail!(
            "{} is there already: name another file with -o, or write over it with --force",
            output.display()
        );
    }
    Ok(output)
}
