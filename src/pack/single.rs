//! The single file: shell, styles, prerendered text, document, viewer.

use super::policy::{Policy, hash};
use super::{Options, Viewer, escape::json_for_script, head::head, prerender::prerender, shell};
use crate::article::{Article, wire};
use crate::view::escape;
use base64::prelude::*;

/// The page as one file that makes no request.
pub fn single(article: &Article, viewer: &Viewer, options: &Options) -> String {
    let Options { remote_images, .. } = *options;
    let script = format!("{} {}", hash(viewer.early_script), hash(viewer.single_script));
    let policy = Policy { script: Some(&script), style: &hash(viewer.style), connect: None, remote_images };
    let head = head(article, &policy.to_string(), &format!("<style>{}</style>\n<script>{}</script>\n", viewer.style, viewer.early_script));
    let scripts = format!(
        "<script type=\"application/json\" id=\"av-document\">{}</script>\n<script type=\"text/plain\" id=\"av-viewer\">{}</script>\n<script type=\"module\">{}</script>\n",
        json_for_script(&wire::to_json(article)),
        BASE64_STANDARD.encode(viewer.single_gzip),
        viewer.single_script,
    );
    let text = prerender(article.clone(), remote_images);
    let host = if remote_images { " data-av-remote-images" } else { "" };
    shell::fill(&escape(article.lang.as_str()), &head, host, &text, &scripts)
}
