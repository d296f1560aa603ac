//! Accessibility: for people who do not see, point or read as others do.

use crate::engine::Engine;
use crate::files::npm_modules;
use crate::long;
use crate::page::Page;
use crate::scenarios::place::choose;
use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::fs;

const THEMES: [&str; 5] = ["light", "sepia", "dark", "contrast", "auto"];
const SIZES: [&str; 5] = ["smallest", "smaller", "default", "larger", "largest"];

pub async fn axe_finds_no_violation(page: &Page<'_>) -> Result<()> {
    let axe = fs::read_to_string(npm_modules()?.join("axe-core/axe.min.js")).context("axe-core")?;
    // All of it where it is the quickest; elsewhere each theme and each size once.
    let is_all = page.engine() == Engine::Chromium;
    let mut runs = 0;
    for interface in ["en", "zh-Hans", "zh-Hant"] {
        let mut article = long::article(1);
        article["interface"] = json!(interface);
        article["canonical"] = json!("https://example.org/ferry");
        page.read(&page.folder.pack_json(article, &format!("{interface}.html"))?).await?;
        for (number, theme) in THEMES.into_iter().enumerate() {
            choose(page, "theme", theme).await?;
            for size in SIZES
                .into_iter()
                .enumerate()
                .filter(|(index, _)| is_all || *index == number)
                .map(|(_, size)| size)
            {
                choose(page, "font-size", size).await?;
                for open in [None, Some("#av-settings"), Some("#av-share"), Some("#av-panel")] {
                    toggle(page, open).await?;
                    let found = violations(page, &axe).await?;
                    ensure!(
                        found.is_empty(),
                        "{interface}, {theme}, {size}, {open:?} open: {found:#?}"
                    );
                    runs += 1;
                    toggle(page, open).await?;
                }
            }
        }
    }
    println!("{}: axe finds no violation in {runs} states", page.engine().name());
    Ok(())
}

async fn toggle(page: &Page<'_>, popover: Option<&str>) -> Result<()> {
    if let Some(popover) = popover {
        // A note fills the panel that it opens.
        let opens = if popover == "#av-panel" {
            "[role=doc-noteref]"
        } else {
            &format!("[popovertarget={}]", &popover[1..])
        };
        let press = format!(
            "((it) => it.matches(':popover-open') ? it.hidePopover() : \
             document.querySelector('{opens}').click())(document.querySelector('{popover}')) ?? \
             null"
        );
        page.eval::<Value>(&press).await?;
        page.settled().await?;
    }
    Ok(())
}

pub async fn violations(page: &Page<'_>, axe: &str) -> Result<Vec<Value>> {
    let run = "return axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', \
               'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then(({ violations }) => violations.map(({ id, help, nodes }) => ({ id, help, nodes: \
               nodes.map(({ html, any }) => html + ' ' + any.map((it) => it.message)) })))";
    let found = page.session.client.execute(&format!("{axe};\n{run}"), vec![]).await?;
    Ok(serde_json::from_value(found)?)
}

pub async fn every_control_is_reached_by_tab_in_its_order(page: &Page<'_>) -> Result<()> {
    let mut article = long::article(5);
    article["canonical"] = json!("https://example.org/ferry");
    page.read(&page.folder.pack_json(article, "walk.html")?).await?;
    let mut walk = Vec::new();
    for _ in 0..60 {
        page.press(Key::Tab).await?;
        let stop: String = page
            .eval(
                "document.activeElement === document.body ? '' : document.activeElement.className \
                 || document.activeElement.getAttribute('role') || \
                 document.activeElement.localName",
            )
            .await?;
        let outline: String =
            page.eval("getComputedStyle(document.activeElement).outlineStyle").await?;
        ensure!(stop.is_empty() || outline != "none", "{stop} does not show that it has the focus");
        let size: (f64, f64) = page
            .eval(
                "(({ width, height }) => [width, \
                 height])(document.activeElement.getBoundingClientRect())",
            )
            .await?;
        let is_in_line: bool =
            page.eval("getComputedStyle(document.activeElement).display === 'inline'").await?;
        ensure!(
            stop.is_empty() || is_in_line || (size.0 >= 24.0 && size.1 >= 24.0),
            "{stop} is only {size:?} px"
        );
        if stop.is_empty() {
            break;
        }
        walk.push(stop);
    }
    let landmarks = [
        "av-skip",
        "av-to-contents",
        "av-share-toggle",
        "av-settings-toggle",
        "doc-noteref",
        "av-copy",
        "av-backlink",
        "av-related-toggle",
    ];
    let mut rest = walk.iter();
    for wanted in landmarks {
        ensure!(
            rest.any(|stop| stop.contains(wanted)),
            "Tab does not reach {wanted} in its order: {walk:?}"
        );
    }
    Ok(())
}

