//! The native suite, one binary.

mod golden;
mod import_markdown;
mod import_text;
