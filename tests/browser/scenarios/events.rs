//! The events of `<article-viewer>`, and what the page around may do about them.

use super::elements::ONE;
use crate::host::{Host, SCRIPT, article};
use crate::page::{Page, inside};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};

pub async fn settings_are_heard_set_and_shared(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    host.show(
        page,
        SCRIPT,
        &format!("{ONE}{}", ONE.replace("<article-viewer", "<article-viewer id=\"second\"")),
    )
    .await?;
    page.until("both to be ready", "said.filter((event) => event.name === 'ready').length === 2")
        .await?;
    let size = format!("parseFloat(getComputedStyle({}).fontSize)", inside(".av-body > p"));
    let base: f64 = page.eval(&size).await?;
    page.click_inside(".av-settings-toggle").await?;
    page.click_inside(".av-option:has([value=largest])").await?;
    host.hears(page, "fontsizechange", 2).await?;
    ensure!(
        host.said(page, "fontsizechange").await?[0] == json!({ "fontSize": "largest" }),
        "the detail is another"
    );
    page.until("the text to grow", &format!("Math.abs({size} - {base} * 1.6) < 0.05")).await?;
    let second = "document.getElementById('second')";
    page.until(
        "the other to follow",
        &format!(
            "{second}.fontSize === 'largest' && {second}.getAttribute('font-size') === 'largest'"
        ),
    )
    .await?;
    let same = size.replace("querySelector('article-viewer')", "getElementById('second')");
    page.until("the other's text to grow", &format!("Math.abs({same} - {base} * 1.6) < 0.05"))
        .await?;
    // The page sets it.
    page.eval::<Value>(&format!("({second}.fontSize = 'smaller', null)")).await?;
    page.until("the text to shrink", &format!("Math.abs({size} - {base} * 0.9) < 0.05")).await?;
    page.until("that to be kept", "localStorage.getItem('article-viewer.font-size') === 'smaller'")
        .await?;
    // A list that is closed here stays open there.
    page.eval::<Value>("(said.length = 0, null)").await?;
    // A page that still moves would be clicked elsewhere.
    page.settled().await?;
    page.click_inside(".av-related-toggle").await?;
    host.hears(page, "relatedtoggle", 1).await?;
    ensure!(
        host.said(page, "relatedtoggle").await?[0] == json!({ "open": false }),
        "the detail is another"
    );
    ensure!(
        page.eval::<bool>(&format!("{second}.related === 'open'")).await?,
        "the other list closed, too"
    );
    page.eval::<Value>("(document.querySelector('article-viewer').related = 'open', null)").await?;
    page.until("the list to open", &format!("{}.open", inside(".av-related"))).await
}

pub async fn links_are_told_of_and_can_be_kept(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    let mut story = article("With links");
    story["body"] = json!([{ "kind": "paragraph", "spans": [
        "A ",
        { "kind": "link", "href": "deeper/page.html", "spans": ["link"] },
        " and a note",
        { "kind": "noteref", "note": "n" }
    ] }]);
    story["notes"] = json!([{ "id": "n", "blocks": ["The note."] }]);
    std::fs::create_dir(page.folder.join("stories"))?;
    page.folder.write("stories/story.json", &story.to_string())?;
    let keep = "<script>addEventListener('navigate', (event) => event.preventDefault())</script>";
    host.show(
        page,
        &format!("{keep}{SCRIPT}"),
        &ONE.replace("<article-viewer", "<article-viewer src=\"stories/story.json\""),
    )
    .await?;
    host.state(page, "ready").await?;
    page.click_inside(".av-body > p > a").await?;
    host.hears(page, "navigate", 1).await?;
    let said = &host.said(page, "navigate").await?[0];
    ensure!(
        said["href"] == host.server.url("/stories/deeper/page.html") && said["kind"] == "link",
        "{said}"
    );
    page.click_inside(".av-story-title a").await?;
    host.hears(page, "navigate", 2).await?;
    ensure!(
        host.said(page, "navigate").await?[1]["kind"] == "related",
        "a related story is no such"
    );
    // Fragments are in the shadow root, where the browser finds none.
    page.click_inside(".av-backlink").await?;
    let focus = "document.querySelector('article-viewer').shadowRoot.activeElement";
    page.until("the reference to have the focus", &format!("{focus}?.id === 'av-noteref-1'"))
        .await?;
    page.click_inside(".av-noteref > a").await?;
    page.until("the note to open", &format!("{focus}?.matches('.av-panel:popover-open')")).await?;
    page.press(Key::Escape).await?;
    page.until("the focus to return", &format!("{focus}?.id === 'av-noteref-1'")).await?;
    ensure!(
        page.eval::<bool>("location.pathname === '/host.html' && location.hash === ''").await?,
        "the page was left"
    );
    Ok(())
}

pub async fn share_can_be_taken_over(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    let keep = "<script>addEventListener('share', (event) => event.preventDefault())</script>";
    host.show(page, &format!("{keep}{SCRIPT}"), ONE).await?;
    host.state(page, "ready").await?;
    page.eval::<Value>("(document.querySelector('article-viewer').share(), null)").await?;
    host.hears(page, "share", 1).await?;
    let said = &host.said(page, "share").await?[0];
    ensure!(
        said["title"].as_str().is_some_and(|title| !title.is_empty())
            && said["url"].as_str().is_some_and(|url| url.starts_with("http")),
        "{said}"
    );
    Ok(())
}

pub async fn share_button_asks_the_system_where_it_can(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    // No browser that is driven has one.
    let system = "<script>navigator.share = async (what) => { window.shared = what }</script>";
    host.show(page, &format!("{system}{SCRIPT}"), ONE).await?;
    host.state(page, "ready").await?;
    page.click_inside(".av-share-toggle").await?;
    page.click_inside("[data-share=system]").await?;
    page.until("the system to be asked", "Boolean(window.shared)").await?;
    ensure!(
        page.eval::<bool>("shared.url.startsWith('http') && shared.title.length > 0").await?,
        "it is asked for something else"
    );
    host.hears(page, "share", 1).await
}
