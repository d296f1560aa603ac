//! What a reader would see as wrong at a glance: what is cut, dimmed, covered or out of line.

use crate::engine::Engine;
use crate::files::every_kind;
use crate::page::Page;
use crate::paper;
use crate::scenarios::place::choose;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::path::Path;

/// A drawing and a photograph of these sizes, of one colour.
const DRAWING: &str = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdm\
                       ciIHdpZHRoPSIzMCIgaGVpZ2h0PSIyMCI+PHBhdGggZD0iTTAgMGgzMHYyMEgweiIvPjwvc3ZnPg==";
const PHOTOGRAPH: &str =
    "data:image/gif;base64,R0lGODlhAQABAIAAAP8A//8A/yH5BAAAAAAALAAAAAABAAEAAAIBRAA7";

fn story(image: Option<(&str, u32, u32)>) -> Value {
    let mut story =
        json!({ "title": "A story", "lead": "A lead.", "link": "https://example.org/" });
    if let Some((src, width, height)) = image {
        story["image"] = json!({ "src": src, "alt": "A", "width": width, "height": height });
    }
    story
}

pub async fn drawings_and_tall_pictures_of_stories_are_shown_whole(page: &Page<'_>) -> Result<()> {
    let images = [(PHOTOGRAPH, 600, 400), (DRAWING, 30, 20), (PHOTOGRAPH, 400, 600)];
    let related: Vec<Value> = images.map(|image| story(Some(image))).to_vec();
    let article = json!({ "lang": "en", "headline": "A", "body": ["Text."], "related": related });
    page.read(&page.folder.pack_json(article, "whole.html")?).await?;
    let fits: Vec<String> = page
        .eval(
            "[...document.querySelectorAll('.av-story-image')].map((it) => it.localName === \
             'svg' ? (/slice/.test(it.getAttribute('preserveAspectRatio')) ? 'cover' : \
             'contain') : getComputedStyle(it).objectFit)",
        )
        .await?;
    ensure!(fits == ["cover", "contain", "contain"], "{fits:?}");
    Ok(())
}

pub async fn cards_without_pictures_are_no_higher_than_their_text(page: &Page<'_>) -> Result<()> {
    let related = json!([story(Some((PHOTOGRAPH, 600, 400))), story(None), story(None)]);
    let article = json!({ "lang": "en", "headline": "A", "body": ["Text."], "related": related });
    page.read(&page.folder.pack_json(article, "cards.html")?).await?;
    let blank: Vec<f64> = page
        .eval(
            "[...document.querySelectorAll('.av-story')].map((it) => \
             it.getBoundingClientRect().bottom - \
             it.querySelector('.av-story-lead').getBoundingClientRect().bottom)",
        )
        .await?;
    ensure!(blank.iter().all(|blank| *blank < 40.0), "blank below the texts: {blank:?}");
    Ok(())
}

/// Numbers run to the right in Arabic, too: their units stand below each other.
pub async fn numbers_of_a_table_line_up_in_arabic(page: &Page<'_>) -> Result<()> {
    let document = page.folder.write(
        "arabic.md",
        "---\ntitle: أرقام\nlang: ar\n---\n\n| السنة | الكتب |\n| --- | ---: |\n| 2023 | 430 |\n| \
         2025 | 3200 |\n",
    )?;
    page.read(&page.folder.pack(&document, "arabic.html")?).await?;
    let ends: Vec<f64> = page
        .eval(
            "[...document.querySelectorAll('tbody tr > :last-child')].map((cell) => { const range \
             = document.createRange(); range.selectNodeContents(cell); return \
             range.getBoundingClientRect().right; })",
        )
        .await?;
    ensure!(ends.len() == 2 && (ends[0] - ends[1]).abs() < 1.0, "numbers end at {ends:?}");
    Ok(())
}

