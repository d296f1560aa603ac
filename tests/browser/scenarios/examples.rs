//! The pages in `examples/`, as somebody who copies from them sees them.

use crate::files::{dist, leptos_app};
use crate::page::{Page, inside};
use crate::scenarios::sizes::open_more;
use crate::server::{Manner, Server};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::Value;
use std::path::Path;

const HEADLINE: &str = "The mill turns again";

pub async fn leptos_app_shows_an_article_and_hears_its_reader(page: &Page<'_>) -> Result<()> {
    let _server = open_leptos_app(page).await?;
    ensure!(page.text("#theme").await? == "auto", "something was chosen before the reader came");
    choose(page, "theme", "dark").await?;
    page.until("the app to hear it", "document.querySelector('#theme').innerText === 'dark'")
        .await?;
    let paper = "getComputedStyle(document.querySelector('.av')).backgroundColor === \
                 'rgb(25, 22, 19)'";
    page.until("the article to be dark", paper).await?;

    let before = page.font_size(".av-body > p").await?;
    page.click("#largest").await?;
    page.until("the app to say so", "document.querySelector('#font-size').innerText === 'largest'")
        .await?;
    let after = page.font_size(".av-body > p").await?;
    ensure!((after / before - 1.6).abs() < 0.01, "the text went from {before} to {after}");
    ensure!(page.is("[name=av-font-size][value=largest]", "checked").await?, "the panel differs");

    page.click("#toggle").await?;
    page.until("the story to go", "document.querySelector('.av') === null").await?;
    page.click("#toggle").await?;
    page.until("the story to come back", FOLLOWED).await?;
    let again = page.font_size(".av-body > p").await?;
    ensure!(again == after, "the text of {after} has come back as {again}");
    // The bar comes a frame after the text.
    let is_there = "document.querySelector('.av-settings-toggle').checkVisibility()";
    page.until("the bar to come", is_there).await?;
    page.click(".av-settings-toggle").await?;
    open_more(page).await?;
    page.eval::<Value>("document.querySelector('[type=reset]').scrollIntoView() ?? null").await?;
    page.click("#av-settings [type=reset]").await?;
    let forgotten = "document.querySelector('#font-size').innerText === 'default' && \
                     document.querySelector('#theme').innerText === 'auto'";
    page.until("the app to hear of the reset", forgotten).await?;
    complains_of_nothing(page).await
}

/// Keys, notes, pictures and sharing, which begin with the component.
pub async fn leptos_app_follows_its_reader(page: &Page<'_>) -> Result<()> {
    let _server = open_leptos_app(page).await?;
    page.click("[role=doc-noteref]").await?;
    page.until("the note to show", "document.querySelector('#av-panel').matches(':popover-open')")
        .await?;
    let note = page.text("#av-panel").await?;
    ensure!(note.contains("millstones"), "the panel shows {note}");
    page.click(".av-panel .av-sheet-close").await?;

    let show = "document.querySelector('.av-figure').scrollIntoView({ block: 'center' })";
    page.eval::<Value>(&format!("({show}, null)")).await?;
    page.settled().await?;
    page.click(".av-figure > .av-picture").await?;
    page.until(
        "the picture to open",
        "document.querySelector('dialog[open].av-lightbox') !== null",
    )
    .await?;
    page.click(".av-lightbox .av-close").await?;
    page.until("the picture to close", "document.querySelector('.av-lightbox[open]') === null")
        .await?;
    // Its own keys rest until the browser has told it.
    page.settled().await?;

    page.press_char('h').await?;
    let shares = "document.querySelector('#av-share').matches(':popover-open')";
    page.until("the key to open the ways to share", shares).await?;
    let asks = "addEventListener('share', (event) => { window.shared = event.detail; \
                event.preventDefault(); }) ?? null";
    page.eval::<Value>(asks).await?;
    page.click("[data-share=link]").await?;
    page.until("the app to be asked", "Boolean(window.shared)").await?;
    let title: String = page.eval("shared.title").await?;
    ensure!(title.starts_with(HEADLINE), "{title} is shared");

    // What has gone hears nothing.
    page.click("#toggle").await?;
    page.until("the story to go", "document.querySelector('.av') === null").await?;
    page.press_char('h').await?;
    page.settled().await?;
    complains_of_nothing(page).await
}

pub async fn plain_page_styles_hears_and_sets_its_element(page: &Page<'_>) -> Result<()> {
    let server = Server::start(&page.folder.join("")).await?;
    server.mount("/examples/", &Path::new(crate::ROOT).join("examples"), Manner::default());
    server.mount("/dist/cdn/", &dist().join("cdn"), Manner::default());
    page.open_url(&server.url("/examples/plain-page/")).await?;
    page.until("the article to be shown", SHOWN).await?;
    let headline = inside(".av-headline");
    ensure!(page.eval::<String>(&format!("{headline}.innerText")).await? == HEADLINE);
    let style: String = page.eval(&format!("getComputedStyle({headline}).fontStyle")).await?;
    ensure!(style == "italic", "the headline is {style}");

    let size = format!("parseFloat(getComputedStyle({}).fontSize)", inside(".av-body > p"));
    let before: f64 = page.eval(&size).await?;
    page.click("#largest").await?;
    page.until("the page to hear it", "document.querySelector('#font-size').value === 'largest'")
        .await?;
    let after: f64 = page.eval(&size).await?;
    ensure!((after / before - 1.6).abs() < 0.01, "the text went from {before} to {after}");

    page.click_inside(".av-settings-toggle").await?;
    page.click_inside(".av-option:has([value=smaller])").await?;
    page.until(
        "the page to hear of the reader's choice",
        "document.querySelector('#font-size').value === 'smaller'",
    )
    .await?;
    let chosen: f64 = page.eval(&size).await?;
    page.open_url(&server.url("/examples/plain-page/")).await?;
    page.until("the article to be shown", SHOWN).await?;
    let again: f64 = page.eval(&size).await?;
    ensure!(again == chosen, "the text of {chosen} has come back as {again}");
    complains_of_nothing(page).await
}

/// Says that the viewer follows the reader of the story.
const FOLLOWED: &str = "document.querySelector('.av[data-keeps-place] .av-headline') !== null";

const SHOWN: &str = "document.querySelector('#story').state === 'ready'";

async fn open_leptos_app(page: &Page<'_>) -> Result<Server> {
    let app = leptos_app();
    ensure!(app.join("index.html").exists(), "{} is not there: run `make examples`", app.display());
    let server = Server::start(&app).await?;
    page.open_url(&server.url("/")).await?;
    page.until("the story to be shown", FOLLOWED).await?;
    ensure!(page.text(".av-headline").await? == HEADLINE, "another story is shown");
    ensure!(page.text(".masthead h1").await? == "The Harbour Gazette", "the app itself is not");
    Ok(server)
}

/// Chooses a value of a setting in the panel, and closes that.
async fn choose(page: &Page<'_>, setting: &str, value: &str) -> Result<()> {
    page.click(".av-settings-toggle").await?;
    page.click(&format!(".av-option:has([name=av-{setting}][value={value}])")).await?;
    page.press(Key::Escape).await
}

async fn complains_of_nothing(page: &Page<'_>) -> Result<()> {
    let complaints = page.console_complaints().await?;
    ensure!(complaints.is_empty(), "the browser complains: {complaints:?}");
    Ok(())
}
