//! The five text sizes.

use crate::page::Page;
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::json;

/// The choices in their order, with their ratio to the default.
pub const SIZES: [(&str, f64); 5] =
    [("smallest", 0.8), ("smaller", 0.9), ("default", 1.0), ("larger", 1.2), ("largest", 1.6)];

const TOGGLE: &str = ".av-settings-toggle";
/// Holds for whatever kind of disclosure they are in.
pub const SETTINGS_SHOW: &str = "document.querySelector('.av-choice').checkVisibility()";
const PARAGRAPH: &str = ".av-body > p";

pub async fn five_sizes_by_mouse(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    let base = page.font_size(PARAGRAPH).await?;
    choice(page, "default").await?;
    open_settings(page).await?;
    for (value, ratio) in SIZES {
        choose(page, value).await?;
        choice(page, value).await?;
        size_is(page, base, ratio).await?;
        page.until("that to be kept", &kept(value)).await?;
    }
    page.reload().await?;
    choice(page, "largest").await?;
    size_is(page, base, 1.6).await
}

pub async fn five_sizes_by_keyboard(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    let base = page.font_size(PARAGRAPH).await?;
    page.tab_to(TOGGLE).await?;
    page.press(Key::Enter).await?;
    settings_open(page, true).await?;
    page.press(Key::Tab).await?;
    ensure!(
        page.has_focus("input[name=av-font-size]:checked").await?,
        "Tab does not lead from the toggle to the chosen size"
    );
    page.press(Key::Tab).await?;
    ensure!(
        !page.has_focus("#av-settings input[name=av-font-size]").await?,
        "the group has more than one Tab stop"
    );
    page.click(".av-headline").await?;
    page.reload().await?;
    page.tab_to(TOGGLE).await?;
    page.press_char(' ').await?;
    settings_open(page, true).await?;
    page.press(Key::Tab).await?;
    let up = SIZES[3..].iter();
    let down = SIZES[..4].iter().rev();
    for ((value, ratio), key) in
        up.map(|size| (size, Key::Down)).chain(down.map(|size| (size, Key::Up)))
    {
        page.press(key).await?;
        choice(page, value).await?;
        ensure!(
            page.has_focus("input[name=av-font-size]:checked").await?,
            "the focus did not follow the choice"
        );
        size_is(page, base, *ratio).await?;
    }
    page.until("that to be kept", &kept("smallest")).await?;
    page.reload().await?;
    choice(page, "smallest").await?;
    size_is(page, base, 0.8).await
}

pub async fn size_is_kept_for_every_article(page: &Page<'_>) -> Result<()> {
    let one = page.folder.built()?;
    let other = json!({ "lang": "en", "headline": "Another article", "site": "Elsewhere", "body": ["A paragraph."] });
    let other = page.folder.pack_json(other, "other.html")?;
    page.read(&other).await?;
    let base = page.font_size(PARAGRAPH).await?;
    page.read(&one).await?;
    open_settings(page).await?;
    choose(page, "larger").await?;
    page.until("that to be kept", &kept("larger")).await?;
    page.read(&other).await?;
    choice(page, "larger").await?;
    size_is(page, base, 1.2).await
}

/// Opens the settings with the mouse, where they are not open.
pub async fn open_settings(page: &Page<'_>) -> Result<()> {
    if !page.eval::<bool>(SETTINGS_SHOW).await? {
        page.click(TOGGLE).await?;
    }
    settings_open(page, true).await
}

/// Opens what is behind «More settings», where it is closed.
pub async fn open_more(page: &Page<'_>) -> Result<()> {
    if !page.is(".av-more", "open").await? {
        page.click(".av-more > summary").await?;
    }
    page.until("more settings", "document.querySelector('.av-more').open").await
}

/// Waits until the settings show, or do not.
pub async fn settings_open(page: &Page<'_>, open: bool) -> Result<()> {
    let what = if open { "the settings to open" } else { "the settings to close" };
    page.until(what, &format!("{SETTINGS_SHOW} === {open}")).await
}

/// Clicks the label of a size with the mouse.
pub async fn choose(page: &Page<'_>, value: &str) -> Result<()> {
    page.click(&format!(".av-option:has(input[value={value}])")).await
}

pub async fn choice(page: &Page<'_>, value: &str) -> Result<()> {
    let chosen = format!(
        "document.querySelector('input[name=av-font-size]:checked')?.value === {}",
        json!(value)
    );
    page.until(&format!("the size “{value}” to be chosen"), &chosen).await
}

/// Waits until the text has a size, which may take a while to arrive: it may be animated.
pub async fn size_is(page: &Page<'_>, base: f64, ratio: f64) -> Result<()> {
    let expected = base * ratio;
    let size = "parseFloat(getComputedStyle(document.querySelector('.av-body > p')).fontSize)";
    let near = format!("Math.abs({size} - {expected}) < 0.05");
    page.until(&format!("the text to be {ratio} times {base} px"), &near).await
}

fn kept(value: &str) -> String {
    format!("localStorage.getItem('article-viewer.font-size') === {}", json!(value))
}
