//! Makes what the package embeds: the default article for the viewer, the built viewer for the
//! packer.
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
// What the program holds documents and messages to holds for the default article, too.
#[allow(dead_code)]
#[path = "src/cli/reach.rs"]
mod reach;
#[path = "src/cli/visible.rs"]
mod visible;

use base64::prelude::*;
use sha2::{Digest, Sha256};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

include!("tools/budget.rs");

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=tools/budget.rs");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    if env::var("CARGO_CFG_TARGET_ARCH")? == "wasm32" {
        embed_article(&out)
    } else {
        embed_viewer(&out)
    }
}

fn embed_article(out: &Path) -> Result<(), Box<dyn Error>> {
    // src/embed/viewer.js sets it back after an error.
    println!("cargo::rustc-link-arg-cdylib=--export=__stack_pointer");
    for path in ["src/article", "src/import", "src/cli/reach.rs", "src/cli/visible.rs"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let seed = input("ARTICLE_VIEWER_SEED", "seeds/article.md");
    let bytes = fs::read(&seed).map_err(|error| format!("{}: {error}", seed.display()))?;
    let mut imported = import::import(&seed.to_string_lossy(), &bytes, None)
        .map_err(|error| format!("{}: {error}", seed.display()))?;
    let beside = seed.parent().unwrap_or(Path::new("."));
    let reach = reach::Reach::default();
    let load = |picture: &str| fs::read(reach.file(beside, picture)?);
    import::pictures::inline(&mut imported, load, Default::default());
    for warning in &imported.warnings {
        // A line end in it would be an instruction to cargo.
        println!("cargo::warning={}", visible::visible(&format!("{}: {warning}", seed.display())));
    }
    fs::write(out.join("article.json"), article::wire::to_json(&imported.article))?;
    Ok(())
}

fn embed_viewer(out: &Path) -> Result<(), Box<dyn Error>> {
    let bundle = input("ARTICLE_VIEWER_BUNDLE", "target/viewer").join("built");
    let [single, element] = ["single.wasm", "element.wasm"].map(|name| bundle.join(name));
    if !single.is_file() || !element.is_file() {
        fs::write(out.join("viewer.rs"), "const BUILT: Option<Viewer> = None;")?;
        return Ok(());
    }
    let include =
        |how: &str, file: &str| format!("{how}!(concat!(env!(\"OUT_DIR\"), \"/{file}\"))");
    let mut fields = Vec::new();
    for path in [&single, &element] {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    fs::copy(&element, out.join("element.wasm"))?;
    fs::write(out.join("element.wasm.gz"), gzip(&fs::read(&element)?)?)?;
    // The single file's script carries its viewer, so that no markup can stand for it.
    let carried = format!("\"{}\"", BASE64_STANDARD.encode(gzip(&fs::read(&single)?)?));
    check_budget(&bundle)?;
    fields.push(format!("element: {}", include("include_bytes", "element.wasm")));
    fields.push(format!("element_gzip: {}", include("include_bytes", "element.wasm.gz")));
    for (field, file, is_inline) in [
        ("early_script", "early.js", true),
        ("single_script", "single.js", true),
        ("element_script", "element.js", false),
        ("module_script", "module.js", false),
        ("frame_script", "frame.js", false),
        ("style", "style.css", true),
    ] {
        let path = bundle.join(file);
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(path)?
            .trim()
            .replace('\r', "")
            .replace("__ARTICLE_VIEWER_WASM__", &carried);
        if is_inline && !text.is_ascii() {
            // src/pack/latin.rs leaves these as they are, and one such letter makes every page
            // slower.
            return Err(format!(
                "{file} stands in pages and is not ASCII: the Makefile is to let esbuild escape it"
            )
            .into());
        }
        // What pages hold is hashed once, here, and not for every page.
        let hash = BASE64_STANDARD.encode(Sha256::digest(&text));
        fs::write(out.join(file), text)?;
        let text = include("include_str", file);
        fields.push(if is_inline {
            format!("{field}: Inline {{ text: {text}, hash: \"'sha256-{hash}'\" }}")
        } else {
            format!("{field}: {text}")
        });
    }
    let fields = fields.join(", ");
    fs::write(
        out.join("viewer.rs"),
        format!("const BUILT: Option<Viewer> = Some(Viewer {{ {fields} }});"),
    )?;
    Ok(())
}

/// # Errors
/// A built file is over its budget.
fn check_budget(bundle: &Path) -> Result<(), Box<dyn Error>> {
    for (name, budget) in BUDGET {
        let size = gzip(&fs::read(bundle.join(name))?)?.len();
        if size > budget {
            return Err(format!(
                "{name} has {size} bytes after gzip, and its budget is {budget}: see `make bench` \
                 for what each part costs, and tools/budget.rs"
            )
            .into());
        }
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut packed)?;
    Ok(packed)
}

/// A path from the environment, relative to the package; cargo runs this again when it or what it
/// names changes.
fn input(variable: &str, otherwise: &str) -> PathBuf {
    println!("cargo::rerun-if-env-changed={variable}");
    let path = PathBuf::from(env::var_os(variable).unwrap_or(otherwise.into()));
    println!("cargo::rerun-if-changed={}", path.display());
    path
}
