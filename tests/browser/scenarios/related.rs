//! The list of related stories is a disclosure that remembers its state.

use crate::long;
use crate::page::Page;
use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::path::PathBuf;

const LIST: &str = ".av-related";
const TOGGLE: &str = ".av-related-toggle";

pub async fn opens_and_closes_by_mouse(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    ensure!(page.is(LIST, "open").await?, "the list is closed at first");
    ensure!(stories_in_sight(page).await?, "the list is open, but its stories do not show");
    page.click(TOGGLE).await?;
    closed(page).await?;
    page.until("the stories to go", &format!("!{STORIES_IN_SIGHT}")).await?;
    page.reload().await?;
    closed(page).await.context("after reloading")?;
    page.click(TOGGLE).await?;
    opened(page).await?;
    page.reload().await?;
    opened(page).await.context("after reloading")
}

pub async fn opens_and_closes_by_keyboard(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    page.tab_to(TOGGLE).await?;
    page.press(Key::Enter).await?;
    closed(page).await?;
    page.reload().await?;
    closed(page).await.context("after reloading")?;
    page.tab_to(TOGGLE).await?;
    page.press_char(' ').await?;
    opened(page).await?;
    ensure!(page.has_focus(TOGGLE).await?, "the focus was lost");
    page.reload().await?;
    opened(page).await.context("after reloading")
}

/// Six of sixty, then all, by keys and without scripts.
pub async fn six_come_first_and_then_all(page: &Page<'_>) -> Result<()> {
    page.open(&sixty(page)?).await?;
    let seen = "[...document.querySelectorAll('.av-story')].filter((it) => \
                it.checkVisibility()).length";
    ensure!(page.eval::<usize>(seen).await? == 6, "not six stories show at first");
    ensure!(page.text(".av-related-count").await? == "60 stories", "the number is not told");
    ensure!(page.text(".av-rest-toggle").await? == "Show 54 more", "the rest is not offered");
    page.tab_to(".av-rest-toggle").await?;
    page.press(Key::Enter).await?;
    page.until("all stories to show", &format!("{seen} === 60")).await?;
    ensure!(page.has_focus(".av-rest-toggle").await?, "the focus was lost");
    ensure!(page.text(".av-rest-toggle").await? == "Show fewer", "the way back is not offered");
    page.press(Key::Enter).await?;
    page.until("six stories to show", &format!("{seen} === 6")).await
}

/// Before the viewer has the page, or without it, the first frame does without the cards below.
pub async fn cards_are_laid_out_when_they_are_near(page: &Page<'_>) -> Result<()> {
    let mut article = long::article(12);
    let story = json!({ "title": "A story", "lead": "A lead.", "link": "https://example.org/" });
    article["related"] = json!(vec![story; 6]);
    page.open(&page.folder.pack_json(article, "near.html")?).await?;
    let seen = "[...document.querySelectorAll('.av-story-title')].filter((it) => \
                it.checkVisibility({ contentVisibilityAuto: true })).length";
    ensure!(page.eval::<usize>(seen).await? == 0, "cards far below are laid out");
    page.eval::<Value>("document.querySelector('.av-related').scrollIntoView() ?? null").await?;
    page.until("all cards to be laid out", &format!("{seen} === 6")).await
}

/// A press anywhere on a card follows its link; a story without one says so, and is no card.
pub async fn whole_card_follows_its_link(page: &Page<'_>) -> Result<()> {
    page.read(&sixty(page)?).await?;
    let alone: Vec<String> = page
        .eval(
            "[...document.querySelectorAll('.av-story')].filter((it) => !it.querySelector('a')) \
             .map((it) => it.querySelector('.av-story-known').innerText)",
        )
        .await?;
    ensure!(alone.len() == 30, "{} of 60 stories have no link", alone.len());
    ensure!(
        alone[0] == "Only the title and the lead are known"
            && alone[1] == "Only the title is known",
        "{alone:?}"
    );
    // At the corner, where no text is.
    page.eval::<Value>(
        "(() => { const card = document.querySelector('.av-story'); card.scrollIntoView({ block: \
         'center' }); const at = card.getBoundingClientRect();
           document.elementFromPoint(at.right - 5, at.bottom - 5).click(); return null; })()",
    )
    .await?;
    page.until("the story to open", "location.hash === '#story-0'").await
}

/// A document of sixty stories: every other one has no address, and every third no lead.
fn sixty(page: &Page<'_>) -> Result<PathBuf> {
    let story = |number: usize| {
        let mut story = json!({ "title": format!("Story {number}") });
        if !number.is_multiple_of(3) || number == 0 {
            story["lead"] = "What it is about, in a sentence or two that fill a line".into();
        }
        if number.is_multiple_of(2) {
            story["link"] = format!("#story-{number}").into();
        }
        story
    };
    page.folder.pack_json(
        json!({ "lang": "en", "headline": "Sixty", "body": ["Text."],
                "related": (0..60).map(story).collect::<Vec<_>>() }),
        "sixty.html",
    )
}

async fn closed(page: &Page<'_>) -> Result<()> {
    page.until("the list to be closed", "document.querySelector('.av-related').open === false")
        .await?;
    page.until("that to be kept", "localStorage.getItem('article-viewer.related') === 'closed'")
        .await
}

async fn opened(page: &Page<'_>) -> Result<()> {
    page.until("the list to be open", "document.querySelector('.av-related').open").await?;
    page.until("that to be kept", "localStorage.getItem('article-viewer.related') === 'open'").await
}

const STORIES_IN_SIGHT: &str = "document.querySelector('.av-story-title').checkVisibility()";

async fn stories_in_sight(page: &Page<'_>) -> Result<bool> {
    page.eval(STORIES_IN_SIGHT).await
}
