//! The article that comes with the viewer itself.

use crate::page::Page;
use crate::server::Server;
use anyhow::{Context, Result, ensure};
use std::fs;

const HOST: &str = "<div id=\"article-viewer\">";
const SCRIPT: &str = "</div>\n<script src=\"article-viewer.";

pub async fn embedded_article_shows_when_the_page_has_none(page: &Page<'_>) -> Result<()> {
    let cdn = page.folder.built_cdn()?;
    let server = Server::start(&cdn).await?;
    page.open_url(&server.url("/")).await?;
    page.ready().await?;
    let headline = page.text(".av-headline").await?;
    let paragraphs = page.count(".av-body > p").await?;

    let emptied = without_article(&fs::read_to_string(cdn.join("index.html"))?)?;
    ensure!(!emptied.contains(&headline), "the emptied page still holds the headline");
    fs::write(cdn.join("emptied.html"), emptied)?;
    page.open_url(&server.url("/emptied.html")).await?;
    page.ready().await?;
    ensure!(page.text(".av-headline").await? == headline, "the embedded article is another one");
    ensure!(
        page.count(".av-body > p").await? == paragraphs,
        "the embedded article has another length"
    );
    Ok(())
}

/// The page without what its head says of the article, and without its prerendered text.
fn without_article(html: &str) -> Result<String> {
    let (start, rest) = html.split_once("<title>").context("the page has no title")?;
    let (_, rest) = rest.split_once("<link rel=\"stylesheet\"").context("it has no style")?;
    let (head, rest) = rest.split_once(HOST).context("it has no host")?;
    let (_, script) = rest.split_once(SCRIPT).context("no script follows the text")?;
    Ok(format!("{start}<title></title><link rel=\"stylesheet\"{head}{HOST}{SCRIPT}{script}"))
}
