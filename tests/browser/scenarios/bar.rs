//! The bar: the size of the text is one press away, and the bar itself is out of the way.

use crate::long;
use crate::page::Page;
use crate::scenarios::place::{FIRST, top_of};
use crate::scenarios::sizes::{choice, open_settings, size_is};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};

const PARAGRAPH: &str = ".av-body > p";
const AWAY: &str = "document.querySelector('.av-bar').getBoundingClientRect().bottom <= 0";

/// In the midst of the text, in a wide window and in a narrow one: one press, and the text stays in
/// sight, where it is, covered by nothing.
pub async fn another_size_is_one_press_away_from_anywhere(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack_json(long::article(12), "long.html")?).await?;
    let base = page.font_size(PARAGRAPH).await?;
    for width in [1200, 500] {
        page.resize(width, 800).await?;
        page.until("the window", &format!("Math.abs(innerWidth - {width}) < 60")).await?;
        go_down_and_turn(page).await?;
        let (node, offset, top) = page.eval::<(usize, usize, f64)>(FIRST).await?;
        for (value, ratio) in [("larger", 1.2), ("largest", 1.6), ("larger", 1.2), ("default", 1.0)]
        {
            page.click(&step(value)).await?;
            choice(page, value).await?;
            size_is(page, page.font_size(PARAGRAPH).await?, 1.0).await?;
            page.settled().await?;
            let now: f64 = page.eval(&top_of(node, offset)).await?;
            ensure!((now - top).abs() <= 4.0, "{value} at {width}: from {top} to {now}");
            let is_open = "document.querySelector(':popover-open') !== null";
            ensure!(!page.eval::<bool>(is_open).await?, "a panel covers the text");
            let size = page.font_size(PARAGRAPH).await?;
            ensure!(width < 600 || (size - base * ratio).abs() < 0.1, "{value}: {size} px");
        }
    }
    page.resize(1280, 900).await
}

/// The bar of the narrowest phone, with the name of the site, contents and sharing.
pub async fn another_size_is_one_press_away_at_320_px(page: &Page<'_>) -> Result<()> {
    let file = page.folder.pack_json(long::article(12), "long.html")?;
    page.open(&page.folder.host(&file, "width=\"320\" height=\"600\"")?).await?;
    page.enter_frame().await?;
    page.ready().await?;
    let base = page.font_size(PARAGRAPH).await?;
    go_down_and_turn(page).await?;
    for (value, ratio) in [("larger", 1.2), ("largest", 1.6), ("larger", 1.2)] {
        page.click(&step(value)).await?;
        choice(page, value).await?;
        size_is(page, base, ratio).await?;
    }
    let (height, width, name): (f64, f64, f64) = page
        .eval(
            "[document.querySelector('.av-bar').offsetHeight, document.documentElement.scrollWidth, \
             document.querySelector('.av-site').offsetWidth]",
        )
        .await?;
    ensure!(height <= 72.0, "the bar is {height} px high");
    ensure!(width <= 320.0, "the page is {width} px wide");
    ensure!(name >= 44.0, "the name of the site has {name} px");
    Ok(())
}

/// The label of a size in the bar.
fn step(value: &str) -> String {
    format!(".av-step:has([value={value}])")
}

/// Scrolls into the text, and back by so little that the bar comes back.
async fn go_down_and_turn(page: &Page<'_>) -> Result<()> {
    // While lines break anew, as in another window, the viewer keeps the place.
    page.settled().await?;
    scroll_by(page, 1500).await?;
    page.until("the bar to go", AWAY).await?;
    scroll_by(page, -100).await?;
    page.until(
        "the bar to come back",
        "document.querySelector('.av-bar').getBoundingClientRect().top === 0",
    )
    .await
}

async fn scroll_by(page: &Page<'_>, pixels: i32) -> Result<()> {
    page.eval::<Value>(&format!("scrollBy(0, {pixels}) ?? null")).await?;
    page.settled().await
}

pub async fn sizes_in_the_bar_are_told_and_end(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    page.resize(1200, 800).await?;
    for (value, number) in [("larger", 4), ("largest", 5)] {
        page.click(&step(value)).await?;
        choice(page, value).await?;
        let told = format!(
            "[...document.querySelectorAll('.av-number')].filter((one) => one.clientWidth > \
             5).map((one) => one.textContent.trim()).join() === '{number}/5'"
        );
        page.until(&format!("{value} to be told"), &told).await?;
    }
    let width =
        |part: &str| format!("document.querySelector('{part}').getBoundingClientRect().width");
    let ends = format!("{} > 20 && {} < 1", width(".av-most"), width(".av-least"));
    page.until("the end to show", &ends).await
}

