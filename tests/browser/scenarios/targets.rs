//! The focused element is seen, and controls are large enough, on a phone and with every panel.

use crate::long;
use crate::page::Page;
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};

/// Each control that opens a popover, and that popover: the buttons, and the links that open one.
const OPENERS: &str = "[['', ''], ...[...document.querySelectorAll('.av \
                       [popovertarget]:not([popovertargetaction=hide])')].map((it) => \
                       [`[popovertarget=${it.getAttribute('popovertarget')}]`, \
                       `#${it.getAttribute('popovertarget')}`]), ['.av-to-contents', \
                       '#av-panel'], ['[role=doc-noteref]', '#av-panel']]";

/// The name of the focused element, and whether nothing of it is to be seen: something else lies
/// upon it, or it is out of the window. Empty where the focus has left the page.
const FOCUS: &str = "(() => {
  const it = document.activeElement;
  if (it === document.body) return ['', false];
  // What shows the focus of a choice is all of it, or its group where only the others have a width.
  const shown = [it.closest('label'), it, it.closest('fieldset')].find((it) => it?.offsetWidth > 1) \
                     ?? it;
  const rects = [...shown.getClientRects()];
  const isSeen = rects.some(({ left, top, width, height }) => [0.1, 0.5, 0.9].some((x) => [0.1, \
                     0.5, 0.9].some((y) => {
    const found = document.elementFromPoint(left + width * x, top + height * y);
    return found !== null && shown.contains(found);
  })));
  return [it.id || it.className?.toString() || it.textContent.slice(0, 40) || it.localName, \
                     !isSeen];
})()";

/// The controls that are smaller than 24 px, neither part of a line nor so far from others that
/// circles of 24 px do not touch (WCAG 2.2, 2.5.8).
const SMALL: &str = "(() => {
  const all = [...document.querySelectorAll('.av :is(a, button, summary, input, [role=button], \
                     [tabindex=\"0\"])')].filter((it) => it.checkVisibility({ \
                     contentVisibilityAuto: true, visibilityProperty: true }))
    .map((it) => it.closest('label') ?? it);
  // What has no width cannot be pressed.
  const rects = new Map(all.map((it) => [it, it.getBoundingClientRect()]).filter(([, { width }]) => \
                     width > 1));
  const isSmall = ({ width, height }) => width < 23.9 || height < 23.9;
  const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
  const isInLine = (it) => getComputedStyle(it).display === 'inline' && [...it.parentNode.\
                     childNodes].some((other) => other !== it && other.nodeType === 3 && \
                     other.data.trim().length > 1);
  const isNear = (it, other) => {
    const [x, y] = middle(rects.get(it));
    const two = rects.get(other);
    const reach = isSmall(two) ? 24 : 12;
    const [left, top, right, bottom] = isSmall(two) ? [...middle(two), ...middle(two)] : \
                     [two.left, two.top, two.right, two.bottom];
    return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) < reach;
  };
  // These have to be large wherever they stand.
  const isOurs = (it) => it.matches('[role=doc-noteref], [role=doc-backlink], .av-foot a');
  return [...rects.keys()].filter((it) => isSmall(rects.get(it)) && (isOurs(it) || (!isInLine(it) \
                     && [...rects.keys()].some((other) => other !== it && isNear(it, other)))))
    .map((it) => `${it.className || it.localName} ${it.textContent.slice(0, 20)}: ${rects.get(it)\
                     .width} × ${rects.get(it).height}`);
})()";

/// Opens an article of five parts on a phone.
async fn open_on_a_phone(page: &Page<'_>) -> Result<()> {
    let mut article = long::article(5);
    article["canonical"] = json!("https://example.org/ferry");
    article["bylines"] = json!([{ "name": "A clerk", "email": "clerk@example.org" }]);
    article["source"] = json!(["First in ", { "kind": "link", "href": "https://example.org/log", "spans": ["the log"] }]);
    let file = page.folder.pack_json(article, "phone.html")?;
    page.open(&page.folder.host(&file, "width=\"390\" height=\"700\"")?).await?;
    page.enter_frame().await?;
    page.ready().await
}

/// Presses an opener, where there is one, and waits for what it opens.
async fn open(page: &Page<'_>, opener: &str, opened: &str) -> Result<()> {
    if opener.is_empty() {
        return Ok(());
    }
    page.eval::<Value>(&format!(
        "(document.querySelector({}).scrollIntoView({{ block: 'center' }}), null)",
        json!(opener)
    ))
    .await?;
    page.eval::<Value>(&format!("(document.querySelector({}).click(), null)", json!(opener)))
        .await?;
    let is_open = format!("document.querySelector('{opened}').matches(':popover-open')");
    page.until(&format!("{opener} to open {opened}"), &is_open).await?;
    page.settled().await
}

/// WCAG 2.2, 2.4.11.
pub async fn nothing_covers_what_has_the_focus(page: &Page<'_>) -> Result<()> {
    open_on_a_phone(page).await?;
    let openers: Vec<(String, String)> = page.eval(OPENERS).await?;
    ensure!(openers.len() > 4, "there is little to open: {openers:?}");
    for (opener, opened) in &openers {
        open_on_a_phone(page).await?;
        open(page, opener, opened).await?;
        let (mut stops, mut beyond) = (0, 0);
        // All of the panel, and so many stops of the page beyond it as a panel might cover.
        while beyond < if opener.is_empty() { 60 } else { 12 } {
            page.press(Key::Tab).await?;
            page.settled().await?;
            let (name, is_covered): (String, bool) = page.eval(FOCUS).await?;
            if name.is_empty() {
                break;
            }
            if is_covered {
                // What makes way may be on its way still.
                let what =
                    format!("“{name}”, which has the focus, to be seen: {opened} was opened");
                page.until(&what, &format!("!({FOCUS})[1]")).await?;
            }
            stops += 1;
            let is_open = "document.querySelector(':popover-open') !== null";
            beyond += usize::from(!page.eval::<bool>(is_open).await?);
            ensure!(stops < 150, "Tab never leaves {opened}");
        }
        ensure!(stops > 0, "Tab stops nowhere, after {opened} was opened");
    }
    Ok(())
}

/// WCAG 2.2, 2.5.8.
pub async fn what_is_pressed_is_large_enough(page: &Page<'_>) -> Result<()> {
    open_on_a_phone(page).await?;
    let openers: Vec<(String, String)> = page.eval(OPENERS).await?;
    for (opener, opened) in &openers {
        open_on_a_phone(page).await?;
        for size in ["smallest", "default"] {
            page.eval::<Value>(&format!(
                "(document.querySelector('[name=av-font-size][value={size}]').click(), null)"
            ))
            .await?;
            open(page, opener, opened).await?;
            let small: Vec<String> = page.eval(SMALL).await?;
            ensure!(small.is_empty(), "{size}, {opened} open: {small:#?}");
            page.eval::<Value>(
                "document.querySelectorAll(':popover-open').forEach((it) => it.hidePopover()) ?? \
                 null",
            )
            .await?;
        }
    }
    Ok(())
}
