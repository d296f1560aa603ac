//! The sizes of what readers download.

use anyhow::{Context, Result};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Prints the sizes with their goals; `false` where one is missed.
pub fn report() -> Result<bool> {
    println!("{:<34} {:>9} {:>9} {:>9}", "size in KB (1,000 bytes)", "as it is", "brotli", "goal");
    let mut within = true;
    for (name, path, goal, is_served) in [
        ("viewer (WebAssembly)", "target/viewer/built/single.wasm", Some(100.0), true),
        ("its script", "target/viewer/built/single.js", Some(10.0), true),
        ("the element's viewer (WebAssembly)", "target/viewer/built/element.wasm", Some(110.0), true),
        ("the element's script", "target/viewer/built/element.js", Some(16.0), true),
        ("style (CSS)", "target/viewer/built/style.css", None, true),
        ("dist/article.html, on disk", "dist/article.html", Some(230.0), false),
    ] {
        let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).with_context(|| format!("{path}: run `make` first"))?;
        let (whole, brotli) = (kilobytes(bytes.len()), kilobytes(brotli(&bytes)?));
        let measured = if is_served { brotli } else { whole };
        let is_met = goal.is_none_or(|goal| measured <= goal);
        within &= is_met;
        let goal = goal.map_or(String::new(), |goal| format!("≤ {goal:.0}"));
        println!("{name:<34} {whole:>9.1} {brotli:>9.1} {goal:>9}{}", if is_met { "" } else { "  missed" });
    }
    Ok(within)
}

fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 22);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(packed.len())
}
