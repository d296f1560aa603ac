//! The next visit begins where the last one ended.

use crate::engine::Engine;
use crate::long;
use crate::page::Page;
use crate::scenarios::place::{FIRST, scroll_to, top_of};
use anyhow::{Result, ensure};
use fantoccini::Locator;
use serde_json::Value;
use std::path::Path;

/// How far from the upper edge the first character of the last visit may be, in CSS pixels.
const ALLOWED: f64 = 4.0;

pub async fn next_visit_begins_at_the_same_character(page: &Page<'_>) -> Result<()> {
    comes_back(page, &page.folder.pack_json(long::article(12), "long.html")?).await
}

/// Leaves an article at several places and comes back to each.
pub async fn comes_back(page: &Page<'_>, file: &Path) -> Result<()> {
    let mut worst = 0.0_f64;
    // What is another on the next visit: nothing, the size, the face and the width.
    for (fraction, change) in [
        (0.12, None),
        (0.31, Some(("font-size", "largest"))),
        (0.5, Some(("typeface", "sans"))),
        (0.72, Some(("column-width", "wide"))),
    ] {
        page.read(file).await?;
        page.eval::<Value>("document.querySelector('[type=reset]').click() ?? null").await?;
        scroll_to(page, fraction).await?;
        let (node, offset, _): (usize, usize, f64) = page.eval(FIRST).await?;
        leave(page).await?;
        if let Some((choice, value)) = change {
            page.eval::<Value>(&format!(
                "localStorage.setItem('article-viewer.{choice}', '{value}') ?? null"
            ))
            .await?;
        }
        page.read(file).await?;
        page.settled().await?;
        let top: f64 = page.eval(&top_of(node, offset)).await?;
        let edge: f64 =
            page.eval("document.querySelector('.av-bar').getBoundingClientRect().bottom").await?;
        let off = (top - edge).abs();
        ensure!(
            off <= ALLOWED,
            "left at {fraction}, come back with {change:?}: the first character is {off} px away"
        );
        worst = worst.max(off);
        ensure!(
            page.eval::<bool>("document.querySelector('.av-notice').matches(':popover-open')")
                .await?,
            "the reader is not told"
        );
    }
    println!(
        "{}: the next visit begins {worst:.2} px from where the last one ended, at most",
        page.engine().name()
    );
    Ok(())
}

pub async fn the_way_back_to_the_top_is_one_press(page: &Page<'_>) -> Result<()> {
    let file = page.folder.pack_json(long::article(6), "long.html")?;
    visit_and_leave(page, &file, 0.5).await?;
    page.read(&file).await?;
    page.until("the page to be where it was", "scrollY > 1000").await?;
    let button = page.session.client.find(Locator::Css(".av-notice-back")).await?;
    button.click().await?;
    page.until(
        "the top",
        "scrollY === 0 && !document.querySelector('.av-notice').matches(':popover-open')",
    )
    .await?;
    // Who is at the top stays there.
    leave(page).await?;
    page.read(&file).await?;
    page.settled().await?;
    ensure!(page.eval::<f64>("scrollY").await? == 0.0, "the top is no place to stay at");
    Ok(())
}

pub async fn an_address_with_a_heading_wins(page: &Page<'_>) -> Result<()> {
    let file = page.folder.pack_json(long::article(6), "long.html")?;
    visit_and_leave(page, &file, 0.8).await?;
    page.read(&file).await?;
    let heading: String = page.eval("document.querySelectorAll('.av-body h2')[1].id").await?;
    page.open(&page.folder.write("blank.html", "<!doctype html>")?).await?;
    let mut address = crate::files::file_url(&file)?;
    address.set_fragment(Some(&heading));
    page.open_url(address.as_str()).await?;
    page.ready().await?;
    page.settled().await?;
    let top: f64 = page
        .eval("document.querySelectorAll('.av-body h2')[1].getBoundingClientRect().top")
        .await?;
    ensure!((0.0..200.0).contains(&top), "the heading is {top} px below the upper edge");
    Ok(())
}

