//! The viewer's files, which every page and document of a folder shares.

use super::style::portable;
use super::{File, Viewer, compress};
use base64::prelude::*;
use serde_json::{Value, json};
use std::io;

/// The files under names that change with their content.
pub(crate) struct Assets {
    pub script: File,
    pub style: File,
    pub page_style: File,
    pub page_style_with_faces: File,
    pub wasm: File,
    pub markup: File,
}

impl Assets {
    pub(crate) fn new(viewer: &Viewer) -> Self {
        let style = File::hashed("article-viewer", "css", portable(viewer.style));
        let page_style = File::hashed("article-viewer", "css", viewer.page_style.text);
        let page_style_with_faces =
            File::hashed("article-viewer", "css", viewer.page_style_with_faces.text);
        let [wasm, markup] = [viewer.element, viewer.markup]
            .map(|module| File::hashed("article-viewer", "wasm", module.bytes));
        let script = with_files(viewer.element_script, &style, &wasm, &markup);
        let script = File::hashed("article-viewer", "js", script);
        Self { script, style, page_style, page_style_with_faces, wasm, markup }
    }

    /// All of them, with the script besides under the one name that stays the same.
    pub(crate) fn files(&self) -> Vec<File> {
        let loader = File::new(LOADER, self.script.bytes.clone());
        [loader].into_iter().chain(self.hashed().map(File::clone)).collect()
    }

    /// Those that never change, for another content has another name.
    pub(crate) fn hashed(&self) -> [&File; 6] {
        let Self { script, style, page_style, page_style_with_faces, wasm, markup } = self;
        [script, style, page_style, page_style_with_faces, wasm, markup]
    }
}

/// The script that pages name, whatever version they get.
pub const LOADER: &str = "article-viewer.js";

/// Whether a file's name is that of one of these with a hash in it, whatever version it is of.
pub fn is_hashed(name: &str) -> bool {
    let hashed = name.strip_prefix("article-viewer.").and_then(|rest| rest.split_once('.'));
    hashed.is_some_and(|(hash, extension)| {
        let is_hash = hash.len() == 16 && hash.bytes().all(|digit| digit.is_ascii_hexdigit());
        is_hash && ["js", "css", "wasm"].contains(&extension)
    })
}

/// A script with the names, hashes and sizes of the files that it fetches.
pub(crate) fn with_files(script: &str, style: &File, wasm: &File, markup: &File) -> String {
    let known = |file: &File| {
        let size = file.bytes.len();
        json!({ "name": file.name, "integrity": file.integrity(), "size": size })
    };
    let files = json!({ "wasm": known(wasm), "markup": known(markup), "style": known(style) });
    filled(script, files)
}

/// The element's script with its files in it, for a page that can fetch nothing.
///
/// # Errors
/// None that is known: compression writes to memory.
pub(crate) fn carrying_files(viewer: &Viewer) -> io::Result<String> {
    let part = |gzip: &[u8]| json!({ "gzip": BASE64_STANDARD.encode(gzip) });
    let style = compress::gzip(portable(viewer.style).as_bytes())?;
    let [wasm, markup] = [viewer.element, viewer.markup].map(|module| part(module.gzip));
    let files = json!({ "wasm": wasm, "markup": markup, "style": part(&style) });
    Ok(filled(viewer.element_script, files))
}

fn filled(script: &str, files: Value) -> String {
    script.replacen(Viewer::FILES, &files.to_string(), 1)
}
