//! The settings get out of the reader's way.

use crate::host::Host;
use crate::page::Page;
use crate::scenarios::sizes::{open_more, open_settings, settings_open};
use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};

const TOGGLE: &str = ".av-settings-toggle";

pub async fn escape_closes_and_returns_the_focus(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    page.tab_to(TOGGLE).await?;
    page.press(Key::Enter).await?;
    settings_open(page, true).await?;
    page.press(Key::Tab).await?;
    ensure!(
        page.has_focus("input[name=av-font-size]").await?,
        "Tab does not lead into the settings"
    );
    page.press(Key::Escape).await?;
    settings_open(page, false).await?;
    page.until(
        "the focus to return",
        "document.activeElement?.matches('.av-settings-toggle') === true",
    )
    .await
}

pub async fn press_outside_closes(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    open_settings(page).await?;
    page.click("#av-settings .av-sheet-title").await?;
    settings_open(page, true).await.context("after a press inside them")?;
    page.click(".av-body > p:nth-of-type(2)").await?;
    settings_open(page, false).await.context("after a press on the text")
}

/// Size, theme and typeface at once, in little room; the rest behind one press.
pub async fn panel_leaves_the_text_in_sight(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    let height = "document.querySelector('#av-settings').getBoundingClientRect().height";
    for (width, room) in [(1280, 300.0), (500, 0.45 * 800.0)] {
        page.resize(width, 800).await?;
        open_settings(page).await?;
        let shown: f64 = page.eval(height).await?;
        ensure!(shown <= room + 1.0, "{shown} px high, in a window {width} px wide");
        for name in ["font-size", "theme", "typeface"] {
            let last = format!(
                "document.querySelector('#av-settings [data-choice={name}]').getBoundingClientRect().\
                 bottom <= innerHeight"
            );
            ensure!(page.eval::<bool>(&last).await?, "{name} is not at hand");
        }
        page.press(Key::Escape).await?;
        settings_open(page, false).await?;
    }
    page.resize(1280, 900).await
}

/// The focused element is never below the panel (WCAG 2.2 §2.4.11).
pub async fn panel_closes_when_the_focus_leaves_it(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    page.tab_to(TOGGLE).await?;
    page.press(Key::Enter).await?;
    settings_open(page, true).await?;
    page.tab_to(".av-sheet-close").await?;
    page.press(Key::Tab).await?;
    settings_open(page, false).await?;
    ensure!(
        !page.eval::<bool>("document.activeElement === document.body").await?,
        "the focus is lost"
    );
    Ok(())
}

pub async fn a_swatch_shows_its_theme_whatever_the_theme(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    let ground = |value: &str| {
        format!(
            "getComputedStyle(document.querySelector('[name=av-theme][value={value}] + \
             .av-option-sample')).backgroundColor"
        )
    };
    let mut first = Vec::new();
    const THEMES: [&str; 5] = ["auto", "light", "sepia", "dark", "contrast"];
    for theme in THEMES {
        first.push(page.eval::<String>(&ground(theme)).await?);
    }
    open_settings(page).await?;
    for chosen in ["dark", "sepia", "light"] {
        page.click(&format!(".av-option:has([name=av-theme][value={chosen}])")).await?;
        page.until(
            "the theme",
            &format!("document.querySelector('.av').dataset.theme === '{chosen}'"),
        )
        .await?;
        for (theme, first) in THEMES.iter().zip(&first) {
            let now: String = page.eval(&ground(theme)).await?;
            ensure!(now == *first, "{theme} shows {now} under {chosen}, and {first} at first");
        }
    }
    Ok(())
}

/// Each choice with a value that is not its default, and what of a paragraph or the page then has
/// to be another.
const ACTS: [(&str, &str, &str); 8] = [
    ("font-size", "larger", "style.fontSize"),
    ("theme", "sepia", "ground"),
    ("typeface", "sans", "style.fontFamily"),
    ("line-height", "loose", "style.lineHeight"),
    ("column-width", "narrow", "style.width"),
    ("alignment", "justify", "style.textAlign"),
    ("hyphenation", "off", "style.hyphens"),
    ("spacing", "wider", "style.letterSpacing"),
];

