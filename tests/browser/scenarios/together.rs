//! Several articles in one file: one is shown, and related stories lead to the others.

use crate::engine::Engine;
use crate::page::Page;
use crate::paper::{in_one_line, sheets};
use crate::scenarios::place::{FIRST, choose, scroll_to, top_of};
use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::path::PathBuf;

/// How far the first character may have moved, in CSS pixels.
const ALLOWED: f64 = 6.0;
const SECOND: &str = "#story=second";

pub async fn cards_lead_to_the_other_article_and_back(page: &Page<'_>) -> Result<()> {
    page.read(&three(page)?).await?;
    shows(page, "First").await?;
    follow(page, SECOND).await?;
    shows(page, "Second").await?;
    ensure!(page.text(".av-site").await? == "The Gazette", "the bar names another site");
    let citation: String = page.eval("document.querySelector('.av-citation').textContent").await?;
    ensure!(citation.contains("Second"), "the citation is of another article: {citation}");
    ensure!(
        page.eval::<bool>("document.activeElement.matches('.av-article')").await?,
        "the focus is not at the article"
    );
    // Its own contents, which stand beside the text in wider windows.
    page.resize(900, 800).await?;
    page.until("the window", "innerWidth < 1000").await?;
    page.settled().await?;
    page.eval::<Value>("document.querySelector('.av-to-contents').click() ?? null").await?;
    page.until(
        "its contents to show",
        "document.querySelector('#av-panel').innerText.includes('Second, part 1')",
    )
    .await?;
    page.press(Key::Escape).await?;
    follow(page, "#story=third").await?;
    shows(page, "Third").await?;
    for title in ["Second", "First"] {
        page.session.client.back().await?;
        shows(page, title).await?;
    }
    page.session.client.execute("history.forward()", vec![]).await?;
    shows(page, "Second").await?;
    page.reload().await?;
    shows(page, "Second").await?;
    ensure!(page.console_complaints().await?.is_empty(), "the console complains");
    Ok(())
}

/// The place is kept in each, also where the size has changed meanwhile.
pub async fn place_is_kept_in_each(page: &Page<'_>) -> Result<()> {
    page.read(&three(page)?).await?;
    scroll_to(page, 0.4).await?;
    let (node, offset, _): (usize, usize, f64) = page.eval(FIRST).await?;
    follow(page, SECOND).await?;
    shows(page, "Second").await?;
    page.until("the second to begin at its top", "scrollY === 0").await?;
    scroll_to(page, 0.3).await?;
    let (other, other_offset, _): (usize, usize, f64) = page.eval(FIRST).await?;
    choose(page, "font-size", "largest").await?;
    page.session.client.back().await?;
    shows(page, "First").await?;
    is_at(page, node, offset).await.context("back in the first")?;
    page.session.client.execute("history.forward()", vec![]).await?;
    shows(page, "Second").await?;
    is_at(page, other, other_offset).await.context("forward to the second")?;
    // On the next visit, too.
    page.reload().await?;
    shows(page, "Second").await?;
    is_at(page, other, other_offset).await.context("on the next visit")
}

/// Whoever reads to the end and follows a card by keys comes back to that card.
pub async fn way_back_leads_to_the_card_by_keys(page: &Page<'_>) -> Result<()> {
    page.read(&three(page)?).await?;
    page.press_char('r').await?;
    page.until("r to go to the stories", "document.activeElement.matches('summary')").await?;
    page.press(Key::Tab).await?;
    page.settled().await?;
    let before: f64 = page.eval("scrollY").await?;
    ensure!(page.has_focus(&link(SECOND)).await?, "Tab does not reach the first card");
    page.press(Key::Enter).await?;
    shows(page, "Second").await?;
    page.press_char('r').await?;
    page.until(
        "r to go to the second's stories",
        "document.activeElement.checkVisibility() && document.activeElement.matches('summary')",
    )
    .await?;
    page.session.client.back().await?;
    shows(page, "First").await?;
    page.until(
        "the focus to be at the card",
        &format!("document.activeElement.matches({})", json!(link(SECOND))),
    )
    .await?;
    page.settled().await?;
    let now: f64 = page.eval("scrollY").await?;
    ensure!((now - before).abs() < 40.0, "come back {} px from where the card was", now - before);
    Ok(())
}

