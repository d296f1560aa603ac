//! Makes the interface's languages of `locales/` and one text of the style.

#[path = "build/locales.rs"]
mod locales;
#[expect(dead_code, unreachable_pub, reason = "the table alone is read, and in this file")]
#[path = "src/settings.rs"]
mod settings;
#[path = "build/style.rs"]
mod style;
#[path = "build/words.rs"]
mod words;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/settings.rs");
    locales::generate()?;
    style::generate()?;
    // The loader sets it back after an error: web/viewer.
    #[cfg(feature = "entry")]
    println!("cargo::rustc-link-arg-cdylib=--export=__stack_pointer");
    Ok(())
}
