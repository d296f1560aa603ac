//! The native suite, one binary.

mod golden;
mod import_text;
