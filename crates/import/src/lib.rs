//! Any document → an [`Article`](article::Article) and warnings. Pure but for `files`: who calls it
//! reads the file.
//!
//! - `import` reads a document's bytes: a web page, Markdown, text, JSON, a feed (the feature
//!   `parsers`); `collection` opens one that holds many articles.
//! - `pictures::inline` puts the pictures that it names into the article (`parsers`).
//! - `smarten` replaces straight quotation marks by those of the language (`parsers`).
//! - `typeset` sets formulas and colours examples of code (`parsers`).
//! - [`markup`] reads an article from a tree of markup.
//! - `files` says which files a document may name (the feature `files`).

#[cfg(feature = "files")]
pub mod files;
pub mod markup;
#[cfg(feature = "parsers")]
mod parsers;

#[cfg(feature = "parsers")]
pub use parsers::{
    Collection, CollectionKind, Entry, Format, ImportError, Imported, Locations, PageDirectives,
    Part, Selector, collection, grammar_licences, import, import_part, may_be_collection,
    page_directives, pictures, recordings, slug, smarten, title_is_markdown, typeset,
};
