//! The whole page, and the wiring of the reader's settings to it.

use super::foot::{Foot, foot};
use super::head::{Head, head};
use super::labels::Interface;
use super::markup::element;
use super::reader::Reader;
use super::related::related;
use super::setting::Setting;
use super::size::size_switcher;
use crate::article::Article;
use crate::browser::{language, storage};
use leptos::prelude::*;

/// An article with its related stories and the reader's controls.
///
/// Settings that the reader changes are kept in the browser's storage, where there is one.
#[component]
pub fn Page(
    article: Article,
    /// The settings to begin with.
    #[prop(optional)]
    reader: Reader,
    /// Whether pictures from other sites are loaded; else they are links.
    #[prop(optional)]
    remote_images: bool,
) -> impl IntoView {
    let interface = Interface::choose(&article, &language::preferred());
    let setting = Setting::new(interface, remote_images, article.notes.iter().map(|note| note.id.clone()));
    let labels = setting.labels;
    let size = RwSignal::new(reader.size);
    let related_open = RwSignal::new(reader.related_open);
    Effect::watch(
        move || Reader { size: size.get(), related_open: related_open.get() },
        |reader, _, _| reader.to_store().into_iter().for_each(|(key, value)| storage::write(key, value)),
        false,
    );
    // What the reader sets in one tab holds in the others; kept until the page is taken down.
    StoredValue::new_local(storage::on_change(move || {
        let reader = Reader::restore(storage::read);
        size.set(reader.size);
        related_open.set(reader.related_open);
    }));

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
    let text =
        element("article").id("av-article").class("av-article").lang(&lang).attribute("tabindex", "-1").child(top).child(body).child(end);
    let skip = element("a").class("av-skip").attribute("href", "#av-article").text(labels.skip_to_article);
    view! {
        <div class="av" lang=labels.lang dir="ltr">
            {skip}
            <header class="av-bar">{site} {size_switcher(size, labels)}</header>
            <main class="av-main">{text} {related(article.related, &lang, related_open, &setting)}</main>
        </div>
    }
}
