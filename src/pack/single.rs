//! The single file: shell, styles, prerendered text, viewer.

use super::policy::{Policy, hash, origins};
use super::{Options, Viewer, head::head, prerender::prerender, shell};
use crate::article::Article;
use crate::view::escape;
use base64::prelude::*;

/// The page as one file that makes no request.
pub fn single(article: &Article, viewer: &Viewer, options: &Options) -> String {
    let Options { remote_images, .. } = *options;
    let script = format!("{} {}", hash(viewer.early_script), hash(viewer.single_script));
    let pictures = if remote_images { origins(article) } else { Default::default() };
    let policy = Policy { script: Some(&script), style: &hash(viewer.style), connect: None, pictures };
    let head = head(article, &policy.to_string(), &format!("<style>{}</style>\n<script>{}</script>\n", viewer.style, viewer.early_script));
    let scripts = format!(
        "<script type=\"text/plain\" id=\"av-viewer\">{}</script>\n<script type=\"module\">{}</script>\n",
        BASE64_STANDARD.encode(viewer.single_gzip),
        viewer.single_script,
    );
    let text = prerender(article.clone(), remote_images);
    shell::fill(&escape(article.lang.as_str()), &head, "", &text, &scripts)
}
