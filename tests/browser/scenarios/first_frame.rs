//! What the reader has chosen is there from the first frame on.

use crate::engine::Engine;
use crate::page::Page;
use anyhow::{Result, ensure};
use serde_json::{Value, json};

/// Notes in every frame, just before it is painted, what it will show; and how much of it has moved since the last.
const RECORDER: &str = "window.frames_ = []; window.shift = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
requestAnimationFrame(function frame() {
  const text = document.querySelector('.av-body > p');
  if (text) frames_.push([getComputedStyle(text).fontSize, getComputedStyle(document.documentElement).backgroundColor, document.querySelector('.av-related')?.open]);
  requestAnimationFrame(frame);
});";

pub async fn stored_settings_are_in_the_first_painted_frame(page: &Page<'_>) -> Result<()> {
    // Only here can a script be put before the page's own.
    if page.engine() != Engine::Chromium {
        return Ok(());
    }
    let file = page.folder.built()?;
    for stored in [json!({}), json!({ "size": "largest", "theme": "dark", "related": "closed", "line-height": "loose" })] {
        for (key, value) in stored.as_object().into_iter().flatten() {
            page.eval::<Value>(&format!("localStorage.setItem('article-viewer.{key}', {value}) ?? null")).await?;
        }
        let script = page.session.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": RECORDER })).await?;
        let read = page.read(&file).await;
        page.session.devtools("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": script["identifier"] })).await?;
        read?;
        page.until("some frames to be seen", "frames_.length > 5").await?;
        let different: usize = page.eval("new Set(frames_.map(String)).size").await?;
        let first: Value = page.eval("frames_[0]").await?;
        ensure!(different == 1, "the frames differ: {}", page.eval::<Value>("[...new Set(frames_.map(String))]").await?);
        if stored.get("theme").is_some() {
            let base: f64 = page.eval("parseFloat(getComputedStyle(document.documentElement).fontSize)").await?;
            let size: f64 = first[0].as_str().unwrap_or_default().trim_end_matches("px").parse()?;
            ensure!(size > base * 1.6 && first[1] == "rgb(25, 22, 19)" && first[2] == false, "the first frame is {first}");
        }
        let shift: f64 = page.eval("shift").await?;
        ensure!(shift < 0.02, "the layout shifted by {shift}");
        println!("chromium: starting with {stored} shifts the layout by {shift:.4}");
    }
    Ok(())
}
