//! An app that shows an article beside other content of its own, and knows what its reader has
//! chosen there.

mod chosen;
mod story;

use article_viewer::{ArticleViewer, STYLE, Setting, Store};
use chosen::Chosen;
use leptos::either::Either;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use std::rc::Rc;

fn main() {
    mount_to_body(App);
}

/// The whole app.
#[component]
fn App() -> impl IntoView {
    let chosen = Chosen::default();
    let is_shown = RwSignal::new(true);
    view! {
        <style>{STYLE}</style>
        <header class="masthead">
            <h1>"The Harbour Gazette"</h1>
            <button id="toggle" on:click=move |_| is_shown.update(|is_shown| *is_shown = !*is_shown)>
                {move || if is_shown.get() { "Put the story away" } else { "Read the story" }}
            </button>
        </header>
        <Reader chosen/>
        <main>
            <Show when=move || is_shown.get()>
                <Story chosen/>
            </Show>
        </main>
    }
}

/// The story, with the app's own store for what the reader chooses.
#[component]
fn Story(chosen: Chosen) -> impl IntoView {
    match story::article() {
        Ok(article) => Either::Left(view! { <ArticleViewer article store=Rc::new(chosen)/> }),
        Err(error) => Either::Right(view! { <p role="alert">{error.to_string()}</p> }),
    }
}

/// Shows the reader's choices, and a button that chooses for them.
#[component]
fn Reader(chosen: Chosen) -> impl IntoView {
    let value = move |setting| move || chosen.get().value(setting);
    let enlarge = move |_| chosen.write(Setting::FontSize, "largest");
    view! {
        <p class="reader">
            "The text is of the size " <output id="font-size">{value(Setting::FontSize)}</output>
            ", its theme " <output id="theme">{value(Setting::Theme)}</output> ". "
            <button id="largest" on:click=enlarge>"As large as can be"</button>
        </p>
    }
}
