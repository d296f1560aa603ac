//! Pages as they are previewed: with a script that reloads them when what they are made of changes.

use article_viewer::content::escape;
use base64::prelude::*;
use sha2::{Digest, Sha256};

/// The address that tells the page's script of changes, as server-sent events.
pub const CHANGES: &str = "/.article-viewer/changes";

/// The script, which is in no page that is kept.
const SCRIPT: &str = include_str!("preview.js");

/// A page with the script, and a policy that lets it run. It reloads the page as soon as another
/// version comes than this one.
pub fn live(page: &str, version: &str) -> String {
    let Some((before, rest)) = page.split_once(POLICY) else { return page.to_string() };
    let Some((policy, after)) = rest.split_once('"') else { return page.to_string() };
    let version = escape(version);
    let added = format!(
        "<meta name=\"article-viewer-preview\" content=\"{version}\">\n<script>{SCRIPT}</script>\n"
    );
    let page = format!("{before}{POLICY}{}\"{after}", opened(policy));
    page.replacen("</head>", &format!("{added}</head>"), 1)
}

/// A page that says why there is nothing else to be seen.
pub fn failed(title: &str, messages: &[String], version: &str) -> String {
    const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:45rem;margin:3rem \
                         auto;padding:0 1rem;color-scheme:light dark}li{margin:1rem 0;\
                         overflow-wrap:anywhere;white-space:pre-wrap}";
    let items: String =
        messages.iter().map(|message| format!("<li>{}</li>\n", escape(message))).collect();
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n{POLICY}default-src \
         'none'; style-src {}; img-src data:; base-uri 'none'; form-action 'none'\">\n<meta \
         name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n<ul role=\"alert\">\n{items}</ul>\n<p>Mend it, and this page shows \
         the article.</p>\n</main>\n</body>\n</html>\n",
        hash(STYLE),
        title = escape(title),
    );
    live(&page, version)
}

const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// A policy by which the script may run and hear of changes.
fn opened(policy: &str) -> String {
    let directives = policy.split(';').map(str::trim).filter(|one| !one.is_empty());
    let (mut runs, mut asks) = (false, false);
    let mut opened: Vec<String> = directives
        .map(|directive| match directive.split(' ').next() {
            Some("script-src") => {
                runs = true;
                format!("{directive} {}", hash(SCRIPT))
            }
            Some("connect-src") => {
                asks = true;
                let own = if directive.contains("'self'") { "" } else { " 'self'" };
                format!("{directive}{own}")
            }
            _ => directive.to_string(),
        })
        .collect();
    if !runs {
        opened.push(format!("script-src {}", hash(SCRIPT)));
    }
    if !asks {
        opened.push("connect-src 'self'".to_string());
    }
    opened.join("; ")
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_may_run_and_nothing_else_is_opened() {
        let script = hash(SCRIPT);
        for (policy, outcome) in [
            (
                "default-src 'none'; style-src 'self'",
                format!(
                    "default-src 'none'; style-src 'self'; script-src {script}; connect-src 'self'"
                ),
            ),
            (
                "default-src 'none'; script-src 'sha256-x'; connect-src 'self'",
                format!("default-src 'none'; script-src 'sha256-x' {script}; connect-src 'self'"),
            ),
        ] {
            assert_eq!(opened(policy), outcome);
        }
        let page = failed("No", &["<b>\"x\"".to_string()], "1\"2");
        assert!(page.contains("&lt;b&gt;") && page.contains("content=\"1&quot;2\""), "{page}");
    }
}
