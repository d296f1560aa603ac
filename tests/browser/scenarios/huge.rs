//! A book: what is out of sight costs nothing, and yet is there to be found, jumped to and printed.

use crate::engine::Engine;
use crate::files::file_url;
use crate::page::Page;
use crate::paper::{in_one_line, sheets};
use crate::scenarios::place::{FIRST, choose, top_of};
use crate::scenarios::resume::comes_back;
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::path::PathBuf;

const CHAPTERS: usize = 60;
/// Of each chapter.
const PARAGRAPHS: usize = 40;
const STORIES: usize = 200;

fn book(page: &Page<'_>) -> Result<PathBuf> {
    let text = "The harbour keeps its own accounts of what came in, what went out, and what was \
                left on the quay. ";
    let chapter = |number: usize| {
        let heading = json!({ "kind": "heading", "level": 2, "id": format!("chapter-{number}"), "spans": [format!("Chapter {number}")] });
        let paragraph = move |of: usize| {
            json!(format!(
                "Paragraph {number}.{of} says: {}",
                text.repeat(1 + (number * 7 + of * 3) % 6)
            ))
        };
        [heading].into_iter().chain((0..PARAGRAPHS).map(paragraph))
    };
    let body: Vec<Value> = (0..CHAPTERS).flat_map(chapter).collect();
    let story = |number: usize| json!({ "title": format!("Story {number}"), "lead": text, "link": format!("https://example.org/{number}") });
    let related: Vec<Value> = (0..STORIES).map(story).collect();
    page.folder.pack_json(json!({ "lang": "en", "headline": "The accounts of a harbour", "body": body, "related": related }), "book.html")
}

pub async fn what_is_out_of_sight_is_not_laid_out(page: &Page<'_>) -> Result<()> {
    page.read(&book(page)?).await?;
    let shown: usize = page
        .eval(
            "[...document.querySelectorAll('.av-body p, .av-story')].filter((text) => \
             text.checkVisibility({ contentVisibilityAuto: true })).length",
        )
        .await?;
    let all = page.count(".av-body p, .av-story").await?;
    ensure!(shown > 0 && shown * 10 < all, "{shown} of {all} are laid out");
    Ok(())
}

pub async fn jumps_lead_exactly_there_and_the_way_back_up_is_steady(page: &Page<'_>) -> Result<()> {
    page.read(&book(page)?).await?;
    for chapter in [CHAPTERS / 2, CHAPTERS - 1, 3] {
        page.eval::<Value>(&format!("(location.hash = 'chapter-{chapter}', null)")).await?;
        page.settled().await?;
        let at =
            format!("document.getElementById('chapter-{chapter}').getBoundingClientRect().top");
        page.until("the chapter to be at the top", &format!("{at} > 0 && {at} < 160")).await?;
    }
    page.eval::<Value>(&format!("(location.hash = 'chapter-{}', null)", CHAPTERS / 2)).await?;
    page.settled().await?;
    // Nothing jumps where parts come into sight and turn out higher or lower than was guessed.
    for _ in 0..30 {
        let (node, offset, before): (usize, usize, f64) = page.eval(FIRST).await?;
        page.eval::<Value>("scrollBy(0, -300) ?? null").await?;
        // WebKit lays out what has come into sight in a later frame.
        page.settled().await?;
        page.settled().await?;
        let is_there = format!("Math.abs({} - {before} - 300) < 4", top_of(node, offset));
        page.until("the text to move 300 px and no more", &is_there).await?;
    }
    Ok(())
}

pub async fn address_with_a_chapter_opens_there(page: &Page<'_>) -> Result<()> {
    let mut address = file_url(&book(page)?)?;
    address.set_fragment(Some(&format!("chapter-{}", CHAPTERS / 2)));
    page.open_url(address.as_str()).await?;
    page.ready().await?;
    page.settled().await?;
    let top: f64 = page
        .eval(&format!(
            "document.getElementById('chapter-{}').getBoundingClientRect().top",
            CHAPTERS / 2
        ))
        .await?;
    ensure!((0.0..160.0).contains(&top), "the chapter is {top} px below the upper edge");
    Ok(())
}

pub async fn place_is_kept_in_the_middle(page: &Page<'_>) -> Result<()> {
    page.read(&book(page)?).await?;
    page.eval::<Value>(&format!("(location.hash = 'chapter-{}', null)", CHAPTERS / 2)).await?;
    page.settled().await?;
    let (node, offset, before): (usize, usize, f64) = page.eval(FIRST).await?;
    for size in ["largest", "smallest", "default"] {
        choose(page, "font-size", size).await?;
        let moved = page.eval::<f64>(&top_of(node, offset)).await? - before;
        ensure!(moved.abs() < 4.0, "{size}: the first character moved by {moved} px");
    }
    Ok(())
}

pub async fn next_visit_begins_at_the_same_character(page: &Page<'_>) -> Result<()> {
    comes_back(page, &book(page)?).await
}

pub async fn contents_say_where_the_reader_is(page: &Page<'_>) -> Result<()> {
    page.resize(900, 900).await?;
    page.read(&book(page)?).await?;
    page.eval::<Value>(&format!("(location.hash = 'chapter-{}', null)", CHAPTERS / 2)).await?;
    page.settled().await?;
    page.eval::<Value>("scrollBy(0, 100) ?? null").await?;
    page.settled().await?;
    page.click(".av-to-contents").await?;
    page.until(
        "the contents to open",
        "document.querySelector('#av-panel').matches(':popover-open')",
    )
    .await?;
    let current = page.text("#av-panel [aria-current]").await?;
    ensure!(
        current == format!("Chapter {}", CHAPTERS / 2),
        "the contents say that the reader is in {current}"
    );
    page.resize(1280, 900).await
}

pub async fn browser_finds_what_is_out_of_sight(page: &Page<'_>) -> Result<()> {
    // The other drivers have no way to search a page as a reader does.
    if page.engine() == Engine::Webkit {
        return Ok(());
    }
    page.read(&book(page)?).await?;
    let wanted = format!("Paragraph {}.{} says", CHAPTERS - 2, PARAGRAPHS / 2);
    ensure!(
        page.eval::<bool>(&format!("window.find({})", json!(wanted))).await?,
        "“{wanted}” is not found"
    );
    page.settled().await?;
    let top: f64 = page.eval("getSelection().getRangeAt(0).getBoundingClientRect().top").await?;
    let height: f64 = page.eval("innerHeight").await?;
    ensure!(
        (0.0..height).contains(&top),
        "what was found is {top} px from the upper edge of a window {height} px high"
    );
    Ok(())
}

pub async fn paper_has_it_all(page: &Page<'_>) -> Result<()> {
    // WebKit's driver cannot print.
    if page.engine() == Engine::Webkit {
        return Ok(());
    }
    page.read(&book(page)?).await?;
    let text = in_one_line(&sheets(page).await?);
    let printed = text.matches(" says: The harbour").count();
    ensure!(
        printed == CHAPTERS * PARAGRAPHS,
        "{printed} of {} paragraphs are printed",
        CHAPTERS * PARAGRAPHS
    );
    // Firefox does not say which figures its old-style figures are.
    let stories = text.matches("Story ").count();
    ensure!(stories == STORIES, "{stories} of {STORIES} related stories are printed");
    Ok(())
}
