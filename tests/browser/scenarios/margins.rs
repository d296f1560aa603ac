//! The margins of wide windows: contents at one side of the text, notes at the other.

use crate::long;
use crate::page::Page;
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Whether the contents stand beside the text.
const BESIDE: &str = "document.querySelector('.av-contents-title').offsetWidth > 0";

/// The notes in the margin that are in sight: their numbers, and how far they are below the first
/// reference to them.
const NOTES: &str = "[...document.querySelectorAll('.av-margin-note')].map((note) => {
  const number = note.dataset.number;
  const reference = document.getElementById(`av-noteref-${number}`);
  return [number, note.getBoundingClientRect().top - reference.getBoundingClientRect().top];
})";

/// The boxes that overlap: the contents or a note and a line of the text, two notes, or anything
/// and the window's edges.
const OVERLAPS: &str = "(() => {
  const rects = (css) => [...document.querySelectorAll(css)].filter((it) => it.checkVisibility({ \
                        visibilityProperty: true, contentVisibilityAuto: true }))
    .map((it) => [it.getAttribute('class') ?? it.localName, it.getBoundingClientRect()]);
  const beside = [...rects('.av-contents-title, .av-contents-list a, .av-margin-note')];
  const list = document.querySelector('.av-contents').getBoundingClientRect();
  const all = [...beside, ...rects('.av-head *, .av-body *, .av-foot *')];
  const found = [];
  for (const [name, one] of beside) {
    if (one.left < 0 || one.right > document.documentElement.clientWidth) found.push(`${name} \
                        sticks out`);
    for (const [other, two] of all) {
      const isEntry = name !== 'av-margin-note';
      // Of the list only what it shows.
      const bottom = isEntry ? Math.min(one.bottom, list.bottom) : one.bottom;
      if (two === one || (isEntry && !other.includes('av-') && beside.some(([, it]) => it === \
                        two))) continue;
      if (one.left < two.right - 1 && two.left < one.right - 1 && one.top < two.bottom - 1 && \
                        two.top < bottom - 1) found.push(`${name} and ${other}`);
    }
  }
  return found;
})()";

/// An article with so many parts and, in each, notes of several lengths.
fn noted(page: &Page<'_>, parts: usize, lang: &str) -> Result<PathBuf> {
    let mut article = long::article(parts);
    article["lang"] = json!(lang);
    let note = |number: usize| json!({ "id": format!("n{number}"), "blocks": [format!("Note {number}. {}", "It was told at the harbour, and by many. ".repeat(1 + number % 7))] });
    article["notes"] = (0..parts * 3).map(note).collect();
    let noted = |part: usize| {
        let reference =
            |of: usize| json!({ "kind": "noteref", "note": format!("n{}", part * 3 + of) });
        json!({ "kind": "paragraph", "spans": ["They say so", reference(0), ", and so", reference(1), ", all of them", reference(2), "."] })
    };
    if let Some(body) = article["body"].as_array_mut() {
        for part in (0..parts).rev() {
            body.insert(part * 12 + 2, noted(part));
        }
        // Its own note is no longer there.
        body.iter_mut().for_each(|block| {
            if let Some(spans) = block.get_mut("spans").and_then(Value::as_array_mut) {
                spans.retain(|span| span["note"] != "log");
            }
        });
    }
    page.folder.pack_json(article, "noted.html")
}

