//! The folder for a CDN: any number of articles that share one viewer. Every address in it is relative.

use super::assets::Assets;
use super::compress::compressed;
use super::head::head;
use super::headers::headers;
use super::list::{address, list};
use super::metadata::Metadata;
use super::policy::{Policy, hash};
use super::prerender::prerender;
use super::{File, Options, Viewer, shell};
use crate::article::{Article, wire};
use crate::view::escape;
use std::io;

/// An article and the name of its files in the folder, without their extensions.
pub struct Document {
    pub name: String,
    pub article: Article,
}

/// The files of the folder. One document is the folder's `index.html`; of several each has a page of
/// its own, and unless one of them is named `index` that page lists them.
///
/// # Errors
/// None that is known: the files are compressed in memory.
pub fn folder(documents: &[Document], viewer: &Viewer, options: &Options) -> io::Result<Vec<File>> {
    let assets = Assets::new(viewer);
    let style = link("stylesheet", &assets.style);
    let Assets { script, .. } = &assets;
    let script =
        format!("<script src=\"{}\" integrity=\"{}\" crossorigin=\"anonymous\" defer></script>\n", script.name, script.integrity());
    let mut files = Vec::new();
    for document in documents {
        let page_name = if documents.len() == 1 { "index" } else { &document.name };
        files.extend(page(document, page_name, &style, [viewer.early_script, &script], options));
    }
    if documents.len() > 1 && documents.iter().all(|document| document.name != "index") {
        files.push(list(documents, &style));
    }
    files.push(File::new("article-viewer-frame.js", viewer.frame_script));
    let headers = headers(&[&assets.script, &assets.style, &assets.wasm]);
    files.extend(assets.into_files());
    let packed: Vec<[File; 2]> = files.iter().map(compressed).collect::<io::Result<_>>()?;
    files.extend(packed.into_iter().flatten());
    files.push(headers);
    Ok(files)
}

/// The page, the document that its viewer reads, and the answer for sites that embed it.
fn page(Document { name, article }: &Document, page_name: &str, style: &str, [early, script]: [&str; 2], options: &Options) -> [File; 3] {
    let Options { remote_images, base_url } = options;
    let document = File::new(format!("{name}.json"), wire::to_json(article));
    let oembed = format!("{name}.oembed.json");
    let path = if page_name == "index" { String::new() } else { format!("{}.html", address(page_name)) };
    let metadata = Metadata { article, url: base_url.as_ref().map(|base| format!("{base}{path}")), oembed: &address(&oembed) };
    let canonical = match (&article.canonical, &metadata.url) {
        (None, Some(url)) => format!("<link rel=\"canonical\" href=\"{}\">\n", escape(url)),
        _ => String::new(),
    };
    let policy = Policy {
        script: Some(&format!("'self' {}", hash(early))),
        style: "'self'",
        connect: Some("'self'"),
        remote_images: *remote_images,
    };
    let head = head(article, &policy.to_string(), &format!("{canonical}{}{style}<script>{early}</script>\n", metadata.head()));
    let mut host = format!(" data-av-src=\"{}\" data-av-integrity=\"{}\"", escape(&address(&document.name)), document.integrity());
    if *remote_images {
        host.push_str(" data-av-remote-images");
    }
    let text = prerender(article.clone(), *remote_images);
    let page = shell::fill(&escape(article.lang.as_str()), &head, &host, &text, script);
    [File::new(format!("{page_name}.html"), page), document, File::new(oembed, metadata.oembed())]
}

fn link(rel: &str, file: &File) -> String {
    format!("<link rel=\"{rel}\" href=\"{}\" integrity=\"{}\" crossorigin=\"anonymous\">\n", file.name, file.integrity())
}
