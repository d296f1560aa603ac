//! The page's own policy holds whatever its reader does.

use crate::engine::Engine;
use crate::files::{every_kind, file_url};
use crate::page::Page;
use crate::server::Server;
use crate::wait::{Deadline, until};
use anyhow::{Result, ensure};
use serde_json::Value;

/// The policy of a page, with hashes in place of `#`.
const POLICY: &str = "default-src 'none'; script-src # # 'wasm-unsafe-eval'; style-src #; media-src \
                      data:; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for \
                      'script'; trusted-types 'none'";

/// Presses everything that there is to press, one after the other, and ends on a picture as large
/// as the window.
const USE: &str = "(async () => {
  const press = (css) => document.querySelector(css).click();
  for (const input of document.querySelectorAll('.av-option input')) input.click();
  for (const css of ['.av-settings-toggle', '[type=reset]', '.av-share-toggle', '.av-share-code \
                   summary', '[data-share=citation]',
    '.av-to-contents', '.av-panel .av-sheet-close', '[role=doc-noteref]', '.av-related-toggle', \
                   '.av-related-toggle']) {
    document.querySelector(css)?.click();
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }
  getSelection().selectAllChildren(document.querySelector('.av-body p'));
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  press('.av-offer [data-share=quote]');
  // Where it is shown in several places it is a drawing, which cannot be told to be clicked.
  document.querySelector('.av-figure > [role=button]').dispatchEvent(new MouseEvent('click', { bubbles: true }));
  return document.querySelector('.av-lightbox[open]') !== null;
})()";

pub async fn nothing_violates_the_policy(page: &Page<'_>) -> Result<()> {
    // WebKit's driver tells of no violation; `opening` looks at its console.
    if page.engine() == Engine::Webkit {
        return Ok(());
    }
    let file = page.folder.pack(&every_kind(), "every.html")?;
    let server = Server::start(&page.folder.join("")).await?;
    for address in [file_url(&file)?.to_string(), server.url("/every.html")] {
        page.open_url(&address).await?;
        page.ready().await?;
        let policy: String =
            page.eval("document.querySelector('meta[http-equiv]').content").await?;
        let hashless: Vec<_> = policy
            .split(' ')
            .map(|word| if word.starts_with("'sha256-") { word_end(word) } else { word })
            .collect();
        ensure!(hashless.join(" ") == POLICY, "the policy is {policy}");
        ensure!(
            page.eval::<bool>(USE).await?,
            "no picture is open: this test has not used the page"
        );
        let complaints = page.console_complaints().await?;
        ensure!(complaints.is_empty(), "{address}:\n{}", complaints.join("\n"));
        // The check is worth something only if it can fail.
        let violate = "(document.body.setAttribute('style', 'color: red'), new Image().src = \
                       '/refused.png', null)";
        page.eval::<Value>(violate).await?;
        until("the violation to be told of", Deadline::REACTION, async || {
            let complaints = page.console_complaints().await?;
            Ok(complaints.iter().any(|text| text.contains("content security policy")).then_some(()))
        })
        .await?;
    }
    Ok(())
}

/// A hash as it stands in [`POLICY`], with what ends the list.
fn word_end(word: &str) -> &str {
    if word.ends_with(';') { "#;" } else { "#" }
}
