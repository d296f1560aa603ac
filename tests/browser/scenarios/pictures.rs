//! A picture that is shown in many places and held in one.

use crate::engine::Engine;
use crate::host::{Host, SCRIPT};
use crate::page::{Page, inside};
use crate::wait::{Deadline, until};
use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::io::Read;

/// One pixel of magenta, which nothing else of a page is.
const PIXEL: &str =
    "data:image/gif;base64,R0lGODlhAQABAIAAAP8A//8A/yH5BAAAAAAALAAAAAABAAEAAAIBRAA7";
const OPEN: &str = "document.querySelector('.av-lightbox')?.open === true";

pub async fn shown_400_times_is_held_once(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack_json(article(), "often.html")?).await?;
    ensure!(
        page.count(".av-figure > svg.av-picture[role]").await? == 400
            && page.count("img").await? == 1,
        "not all are there"
    );
    held_once(page).await?;
    for number in [0, 1, 200, 399] {
        let figure = format!("document.querySelectorAll('.av-figure > .av-picture')[{number}]");
        is_magenta(page, &figure).await.with_context(|| format!("picture {number}"))?;
    }
    let stories = "document.querySelectorAll('.av-story-image')";
    is_magenta(page, &format!("{stories}[0]")).await.context("a story's")?;
    is_magenta(page, &format!("{stories}[1]")).await.context("another story's")?;
    let shape = format!(
        "((box) => Math.abs(box.width / box.height - 16 / 9) < \
         0.01)({stories}[0].getBoundingClientRect())"
    );
    ensure!(
        page.eval::<bool>(&shape).await?,
        "a story's picture has another shape than the others'"
    );
    if page.engine() != Engine::Webkit {
        let complaints = page.console_complaints().await?;
        ensure!(complaints.is_empty(), "{}", complaints.join("\n"));
    }
    Ok(())
}

pub async fn shown_400_times_opens_large(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack_json(article(), "often.html")?).await?;
    for number in [0, 399] {
        let figure = format!("document.querySelectorAll('.av-figure > .av-picture')[{number}]");
        page.eval::<Value>(&format!("({figure}.focus(), null)")).await?;
        page.press(Key::Enter).await?;
        page.until("the picture to open", OPEN).await?;
        let large = "document.querySelector('.av-view > svg')";
        let label: String = page.eval(&format!("{large}.getAttribute('aria-label')")).await?;
        ensure!(label == format!("Number {number}"), "it is called {label}");
        is_magenta(page, large).await.with_context(|| format!("picture {number}"))?;
        let sides = format!("[{large}.getBoundingClientRect().height, innerHeight]");
        let (height, window): (f64, f64) = page.eval(&sides).await?;
        ensure!(height > window * 0.75, "it is {height} high in a window of {window}");
        held_once_elsewhere(page).await?;
        page.press(Key::Escape).await?;
        page.until("Escape to close it", &format!("!({OPEN})")).await?;
    }
    is_magenta(page, "document.querySelectorAll('.av-figure > .av-picture')[399]")
        .await
        .context("afterwards")
}

pub async fn shown_400_times_in_an_element(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    let folder = page.folder.site_json(article(), "often")?;
    std::fs::copy(folder.join("article.json"), page.folder.join("often.json"))?;
    let head = format!("<base href=\"/elsewhere/\">{SCRIPT}");
    host.show(
        page,
        &head,
        "<article-viewer loading=\"eager\" src=\"/often.json\"></article-viewer>",
    )
    .await?;
    host.state(page, "ready").await?;
    let root = inside("").replace(".querySelector(\"\")", "");
    ensure!(
        page.eval::<usize>(&format!("{root}.querySelectorAll('svg > image').length")).await? == 1,
        "it is there more than once"
    );
    for number in [0, 399] {
        let figure = format!("{root}.querySelectorAll('.av-figure > .av-picture')[{number}]");
        is_magenta(page, &figure).await.with_context(|| format!("picture {number}"))?;
    }
    Ok(())
}

pub async fn shown_400_times_without_scripts(page: &Page<'_>) -> Result<()> {
    page.open(&page.folder.pack_json(article(), "often.html")?).await?;
    ensure!(
        page.count("[data-av-ready]").await? == 0,
        "scripts ran: this test has not tested anything"
    );
    is_magenta(page, "document.querySelectorAll('.av-figure > .av-picture')[399]").await
}

