//! The pages that show the document: ours, the plainest one, and one in each framework.

use crate::document::Document;
use crate::files::{Folder, npm_modules, tool};
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    Ours,
    Plain,
    Preact,
    React,
    Solid,
    Svelte,
    Lit,
}

/// The frameworks' bundles, which are the same for every document.
#[derive(Debug)]
pub struct Bundles(Vec<(Page, String)>);

const STYLE: &str = include_str!("pages/style.css");
const SIZES: [&str; 5] = ["smallest", "smaller", "default", "larger", "largest"];

impl Page {
    pub const FRAMEWORKS: [Page; 5] =
        [Page::Preact, Page::React, Page::Solid, Page::Svelte, Page::Lit];

    pub fn name(self) -> &'static str {
        match self {
            Page::Ours => "ours",
            Page::Plain => "plain",
            Page::Preact => "preact",
            Page::React => "react",
            Page::Solid => "solid",
            Page::Svelte => "svelte",
            Page::Lit => "lit",
        }
    }

    pub fn file(self) -> String {
        format!("{}.html", self.name())
    }

    /// Whether the text is in the file as HTML.
    pub fn is_parsed(self) -> bool {
        self.entry().is_none()
    }

    /// The framework's script; none for pages without one.
    fn entry(self) -> Option<&'static str> {
        match self {
            Page::Ours | Page::Plain => None,
            Page::Preact => Some("preact.jsx"),
            Page::React => Some("react.jsx"),
            Page::Solid => Some("solid.jsx"),
            Page::Svelte => Some("svelte.js"),
            Page::Lit => Some("lit.js"),
        }
    }
}

impl Bundles {
    /// Bundles every framework page's script as it would be published.
    pub fn build() -> Result<Self> {
        let (esbuild, modules) = (tool("esbuild")?, npm_modules()?);
        let sources = Path::new(crate::ROOT).join("tests/bench/pages");
        let mut bundles = Vec::new();
        for page in Page::FRAMEWORKS {
            let entry = page.entry().context("a framework's page has a script")?;
            let mut node = Command::new("node");
            node.arg(sources.join("bundle.mjs"))
                .arg(&esbuild)
                .arg(&modules)
                .arg(sources.join(entry));
            let output = node.output().context("running node")?;
            ensure!(
                output.status.success(),
                "{entry}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
            bundles.push((page, String::from_utf8(output.stdout)?));
        }
        Ok(Self(bundles))
    }

    /// For a machine without the frameworks.
    pub fn none() -> Self {
        Self(Vec::new())
    }
}

/// Writes every page of the document into a folder, and says which there are.
pub fn write(document: &Document, bundles: &Bundles, folder: &Folder) -> Result<Vec<Page>> {
    folder.pack_json(document.json(), &Page::Ours.file())?;
    write_plain(document, folder)?;
    let mut pages = vec![Page::Ours, Page::Plain];
    for (page, bundle) in &bundles.0 {
        folder.write(&page.file(), &client_rendered(document, bundle))?;
        pages.push(*page);
    }
    Ok(pages)
}

/// Writes the page that anybody would write by hand.
pub fn write_plain(document: &Document, folder: &Folder) -> Result<PathBuf> {
    let choice = |size: &&str| {
        let checked = if *size == "default" { " checked" } else { "" };
        format!(
            "<label><input type=\"radio\" name=\"size\" value=\"{size}\"{checked}> \
             {size}</label>\n"
        )
    };
    let stories = document.related.iter().map(|story| {
        format!(
            "<li><h3><a href=\"{}\">{}</a></h3><p>{}</p></li>\n",
            story.link,
            escaped(&story.title),
            escaped(&story.lead)
        )
    });
    let body = format!(
        "<fieldset>\n<legend>Text size</legend>\n{}</fieldset>\n<script>\n{}</script>\n<article>\n\
         <h1>{}</h1>\n<p>{}</p>\n<div class=\"text\">\n{}</div>\n</article>\n<details open>\n\
         <summary>Related stories</summary>\n<ul>\n{}</ul>\n</details>\n",
        SIZES.iter().map(choice).collect::<String>(),
        include_str!("pages/plain.js"),
        escaped(document.headline),
        escaped(document.standfirst),
        document
            .paragraphs
            .iter()
            .map(|text| format!("<p>{}</p>\n", escaped(text)))
            .collect::<String>(),
        stories.collect::<String>(),
    );
    folder.write(&Page::Plain.file(), &html(document, &body))
}

/// The shell of a framework's page: the article as data, and the bundle that makes a page of it.
fn client_rendered(document: &Document, bundle: &str) -> String {
    let article = serde_json::json!({
        "headline": document.headline, "standfirst": document.standfirst, "paragraphs": document.paragraphs, "related": document.json()["related"],
    });
    let body = format!(
        "<div id=\"app\"></div>\n<script type=\"application/json\" \
         id=\"article\">{}</script>\n<script type=\"module\">{bundle}</script>\n",
        article.to_string().replace('<', "\\u003c"),
    );
    html(document, &body)
}

fn html(document: &Document, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta \
         name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\">\n<title>{}</title>\n<link rel=\"icon\" \
         href=\"data:,\">\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        escaped(document.headline)
    )
}

fn escaped(text: &str) -> std::borrow::Cow<'_, str> {
    html_escape::encode_text(text)
}
