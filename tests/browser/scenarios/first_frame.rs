//! The reader's settings hold from the first frame on.

use crate::engine::Engine;
use crate::files::file_url;
use crate::journal::RECORD;
use crate::page::Page;
use anyhow::{Result, ensure};
use serde_json::{Value, json};

pub async fn stored_settings_are_in_the_first_painted_frame(page: &Page<'_>) -> Result<()> {
    // WebKit's driver puts no script before the page's own.
    if page.engine() == Engine::Webkit {
        return Ok(());
    }
    let file = page.folder.built()?;
    for stored in [
        json!({}),
        json!({ "font-size": "largest", "theme": "dark", "related": "closed", "line-height": "loose" }),
    ] {
        for (key, value) in stored.as_object().into_iter().flatten() {
            page.eval::<Value>(&format!(
                "localStorage.setItem('article-viewer.{key}', {value}) ?? null"
            ))
            .await?;
        }
        let mut address = file_url(&file)?;
        address.set_query(Some(RECORD));
        page.open_url(address.as_str()).await?;
        page.ready().await?;
        page.until("some frames to be seen", "painted.length > 5").await?;
        let frames: Vec<Value> = page.eval("painted").await?;
        let first = &frames[0];
        ensure!(frames.iter().all(|frame| frame == first), "the frames differ: {frames:?}");
        if stored.get("theme").is_some() {
            let base: f64 = page
                .eval("parseFloat(getComputedStyle(document.documentElement).fontSize)")
                .await?;
            let size: f64 = first[0].as_str().unwrap_or_default().trim_end_matches("px").parse()?;
            ensure!(
                size > base * 1.6 && first[1] == "rgb(25, 22, 19)" && first[2] == false,
                "the first frame is {first}"
            );
        }
        let shift: f64 = page.eval("shift").await?;
        ensure!(shift < 0.02, "the layout shifted by {shift}");
        println!(
            "{}: starting with {stored} shifts the layout by {shift:.4} (told by Chromium alone)",
            page.engine().name()
        );
    }
    Ok(())
}

/// The viewer would work beside the threads that draw the first frame.
pub async fn viewer_begins_when_the_first_frame_is_on_the_screen(page: &Page<'_>) -> Result<()> {
    // WebKit's driver puts no script before the page's own.
    if page.engine() == Engine::Webkit {
        return Ok(());
    }
    let mut address = file_url(&page.folder.built()?)?;
    address.set_query(Some(RECORD));
    page.open_url(address.as_str()).await?;
    page.ready().await?;
    let shown: u32 = page.eval("shownAtCompile").await?;
    ensure!(shown > 0, "the viewer was compiled before anything was on the screen");
    Ok(())
}

/// The content of the bar comes one frame after the text, so it must not move the text.
pub async fn bar_has_its_room_before_it_is_shown(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    for width in [1280, 500] {
        page.resize(width, 900).await?;
        page.until("the window", &format!("Math.abs(innerWidth - {width}) < 60")).await?;
        let (is_shown, height, kept): (bool, f64, f64) = page
            .eval(
                "(() => {
                   const bar = document.querySelector('.av-bar');
                   const button = bar.querySelector('.av-share-toggle');
                   const seen = [button.checkVisibility(), bar.offsetHeight];
                   const hidden = bar.animate({ contentVisibility: ['hidden', 'hidden'] }, 1e6);
                   const kept = bar.offsetHeight;
                   hidden.cancel();
                   return [...seen, kept];
                 })()",
            )
            .await?;
        ensure!(is_shown, "the bar is empty at {width} px");
        ensure!(height == kept, "the bar is {height} px high at {width} px, and first {kept}");
    }
    page.resize(1280, 900).await
}
