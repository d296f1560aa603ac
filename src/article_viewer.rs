//! The component for apps of others: a page, and what goes on while somebody reads it.

#![expect(unreachable_pub, reason = "`#[component]` makes a public function of every component")]

use crate::components::Page;
use crate::reading::follows_reader;
use crate::settings::Store;
use article::Article;
use leptos::prelude::*;
use std::rc::Rc;

/// An article as a part of an app: the text, the reader's controls, and all that they do.
///
/// It keeps the reader's place whatever changes the layout, shows notes and contents above the
/// text, opens pictures large, shares, and hears its keys while the focus is within it. It follows
/// the reader from when it is first laid out, and ends with its component.
///
/// It draws with [`STYLE`](crate::STYLE). Its ids stand in the document that it is in, so a
/// document shows one of them at a time; pages with several use the element.
#[component]
pub fn ArticleViewer(
    /// The article, as [`article::wire::from_json`] reads it or as the app builds it.
    article: Article,
    /// Keeps the reader's settings; [`NoStore`](crate::NoStore) forgets them with the component.
    store: Rc<dyn Store>,
    /// Whether pictures from other sites are loaded; else they are links.
    #[prop(optional)]
    remote_images: bool,
) -> impl IntoView {
    let title = article.title();
    view! { <Page article store remote_images is_embedded=true use:follows_reader=title/> }
}
