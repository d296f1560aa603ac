//! Puts the style into one text, `style.css` in cargo's folder for what is built, in the order in
//! which `index.html` lists its files.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

/// Writes the style.
///
/// # Errors
/// A file that is listed and not there.
pub(crate) fn generate() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=index.html");
    println!("cargo::rerun-if-changed=style");
    let page = fs::read_to_string("index.html")?;
    let listed = page.lines().filter_map(|line| {
        let (_, rest) = line.split_once("rel=\"css\" href=\"")?;
        Some(rest.split_once('"')?.0)
    });
    let mut style = String::new();
    for file in listed {
        let text = fs::read_to_string(file);
        style += &text.map_err(|error| format!("{file}, which index.html lists: {error}"))?;
    }
    if style.is_empty() {
        return Err("index.html lists no style".into());
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("style.css"), style)?;
    Ok(())
}
