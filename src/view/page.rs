//! The whole page, and the wiring of the reader's settings to it.

use super::body::body;
use super::contents::contents;
use super::foot::{Foot, foot};
use super::head::{Head, head};
use super::kept::Kept;
use super::labels::{Interface, Labels};
use super::markup::{Markup, element};
use super::related::related;
use super::rendering::Rendering;
use super::settings::{offered, settings, themed};
use super::share::share;
use crate::browser::language;
use crate::browser::storage::Store;
use crate::settings::Settings;
use article::Article;
use leptos::prelude::*;

/// An article with its related stories and the reader's controls.
///
/// Settings that the reader changes are kept in the store.
#[component]
pub fn Page(
    article: Article,
    /// The settings to begin with.
    reader: Settings,
    store: Store,
    /// Whether pictures from other sites are loaded; else they are links.
    remote_images: bool,
    /// Whether the article is a part of another page, which has landmarks of its own.
    is_embedded: bool,
) -> impl IntoView {
    let mut article = article;
    let pictures = std::mem::take(&mut article.pictures);
    let is_any_interface = Interface::of(&article).is_none();
    let interface = Interface::choose(&article, &language::preferred());
    let rendering = Rendering::new(
        interface,
        remote_images,
        pictures,
        article.notes.iter().map(|note| note.id.clone()),
    );
    let labels = rendering.labels;
    let offered = offered(&article);
    let [share_toggle, share_panel] = share(&article, labels);
    let kept = Kept::new(reader, store);

    let minutes = article.reading_minutes();
    let lang = article.lang;
    let site = article.site.map(|site| {
        element("p").class("av-site").lang(site.lang.as_ref().unwrap_or(&lang)).text(site.text)
    });
    let emails = article.bylines.iter().filter_map(|byline| byline.email.clone()).collect();
    let top = head(
        Head {
            column: article.column,
            topics: article.topics,
            headline: article.headline,
            standfirst: article.standfirst,
            bylines: article.bylines,
            published: article.published,
            updated: article.updated,
            minutes,
        },
        &rendering,
    );
    let contents = contents(&article.body, &lang, &rendering);
    let to_contents = contents.as_ref().map(|_| {
        element("a")
            .class("av-button av-to-contents")
            .attribute("href", "#av-contents")
            .attribute("aria-label", labels.contents)
            .child(element("span").class("av-button-name").text(labels.contents))
    });
    let body = body(article.body, &rendering);
    let end = foot(
        Foot {
            notes: article.notes,
            emails,
            source: article.source,
            copyright: article.copyright,
            canonical: article.canonical,
        },
        &rendering,
    );
    // The skip link leads here, so it takes the focus.
    let text = element("article")
        .id("av-article")
        .class("av-article")
        .lang(&lang)
        .attribute("tabindex", "-1");
    let text = text.child(top).children(contents).child(body).child(end);
    let skip =
        element("a").class("av-skip").attribute("href", "#av-article").text(labels.skip_to_article);
    // Filled by `reading`, as the two panels at the end are.
    let progress = element("span").class("av-progress").attribute("aria-hidden", "true");
    let [settings_toggle, settings_panel] = settings(kept, offered, labels);
    // A part of another page leaves the landmarks to that one.
    let landmark =
        |tag| if is_embedded { element(tag).attribute("role", "none") } else { element(tag) };
    let bar = landmark("header").class("av-bar").children(site).children(to_contents);
    let bar = bar
        .child(share_toggle)
        .child(share_panel)
        .child(progress)
        .child(settings_toggle)
        .child(settings_panel);
    let main = landmark("main").class("av-main").child(text).children(related(
        article.related,
        &lang,
        kept,
        &rendering,
    ));
    let page = element("div").class("av").attribute("lang", labels.lang).attribute("dir", "ltr");
    let page = if is_any_interface { page.attribute("data-any-interface", "") } else { page };
    themed(page, kept)
        .attribute("data-enlarge", labels.enlarge)
        .attribute("data-close", labels.close)
        .child(skip)
        .child(bar)
        .child(main)
        .child(panel(labels))
        .child(notice(labels))
        .child(offer(labels))
}

/// Where a note or the contents are shown without leaving the text.
fn panel(labels: &Labels) -> Markup {
    let close = element("button").class("av-button av-panel-close").attribute("type", "button");
    let close = close
        .attribute("popovertarget", "av-panel")
        .attribute("popovertargetaction", "hide")
        .text(labels.close);
    let panel = element("div")
        .id("av-panel")
        .class("av-panel")
        .attribute("popover", "auto")
        .attribute("role", "dialog");
    panel.attribute("tabindex", "-1").child(element("div").class("av-panel-content")).child(close)
}

/// What a reader is told who comes back.
fn notice(labels: &Labels) -> Markup {
    let back = element("button")
        .class("av-button av-notice-back")
        .attribute("type", "button")
        .text(labels.back_to_top);
    let notice = element("div")
        .class("av-notice")
        .attribute("popover", "manual")
        .attribute("role", "status");
    notice
        .attribute("lang", labels.lang)
        .child(element("span").text(labels.resumed))
        .text(" ")
        .child(back)
}

/// The button for a link to what is selected.
fn offer(labels: &Labels) -> Markup {
    let button = element("button")
        .class("av-button")
        .attribute("type", "button")
        .attribute("data-share", "quote")
        .text(labels.copy_quote);
    element("div")
        .class("av-offer")
        .attribute("popover", "manual")
        .attribute("lang", labels.lang)
        .child(button)
}
