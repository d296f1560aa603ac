//! The whole page, and the wiring of the reader's settings to it.

use super::foot::{Foot, foot};
use super::head::{Head, head};
use super::kept::Kept;
use super::labels::Interface;
use super::markup::element;
use super::reader::Reader;
use super::related::related;
use super::setting::Setting;
use super::settings::{offered, settings};
use crate::article::Article;
use crate::browser::language;
use crate::browser::storage::Store;
use leptos::prelude::*;

/// An article with its related stories and the reader's controls.
///
/// Settings that the reader changes are kept in the store.
#[component]
pub fn Page(
    article: Article,
    /// The settings to begin with.
    reader: Reader,
    store: Store,
    /// Whether pictures from other sites are loaded; else they are links.
    remote_images: bool,
    /// Whether the article is a part of another page, which has landmarks of its own.
    is_embedded: bool,
) -> impl IntoView {
    let interface = Interface::choose(&article, &language::preferred());
    let setting = Setting::new(interface, remote_images, article.notes.iter().map(|note| note.id.clone()));
    let labels = setting.labels;
    let offered = offered(&article);
    let kept = Kept::new(reader, store);

    let lang = article.lang;
    let site = article.site.map(|site| element("p").class("av-site").lang(site.lang.as_ref().unwrap_or(&lang)).text(site.text));
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
        },
        &setting,
    );
    let body = element("div").class("av-body").blocks(article.body, &setting);
    let end = foot(Foot { notes: article.notes, emails, source: article.source, copyright: article.copyright }, &setting);
    // The skip link leads here, so it takes the focus.
    let text = element("article").id("av-article").class("av-article").lang(&lang).attribute("tabindex", "-1");
    let text = text.child(top).child(body).child(end);
    let skip = element("a").class("av-skip").attribute("href", "#av-article").text(labels.skip_to_article);
    let role = is_embedded.then_some("none");
    view! {
        <div class="av" lang=labels.lang dir="ltr">
            {skip}
            <header class="av-bar" role=role>{site} {settings(kept, offered, labels)}</header>
            <main class="av-main" role=role>{text} {related(article.related, &lang, kept, &setting)}</main>
        </div>
    }
}
