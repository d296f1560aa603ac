//! `article-viewer licenses`: prints the licences of all that the program is made of.

use super::files;
use anyhow::Result;
use std::path::Path;

pub(super) fn run() -> Result<()> {
    let all = [packer::licenses(), import::grammar_licences()].join("\n\n");
    files::write(Path::new("-"), all.as_bytes())
}
