//! Sizes of the parts of the viewer.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// Prints the code of each part of the element's viewer; what was inlined counts where it went.
pub fn report() -> Result<()> {
    let path = "target/viewer/glue/named.wasm";
    let wasm = fs::read(Path::new(crate::ROOT).join(path))
        .with_context(|| format!("{path}: run `make` first"))?;
    let (mut sizes, mut names, mut imported, mut data) = (Vec::new(), BTreeMap::new(), 0_u32, 0);
    for payload in Parser::new(0).parse_all(&wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::DataSection(section) => data = section.range().len(),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(all) = section.as_known() {
                    for name in all {
                        if let Name::Function(functions) = name? {
                            for function in functions {
                                let function = function?;
                                names.insert(
                                    function.index,
                                    format!("{:#}", rustc_demangle::demangle(function.name)),
                                );
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut parts: BTreeMap<String, usize> =
        BTreeMap::from([("data: texts, tables, messages".to_string(), data)]);
    for (index, size) in sizes.iter().enumerate() {
        let name = names.get(&(index as u32 + imported)).map_or("", String::as_str);
        *parts.entry(part(name)).or_default() += size;
    }
    let all: usize = parts.values().sum();
    let mut parts: Vec<_> = parts.into_iter().collect();
    parts.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    println!("\n{:<44} {:>8} {:>6}", "part of the element's viewer", "KB", "share");
    for (part, size) in parts.into_iter().filter(|(_, size)| size * 200 > all) {
        println!(
            "{part:<44} {:>8.1} {:>5.1}%",
            size as f64 / 1000.0,
            size as f64 * 100.0 / all as f64
        );
    }
    Ok(())
}

/// The viewer's own modules one by one, of others the crate.
fn part(function: &str) -> String {
    let path = function
        .trim_start_matches(['<', '&', '('])
        .trim_start_matches("mut ")
        .trim_start_matches("dyn ");
    // A function of another crate that was made for one of ours.
    if let Some(own) = function.find("article_viewer::") {
        let modules: Vec<&str> = function[own..].split("::").skip(1).take(2).collect();
        let is_file = |module: &&str| module.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        return format!(
            "article_viewer::{}",
            modules.into_iter().take_while(is_file).collect::<Vec<_>>().join("::")
        );
    }
    let name =
        path.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
    match name {
        "leptos" | "tachys" | "reactive_graph" | "any_spawner" | "or_poisoned"
        | "hydration_context" | "throw_error" => "leptos".to_string(),
        "core" | "alloc" | "std" | "dlmalloc" | "hashbrown" => "Rust's library".to_string(),
        "wasm_bindgen" | "js_sys" | "web_sys" | "wasm_bindgen_futures" | "gloo_events" => {
            "wasm-bindgen, web-sys, gloo".to_string()
        }
        // What the page's scripts call, with all that was inlined there.
        _ if function.ends_with("shim")
            || function.starts_with("mount")
            || function.starts_with("qr") =>
        {
            "exports: mount, begin, qr".to_string()
        }
        _ => "others".to_string(),
    }
}
