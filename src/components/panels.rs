//! Panels that stay closed until the reader needs them. `reading` opens and fills them.

use crate::labels::Labels;
use leptos::prelude::*;

/// A panel for a note or the contents, above the text.
#[component]
pub(super) fn NotePanel(labels: &'static Labels) -> impl IntoView {
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

/// A notice for readers who come back: they are where they stopped, and may go to the top.
#[component]
pub(super) fn Notice(labels: &'static Labels) -> impl IntoView {
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

/// A button that copies a link to the selected text.
#[component]
pub(super) fn Offer(labels: &'static Labels) -> impl IntoView {
    view! {
        <div class="av-offer" popover="manual" lang=labels.lang>
            <button class="av-button" type="button" data-share="quote" data-word="copy-quote">
                {labels.copy_quote}
            </button>
        </div>
    }
}
