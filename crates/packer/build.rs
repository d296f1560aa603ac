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
    if !viewers.iter().all(|viewer| viewer.is_file()) {
        fs::write(out.join("viewer.rs"), "const BUILT: Option<Viewer> = None;")?;
        return Ok(());
    }
    for path in &viewers {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    check_budget(&bundle)?;
    let [single, element, markup] = &viewers;
    let mut fields =
        vec![embed_module("element", element, &out)?, embed_module("markup", markup, &out)?];
    // The single file's script carries its viewer, so that no markup can stand for it.
    let carried = format!("\"{}\"", BASE64_STANDARD.encode(gzip(&fs::read(single)?)?));
    for (field, file, is_inline) in TEXTS {
        let text = text_of(field, file, &bundle)?.replace("__ARTICLE_VIEWER_WASM__", &carried);
        fields.push(embed_text(field, file, text, is_inline, &out)?);
    }
    let fields = fields.join(", ");
    fs::write(
        out.join("viewer.rs"),
        format!("const BUILT: Option<Viewer> = Some(Viewer {{ {fields} }});"),
    )?;
    Ok(())
}

/// The viewer's texts: the field that has each, its file, and whether it stands in pages.
const TEXTS: [(&str, &str, bool); 8] = [
    ("early_script", "early.js", true),
    ("single_script", "single.js", true),
    ("element_script", "element.js", false),
    ("module_script", "module.js", false),
    ("frame_script", "frame.js", false),
    ("style", "style.css", false),
    ("page_style", "page.css", true),
    ("page_style_with_faces", "faced.css", true),
];

/// The Rust that takes a file of cargo's folder in.
fn include(how: &str, file: &str) -> String {
    format!("{how}!(concat!(env!(\"OUT_DIR\"), \"/{file}\"))")
}

/// Writes a module of WebAssembly for the program, as it is and compressed, and gives its field.
fn embed_module(name: &str, path: &Path, out: &Path) -> Result<String, Box<dyn Error>> {
    fs::copy(path, out.join(format!("{name}.wasm")))?;
    fs::write(out.join(format!("{name}.wasm.gz")), gzip(&fs::read(path)?)?)?;
    let [bytes, gzip] =
        ["wasm", "wasm.gz"].map(|end| include("include_bytes", &format!("{name}.{end}")));
    Ok(format!("{name}: Module {{ bytes: {bytes}, gzip: {gzip} }}"))
}

/// The text of a field: a built file, or what pages have of the style.
fn text_of(field: &str, file: &str, bundle: &Path) -> Result<String, Box<dyn Error>> {
    let read = |name: &str| {
        let path = bundle.join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(path)?;
        io::Result::Ok(text.trim().replace('\r', ""))
    };
    Ok(match field {
        "page_style" => page_style::paged(&read("style.css")?)?.0,
        "page_style_with_faces" => {
            let (page, faces) = page_style::paged(&read("style.css")?)?;
            faces + &page
        }
        _ => read(file)?,
    })
}

/// Writes a text for the program, and gives its field. What pages hold is hashed once, here, and
/// not for every page.
fn embed_text(
    field: &str,
    file: &str,
    text: String,
    is_inline: bool,
    out: &Path,
) -> Result<String, Box<dyn Error>> {
    if is_inline && !text.is_ascii() {
        // src/latin.rs leaves these as they are, and one such letter makes every page slower.
        return Err(format!(
            "{file} stands in pages and is not ASCII: the Makefile is to let esbuild escape it"
        )
        .into());
    }
    let hash = BASE64_STANDARD.encode(Sha256::digest(&text));
    fs::write(out.join(file), text)?;
    let text = include("include_str", file);
    Ok(if is_inline {
        format!("{field}: Inline {{ text: {text}, hash: \"'sha256-{hash}'\" }}")
    } else {
        format!("{field}: {text}")
    })
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
