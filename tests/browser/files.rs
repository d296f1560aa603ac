//! The files that a scenario opens, in a folder of its own.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use tempfile::TempDir;
use url::Url;

/// A temporary folder with spaces and Chinese letters in its path, removed on drop.
#[derive(Debug)]
pub struct Folder {
    _temporary: TempDir,
    path: PathBuf,
}

impl Folder {
    pub fn new(scratch: &Path) -> Result<Self> {
        let temporary = tempfile::Builder::new().prefix("a copy ").tempdir_in(scratch)?;
        let path = temporary.path().join("我的 文章 (copy)");
        fs::create_dir(&path)?;
        Ok(Self { _temporary: temporary, path })
    }

    pub fn join(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    pub fn write(&self, name: &str, text: &str) -> Result<PathBuf> {
        let path = self.join(name);
        fs::write(&path, text)?;
        Ok(path)
    }

    /// Copies the built `article.html`, alone, to here.
    pub fn built(&self) -> Result<PathBuf> {
        let built = dist().join("article.html");
        let path = self.join("article.html");
        fs::copy(&built, &path)
            .with_context(|| format!("{} is not there: run `make` first", built.display()))?;
        Ok(path)
    }

    /// Copies the built folder for a CDN to here.
    pub fn built_cdn(&self) -> Result<PathBuf> {
        let (built, folder) = (dist().join("cdn"), self.join("cdn"));
        fs::create_dir(&folder)?;
        for entry in fs::read_dir(&built)
            .with_context(|| format!("{} is not there: run `make` first", built.display()))?
        {
            let path = entry?.path();
            fs::copy(&path, folder.join(path.file_name().unwrap_or_default()))?;
        }
        Ok(folder)
    }

    /// Packs a document into a file here, with the built program.
    pub fn pack(&self, document: &Path, name: &str) -> Result<PathBuf> {
        self.run("pack", document, name)
    }

    /// Packs a document with these options.
    pub fn pack_with(&self, document: &Path, name: &str, options: &[&str]) -> Result<PathBuf> {
        self.run_with("pack", document, name, options)
    }

    /// Packs an article, given as the fields of its JSON form, for a frame's `srcdoc`.
    pub fn pack_json_for_srcdoc(&self, article: Value, name: &str) -> Result<PathBuf> {
        self.run_with("pack", &self.write_json(article, name)?, name, &["--srcdoc"])
    }

    /// Packs an article given as the fields of its JSON form.
    pub fn pack_json(&self, article: Value, name: &str) -> Result<PathBuf> {
        self.pack(&self.write_json(article, name)?, name)
    }

    /// Makes a folder for a CDN of such an article.
    pub fn site_json(&self, article: Value, name: &str) -> Result<PathBuf> {
        self.run("site", &self.write_json(article, name)?, name)
    }

    fn write_json(&self, mut article: Value, name: &str) -> Result<PathBuf> {
        article["format"] = "article-viewer".into();
        article["version"] = 1.into();
        self.write(&format!("{name}.json"), &article.to_string())
    }

    fn run(&self, command: &str, document: &Path, name: &str) -> Result<PathBuf> {
        self.run_with(command, document, name, &[])
    }

    fn run_with(
        &self,
        command: &str,
        document: &Path,
        name: &str,
        options: &[&str],
    ) -> Result<PathBuf> {
        let program = program();
        let path = self.join(name);
        let run = Command::new(&program)
            .arg(command)
            .arg(document)
            .arg("-o")
            .arg(&path)
            .args(options)
            .output();
        let run =
            run.with_context(|| format!("cannot run {}: run `make` first", program.display()))?;
        ensure!(
            run.status.success(),
            "making {name} of {} failed: {}",
            document.display(),
            String::from_utf8_lossy(&run.stderr)
        );
        Ok(path)
    }

    /// Writes a page that shows another file of this folder in a frame.
    ///
    /// Browsers refuse windows as narrow as a phone, but not frames.
    pub fn host(&self, file: &Path, frame_attributes: &str) -> Result<PathBuf> {
        let url = file_url(file)?;
        let html = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>host</title><body \
             style=\"margin: 0\"><iframe src=\"{url}\" style=\"border: 0\" \
             {frame_attributes}></iframe>"
        );
        self.write("host.html", &html)
    }
}

/// The document that uses every kind of block and span.
pub fn every_kind() -> PathBuf {
    Path::new(crate::ROOT).join("tests/every-kind.md")
}

/// The document that uses the kinds that Markdown has no words for.
pub fn every_other_kind() -> PathBuf {
    Path::new(crate::ROOT).join("tests/every-kind.json")
}

pub fn file_url(path: &Path) -> Result<Url> {
    Url::from_file_path(path)
        .ok()
        .with_context(|| format!("{} is no absolute path", path.display()))
}

/// The name that one of the viewer's exports has in an element's WebAssembly (tools/shorten.js).
pub fn viewer_export(name: &str) -> Result<String> {
    let names = Path::new(crate::ROOT).join("target/viewer/glue/element/names.json");
    let text = fs::read_to_string(&names).with_context(|| names.display().to_string())?;
    let names: Value = serde_json::from_str(&text)?;
    let exports = names["exports"].as_array().context("no exports")?;
    let found = exports.iter().find(|one| one[0] == name).context("no such export")?;
    Ok(found[1].as_str().unwrap_or_default().to_string())
}

/// A folder for what a run leaves behind, under cargo's target folder unless `variable` names
/// another.
pub fn output_folder(variable: &str, name: &str) -> Result<PathBuf> {
    let folder = env::var_os(variable).map_or_else(|| target().join(name), PathBuf::from);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The path of a tool that `tools/install.sh` has installed.
pub fn tool(name: &str) -> Result<PathBuf> {
    let installer = Path::new(crate::ROOT).join("tools/install.sh");
    let found = Command::new(installer).args(["--where", name]).output()?;
    ensure!(found.status.success(), "{}", String::from_utf8_lossy(&found.stderr));
    Ok(PathBuf::from(String::from_utf8_lossy(&found.stdout).trim()))
}

/// The folder with the frameworks.
pub fn npm_modules() -> Result<PathBuf> {
    tool("tests-npm").context("run `tools/install.sh tests` first")
}

/// The folder that `make` has written.
pub fn dist() -> PathBuf {
    env::var_os("ARTICLE_VIEWER_DIST")
        .map_or_else(|| Path::new(crate::ROOT).join("dist"), PathBuf::from)
}

/// The folder of the leptos app that `make examples` has built.
pub fn leptos_app() -> PathBuf {
    target().join("examples/leptos-app")
}

/// The program that `make` has built.
pub fn program() -> PathBuf {
    env::var_os("ARTICLE_VIEWER_BIN")
        .map_or_else(|| target().join("release/article-viewer"), PathBuf::from)
}

fn target() -> &'static Path {
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    temporary.parent().unwrap_or(temporary)
}

/// Runs a program to its end, which has to be good.
pub fn run(command: &mut Command) -> Result<()> {
    let output = command.output().with_context(|| format!("running {command:?}"))?;
    ensure!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}
