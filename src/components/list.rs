//! The front page of a folder with several articles.

use crate::content::{Markup, Rendering, element, story};
use crate::labels::Interface;
use article::{Href, Lang, Phrase, Story};
use leptos::prelude::*;

/// Articles that belong together, each with the language that it is in.
pub struct ListSection {
    /// The section's name; none where the folder has no sections.
    pub title: Option<String>,
    /// The articles.
    pub articles: Vec<(Lang, Story)>,
}

/// A subject of several articles.
pub struct ListTopic {
    /// The subject.
    pub title: Phrase,
    /// Their headlines and addresses.
    pub articles: Vec<(Phrase, Href)>,
}

/// A page that names articles, with their standfirsts and dates. It needs no script.
#[component]
pub fn List(
    /// The page's title.
    title: String,
    /// The articles by sections.
    sections: Vec<ListSection>,
    /// Subjects with their articles.
    topics: Vec<ListTopic>,
    /// The language of the interface.
    interface: Interface,
) -> impl IntoView {
    let rendering = Rendering::new(interface, false, Vec::new(), std::iter::empty());
    let labels = rendering.labels;
    let list = element("div")
        .children(sections.into_iter().map(|section| list_section(section, &rendering)))
        .children(topics.into_iter().map(list_topic))
        .into_render();
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

fn list_section(ListSection { title, articles }: ListSection, rendering: &Rendering) -> Markup {
    let level = if title.is_some() { "h3" } else { "h2" };
    let items =
        articles.into_iter().map(|(lang, one)| story(one, level, &lang, rendering).lang(&lang));
    let list = element("ul").class("av-stories").children(items);
    let heading = title.map(|title| element("h2").class("av-list-section").text(title));
    element("div").children(heading).child(list)
}

fn list_topic(ListTopic { title, articles }: ListTopic) -> Markup {
    let count = format!(" ({})", articles.len());
    let items = articles.into_iter().map(|(title, address)| {
        let link = element("a").attribute("href", address.as_str().to_string()).phrase(title);
        element("li").child(link)
    });
    element("details")
        .class("av-list-topic")
        .child(element("summary").phrase(title).text(count))
        .child(element("ul").children(items))
}
