//! The packed page in a frame of another page, which gives it the height that it asks for.

use crate::page::Page;
use crate::server::Server;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

pub const FRAME: &str = "document.querySelector('iframe')";
/// The content's height, where the page around may look.
const CONTENT: &str = "Math.ceil(document.querySelector('iframe').contentDocument.getElementById('\
                       article-viewer').getBoundingClientRect().height)";

/// Counts the heights that the page around is told in our own dialect.
pub const COUNTER: &str = "<script>window.told = [];
    addEventListener('message', ({ data }) => { if (data?.type === 'article-viewer:height') \
                       told.push(data.height) });
    window.draw = () => {
      window.drawn = 0;
      const next = () => { drawn += 1; if (drawn < 12) requestAnimationFrame(next) };
      next();
    }</script>";
pub const SCRIPT: &str = "<script src=\"/cdn/article-viewer-frame.js\"></script>";
/// By which the page says that it shows an article there.
const MARK: &str = "data-article-viewer";

/// As WordPress' wp-embed.js does: only with the frame's secret, never lower than 200 px or higher
/// than 1,000.
const WORDPRESS: &str = "<script>window.told = [];
    addEventListener('message', ({ source, data }) => {
      const frame = document.querySelector('iframe');
      if (!data?.secret || !data.message || source !== frame.contentWindow || data.secret !== \
                         frame.dataset.secret) return;
      told.push(data);
      if (data.message === 'height') frame.height = Math.min(1000, Math.max(200, \
                         Math.trunc(data.value)));
    })</script>";

/// As amp-iframe does: only its own sentinel.
const AMP: &str = "<script>window.told = [];
    addEventListener('message', ({ source, data }) => {
      const frame = document.querySelector('iframe');
      if (source !== frame.contentWindow || data?.sentinel !== 'amp' || data.type !== \
                   'embed-size') return;
      told.push(data.height);
      frame.style.height = `${data.height}px`;
    })</script>";

pub async fn frame_fits_after_every_change(page: &Page<'_>) -> Result<()> {
    let server = show(
        page,
        COUNTER,
        "data-article-viewer src=\"article.html\" style=\"inline-size: 700px\"",
        SCRIPT,
    )
    .await?;
    fits(page).await?;
    ready(page).await?;
    for (what, change) in [
        ("the largest size", "input[value=largest]"),
        ("the smallest size", "input[value=smallest]"),
        ("the related stories closed", ".av-related-toggle"),
        ("the related stories open", ".av-related-toggle"),
    ] {
        page.eval::<Value>(&format!(
            "(told.length = 0, {FRAME}.contentDocument.querySelector({}).click(), null)",
            json!(change)
        ))
        .await?;
        settles(page).await.context(what)?;
    }
    for width in [320, 1100, 560] {
        page.eval::<Value>(&format!(
            "(told.length = 0, {FRAME}.style.inlineSize = '{width}px', null)"
        ))
        .await?;
        settles(page).await.with_context(|| format!("{width} px wide"))?;
    }
    let scrolls = format!(
        "{FRAME}.contentDocument.documentElement.scrollHeight > \
         {FRAME}.contentDocument.documentElement.clientHeight"
    );
    ensure!(!page.eval::<bool>(&scrolls).await?, "the frame still scrolls");
    drop(server);
    Ok(())
}

pub async fn sandboxed_frame_fits_and_keeps_the_article(page: &Page<'_>) -> Result<()> {
    let _server = show(
        page,
        COUNTER,
        "data-article-viewer src=\"article.html\" sandbox=\"allow-scripts\" style=\"inline-size: \
         700px\"",
        SCRIPT,
    )
    .await?;
    page.until(
        "the frame to fit",
        &format!("told.length > 0 && {FRAME}.clientHeight === told.at(-1)"),
    )
    .await?;
    page.enter_frame().await?;
    page.ready().await?;
    // The viewer may have changed the height, of which the page around is still to be told.
    page.until("the frame not to scroll", "document.documentElement.scrollHeight <= innerHeight")
        .await?;
    // A link may not open in the frame's place.
    page.eval::<Value>("(document.querySelector('.av-article a[href^=http]').click(), null)")
        .await?;
    ensure!(page.count(":not([hidden]) > .av-article").await? == 1, "the article is gone");
    Ok(())
}

