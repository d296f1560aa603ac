//! Embeds the default article: the document that `ARTICLE_VIEWER_SEED` names, `seeds/article.md`
//! unless set.

use import::files::{Reach, visible};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Reads the document as the program does, and writes it to `article.json`.
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    // The loader sets it back after an error: web/viewer.
    println!("cargo::rustc-link-arg-cdylib=--export=__stack_pointer");
    let seed = seed();
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", seed.display());
    let bytes = fs::read(&seed).map_err(|error| named(&error))?;
    let mut imported =
        import::import(&seed.to_string_lossy(), &bytes, None).map_err(|error| named(&error))?;
    let beside = seed.parent().unwrap_or(Path::new("."));
    let reach = Reach::default();
    let load = |picture: &str| fs::read(reach.file(beside, picture)?);
    import::pictures::inline(&mut imported, load, Default::default());
    for warning in &imported.warnings {
        // A line end in it would be an instruction to cargo.
        println!("cargo::warning={}", visible(&named(warning)));
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("article.json"), article::wire::to_json(&imported.article))?;
    Ok(())
}

/// The document's path, which is from the project's folder; cargo runs this again when it or the
/// variable changes.
fn seed() -> PathBuf {
    println!("cargo::rerun-if-env-changed=ARTICLE_VIEWER_SEED");
    let path = env::var_os("ARTICLE_VIEWER_SEED").unwrap_or("seeds/article.md".into());
    let path = Path::new("../..").join(path);
    println!("cargo::rerun-if-changed={}", path.display());
    path
}
