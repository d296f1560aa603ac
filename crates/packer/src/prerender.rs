//! Pages' HTML before any script runs, from the components that the viewer mounts.

use super::{Options, frames};
use article::Article;
use article_viewer::components::{List, ListProps, ListSection, ListTopic, Page, PageProps};
use article_viewer::content::Frames;
use article_viewer::labels::Interface;
use article_viewer::settings::NoStore;
use leptos::prelude::*;
use std::rc::Rc;

/// The page of an article.
pub(crate) fn page(article: Article, options: &Options) -> String {
    let Options { remote_images, remote_embeds, .. } = *options;
    let frames = remote_embeds.then_some(frames::address as Frames);
    let store = Rc::new(NoStore);
    let owner = Owner::new();
    owner.with(|| {
        Page(PageProps { article, store, remote_images, frames, is_embedded: false }).to_html()
    })
}

/// The page that names several articles.
pub(crate) fn list(
    title: String,
    sections: Vec<ListSection>,
    topics: Vec<ListTopic>,
    interface: Interface,
) -> String {
    let owner = Owner::new();
    owner.with(|| List(ListProps { title, sections, topics, interface }).to_html())
}