/// A regression: a page whose address leads to a heading went there again at every reload.
pub async fn reload_stays_where_the_reader_was(page: &Page<'_>) -> Result<()> {
    // The other browsers go to the address anew themselves when their drivers reload.
    if page.engine() != Engine::Chromium {
        return Ok(());
    }
    let mut address =
        crate::files::file_url(&page.folder.pack_json(long::article(6), "long.html")?)?;
    page.open_url(address.as_str()).await?;
    address.set_fragment(Some(
        &page.eval::<String>("document.querySelectorAll('.av-body h2')[1].id").await?,
    ));
    page.open(&page.folder.write("blank.html", "<!doctype html>")?).await?;
    page.open_url(address.as_str()).await?;
    page.ready().await?;
    page.eval::<Value>("scrollBy(0, 2500) ?? null").await?;
    page.settled().await?;
    let before: f64 = page.eval("scrollY").await?;
    page.reload().await?;
    page.settled().await?;
    let after: f64 = page.eval("scrollY").await?;
    ensure!((after - before).abs() < 100.0, "the page was at {before} and is at {after}");
    Ok(())
}

pub async fn who_has_read_to_the_end_begins_anew(page: &Page<'_>) -> Result<()> {
    let file = page.folder.pack_json(long::article(6), "long.html")?;
    visit_and_leave(page, &file, 1.0).await?;
    page.read(&file).await?;
    page.settled().await?;
    ensure!(page.eval::<f64>("scrollY").await? == 0.0, "the page opens at its end");
    Ok(())
}

async fn visit_and_leave(page: &Page<'_>, file: &Path, fraction: f64) -> Result<()> {
    page.read(file).await?;
    scroll_to(page, fraction).await?;
    leave(page).await
}

async fn leave(page: &Page<'_>) -> Result<()> {
    page.open(
        &page
            .folder
            .write("blank.html", "<!doctype html><html lang=\"en\"><title>blank</title>")?,
    )
    .await
}

/// The notice goes at a press on its button, by Escape, and when the reader reads on; and it makes
/// way for what has the focus.
pub async fn notice_goes_when_it_is_no_longer_wanted(page: &Page<'_>) -> Result<()> {
    let file = page.folder.pack_json(long::article(6), "long.html")?;
    let shown = "document.querySelector('.av-notice').matches(':popover-open')";
    let covered = "(() => {
      const edge = document.querySelector('.av-notice').getBoundingClientRect().top;
      const link = document.querySelector('.av-body a[href]');
      scrollBy(0, link.getBoundingClientRect().top - edge - 5);
      link.focus({ preventScroll: true });
      return null;
    })()";
    for way in ["button", "escape", "reading", "focus"] {
        visit_and_leave(page, &file, 0.5).await?;
        page.read(&file).await?;
        page.until("the notice to show", shown).await?;
        match way {
            "button" => page.click(".av-notice-close").await?,
            "escape" => page.press(fantoccini::key::Key::Escape).await?,
            "focus" => drop(page.eval::<Value>(covered).await?),
            _ => {
                for _ in 0..4 {
                    page.eval::<Value>("scrollBy(0, innerHeight / 3) ?? null").await?;
                    page.settled().await?;
                }
            }
        }
        page.until(&format!("the notice to go by {way}"), &format!("!{shown}")).await?;
    }
    Ok(())
}

/// A regression: on a narrow page the related stories had a guessed height, and the end of the page
/// was not reached.
pub async fn end_of_the_page_is_its_end(page: &Page<'_>) -> Result<()> {
    page.resize(400, 700).await?;
    page.read(&page.folder.built()?).await?;
    page.eval::<Value>("scrollTo(0, 1e6) ?? null").await?;
    page.settled().await?;
    let left: f64 =
        page.eval("document.documentElement.scrollHeight - innerHeight - scrollY").await?;
    ensure!(left < 2.0, "{left} px are left below the end");
    Ok(())
}
