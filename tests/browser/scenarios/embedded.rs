//! The article that is embedded in the viewer itself.

use crate::page::Page;
use anyhow::{Context, Result, ensure};
use std::fs;

pub async fn embedded_article_shows_when_the_page_has_none(page: &Page<'_>) -> Result<()> {
    let built = page.folder.built()?;
    page.read(&built).await?;
    let headline = page.text(".av-headline").await?;
    let paragraphs = page.count(".av-body > p").await?;

    let html = fs::read_to_string(&built)?;
    let emptied = page.folder.write("emptied.html", &without_article(&html)?)?;
    ensure!(!fs::read_to_string(&emptied)?.contains(&headline), "the emptied page still holds the headline");
    page.read(&emptied).await?;
    ensure!(page.text(".av-headline").await? == headline, "the embedded article is another one");
    ensure!(page.count(".av-body > p").await? == paragraphs, "the embedded article has another length");
    Ok(())
}

/// The page without its prerendered text, its inline document and its title.
fn without_article(html: &str) -> Result<String> {
    let html = cut(html, "<title>", "</title>").context("the page has no title")?;
    let html = cut(&html, "<script type=\"application/json\"", "</script>").context("the page has no inline document")?;
    cut(&html, "<!-- pack:article -->", "<!-- /pack:article -->").context("the page has no prerendered text")
}

/// The text without what lies between two marks, them included.
fn cut(text: &str, start: &str, end: &str) -> Option<String> {
    let from = text.find(start)?;
    let to = from + text[from..].find(end)? + end.len();
    Some(format!("{}{}", &text[..from], &text[to..]))
}
