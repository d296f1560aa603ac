//! The native suite, one binary.

// A program, whose items nothing reaches from outside. The others clippy.toml allows in test
// functions; the helpers beside them are tests as well.
#![allow(unreachable_pub, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

/// The project's folder; cargo runs these tests in that of the package.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

mod adopt;
mod any_article;
mod any_document;
mod around;
mod bad_files;
mod bad_input;
mod book;
mod bylines;
mod check;
mod cross_references;
mod dialects;
mod epub;
mod evernote;
mod export;
mod fetch;
mod file_list;
mod fuzz;
mod generated;
mod ghost;
mod golden;
mod highlighted_lines;
mod house;
mod import_builders;
mod import_captions;
mod import_disclosures;
mod import_generators;
mod import_heads;
mod import_html;
mod import_markdown;
mod import_notes;
mod import_pages;
mod import_programs;
mod import_saved;
mod import_sites;
mod import_text;
mod locales;
mod npm;
mod opendocument;
mod package;
mod packed;
mod packing;
mod page;
mod picture_files;
mod pictures;
mod policies;
#[cfg(unix)]
mod preview;
mod program;
#[cfg(unix)]
mod reach;
mod recordings;
mod rerun;
mod round_trip;
mod scripts;
mod site;
mod site_folders;
mod site_markup;
mod sources;
mod terminal;
mod together;
mod trust;
mod web;
mod web_page;
mod wire;
mod word;
mod wordpress_builders;
mod zipped;
