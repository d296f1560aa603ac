//! The sizes of what readers download.

use anyhow::{Context, Result};
use std::fs;
use std::io::Write;
use std::path::Path;

include!("../../tools/budget.rs");

/// The single file with the default article, as it lies on a disk, in bytes.
const FILE: (&str, usize) = ("dist/article.html", 250_000);

/// Prints the sizes with their budgets; `false` where one is passed.
pub fn report() -> Result<bool> {
    println!(
        "{:<34} {:>9} {:>9} {:>9} {:>9}",
        "size in KB (1,000 bytes)", "as it is", "brotli", "gzip", "budget"
    );
    let mut is_within = true;
    for (name, budget) in BUDGET {
        let bytes = read(&format!("target/viewer/built/{name}"))?;
        let mut gzip = Vec::new();
        zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, &*bytes, &mut gzip)?;
        is_within &= row(name, &bytes, Some(gzip.len()), budget)?;
    }
    let (name, budget) = FILE;
    Ok(row(name, &read(name)?, None, budget)? && is_within)
}

/// `gzip` is what counts, where there is one.
fn row(name: &str, bytes: &[u8], gzip: Option<usize>, budget: usize) -> Result<bool> {
    let is_within = gzip.unwrap_or(bytes.len()) <= budget;
    let missed = if is_within { "" } else { "  missed" };
    let sizes = [Some(bytes.len()), Some(brotli(bytes)?), gzip, Some(budget)];
    let sizes =
        sizes.map(|size| size.map_or(String::new(), |size| format!("{:.1}", size as f64 / 1000.0)));
    let [whole, brotli, gzip, budget] = sizes;
    println!("{name:<34} {whole:>9} {brotli:>9} {gzip:>9} {budget:>9}{missed}");
    Ok(is_within)
}

fn read(path: &str) -> Result<Vec<u8>> {
    fs::read(Path::new(crate::ROOT).join(path)).with_context(|| format!("{path}: run `make` first"))
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 24);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(packed.len())
}
