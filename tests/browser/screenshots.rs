//! Pictures of the viewer in Chromium, for looking at.

use crate::files::{every_kind, output_folder};
use crate::page::Page;
use crate::scenarios::sizes::{open_settings, settings_open};
use crate::scenarios::{Scenario, scenario};
use crate::screenshots;
use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use fantoccini::key::Key;
use serde_json::json;
use std::path::Path;
use std::{env, fs};

/// Run only when asked for: `cargo test --test browser -- --ignored of_every_state`, or
/// `for_the_readme`.
pub const TAKERS: &[Scenario] =
    &[scenario!(screenshots::of_every_state), scenario!(screenshots::for_the_readme)];

/// Every state of the built article and of the document with every kind of block,
/// into the folder that `ARTICLE_VIEWER_SCREENSHOTS` names, else `target/screenshots`.
pub async fn of_every_state(page: &Page<'_>) -> Result<()> {
    let folder = output_folder("ARTICLE_VIEWER_SCREENSHOTS", "screenshots")?;
    let documents = [
        ("article", page.folder.built()?),
        ("every-kind", page.folder.pack(&every_kind(), "every-kind.html")?),
    ];
    for (name, file) in &documents {
        for width in [320, 768, 1440] {
            screen(page, width, 900).await?;
            for scheme in ["light", "dark"] {
                prefer(page, scheme).await?;
                page.read(file).await?;
                let path = |state: &str| folder.join(format!("{name}-{width}-{scheme}{state}.png"));
                take(page, &path(""), true).await?;
                open_settings(page).await?;
                take(page, &path("-settings"), false).await?;
                if scheme == "dark" {
                    continue;
                }
                for size in ["smallest", "smaller", "larger", "largest"] {
                    page.click(&format!(".av-option:has(input[value={size}])")).await?;
                    take(page, &path(&format!("-{size}-settings")), false).await?;
                    page.press(Key::Escape).await?;
                    settings_open(page, false).await?;
                    take(page, &path(&format!("-{size}")), true).await?;
                    open_settings(page).await?;
                }
                page.forget_settings().await?;
                page.read(file).await?;
                if page.count(".av-related-toggle").await? > 0 {
                    page.click(".av-related-toggle").await?;
                    take(page, &path("-related-closed"), true).await?;
                    page.forget_settings().await?;
                }
            }
        }
    }
    println!("screenshots: {}", folder.display());
    restore(page).await
}

/// One picture of 1200 × 800 px into the file that `ARTICLE_VIEWER_PICTURE` names.
pub async fn for_the_readme(page: &Page<'_>) -> Result<()> {
    let path = env::var_os("ARTICLE_VIEWER_PICTURE")
        .context("set ARTICLE_VIEWER_PICTURE to the file to write")?;
    screen(page, 1200, 800).await?;
    prefer(page, "light").await?;
    page.read(&page.folder.built()?).await?;
    take(page, Path::new(&path), false).await?;
    restore(page).await
}

/// Makes the page as wide as asked, which a window cannot be.
async fn screen(page: &Page<'_>, width: u32, height: u32) -> Result<()> {
    let metrics =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
    page.session.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
    page.session
        .devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }))
        .await
        .map(drop)
}

async fn prefer(page: &Page<'_>, scheme: &str) -> Result<()> {
    let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }, { "name": "prefers-reduced-motion", "value": "reduce" }] });
    page.session.devtools("Emulation.setEmulatedMedia", features).await.map(drop)
}

/// Leaves the browser as the other scenarios expect it.
async fn restore(page: &Page<'_>) -> Result<()> {
    page.session.devtools("Emulation.clearDeviceMetricsOverride", json!({})).await?;
    page.session.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": false })).await?;
    page.session.devtools("Emulation.setEmulatedMedia", json!({ "features": [] })).await.map(drop)
}

/// Takes a picture of what is in sight, or of the whole page.
async fn take(page: &Page<'_>, path: &Path, whole: bool) -> Result<()> {
    page.eval::<()>("[...document.images].forEach((image) => image.loading = 'eager'), null")
        .await?;
    page.until(
        "fonts and pictures",
        "document.fonts.status === 'loaded' && [...document.images].every((image) => \
         image.complete)",
    )
    .await?;
    page.eval::<()>("scrollTo(0, 0), null").await?;
    let shot = page
        .session
        .devtools(
            "Page.captureScreenshot",
            json!({ "format": "png", "captureBeyondViewport": whole }),
        )
        .await?;
    let data = shot["data"].as_str().context("DevTools sent no picture")?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, BASE64_STANDARD.decode(data)?)
        .with_context(|| format!("cannot write {}", path.display()))
}