/// An address that names an article, or a passage in it, opens there.
pub async fn addresses_open_the_article_that_they_name(page: &Page<'_>) -> Result<()> {
    let file = three(page)?;
    let url = crate::files::file_url(&file)?;
    for (fragment, title) in
        [(SECOND, "Second"), ("#part-2.third", "Third"), ("#part-2", "First"), ("#none", "First")]
    {
        page.open(&page.folder.write("blank.html", "<!doctype html><title>blank</title>")?).await?;
        page.open_url(&format!("{url}{fragment}")).await?;
        page.ready().await?;
        shows(page, title).await.context(fragment)?;
        if fragment.contains("part") {
            let id = &fragment[1..];
            let near = format!(
                "Math.abs(document.getElementById('{id}').getBoundingClientRect().top) < 160"
            );
            page.until("the part to be at the top", &near).await?;
        }
    }
    Ok(())
}

/// Only the article that is shown is printed.
pub async fn paper_has_the_one_that_is_shown(page: &Page<'_>) -> Result<()> {
    // WebKit's driver cannot print.
    if page.engine() == Engine::Webkit {
        return Ok(());
    }
    page.read(&three(page)?).await?;
    follow(page, SECOND).await?;
    shows(page, "Second").await?;
    let printed = in_one_line(&sheets(page).await?);
    ensure!(printed.contains("Second, part 1"), "the article is not printed: {printed}");
    ensure!(!printed.contains("Third, part 1"), "another article is printed");
    Ok(())
}

/// Without scripts all are there, and cards lead to them.
pub async fn all_are_there_without_scripts(page: &Page<'_>) -> Result<()> {
    page.open(&three(page)?).await?;
    let seen: usize = page
        .eval("[...document.querySelectorAll('h1')].filter((it) => it.checkVisibility()).length")
        .await?;
    ensure!(seen == 3, "{seen} of 3 articles are there");
    follow(page, "#story=third").await?;
    page.until(
        "the third to be at the top",
        "Math.abs(document.getElementById('story=third').getBoundingClientRect().top) < 200",
    )
    .await?;
    if page.engine() != Engine::Webkit {
        ensure!(
            in_one_line(&sheets(page).await?).contains("Second, part 1"),
            "not all are printed"
        );
    }
    Ok(())
}

/// Three long articles in one file.
fn three(page: &Page<'_>) -> Result<PathBuf> {
    let sentence = "The harbour counts its boats again, and the clerk of the port writes it down. ";
    let document = |title: &str| -> Result<PathBuf> {
        let parts: String = (1..6)
            .map(|part| {
                format!(
                    "## {title}, part {part} {{#part-{part}}}\n\n{}\n\n{}[^1]\n\n",
                    sentence.repeat(12),
                    sentence.repeat(9)
                )
            })
            .collect();
        let site = if title == "Second" { "The Gazette" } else { "Harbour" };
        page.folder.write(
            &format!("{}.md", title.to_lowercase()),
            &format!("---\ntitle: {title}\nlang: en\nsite: {site}\n---\n\n{parts}[^1]: A note of {title}.\n"),
        )
    };
    let [first, second, third] = [document("First")?, document("Second")?, document("Third")?];
    let with = [second, third].map(|path| path.to_string_lossy().into_owned());
    page.folder.pack_with(&first, "three.html", &["--with", &with[0], "--with", &with[1]])
}

fn link(address: &str) -> String {
    format!(".av-whole:not([hidden]) .av-story a[href='{address}']")
}

/// Follows a card by a key, for WebKit keeps no history of what no reader has done.
async fn follow(page: &Page<'_>, address: &str) -> Result<()> {
    let link = json!(link(address));
    let focus = format!("document.querySelector({link}).focus({{ preventScroll: true }}) ?? null");
    page.eval::<Value>(&focus).await?;
    page.press(Key::Enter).await
}

/// Waits until one article is shown, alone, with the page's title.
async fn shows(page: &Page<'_>, title: &str) -> Result<()> {
    let shown = format!(
        "(() => {{ const seen = [...document.querySelectorAll('h1')].filter((it) => \
         it.checkVisibility());
           return seen.length === 1 && seen[0].textContent === '{title}' && \
         document.title.startsWith('{title} - '); }})()"
    );
    page.until(&format!("{title} to show"), &shown).await?;
    page.settled().await
}

async fn is_at(page: &Page<'_>, node: usize, offset: usize) -> Result<()> {
    page.settled().await?;
    let top: f64 = page.eval(&top_of(node, offset)).await?;
    let edge: f64 =
        page.eval("document.querySelector('.av-bar').getBoundingClientRect().bottom").await?;
    // The bar may have been away, and be there now.
    let bar: f64 = page.eval("document.querySelector('.av-bar').offsetHeight").await?;
    let is_there = top >= edge - bar - ALLOWED && top <= edge + ALLOWED;
    ensure!(is_there, "the first character is {} px away", top - edge);
    Ok(())
}
