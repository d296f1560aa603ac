//! The page's HTML before any script runs, from the components that the viewer mounts.

use article::Article;
use article_viewer::browser::storage::Store;
use article_viewer::settings::Settings;
use article_viewer::view::{Page, PageProps};
use leptos::prelude::*;

pub fn prerender(article: Article, remote_images: bool) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        Page(PageProps {
            article,
            reader: Settings::default(),
            store: Store,
            remote_images,
            is_embedded: false,
        })
        .to_html()
    });
    // leptos marks where texts meet; in escaped text and attributes no `<` is left, so these are
    // only its marks.
    if html.contains("<!>") { html.replace("<!>", "") } else { html }
}
