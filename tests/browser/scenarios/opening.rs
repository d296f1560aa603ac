//! The file is opened by double click.

use crate::engine::Engine;
use crate::page::Page;
use crate::process::free_port;
use anyhow::{Result, ensure};

pub async fn opens_without_request_or_complaint(page: &Page<'_>) -> Result<()> {
    let file = page.folder.built()?;
    page.read(&file).await?;
    let complaints = page.complaints(&file).await?;
    ensure!(complaints.is_empty(), "the browser complains:\n{}", complaints.join("\n"));
    Ok(())
}

pub async fn title_names_headline_and_site(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.built()?).await?;
    let expected =
        format!("{} - {}", page.text(".av-headline").await?, page.text(".av-site").await?);
    let title = page.session.client.title().await?;
    ensure!(title == expected, "the title is “{title}”, not “{expected}”");
    Ok(())
}

/// The check above is worth something only if it can fail.
pub async fn complaints_are_noticed(page: &Page<'_>) -> Result<()> {
    let nobody = format!("http://127.0.0.1:{}", free_port()?);
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">
<meta http-equiv=\"content-security-policy\" content=\"default-src 'none'; img-src \
         {nobody}/allowed.png; script-src 'unsafe-inline'\">
<title>bad</title><div id=\"article-viewer\" data-av-ready><p style=\"color: red\">text</p>
<img src=\"{nobody}/allowed.png\" alt=\"\"><img src=\"{nobody}/refused/refused.png\" \
         alt=\"\"></div>
<script>console.error('logged early'); throw new Error('thrown early');</script>"
    );
    let file = page.folder.write("bad.html", &html)?;
    page.read(&file).await?;
    let complaints = page.complaints(&file).await?.join("\n");
    let mut expected = vec!["logged early", "thrown early", "style-src", "refused.png"];
    if page.engine() != Engine::Webkit {
        // WebKit's console says nothing about a request that the policy allows and nobody answers.
        expected.push("allowed.png");
    }
    for expected in expected {
        ensure!(
            complaints.contains(expected),
            "nothing was said about “{expected}”, only:\n{complaints}"
        );
    }
    Ok(())
}
