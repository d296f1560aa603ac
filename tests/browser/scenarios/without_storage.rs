//! The page is in a sandboxed frame, where `localStorage` throws.

use crate::page::Page;
use crate::scenarios::sizes::{SIZES, choice, choose, open_settings, size_is};
use anyhow::{Result, ensure};

pub async fn reads_and_resizes_in_a_sandbox(page: &Page<'_>) -> Result<()> {
    let host = page
        .folder
        .host(&page.folder.built()?, "sandbox=\"allow-scripts\" width=\"1000\" height=\"700\"")?;
    page.open(&host).await?;
    page.enter_frame().await?;
    page.ready().await?;
    let blocked: bool = page
        .eval("(() => { try { return localStorage === null } catch { return true } })()")
        .await?;
    ensure!(blocked, "storage works here: this test has not tested anything");
    let base = page.font_size(".av-body > p").await?;
    open_settings(page).await?;
    for (value, ratio) in SIZES {
        choose(page, value).await?;
        choice(page, value).await?;
        size_is(page, base, ratio).await?;
    }
    // A page that still moves would be clicked elsewhere.
    page.settled().await?;
    page.click(".av-related-toggle").await?;
    page.until("the list to close", "document.querySelector('.av-related').open === false").await
}
