//! Puts the built viewer into the program: from the folder that `ARTICLE_VIEWER_BUNDLE` names,
//! `target/viewer` unless set.

use base64::prelude::*;
use sha2::{Digest, Sha256};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

include!("../../tools/budget.rs");

#[path = "build/page_style.rs"]
mod page_style;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=../../tools/budget.rs");
    println!("cargo::rerun-if-changed=build");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let bundle = bundle().join("built");
    let viewers = ["single.wasm", "element.wasm", "markup.wasm"].map(|name| bundle.join(name));
    let [single, element, markup] = &viewers;
    if !viewers.iter().all(|viewer| viewer.is_file()) {
        fs::write(out.join("viewer.rs"), "const BUILT: Option<Viewer> = None;")?;
        return Ok(());
    }
    let include =
        |how: &str, file: &str| format!("{how}!(concat!(env!(\"OUT_DIR\"), \"/{file}\"))");
    let mut fields = Vec::new();
    for path in &viewers {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    // The single file's script carries its viewer, so that no markup can stand for it.
    let carried = format!("\"{}\"", BASE64_STANDARD.encode(gzip(&fs::read(single)?)?));
    check_budget(&bundle)?;
    for (name, path) in [("element", element), ("markup", markup)] {
        fs::copy(path, out.join(format!("{name}.wasm")))?;
        fs::write(out.join(format!("{name}.wasm.gz")), gzip(&fs::read(path)?)?)?;
        let [bytes, gzip] =
            ["wasm", "wasm.gz"].map(|end| include("include_bytes", &format!("{name}.{end}")));
        fields.push(format!("{name}: Module {{ bytes: {bytes}, gzip: {gzip} }}"));
    }
    for (field, file, is_inline) in [
        ("early_script", "early.js", true),
        ("single_script", "single.js", true),
        ("element_script", "element.js", false),
        ("module_script", "module.js", false),
        ("frame_script", "frame.js", false),
        ("style", "style.css", false),
        ("page_style", "page.css", true),
        ("page_style_with_faces", "faced.css", true),
    ] {
        let read = |name: &str| {
            let path = bundle.join(name);
            println!("cargo::rerun-if-changed={}", path.display());
            let text = fs::read_to_string(path)?;
            io::Result::Ok(text.trim().replace('\r', ""))
        };
        let text = match field {
            "page_style" => page_style::paged(&read("style.css")?)?.0,
            "page_style_with_faces" => {
                let (page, faces) = page_style::paged(&read("style.css")?)?;
                faces + &page
            }
            _ => read(file)?.replace("__ARTICLE_VIEWER_WASM__", &carried),
        };
        if is_inline && !text.is_ascii() {
            // src/latin.rs leaves these as they are, and one such letter makes every page slower.
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

/// The viewer's folder; cargo runs this again when it or the variable changes.
fn bundle() -> PathBuf {
    println!("cargo::rerun-if-env-changed=ARTICLE_VIEWER_BUNDLE");
    // cargo runs this in the package's folder, and paths of the writer's are from the root.
    let path = env::var_os("ARTICLE_VIEWER_BUNDLE").unwrap_or("target/viewer".into());
    let path = Path::new("../..").join(path);
    println!("cargo::rerun-if-changed={}", path.display());
    path
}