/// 400 figures and two stories with the same picture, and one with another.
fn article() -> Value {
    let figure = |number| json!({ "kind": "figure", "src": PIXEL, "alt": format!("Number {number}"), "width": 300, "height": 200, "id": format!("f{number}") });
    let mut body: Vec<Value> = (0..400).map(figure).collect();
    let once = BASE64_STANDARD
        .encode("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"/>");
    body.push(json!({ "kind": "figure", "src": format!("data:image/svg+xml;base64,{once}"), "alt": "Once" }));
    let story = |title: &str| json!({ "title": title, "image": { "src": PIXEL, "alt": "" } });
    json!({ "lang": "en", "headline": "Often", "body": body, "related": [story("One"), story("Two")] })
}

async fn held_once(page: &Page<'_>) -> Result<()> {
    let count: usize =
        page.eval("document.documentElement.outerHTML.split('data:image/gif').length - 1").await?;
    ensure!(count == 1, "the picture is there {count} times");
    Ok(())
}

/// An opened picture uses the one that the page holds, without its id.
async fn held_once_elsewhere(page: &Page<'_>) -> Result<()> {
    ensure!(page.count("#av-picture-1").await? == 1, "two pictures have one id");
    Ok(())
}

/// Looks at the middle of an element in a picture of the window.
async fn is_magenta(page: &Page<'_>, element: &str) -> Result<()> {
    until("the picture to show", Deadline::REACTION, async || {
        let place = format!(
            "(({element}).scrollIntoView({{ block: 'center', behavior: 'instant' }}),
             ((box) => [box.left + box.width / 2, box.top + box.height / 2, \
             innerWidth])({element}.getBoundingClientRect()))"
        );
        let (left, top, width): (f64, f64, f64) = page.eval(&place).await?;
        let picture = Pixels::read(&page.session.client.screenshot().await?)?;
        let scale = picture.width as f64 / width;
        let [red, green, blue] = picture.at((left * scale) as usize, (top * scale) as usize);
        Ok((red > 200 && green < 60 && blue > 200).then_some(()))
    })
    .await
}

/// A PNG with eight bits a channel, as browsers take pictures of their windows.
struct Pixels {
    width: usize,
    /// Bytes for a pixel.
    step: usize,
    /// The rows, each behind the byte that names its filter (PNG 3rd edition §9).
    bytes: Vec<u8>,
}

impl Pixels {
    fn read(png: &[u8]) -> Result<Self> {
        let number = |at: usize| {
            png[at..at + 4].iter().fold(0, |number, byte| number * 256 + usize::from(*byte))
        };
        let (width, kind) = (number(16), png[25]);
        ensure!(
            png[24] == 8 && (kind == 2 || kind == 6) && png[28] == 0,
            "this is another kind of PNG"
        );
        let (mut packed, mut at) = (Vec::new(), 8);
        while at < png.len() {
            let length = number(at);
            if &png[at + 4..at + 8] == b"IDAT" {
                packed.extend_from_slice(&png[at + 8..at + 8 + length]);
            }
            at += 12 + length;
        }
        let mut bytes = Vec::new();
        flate2::read::ZlibDecoder::new(&packed[..]).read_to_end(&mut bytes)?;
        let step = if kind == 6 { 4 } else { 3 };
        let row = 1 + width * step;
        for at in 0..bytes.len() {
            let (y, x) = (at / row, at % row);
            if x == 0 {
                continue;
            }
            let before = |dx: usize, dy: usize| {
                if x <= dx || y < dy { 0 } else { i32::from(bytes[at - dx - dy * row]) }
            };
            let (left, above, corner) = (before(step, 0), before(0, 1), before(step, 1));
            let guess = match bytes[y * row] {
                0 => 0,
                1 => left,
                2 => above,
                3 => (left + above) / 2,
                _ => [left, above, corner]
                    .into_iter()
                    .min_by_key(|near| (left + above - corner - near).abs())
                    .unwrap_or(0),
            };
            bytes[at] = bytes[at].wrapping_add(guess as u8);
        }
        Ok(Self { width, step, bytes })
    }

    fn at(&self, x: usize, y: usize) -> [u8; 3] {
        let at = y * (1 + self.width * self.step) + 1 + x * self.step;
        self.bytes.get(at..at + 3).map_or([0; 3], |pixel| [pixel[0], pixel[1], pixel[2]])
    }
}
