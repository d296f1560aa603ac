//! Where `<article-viewer>` finds its article.

use super::elements::{ONE, shows};
use crate::host::{Host, SCRIPT, article};
use crate::page::{Page, inside};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

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
