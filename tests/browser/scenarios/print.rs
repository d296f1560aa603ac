//! The article on paper.

use crate::engine::Engine;
use crate::long;
use crate::page::Page;
use crate::paper::{in_one_line, sheets};
use crate::scenarios::place::choose;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

pub async fn paper_has_everything_in_its_order_and_no_controls(page: &Page<'_>) -> Result<()> {
    // WebKit's driver cannot print.
    if page.engine() == Engine::Webkit {
        return Ok(());
    }
    let mut article = long::article(4);
    article["canonical"] = json!("https://example.org/ferry-at-ten-past-six");
    article["copyright"] = json!("All rights with the port");
    page.read(&page.folder.pack_json(article, "paper.html")?).await?;
    choose(page, "theme", "dark").await?;
    page.eval::<Value>("document.querySelector('.av-related-toggle').click() ?? null").await?;
    page.until("the related stories to close", "!document.querySelector('.av-related').open")
        .await?;
    let pages = sheets(page).await?;
    let text = in_one_line(&pages);
    let mut after = 0;
    for part in [
        "The ferry that left at ten past six",
        "A timetable, a bridge and a long wait",
        "A clerk of the port",
        // Firefox does not say which figures its old-style figures are.
        ": what the log says",
        "https://example.org/log",
        "it may be read on Tuesdays",
        "All rights with the port",
        "https://example.org/ferry-at-ten-past-six",
        "from the same harbour",
    ] {
        let found = text[after..].find(part).with_context(|| {
            format!("“{part}” is not there, or not after what goes before: {text}")
        })?;
        after += found;
    }
    for control in
        ["Reading settings", "Share", "Contents", "Copy link", "Skip to the article", "Close"]
    {
        ensure!(!text.contains(control), "“{control}” is printed");
    }
    for (number, page) in pages.iter().enumerate() {
        let last = page.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
        ensure!(!last.starts_with("Part "), "page {number} ends with the heading {last}");
    }
    Ok(())
}