pub async fn sizes_in_the_bar_by_keyboard(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    page.resize(1200, 800).await?;
    let base = page.font_size(PARAGRAPH).await?;
    page.tab_to(".av-step input").await?;
    for (key, value, ratio) in
        [(Key::Right, "larger", 1.2), (Key::Right, "largest", 1.6), (Key::Left, "larger", 1.2)]
    {
        page.press(key).await?;
        choice(page, value).await?;
        size_is(page, base, ratio).await?;
    }
    ensure!(page.has_focus(".av-step input:checked").await?, "the focus did not follow");
    // The panel shows the same, and its own button is the checked one there.
    open_settings(page).await?;
    page.until(
        "the panel to have the size",
        "document.querySelector('#av-settings [value=larger]').checked",
    )
    .await?;
    page.press(Key::Escape).await?;
    page.until("the bar to have it", "document.querySelector('.av-step [value=larger]').checked")
        .await
}

/// The row below the byline, in a window as narrow as a phone's.
pub async fn row_of_sizes_below_the_byline(page: &Page<'_>) -> Result<()> {
    page.open(&page.folder.built()?).await?;
    page.resize(500, 800).await?;
    let is_there = "getComputedStyle(document.querySelector('.av-size-row')).display !== 'none'";
    page.until("the row to come", is_there).await?;
    let base = page.font_size(PARAGRAPH).await?;
    for (value, ratio) in [("largest", 1.6), ("smallest", 0.8), ("default", 1.0)] {
        page.click(&format!(".av-size-row [for=av-font-size-{value}]")).await?;
        size_is(page, base, ratio).await?;
        let shown = format!(
            "[...document.querySelector('.av-size-row').children].filter((one) => \
             getComputedStyle(one, '::before').opacity > 0.5).map((one) => one.htmlFor).join() === \
             'av-font-size-{value}'"
        );
        page.until(&format!("{value} to be shown as chosen"), &shown).await?;
    }
    page.resize(1200, 800).await?;
    let is_hidden = "getComputedStyle(document.querySelector('.av-size-row')).display === 'none'";
    page.until("the row to go where the bar has room", is_hidden).await
}

pub async fn keys_say_the_size(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    for number in [4, 5] {
        page.press_char('+').await?;
        let told = format!(
            "document.querySelector('.av-size-status').textContent.endsWith(' {number}/5') && \
             getComputedStyle(document.querySelector('.av-size-status')).opacity > 0.5"
        );
        page.until(&format!("size {number} to be said and shown"), &told).await?;
    }
    Ok(())
}

pub async fn bar_goes_down_with_the_reader_and_comes_back(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack_json(long::article(12), "long.html")?).await?;
    // A phone on its side.
    page.resize(800, 360).await?;
    go_down_and_turn(page).await?;
    scroll_by(page, 900).await?;
    page.until("the bar to go", AWAY).await?;
    // Who comes by keys sees where they are.
    page.tab_to(".av-settings-toggle").await?;
    page.until("the bar to come for the focus", &format!("!({AWAY})")).await?;
    page.resize(1280, 900).await
}

pub async fn no_progress_where_nothing_scrolls(page: &Page<'_>) -> Result<()> {
    let article = json!({ "lang": "en", "headline": "A note", "body": ["A paragraph."] });
    page.read(&page.folder.pack_json(article, "note.html")?).await?;
    page.until("no line", "document.querySelector('.av-progress').hidden").await?;
    // The page scrolls, for its stories; the article does not.
    let story = json!({ "title": "A story", "lead": "A lead.", "link": "https://example.org/" });
    let article = json!({ "lang": "en", "headline": "A note", "body": ["A paragraph."],
        "related": vec![story; 60] });
    page.read(&page.folder.pack_json(article, "stories.html")?).await?;
    page.until("no line of the note", "document.querySelector('.av-progress').hidden").await?;
    page.read(&page.folder.pack_json(long::article(12), "long.html")?).await?;
    page.until("a line", "!document.querySelector('.av-progress').hidden").await
}
