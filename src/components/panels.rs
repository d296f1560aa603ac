//! Panels that stay closed until the reader needs them. `reading` opens and fills them.

use super::share::ShareButton;
use crate::content::{Icon, icon};
use crate::labels::Labels;
use leptos::prelude::*;

/// The title of a panel, which names it.
#[component]
pub(super) fn SheetTitle(
    id: &'static str,
    /// The key of the title.
    word: &'static str,
    labels: &'static Labels,
) -> impl IntoView {
    view! {
        <h2 id=id class="av-sheet-title" data-word=word>
            {labels.word(word).unwrap_or_default()}
        </h2>
    }
}

/// The button that closes a panel. It stands last, so that Tab leads from what has opened the panel
/// to its first control, and is shown beside the title.
#[component]
pub(super) fn SheetClose(
    /// The id of the panel.
    of: &'static str,
    labels: &'static Labels,
) -> impl IntoView {
    view! {
        <button
            class="av-button av-sheet-close"
            type="button"
            popovertarget=of
            popovertargetaction="hide"
            aria-label=labels.close
            data-word-label="close"
        >
            {icon(Icon::Close).into_render()}
        </button>
    }
}

/// A panel for a note or the contents, above the text. It takes its name from its title.
#[component]
pub(super) fn NotePanel(labels: &'static Labels) -> impl IntoView {
    view! {
        <div
            id="av-panel"
            class="av-panel"
            popover="auto"
            role="dialog"
            tabindex="-1"
            aria-labelledby="av-panel-title"
        >
            <h2 class={"av-sheet-title"} id="av-panel-title"></h2>
            <div class={"av-panel-content"}></div>
            <SheetClose of="av-panel" labels/>
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
            <span class="av-notice-ways">
                <button class="av-button av-notice-back" type="button" data-word="back-to-top">
                    {labels.back_to_top}
                </button>
                <button
                    class="av-button av-notice-close"
                    type="button"
                    aria-label=labels.close
                    data-word-label="close"
                >
                    {icon(Icon::Close).into_render()}
                </button>
            </span>
        </div>
    }
}

/// A line that says the size of the text after a key has changed it. `reading::keys` fills it.
#[component]
pub(super) fn SizeStatus() -> impl IntoView {
    view! { <p class={"av-size-status"} role="status"></p> }
}

/// Buttons that copy the selected text as a quotation, or a link to it.
#[component]
pub(super) fn Offer(labels: &'static Labels) -> impl IntoView {
    view! {
        <div class="av-offer" popover="manual" lang=labels.lang>
            <ShareButton
                what="quote"
                sign=Icon::Link
                word="copy-quote"
                label=labels.copy_quote
            />
            <ShareButton
                what="quotation"
                sign=Icon::Quote
                word="copy-quotation"
                label=labels.copy_quotation
            />
        </div>
    }
}
