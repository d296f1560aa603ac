//! Pages as a browser prints them.

use crate::page::Page;
use anyhow::{Context, Result};
use fantoccini::wd::PrintConfiguration;
use std::fs;
use std::process::Command;

/// Prints the page that is open, and gives the text of each sheet. WebKit's driver cannot print.
pub async fn sheets(page: &Page<'_>) -> Result<Vec<String>> {
    let read = printed(page, &[]).await?;
    Ok(read.split('\u{c}').map(ToString::to_string).collect())
}

/// Prints it, and gives where the text of each sheet begins, in points from the sheet's left edge.
pub async fn margins(page: &Page<'_>) -> Result<Vec<f64>> {
    let read = printed(page, &["-bbox"]).await?;
    let begins = |sheet: &str| {
        let places = sheet.split("xMin=\"").skip(1).filter_map(|rest| rest.split_once('"'));
        let places = places.filter_map(|(place, _)| place.parse::<f64>().ok());
        places.fold(f64::MAX, f64::min)
    };
    Ok(read.split("<page ").skip(1).map(begins).collect())
}

/// What `pdftotext` says of the printed page.
async fn printed(page: &Page<'_>, options: &[&str]) -> Result<String> {
    let pdf = page.session.client.print(PrintConfiguration::default()).await.context("printing")?;
    let path = page.folder.join("paper.pdf");
    fs::write(&path, pdf)?;
    let read = Command::new("pdftotext")
        .args(options)
        .arg(&path)
        .arg("-")
        .output()
        .context("pdftotext is missing: install poppler-utils")?;
    Ok(String::from_utf8_lossy(&read.stdout).into_owned())
}

/// The text of all sheets in one line, for lines and sheets break anywhere.
pub fn in_one_line(sheets: &[String]) -> String {
    sheets.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}
