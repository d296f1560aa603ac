//! Small pages in the frameworks that people use, built from their npm packages and the element's.

use crate::engine::Engine;
use crate::files::{dist, npm_modules, run, tool};
use crate::host::article;
use crate::page::Page;
use crate::server::Server;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

pub async fn react(page: &Page<'_>) -> Result<()> {
    works(page, &source("react.jsx")).await
}

pub async fn vue(page: &Page<'_>) -> Result<()> {
    works(page, &source("vue.js")).await
}

pub async fn svelte(page: &Page<'_>) -> Result<()> {
    let compiled = page.folder.join("svelte.js");
    let mut node = Command::new("node");
    run(node.arg(source("svelte.mjs")).arg(npm_modules()?).arg(&compiled))?;
    works(page, &compiled).await
}

pub async fn lit(page: &Page<'_>) -> Result<()> {
    works(page, &source("lit.js")).await
}

/// Properties go in, events come out, elements come, go and change places.
async fn works(page: &Page<'_>, entry: &Path) -> Result<()> {
    let server = show(page, entry).await?;
    let state = |number: usize| format!("document.getElementById('story{number}')?.state");
    let both_ready = format!("{} === 'ready' && {} === 'ready'", state(0), state(1));
    page.until("both to be ready", &both_ready).await?;
    let headline = |number: usize| {
        format!(
            "document.getElementById('story{number}').shadowRoot.querySelector('.av-headline').\
             textContent"
        )
    };
    for (number, expected) in ["The first", "The second"].into_iter().enumerate() {
        ensure!(
            page.eval::<String>(&headline(number)).await? == expected,
            "the article property did not arrive"
        );
    }
    page.until("the events to arrive", "document.getElementById('ready').textContent === '2'")
        .await?;

    page.click("#larger").await?;
    page.until("the size to go in", "document.getElementById('story0').fontSize === 'larger'")
        .await?;
    let choose = "document.getElementById('story1').shadowRoot.querySelector('\
                  input[value=smallest]').click()";
    page.eval::<Value>(&format!("({choose}, null)")).await?;
    page.until(
        "the reader's size to come out",
        "document.getElementById('size').textContent === 'smallest'",
    )
    .await?;
    page.until("and to go round", "document.getElementById('story0').fontSize === 'smallest'")
        .await?;

    page.eval::<Value>(
        "(window.shown = document.getElementById('story0').shadowRoot.querySelector('.av'), null)",
    )
    .await?;
    page.click("#swap").await?;
    let swapped = "document.getElementById('story1').compareDocumentPosition(document.\
                   getElementById('story0')) === 4";
    page.until("the order to change", swapped).await?;
    page.until("both to be ready", &both_ready).await?;
    ensure!(
        page.eval::<bool>(
            "document.getElementById('story0').shadowRoot.querySelector('.av') === shown"
        )
        .await?,
        "a move cost the state"
    );

    page.click("#toggle").await?;
    page.until("both to go", "document.querySelector('article-viewer') === null").await?;
    page.click("#toggle").await?;
    page.until("both to come back", &both_ready).await?;
    ensure!(
        server.requests_for(".wasm") == 1,
        "the viewer was fetched {} times",
        server.requests_for(".wasm")
    );
    let complaints = page.console_complaints().await?;
    // Vue says that it is the build for development.
    let complaints: Vec<_> =
        complaints.iter().filter(|text| !text.contains("development")).collect();
    ensure!(complaints.is_empty(), "the browser complains: {complaints:?}");
    Ok(())
}

/// Builds a page's script beside the package's files, as a bundler leaves them, and opens the page.
async fn show(page: &Page<'_>, entry: &Path) -> Result<Server> {
    let package = dist().join("npm");
    for name in ["article-viewer.wasm", "article-viewer-markup.wasm", "article-viewer.css"] {
        std::fs::copy(package.join(name), page.folder.join(name))
            .with_context(|| format!("{name}: run `make` first"))?;
    }
    let mut esbuild = Command::new(tool("esbuild")?);
    esbuild.arg(entry).args(["--bundle", "--format=esm", "--jsx=automatic", "--log-level=error"]);
    esbuild.args([
        "--define:process.env.NODE_ENV=\"production\"",
        "--define:__VUE_OPTIONS_API__=true",
    ]);
    esbuild.args([
        "--define:__VUE_PROD_DEVTOOLS__=false",
        "--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false",
    ]);
    esbuild.arg(format!("--alias:article-viewer={}", package.display()));
    esbuild
        .arg(format!("--outfile={}", page.folder.join("app.js").display()))
        .env("NODE_PATH", npm_modules()?);
    run(&mut esbuild)?;
    let stories = json!([article("The first"), article("The second")]);
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>App</title><link \
         rel=\"icon\" href=\"data:,\"><div id=\"app\"></div><script>localStorage.clear(); \
         window.stories = {stories}</script><script type=\"module\" src=\"app.js\"></script>"
    );
    page.folder.write("app.html", &html)?;
    let server = Server::start(&page.folder.join("")).await?;
    page.open_url(&server.url("/app.html")).await?;
    Ok(server)
}

