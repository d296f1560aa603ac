//! What is left when the viewer cannot start.

use crate::page::Page;
use anyhow::{Context, Result, ensure};
use std::fs;

pub async fn the_text_stays_without_the_viewer(page: &Page<'_>) -> Result<()> {
    let built = page.folder.built()?;
    page.read(&built).await?;
    let headline = page.text(".av-headline").await?;
    let paragraphs = page.count(".av-body > p").await?;
    let html = fs::read_to_string(&built)?;
    let damaged = page.folder.write("truncated viewer.html", &with_script(&html, "av-viewer", "AAAA")?)?;
    page.open(&damaged).await?;
    page.until("the viewer to give up", "document.querySelector('#article-viewer[data-av-failed]') !== null").await?;
    ensure!(page.text(".av-headline").await? == headline, "the headline is gone");
    ensure!(page.count(".av-body > p").await? == paragraphs, "the text is gone");
    Ok(())
}

/// The page with another content in the inert script of this id.
fn with_script(html: &str, id: &str, content: &str) -> Result<String> {
    let (head, rest) = html.split_once(&format!("id=\"{id}\">")).with_context(|| format!("there is no {id}"))?;
    let (_, tail) = rest.split_once("</script>").with_context(|| format!("{id} has no end"))?;
    Ok(format!("{head}id=\"{id}\">{content}</script>{tail}"))
}
