//! Kinds of blocks and spans that came with the model's second version.

use crate::engine::Engine;
use crate::files::{every_other_kind, npm_modules};
use crate::host::{Host, SCRIPT};
use crate::page::Page;
use crate::paper;
use crate::scenarios::access::violations;
use crate::scenarios::place::choose;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::fs;

/// The elements of a text with their namespaces, attributes and words.
const SKELETON: &str = "((body) => [...body.querySelectorAll('*')].map((it) => [it.namespaceURI, \
     it.localName, ...[...it.attributes].filter(({ name }) => !['id', 'style', 'tabindex', 'role', \
     'loading'].includes(name)).map(({ name, value }) => name + '=' + value), \
     it.children.length ? '' : it.textContent].join(' ')))";

pub async fn file_and_element_show_them_alike(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack(&every_other_kind(), "kinds.html")?).await?;
    let packed: Vec<String> =
        page.eval(&format!("{SKELETON}(document.querySelector('.av-body'))")).await?;
    let set = |words: &str| packed.iter().filter(|line| line.contains(words)).count();
    ensure!(set("MathML mfrac") == 1 && set("xhtml ruby") == 4, "{packed:#?}");
    let host = Host::new(page).await?;
    page.folder.write("kinds.json", &fs::read_to_string(every_other_kind())?)?;
    host.show(page, SCRIPT, "<article-viewer src=\"kinds.json\"></article-viewer>").await?;
    host.state(page, "ready").await?;
    let mounted: Vec<String> = page
        .eval(&format!(
            "{SKELETON}(document.querySelector('article-viewer').shadowRoot\
             .querySelector('.av-body'))"
        ))
        .await?;
    for (packed, mounted) in packed.iter().zip(&mounted) {
        ensure!(packed == mounted, "packed {packed}\nmounted {mounted}");
    }
    ensure!(packed.len() == mounted.len(), "{} and {}", packed.len(), mounted.len());
    Ok(())
}

pub async fn axe_finds_no_violation_in_them(page: &Page<'_>) -> Result<()> {
    let axe = fs::read_to_string(npm_modules()?.join("axe-core/axe.min.js")).context("axe-core")?;
    page.read(&page.folder.pack(&every_other_kind(), "kinds.html")?).await?;
    page.eval::<Value>(
        "document.querySelectorAll('.av-body details').forEach((it) => { it.open = true; }) ?? \
         null",
    )
    .await?;
    for theme in ["light", "sepia", "dark", "contrast"] {
        choose(page, "theme", theme).await?;
        let found = violations(page, &axe).await?;
        ensure!(found.is_empty(), "{theme}: {found:#?}");
    }
    Ok(())
}

pub async fn what_is_folded_is_on_paper(page: &Page<'_>) -> Result<()> {
    // WebKit's driver cannot print.
    if page.engine() == Engine::Webkit {
        return Ok(());
    }
    page.read(&page.folder.pack(&every_other_kind(), "kinds.html")?).await?;
    let text = paper::in_one_line(&paper::sheets(page).await?);
    for words in ["A warning that is folded", "Details without a title", "willows lean", "Sum"] {
        ensure!(text.contains(words), "{words:?} is not on paper: {text}");
    }
    Ok(())
}
