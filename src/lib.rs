//! An article that people read as they like, as leptos components: text size, theme, typeface and
//! spacing, a place that is kept whatever changes, notes, contents, pictures, sharing and printing.
//!
//! An app depends on it with one of leptos' usual features, `csr` in a browser or `ssr` natively;
//! both it and leptos get the same. Until it is published it comes from its repository or a folder:
//!
//! ```toml
//! [dependencies]
//! article-viewer = { path = "../article-viewer" }
//! leptos = "0.8"
//!
//! [features]
//! csr = ["article-viewer/csr", "leptos/csr"]
//! ```
//!
//! [`ArticleViewer`] shows an article: one that the app builds, one that [`article::wire`] reads
//! from JSON, or what the crate `import` makes of any document. It takes a [`Store`] for what the
//! reader chooses, and draws with [`STYLE`], which has to stand in the page once:
//!
//! ```no_run
//! use article_viewer::article::{Article, Block, Lang, assign_ids};
//! use article_viewer::{ArticleViewer, NoStore, STYLE};
//! use leptos::prelude::*;
//! use std::rc::Rc;
//!
//! #[component]
//! fn Story() -> impl IntoView {
//!     let mut article = Article::new(Lang::english(), "The mill turns again");
//!     article.body.push(Block::paragraph("After forty years the whole village came to see it."));
//!     // Notes, contents and links within the text find their places by ids.
//!     assign_ids(&mut article);
//!     view! {
//!         <style>{STYLE}</style>
//!         <ArticleViewer article store=Rc::new(NoStore)/>
//!     }
//! }
//! # _ = Story;
//! ```
//!
//! A store of the app's own is three functions. What it changes from outside, as by a button of the
//! app, the article follows at once:
//!
//! ```no_run
//! use article_viewer::{Setting, Settings, Store};
//! use leptos::prelude::*;
//! use std::any::Any;
//!
//! #[derive(Clone, Copy)]
//! struct Chosen(RwSignal<Settings>);
//!
//! impl Store for Chosen {
//!     fn read(&self, setting: Setting) -> Option<String> {
//!         Some(self.0.get_untracked().value(setting).to_string())
//!     }
//!
//!     fn write(&self, setting: Setting, value: &str) {
//!         self.0.update(|settings| *settings = settings.with_value(setting, value));
//!     }
//!
//!     fn on_change(&self, changed: Box<dyn Fn()>) -> Box<dyn Any> {
//!         let settings = self.0;
//!         Box::new(RenderEffect::new(move |_| {
//!             settings.track();
//!             changed();
//!         }))
//!     }
//! }
//! ```
//!
//! `examples/leptos-app` is a whole app with both. Colours follow the custom properties of the
//! element (`--article-viewer-accent` and others), set on what is around. [`components::Page`] is
//! the page without anything that follows the reader: what the packer writes into files by `ssr`.
//!
//! The features `entry` and `element` are for the scripts of `web/`, which start this crate as the
//! viewer of packed pages and of `<article-viewer>`; apps leave them off.

mod article_viewer;
pub mod browser;
pub mod components;
pub mod content;
mod elements;
#[cfg(feature = "entry")]
pub mod entry;
pub mod labels;
pub mod qr;
#[cfg(not(feature = "csr"))]
#[path = "no_reading.rs"]
mod reading;
#[cfg(feature = "csr")]
#[cfg_attr(not(feature = "entry"), expect(dead_code, reason = "apps do not resume"))]
mod reading;
pub mod settings;
pub mod shortcuts;
mod shown;

pub use article;
pub use article_viewer::{ArticleViewer, ArticleViewerProps};
pub use settings::{NoStore, Setting, Settings, Store};

/// The style that the components draw with, for a `<style>` of the page or a file of its own. All
/// of its rules but those of fonts are for `.av`, the components' root, and what is in it.
pub const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));
