//! The settings disclosure gets out of the reader's way.

use crate::page::Page;
use crate::scenarios::sizes::open_settings;
use anyhow::{Result, ensure};
use fantoccini::key::Key;

const TOGGLE: &str = ".av-settings-toggle";
const CLOSED: &str = "document.querySelector('.av-settings').open === false";

pub async fn escape_closes_and_returns_the_focus(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    page.tab_to(TOGGLE).await?;
    page.press(Key::Enter).await?;
    page.until("the settings to open", "document.querySelector('.av-settings').open").await?;
    page.press(Key::Tab).await?;
    ensure!(page.has_focus("input[name=av-size]").await?, "Tab does not lead into the settings");
    page.press(Key::Escape).await?;
    page.until("Escape to close the settings", CLOSED).await?;
    page.until("the focus to return", "document.activeElement?.matches('.av-settings-toggle') === true").await
}

pub async fn press_outside_closes(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    open_settings(page).await?;
    page.click(".av-sizes legend").await?;
    ensure!(page.is(".av-settings", "open").await?, "a press inside the settings closes them");
    page.click(".av-body > p:nth-of-type(2)").await?;
    page.until("a press on the text to close the settings", CLOSED).await
}
