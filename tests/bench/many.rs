//! Many articles on one page of a server: as elements, and as frames.

use crate::chromium::Chromium;
use crate::document::Document;
use crate::files::Folder;
use crate::pages::write_plain;
use crate::server::Server;
use crate::table::{Goal, Row, median};
use anyhow::{Result, ensure};
use serde::Deserialize;
use std::path::Path;

const ARTICLES: usize = 100;
const ROUNDS: usize = 9;

#[derive(Debug, Deserialize)]
struct Seen {
    time: f64,
    /// How often WebAssembly was compiled.
    compiles: usize,
    /// How many sheets of the article's style all elements hold together.
    sheets: usize,
}

/// Prints how long a hundred elements take, and a hundred frames.
pub async fn report(scratch: &Path) -> Result<()> {
    let folder = Folder::new(scratch)?;
    folder.built_cdn()?;
    let document = Document::new(15);
    folder.write("story.json", &document.json().to_string())?;
    write_plain(&document, &folder)?;
    let elements =
        "<article-viewer loading=\"eager\" src=\"story.json\"></article-viewer>\n".repeat(ARTICLES);
    folder.write(
        "elements.html",
        &page(&format!("<script src=\"cdn/article-viewer.js\"></script>\n{elements}")),
    )?;
    folder.write(
        "frames.html",
        &page(&"<iframe loading=\"eager\" src=\"plain.html\"></iframe>\n".repeat(ARTICLES)),
    )?;

    let server = Server::start(&folder.join("")).await?;
    let browser = Chromium::start(include_str!("many.js"), scratch).await?;
    let mut times = [Vec::new(), Vec::new()];
    let mut shared = None;
    for round in 0..=ROUNDS {
        for (place, name) in ["/elements.html", "/frames.html"].into_iter().enumerate() {
            browser.open(&server.url(name)).await?;
            let seen: Seen = browser.value(&format!("allReady({ARTICLES})")).await?;
            if place == 0 {
                shared = Some((seen.compiles, seen.sheets));
            }
            // The first round warms up.
            if round > 0 {
                times[place].push(seen.time);
            }
        }
    }
    browser.close().await;
    let [ours, other] = times.map(|times| median(&times));
    Row::head("a page with 100 articles");
    Row {
        what: "100 elements ready",
        paragraphs: Some(15),
        ours,
        other,
        name: "100 frames",
        goal: Goal::Below(1.0),
    }
    .print();
    if let Some((compiles, sheets)) = shared {
        println!("{:<36} {compiles:>21}{:>45}", "times that WebAssembly was compiled", "= 1");
        println!("{:<36} {sheets:>21}", "style sheets of the article");
        ensure!(compiles == 1, "the viewer was compiled {compiles} times");
    }
    Ok(())
}

fn page(body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta \
         charset=\"utf-8\">\n<title>Many</title>\n<link rel=\"icon\" \
         href=\"data:,\">\n{body}</html>\n"
    )
}
