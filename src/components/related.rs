//! The related stories, as a disclosure whose state is kept.

use super::acting::{follow, listen};
use super::fixed::fixed;
use super::live_settings::LiveSettings;
use crate::content::StoryParts;
use crate::labels::{Labels, counted};
use crate::settings::Setting;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlDetailsElement};

/// The related stories under their title, which opens and closes them. Where they are closed, the
/// story to read next is named all the same.
#[component]
pub(super) fn Related(
    /// The stories.
    stories: StoryParts,
    /// The settings that hold now.
    live: LiveSettings,
    /// The words of the interface.
    labels: &'static Labels,
) -> impl IntoView {
    let StoryParts { count, next, lists } = stories;
    view! {
        <aside class="av-related-region" aria-labelledby="av-related-title">
            <details id="av-related" class="av-related" open=true use:keeps_open=live>
                <summary class="av-related-toggle">
                    <h2 id="av-related-title" class="av-related-title" data-word="related-stories">
                        {labels.related_stories}
                    </h2>
                    " "
                    <span
                        class="av-related-count"
                        data-counted="story-count"
                        data-count=count.to_string()
                    >
                        {counted(labels.story_count, count, labels)}
                    </span>
                    " "
                    <span class="av-related-show" data-word="show">{labels.show}</span>
                    <span class="av-related-hide" data-word="hide">{labels.hide}</span>
                </summary>
                {fixed(lists.into_iter().map(IntoRender::into_render))}
            </details>
            // Shown where they are closed.
            {fixed(next.map(IntoRender::into_render))}
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
