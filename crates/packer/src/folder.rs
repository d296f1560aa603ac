//! The folder for a CDN: any number of articles that share one viewer. Every address in it is
//! relative.

use super::assets::{Assets, LOADER};
use super::faces::are_lent;
use super::head::head;
use super::headers::headers;
use super::list::{Entry, address, feed, list, sitemap};
use super::mark::mark;
use super::metadata::Metadata;
use super::policy::{NO_BASE, Policy, frames, media, origins};
use super::prerender;
use super::viewer::Inline;
use super::{File, Options, Viewer, licenses, shell};
use article::{Article, wire};
use article_viewer::content::escape;

/// An article and the name of its files in the folder, without their extensions.
pub struct Document {
    /// The name of its files, which may stand in a path.
    pub name: String,
    /// The article.
    pub article: Article,
}

/// The parts that all pages of the folder have in common. An article is needed only while its own
/// files are made, so a folder may have more of them than there is room for.
pub struct Folder {
    assets: Assets,
    options: Options,
    /// The tags by which pages name the viewer's files.
    style: String,
    style_with_faces: String,
    script: String,
    early_script: Inline,
    frame_script: &'static str,
    front: Front,
}

/// The script for pages of other sites with frames.
const FRAME_SCRIPT: &str = "article-viewer-frame.js";

/// The kinds of `index.html` that a folder has.
enum Front {
    /// The one document.
    Article,
    /// The document that is named so.
    Index,
    /// The list of all.
    List,
}

impl Folder {
    /// A folder for documents with these names. One document is the folder's `index.html`; of
    /// several each has a page of its own, and unless one of them is named `index` that page
    /// lists them.
    pub fn new<'n>(
        names: impl IntoIterator<Item = &'n str>,
        viewer: &Viewer,
        options: Options,
    ) -> Self {
        let assets = Assets::new(viewer);
        let Assets { script, page_style, page_style_with_faces, .. } = &assets;
        let [style, style_with_faces] =
            [page_style, page_style_with_faces].map(|style| link("stylesheet", style));
        let script = format!(
            "<script src=\"{}\" integrity=\"{}\" crossorigin=\"anonymous\" defer \
             data-av-page></script>\n",
            script.name,
            script.integrity()
        );
        let names: Vec<&str> = names.into_iter().collect();
        let front = match names[..] {
            [_] => Front::Article,
            _ if names.contains(&"index") => Front::Index,
            _ => Front::List,
        };
        Self {
            assets,
            options,
            style,
            style_with_faces,
            script,
            early_script: viewer.early_script,
            frame_script: viewer.frame_script,
            front,
        }
    }

    /// The files of one document, its page first.
    pub fn files(&self, document: Document) -> [File; 3] {
        let page_name = if matches!(self.front, Front::Article) {
            "index".to_string()
        } else {
            document.name.clone()
        };
        let style = if are_lent(&document.article) { &self.style_with_faces } else { &self.style };
        let mut files =
            page(document, &page_name, style, self.early_script, &self.script, &self.options);
        mark(&mut files);
        files
    }

    /// The files that tell of all documents: the page that lists them, where the folder has one,
    /// and where its address is known a feed and a sitemap. `title` is the folder's, where it has
    /// one.
    pub fn lists(&self, entries: &[Entry], title: Option<&str>) -> Vec<File> {
        let has_list = matches!(self.front, Front::List);
        let base = self.options.base_url.as_deref().filter(|_| entries.len() > 1);
        let feed = base.and_then(|base| feed(entries, title, base));
        let has_feed = feed.is_some();
        let page = || list(entries, title, has_feed, &self.style_with_faces);
        let sitemap = base.map(|base| sitemap(entries, has_list, base));
        has_list.then(page).into_iter().chain(feed).chain(sitemap).collect()
    }

    /// The viewer's files, which all pages share.
    pub fn shared(&self) -> Vec<File> {
        let others = [File::new(FRAME_SCRIPT, self.frame_script), licenses::file()];
        self.assets.files().into_iter().chain(others).collect()
    }

    /// The file that tells servers how to send the others.
    pub fn headers(&self) -> File {
        headers(&[LOADER, FRAME_SCRIPT], &self.assets.hashed())
    }
}

/// The page, the document for elements, and the answer for sites that embed it.
fn page(
    Document { name, article }: Document,
    page_name: &str,
    style: &str,
    early: Inline,
    script: &str,
    options: &Options,
) -> [File; 3] {
    let Options { remote_images, remote_embeds, base_url, srcdoc: _ } = options;
    let document = File::new(format!("{name}.json"), wire::to_json(&article));
    let oembed = format!("{name}.oembed.json");
    let path =
        if page_name == "index" { String::new() } else { format!("{}.html", address(page_name)) };
    let metadata = Metadata {
        article: &article,
        url: base_url.as_ref().map(|base| format!("{base}{path}")),
        oembed: &address(&oembed),
    };
    let own = article.canonical.as_ref().filter(|canonical| canonical.is_absolute());
    let canonical = match (own, &metadata.url) {
        (None, Some(url)) => format!("<link rel=\"canonical\" href=\"{}\">\n", escape(url)),
        _ => String::new(),
    };
    let policy = Policy {
        script: Some(&format!("'self' {}", early.hash)),
        style: "'self'",
        connect: Some("'self'"),
        pictures: if *remote_images { origins(&article) } else { Default::default() },
        media: media(&article, *remote_images),
        frames: if *remote_embeds { frames(&article) } else { Default::default() },
        base: NO_BASE,
    };
    let head = head(
        &article,
        &policy.to_string(),
        &format!("{canonical}{}{style}<script>{}</script>\n", metadata.head(), early.text),
    );
    let answer = File::new(oembed.clone(), metadata.oembed());
    let lang = escape(article.lang.as_str());
    let text = prerender::page(article, options);
    let page = shell::fill(&lang, &head, text, &[script]);
    [File::new(format!("{page_name}.html"), page), document, answer]
}

fn link(rel: &str, file: &File) -> String {
    format!(
        "<link rel=\"{rel}\" href=\"{}\" integrity=\"{}\" crossorigin=\"anonymous\">\n",
        file.name,
        file.integrity()
    )
}
