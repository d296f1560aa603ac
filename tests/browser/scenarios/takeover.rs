//! The viewer takes charge of a page that somebody reads already: whatever they did before it came
//! stays.

use crate::engine::Engine;
use crate::files::file_url;
use crate::journal::HOLD;
use crate::long;
use crate::page::Page;
use crate::scenarios::sizes::open_settings;
use crate::server::Server;
use crate::wait::{Deadline, until};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::time::{Duration, Instant};

/// So late comes the viewer.
const LATE: Duration = Duration::from_secs(3);

/// The single file, whose viewer is held back as soon as it is to be compiled.
pub async fn single_file_keeps_what_was_done_before(page: &Page<'_>) -> Result<()> {
    // WebKit's driver puts no script before the page's own.
    if page.engine() == Engine::Webkit {
        return Ok(());
    }
    let mut address = file_url(&page.folder.pack_json(long::article(30), "long.html")?)?;
    address.set_query(Some(HOLD));
    page.open_url(address.as_str()).await?;
    page.until("the viewer to be held", "typeof releaseViewer === 'function'").await?;
    let opened = Instant::now();
    let before = read_on(page).await?;
    pass(page, opened).await?;
    page.eval::<Value>("releaseViewer() ?? null").await?;
    is_kept(page, &before).await
}

/// A page of the folder, whose server holds the viewer back.
pub async fn folder_page_keeps_what_was_done_before(page: &Page<'_>) -> Result<()> {
    let server = Server::start(&page.folder.site_json(long::article(30), "long")?).await?;
    server.hold(".wasm");
    page.open_url(&server.url("/")).await?;
    let opened = Instant::now();
    until("the viewer to be asked for", Deadline::REACTION, async || {
        Ok((server.requests_for(".wasm") > 0).then_some(()))
    })
    .await?;
    let before = read_on(page).await?;
    pass(page, opened).await?;
    server.release();
    is_kept(page, &before).await
}

/// Everything that a takeover could lose.
const STATE: &str = "JSON.stringify({
  isTheSame: kept.every((node) => node.isConnected) && document.activeElement === kept.at(-1),
  selected: String(getSelection()),
  isOpen: document.querySelector('#av-settings').matches(':popover-open'),
  size: document.querySelector('[name=av-font-size]:checked').value,
  paper: getComputedStyle(document.documentElement).backgroundColor,
  letters: getComputedStyle(document.querySelector('.av-body p')).fontSize,
  isRelatedOpen: document.querySelector('#av-related').open,
  isContentsOpen: document.querySelector('.av-contents details').open,
  top: Math.round(kept[0].parentElement.getBoundingClientRect().top),
})";

async fn read_on(page: &Page<'_>) -> Result<String> {
    page.eval::<Value>("document.querySelector('.av-related-toggle').click() ?? null").await?;
    page.eval::<Value>("document.querySelector('.av-contents summary').click() ?? null").await?;
    open_settings(page).await?;
    page.click(".av-option:has([name=av-theme][value=sepia])").await?;
    page.click(".av-option:has([name=av-font-size][value=larger])").await?;
    page.until("the size to act", "document.activeElement?.value === 'larger'").await?;
    page.eval::<Value>("scrollTo(0, 4000) ?? null").await?;
    page.settled().await?;
    // A passage in sight, its text node, the headline and the control with the focus.
    page.eval::<Value>(
        "(() => {
          const paragraph = [...document.querySelectorAll('.av-body p')].find((p) => \
         p.getBoundingClientRect().top > 300 && p.textContent.length > 40 && !p.children.length);
          const text = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
          getSelection().setBaseAndExtent(text, 3, text, 20);
          window.kept = [text, document.querySelector('.av-headline'), document.activeElement];
          return null;
        })()",
    )
    .await?;
    let state: String = page.eval(STATE).await?;
    for wanted in [
        "\"isTheSame\":true",
        "\"isOpen\":true",
        "\"size\":\"larger\"",
        "\"paper\":\"rgb(241, 229, 203)\"",
        "\"isRelatedOpen\":false",
    ] {
        ensure!(state.contains(wanted), "before the viewer there is no {wanted}: {state}");
    }
    ensure!(
        page.eval::<usize>("String(getSelection()).length").await? == 17,
        "nothing is selected"
    );
    Ok(state)
}

