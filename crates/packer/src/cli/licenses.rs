//! `article-viewer licenses`.

use super::files;
use anyhow::Result;

use std::path::Path;

pub(super) fn run() -> Result<()> {
    files::write(Path::new("-"), packer::licenses().as_bytes())
}
