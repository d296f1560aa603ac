//! The list of related stories is a disclosure that remembers its state.

use crate::page::Page;
use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;

const LIST: &str = ".av-related";
const TOGGLE: &str = ".av-related-toggle";

pub async fn opens_and_closes_by_mouse(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    ensure!(page.is(LIST, "open").await?, "the list is closed at first");
    ensure!(stories_in_sight(page).await?, "the list is open, but its stories do not show");
    page.click(TOGGLE).await?;
    closed(page).await?;
    ensure!(!stories_in_sight(page).await?, "the list is closed, but its stories still show");
    page.reload().await?;
    closed(page).await.context("after reloading")?;
    page.click(TOGGLE).await?;
    opened(page).await?;
    page.reload().await?;
    opened(page).await.context("after reloading")
}

pub async fn opens_and_closes_by_keyboard(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    page.tab_to(TOGGLE).await?;
    page.press(Key::Enter).await?;
    closed(page).await?;
    page.reload().await?;
    closed(page).await.context("after reloading")?;
    page.tab_to(TOGGLE).await?;
    page.press_char(' ').await?;
    opened(page).await?;
    ensure!(page.has_focus(TOGGLE).await?, "the focus was lost");
    page.reload().await?;
    opened(page).await.context("after reloading")
}

async fn closed(page: &Page<'_>) -> Result<()> {
    page.until("the list to be closed", "document.querySelector('.av-related').open === false")
        .await?;
    page.until("that to be kept", "localStorage.getItem('article-viewer.related') === 'closed'")
        .await
}

async fn opened(page: &Page<'_>) -> Result<()> {
    page.until("the list to be open", "document.querySelector('.av-related').open").await?;
    page.until("that to be kept", "localStorage.getItem('article-viewer.related') === 'open'").await
}

async fn stories_in_sight(page: &Page<'_>) -> Result<bool> {
    page.eval("document.querySelector('.av-story-title').checkVisibility()").await
}
