//! `article-viewer preview`: pages that reload when what they are made of changes.

use crate::page::Page;
use crate::process::Program;
use crate::wait::{Deadline, until};
use anyhow::{Result, ensure};
use serde_json::Value;
use std::fs;
use std::process::Command;

/// A story whose first paragraph is this, long enough to scroll.
fn story(first: &str) -> String {
    let rest: String =
        (1..60).map(|n| format!("Paragraph {n} of the story. ").repeat(9) + "\n\n").collect();
    format!("---\ntitle: The mill\nlang: en\n---\n\n{first}\n\n{rest}")
}

async fn start(page: &Page<'_>) -> Result<(Program, String)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_article-viewer"));
    command.args(["preview", "story.md"]).current_dir(page.folder.join(""));
    let program = Program::start(command, &page.folder.join(""))?;
    let address = until("the address", Deadline::START, async || {
        let output = program.output();
        let rest = output.split_once("http://").and_then(|(_, rest)| rest.split_once(' '));
        Ok(rest.map(|(address, _)| format!("http://{address}")))
    });
    let address = address.await?;
    Ok((program, address))
}

pub async fn change_is_shown_and_the_place_is_kept(page: &Page<'_>) -> Result<()> {
    let path = page.folder.write("story.md", &story("The first words."))?;
    let (_program, address) = start(page).await?;
    page.open_url(&address).await?;
    page.ready().await?;
    ensure!(page.text("#article-viewer").await?.contains("The first words."));
    let paragraph = "[...document.querySelectorAll('p')].find((it) => it.innerText.startsWith('Paragraph 30 '))";
    page.eval::<Value>(&format!("{paragraph}.scrollIntoView()")).await?;
    page.settled().await?;
    let before: f64 = page.eval(&format!("{paragraph}.getBoundingClientRect().top")).await?;

    fs::write(&path, story(&"Other words, and many more of them. ".repeat(40)))?;
    shows(page, "Other words").await?;
    page.ready().await?;
    page.until(
        "the place",
        &format!("Math.abs({paragraph}.getBoundingClientRect().top - {before}) < 3"),
    )
    .await
}

pub async fn error_is_shown_until_it_is_mended(page: &Page<'_>) -> Result<()> {
    let path = page.folder.write("story.md", &story("The first words."))?;
    let (_program, address) = start(page).await?;
    page.open_url(&address).await?;
    fs::write(&path, "---\n\u{1}: [\n---\n")?;
    shows(page, "front matter").await?;
    fs::write(&path, story("Mended words."))?;
    shows(page, "Mended words.").await
}

/// Waits for words; while the page is being reloaded there is no answer.
async fn shows(page: &Page<'_>, words: &str) -> Result<()> {
    until(words, Deadline::REACTION, async || {
        let text = page.eval::<Option<String>>("document.body?.innerText ?? null").await;
        Ok(text.ok().flatten().filter(|text| text.contains(words)).map(drop))
    })
    .await
}
