//! Notes and contents, shown above the text.

use crate::files::every_kind;
use crate::long;
use crate::page::Page;
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::Value;

const OPEN: &str = "document.querySelector('.av-panel').matches(':popover-open')";

pub async fn note_opens_and_returns_by_keyboard(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack(&every_kind(), "every-kind.html")?).await?;
    page.tab_to("[role=doc-noteref]").await?;
    let before: f64 = page.eval("scrollY").await?;
    page.press(Key::Enter).await?;
    page.until("the note to open", OPEN).await?;
    ensure!(page.has_focus(".av-panel").await?, "the note has no focus");
    let note = page.text(".av-panel-content").await?;
    let own: String = page.eval("document.querySelector('#av-note-1 > p').innerText").await?;
    ensure!(note == own.trim(), "the panel says {note}, the note {own}");
    ensure!(
        page.eval::<bool>(
            "document.querySelectorAll('[id]').length === new \
             Set([...document.querySelectorAll('[id]')].map((it) => it.id)).size"
        )
        .await?,
        "an id is there twice"
    );
    page.press(Key::Escape).await?;
    page.until("the note to close", &format!("!{OPEN}")).await?;
    page.until("the focus to return", "document.activeElement.matches('[role=doc-noteref]')")
        .await?;
    ensure!(page.eval::<f64>("scrollY").await? == before, "the text has moved");
    ensure!(page.eval::<bool>("location.hash === ''").await?, "the address has changed");
    Ok(())
}

pub async fn contents_say_where_the_reader_is_and_lead_elsewhere(page: &Page<'_>) -> Result<()> {
    page.resize(900, 900).await?;
    page.read(&page.folder.pack_json(long::article(5), "long.html")?).await?;
    ensure!(
        page.eval::<bool>("document.querySelector('.av-contents details').open").await?,
        "a short list is closed"
    );
    page.eval::<Value>("document.querySelectorAll('.av-body h2')[2].scrollIntoView() ?? null")
        .await?;
    page.eval::<Value>("scrollBy(0, 100) ?? null").await?;
    page.settled().await?;
    page.click(".av-to-contents").await?;
    page.until("the contents to open", OPEN).await?;
    let current = page.text(".av-panel [aria-current]").await?;
    ensure!(current.contains("Part 2"), "the current entry is {current}");
    page.click(".av-panel li:nth-child(4) a").await?;
    page.until("the contents to close", &format!("!{OPEN}")).await?;
    let top = "document.querySelectorAll('.av-body h2')[3].getBoundingClientRect().top";
    page.until(
        "the heading to come",
        &format!(
            "{top} >= document.querySelector('.av-bar').getBoundingClientRect().bottom && {top} < \
             200"
        ),
    )
    .await
}

pub async fn long_contents_are_closed(page: &Page<'_>) -> Result<()> {
    page.resize(900, 900).await?;
    page.read(&page.folder.pack_json(long::article(9), "long.html")?).await?;
    ensure!(
        !page.eval::<bool>("document.querySelector('.av-contents details').open").await?,
        "a long list is open"
    );
    Ok(())
}

pub async fn progress_goes_from_nothing_to_all(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack_json(long::article(5), "long.html")?).await?;
    let passed = "parseFloat(getComputedStyle(document.querySelector('.av-progress')).scale)";
    page.until("nothing to be read yet", &format!("{passed} === 0")).await?;
    page.eval::<Value>(
        "document.querySelector('.av-related-region').scrollIntoView({ block: 'center' }) ?? null",
    )
    .await?;
    page.until("all to be read", &format!("{passed} === 1")).await?;
    ensure!(page.text(".av-minutes").await?.ends_with("min read"), "the reading time is missing");
    Ok(())
}