pub async fn keys_press_what_they_name_until_they_are_switched_off(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack_json(long::article(5), "keys.html")?).await?;
    let size = |value: &str| {
        format!("document.querySelector('[name=av-font-size]:checked').value === '{value}'")
    };
    for (key, wanted) in [('+', "larger"), ('+', "largest"), ('-', "larger"), ('0', "default")] {
        page.press_char(key).await?;
        page.until(&format!("{key} to make the size {wanted}"), &size(wanted)).await?;
    }
    page.resize(900, 900).await?;
    for (key, popover) in [('s', "#av-settings"), ('c', "#av-panel"), ('h', "#av-share")] {
        let open = format!("document.querySelector('{popover}').matches(':popover-open')");
        page.press_char(key).await?;
        page.until(&format!("{key} to open {popover}"), &open).await?;
        page.press(Key::Escape).await?;
        page.until(&format!("{popover} to close"), &format!("!{open}")).await?;
    }
    let is_open = "document.querySelector('.av-related').open";
    page.eval::<Value>("document.querySelector('.av-related-toggle').click() ?? null").await?;
    page.until("the related stories to close", &format!("!{is_open}")).await?;
    page.press_char('r').await?;
    page.until("r to open the related stories", is_open).await?;
    page.until(
        "r to go there",
        "(() => { const at = document.activeElement.getBoundingClientRect(); return \
         document.activeElement.matches('.av-related-toggle') && at.top >= 0 && at.bottom <= \
         innerHeight })()",
    )
    .await?;
    page.press_char('r').await?;
    page.until("r to close what it has opened", &format!("!{is_open}")).await?;
    choose(page, "shortcuts", "off").await?;
    page.press_char('+').await?;
    page.press_char('s').await?;
    page.settled().await?;
    ensure!(page.eval::<bool>(&size("default")).await?, "a key acts that is switched off");
    ensure!(
        !page
            .eval::<bool>("document.querySelector('#av-settings').matches(':popover-open')")
            .await?,
        "a key acts that is switched off"
    );
    Ok(())
}

pub async fn spacing_of_the_readers_own_loses_nothing(page: &Page<'_>) -> Result<()> {
    // WCAG 1.4.12, at the width of 1.4.10.
    let file = page.folder.pack_json(long::article(2), "spacing.html")?;
    page.open(&page.folder.host(&file, "width=\"320\" height=\"800\"")?).await?;
    page.enter_frame().await?;
    page.ready().await?;
    page.eval::<Value>(
        "(() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('* { line-height: 1.5 \
         !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { \
         margin-block-end: 2em !important }');
          document.adoptedStyleSheets = [sheet]; return null; })()",
    )
    .await?;
    for size in ["default", "largest"] {
        choose(page, "font-size", size).await?;
        let wide: (f64, f64) = page
            .eval("[document.scrollingElement.scrollWidth, document.documentElement.clientWidth]")
            .await?;
        ensure!(wide.0 <= wide.1, "{size}: the page is {} px wide in {}", wide.0, wide.1);
        let cut: Vec<String> = page
            .eval(
                "[...document.querySelectorAll('.av :is(p, h1, h2, li, summary, button, \
                 label)')].filter((it) => it.checkVisibility() && getComputedStyle(it).overflow \
                 !== 'visible' && it.scrollHeight > it.clientHeight + 1).map((it) => it.className \
                 || it.localName)",
            )
            .await?;
        ensure!(cut.is_empty(), "{size}: cut off: {cut:?}");
    }
    Ok(())
}
