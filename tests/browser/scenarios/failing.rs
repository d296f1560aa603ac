//! The page when the viewer cannot start.

use crate::page::Page;
use anyhow::{Context, Result, ensure};
use std::fs;

pub async fn the_text_stays_without_the_viewer(page: &Page<'_>) -> Result<()> {
    let built = page.folder.built()?;
    page.read(&built).await?;
    let headline = page.text(".av-headline").await?;
    let paragraphs = page.count(".av-body > p").await?;
    let html = fs::read_to_string(&built)?;
    // The page's policy holds the viewer to its hash; without the policy its own checks do.
    for (name, page_html) in [
        ("changed viewer.html", html.clone()),
        ("changed viewer without a policy.html", without_policy(&html)?),
    ] {
        let damaged = page.folder.write(name, &with_viewer(&page_html, "AAAA")?)?;
        page.open(&damaged).await?;
        page.until(
            "the viewer to give up",
            "document.querySelector('#article-viewer[data-av-failed=viewer-corrupt]') !== null",
        )
        .await
        .context(name)?;
        ensure!(page.text(".av-headline").await? == headline, "{name}: the headline is gone");
        ensure!(page.count(".av-body > p").await? == paragraphs, "{name}: the text is gone");
    }
    Ok(())
}

/// The page with something else in the place of the WebAssembly in its script, which is its longest
/// word.
fn with_viewer(html: &str, content: &str) -> Result<String> {
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
    let viewer = html
        .split(|c| !is_base64(c))
        .max_by_key(|word| word.len())
        .filter(|word| word.len() > 10_000);
    Ok(html.replacen(viewer.context("there is no viewer in the page")?, content, 1))
}

fn without_policy(html: &str) -> Result<String> {
    let (before, rest) = html
        .split_once("<meta http-equiv=\"Content-Security-Policy\"")
        .context("there is no policy")?;
    Ok(format!("{before}{}", rest.split_once('>').context("the policy has no end")?.1))
}
