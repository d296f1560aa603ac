//! Panels that stay closed until the reader needs them. `reading` opens and fills them.

use crate::labels::Labels;
use leptos::prelude::*;

/// Shows a note or the contents without leaving the text.
#[component]
pub fn NotePanel(labels: &'static Labels) -> impl IntoView {
    view! {
        <div id="av-panel" class="av-panel" popover="auto" role="dialog" tabindex="-1">
            <div class={"av-panel-content"}></div>
            <button
                class="av-button av-panel-close"
                type="button"
                popovertarget="av-panel"
                popovertargetaction="hide"
                data-word="close"
            >
                {labels.close}
            </button>
        </div>
    }
}

/// Tells readers who come back that they are where they stopped.
#[component]
pub fn Notice(labels: &'static Labels) -> impl IntoView {
    view! {
        <div class="av-notice" popover="manual" role="status" lang=labels.lang>
            <span data-word="resumed">{labels.resumed}</span>
            " "
            <button class="av-button av-notice-back" type="button" data-word="back-to-top">
                {labels.back_to_top}
            </button>
        </div>
    }
}

/// Offers a link to what is selected.
#[component]
pub fn Offer(labels: &'static Labels) -> impl IntoView {
    view! {
        <div class="av-offer" popover="manual" lang=labels.lang>
            <button class="av-button" type="button" data-share="quote" data-word="copy-quote">
                {labels.copy_quote}
            </button>
        </div>
    }
}
