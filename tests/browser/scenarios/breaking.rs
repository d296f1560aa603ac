//! Everything that can break between a server and a reader: the text stays, the cause is named, the
//! page goes on.

use crate::files::viewer_export;
use crate::host::{Host, SCRIPT, article};
use crate::page::{Page, inside};
use crate::server::{Fault, Manner, Server};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

const ELEMENT: &str =
    "<article-viewer loading=\"eager\"><p id=\"fallback\">The text itself.</p></article-viewer>";

/// Which file breaks, how, and the code that names it.
const FILES: [(&str, Fault, &str); 12] = [
    (".wasm", Fault::Missing, "viewer-missing"),
    (".wasm", Fault::Html, "viewer-html"),
    (".wasm", Fault::Truncated, "viewer-truncated"),
    (".wasm", Fault::Flipped, "viewer-corrupt"),
    (".wasm", Fault::Cut, "viewer-network"),
    (".css", Fault::Missing, "viewer-missing"),
    (".css", Fault::Flipped, "viewer-corrupt"),
    ("story.json", Fault::Missing, "src-missing"),
    ("story.json", Fault::Html, "src-html"),
    ("story.json", Fault::Cut, "src-network"),
    ("story.json", Fault::Huge, "src-too-large"),
    ("story.json", Fault::Endless, "src-too-large"),
];

pub async fn broken_files_are_named_and_tried_again(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    page.folder.write("story.json", &article("A story").to_string())?;
    for (file, fault, code) in FILES {
        let row = || format!("{file} {fault:?}");
        host.server.breaks(file, fault);
        host.show(page, SCRIPT, &with_source("story.json")).await?;
        fails(&host, page, code).await.with_context(row)?;
        host.server.mend();
        page.click_inside("[part=failure] button").await.with_context(row)?;
        host.state(page, "ready").await.with_context(row)?;
        ensure!(
            page.eval::<bool>(&format!("{} === null", inside("[part=failure]"))).await?,
            "{}: the panel stays",
            row()
        );
    }
    Ok(())
}

/// The reader of markup is a file of its own: without it markup shows as the page has it, and
/// articles in JSON need it not.
pub async fn markup_stays_readable_without_its_reader(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    page.folder.write("story.json", &article("A story").to_string())?;
    let (_, reader) = host.modules()?;
    let markup = "<article-viewer loading=\"eager\"><article id=\"fallback\"><h1>From markup</h1>\
                  <p>The text itself.</p></article></article-viewer>";
    for (fault, code) in [(Fault::Missing, "viewer-missing"), (Fault::Flipped, "viewer-corrupt")] {
        let row = || format!("{fault:?}");
        host.server.breaks(&reader, fault);
        host.show(page, SCRIPT, markup).await?;
        fails(&host, page, code).await.with_context(row)?;
        host.server.mend();
        page.click_inside("[part=failure] button").await.with_context(row)?;
        host.state(page, "ready").await.with_context(row)?;
        let headline: String =
            page.eval(&format!("{}.textContent", inside(".av-headline"))).await?;
        ensure!(headline == "From markup", "another article: {headline}");
    }
    let asked = host.server.requests_for(&reader);
    host.show(page, SCRIPT, &with_source("story.json")).await?;
    host.state(page, "ready").await?;
    ensure!(host.server.requests_for(&reader) == asked, "an article in JSON asked for the reader");
    Ok(())
}

pub async fn sources_that_are_no_article_are_named(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    for (name, content, code) in [
        ("half.json", "{\"format\": \"article-vie", "src-not-json"),
        ("other.json", "{\"name\": \"value\"}", "src-not-article"),
        ("list.json", "[1, 2, 3]", "src-not-article"),
        (
            "future.json",
            "{\"format\": \"article-viewer\", \"version\": 99, \"headline\": \"x\"}",
            "src-not-article",
        ),
    ] {
        page.folder.write(name, content)?;
        host.show(page, SCRIPT, &with_source(name)).await?;
        fails(&host, page, code).await.context(name)?;
    }
    host.show(page, SCRIPT, &with_source("http://[")).await?;
    fails(&host, page, "src-missing").await.context("an address that is none")
}

pub async fn other_origins_that_do_not_share_are_named(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    page.folder.write("story.json", &article("A story").to_string())?;
    let other = Server::start(&page.folder.join("")).await?;
    host.show(page, SCRIPT, &with_source(&other.url("/story.json"))).await?;
    fails(&host, page, "src-cors").await.context("the article")?;
    other.mount("/cdn/", &host.cdn, Manner::default());
    let script = format!("<script src=\"{}\"></script>", other.url("/cdn/article-viewer.js"));
    host.show(page, &script, ELEMENT).await?;
    fails(&host, page, "viewer-cors").await.context("the viewer")
}