pub async fn contents_stand_beside_the_text_and_follow_it(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack_json(long::article(40), "long.html")?).await?;
    ensure!(page.eval::<bool>(BESIDE).await?, "the contents are not beside the text");
    let gap: f64 = page
        .eval(
            "document.querySelector('.av-body').getBoundingClientRect().top - \
             document.querySelector('.av-head').getBoundingClientRect().bottom",
        )
        .await?;
    ensure!(gap.abs() < 2.0, "{gap} px are left between the head and the text");
    for part in [3, 38, 20] {
        page.eval::<Value>(&format!(
            "document.querySelectorAll('.av-body h2')[{part}].scrollIntoView() ?? null"
        ))
        .await?;
        let current = format!(
            "document.querySelector('.av-contents [aria-current]')?.textContent.startsWith('Part \
             {part}:')"
        );
        page.until("the current heading to be marked", &current).await?;
        let is_seen = "(({ top, bottom }) => top > 0 && bottom < innerHeight)(document.\
                       querySelector('.av-contents [aria-current]').getBoundingClientRect())";
        page.until("the entry to be in sight", is_seen).await?;
    }
    // Parts of the text that come near are laid out, and may move it once.
    let mut before: f64 = page.eval("scrollY").await?;
    loop {
        page.settled().await?;
        let now = page.eval("scrollY").await?;
        if now == before {
            break;
        }
        before = now;
    }
    page.press_char('c').await?;
    page.until(
        "the entry to have the focus",
        "document.activeElement.matches('.av-contents [aria-current]')",
    )
    .await?;
    ensure!(page.eval::<f64>("scrollY").await? == before, "the text has moved");
    let expanded = "document.querySelector('.av-to-contents').ariaExpanded";
    ensure!(page.eval::<String>(expanded).await? == "true", "the button does not say it is open");
    page.click(".av-to-contents").await?;
    page.until("the list to be folded", &format!("{expanded} === 'false'")).await?;
    ensure!(
        page.eval::<String>(
            "getComputedStyle(document.querySelector('.av-contents a')).visibility"
        )
        .await?
            == "hidden",
        "the list shows"
    );
    page.press_char('c').await?;
    page.until("the list to be back", &format!("{expanded} === 'true'")).await
}

pub async fn notes_stand_beside_their_references(page: &Page<'_>) -> Result<()> {
    page.read(&noted(page, 40, "en")?).await?;
    let all = page.count("[role=doc-noteref]").await?;
    for fraction in [0.2, 0.5, 0.9, 0.4] {
        page.eval::<Value>(&format!(
            "document.querySelectorAll('.av-body [role=doc-noteref]')[{}].scrollIntoView({{ \
             block: 'center' }}) ?? null",
            (all as f64 * fraction) as usize
        ))
        .await?;
        let number = (all as f64 * fraction) as usize + 1;
        page.until(
            "the note to be there",
            &format!("{NOTES}.some(([number]) => number === '{number}')"),
        )
        .await?;
        let notes: Vec<(String, f64)> = page.eval(NOTES).await?;
        ensure!(notes.len() < 40, "{} notes are laid out at once", notes.len());
        for (number, below) in &notes {
            ensure!(*below > -4.0 && *below < 900.0, "note {number} is {below} px below");
        }
        ensure!(
            notes.iter().any(|(_, below)| below.abs() < 4.0),
            "no note is beside its reference: {notes:?}"
        );
    }
    ensure!(
        page.eval::<bool>(
            "document.querySelector('.av-margin').ariaHidden === 'true' && \
             ![...document.querySelectorAll('.av-margin a')].some((link) => link.tabIndex >= 0)"
        )
        .await?,
        "the notes are heard twice"
    );
    let narrow = "document.querySelectorAll('.av-margin:not([hidden]) > *').length === 0";
    page.resize(900, 900).await?;
    page.until("the margin to be empty", narrow).await
}

pub async fn nothing_overlaps_at_any_size_and_width(page: &Page<'_>) -> Result<()> {
    page.resize(2000, 900).await?;
    let mut beside = 0;
    for lang in ["en", "zh-Hans", "ar"] {
        let file = noted(page, 6, lang)?;
        for width in [1200, 1280, 1440, 1920] {
            page.open(&page.folder.host(&file, &format!("width=\"{width}\" height=\"800\""))?)
                .await?;
            page.enter_frame().await?;
            page.ready().await?;
            for size in ["smallest", "smaller", "default", "larger", "largest"] {
                for column in ["narrow", "default", "wide"] {
                    page.eval::<Value>(&format!(
                        "(document.querySelector('[name=av-font-size][value={size}]').click(), \
                         document.querySelector('[name=av-column-width][value={column}]').click(), \
                         document.querySelectorAll('[role=doc-noteref]')[7].scrollIntoView({{ \
                         block: 'center' }}), null)"
                    ))
                    .await?;
                    page.settled().await?;
                    page.settled().await?;
                    let state = format!("{lang}, {width} px, {size}, {column}");
                    let found: Vec<String> = page.eval(OVERLAPS).await?;
                    ensure!(found.is_empty(), "{state}: {found:?}");
                    let wide: (f64, f64) =
                        page.eval("[document.scrollingElement.scrollWidth, innerWidth]").await?;
                    ensure!(wide.0 <= wide.1, "{state}: the page scrolls sideways");
                    beside += usize::from(page.eval::<bool>(BESIDE).await?);
                }
            }
            page.session.client.clone().enter_parent_frame().await?;
        }
    }
    ensure!(beside > 90, "the contents are beside the text in {beside} of 180 states");
    Ok(())
}

