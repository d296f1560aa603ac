//! The front page of a folder with several articles.

use crate::content::{Rendering, element, story};
use crate::labels::Interface;
use article::{Lang, Story};
use leptos::prelude::*;

/// A page that names articles, with their standfirsts and dates. It needs no script.
#[component]
pub fn List(
    /// The page's title.
    title: String,
    /// The articles, each with the language that it is in.
    articles: Vec<(Lang, Story)>,
    /// The language of the interface.
    interface: Interface,
) -> impl IntoView {
    let rendering = Rendering::new(interface, false, Vec::new(), std::iter::empty());
    let labels = rendering.labels;
    let items =
        articles.into_iter().map(|(lang, one)| story(one, "h2", &lang, &rendering).lang(&lang));
    let list = element("ul").class("av-stories").children(items).into_render();
    view! {
        <div class="av" lang=labels.lang dir=labels.dir>
            <main class="av-main">
                <header class={"av-head"}>
                    <h1 class="av-headline">{title}</h1>
                </header>
                <section class="av-related-region" aria-label=labels.articles>{list}</section>
            </main>
        </div>
    }
}
