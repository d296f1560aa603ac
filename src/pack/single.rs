//! The single file: shell, styles, prerendered text, document, viewer.

use super::{Viewer, escape::json_for_script, policy::policy, prerender::prerender, shell};
use crate::article::{Article, wire};
use crate::view::escape;
use base64::prelude::*;

#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Load pictures that the document names by `http` or `https`; else they are links.
    pub remote_images: bool,
}

/// The page as one file that makes no request.
pub fn single(article: &Article, viewer: &Viewer, options: Options) -> String {
    let Options { remote_images } = options;
    let title = match article.title() {
        title if title.is_empty() => "article-viewer".to_string(),
        title => title,
    };
    let mut head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<title>{}</title>\n<meta name=\"generator\" content=\"{GENERATOR}\">\n",
        escape(&policy(viewer.script, viewer.style, remote_images)),
        escape(&title),
    );
    if let Some(standfirst) = &article.standfirst {
        head.push_str(&format!("<meta name=\"description\" content=\"{}\">\n", escape(&standfirst.text)));
    }
    if let Some(canonical) = &article.canonical {
        head.push_str(&format!("<link rel=\"canonical\" href=\"{}\">\n", escape(canonical.as_str())));
    }
    // Without an icon of its own a browser asks the server for one.
    head.push_str("<link rel=\"icon\" href=\"data:,\">\n");
    head.push_str(&format!("<style>{}</style>\n", viewer.style));

    let scripts = format!(
        "<script type=\"application/json\" id=\"av-document\">{}</script>\n<script type=\"text/plain\" id=\"av-viewer\">{}</script>\n<script type=\"module\">{}</script>\n",
        json_for_script(&wire::to_json(article)),
        BASE64_STANDARD.encode(viewer.wasm_gzip),
        viewer.script,
    );
    let text = prerender(article.clone(), remote_images);
    let page = shell::fill(&escape(article.lang.as_str()), &head, &text, &scripts);
    match remote_images {
        true => page.replacen("<div id=\"article-viewer\">", "<div id=\"article-viewer\" data-av-remote-images>", 1),
        false => page,
    }
}

/// What packed pages say made them.
pub const GENERATOR: &str = concat!("article-viewer ", env!("CARGO_PKG_VERSION"));