pub async fn parts_of_every_kind_stand_in_line(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack(&every_kind(), "every-kind.html")?).await?;
    let wrong: Vec<String> = page
        .eval(
            "(() => {
               const wrong = [];
               const style = (css) => getComputedStyle(document.querySelector(css));
               const box = (css) => document.querySelector(css).getBoundingClientRect();
               if (style('thead td').borderBlockEndWidth === '0px') wrong.push('a head is ruled in \
             part');
               const note = document.createRange();
               note.selectNodeContents(document.querySelector('#av-note-1 > p'));
               const last = [...note.getClientRects()].at(-1);
               if (box('#av-note-1 .av-backlink').top > last.bottom) wrong.push('the way back has a \
             line of its own');
               const [first, second] = \
             [...document.querySelectorAll('.av-task')].map((it) => it.getBoundingClientRect());
               if (second.top - first.top > 1.9 * parseFloat(style('.av-task').lineHeight)) \
             wrong.push('tasks are far apart');
               for (const css of ['.av-dates time', '.av-dates', '.av-formula-number']) {
                 if (style(css).fontVariantNumeric.includes('old')) wrong.push('old figures in ' + \
             css);
               }
               const sign = box('.av-callout .av-icon'), title = \
             document.createRange();
               title.selectNodeContents(document.querySelector('.av-callout .av-box-title > span') \
             ?? document.querySelector('.av-callout .av-box-title'));
               const words = title.getBoundingClientRect();
               if (Math.abs(sign.top + sign.bottom - words.top - words.bottom) > 8) wrong.push('a \
             sign is above its title');
               if (style('.av-picture-link span').fontFamily !== \
             style('.av-picture-link').fontFamily) wrong.push('a word in another face');
               return wrong;
             })()",
        )
        .await?;
    ensure!(wrong.is_empty(), "{wrong:?}");
    Ok(())
}

pub async fn marked_line_of_code_reaches_both_edges(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack(&every_kind(), "every-kind.html")?).await?;
    let [left, right, y, width]: [f64; 4] = page
        .eval(
            "(() => { const line = document.querySelector('.av-code-line'); \
             line.scrollIntoView({ block: 'center' }); const code = \
             line.closest('pre').getBoundingClientRect(); return [code.left, code.right, \
             line.getBoundingClientRect().top + 3, innerWidth]; })()",
        )
        .await?;
    page.settled().await?;
    let picture = image::load_from_memory(&page.session.client.screenshot().await?)?.to_rgb8();
    let scale = f64::from(picture.width()) / width;
    let at = |x: f64| *picture.get_pixel((x * scale) as u32, (y * scale) as u32);
    let (begin, middle, end) = (at(left + 4.0), at(f64::midpoint(left, right)), at(right - 4.0));
    ensure!(begin == middle && middle == end, "{begin:?}, {middle:?} and {end:?}");
    Ok(())
}

/// On a phone the button is always there.
pub async fn code_is_not_under_its_button_on_a_phone(page: &Page<'_>) -> Result<()> {
    if page.engine() != Engine::Chromium {
        return Ok(());
    }
    let phone = json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": true });
    page.session.devtools("Emulation.setDeviceMetricsOverride", phone).await?;
    page.read(&page.folder.pack(&every_kind(), "every-kind.html")?).await?;
    let covered: usize = page
        .eval(
            "[...document.querySelectorAll('.av-code')].filter((it) => { const range = \
             document.createRange(); range.selectNodeContents(it.querySelector('code')); return \
             it.querySelector('.av-copy').getBoundingClientRect().bottom > \
             range.getBoundingClientRect().top + 4; }).length",
        )
        .await?;
    page.session.devtools("Emulation.clearDeviceMetricsOverride", json!({})).await?;
    ensure!(covered == 0, "{covered} examples are under their buttons");
    Ok(())
}

pub async fn nothing_that_is_pressed_is_on_paper(page: &Page<'_>) -> Result<()> {
    if page.engine() != Engine::Chromium {
        return Ok(());
    }
    let article = page.folder.write(
        "paper.md",
        "---\ntitle: ورق\nlang: ar\n---\n\nكلمة[^1]\n\n```python\nprint(1)\n```\n\n[^1]: حاشية\n",
    )?;
    page.read(&page.folder.pack(&article, "paper.html")?).await?;
    emulate(page, "print", &[]).await?;
    let seen: Vec<String> = page
        .eval(
            "[...document.querySelectorAll('.av button, .av-backlink, .av-copied')].filter((it) => \
             it.checkVisibility()).map((it) => it.className)",
        )
        .await?;
    emulate(page, "", &[]).await?;
    ensure!(seen.is_empty(), "on paper are {seen:?}");
    Ok(())
}

