//! The interface in other languages, and the directions of it and of the article.

use crate::host::{Host, SCRIPT};
use crate::page::{Page, inside};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

/// A paragraph in Arabic.
const ARABIC: &str = "غادرت العبّارة الميناء عند السادسة وعشر دقائق، ولم يعرف أحد من وضع الجدول.";

fn article(lang: &str, interface: Option<&str>, text: &str) -> Value {
    let related = json!([{ "title": "The tide", "date": "2025-02-13" }]);
    let headline = text.split(' ').take(3).collect::<Vec<_>>().join(" ");
    json!({ "lang": lang, "interface": interface, "headline": headline, "site": "Harbour",
            "published": "2025-02-14", "updated": "2025-02-15",
            "body": [text, { "kind": "paragraph",
                             "spans": [text, { "kind": "noteref", "note": "n" }] }],
            "notes": [{ "id": "n", "blocks": [text] }], "related": related })
}

/// The middles of what two selectors find, from the window's left edge, as parts of its width.
async fn middles(page: &Page<'_>, one: &str, other: &str) -> Result<(f64, f64)> {
    page.eval(&format!(
        "[{}, {}].map((css) => document.querySelector(css).getBoundingClientRect()).map((rect) => \
         (rect.left + rect.right) / 2 / document.documentElement.clientWidth)",
        json!(one),
        json!(other)
    ))
    .await
}

async fn says(page: &Page<'_>, expression: &str, wanted: &str) -> Result<()> {
    let said: Value = page.eval(expression).await?;
    ensure!(said == json!(wanted), "{expression} is {said}, not “{wanted}”");
    Ok(())
}

/// The words, the bar, the panels and the arrows run as Arabic does.
pub async fn an_arabic_interface_is_mirrored(page: &Page<'_>) -> Result<()> {
    page.resize(1280, 900).await?;
    page.read(&page.folder.pack_json(article("ar", None, ARABIC), "ar.html")?).await?;
    says(page, "document.querySelector('.av').lang", "ar").await?;
    says(page, "document.querySelector('.av').dir", "rtl").await?;
    says(
        page,
        "document.querySelector('.av-settings-toggle .av-button-name').textContent",
        "إعدادات القراءة",
    )
    .await?;
    says(page, "document.querySelector('.av-published').textContent", "14 فبراير 2025").await?;
    let (settings, site) = middles(page, ".av-settings-toggle", ".av-site").await?;
    ensure!(settings < 0.3 && site > 0.4, "the bar: settings at {settings}, the site at {site}");
    let site_edge = "(() => { const range = document.createRange(); \
                     range.selectNodeContents(document.querySelector('.av-site')); return \
                     range.getBoundingClientRect().right / document.documentElement.clientWidth })()";
    let edge: f64 = page.eval(site_edge).await?;
    ensure!(edge > 0.9, "the site's name ends at {edge}");
    says(
        page,
        "getComputedStyle(document.querySelector('.av-progress')).transformOrigin.split(' ')[0] \
         === '0px' ? 'left' : 'right'",
        "right",
    )
    .await?;
    // In wider windows it is docked.
    page.resize(1000, 900).await?;
    page.until("the window", "innerWidth < 1100").await?;
    page.click(".av-settings-toggle").await?;
    hangs_from_its_button(
        page,
        "document.querySelector('.av-settings-toggle')",
        "document.querySelector('.av-settings')",
    )
    .await
}

/// Whether a panel that was opened has its left edge below that of its button.
async fn hangs_from_its_button(page: &Page<'_>, button: &str, panel: &str) -> Result<()> {
    page.until("the panel", &format!("{panel}.matches(':popover-open')")).await?;
    let (button, panel, right): (f64, f64, f64) = page
        .eval(&format!(
            "[{button}.getBoundingClientRect().left, {panel}.getBoundingClientRect().left, \
             {panel}.getBoundingClientRect().right]"
        ))
        .await?;
    ensure!(
        (panel - button).abs() < 40.0 && right > button + 200.0,
        "the panel is from {panel} to {right}, its button at {button}"
    );
    Ok(())
}

/// The page around the element runs as English does, and its panels are mirrored all the same.
pub async fn an_arabic_element_is_mirrored_in_an_english_page(page: &Page<'_>) -> Result<()> {
    page.resize(1000, 900).await?;
    let host = Host::new(page).await?;
    let mut article = article("ar", None, ARABIC);
    article["format"] = "article-viewer".into();
    article["version"] = 1.into();
    page.folder.write("ar.json", &article.to_string())?;
    let element = "<article-viewer loading=\"eager\" src=\"ar.json\">Fallback</article-viewer>";
    host.show(page, SCRIPT, element).await?;
    host.state(page, "ready").await?;
    says(page, &format!("{}.dir", inside(".av")), "rtl").await?;
    page.click_inside(".av-settings-toggle").await?;
    hangs_from_its_button(page, &inside(".av-settings-toggle"), &inside(".av-settings")).await
}

