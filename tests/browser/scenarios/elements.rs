//! `<article-viewer>` as its documentation has it.

use crate::engine::Engine;
use crate::host::{Host, SCRIPT, article};
use crate::long;
use crate::page::{Page, inside};
use crate::scenarios::place::{FIRST, top_of};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use fantoccini::wd::PrintConfiguration;
use serde_json::{Value, json};

pub const ONE: &str = "<article-viewer loading=\"eager\">Fallback</article-viewer>";

pub async fn ten_share_one_viewer_and_load_when_near(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    let counter = "<script>window.compiled = 0; const compile = WebAssembly.compile;
        WebAssembly.compile = (...given) => { compiled += 1; return compile.apply(WebAssembly, \
                   given) }</script>";
    let near = "<article-viewer class=\"near\"></article-viewer>".repeat(9);
    let body = format!(
        "{near}<div style=\"height: 60000px\"></div><article-viewer id=\"far\" \
         src=\"far.json\"></article-viewer>"
    );
    page.folder.write("far.json", &article("Far below").to_string())?;
    // Twice: a second copy of the script changes nothing.
    host.show(page, &format!("{counter}{SCRIPT}{}", SCRIPT.replace(".js", ".js?again")), &body)
        .await?;
    let near_ready = "[...document.querySelectorAll('.near')].filter((element) => element.state \
                      === 'ready').length";
    // Those that are far below wait, so not all nine have to start: scroll through them.
    // Those above become longer as they come, and push away what was in sight.
    for number in 0..9 {
        let goes_on = format!("document.querySelectorAll('.near')[{number}].scrollIntoView()");
        let is_ready = format!("({goes_on}, {near_ready} > {number})");
        page.until("the next to be ready", &is_ready).await?;
    }
    ensure!(
        page.eval::<bool>("document.getElementById('far').state === 'idle'").await?,
        "the last began far away"
    );
    ensure!(host.server.requests_for("far.json") == 0, "the last was fetched far away");
    page.eval::<Value>("document.getElementById('far').scrollIntoView()").await?;
    page.until("the last to be ready", "document.getElementById('far').state === 'ready'").await?;
    // Those that name no article show the default one, which the reader of markup has.
    let (viewer, reader) = host.modules()?;
    for module in [viewer, reader] {
        let requests = host.server.requests_for(&module);
        ensure!(requests == 1, "{requests} requests for {module}");
    }
    ensure!(
        host.server.requests_for(".css") == 1,
        "{} requests for the style",
        host.server.requests_for(".css")
    );
    let compiled: usize = page.eval("compiled").await?;
    ensure!(compiled == 2, "compiled {compiled} times");
    let complaints = page.console_complaints().await?;
    ensure!(complaints.is_empty(), "{complaints:?}");
    Ok(())
}

pub async fn printing_loads_what_was_never_near(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    page.folder.write("far.json", &article("Far below").to_string())?;
    let body = "<div style=\"height: 60000px\"></div><article-viewer \
                src=\"far.json\"></article-viewer>";
    host.show(page, SCRIPT, body).await?;
    host.state(page, "idle").await?;
    // WebKit's driver cannot print.
    if page.engine() == Engine::Webkit {
        page.eval::<bool>("dispatchEvent(new Event('beforeprint'))").await?;
    } else {
        page.session.client.print(PrintConfiguration::default()).await?;
    }
    host.state(page, "ready").await
}

