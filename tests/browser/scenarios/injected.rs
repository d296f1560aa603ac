//! Markup that somebody else may write into a page, as in a comment that a sanitiser lets through:
//! with ids, names and attributes of the viewer's it gains nothing.

use crate::host::{Host, SCRIPT, article};
use crate::page::{Page, inside};
use crate::server::Server;
use anyhow::{Context, Result, ensure};
use base64::prelude::*;
use serde_json::Value;

use std::fs;

/// The smallest WebAssembly module, and a page that would be taken over: what the viewer was known
/// by once.
fn comment() -> Result<String> {
    let foreign = BASE64_STANDARD.encode(gzip(b"\0asm\x01\0\0\0")?);
    Ok(format!(
        "<div id=\"av-viewer\">{foreign}</div><div id=\"av-style\">.av {{ display: none \
         }}</div><div id=\"article-viewer\" data-av-page><div class=\"av\"><main \
         class=\"av-main\">A comment</main></div></div>"
    ))
}

pub async fn webassembly_of_others_never_runs(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    page.folder.write("story.json", &article("A story").to_string())?;
    let counter = "<script>window.compiled = []; const compile = WebAssembly.compile;
        WebAssembly.compile = (bytes) => { compiled.push(bytes.byteLength); return \
                   compile.call(WebAssembly, bytes) }</script>";
    let element = "<article-viewer loading=\"eager\" src=\"story.json\"></article-viewer>";
    // Before and after the script, for the page may be parsed to its end or not.
    for (before, after) in [(comment()?, String::new()), (String::new(), comment()?)] {
        let own = fs::metadata(host.cdn.join(host.modules()?.0))?.len();
        host.show(page, counter, &format!("{before}{element}{SCRIPT}{after}")).await?;
        host.state(page, "ready").await?;
        let compiled: Vec<u64> = page.eval("compiled").await?;
        ensure!(
            compiled == [own],
            "modules of {compiled:?} bytes were compiled, and the viewer has {own}"
        );
        ensure!(
            page.eval::<String>(&format!("{}.textContent", inside(".av-headline"))).await?
                == "A story",
            "another article"
        );
        page.settled().await?;
        let touched =
            "[...document.getElementById('article-viewer').attributes].map(({ name }) => name)";
        ensure!(
            page.eval::<Vec<String>>(touched).await? == ["id", "data-av-page"],
            "the comment was taken for a page"
        );
    }
    Ok(())
}

/// `document.currentScript` is an element of that name where there is one.
pub async fn loader_knows_its_own_tag(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    let comment = "<img name=\"currentScript\" src=\"/elsewhere/article-viewer.js\" data-av-page \
                   data-max-height=\"9\" alt=\"\">";
    page.folder.write("story.json", &article("A story").to_string())?;
    host.show(
        page,
        "",
        &format!(
            "{comment}<article-viewer loading=\"eager\" \
             src=\"story.json\"></article-viewer>{SCRIPT}"
        ),
    )
    .await?;
    host.state(page, "ready").await?;
    let elsewhere: Vec<_> =
        host.server.requests().into_iter().filter(|path| path.starts_with("/elsewhere/")).collect();
    ensure!(
        elsewhere.len() <= 1,
        "the viewer was asked for where the comment's picture is: {elsewhere:?}"
    );
    Ok(())
}

/// A publisher adds comments to a packed page; without its policy, which would refuse some of this
/// by itself.
pub async fn packed_pages_know_their_own_article(page: &Page<'_>) -> Result<()> {
    page.folder.built_cdn()?;
    page.folder.built()?;
    let server = Server::start(&page.folder.join("")).await?;
    for name in ["cdn/index.html", "article.html"] {
        let html = fs::read_to_string(page.folder.join(name))?;
        let (start, rest) =
            html.split_once("<meta http-equiv=\"Content-Security-Policy\"").context("no policy")?;
        let rest = rest.split_once('>').context("the policy has no end")?.1;
        let controls = "<form class=\"av\"><fieldset class=\"av-choice\" \
                        data-choice=\"size\"><input type=\"radio\" name=\"av-theme\" \
                        value=\"dark\" checked></fieldset></form><p \
                        id=\"av-article\"></p><details id=\"av-related\" open></details>";
        let comments = format!(
            "<section>{}{controls}<img name=\"currentScript\" src=\"/x.js\" alt=\"\"></section>",
            comment()?
        );
        let page_with_comments =
            format!("{start}{}", rest.replacen("<body>", &format!("<body>{comments}"), 1));
        page.folder.write(name, &page_with_comments)?;
        page.open_url(&server.url(&format!("/{name}"))).await?;
        page.until(
            &format!("the viewer to be in charge of {name}"),
            "document.querySelector('body > #article-viewer[data-av-ready] .av-headline') !== null",
        )
        .await?;
        ensure!(
            page.eval::<bool>(
                "document.querySelector('section').matches(':not(:has([data-av-ready]))')"
            )
            .await?,
            "{name}: not of its own"
        );
        page.click(".av-settings-toggle").await?;
        page.click(
            "#article-viewer [name=av-theme][value=sepia] + *, #article-viewer \
             label:has([name=av-theme][value=sepia])",
        )
        .await?;
        page.until(
            "the theme to act",
            "document.querySelector('body > #article-viewer > .av').dataset.theme === 'sepia'",
        )
        .await?;
        page.eval::<Value>("localStorage.clear() ?? null").await?;
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut packed)?;
    Ok(packed)
}
