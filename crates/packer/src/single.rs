//! The single file: shell, styles, prerendered text, viewer.

use super::policy::{NO_BASE, Policy, origins};
use super::{Options, Viewer, head::head, prerender, shell};
use article::Article;
use article_viewer::content::escape;

/// The page as one file that makes no request.
pub fn single(article: Article, viewer: &Viewer, options: &Options) -> String {
    let Options { remote_images, srcdoc, base_url: _ } = *options;
    let style = viewer.page_style_for(&article);
    let script = format!("{} {}", viewer.early_script.hash, viewer.single_script.hash);
    let pictures = if remote_images { origins(&article) } else { Default::default() };
    let policy = Policy {
        script: Some(&script),
        style: style.hash,
        connect: None,
        pictures,
        base: if srcdoc { "about:" } else { NO_BASE },
    };
    // In such a frame a fragment is relative to the page around (HTML Standard, "fallback base
    // URL"), unless the page says otherwise.
    let base = if srcdoc { "<base href=\"about:srcdoc\">\n" } else { "" };
    let lang = escape(article.lang.as_str());
    let head = head(
        &article,
        &policy.to_string(),
        &format!(
            "{base}{}<style>{}</style>\n<script>{}</script>\n",
            published(&article),
            style.text,
            viewer.early_script.text
        ),
    );
    let text = prerender::page(article, remote_images);
    let scripts = ["<script type=\"module\">", viewer.single_script.text, "</script>\n"];
    shell::fill(&lang, &head, text, &scripts)
}

/// The date as browsers' reader modes look for it. Pages of a folder tell more
/// (`crates/packer/src/metadata.rs`).
fn published(article: &Article) -> String {
    let date = article.published.as_ref().map(|date| date.iso());
    date.map_or(String::new(), |date| {
        format!("<meta property=\"article:published_time\" content=\"{}\">\n", escape(&date))
    })
}