pub async fn two_hundred_rounds_leave_nothing_behind(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    let rounds = "<script>const instantiate = WebAssembly.instantiate;
        WebAssembly.instantiate = async (...given) => {
          const made = await instantiate(...given);
          window.memory = Object.values((made.instance ?? made).exports).find(
            (one) => one instanceof WebAssembly.Memory);
          return made;
        };
        window.left = []; window.sizes = []; window.moved = 0;
        const task = () => new Promise((resolve) => setTimeout(resolve));
        window.rounds = async () => {
          for (let round = 0; round < 200; round++) {
            const element = document.createElement('article-viewer');
            element.loading = 'eager';
            document.body.prepend(element);
            await element.ready;
            const shown = element.shadowRoot.querySelector('.av');
            document.body.append(element);
            await task();
            if (element.state === 'ready' && element.shadowRoot.querySelector('.av') === shown) \
                  moved += 1;
            element.remove();
            await task();
            left.push(new WeakRef(element), new WeakRef(shown));
            sizes.push(memory.buffer.byteLength);
          }
        }</script>";
    host.show(page, &format!("{rounds}{SCRIPT}"), ONE).await?;
    host.state(page, "ready").await?;
    page.eval::<Value>("(rounds(), null)").await?;
    // A busy machine takes longer for all than for anything a page does at once.
    for round in (20..=200).step_by(20) {
        let over = format!("sizes.length >= {round}");
        page.until(&format!("{round} rounds to be over"), &over).await?;
    }
    let moved: usize = page.eval("moved").await?;
    ensure!(moved == 200, "{} of 200 moved elements lost what they showed", 200 - moved);
    let grown: bool = page.eval("sizes.at(-1) > sizes[19]").await?;
    ensure!(!grown, "the viewer's memory grows with every element");
    if page.engine() == Engine::Chromium {
        let left = "left.filter((kept) => kept.deref()).length";
        for _ in 0..5 {
            page.session.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let left: usize = page.eval(left).await?;
        ensure!(left <= 4, "{left} of 400 elements and roots are still held");
    }
    page.eval::<Value>("(said.length = 0, null)").await?;
    // A page that still moves would be clicked elsewhere.
    page.settled().await?;
    page.click_inside(".av-related-toggle").await?;
    host.hears(page, "relatedtoggle", 1).await?;
    page.click_inside(".av-related-toggle").await?;
    host.hears(page, "relatedtoggle", 2).await
}

pub async fn attributes_and_properties_reflect(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    host.show(page, SCRIPT, "<article-viewer></article-viewer>").await?;
    for (property, attribute, value, otherwise) in [
        ("src", "src", "story.json", "story.json"),
        ("loading", "loading", "eager", "lazy"),
        ("theme", "theme", "dark", "auto"),
        ("fontSize", "font-size", "larger", "default"),
        ("related", "related", "closed", "open"),
    ] {
        let set = format!(
            "(element => (element.{property} = '{value}', \
             element.getAttribute('{attribute}')))(document.createElement('article-viewer'))"
        );
        ensure!(page.eval::<String>(&set).await? == value, "{property} does not reflect");
        if property != "src" {
            let unknown = format!(
                "(element => (element.setAttribute('{attribute}', 'nonsense'), \
                 element.{property}))(document.createElement('article-viewer'))"
            );
            ensure!(page.eval::<String>(&unknown).await? == otherwise, "{property} takes nonsense");
        }
    }
    let flag = "(element => (element.remoteImages = true, \
                element.hasAttribute('remote-images')))(document.createElement('article-viewer'))";
    ensure!(page.eval::<bool>(flag).await?, "remoteImages does not reflect");
    // The theme acts at once, before and after.
    page.eval::<Value>("(document.querySelector('article-viewer').theme = 'sepia', null)").await?;
    host.state(page, "ready").await?;
    let paper = format!("getComputedStyle({}).backgroundColor", inside(".av"));
    let sepia: String = page.eval(&paper).await?;
    page.eval::<Value>("(document.querySelector('article-viewer').theme = 'light', null)").await?;
    ensure!(page.eval::<String>(&paper).await? != sepia, "the theme does not act");
    Ok(())
}

pub async fn host_supplies_the_storage(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    let storage = "<script>const kept = new Map([['article-viewer.font-size', 'larger']]); const \
                   element = document.querySelector('article-viewer');
        element.storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => \
                   kept.set(key, value) };
        window.kept = kept</script>";
    host.show(page, "", &format!("{ONE}{storage}{SCRIPT}")).await?;
    host.state(page, "ready").await?;
    ensure!(
        page.eval::<bool>("document.querySelector('article-viewer').fontSize === 'larger'").await?,
        "it is not read"
    );
    page.click_inside(".av-settings-toggle").await?;
    page.click_inside(".av-option:has([value=smallest])").await?;
    page.until(
        "the choice to be kept there",
        "kept.get('article-viewer.font-size') === 'smallest'",
    )
    .await?;
    ensure!(
        page.eval::<usize>("localStorage.length").await? == 0,
        "something is kept elsewhere, too"
    );
    Ok(())
}

