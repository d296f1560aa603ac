//! The related stories, as a disclosure whose state is kept.

use super::acting::{follow, listen};
use super::fixed::fixed;
use super::live_settings::LiveSettings;
use crate::browser::intl;
use crate::content::Markup;
use crate::labels::Labels;
use crate::settings::Setting;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlDetailsElement};

/// The related stories under their title, which opens and closes them.
#[component]
pub(super) fn Related(
    /// How many stories there are.
    count: usize,
    /// The lists of them.
    stories: Vec<Markup>,
    /// The settings that hold now.
    live: LiveSettings,
    /// The words of the interface.
    labels: &'static Labels,
) -> impl IntoView {
    view! {
        <aside class="av-related-region" aria-labelledby="av-related-title">
            <details id="av-related" class="av-related" open=true use:keeps_open=live>
                <summary class="av-related-toggle">
                    <h2 id="av-related-title" class="av-related-title" data-word="related-stories">
                        {labels.related_stories}
                    </h2>
                    " "
                    <span class="av-related-count">{intl::number(labels.lang, count as u64)}</span>
                </summary>
                {fixed(stories.into_iter().map(IntoRender::into_render))}
            </details>
        </aside>
    }
}

/// A directive: stores whether the disclosure is open, and opens or closes it as the setting says.
pub(super) fn keeps_open(details: Element, live: LiveSettings) {
    let Ok(details) = details.dyn_into::<HtmlDetailsElement>() else { return };
    let toggled = details.clone();
    let choose = move |_: &_| live.choose(Setting::Related, usize::from(!toggled.open()));
    let open = details.clone();
    listen(&details, "toggle", Box::new(choose));
    follow(Box::new(move || open.set_open(live.get().is(Setting::Related, 0))));
}