fn source(name: &str) -> PathBuf {
    Path::new(crate::ROOT).join("tests/frameworks").join(name)
}

/// The package's manifest describes the element as it is.
pub async fn manifest_agrees_with_the_element(page: &Page<'_>) -> Result<()> {
    let manifest: Value =
        serde_json::from_str(&std::fs::read_to_string(dist().join("npm/custom-elements.json"))?)?;
    let class = &manifest["modules"][0]["declarations"][0];
    let names = |list: &Value, which: &dyn Fn(&Value) -> bool| -> Vec<String> {
        let mut names: Vec<_> = list
            .as_array()
            .into_iter()
            .flatten()
            .filter(|item| which(item))
            .filter_map(|item| Some(item["name"].as_str()?.to_string()))
            .collect();
        names.sort();
        names
    };
    let entry = page.folder.write(
        "entry.js",
        "import * as all from \"article-viewer\"; window.all = all; all.define();",
    )?;
    let _server = show(page, &entry).await?;
    page.until("the package to load", "Boolean(window.all)").await?;
    let is_static = |item: &Value| item["static"] == true;
    for (what, expected, actual) in [
        (
            "attributes",
            names(&class["attributes"], &|_| true),
            "[...all.ArticleViewerElement.observedAttributes].sort()",
        ),
        (
            "members",
            names(&class["members"], &|item| !is_static(item)),
            "Object.getOwnPropertyNames(all.ArticleViewerElement.prototype).filter((name) => \
             !/^constructor$|Callback$/.test(name)).sort()",
        ),
        (
            "static members",
            names(&class["members"], &is_static),
            "Object.getOwnPropertyNames(all.ArticleViewerElement).filter((name) => !['length', \
             'name', 'prototype', 'observedAttributes'].includes(name)).sort()",
        ),
        (
            "exports",
            names(&manifest["modules"][0]["exports"], &|_| true),
            "Object.keys(all).sort()",
        ),
    ] {
        let actual: Vec<String> = page.eval(actual).await?;
        ensure!(
            actual == expected,
            "{what}: the manifest has {expected:?}, the element {actual:?}"
        );
    }
    let readonly = "Object.entries(Object.getOwnPropertyDescriptors(all.ArticleViewerElement.\
                    prototype)).filter(([, it]) => it.get && !it.set).map(([name]) => name).sort()";
    let actual: Vec<String> = page.eval(readonly).await?;
    let expected = names(&class["members"], &|item| item["readonly"] == true && !is_static(item));
    ensure!(actual == expected, "read-only: the manifest has {expected:?}, the element {actual:?}");
    // The parts are those of a shown article, and of a failure.
    page.eval::<Value>(
        "(document.body.innerHTML = '<article-viewer \
         loading=eager></article-viewer><article-viewer loading=eager \
         src=none.json></article-viewer>', null)",
    )
    .await?;
    page.until(
        "both to be done",
        "[...document.querySelectorAll('article-viewer')].every(({ state }) => state === 'ready' \
         || state === 'failed')",
    )
    .await?;
    let parts = "[...new Set([...document.querySelectorAll('article-viewer')].flatMap((element) \
                 => [...element.shadowRoot.querySelectorAll('[part]')].map((part) => \
                 part.getAttribute('part'))))].sort()";
    let actual: Vec<String> = page.eval(parts).await?;
    let expected = names(&class["cssParts"], &|_| true);
    ensure!(actual == expected, "parts: the manifest has {expected:?}, the element {actual:?}");
    if page.engine() == Engine::Chromium {
        let codes: Vec<String> = page.eval("all.codes").await?;
        ensure!(codes.len() > 15, "the codes are not exported");
    }
    Ok(())
}
