//! The article that is embedded in the viewer: `seeds/article.md`, or what `SEED` named at the
//! build.

/// The article in its JSON form, made by `build.rs`.
pub(super) const JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/article.json"));
