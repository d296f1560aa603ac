//! The page fits from a phone to a wide desk, at every text size.

use crate::files::{every_kind, every_other_kind};
use crate::page::Page;
use crate::scenarios::sizes::{SIZES, choice, choose, open_settings, settings_open};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use std::path::Path;

pub async fn built_article_never_scrolls_sideways(page: &Page<'_>) -> Result<()> {
    never_scrolls_sideways(page, &page.folder.built()?).await
}

pub async fn every_kind_never_scrolls_sideways(page: &Page<'_>) -> Result<()> {
    never_scrolls_sideways(page, &page.folder.pack(&every_kind(), "every-kind.html")?).await
}

pub async fn every_other_kind_never_scrolls_sideways(page: &Page<'_>) -> Result<()> {
    never_scrolls_sideways(page, &page.folder.pack(&every_other_kind(), "kinds.html")?).await
}

async fn never_scrolls_sideways(page: &Page<'_>, file: &Path) -> Result<()> {
    page.resize(1500, 900).await?;
    for width in [320, 768, 1440] {
        page.open(&page.folder.host(file, &format!("width=\"{width}\" height=\"700\""))?).await?;
        page.enter_frame().await?;
        page.ready().await?;
        for (value, _) in SIZES {
            open_settings(page).await?;
            choose(page, value).await?;
            choice(page, value).await?;
            fits(page, &format!("{width} px, {value}, with the settings open")).await?;
            page.press(Key::Escape).await?;
            settings_open(page, false).await?;
            fits(page, &format!("{width} px, {value}")).await?;
        }
    }
    Ok(())
}

/// Fails with the elements that stick out, which says more than a number.
async fn fits(page: &Page<'_>, state: &str) -> Result<()> {
    let room: f64 = page.eval("document.documentElement.clientWidth").await?;
    let wide: f64 = page.eval("document.scrollingElement.scrollWidth").await?;
    if wide > room {
        let culprits: Vec<String> = page
            .eval(
                "[...document.querySelectorAll('body *')]
                    .filter((element) => element.getBoundingClientRect().right > \
                 document.documentElement.clientWidth + 0.5)
                    .map((element) => element.localName + '.' + element.className)",
            )
            .await?;
        ensure!(
            false,
            "at {state} the page is {wide} px wide in a space of {room} px: {}",
            culprits.join(", ")
        );
    }
    Ok(())
}
