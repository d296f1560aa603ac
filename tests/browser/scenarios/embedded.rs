//! The article that is embedded in the viewer itself.

use crate::page::Page;
use anyhow::{Context, Result, ensure};
use std::fs;

const HOST: &str = "<div id=\"article-viewer\">";
const VIEWER: &str = "</div>\n<script type=\"module\">";

pub async fn embedded_article_shows_when_the_page_has_none(page: &Page<'_>) -> Result<()> {
    let built = page.folder.built()?;
    page.read(&built).await?;
    let headline = page.text(".av-headline").await?;
    let paragraphs = page.count(":not([hidden]) > article > .av-body > p").await?;

    let html = fs::read_to_string(&built)?;
    let emptied = page.folder.write("emptied.html", &without_article(&html)?)?;
    ensure!(
        !fs::read_to_string(&emptied)?.contains(&headline),
        "the emptied page still holds the headline"
    );
    page.read(&emptied).await?;
    ensure!(page.text(".av-headline").await? == headline, "the embedded article is another one");
    ensure!(
        page.count(":not([hidden]) > article > .av-body > p").await? == paragraphs,
        "the embedded article has another length"
    );
    Ok(())
}

/// The page without its title and its prerendered text.
fn without_article(html: &str) -> Result<String> {
    let (start, rest) = html.split_once("<title>").context("the page has no title")?;
    let (_, rest) = rest.split_once("</title>").context("the title has no end")?;
    let (head, rest) = rest.split_once(HOST).context("the page has no host")?;
    let (_, viewer) = rest.split_once(VIEWER).context("no viewer follows the prerendered text")?;
    Ok(format!("{start}<title></title>{head}{HOST}{VIEWER}{viewer}"))
}
