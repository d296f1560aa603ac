//! `<article-viewer>` as its documentation has it.

use crate::engine::Engine;
use crate::host::{Host, SCRIPT, article};
use crate::long;
use crate::page::{Page, inside};
use crate::scenarios::place::{FIRST, top_of};
use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};

const ONE: &str = "<article-viewer loading=\"eager\">Fallback</article-viewer>";

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
    for number in 0..9 {
        page.eval::<Value>(&format!(
            "document.querySelectorAll('.near')[{number}].scrollIntoView()"
        ))
        .await?;
        page.until("the next to be ready", &format!("{near_ready} > {number}")).await?;
    }
    ensure!(
        page.eval::<bool>("document.getElementById('far').state === 'idle'").await?,
        "the last began far away"
    );
    ensure!(host.server.requests_for("far.json") == 0, "the last was fetched far away");
    page.eval::<Value>("document.getElementById('far').scrollIntoView()").await?;
    page.until("the last to be ready", "document.getElementById('far').state === 'ready'").await?;
    ensure!(
        host.server.requests_for(".wasm") == 1,
        "{} requests for the viewer",
        host.server.requests_for(".wasm")
    );
    ensure!(
        host.server.requests_for(".css") == 1,
        "{} requests for the style",
        host.server.requests_for(".css")
    );
    let compiled: usize = page.eval("compiled").await?;
    ensure!(compiled == 1, "compiled {compiled} times");
    let complaints = page.console_complaints().await?;
    ensure!(complaints.is_empty(), "{complaints:?}");
    Ok(())
}

