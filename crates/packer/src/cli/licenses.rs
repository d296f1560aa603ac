//! `article-viewer licenses`.

use super::files;
use anyhow::Result;
use std::path::Path;

pub(super) fn run() -> Result<()> {
    let all = [packer::licenses(), import::grammar_licences()].join("\n\n");
    files::write(Path::new("-"), all.as_bytes())
}
