//! The text-size switcher: a popover with one radio group. Style alone acts on
//! what is checked, so the switcher works before the viewer and without scripts.

use super::labels::Labels;
use super::reader::Size;
use leptos::prelude::*;

// The form keeps browsers from filling in what was chosen before a reload, for another tab may have changed it
// since; as a dialog's it is never sent anywhere.
pub fn size_switcher(size: RwSignal<Size>, labels: &'static Labels) -> impl IntoView {
    let options: Vec<_> = Size::ALL
        .into_iter()
        .zip(labels.sizes)
        .map(|(step, name)| {
            view! {
                <label class="av-size">
                    <input
                        type="radio"
                        name="av-size"
                        value=step.name()
                        checked=step == size.get_untracked()
                        prop:checked=move || size.get() == step
                        on:change=move |_| size.set(step)
                    />
                    <span class="av-size-sample" aria-hidden="true">{labels.sample}</span>
                    <span class="av-size-name">{name}</span>
                </label>
            }
        })
        .collect();
    view! {
        <button class="av-settings-toggle" type="button" popovertarget="av-settings">
            <span class="av-settings-icon" aria-hidden="true">{"Aa"}</span>" "<span class="av-settings-name">{labels.text_size}</span>
        </button>
        <div id="av-settings" class="av-settings" popover="auto">
            <form method="dialog" autocomplete="off">
                <fieldset class="av-sizes"><legend>{labels.set_text_size}</legend>{options}</fieldset>
            </form>
        </div>
    }
}