pub async fn every_choice_acts_is_kept_and_resets_in_one_press(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    let looks = |what: &str| {
        format!(
            "(() => {{ const style = getComputedStyle(document.querySelector('.av-body > \
             p:nth-of-type(2)'));
              const ground = getComputedStyle(document.documentElement).backgroundColor; return \
             String({what}); }})()"
        )
    };
    let mut before = Vec::new();
    for (_, _, what) in ACTS {
        before.push(page.eval::<String>(&looks(what)).await?);
    }
    open_settings(page).await?;
    open_more(page).await?;
    for ((choice, value, what), before) in ACTS.iter().zip(&before) {
        if *choice == "hyphenation" {
            // Both edges divide words already, so this shows what it takes back.
            page.until("words to be divided", &format!("{} === 'auto'", looks(what))).await?;
        }
        page.eval::<Value>(&format!(
            "document.querySelector('[name=av-{choice}][value={value}]').scrollIntoView() ?? null"
        ))
        .await?;
        page.click(&format!(".av-option:has([name=av-{choice}][value={value}])")).await?;
        let acts = if *choice == "hyphenation" {
            format!("{} === 'manual'", looks(what))
        } else {
            format!("{} !== {}", looks(what), json!(before))
        };
        page.until(&format!("{choice} {value} to act"), &acts).await?;
    }
    page.reload().await?;
    for (choice, value, _) in ACTS {
        ensure!(
            page.eval::<bool>(&format!(
                "document.querySelector('[name=av-{choice}][value={value}]').checked"
            ))
            .await?,
            "{choice} is forgotten"
        );
    }
    open_settings(page).await?;
    open_more(page).await?;
    page.eval::<Value>("document.querySelector('[type=reset]').scrollIntoView() ?? null").await?;
    page.click("[type=reset]").await?;
    for ((choice, _, what), before) in ACTS.iter().zip(&before) {
        page.until(
            &format!("{choice} to be as at first"),
            &format!("{} === {}", looks(what), json!(before)),
        )
        .await?;
        ensure!(
            page.eval::<bool>(&format!("localStorage.getItem('article-viewer.{choice}') === null"))
                .await?,
            "{choice} is kept"
        );
    }
    page.until(
        "the reader to be told",
        "document.querySelector('.av-settings [role=status]').textContent.length > 5",
    )
    .await
}

pub async fn choices_without_sense_for_the_script_are_absent(page: &Page<'_>) -> Result<()> {
    for (lang, text, absent) in [
        ("en", "A paragraph.", &[][..]),
        ("zh-Hans", "一个段落。", &["alignment", "hyphenation", "spacing"]),
        ("ar", "فقرة واحدة.", &["hyphenation", "spacing"]),
    ] {
        let article = json!({ "lang": lang, "headline": text, "body": [text] });
        page.read(&page.folder.pack_json(article, &format!("{lang}.html"))?).await?;
        for choice in [
            "font-size",
            "theme",
            "typeface",
            "line-height",
            "alignment",
            "hyphenation",
            "spacing",
            "shortcuts",
        ] {
            let is_there = page.count(&format!("[name=av-{choice}]")).await? > 0;
            ensure!(is_there != absent.contains(&choice), "{choice} in {lang}: {is_there}");
        }
        let dir: String =
            page.eval("getComputedStyle(document.querySelector('.av-article')).direction").await?;
        ensure!(dir == if lang == "ar" { "rtl" } else { "ltr" }, "{lang} runs {dir}");
    }
    Ok(())
}

/// A regression: to read an article that does not offer a choice forgot what had been chosen there.
pub async fn choices_that_an_article_does_not_offer_are_kept(page: &Page<'_>) -> Result<()> {
    page.eval::<Value>("localStorage.setItem('article-viewer.alignment', 'justify') ?? null")
        .await?;
    let article = json!({ "lang": "zh-Hans", "headline": "一篇文章", "body": ["一个段落。"] });
    page.read(&page.folder.pack_json(article, "zh.html")?).await?;
    let kept: Option<String> =
        page.eval("localStorage.getItem('article-viewer.alignment')").await?;
    ensure!(kept.as_deref() == Some("justify"), "the alignment is {kept:?} now");
    Ok(())
}

pub async fn other_pages_follow_within_a_second(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    // Two documents, as in two tabs: what one stores the browser tells the other.
    host.show(
        page,
        "",
        "<iframe src=\"/cdn/index.html\"></iframe><iframe src=\"/cdn/index.html\"></iframe>",
    )
    .await?;
    let ready = "[0, 1].every((index) => frames[index].document.querySelector('[data-av-ready]'))";
    page.until("both to be ready", ready).await?;
    for (choice, value) in [("theme", "dark"), ("font-size", "largest"), ("line-height", "loose")] {
        let input = |index: usize| {
            format!("frames[{index}].document.querySelector('[name=av-{choice}][value={value}]')")
        };
        let took: f64 = page
            .eval(&format!(
                "new Promise((told) => {{
                   const start = performance.now();
                   {}.click();
                   const look = () => {}.checked || performance.now() - start > 5000 ? \
                 told(performance.now() - start) : setTimeout(look, 10);
                   look();
                 }})",
                input(0),
                input(1)
            ))
            .await?;
        ensure!(took < 1000.0, "{choice} came to the other page after {took} ms");
    }
    Ok(())
}

/// A value stored under the former name of a setting is still read, and a reset forgets it, too.
pub async fn settings_that_earlier_versions_kept_are_read(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    page.eval::<Value>("localStorage.setItem('article-viewer.size', 'largest') ?? null").await?;
    page.read(&page.folder.built()?).await?;
    let checked = |value: &str| {
        format!("document.querySelector('[name=av-font-size]:checked').value === '{value}'")
    };
    page.until("the size of an earlier version", &checked("largest")).await?;
    open_settings(page).await?;
    open_more(page).await?;
    page.eval::<Value>("document.querySelector('[type=reset]').scrollIntoView() ?? null").await?;
    page.click("#av-settings [type=reset]").await?;
    page.until("the default", &checked("default")).await?;
    page.read(&page.folder.built()?).await?;
    page.until("the default still", &checked("default")).await
}
