//! One unmodified folder, wherever and however it is served.

use crate::host::Host;
use crate::page::Page;
use crate::server::{Manner, Server};
use anyhow::{Context, Result, ensure};

pub async fn folder_works_at_the_root(page: &Page<'_>) -> Result<()> {
    works(page, "/", Manner::default()).await
}

pub async fn folder_works_where_every_content_type_is_wrong(page: &Page<'_>) -> Result<()> {
    works(
        page,
        "/a/b/",
        Manner { content_type: Some("application/octet-stream"), ..Manner::default() },
    )
    .await
}

pub async fn folder_works_precompressed_under_a_package_address(page: &Page<'_>) -> Result<()> {
    works(
        page,
        "/npm/article-viewer@0.1.0/dist/cdn/",
        Manner { is_precompressed: true, ..Manner::default() },
    )
    .await
}

pub async fn element_works_from_another_origin(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    let other = Server::start(&page.folder.join("")).await?;
    other.mount("/x/", &host.cdn, Manner { has_cors: true, ..Manner::default() });
    let script = format!("<script src=\"{}\"></script>", other.url("/x/article-viewer.js"));
    let source = other.url("/x/article.json");
    host.show(
        page,
        &script,
        &format!("<article-viewer loading=\"eager\" src=\"{source}\">Fallback</article-viewer>"),
    )
    .await?;
    host.state(page, "ready").await?;
    ensure!(
        page.console_complaints().await?.is_empty(),
        "the browser complains: {:?}",
        page.console_complaints().await?
    );
    ensure!(
        host.server.requests_for(".wasm") == 0 && other.requests_for(".wasm") == 1,
        "the viewer came from elsewhere"
    );
    Ok(())
}

async fn works(page: &Page<'_>, prefix: &str, manner: Manner) -> Result<()> {
    let cdn = page.folder.built_cdn()?;
    let nothing = page.folder.join("nothing");
    std::fs::create_dir(&nothing)?;
    let server = Server::start(&nothing).await?;
    let refuses_style = manner.content_type.is_some();
    server.mount(prefix, &cdn, manner);
    page.open_url(&server.url(prefix)).await?;
    page.ready().await?;
    let styled = "getComputedStyle(document.querySelector('.av')).getPropertyValue('--av-font-size').\
                  trim() === '1'";
    page.until("the style to hold", styled).await?;
    let complaints = page.console_complaints().await?;
    // Browsers say themselves that the style was no style; what counts is that it holds all the
    // same.
    let complaints: Vec<_> =
        complaints.iter().filter(|text| !(refuses_style && text.contains(".css"))).collect();
    ensure!(complaints.is_empty(), "the browser complains: {complaints:?}");
    let outside: Vec<_> =
        server.requests().into_iter().filter(|path| !path.starts_with(prefix)).collect();
    ensure!(outside.is_empty(), "requests left the folder: {outside:?}");
    // A page that still moves, with a style that has just come, would be clicked elsewhere.
    page.settled().await?;
    page.click(".av-related-toggle").await?;
    page.until(
        "the related stories to close",
        "document.querySelector('.av-related').open === false",
    )
    .await
    .context("in charge")
}
