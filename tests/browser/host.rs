//! Another site's page with the element in it, and what it hears from there.

use crate::page::Page;
use crate::server::{Manner, Server};
use anyhow::{Result, anyhow};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// A server with a page of its own at `/` and the built folder at `/cdn/`.
pub struct Host {
    pub server: Server,
    pub cdn: PathBuf,
}

/// Begins with nothing kept, and keeps every event of the element with its detail in `said`.
const RECORDER: &str = "localStorage.clear(); window.said = [];
for (const name of ['ready', 'error', 'fontsizechange', 'relatedtoggle', 'share', 'navigate'])
  addEventListener(name, (event) => { if (event.detail) said.push({ name, detail: event.detail, \
                        on: event.target.id }); });";

/// The script as a page writes it.
pub const SCRIPT: &str = "<script src=\"/cdn/article-viewer.js\"></script>";

impl Host {
    pub async fn new(page: &Page<'_>) -> Result<Self> {
        let cdn = page.folder.built_cdn()?;
        let server = Server::start(&page.folder.join("")).await?;
        server.mount("/cdn/", &cdn, Manner::default());
        Ok(Self { server, cdn })
    }

    /// The names of the folder's WebAssembly: the viewer, and the reader of markup.
    pub fn modules(&self) -> Result<(String, String)> {
        let mut modules = Vec::new();
        for entry in fs::read_dir(&self.cdn)? {
            let entry = entry?;
            modules
                .push((entry.metadata()?.len(), entry.file_name().to_string_lossy().into_owned()));
        }
        modules.retain(|(_, name)| name.ends_with(".wasm"));
        // The viewer is the larger.
        modules.sort();
        let names: Vec<String> = modules.into_iter().map(|(_, name)| name).collect();
        let [markup, viewer] =
            <[String; 2]>::try_from(names).map_err(|names| anyhow!("the folder has {names:?}"))?;
        Ok((viewer, markup))
    }

    /// Opens a page with this in its head and body. Scripts of the head may have `nonce="n"`.
    pub async fn show(&self, page: &Page<'_>, head: &str, body: &str) -> Result<()> {
        let html = format!(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Another \
             site</title><link rel=\"icon\" href=\"data:,\">\n<script \
             nonce=\"n\">{RECORDER}</script>\n{head}</head>\n<body>{body}</body></html>"
        );
        page.folder.write("host.html", &html)?;
        page.open_url(&self.server.url("/host.html")).await
    }

    /// Waits until the first viewer is in a state.
    pub async fn state(&self, page: &Page<'_>, state: &str) -> Result<()> {
        page.until(
            &format!("the element to be {state}"),
            &format!("document.querySelector('article-viewer').state === {}", json!(state)),
        )
        .await
    }

    /// The details of all events of a name.
    pub async fn said(&self, page: &Page<'_>, name: &str) -> Result<Vec<Value>> {
        page.eval(&format!(
            "said.filter((event) => event.name === {}).map((event) => event.detail)",
            json!(name)
        ))
        .await
    }

    /// Waits until so many events of a name were heard.
    pub async fn hears(&self, page: &Page<'_>, name: &str, count: usize) -> Result<()> {
        let condition =
            format!("said.filter((event) => event.name === {}).length === {count}", json!(name));
        page.until(&format!("{count} events named {name}"), &condition).await
    }
}

/// The smallest article.
pub fn article(headline: &str) -> Value {
    json!({ "format": "article-viewer", "version": 1, "lang": "en", "headline": headline, "body": ["A paragraph of it."],
            "related": [{ "title": "Another story", "link": "https://example.org/another" }] })
}