/// Any page in any frame may say a height, and odd ones.
pub async fn only_frames_that_the_page_marks_are_served(page: &Page<'_>) -> Result<()> {
    let heights = "999999, 300, '200px', 10n, NaN, Infinity, -1, null, {}, [70], 1e400, '400'";
    let hostile = format!(
        "<script>addEventListener('message', ({{ data }}) => {{
         if (data !== 'go') return;
         for (const height of [{heights}]) parent.postMessage({{ type: \
         'article-viewer:height', height }}, '*');
         for (const data of [null, 1, 'x', 2n, [], {{ type: 1n }}]) parent.postMessage(data, '*');
         parent.postMessage('done', '*') }})</script>"
    );
    page.folder
        .write("hostile.html", &format!("<!doctype html><title>Hostile</title>{hostile}"))?;
    let head = "<script>window.errors = 0; window.done = 0; addEventListener('error', () => \
                errors++);
        addEventListener('message', ({ data }) => { if (data === 'done') done++ });
        // Then the script listens, too, however late it came.
        addEventListener('load', () => frames[0].postMessage('go', '*'))</script>";
    // Not marked; marked; marked, on a page with a limit of its own.
    for (frame, script, height) in [
        ("", SCRIPT, "150"),
        (MARK, SCRIPT, "300"),
        (MARK, &SCRIPT.replace(" src", " data-max-height=\"250\" src"), "250"),
    ] {
        let _server =
            show(page, head, &format!("{frame} style=\"border: 0\" src=\"hostile.html\""), script)
                .await?;
        page.until("everything to be said", "done > 0").await?;
        page.settled().await?;
        let now: u32 = page.eval(&format!("{FRAME}.clientHeight")).await?;
        ensure!(
            now.to_string() == height,
            "{frame} {script}: the frame is {now} px high, not {height}"
        );
        ensure!(page.eval::<u32>("errors").await? == 0, "{frame}: an odd value threw");
    }
    Ok(())
}

/// Browsers lay a hidden frame out without any width, and its text 100,000 px high.
pub async fn hidden_frame_reports_nothing(page: &Page<'_>) -> Result<()> {
    let _server = show(
        page,
        COUNTER,
        &format!("{MARK} src=\"article.html\" style=\"inline-size: 700px; display: none\""),
        SCRIPT,
    )
    .await?;
    // Firefox draws no frames there, so the viewer waits.
    let loaded = format!(
        "{FRAME}.contentDocument.readyState === 'complete' && \
         {FRAME}.contentDocument.getElementById('article-viewer')"
    );
    page.until("the page to load", &format!("Boolean({loaded})")).await?;
    idle(page).await?;
    let told: Vec<f64> = page.eval("told").await?;
    ensure!(told.is_empty(), "the hidden frame says {told:?}");
    page.eval::<Value>(&format!("({FRAME}.style.display = '', null)")).await?;
    fits(page).await?;
    // What it said before it was hidden may still be on its way.
    idle(page).await?;
    page.eval::<Value>(&format!("(told.length = 0, {FRAME}.style.display = 'none', null)")).await?;
    idle(page).await?;
    let told: Vec<f64> = page.eval("told").await?;
    ensure!(told.is_empty(), "once hidden the frame says {told:?}");
    Ok(())
}

pub async fn folder_page_fits(page: &Page<'_>) -> Result<()> {
    let _server = show(
        page,
        COUNTER,
        "data-article-viewer src=\"/cdn/index.html\" style=\"inline-size: 700px\"",
        SCRIPT,
    )
    .await?;
    fits(page).await?;
    ready(page).await?;
    fits(page).await
}