pub async fn few_headings_and_quick_texts_have_no_contents(page: &Page<'_>) -> Result<()> {
    let heading = |number: usize| json!({ "kind": "heading", "level": 2, "spans": [format!("Heading {number}")] });
    let quick: Vec<Value> =
        (0..6).flat_map(|number| [heading(number), json!("A short text.")]).collect();
    let quick = json!({ "lang": "en", "headline": "Quick", "body": quick });
    for (article, name) in [(long::article(3), "three headings"), (quick, "a quick text")] {
        page.read(&page.folder.pack_json(article, "short.html")?).await?;
        ensure!(page.count(".av-contents, .av-to-contents").await? == 0, "{name} is a list");
    }
    Ok(())
}

/// A note opens beside its number, or at the lower edge of a phone, under its title.
pub async fn panels_open_beside_what_opened_them(page: &Page<'_>) -> Result<()> {
    let file = noted(page, 6, "en")?;
    page.resize(1000, 900).await?;
    let open = "document.querySelector('.av-panel').matches(':popover-open')";
    for (width, height) in [(900, 700), (390, 700)] {
        page.open(&page.folder.host(&file, &format!("width=\"{width}\" height=\"{height}\""))?)
            .await?;
        page.enter_frame().await?;
        page.ready().await?;
        for (opener, title) in [("[role=doc-noteref]", "Note 1"), (".av-to-contents", "Contents")] {
            page.eval::<Value>(&format!(
                "document.querySelector('{opener}').scrollIntoView({{ block: 'center' }}) ?? null"
            ))
            .await?;
            // The bar comes back where the reader turns.
            page.eval::<Value>("scrollBy(0, -100) ?? null").await?;
            page.settled().await?;
            page.eval::<Value>(&format!("document.querySelector('{opener}').click() ?? null"))
                .await?;
            page.until("the panel to open", open).await?;
            page.settled().await?;
            ensure!(page.text("#av-panel-title").await? == title, "{title} has another title");
            // From the panel to its opener, and to the lower edge.
            let (beside, across, below): (f64, f64, f64) = page
                .eval(&format!(
                    "(() => {{
                      const panel = document.querySelector('.av-panel').getBoundingClientRect();
                      const it = document.querySelector('{opener}').getBoundingClientRect();
                      return [Math.max(panel.top - it.bottom, it.top - panel.bottom),
                        Math.max(panel.left - it.right, it.left - panel.right), innerHeight - \
                     panel.bottom];
                    }})()"
                ))
                .await?;
            if width > 640 {
                ensure!(
                    (0.0..16.0).contains(&beside) && across < 0.0,
                    "{title} is {beside} px away from what opened it, {across} px aside"
                );
            } else {
                ensure!(below.abs() < 2.0, "{title} is {below} px above the lower edge");
            }
            page.click(".av-panel .av-sheet-close").await?;
            page.until("the panel to close", &format!("!{open}")).await?;
            page.until(
                "the focus to return",
                &format!("document.activeElement.matches('{opener}')"),
            )
            .await?;
        }
        page.session.client.clone().enter_parent_frame().await?;
    }
    Ok(())
}

/// The button says whether the list is open, below the width at which it stands beside the text.
pub async fn button_says_whether_the_contents_are_open(page: &Page<'_>) -> Result<()> {
    page.resize(900, 900).await?;
    page.read(&page.folder.pack_json(long::article(5), "long.html")?).await?;
    let is = |value: &str| {
        format!("document.querySelector('.av-to-contents').ariaExpanded === '{value}'")
    };
    page.until("the button to say that they are closed", &is("false")).await?;
    page.click(".av-to-contents").await?;
    page.until("the button to say that they are open", &is("true")).await?;
    page.press(Key::Escape).await?;
    page.until("the button to say that they are closed", &is("false")).await
}
