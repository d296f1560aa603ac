//! Makes what the package embeds: the default article for the viewer, the built viewer for the packer.
//!
//! - `ARTICLE_VIEWER_SEED`: the document to embed, `seeds/article.md` unless set.
//! - `ARTICLE_VIEWER_BUNDLE`: the folder with the built viewer, `target/viewer` unless set.

// The package's own import, so that the default article is read as every other document is;
// what a build does not use of it is no dead code.
#[allow(dead_code, unused_imports)]
#[path = "src/article/mod.rs"]
mod article;
#[allow(dead_code, unused_imports)]
#[path = "src/import/mod.rs"]
mod import;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    if env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32" { embed_article(&out) } else { embed_viewer(&out) }
}

fn embed_article(out: &Path) -> Result<(), Box<dyn Error>> {
    for path in ["src/article", "src/import"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let seed = input("ARTICLE_VIEWER_SEED", "seeds/article.md");
    let bytes = fs::read(&seed).map_err(|error| format!("{}: {error}", seed.display()))?;
    let mut imported = import::import(&seed.to_string_lossy(), &bytes, None).map_err(|error| format!("{}: {error}", seed.display()))?;
    let beside = seed.parent().unwrap_or(Path::new("."));
    import::pictures::inline(&mut imported.article, |path| fs::read(beside.join(path)), &mut imported.warnings);
    for warning in &imported.warnings {
        println!("cargo::warning={}: {warning}", seed.display());
    }
    fs::write(out.join("article.json"), article::wire::to_json(&imported.article))?;
    Ok(())
}

fn embed_viewer(out: &Path) -> Result<(), Box<dyn Error>> {
    let bundle = input("ARTICLE_VIEWER_BUNDLE", "target/viewer").join("built");
    let [wasm, script, style] = ["viewer.wasm", "viewer.js", "viewer.css"].map(|name| bundle.join(name));
    let code = if wasm.is_file() {
        for part in [&wasm, &script, &style] {
            println!("cargo::rerun-if-changed={}", part.display());
        }
        let mut packed = Vec::new();
        zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, &*fs::read(&wasm)?, &mut packed)?;
        fs::write(out.join("viewer.wasm.gz"), packed)?;
        let text = |path: &Path| fs::read_to_string(path).map(|text| text.trim().replace('\r', ""));
        fs::write(out.join("viewer.js"), text(&script)?)?;
        fs::write(out.join("viewer.css"), text(&style)?)?;
        "const BUILT: Option<Viewer> = Some(Viewer { wasm_gzip: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/viewer.wasm.gz\")), \
         script: include_str!(concat!(env!(\"OUT_DIR\"), \"/viewer.js\")), style: include_str!(concat!(env!(\"OUT_DIR\"), \"/viewer.css\")) });"
    } else {
        "const BUILT: Option<Viewer> = None;"
    };
    fs::write(out.join("viewer.rs"), code)?;
    Ok(())
}

/// A path from the environment, relative to the package; cargo runs this again when it or what it names changes.
fn input(variable: &str, otherwise: &str) -> PathBuf {
    println!("cargo::rerun-if-env-changed={variable}");
    let path = PathBuf::from(env::var_os(variable).unwrap_or(otherwise.into()));
    println!("cargo::rerun-if-changed={}", path.display());
    path
}