pub async fn two_hundred_rounds_leave_nothing_behind(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    let rounds = "<script>const instantiate = WebAssembly.instantiate;
        WebAssembly.instantiate = async (...given) => {
          const made = await instantiate(...given);
          window.memory = (made.instance ?? made).exports.memory;
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
          window.done = true;
        }</script>";
    host.show(page, &format!("{rounds}{SCRIPT}"), ONE).await?;
    host.state(page, "ready").await?;
    page.eval::<Value>("(rounds(), null)").await?;
    page.until("the rounds to be over", "window.done === true").await?;
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

pub async fn content_comes_from_each_of_its_places(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    page.folder.write("story.json", &article("From its source").to_string())?;
    let own = article("From its child");
    for (attributes, child, headline) in [
        ("src=\"story.json\"", String::new(), "From its source"),
        ("", format!("<script type=\"application/json\">{own}</script>"), "From its child"),
    ] {
        let body =
            format!("<article-viewer loading=\"eager\" {attributes}>{child}</article-viewer>");
        host.show(page, SCRIPT, &body).await?;
        shows(&host, page, headline).await?;
    }
    // A property from before the element was defined counts, too. Objects of the driver's own are
    // none of the page's.
    let (early, late) = (article("From a property"), article("From another"));
    let early = format!(
        "{ONE}<script>document.querySelector('article-viewer').article = {early}; window.late = \
         {late}</script>"
    );
    host.show(page, "", &format!("{early}{SCRIPT}")).await?;
    shows(&host, page, "From a property").await?;
    page.eval::<Value>("(document.querySelector('article-viewer').article = late, null)").await?;
    shows(&host, page, "From another").await?;
    // Existing markup: its pictures are there already, and its links go where they went.
    let markup = "<article><h1>From its <em>markup</em></h1><p>First, with a <a \
                  href=\"deeper/page.html\">link</a>.</p><img src=\"picture.svg\" alt=\"A \
                  picture\"><h2 id=\"then\">Then</h2></article>";
    page.folder.write("picture.svg", include_str!("../../every-kind.svg"))?;
    host.show(
        page,
        SCRIPT,
        &format!("<article-viewer loading=\"eager\">{markup}</article-viewer>"),
    )
    .await?;
    shows(&host, page, "From its markup").await?;
    let link: String = page.eval(&format!("{}.href", inside(".av-body > p > a"))).await?;
    ensure!(link == host.server.url("/deeper/page.html"), "the link goes to {link}");
    page.until("the picture to show", &format!("{}.naturalWidth > 0", inside(".av-body img")))
        .await?;
    host.show(page, SCRIPT, ONE).await?;
    host.state(page, "ready").await?;
    let embedded: String = page.eval(&format!("{}.textContent", inside(".av-headline"))).await?;
    ensure!(!embedded.is_empty(), "without content the embedded article shows");
    ensure!(
        host.said(page, "ready").await?[0]["title"]
            .as_str()
            .is_some_and(|title| title.starts_with(&embedded)),
        "no title"
    );
    Ok(())
}

/// An element that was loaded once is as lazy as before.
pub async fn another_source_far_away_waits_until_it_is_near(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    page.folder.write("story.json", &article("A story").to_string())?;
    page.folder.write("other.json", &article("Another story").to_string())?;
    let far = "<div style=\"height: 60000px\"></div><article-viewer loading=\"eager\" \
               src=\"story.json\"></article-viewer>";
    host.show(page, SCRIPT, far).await?;
    shows(&host, page, "A story").await?;
    page.eval::<Value>(
        "Object.assign(document.querySelector('article-viewer'), { loading: 'lazy', src: \
         'other.json' }) && null",
    )
    .await?;
    page.settled().await?;
    ensure!(
        page.eval::<String>("document.querySelector('article-viewer').state").await? == "idle",
        "it began far away"
    );
    ensure!(host.server.requests_for("other.json") == 0, "it was fetched far away");
    page.eval::<Value>("document.querySelector('article-viewer').scrollIntoView() ?? null").await?;
    shows(&host, page, "Another story").await
}

/// On somebody's page the project's own article is what an element shows that names none, and no
/// other.
pub async fn wrong_content_never_shows_the_embedded_article(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    let own = article("The page's own").to_string().replace('"', "&quot;").replace('\'', "&#39;");
    host.show(
        page,
        SCRIPT,
        &format!("<article-viewer loading=\"eager\" article=\"{own}\"></article-viewer>"),
    )
    .await?;
    shows(&host, page, "The page's own").await?;
    page.folder.write("empty.json", "")?;
    for (attributes, children, code) in [
        ("article=\"[object Object]\"", "", "src-not-json"),
        ("article", "", "src-not-json"),
        ("article=\"null\"", "", "src-not-article"),
        ("article=\"{}\"", "", "src-not-article"),
        ("src", "", "src-html"),
        ("src=\"empty.json\"", "", "src-not-json"),
        ("", "<script type=\"application/json\"></script>", "src-not-json"),
        ("", "<script type=\"application/json\">null</script>", "src-not-article"),
    ] {
        let element = format!(
            "<article-viewer loading=\"eager\" {attributes}><p id=\"fallback\">The \
             text.</p>{children}</article-viewer>"
        );
        host.show(page, SCRIPT, &element).await?;
        host.state(page, "failed").await.with_context(|| element.clone())?;
        let said: String =
            page.eval("document.querySelector('article-viewer').failure.code").await?;
        ensure!(said == code, "{element}: the code is {said}, not {code}");
        ensure!(
            page.eval::<bool>("document.getElementById('fallback').checkVisibility()").await?,
            "{element}: the fallback is gone"
        );
    }
    // A framework that does not know the property: the message says what to do.
    host.show(
        page,
        SCRIPT,
        "<article-viewer loading=\"eager\" article=\"[object Object]\"></article-viewer>",
    )
    .await?;
    host.state(page, "failed").await?;
    let panel: String = page.eval(&format!("{}.innerText", inside("[part=failure]"))).await?;
    ensure!(
        panel.contains("[object Object]") && panel.contains("property"),
        "the panel says only: {panel}"
    );
    Ok(())
}

/// Frameworks set properties to nothing until their data is there.
pub async fn article_may_come_later_than_the_element(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    for property in ["article", "src"] {
        let early = format!(
            "<script>document.querySelector('article-viewer').{property} = undefined</script>"
        );
        host.show(page, "", &format!("{ONE}{early}{SCRIPT}")).await?;
        page.settled().await?;
        ensure!(
            page.eval::<String>("document.querySelector('article-viewer').state").await? == "idle",
            "{property}: something is shown"
        );
        let late = article("Here at last");
        page.eval::<Value>(&format!(
            "(document.querySelector('article-viewer').article = JSON.parse({}), null)",
            json!(late.to_string())
        ))
        .await?;
        shows(&host, page, "Here at last").await?;
        page.eval::<Value>("(document.querySelector('article-viewer').article = null, null)")
            .await?;
        host.state(page, "idle").await?;
        ensure!(
            page.eval::<bool>(&format!("{} === null", inside(".av"))).await?,
            "the article is still there"
        );
    }
    Ok(())
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

pub async fn settings_are_heard_set_and_shared(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    host.show(
        page,
        SCRIPT,
        &format!("{ONE}{}", ONE.replace("<article-viewer", "<article-viewer id=\"second\"")),
    )
    .await?;
    page.until("both to be ready", "said.filter((event) => event.name === 'ready').length === 2")
        .await?;
    let size = format!("parseFloat(getComputedStyle({}).fontSize)", inside(".av-body > p"));
    let base: f64 = page.eval(&size).await?;
    page.click_inside(".av-settings-toggle").await?;
    page.click_inside(".av-option:has([value=largest])").await?;
    host.hears(page, "fontsizechange", 2).await?;
    ensure!(
        host.said(page, "fontsizechange").await?[0] == json!({ "fontSize": "largest" }),
        "the detail is another"
    );
    page.until("the text to grow", &format!("Math.abs({size} - {base} * 1.6) < 0.05")).await?;
    let second = "document.getElementById('second')";
    page.until(
        "the other to follow",
        &format!(
            "{second}.fontSize === 'largest' && {second}.getAttribute('font-size') === 'largest'"
        ),
    )
    .await?;
    let same = size.replace("querySelector('article-viewer')", "getElementById('second')");
    page.until("the other's text to grow", &format!("Math.abs({same} - {base} * 1.6) < 0.05"))
        .await?;
    // The page sets it.
    page.eval::<Value>(&format!("({second}.fontSize = 'smaller', null)")).await?;
    page.until("the text to shrink", &format!("Math.abs({size} - {base} * 0.9) < 0.05")).await?;
    page.until("that to be kept", "localStorage.getItem('article-viewer.font-size') === 'smaller'")
        .await?;
    // A list that is closed here stays open there.
    page.eval::<Value>("(said.length = 0, null)").await?;
    // A page that still moves would be clicked elsewhere.
    page.settled().await?;
    page.click_inside(".av-related-toggle").await?;
    host.hears(page, "relatedtoggle", 1).await?;
    ensure!(
        host.said(page, "relatedtoggle").await?[0] == json!({ "open": false }),
        "the detail is another"
    );
    ensure!(
        page.eval::<bool>(&format!("{second}.related === 'open'")).await?,
        "the other list closed, too"
    );
    page.eval::<Value>("(document.querySelector('article-viewer').related = 'open', null)").await?;
    page.until("the list to open", &format!("{}.open", inside(".av-related"))).await
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

pub async fn links_are_told_of_and_can_be_kept(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    let mut story = article("With links");
    story["body"] = json!([{ "kind": "paragraph", "spans": [
        "A ",
        { "kind": "link", "href": "deeper/page.html", "spans": ["link"] },
        " and a note",
        { "kind": "noteref", "note": "n" }
    ] }]);
    story["notes"] = json!([{ "id": "n", "blocks": ["The note."] }]);
    std::fs::create_dir(page.folder.join("stories"))?;
    page.folder.write("stories/story.json", &story.to_string())?;
    let keep = "<script>addEventListener('navigate', (event) => event.preventDefault())</script>";
    host.show(
        page,
        &format!("{keep}{SCRIPT}"),
        &ONE.replace("<article-viewer", "<article-viewer src=\"stories/story.json\""),
    )
    .await?;
    host.state(page, "ready").await?;
    page.click_inside(".av-body > p > a").await?;
    host.hears(page, "navigate", 1).await?;
    let said = &host.said(page, "navigate").await?[0];
    ensure!(
        said["href"] == host.server.url("/stories/deeper/page.html") && said["kind"] == "link",
        "{said}"
    );
    page.click_inside(".av-story-title a").await?;
    host.hears(page, "navigate", 2).await?;
    ensure!(
        host.said(page, "navigate").await?[1]["kind"] == "related",
        "a related story is no such"
    );
    // Fragments are in the shadow root, where the browser finds none.
    page.click_inside(".av-backlink").await?;
    let focus = "document.querySelector('article-viewer').shadowRoot.activeElement";
    page.until("the reference to have the focus", &format!("{focus}?.id === 'av-noteref-1'"))
        .await?;
    page.click_inside(".av-noteref > a").await?;
    page.until("the note to open", &format!("{focus}?.matches('.av-panel:popover-open')")).await?;
    page.press(Key::Escape).await?;
    page.until("the focus to return", &format!("{focus}?.id === 'av-noteref-1'")).await?;
    ensure!(
        page.eval::<bool>("location.pathname === '/host.html' && location.hash === ''").await?,
        "the page was left"
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

pub async fn share_can_be_taken_over(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    let keep = "<script>addEventListener('share', (event) => event.preventDefault())</script>";
    host.show(page, &format!("{keep}{SCRIPT}"), ONE).await?;
    host.state(page, "ready").await?;
    page.eval::<Value>("(document.querySelector('article-viewer').share(), null)").await?;
    host.hears(page, "share", 1).await?;
    let said = &host.said(page, "share").await?[0];
    ensure!(
        said["title"].as_str().is_some_and(|title| !title.is_empty())
            && said["url"].as_str().is_some_and(|url| url.starts_with("http")),
        "{said}"
    );
    Ok(())
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

pub async fn share_button_asks_the_system_where_it_can(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    // No browser that is driven has one.
    let system = "<script>navigator.share = async (what) => { window.shared = what }</script>";
    host.show(page, &format!("{system}{SCRIPT}"), ONE).await?;
    host.state(page, "ready").await?;
    page.click_inside(".av-share-toggle").await?;
    page.click_inside("[data-share=system]").await?;
    page.until("the system to be asked", "Boolean(window.shared)").await?;
    ensure!(
        page.eval::<bool>("shared.url.startsWith('http') && shared.title.length > 0").await?,
        "it is asked for something else"
    );
    host.hears(page, "share", 1).await
}

async fn shows(host: &Host, page: &Page<'_>, headline: &str) -> Result<()> {
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
