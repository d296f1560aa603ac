//! The packed page as the `srcdoc` of a frame.

use super::frames::{COUNTER, FRAME, SCRIPT, fits, ready, show};
use crate::page::Page;
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};

pub async fn srcdoc_frame_fits(page: &Page<'_>) -> Result<()> {
    let fill = "<script>fetch('article.html').then((answer) => answer.text()).then((text) => { \
                document.querySelector('iframe').srcdoc = text })</script>";
    let _server = show(
        page,
        COUNTER,
        "data-article-viewer style=\"inline-size: 700px\" sandbox=\"allow-scripts \
         allow-same-origin\"",
        &format!("{SCRIPT}{fill}"),
    )
    .await?;
    page.until(
        "the frame to fit",
        &format!("told.length > 0 && {FRAME}.clientHeight === told.at(-1)"),
    )
    .await?;
    ready(page).await?;
    fits(page).await
}

/// In a `srcdoc` frame a fragment is relative to the page around, which was loaded into its own
/// frame.
pub async fn fragments_of_a_srcdoc_frame_stay_in_it(page: &Page<'_>) -> Result<()> {
    page.folder.pack_json(long(), "long.html")?;
    let fill = "<script>fetch('/long.html').then((answer) => answer.text()).then((text) => { \
                document.querySelector('iframe').srcdoc = text })</script>";
    for base in ["", "<base href=\"/elsewhere/\">"] {
        let frame = "style=\"inline-size: 700px; block-size: 500px\" sandbox=\"allow-scripts \
                     allow-same-origin\"";
        let _server = show(page, &format!("{COUNTER}{base}"), frame, fill).await?;
        ready(page).await?;
        page.enter_frame().await?;
        let near = |css: &str| {
            format!(
                "Math.abs(document.querySelector({}).getBoundingClientRect().top) < 120",
                json!(css)
            )
        };
        for (link, target) in [
            (".av-contents-list a[href='#part-7']", "#part-7"),
            (".av-body a:not(.av-to-heading)[href='#part-2']", "#part-2"),
            (".av-backlink", "#av-noteref-1"),
        ] {
            page.eval::<Value>(&format!("(document.querySelector({}).click(), null)", json!(link)))
                .await?;
            page.until(&format!("{link} to lead to {target}"), &near(target)).await?;
        }
        page.eval::<Value>("(document.querySelector('#av-noteref-1').click(), null)").await?;
        page.until("the note to open", "document.querySelector('.av-panel:popover-open') !== null")
            .await?;
        page.press(Key::Escape).await?;
        page.eval::<Value>("(document.querySelector('.av-skip').click(), null)").await?;
        page.until("the article to have the focus", "document.activeElement.id === 'av-article'")
            .await?;
        ensure!(
            page.eval::<String>("location.href.split('#')[0]").await? == "about:srcdoc",
            "the page around is in its own frame"
        );
    }
    Ok(())
}

/// The same in a page that was made for it, where nothing but its markup acts.
pub async fn fragments_of_a_srcdoc_page_stay_in_it_without_scripts(page: &Page<'_>) -> Result<()> {
    page.folder.pack_json_for_srcdoc(long(), "long.html")?;
    let fill = "<script>fetch('/long.html').then((answer) => answer.text()).then((text) => { \
                document.querySelector('iframe').srcdoc = text })</script>";
    for base in ["", "<base href=\"/elsewhere/\">"] {
        let frame = "style=\"inline-size: 700px; block-size: 500px\" sandbox=\"allow-same-origin\"";
        let _server = show(page, &format!("{COUNTER}{base}"), frame, fill).await?;
        let inner = format!("{FRAME}.contentDocument");
        page.until(
            "the text to be there",
            &format!("{inner}?.querySelector('.av-backlink') != null"),
        )
        .await?;
        page.enter_frame().await?;
        page.click(".av-contents summary").await?;
        page.session.client.clone().enter_parent_frame().await?;
        for (link, target) in [
            (".av-contents-list a[href='#part-7']", "#part-7"),
            (".av-body a:not(.av-to-heading)[href='#part-2']", "#part-2"),
            (".av-backlink", "#av-noteref-1"),
            ("#av-noteref-1", "#av-note-1"),
        ] {
            page.enter_frame().await?;
            page.click(link).await?;
            page.session.client.clone().enter_parent_frame().await?;
            let near = format!(
                "Math.abs({inner}.querySelector({}).getBoundingClientRect().top) < 400",
                json!(target)
            );
            page.until(&format!("{link} to lead to {target}"), &near).await?;
            let fragment: String =
                page.eval(&format!("{FRAME}.contentWindow.location.href")).await?;
            ensure!(fragment == format!("about:srcdoc{target}"), "{link} leads to {fragment}");
        }
    }
    Ok(())
}

/// Several articles in one page that was made for it.
pub async fn stories_of_a_srcdoc_page_change_in_their_frame(page: &Page<'_>) -> Result<()> {
    let story = |title: &str| {
        let text = format!("---\ntitle: {title}\nlang: en\n---\n\nThe {title} story.\n");
        page.folder.write(&format!("{title}.md"), &text)
    };
    let (first, second) = (story("First")?, story("Second")?.to_string_lossy().into_owned());
    page.folder.pack_with(&first, "both.html", &["--with", &second, "--srcdoc"])?;
    let fill = "<script>fetch('/both.html').then((answer) => answer.text()).then((text) => { \
                document.querySelector('iframe').srcdoc = text })</script>";
    let frame = "style=\"inline-size: 700px; block-size: 500px\" sandbox=\"allow-scripts \
                 allow-same-origin\"";
    let _server = show(page, COUNTER, frame, fill).await?;
    ready(page).await?;
    page.enter_frame().await?;
    let shown = |title: &str| {
        format!(
            "[...document.querySelectorAll('h1')].filter((it) => it.checkVisibility()).map((it) \
             => it.textContent).join() === '{title}'"
        )
    };
    page.until("the first alone", &shown("First")).await?;
    let card = "(document.querySelector('.av-story a').click(), null)";
    page.eval::<Value>(card).await?;
    page.until("the second in its place", &shown("Second")).await?;
    let address: String = page.eval("location.href").await?;
    ensure!(address.starts_with("about:srcdoc#story="), "it is at {address}");
    page.eval::<Value>("history.back() ?? null").await?;
    page.until("the way back", &shown("First")).await
}

/// A text of several windows, with contents, a note and a link within it.
fn long() -> Value {
    let headings: Vec<Value> = (1..9)
        .flat_map(|number| {
            let text = json!(["Long text. ".repeat(200), { "kind": "noteref", "note": "n" }]);
            [
                json!({ "kind": "heading", "level": 2, "id": format!("part-{number}"), "spans": [format!("Part {number}")] }),
                json!({ "kind": "paragraph", "spans": text }),
            ]
        })
        .chain([json!({ "kind": "paragraph", "spans": [{ "kind": "link", "href": "#part-2", "spans": ["Back to part 2"] }] })])
        .collect();
    json!({ "lang": "en", "headline": "Long", "body": headings, "notes": [{ "id": "n", "blocks": ["The note."] }] })
}
