//! Makes the interface's languages of `locales/` and one text of the style, and embeds the default
//! article in the viewer that scripts start: the document that `ARTICLE_VIEWER_SEED` names,
//! `seeds/article.md` unless set.

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
    #[cfg(feature = "entry")]
    default_article::embed()?;
    Ok(())
}

#[cfg(feature = "entry")]
mod default_article {
    use import::files::{Reach, visible};
    use std::error::Error;
    use std::path::{Path, PathBuf};
    use std::{env, fs};

    /// Reads the document as the program does, and writes it to `article.json`.
    ///
    /// # Errors
    /// A document that is not there or is none.
    pub(super) fn embed() -> Result<(), Box<dyn Error>> {
        // The loader sets it back after an error: web/viewer.
        println!("cargo::rustc-link-arg-cdylib=--export=__stack_pointer");
        let seed = seed();
        let named = |error: &dyn std::fmt::Display| format!("{}: {error}", seed.display());
        let bytes = fs::read(&seed).map_err(|error| named(&error))?;
        let mut imported =
            import::import(&seed.to_string_lossy(), &bytes, None).map_err(|error| named(&error))?;
        let beside = seed.parent().unwrap_or(Path::new("."));
        let reach = Reach::default();
        let load = |picture: &str| fs::read(reach.file(beside, picture)?);
        import::pictures::inline(&mut imported, load, Default::default());
        for warning in &imported.warnings {
            // A line end in it would be an instruction to cargo.
            println!("cargo::warning={}", visible(&named(warning)));
        }
        let out = PathBuf::from(env::var("OUT_DIR")?);
        fs::write(out.join("article.json"), article::wire::to_json(&imported.article))?;
        Ok(())
    }

    /// The document's path; cargo runs this again when it or the variable changes.
    fn seed() -> PathBuf {
        println!("cargo::rerun-if-env-changed=ARTICLE_VIEWER_SEED");
        let path = env::var_os("ARTICLE_VIEWER_SEED").unwrap_or("seeds/article.md".into());
        let path = PathBuf::from(path);
        println!("cargo::rerun-if-changed={}", path.display());
        path
    }
}