/// Firefox has taken other margins for the sheets in the middle.
pub async fn all_sheets_have_the_same_margin(page: &Page<'_>) -> Result<()> {
    // WebKit's driver cannot print.
    if page.engine() == Engine::Webkit {
        return Ok(());
    }
    page.read(&page.folder.pack(&every_kind(), "every-kind.html")?).await?;
    let margins = paper::margins(page).await?;
    let least = margins.iter().copied().fold(f64::MAX, f64::min);
    let most = margins.iter().copied().fold(0.0, f64::max);
    ensure!(margins.len() > 3 && most - least < 10.0, "texts begin at {margins:?}");
    Ok(())
}

pub async fn chosen_option_is_not_dimmed_by_forced_colours(page: &Page<'_>) -> Result<()> {
    if page.engine() != Engine::Chromium {
        return Ok(());
    }
    page.read(&page.folder.pack(&every_kind(), "every-kind.html")?).await?;
    emulate(page, "", &[("forced-colors", "active")]).await?;
    let over: String = page
        .eval(
            "getComputedStyle(document.querySelector('.av-settings .av-option:has(:checked)'), \
             '::before').backgroundColor",
        )
        .await?;
    emulate(page, "", &[]).await?;
    ensure!(over.ends_with(", 0)"), "{over} is over its name");
    Ok(())
}

async fn emulate(page: &Page<'_>, media: &str, features: &[(&str, &str)]) -> Result<()> {
    let features: Vec<Value> =
        features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    let asked = json!({ "media": media, "features": features });
    page.session.devtools("Emulation.setEmulatedMedia", asked).await.map(drop)
}

async fn on_phone(page: &Page<'_>, file: &Path, width: u32) -> Result<()> {
    page.open(&page.folder.host(file, &format!("width=\"{width}\" height=\"700\""))?).await?;
    page.enter_frame().await?;
    page.ready().await
}

pub async fn five_sizes_stand_in_one_row_on_a_small_phone(page: &Page<'_>) -> Result<()> {
    on_phone(page, &page.folder.pack(&every_kind(), "every-kind.html")?, 360).await?;
    choose(page, "font-size", "largest").await?;
    page.eval::<Value>("document.querySelector('.av-settings').showPopover() ?? null").await?;
    page.settled().await?;
    let rows: usize = page
        .eval(
            "new Set([...document.querySelectorAll('.av-settings [data-choice=font-size] > \
             .av-option')].map((it) => Math.round(it.getBoundingClientRect().top))).size",
        )
        .await?;
    ensure!(rows == 1, "the sizes stand in {rows} rows");
    Ok(())
}

pub async fn name_of_the_site_is_smaller_beside_four_controls(page: &Page<'_>) -> Result<()> {
    let text = "A line of text that has several words in it. ".repeat(12);
    let parts = (0..6).flat_map(|_| ["## A part", &text, &text]).collect::<Vec<_>>().join("\n\n");
    let document = page.folder.write(
        "site.md",
        &format!("---\ntitle: A\nlang: en\nsite: The Harbour Gazette\n---\n\n{parts}\n"),
    )?;
    on_phone(page, &page.folder.pack(&document, "site.html")?, 390).await?;
    ensure!(page.count(".av-to-contents").await? == 1, "there are no contents");
    // At the size that it has beside three, a name of three words stood in three lines.
    let size = page.font_size(".av-site").await?;
    ensure!(size < 15.0, "it is set in {size} px");
    Ok(())
}

pub async fn front_page_of_a_folder_has_a_headline(page: &Page<'_>) -> Result<()> {
    let article = json!({ "lang": "en", "headline": "A", "site": "The Gazette", "topics": ["Ships"],
                          "body": ["Text."] });
    let folder = page.folder.site_json(article, "front")?;
    let front = folder.join("index.html");
    ensure!(front.is_file(), "there is no front page");
    page.open(&front).await?;
    let size: f64 = page.font_size(".av-headline").await.context("the headline")?;
    ensure!(size > 30.0, "the headline is set in {size} px");
    Ok(())
}