pub async fn wordpress_hears_the_height_with_its_secret(page: &Page<'_>) -> Result<()> {
    let _server = show(
        page,
        WORDPRESS,
        "src=\"article.html#?secret=s3cret\" data-secret=\"s3cret\" sandbox=\"allow-scripts\"",
        "",
    )
    .await?;
    page.until(
        "the height",
        "told.some(({ message, value }) => message === 'height' && value > 1000)",
    )
    .await?;
    ensure!(
        page.eval::<String>(&format!("{FRAME}.height")).await? == "1000",
        "the frame has another height"
    );
    // Later versions tell the secret in a message, once the frame is there.
    let late = format!(
        "<script>{FRAME}.addEventListener('load', () => {FRAME}.contentWindow.postMessage({{ \
         message: 'ready', secret: 'late' }}, '*'))</script>"
    );
    let _server = show(
        page,
        WORDPRESS,
        "src=\"article.html\" data-secret=\"late\" sandbox=\"allow-scripts\"",
        &late,
    )
    .await?;
    page.until("the height", "told.some(({ message }) => message === 'height')").await
}

pub async fn amp_hears_the_height(page: &Page<'_>) -> Result<()> {
    let _server = show(
        page,
        AMP,
        "src=\"article.html\" sandbox=\"allow-scripts\" style=\"inline-size: 700px\"",
        "",
    )
    .await?;
    page.until(
        "the frame to fit",
        &format!("told.length > 0 && {FRAME}.clientHeight === told.at(-1)"),
    )
    .await
}

/// A page that makes the frame higher than it was asked to is not asked for ever more.
pub async fn generous_host_is_not_asked_again(page: &Page<'_>) -> Result<()> {
    let more = "<script>addEventListener('message', ({ data }) => {
        if (data?.type === 'article-viewer:height') document.querySelector('iframe').style.height \
                = `${data.height + 10}px`;
      })</script>";
    let _server =
        show(page, COUNTER, "src=\"article.html\" style=\"inline-size: 700px\"", more).await?;
    page.until("a height", "told.length > 0").await?;
    ready(page).await?;
    idle(page).await?;
    let told: Vec<u32> = page.eval("told").await?;
    ensure!(told.len() <= 4, "{} messages: {told:?}", told.len());
    Ok(())
}

/// Serves a page with a frame, the built single file and the built folder.
pub async fn show(page: &Page<'_>, head: &str, frame: &str, script: &str) -> Result<Server> {
    if !page.folder.join("cdn").exists() {
        page.folder.built_cdn()?;
        page.folder.built()?;
    }
    let server = Server::start(&page.folder.join("")).await?;
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Another \
         site</title>{head}<body><p>Before</p><iframe title=\"The article\" \
         {frame}></iframe><p>After</p>{script}"
    );
    page.folder.write("frame.html", &html)?;
    page.open_url(&server.url("/frame.html")).await?;
    Ok(server)
}

pub async fn ready(page: &Page<'_>) -> Result<()> {
    let ready =
        format!("{FRAME}.contentDocument.querySelector('#article-viewer[data-av-ready]') !== null");
    page.until("the viewer to be ready", &ready).await
}

pub async fn fits(page: &Page<'_>) -> Result<()> {
    let fits = format!(
        "{FRAME}.contentDocument?.getElementById('article-viewer') && {FRAME}.clientHeight === \
         {CONTENT}"
    );
    page.until("the frame to fit", &format!("Boolean({fits})")).await
}

/// After a change the frame fits again, and no more than two messages were needed.
async fn settles(page: &Page<'_>) -> Result<()> {
    page.until("the change to be told", "told.length > 0").await?;
    fits(page).await?;
    idle(page).await?;
    fits(page).await?;
    let told: Vec<u32> = page.eval("told").await?;
    ensure!(told.len() <= 2, "{} messages: {told:?}", told.len());
    Ok(())
}

/// Waits until frames have been drawn in which something more could have been said.
async fn idle(page: &Page<'_>) -> Result<()> {
    page.eval::<Value>("(draw(), null)").await?;
    page.until("frames to be drawn", "drawn === 12").await
}
