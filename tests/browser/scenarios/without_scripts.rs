//! The reader's browser runs no scripts.

use crate::engine::Engine;
use crate::page::Page;
use crate::scenarios::bar::row_of_sizes_below_the_byline;
use crate::scenarios::sizes::{SIZES, choose, open_settings, size_is};
use anyhow::{Result, ensure};

pub async fn text_is_there(page: &Page<'_>) -> Result<()> {
    page.open(&page.folder.built()?).await?;
    ensure!(!page.text(".av-headline").await?.is_empty(), "there is no headline");
    ensure!(page.count(".av-body > p").await? > 1, "there is no text");
    ensure!(page.count(".av-story").await? > 0, "there are no related stories");
    ensure!(page.text(".av-body > p").await?.len() > 20, "the first paragraph does not show");
    ensure!(
        page.count("[data-av-ready]").await? == 0,
        "scripts ran: this test has not tested anything"
    );
    Ok(())
}

pub async fn related_and_sizes_work(page: &Page<'_>) -> Result<()> {
    page.open(&page.folder.built()?).await?;
    page.click(".av-related-toggle").await?;
    page.until("the list to close", "document.querySelector('.av-related').open === false").await?;
    page.click(".av-related-toggle").await?;
    page.until("the list to open", "document.querySelector('.av-related').open").await?;
    let base = page.font_size(".av-body > p").await?;
    open_settings(page).await?;
    for (value, ratio) in SIZES {
        choose(page, value).await?;
        size_is(page, base, ratio).await?;
    }
    Ok(())
}

pub async fn sizes_in_the_bar_and_below_the_byline_work(page: &Page<'_>) -> Result<()> {
    page.open(&page.folder.built()?).await?;
    page.resize(1200, 800).await?;
    let base = page.font_size(".av-body > p").await?;
    for (value, ratio) in [("larger", 1.2), ("largest", 1.6), ("larger", 1.2)] {
        let step = format!(".av-step:has([value={value}])");
        // The steps change places with the size.
        let is_there = format!(
            "((it, {{ x, y, width, height }}) => it.contains(document.elementFromPoint(x + width \
             / 2, y + height / 2)))(document.querySelector('{step}'), \
             document.querySelector('{step}').getBoundingClientRect())"
        );
        page.until("the step to be where it is pressed", &is_there).await?;
        page.click(&step).await?;
        size_is(page, base, ratio).await?;
    }
    row_of_sizes_below_the_byline(page).await
}

pub async fn themes_work(page: &Page<'_>) -> Result<()> {
    if page.engine() == Engine::Webkit {
        // What its driver switches off is scripts in markup, and style is told that there are
        // scripts.
        return Ok(());
    }
    page.open(&page.folder.built()?).await?;
    open_settings(page).await?;
    for (value, paper) in [
        ("sepia", "rgb(241, 229, 203)"),
        ("contrast", "rgb(255, 255, 255)"),
        ("dark", "rgb(25, 22, 19)"),
    ] {
        choose(page, value).await?;
        for ground in [".av", "html"] {
            let shown = format!(
                "getComputedStyle(document.querySelector('{ground}')).backgroundColor === \
                 '{paper}'"
            );
            page.until(&format!("{ground} to be {value}"), &shown).await?;
        }
    }
    Ok(())
}