/// Wherever a line ends, the comma behind a formula stands beside it.
pub async fn no_line_begins_with_the_comma_behind_a_formula(page: &Page<'_>) -> Result<()> {
    let document = page.folder.write(
        "comma.md",
        "---\ntitle: A\nlang: en\n---\n\nThe long and the short of it is $x_1 + x_2$, and that is \
         all.\n",
    )?;
    page.read(&page.folder.pack(&document, "comma.html")?).await?;
    let apart: Vec<f64> = page
        .eval(
            "Array.from({ length: 200 }, (_, step) => { const line = \
             document.querySelector('.av-body > p'); line.style.width = `${100 + step}px`; const \
             math = line.querySelector('math'); const comma = document.createRange(); \
             comma.setStart(math.nextSibling, 0); comma.setEnd(math.nextSibling, 1); return \
             comma.getBoundingClientRect().top - math.getBoundingClientRect().bottom; }).filter((gap) \
             => gap > 0)",
        )
        .await?;
    ensure!(apart.is_empty(), "commas below their formulas: {apart:?}");
    Ok(())
}

/// As LaTeX sets them, whether the formula has a number or its rows.
pub async fn numbers_of_formulas_stand_at_the_edge(page: &Page<'_>) -> Result<()> {
    let document = page.folder.write(
        "numbers.md",
        "---\ntitle: A\nlang: en\n---\n\n\\begin{equation}\na = b\n\\end{equation}\n\n\
         \\begin{align}\nc &= d \\\\\ne &= f\n\\end{align}\n",
    )?;
    page.read(&page.folder.pack(&document, "numbers.html")?).await?;
    let ends: Vec<f64> = page
        .eval(
            "[...document.querySelectorAll('.av-formula-number, .av-formula mtr > \
             :last-child > *')].map((it) => it.getBoundingClientRect().right)",
        )
        .await?;
    let column: f64 =
        page.eval("document.querySelector('.av-formula').getBoundingClientRect().right").await?;
    // WebKit makes rows no wider than what is in them; there their numbers stand below each other.
    let edges = match page.engine() {
        Engine::Webkit => [column, ends[1], ends[1]],
        Engine::Chromium | Engine::Firefox => [column; 3],
    };
    ensure!(
        ends.len() == 3 && ends.iter().zip(edges).all(|(end, edge)| (edge - end).abs() < 8.0),
        "numbers end at {ends:?}, the column at {column}"
    );
    Ok(())
}

/// A reaction is longer than a phone is wide, and browsers end no line in a formula.
pub async fn long_formula_within_a_line_makes_no_phone_wider(page: &Page<'_>) -> Result<()> {
    let document = page.folder.write(
        "reaction.md",
        "---\ntitle: A\nlang: en\n---\n\nLimewater clears by $\\ce{Ca(OH)2 + CO2 -> CaCO3 v + H2O}$, \
         and that is all.\n",
    )?;
    let file = page.folder.pack(&document, "reaction.html")?;
    page.open(&page.folder.host(&file, "width=\"320\" height=\"600\"")?).await?;
    page.enter_frame().await?;
    page.ready().await?;
    let width: f64 = page.eval("document.documentElement.scrollWidth").await?;
    ensure!(width <= 320.0, "the page is {width} px wide");
    let [scrolls, moved]: [f64; 2] = page
        .eval(
            "(() => { const formula = document.querySelector('.av-long-formula'); \
             const top = () => formula.querySelector('mi').getBoundingClientRect().top; \
             const before = top(); \
             const scrolls = formula.scrollWidth - formula.clientWidth; \
             formula.style.overflow = 'visible'; \
             return [scrolls, Math.abs(top() - before)]; })()",
        )
        .await?;
    ensure!(scrolls > 20.0, "the formula does not scroll");
    ensure!(moved < 1.0, "in its own box the formula stands {moved} px off its line");
    let focusable = "document.querySelector('.av-long-formula').tabIndex === 0";
    page.until("Tab leads to the formula", focusable).await
}
