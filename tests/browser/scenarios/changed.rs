//! Pages that a browser has changed: saved while they were read, or translated.

use crate::files::every_kind;
use crate::long;
use crate::page::Page;
use anyhow::{Result, ensure};
use serde_json::Value;

/// Changes a page as a browser's translation does: puts every text into two elements, those that
/// are added later, too.
const TRANSLATE: &str = "(() => {
  const translate = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement.closest('script, style, font')) continue;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      outer.dir = 'auto';
      inner.textContent = `«${text.data}»`;
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  document.documentElement.lang = 'fr';
  translate(document.body);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node.nodeType === 1 && node.tagName !== 'FONT') translate(node);
  }).observe(document.body, { childList: true, subtree: true });
})() ?? null";

pub async fn page_that_was_saved_while_it_was_read_works_again(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack(&every_kind(), "read.html")?).await?;
    page.eval::<Value>("document.querySelector('[name=av-theme][value=dark]').click() ?? null")
        .await?;
    page.eval::<bool>(
        "document.querySelector('.av-figure > .av-picture').dispatchEvent(new MouseEvent('click', \
         { bubbles: true }))",
    )
    .await?;
    page.until("the picture to open", "document.querySelector('.av-lightbox[open]') !== null")
        .await?;
    let saved: String = page.eval("document.documentElement.outerHTML").await?;
    let saved = page.folder.write("saved.html", &format!("<!DOCTYPE html>\n{saved}"))?;
    page.forget_settings().await?;
    page.open(&saved).await?;
    page.until("the picture to be gone", "document.querySelector('.av-lightbox') === null").await?;
    page.ready().await?;
    let theme: String = page.eval("document.querySelector('.av').dataset.theme").await?;
    ensure!(theme == "auto", "the page has still the theme {theme}");
    works(page).await
}

pub async fn page_that_the_browser_translated_keeps_working(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack_json(long::article(4), "translated.html")?).await?;
    page.eval::<Value>(TRANSLATE).await?;
    works(page).await?;
    let twice: bool = page.eval("document.body.textContent.includes('««')").await?;
    ensure!(!twice, "a text was translated twice");
    let turned_back: Vec<String> = page
        .eval("[...document.querySelectorAll('.av-article :is(h1, p)')].map((text) => text.textContent).filter((text) => !text.startsWith('«'))")
        .await?;
    ensure!(turned_back.is_empty(), "not translated any more: {turned_back:?}");
    Ok(())
}

/// Sizes, panels, notes and the related stories, once each.
async fn works(page: &Page<'_>) -> Result<()> {
    let choose = async |size: &str| {
        page.eval::<Value>(&format!(
            "document.querySelector('[name=av-font-size][value={size}]').click() ?? null"
        ))
        .await?;
        page.settled().await?;
        page.font_size(".av-body p").await
    };
    let (small, large) = (choose("smallest").await?, choose("largest").await?);
    ensure!(large > small * 1.5, "letters of {small} and {large} px");
    for (toggle, opened) in [
        (".av-settings-toggle", ".av-settings"),
        (".av-share-toggle", ".av-share"),
        (".av-noteref a", ".av-panel"),
    ] {
        page.eval::<Value>(&format!("document.querySelector('{toggle}').click() ?? null")).await?;
        let is_open = format!("document.querySelector('{opened}').matches(':popover-open')");
        page.until(&format!("{opened} to open"), &is_open).await?;
    }
    page.eval::<Value>("document.querySelector('.av-related-toggle').click() ?? null").await?;
    page.until("the related stories to close", "!document.querySelector('.av-related').open")
        .await?;
    let failed: Option<String> =
        page.eval("document.querySelector('#article-viewer').dataset.avFailed ?? null").await?;
    ensure!(failed.is_none(), "the viewer failed: {failed:?}");
    Ok(())
}