pub async fn browsers_without_webassembly_keep_the_text(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    host.show(page, &format!("<script>delete window.WebAssembly</script>{SCRIPT}"), ELEMENT)
        .await?;
    fails(&host, page, "wasm-unsupported").await?;
    ensure!(
        page.eval::<bool>(&format!("{} === null", inside("[part=failure] button"))).await?,
        "there is nothing to try again"
    );
    Ok(())
}

pub async fn policies_that_refuse_the_viewer_are_named(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    for (policy, code) in [
        ("script-src 'nonce-n'; connect-src 'self'", "wasm-blocked"),
        ("script-src 'nonce-n' 'wasm-unsafe-eval'; connect-src 'none'", "viewer-blocked"),
    ] {
        let head = format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"><script nonce=\"n\" src=\"/cdn/article-viewer.js\"></script>"
        );
        host.show(page, &head, ELEMENT).await?;
        fails(&host, page, code).await.context(policy)?;
    }
    Ok(())
}

pub async fn panic_while_mounting_keeps_the_text(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    let trap = TRAP.replace("MOUNT", &viewer_export("mount")?);
    host.show(page, &format!("<script>{trap}; window.traps = true;</script>{SCRIPT}"), ELEMENT)
        .await?;
    fails(&host, page, "viewer-crashed").await
}

/// An article that is shown already stays, with the panel above it.
pub async fn panic_while_reading_keeps_the_article(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    let trap = TRAP.replace("MOUNT", &viewer_export("mount")?);
    host.show(page, &format!("<script>{trap}</script>{SCRIPT}"), ELEMENT).await?;
    host.state(page, "ready").await?;
    page.eval::<Value>("(window.traps = true, document.body.append(document.createElement('article-viewer')), null)").await?;
    page.eval::<Value>(
        "(document.querySelector('article-viewer:last-of-type').load().catch(() => {}), null)",
    )
    .await?;
    host.hears(page, "error", 2).await?;
    ensure!(
        page.eval::<bool>(&format!("{}.checkVisibility()", inside(".av-headline"))).await?,
        "the article is gone"
    );
    ensure!(
        page.eval::<bool>(&format!("{}.checkVisibility()", inside("[part=failure]"))).await?,
        "nothing is said"
    );
    Ok(())
}

pub async fn page_of_the_folder_keeps_its_text(page: &Page<'_>) -> Result<()> {
    let cdn = page.folder.built_cdn()?;
    let server = Server::start(&cdn).await?;
    for (file, fault, code) in
        [(".wasm", Fault::Missing, "viewer-missing"), (".wasm", Fault::Flipped, "viewer-corrupt")]
    {
        server.breaks(file, fault);
        page.open_url(&server.url("/")).await?;
        let failed = format!(
            "document.getElementById('article-viewer').dataset.avFailed === {}",
            json!(code)
        );
        page.until(&format!("{file} {fault:?} to be named"), &failed).await?;
        ensure!(!page.text(".av-headline").await?.is_empty(), "the text is gone");
        ensure!(page.text(".av-failure").await?.len() > 20, "nothing is said");
        server.mend();
        page.click(".av-failure button").await?;
        page.ready().await?;
        ensure!(page.count(".av-failure").await? == 0, "the panel stays");
    }
    // The text is in the page, so it is not asked for again.
    ensure!(server.requests_for(".json") == 0, "the page asked for its article");
    Ok(())
}

/// The others go on, and so does what is loaded next.
pub async fn json_that_is_nested_without_end_fails_alone(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    page.folder.write("story.json", &article("A story").to_string())?;
    let with = |body: &str| {
        format!(
            "{{\"format\":\"article-viewer\",\"version\":1,\"lang\":\"en\",\"headline\":\"Deep\",\"body\":{body}}}"
        )
    };
    let lists = "{\"kind\":\"list\",\"items\":[[".repeat(2000) + &"]]}".repeat(2000);
    for (name, content) in [
        ("lists.json", with(&format!("[{lists}]"))),
        ("objects.json", with(&("{\"a\":".repeat(5000) + "1" + &"}".repeat(5000)))),
        ("brackets.json", with(&("[".repeat(8000) + &"]".repeat(8000)))),
        ("open.json", "[".repeat(8000)),
    ] {
        page.folder.write(name, &content)?;
    }
    let cyclic = "<script>const story = { format: 'article-viewer', version: 1, lang: 'en', headline: 'Round', body: [] };
        story.body.push(story); document.getElementById('cyclic').article = story;
        document.getElementById('throws').article = { get format() { throw new Error('not now') } };</script>";
    let ids = ["lists", "objects", "brackets", "open", "cyclic", "throws"];
    let bad: String = ids
        .iter()
        .map(|id| match *id {
            "cyclic" | "throws" => {
                format!("<article-viewer id=\"{id}\" loading=\"eager\"></article-viewer>")
            }
            _ => format!(
                "<article-viewer id=\"{id}\" loading=\"eager\" src=\"{id}.json\"></article-viewer>"
            ),
        })
        .collect();
    let good = "<article-viewer id=\"good\" loading=\"eager\" src=\"story.json\"></article-viewer>";
    host.show(page, SCRIPT, &format!("{good}{bad}{cyclic}")).await?;
    let state = |id: &str| format!("document.getElementById('{id}').state");
    for id in ids {
        page.until(&format!("{id} to fail"), &format!("{} === 'failed'", state(id))).await?;
        let code: String =
            page.eval(&format!("document.getElementById('{id}').failure.code")).await?;
        let expected = if id == "open" { "src-not-json" } else { "src-not-article" };
        ensure!(code == expected, "{id}: the code is {code}");
    }
    page.until("the other to be ready", &format!("{} === 'ready'", state("good"))).await?;
    ensure!(host.said(page, "error").await?.len() == ids.len(), "the other has heard of it");
    page.eval::<Value>(
        "(document.body.insertAdjacentHTML('beforeend', document.getElementById('good').outerHTML.replace('good', 'next')), null)",
    )
    .await?;
    page.until("the next to be ready", &format!("{} === 'ready'", state("next"))).await?;
    page.click_inside(".av-settings-toggle").await?;
    page.click_inside(".av-option:has([value=largest])").await?;
    page.until(
        "the next to follow the first",
        "document.getElementById('next').fontSize === 'largest'",
    )
    .await
}

