//! The whole page, and the wiring of the reader's settings to it.

use super::bar::Bar;
use super::fixed::fixed;
use super::live_settings::LiveSettings;
use super::panels::{NotePanel, Notice, Offer, SizeStatus};
use super::related::Related;
use super::settings::{keeps_choices, offered};
use super::share::Shareable;
use super::size::size_row;
use crate::browser::language;
use crate::content::{Frames, PageParts, Rendering};
use crate::labels::Interface;
use crate::settings::{Setting, Settings, Store};
use article::Article;
use leptos::prelude::*;
use std::rc::Rc;

/// An article with its related stories and the reader's controls.
#[component]
pub fn Page(
    /// The article, with ids (`article::assign_ids`).
    article: Article,
    /// The store of the reader's settings.
    store: Rc<dyn Store>,
    /// Whether pictures from other sites are loaded; else they are links.
    #[prop(optional)]
    remote_images: bool,
    /// The frames of other sites that a reader can open; without it there are none.
    #[prop(optional)]
    frames: Option<Frames>,
    /// Whether the article is a part of another page, which has landmarks of its own.
    #[prop(optional)]
    is_embedded: bool,
) -> impl IntoView {
    let mut article = article;
    let pictures = std::mem::take(&mut article.pictures);
    let is_any_interface = Interface::of(&article).is_none();
    let interface = Interface::choose(&article, &language::preferred());
    let notes = article.notes.iter().map(|note| note.id.clone());
    let mut rendering = Rendering::new(interface, remote_images, pictures, notes);
    rendering.frames = frames;
    let labels = rendering.labels;
    let offered = offered(&article);
    let shared = Shareable::of(&article, labels);
    let live = LiveSettings::new(Settings::stored(&*store), store);
    let PageParts { site, text, has_contents, stories } =
        PageParts::of(article, size_row(labels), &rendering);
    let role = is_embedded.then_some("none");
    let related = stories.map(|stories| view! { <Related stories live labels/> });
    view! {
        <div
            class="av"
            lang=labels.lang
            dir=labels.dir
            data-any-interface=is_any_interface
            data-theme=Settings::default().value(Setting::Theme)
            use:keeps_choices=(live, labels)
        >
            <a class="av-skip" href="#av-article" data-word="skip-to-article">
                {labels.skip_to_article}
            </a>
            <Bar site has_contents shared live offered labels role/>
            <main class="av-main" role=role>
                {text.into_render()}
                {fixed(related)}
            </main>
            <NotePanel labels/>
            <Notice labels/>
            <Offer labels/>
            <SizeStatus/>
        </div>
    }
}
