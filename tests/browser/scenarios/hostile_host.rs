//! The page around has a style that spares nothing, and is itself left as it was.

use crate::host::{Host, SCRIPT};
use crate::page::Page;
use crate::wait::{Deadline, until};
use anyhow::{Context, Result, ensure};
use serde_json::Value;

const BODY: &str = "<h1>Our site</h1><p id=\"before\">Text before it.</p><article-viewer \
                    loading=\"eager\" related=\"open\"></article-viewer><p>Text after it.</p>";

/// Styles of careless sites for all of their pages, and of hostile ones.
const STYLES: [&str; 4] = [
    "* { all: unset !important }",
    "html { font: italic 62.5%/3 fantasy; writing-mode: horizontal-tb; letter-spacing: 3px; \
     word-spacing: 9px; text-transform: uppercase;
       text-align: right; text-indent: 5em; color: red; cursor: wait; hyphens: none; quotes: none; \
     tab-size: 20; list-style: none }",
    "* { color: red !important; background: blue !important; font-size: 40px !important; \
     letter-spacing: 1em !important; --av-font-size: 9 !important;
       --av-paper: red !important; --av-text: 99px !important; --av-rem: 70px !important; float: \
     left; margin: 3px !important; display: block !important }
     a, p, h1, button, input, .av, .av-body { display: none !important; border: 9px solid \
     !important }
     ::selection { background: red } ::before { content: 'x' !important } :focus-visible { \
     outline: none !important }",
    "article-viewer * { display: none !important } html { color-scheme: dark; zoom: 1; direction: \
     ltr; font-variant: small-caps; white-space: pre;
       line-break: anywhere; text-shadow: 1px 1px red; word-break: break-all; border-collapse: \
     separate; border-spacing: 9px; caption-side: bottom }",
];

/// Whether what is in the bar is shown, which it is one frame after the text.
const BAR_IS_SHOWN: &str = "getComputedStyle(document.querySelector('article-viewer').shadowRoot\
                            .querySelector('.av-bar')).contentVisibility !== 'hidden'";

/// Every property of every element inside, with its pseudo-elements; what nothing uses of custom
/// properties shows nowhere.
const COMPUTED: &str = "(() => {
  const lines = [];
  for (const element of document.querySelector('article-viewer').shadowRoot.querySelectorAll('.av, \
                        .av *')) {
    for (const pseudo of [null, '::before', '::after', '::marker', '::first-letter']) {
      const style = getComputedStyle(element, pseudo);
      for (const name of style) if (!name.startsWith('--')) \
                        lines.push(`${element.tagName}.${element.className}${pseudo ?? ''} \
                        ${name}: ${style.getPropertyValue(name)}`);
    }
  }
  return lines;
})()";

pub async fn page_style_changes_nothing_inside(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    // The same width whatever the style does to the page around.
    let frame = |style: &str| {
        format!(
            "{SCRIPT}<style>{style}</style><style>article-viewer {{ display: block !important; \
             inline-size: 800px !important; margin: 0 !important }}</style>"
        )
    };
    host.show(page, &frame("body { margin: 0 }"), BODY).await?;
    host.state(page, "ready").await?;
    page.until("the bar to be shown", BAR_IS_SHOWN).await?;
    let plain: Vec<String> = page.eval(COMPUTED).await?;
    ensure!(plain.len() > 10_000, "only {} properties were looked at", plain.len());
    for style in STYLES {
        host.show(page, &frame(style), BODY).await?;
        host.state(page, "ready").await.context(style)?;
        page.until("the bar to be shown", BAR_IS_SHOWN).await.context(style)?;
        let dressed: Vec<String> = page.eval(COMPUTED).await?;
        let changed: Vec<_> = plain
            .iter()
            .zip(&dressed)
            .filter(|(plain, dressed)| plain != dressed)
            .take(12)
            .collect();
        ensure!(
            changed.is_empty() && plain.len() == dressed.len(),
            "{style}\nchanges: {changed:#?}"
        );
    }
    Ok(())
}

/// Without and with the viewer the page's own parts look the same and have the same names in them.
pub async fn page_around_stays_as_it_was(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    let head = "<style>body { font: 20px/1.4 Georgia, serif; margin: 30px } article-viewer { \
                display: block; block-size: 300px; overflow: hidden } p { color: teal }</style>";
    let own = "[...document.querySelectorAll('html, body, h1, p')].flatMap((element) => {
        const style = getComputedStyle(element);
        const lines = [...style].filter((name) => !name.startsWith('--')).map((name) => \
               `${element.tagName} ${name}: ${style.getPropertyValue(name)}`);
        return [...lines, `${element.tagName} ${JSON.stringify(element.getBoundingClientRect())}`];
      })";
    let names = "Object.getOwnPropertyNames(window).sort()";
    host.show(page, head, BODY).await?;
    let before: Vec<String> = page.eval(own).await?;
    let names_before: Vec<String> = page.eval(names).await?;
    let picture_before = pixels(page).await?;
    host.show(page, &format!("{head}{SCRIPT}"), BODY).await?;
    host.state(page, "ready").await?;
    let after: Vec<String> = page.eval(own).await?;
    let changed: Vec<_> =
        before.iter().zip(&after).filter(|(before, after)| before != after).collect();
    ensure!(changed.is_empty(), "the page's own style or layout has changed: {changed:#?}");
    let names_after: Vec<String> = page.eval(names).await?;
    ensure!(
        names_before == names_after,
        "names were added to the page: {:?}",
        names_after.iter().filter(|name| !names_before.contains(name)).collect::<Vec<_>>()
    );
    // WebKit may show a change later than two frames after it.
    let same = async || Ok((pixels(page).await? == picture_before).then_some(()));
    until("the page to look the same around the element", Deadline::REACTION, same).await?;
    ensure!(
        page.eval::<Value>("document.querySelector('style + style, body > style')")
            .await?
            .is_null(),
        "a style was added"
    );
    Ok(())
}

/// A picture of the page with the element out of sight but in its place.
async fn pixels(page: &Page<'_>) -> Result<Vec<u8>> {
    page.eval::<Value>(
        "(document.querySelector('article-viewer').style.visibility = 'hidden', null)",
    )
    .await?;
    page.settled().await?;
    Ok(page.session.client.screenshot().await?)
}
