//! The sizes of what readers download.

use std::fs;
use std::io::Write;
use std::path::Path;

/// Prints the sizes with their goals; `false` where one is missed.
pub fn report() -> bool {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}; run `make` first"));
    let [wasm, glue, style, page] =
        ["target/viewer/built/viewer.wasm", "target/viewer/built/viewer.js", "target/viewer/built/viewer.css", "dist/article.html"].map(read);
    println!("{:<34} {:>9} {:>9} {:>9}", "size in KB (1,000 bytes)", "as it is", "brotli", "goal");
    let mut within = true;
    for (name, bytes, goal, compressed) in [
        ("viewer (WebAssembly)", &wasm, Some(75.0), true),
        ("glue (JavaScript)", &glue, Some(6.0), true),
        ("style (CSS)", &style, None, true),
        ("dist/article.html, on disk", &page, Some(160.0), false),
    ] {
        let (whole, brotli) = (kilobytes(bytes.len()), kilobytes(brotli(bytes)));
        let measured = if compressed { brotli } else { whole };
        let met = goal.is_none_or(|goal| measured <= goal);
        within &= met;
        let goal = goal.map_or(String::new(), |goal| format!("≤ {goal:.0}"));
        println!("{name:<34} {whole:>9.1} {brotli:>9.1} {goal:>9}{}", if met { "" } else { "  missed" });
    }
    within
}

fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}

fn brotli(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 22);
    writer.write_all(bytes).expect("memory takes all writes");
    drop(writer);
    packed.len()
}
