//! The built viewer that this program carries.

use super::faces;
use article::Article;

/// The viewer's parts, ready to be put into a page or beside one. There are two viewers: the single
/// file's takes over the text that it comes with; the element's can build an article, too, and has
/// a reader of markup beside it.
#[derive(Debug, Clone, Copy)]
pub struct Viewer {
    /// The script for the head of every page, which sets what the reader has chosen before.
    pub early_script: Inline,
    /// The single file's module script, which carries its WebAssembly module, unpacks and starts
    /// it.
    pub single_script: Inline,
    /// The element's.
    pub element: Module,
    /// The reader of markup, which has the default article.
    pub markup: Module,
    /// The script that defines the element and takes over pages of a folder; it holds
    /// [`FILES`](Self::FILES).
    pub element_script: &'static str,
    /// The same for bundlers, as a module without side effects; it holds [`FILES`](Self::FILES).
    pub module_script: &'static str,
    /// The script for pages with a frame, which gives it its article's height.
    pub frame_script: &'static str,
    /// All styles, for elements, which are as wide as the page around lets them be; it is without
    /// `</style` or `\r`, as the next two.
    pub style: &'static str,
    /// The style of pages, which are as wide as their window.
    pub page_style: Inline,
    /// The same with the faces that lend Latin letters to Chinese text.
    pub page_style_with_faces: Inline,
}

/// A module of WebAssembly.
#[derive(Debug, Clone, Copy)]
pub struct Module {
    /// The module.
    pub bytes: &'static [u8],
    /// The same, compressed with gzip.
    pub gzip: &'static [u8],
}

/// A script or a style that stands in pages; ASCII, so that it makes no page longer to decode.
#[derive(Debug, Clone, Copy)]
pub struct Inline {
    /// The script or the style.
    pub text: &'static str,
    /// The source expression that allows it (CSP Level 3, `hash-source`).
    pub hash: &'static str,
}

// Defines `BUILT: Option<Viewer>`; `build.rs` writes it, with `None` where the viewer is not built
// yet.
include!(concat!(env!("OUT_DIR"), "/viewer.rs"));

impl Viewer {
    /// The style of a page with these articles.
    pub(crate) fn page_style_for<'a>(
        &self,
        articles: impl IntoIterator<Item = &'a Article>,
    ) -> Inline {
        if articles.into_iter().any(faces::are_lent) {
            self.page_style_with_faces
        } else {
            self.page_style
        }
    }

    /// Stands in the scripts where the names and hashes of the viewer's files belong.
    pub const FILES: &str = "__ARTICLE_VIEWER_FILES__";

    /// The viewer that was built into this program; `None` in a program that was
    /// built by `cargo` alone, before `make` had built the viewer.
    pub fn built() -> Option<Self> {
        BUILT
    }
}
