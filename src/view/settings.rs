//! The reader's settings: a popover with a radio group for each choice. Style alone acts on
//! what is checked, so all of it works before the viewer and without scripts.

use super::kept::Kept;
use super::labels::Labels;
use super::markup::{Markup, element};
use super::reader::Choice;
use crate::article::{Article, Direction};
use leptos::prelude::*;

/// The choices that make sense for an article's script, in their order in the popover.
pub fn offered(article: &Article) -> impl Iterator<Item = Choice> + use<> {
    let is_square = article.lang.is_square();
    let is_divided = !is_square && article.lang.direction() == Direction::LeftToRight;
    Choice::ALL.into_iter().filter(move |choice| match choice {
        // Its place is the list itself.
        Choice::Related => false,
        // Text in squares is set to both edges already, between any two characters.
        Choice::Alignment => !is_square,
        // Arabic and Hebrew divide no words, and letters that are joined cannot be spaced.
        Choice::Hyphenation | Choice::Spacing => is_divided,
        _ => true,
    })
}

// Firefox would make the popover, which may scroll, a Tab stop of its own.
// The form keeps browsers from filling in what was chosen before a reload, for another tab may have changed it
// since; as a dialog's it is never sent anywhere. Without scripts its reset is the browser's own.
pub fn settings(kept: Kept, offered: impl Iterator<Item = Choice>, labels: &'static Labels) -> impl IntoView {
    let groups: Vec<_> = offered.map(|choice| group(choice, kept, labels)).collect();
    let told = RwSignal::new("");
    view! {
        <button class="av-settings-toggle" type="button" popovertarget="av-settings">
            <span class="av-settings-icon" aria-hidden="true">{"Aa"}</span>" "<span class="av-settings-name">{labels.settings}</span>
        </button>
        <div id="av-settings" class="av-settings" popover="auto" tabindex="-1" role="dialog" aria-label=labels.settings>
            <form
                method="dialog"
                autocomplete="off"
                on:reset=move |event| {
                    event.prevent_default();
                    kept.reset();
                    told.set(labels.settings_reset);
                }
                on:change=move |_| told.set("")
            >
                {groups}
                <p class="av-settings-end">
                    <span class="av-told" role="status">{move || told.get()}</span>" "
                    <button class="av-button" type="reset">{labels.reset_settings}</button>
                </p>
            </form>
        </div>
    }
}

fn group(choice: Choice, kept: Kept, labels: &'static Labels) -> impl IntoView {
    let words = &labels.choices[choice as usize];
    let options: Vec<_> = words.values.iter().enumerate().map(|(index, name)| option(choice, index, name, kept, labels)).collect();
    view! {
        <fieldset class="av-choice" data-choice=choice.name()>
            <legend>{words.name}</legend>
            {options}
            {(choice == Choice::Shortcuts).then(|| shortcuts(labels))}
        </fieldset>
    }
}

fn option(choice: Choice, index: usize, name: &'static str, kept: Kept, labels: &'static Labels) -> impl IntoView {
    // These three show what they do.
    let sample = matches!(choice, Choice::Size | Choice::Theme | Choice::Typeface).then_some(labels.sample).unwrap_or_default();
    view! {
        <label class="av-option">
            <input
                type="radio"
                name=format!("av-{}", choice.name())
                value=choice.values().get(index).copied()
                checked=index == choice.default()
                prop:checked=move || kept.get().is(choice, index)
                on:change=move |_| kept.choose(choice, index)
            />
            <span class="av-option-sample" aria-hidden="true">{sample}</span>
            <span class="av-option-name">{name}</span>
        </label>
    }
}

/// What the keys do; `src/embed/shortcuts.js` does it.
fn shortcuts(labels: &'static Labels) -> Markup {
    let keys = [
        ("+ \u{2212} 0", labels.choices[Choice::Size as usize].name),
        ("s ?", labels.settings),
        ("c", labels.contents),
        ("h", labels.share),
        ("r", labels.related_stories),
        ("q", labels.copy_quote),
    ];
    let line = |(key, what): (&'static str, &'static str)| element("li").child(element("kbd").text(key)).text(" ").text(what);
    element("ul").class("av-keys").children(keys.into_iter().map(line))
}
