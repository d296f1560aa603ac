//! Documents are text: nothing in one runs, and all of it shows.

use crate::page::Page;
use anyhow::{Result, ensure};
use serde_json::json;

/// Each would set an attribute of the page if it ever ran.
const ATTACKS: [&str; 8] = [
    "</script><script>document.documentElement.dataset.ran = 1</script>",
    "<!--<script>document.documentElement.dataset.ran = 2</script>",
    "--><img src=x onerror=\"document.documentElement.dataset.ran = 3\">",
    "\"><img src=x onerror=document.documentElement.dataset.ran=4>",
    "'><svg onload=document.documentElement.dataset.ran=5>",
    "</title></style></textarea></template></noscript><iframe srcdoc=\"<script>parent.document.documentElement.dataset.ran = 6</script>\">",
    "<base href=\"https://example.com/\"><meta http-equiv=refresh content=\"0; url=https://example.com/\">",
    "{{constructor.constructor('document.documentElement.dataset.ran = 7')()}} &lt;b&gt; \u{2028} \u{202e}",
];

pub async fn text_of_a_document_never_runs(page: &Page<'_>) -> Result<()> {
    let paragraphs = ATTACKS.map(|attack| json!({ "kind": "paragraph", "spans": [attack, { "kind": "strong", "spans": [attack] }] }));
    let links = [
        "javascript:document.documentElement.dataset.ran=8",
        " java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
    ]
    .map(|href| json!({ "kind": "paragraph", "spans": [{ "kind": "link", "href": href, "spans": ["bad link"] }] }));
    let pieces = [
        json!({ "kind": "code", "language": ATTACKS[3], "text": ATTACKS[0] }),
        json!({ "kind": "heading", "level": 2, "id": ATTACKS[3], "spans": [ATTACKS[0]] }),
        json!({ "kind": "figure", "src": ATTACKS[3], "alt": ATTACKS[3], "caption": [ATTACKS[0]], "credit": ATTACKS[1] }),
        json!({ "kind": ATTACKS[3], "text": ATTACKS[0] }),
    ];
    let body: Vec<_> = paragraphs.into_iter().chain(links).chain(pieces).collect();
    let stories: Vec<_> =
        ATTACKS.iter().map(|attack| json!({ "title": attack, "lead": attack, "link": "javascript:document.title=9" })).collect();
    let article = json!({
        "lang": "en", "site": ATTACKS[1], "column": ATTACKS[0], "topics": [ATTACKS[3]],
        "headline": ATTACKS[0], "standfirst": ATTACKS[2], "copyright": ATTACKS[5],
        "bylines": [{ "name": ATTACKS[3], "link": "javascript:alert(1)" }],
        "body": body, "related": stories,
    });
    let file = page.folder.pack_json(article, "hostile.html")?;
    page.read(&file).await?;

    ensure!(page.count("html[data-ran]").await? == 0, "a script of the document ran");
    let refused = page
        .count("article :is(script, iframe, svg:not(.av-icon), base, meta, style), [onerror], [onload], [src=x]")
        .await?;
    ensure!(refused == 0, "markup of the document came to life");
    for scheme in ["javascript", "data", "vbscript"] {
        ensure!(
            page.count(&format!("a[href^='{scheme}:' i]")).await? == 0,
            "a {scheme}: link survived"
        );
    }
    for (index, attack) in ATTACKS.iter().enumerate() {
        let shown: bool = page
            .eval(&format!(
                "document.querySelector('.av-body').textContent.includes({})",
                json!(attack)
            ))
            .await?;
        ensure!(shown, "the text of attack {index} does not show: {attack}");
    }
    ensure!(
        page.text(".av-headline").await? == ATTACKS[0],
        "the headline is not what the document says"
    );
    let complaints = page.complaints(&file).await?;
    ensure!(complaints.is_empty(), "the browser complains:\n{}", complaints.join("\n"));
    Ok(())
}
