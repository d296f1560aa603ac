//! The settings get out of the reader's way.

use crate::page::Page;
use crate::scenarios::sizes::{open_settings, settings_open};
use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;

const TOGGLE: &str = ".av-settings-toggle";

pub async fn escape_closes_and_returns_the_focus(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    page.tab_to(TOGGLE).await?;
    page.press(Key::Enter).await?;
    settings_open(page, true).await?;
    page.press(Key::Tab).await?;
    ensure!(page.has_focus("input[name=av-size]").await?, "Tab does not lead into the settings");
    page.press(Key::Escape).await?;
    settings_open(page, false).await?;
    page.until("the focus to return", "document.activeElement?.matches('.av-settings-toggle') === true").await
}

pub async fn press_outside_closes(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    open_settings(page).await?;
    page.click(".av-choice legend").await?;
    settings_open(page, true).await.context("after a press inside them")?;
    page.click(".av-body > p:nth-of-type(2)").await?;
    settings_open(page, false).await.context("after a press on the text")
}