/// A wide window docks the panel at its left edge, and signs stand after their letter.
pub async fn arabic_settings_are_docked_below_the_bar(page: &Page<'_>) -> Result<()> {
    page.resize(1280, 900).await?;
    page.read(&page.folder.pack_json(article("ar", None, ARABIC), "ar.html")?).await?;
    page.click(".av-settings-toggle").await?;
    page.settled().await?;
    let (left, top, bar): (f64, f64, f64) = page
        .eval(
            "[document.querySelector('#av-settings').getBoundingClientRect().left,
              document.querySelector('#av-settings').getBoundingClientRect().top,
              document.querySelector('.av-bar').getBoundingClientRect().bottom]",
        )
        .await?;
    ensure!((0.0..32.0).contains(&left), "the panel begins {left} px from the edge");
    ensure!((0.0..16.0).contains(&(top - bar)), "the panel is {} px below the bar", top - bar);
    says(page, "getComputedStyle(document.querySelector('.av-step'), '::before').direction", "ltr")
        .await
}

/// An Arabic article in an English page, and an English one in an Arabic page.
pub async fn article_and_interface_have_directions_of_their_own(page: &Page<'_>) -> Result<()> {
    page.resize(1280, 900).await?;
    let file = page.folder.pack_json(article("ar", Some("en"), ARABIC), "ar-en.html")?;
    page.read(&file).await?;
    says(page, "document.querySelector('.av').dir", "ltr").await?;
    says(page, "getComputedStyle(document.querySelector('.av-article')).direction", "rtl").await?;
    says(page, "document.querySelector('.av-updated').textContent", "Updated 15 فبراير 2025")
        .await?;
    let (settings, site) = middles(page, ".av-settings-toggle", ".av-site").await?;
    ensure!(settings > 0.7 && site < 0.6, "the bar: settings at {settings}, the site at {site}");

    let english = "The ferry left the harbour at ten past six.";
    let file = page.folder.pack_json(article("en", Some("ar"), english), "en-ar.html")?;
    page.read(&file).await?;
    says(page, "document.querySelector('.av').dir", "rtl").await?;
    says(page, "getComputedStyle(document.querySelector('.av-article')).direction", "ltr").await?;
    says(page, "document.querySelector('.av-updated').textContent", "آخر تحديث: 15 February 2025")
        .await?;
    says(page, "document.querySelector('.av-updated').dir", "rtl").await?;
    says(page, "document.querySelector('.av-story-date').lang", "en").await?;
    let (settings, site) = middles(page, ".av-settings-toggle", ".av-site").await?;
    ensure!(settings < 0.3 && site > 0.4, "the bar: settings at {settings}, the site at {site}");
    Ok(())
}

pub async fn a_japanese_interface_speaks_japanese(page: &Page<'_>) -> Result<()> {
    let text = "連絡船は六時十分に港を出た。";
    page.read(&page.folder.pack_json(article("ja-JP", None, text), "ja.html")?).await?;
    says(page, "document.querySelector('.av').lang", "ja").await?;
    says(page, "document.querySelector('.av').dir", "ltr").await?;
    says(
        page,
        "document.querySelector('.av-dates').textContent",
        "2025年2月14日 更新： 2025年2月15日 約1分で読めます",
    )
    .await?;
    says(page, "document.querySelector('[role=doc-noteref]').ariaLabel", "注 1").await?;
    let font: String =
        page.eval("getComputedStyle(document.querySelector('.av-settings')).fontFamily").await?;
    ensure!(!font.contains("SC"), "the interface is in Chinese letters: {font}");
    Ok(())
}

/// The packer writes dates as the browser does, so that none changes before the reader's eyes.
pub async fn dates_are_those_of_the_browser(page: &Page<'_>) -> Result<()> {
    // Arabic without a region has other digits in WebKit's older tables.
    const LANGUAGES: [&str; 11] =
        ["en", "en-US", "zh-Hans", "zh-TW", "ja", "ko", "de", "fr", "es-MX", "ar-EG", "pt-BR"];
    let host = Host::new(page).await?;
    let mut elements = String::new();
    let mut packed = Vec::new();
    for lang in LANGUAGES {
        let mut article = article(lang, Some("de"), "Text.");
        let file = page.folder.pack_json(article.clone(), &format!("{lang}.html"))?;
        packed.push((lang, dates(&std::fs::read_to_string(file)?)?));
        article["format"] = "article-viewer".into();
        article["version"] = 1.into();
        page.folder.write(&format!("{lang}.json"), &article.to_string())?;
        elements +=
            &format!("<article-viewer loading=\"eager\" src=\"{lang}.json\">None</article-viewer>");
    }
    host.show(page, SCRIPT, &elements).await?;
    for (number, (lang, packed)) in packed.iter().enumerate() {
        let element = format!("document.querySelectorAll('article-viewer')[{number}]");
        page.until(&format!("{lang} to be ready"), &format!("{element}.state === 'ready'")).await?;
        let built: String = page
            .eval(&format!("{element}.shadowRoot.querySelector('.av-dates').outerHTML"))
            .await?;
        ensure!(dates(&built)? == *packed, "{lang}: packed as {packed}, built as {built}");
    }
    Ok(())
}

/// The line with the dates, as text.
fn dates(page: &str) -> Result<String> {
    let line = page.split_once("class=\"av-dates\"").context("a page without dates")?.1;
    let line = line.split_once("</p>").map_or(line, |(line, _)| line);
    let texts = line.split('>').skip(1).map(|part| part.split('<').next().unwrap_or_default());
    Ok(html_escape::decode_html_entities(&texts.collect::<String>()).into_owned())
}
