//! The viewer's files, which every page and document of a folder shares.

use super::style::portable;
use super::{File, Viewer};
use serde_json::{Value, json};

/// The files under names that change with their content.
pub struct Assets {
    pub script: File,
    pub style: File,
    pub wasm: File,
}

impl Assets {
    pub fn new(viewer: &Viewer) -> Self {
        let style = File::hashed("article-viewer", "css", portable(viewer.style.text));
        let wasm = File::hashed("article-viewer", "wasm", viewer.element);
        let script = File::hashed("article-viewer", "js", with_files(viewer.element_script, &style, &wasm));
        Self { script, style, wasm }
    }

    /// The script for a page that carries the other files itself.
    pub fn script_text(&self) -> String {
        String::from_utf8_lossy(&self.script.bytes).into_owned()
    }

    /// All of them, with the script besides under the one name that stays the same.
    pub fn files(&self) -> [File; 4] {
        let Self { script, style, wasm } = self;
        [File::new(LOADER, script.bytes.clone()), script.clone(), style.clone(), wasm.clone()]
    }
}

/// The script that pages name, whatever version they get.
pub const LOADER: &str = "article-viewer.js";

/// A script with the names, hashes and sizes of the files that it fetches.
pub fn with_files(script: &str, style: &File, wasm: &File) -> String {
    let known = |file: &File| json!({ "name": file.name, "integrity": file.integrity(), "size": file.bytes.len() });
    let files: Value = json!({ "wasm": known(wasm), "style": known(style) });
    script.replacen(Viewer::FILES, &files.to_string(), 1)
}