/// However a stack overflows, the next article has the viewer's whole stack again.
pub async fn stack_that_overflows_ends_that_load_alone(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    page.folder.write("story.json", &article("A story").to_string())?;
    let overflow = "<script>const { entries } = Object;
        Object.entries = (value) => { const again = () => 1 + again(); return window.overflows && value.format ? again() : entries(value) };
        const instantiate = WebAssembly.instantiate;
        WebAssembly.instantiate = async (...given) => {
          const made = await instantiate(...given);
          window.stack = (made.instance ?? made).exports.STACK;
          return made;
        }</script>";
    let overflow = overflow.replace("STACK", &viewer_export("__stack_pointer")?);
    let element = "<article-viewer loading=\"eager\" src=\"story.json\"></article-viewer>";
    host.show(page, &format!("{overflow}{SCRIPT}"), element).await?;
    host.state(page, "ready").await?;
    let end: u64 = page.eval("stack.value").await?;
    let append = |id: &str| {
        let element = element.replacen(' ', &format!(" id=\"{id}\" "), 1);
        format!("(document.body.insertAdjacentHTML('beforeend', {}), null)", json!(element))
    };
    for round in 0..3 {
        page.eval::<Value>("(window.overflows = true, null)").await?;
        page.eval::<Value>(&append(&format!("bad{round}"))).await?;
        page.until(
            "it to fail",
            &format!("document.getElementById('bad{round}').failure?.code === 'viewer-crashed'"),
        )
        .await?;
        page.eval::<Value>("(window.overflows = false, null)").await?;
    }
    ensure!(page.eval::<u64>("stack.value").await? == end, "the viewer's stack is the shorter");
    ensure!(
        page.eval::<String>("document.querySelector('article-viewer').state").await? == "ready",
        "the first failed, too"
    );
    page.eval::<Value>(&append("next")).await?;
    page.until("the next to be ready", "document.getElementById('next').state === 'ready'").await
}

/// Lets the export that mounts, `MOUNT`, trap, as a panic does, once `traps` is set.
const TRAP: &str = "const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate(...given);
  const instance = made.instance ?? made;
  const exports = { ...instance.exports };
  const mount = exports.MOUNT;
  exports.MOUNT = (...given) => {
    if (window.traps) throw new WebAssembly.RuntimeError('unreachable');
    return mount(...given);
  };
  const wrapped = Object.create(WebAssembly.Instance.prototype, { exports: { value: exports } });
  return made.instance ? { instance: wrapped, module: made.module } : wrapped;
}";

fn with_source(source: &str) -> String {
    ELEMENT.replace("loading=\"eager\"", &format!("loading=\"eager\" src=\"{source}\""))
}

/// The fallback is readable, the panel speaks, the page has heard it once, and goes on.
async fn fails(host: &Host, page: &Page<'_>, code: &str) -> Result<()> {
    host.state(page, "failed").await?;
    host.hears(page, "error", 1).await?;
    let said = &host.said(page, "error").await?[0];
    ensure!(said["code"] == code, "the code is {}, not {code}", said["code"]);
    ensure!(said["fix"].as_str().is_some_and(|fix| fix.len() > 10), "no fix is named: {said}");
    ensure!(said["mend"] == said["fix"], "the old name says something else: {said}");
    ensure!(
        page.eval::<bool>("document.getElementById('fallback').checkVisibility()").await?,
        "the fallback does not show"
    );
    let panel: String = page.eval(&format!("{}.innerText", inside("[part=failure]"))).await?;
    ensure!(panel.contains(code), "the panel says only: {panel}");
    let own: Value = page.eval("document.querySelector('article-viewer').failure.code").await?;
    ensure!(own == code, "the failure property says {own}");
    Ok(())
}
