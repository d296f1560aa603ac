//! Article → the files that show it. Pure: who calls it reads and writes.
//!
//! - [`single()`] makes the page that is one file.
//! - [`Folder`] makes the pages of a folder, in which they share one viewer.
//! - [`embed()`] makes a page of another site that shows an article.
//! - [`export()`] writes an article as Markdown, HTML, text or JSON, [`epub()`] articles as a book.
//! - [`live()`] lets a page reload when what it is made of changes, for previews.
//! - [`package()`] makes the npm package of the element.
//!
//! Each takes the [`Viewer`], which this crate carries where it was built before.
//!
//! ```
//! use article::{Article, Block, Lang};
//!
//! let mut article = Article::new(Lang::english(), "The mill turns again");
//! article.body.push(Block::paragraph("The whole village came to see it."));
//! if let Some(viewer) = packer::Viewer::built() {
//!     let page = packer::single(article, &viewer, &packer::Options::default());
//!     assert!(page.contains("<title>The mill turns again</title>"));
//! }
//! ```

mod assets;
mod beginning;
mod compress;
mod embed;
mod escape;
mod export;
mod faces;
mod file;
mod folder;
mod frames;
mod head;
mod headers;
mod latin;
mod licenses;
mod list;
mod live;
mod mark;
mod metadata;
mod package;
mod policy;
mod prerender;
mod shell;
mod single;
mod stories;
mod style;
mod template;
mod viewer;

pub use assets::{LOADER, is_hashed};
pub use beginning::{BEGINNING, is_ours};
pub use compress::compressed;
pub use embed::embed;
pub use export::{Book, ExportFormat, epub, export, losses};
pub use file::File;
pub use folder::{Document, Folder};
pub use licenses::program as licenses;
pub use list::{Entry, address};
pub use live::{CHANGES, failed, live};
pub use mark::{is_marked, marked, unmark};
pub use package::package;
pub use single::{single, together};
pub use viewer::{Inline, Module, Viewer};

/// The program's name and version, as packed pages name their generator.
pub const GENERATOR: &str = concat!("article-viewer ", env!("CARGO_PKG_VERSION"));

/// The options by which pages are made.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Load pictures that the document names by `http` or `https`, and play its sounds and films
    /// from there; else they are links.
    pub remote_images: bool,
    /// Let readers open frames of the other sites that the document shows cards of.
    pub remote_embeds: bool,
    /// The address at which the folder will be, absolute and with `/` at its end; for what must be
    /// absolute.
    pub base_url: Option<String>,
    /// The page is for a frame's `srcdoc`, where fragments lead within it without scripts, too. It
    /// is for nowhere else.
    pub srcdoc: bool,
}
