//! Pages as a browser prints them.

use crate::page::Page;
use anyhow::{Context, Result};
use fantoccini::wd::PrintConfiguration;
use std::fs;
use std::process::Command;

/// Prints the page that is open, and gives the text of each sheet. WebKit's driver cannot print.
pub async fn sheets(page: &Page<'_>) -> Result<Vec<String>> {
    let pdf = page.session.client.print(PrintConfiguration::default()).await.context("printing")?;
    let path = page.folder.join("paper.pdf");
    fs::write(&path, pdf)?;
    let read = Command::new("pdftotext")
        .arg(&path)
        .arg("-")
        .output()
        .context("pdftotext is missing: install poppler-utils")?;
    Ok(String::from_utf8_lossy(&read.stdout).split('\u{c}').map(ToString::to_string).collect())
}

/// The text of all sheets in one line, for lines and sheets break anywhere.
pub fn in_one_line(sheets: &[String]) -> String {
    sheets.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}
