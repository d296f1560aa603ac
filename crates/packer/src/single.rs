//! The single file: shell, styles, prerendered text, viewer.

use super::policy::{NO_BASE, Policy, frames, media, origins};
use super::{Document, Options, Viewer, head::head, prerender, shell, stories};
use article::{Article, Lang};
use article_viewer::content::escape;

/// The page as one file that makes no request.
pub fn single(article: Article, viewer: &Viewer, options: &Options) -> String {
    together(vec![Document { name: "article".into(), article }], viewer, options)
}

/// The page of several articles in one file. The first is the page's own; the addresses of the
/// others are `#story=` and their names, which are letters, digits, `-` and `_`, and told apart.
pub fn together(mut documents: Vec<Document>, viewer: &Viewer, options: &Options) -> String {
    let none = || Document { name: String::new(), article: Article::new(Lang::english(), "") };
    if documents.is_empty() {
        documents.push(none());
    }
    let Options { remote_images, remote_embeds, srcdoc, base_url: _ } = *options;
    let script = format!("{} {}", viewer.early_script.hash, viewer.single_script.hash);
    let articles = || documents.iter().map(|document| &document.article);
    let style = viewer.page_style_for(articles());
    let pictures = articles().filter(|_| remote_images).flat_map(origins).collect();
    let media = articles().flat_map(|article| media(article, remote_images)).collect();
    let frames = articles().filter(|_| remote_embeds).flat_map(frames).collect();
    let article = &documents[0].article;
    let policy = Policy {
        script: Some(&script),
        style: style.hash,
        connect: None,
        pictures,
        media,
        frames,
        base: if srcdoc { "about:" } else { NO_BASE },
    };
    // In such a frame a fragment is relative to the page around (HTML Standard, "fallback base
    // URL"), unless the page says otherwise.
    let base = if srcdoc { "<base href=\"about:srcdoc\">\n" } else { "" };
    let lang = escape(article.lang.as_str());
    let head = head(
        article,
        &policy.to_string(),
        &format!(
            "{base}{}<style>{}</style>\n<script>{}</script>\n",
            published(article),
            style.text,
            viewer.early_script.text
        ),
    );
    let text = match documents.len() {
        1 => prerender::page(documents.remove(0).article, options),
        _ => stories::page(documents, options),
    };
    // Data, until `web/entries/early.ts` makes a module of it.
    let scripts = ["<script type=\"text/plain\">", viewer.single_script.text, "</script>\n"];
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
