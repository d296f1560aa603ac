//! The page around has the strictest policy under which the viewer can run at all.

use crate::host::Host;
use crate::page::Page;
use anyhow::{Context, Result, ensure};
use serde_json::Value;

const POLICIES: [&str; 2] = [
    "default-src 'none'; script-src 'nonce-n' 'wasm-unsafe-eval'; connect-src 'self'; img-src \
     data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
     trusted-types 'none'",
    "default-src 'none'; script-src 'nonce-n' 'strict-dynamic' 'wasm-unsafe-eval'; style-src \
     'nonce-n'; connect-src 'self'; img-src data:; object-src 'none'; require-trusted-types-for \
     'script'; trusted-types 'none'",
];

pub async fn strict_policy_is_kept(page: &Page<'_>) -> Result<()> {
    let host = Host::new(page).await?;
    for policy in POLICIES {
        let head = format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">
             <script nonce=\"n\">window.violations = []; \
             addEventListener('securitypolicyviolation', (event) => \
             violations.push(event.violatedDirective + ' ' + event.blockedURI))</script>
             <script nonce=\"n\" src=\"/cdn/article-viewer.js\"></script>"
        );
        host.show(page, &head, "<article-viewer loading=\"eager\">Fallback</article-viewer>")
            .await?;
        host.state(page, "ready").await.context(policy)?;
        page.click_inside(".av-settings-toggle").await?;
        page.click_inside(".av-option:has([value=larger])").await?;
        host.hears(page, "fontsizechange", 1).await?;
        page.click_inside(".av-related-toggle").await?;
        host.hears(page, "relatedtoggle", 1).await?;
        let violations: Vec<Value> = page.eval("violations").await?;
        ensure!(violations.is_empty(), "{policy}\nis violated: {violations:?}");
        let complaints = page.console_complaints().await?;
        ensure!(complaints.is_empty(), "{policy}: {complaints:?}");
    }
    Ok(())
}
