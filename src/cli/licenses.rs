//! `article-viewer licenses`.

use super::files;
use anyhow::Result;
use article_viewer::pack;
use std::path::Path;

pub fn run() -> Result<()> {
    files::write(Path::new("-"), pack::licenses().as_bytes())
}