async fn pass(page: &Page<'_>, opened: Instant) -> Result<()> {
    until("the viewer to be late", Deadline::REACTION, async || {
        Ok((opened.elapsed() > LATE).then_some(()))
    })
    .await?;
    ensure!(
        page.count("[data-av-ready]").await? == 0,
        "the viewer was not late: this test has not tested anything"
    );
    Ok(())
}

async fn is_kept(page: &Page<'_>, before: &str) -> Result<()> {
    page.ready().await?;
    page.settled().await?;
    let after: String = page.eval(STATE).await?;
    ensure!(after == before, "the viewer changed what was there:\n{before}\n{after}");
    let stored: Option<String> =
        page.eval("localStorage.getItem('article-viewer.font-size')").await?;
    ensure!(
        stored.as_deref() == Some("larger"),
        "the size is not kept for the next visit: {stored:?}"
    );
    // And it is in charge.
    page.click(".av-option:has([name=av-font-size][value=smallest])").await?;
    let is_stored = "localStorage.getItem('article-viewer.font-size') === 'smallest'";
    page.until("the next choice to be kept", is_stored).await.context("the viewer is not in charge")
}

/// A document in a language that the interface does not speak has the reader's own interface, as
/// far as the browser says.
pub async fn interface_is_the_readers_where_the_document_leaves_it_open(
    page: &Page<'_>,
) -> Result<()> {
    if page.engine() != Engine::Chromium {
        // Only Chromium's driver can be told to speak another language.
        return Ok(());
    }
    let article = serde_json::json!({ "lang": "sw", "headline": "Kivuko cha saa kumi na mbili", "site": "Share", "published": "2025-02-14",
        "body": ["Kivuko kimeondoka.", { "kind": "paragraph", "spans": ["Maelezo.", { "kind": "noteref", "note": "n" }] }],
        "notes": [{ "id": "n", "blocks": ["Basi."] }], "related": [{ "title": "Contents", "date": "2025-02-13" }] });
    let file = page.folder.pack_json(article, "sw.html")?;
    let languages = "Object.defineProperty(navigator, 'languages', { get: () => ['zh-CN', 'en'] })";
    let script = page
        .session
        .devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            serde_json::json!({ "source": languages }),
        )
        .await?;
    page.read(&file).await?;
    page.session.devtools("Page.removeScriptToEvaluateOnNewDocument", script).await?;
    for (css, wanted) in [
        (".av-settings-toggle .av-button-name", "阅读设置"),
        (".av-dates", "14 Februari 2025 阅读约 1 分钟"),
        (".av-story-date", "13 Februari 2025"),
        ("#av-notes-title", "注释"),
        (".av-related-title", "相关文章"),
        (".av-site", "Share"),
        (".av-story-title", "Contents"),
    ] {
        let text: String =
            page.eval(&format!("document.querySelector('{css}').textContent")).await?;
        ensure!(text == wanted, "{css} says “{text}”, not “{wanted}”");
    }
    let named: Vec<String> = page
        .eval("[...document.querySelectorAll('[aria-label]')].map((named) => named.ariaLabel)")
        .await?;
    for label in &named {
        ensure!(
            label.chars().any(|c| c > '\u{2e80}'),
            "“{label}” is in another language than the interface: {named:?}"
        );
    }
    ensure!(
        page.eval::<String>("document.querySelector('.av').lang").await? == "zh-Hans",
        "the interface's language is another"
    );
    let shown: String = page
        .eval("document.querySelector('.av-settings').innerHTML.replace(/<[^>]*>/g, ' ')")
        .await?;
    let others: Vec<_> =
        shown.split_whitespace().filter(|word| word.len() > 1 && word.is_ascii()).collect();
    ensure!(others.is_empty(), "the settings hold other words: {others:?}");
    Ok(())
}
