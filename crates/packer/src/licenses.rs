//! The licences of article-viewer, and of the works of others that it is made of.

use super::File;

/// article-viewer's own licences, of which anybody may choose one.
pub(crate) const MIT: &str = include_str!("../../../LICENSE-MIT");
pub(crate) const APACHE: &str = include_str!("../../../LICENSE-APACHE");

/// Those of the works in the viewer: its WebAssembly, and the glue of wasm-bindgen in its scripts.
pub(crate) const OF_VIEWER: &str = include_str!("../../../web/package/THIRD-PARTY-NOTICES");

/// Those of the works in the program, the viewer's among them.
const OF_PROGRAM: &str = include_str!("../../../THIRD-PARTY-NOTICES");

/// All that goes with the program.
pub fn program() -> String {
    [MIT, APACHE, OF_PROGRAM].join("\n\n")
}

/// All that goes with a folder's viewer, as a file beside it.
pub(crate) fn file() -> File {
    File::new("article-viewer.licenses.txt", [MIT, APACHE, OF_VIEWER].join("\n\n"))
}