pub async fn keyboard_reaches_everything_inside(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    host.show(page, SCRIPT, ONE).await?;
    host.state(page, "ready").await?;
    let has_focus = |css: &str| {
        format!(
            "document.querySelector('article-viewer').shadowRoot.activeElement?.matches({}) === \
             true",
            json!(css)
        )
    };
    tab_to(page, &has_focus(".av-settings-toggle")).await?;
    page.press(Key::Enter).await?;
    page.until(
        "the settings to open",
        &format!("{}.matches(':popover-open')", inside(".av-settings")),
    )
    .await?;
    tab_to(page, &has_focus("input[name=av-font-size]")).await?;
    page.press(Key::Right).await?;
    page.until("the next size", "document.querySelector('article-viewer').fontSize === 'larger'")
        .await?;
    page.press(Key::Escape).await?;
    page.until("the focus to return", &has_focus(".av-settings-toggle")).await?;
    tab_to(page, &has_focus(".av-related-toggle")).await?;
    page.press_char(' ').await?;
    page.until("the list to close", "document.querySelector('article-viewer').related === 'closed'")
        .await
}

pub async fn place_is_kept_in_a_part_of_a_page_that_scrolls(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    page.folder.write("long.json", &{
        let mut article = long::article(6);
        article["format"] = json!("article-viewer");
        article["version"] = json!(1);
        article.to_string()
    })?;
    let body = "<div id=\"around\" style=\"height: 600px; overflow: auto; margin-top: 80px\"><p \
                style=\"height: 500px\">Above</p><article-viewer src=\"long.json\" \
                loading=\"eager\"></article-viewer></div>";
    host.show(page, SCRIPT, body).await?;
    host.state(page, "ready").await?;
    let within = |script: &str| {
        script.replace(
            "document.querySelector(",
            "document.querySelector('article-viewer').shadowRoot.querySelector(",
        )
    };
    page.eval::<Value>("(document.getElementById('around').scrollTop = 3000, null)").await?;
    page.settled().await?;
    let (node, offset, top): (usize, usize, f64) = page.eval(&within(FIRST)).await?;
    for change in [
        "{ fontSize: 'largest' }",
        "{ typeface: 'sans' }",
        "{ lineHeight: 'loose' }",
        "{ fontSize: 'smallest' }",
    ] {
        page.eval::<Value>(&format!(
            "(document.querySelector('article-viewer').settings = {change}, null)"
        ))
        .await?;
        page.settled().await?;
        let now: f64 = page.eval(&within(&top_of(node, offset))).await?;
        ensure!(
            (now - top).abs() <= 4.0,
            "{change} moved the first visible character by {} px",
            now - top
        );
    }
    ensure!(page.eval::<f64>("scrollY").await? == 0.0, "the page around has scrolled");
    Ok(())
}

pub async fn shows(host: &Host, page: &Page<'_>, headline: &str) -> Result<()> {
    let shown = format!("{}?.textContent === {}", inside(".av-headline"), json!(headline));
    page.until(&format!("the article “{headline}”"), &shown).await?;
    host.state(page, "ready").await
}

async fn tab_to(page: &Page<'_>, condition: &str) -> Result<()> {
    for _ in 0..40 {
        page.press(Key::Tab).await?;
        if page.eval::<bool>(condition).await? {
            return Ok(());
        }
    }
    anyhow::bail!("40 presses of Tab never made {condition} true")
}
