//! The built viewer that this program carries.

/// The viewer's parts, ready to be put into a page.
#[derive(Debug, Clone, Copy)]
pub struct Viewer {
    /// The WebAssembly module, compressed with gzip.
    pub wasm_gzip: &'static [u8],
    /// The module script that unpacks and starts it.
    pub script: &'static str,
    /// All styles, without `</style` or `\r`.
    pub style: &'static str,
}

// Defines `BUILT: Option<Viewer>`; `build.rs` writes it, with `None` where the viewer is not built yet.
include!(concat!(env!("OUT_DIR"), "/viewer.rs"));

impl Viewer {
    /// The viewer that was built into this program; `None` in a program that was
    /// built by `cargo` alone, before `make` had built the viewer.
    pub fn built() -> Option<Self> {
        BUILT
    }
}
