//! The reader's settings: a popover with a radio group for each. Style alone acts on what is
//! checked, so all of it works before the viewer has started and without scripts. The theme is the
//! whole page's, so it is an attribute of the page, too (`style/tokens.css` says why); before the
//! viewer has started, `web/entries/early.ts` sets that.

use super::acting::{follow, listen};
use super::fixed::fixed;
use super::live_settings::LiveSettings;
use crate::labels::Labels;
use crate::settings::{Setting, Settings, Suits};
use crate::shortcuts::SHORTCUTS;
use article::{Article, Direction};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlInputElement};

/// The settings that suit an article's script, in their order in the panel.
pub(super) fn offered(article: &Article) -> Vec<Setting> {
    let is_spaced = !article.lang.is_square();
    let is_divided = is_spaced && article.lang.direction() == Direction::LeftToRight;
    let suits = |setting: &Setting| match setting.facts().suits {
        Suits::Any => true,
        Suits::Spaced => is_spaced,
        Suits::Divided => is_divided,
        Suits::Elsewhere => false,
    };
    Setting::ALL.into_iter().filter(suits).collect()
}

/// The button that opens the settings.
#[component]
pub(super) fn SettingsToggle(labels: &'static Labels) -> impl IntoView {
    view! {
        <button class="av-settings-toggle" type="button" popovertarget="av-settings">
            <span class="av-settings-icon" aria-hidden="true">{"Aa"}</span>
            " "
            <span class="av-settings-name" data-word="settings">{labels.settings}</span>
        </button>
    }
}

/// The panel with the settings.
#[component]
pub(super) fn SettingsPanel(
    live: LiveSettings,
    offered: Vec<Setting>,
    labels: &'static Labels,
) -> impl IntoView {
    view! {
        // Firefox would make what may scroll a Tab stop of its own.
        <div
            id="av-settings"
            class="av-sheet av-settings"
            popover="auto"
            tabindex="-1"
            role="dialog"
            aria-label=labels.settings
            data-word-label="settings"
        >
            <SettingsForm live offered labels/>
        </div>
    }
}

/// A form with the settings. `autocomplete` keeps browsers from restoring what was chosen before a
/// reload, for another tab may have changed it since. A form of the method `dialog` is never sent.
/// Without scripts its reset is the browser's own.
#[component]
fn SettingsForm(
    live: LiveSettings,
    offered: Vec<Setting>,
    labels: &'static Labels,
) -> impl IntoView {
    view! {
        <form method="dialog" autocomplete="off" use:keeps_choices=(live, labels)>
            {fixed(offered.into_iter().map(|setting| view! { <Group setting live labels/> }))}
            <p class="av-settings-end">
                <span class="av-told" role={"status"}></span>
                " "
                <button class="av-button" type="reset" data-word="reset-settings">
                    {labels.reset_settings}
                </button>
            </p>
        </form>
    }
}

#[component]
fn Group(setting: Setting, live: LiveSettings, labels: &'static Labels) -> impl IntoView {
    let words = &labels.choices[setting as usize];
    let settings = live.get_untracked();
    let options = words.values.iter().enumerate().map(|(index, name)| {
        let is_chosen = settings.is(setting, index);
        view! { <Radio setting index is_chosen name labels/> }
    });
    let keys = (setting == Setting::Shortcuts).then(|| view! { <Shortcuts labels/> });
    view! {
        <fieldset class="av-choice" data-choice=setting.name()>
            <legend>{words.name}</legend>
            {fixed(options)}
            {fixed(keys)}
        </fieldset>
    }
}

#[component]
fn Radio(
    setting: Setting,
    index: usize,
    is_chosen: bool,
    name: &'static str,
    labels: &'static Labels,
) -> impl IntoView {
    let value = setting.values().get(index).copied().unwrap_or_default();
    let sample = setting.facts().has_samples.then(|| {
        view! {
            <span class="av-option-sample" aria-hidden="true">{labels.sample}</span>
        }
    });
    view! {
        <label class="av-option">
            <input
                type="radio"
                name=format!("av-{}", setting.name())
                value=value
                // Nothing is chosen where the page is written, so there a reset without scripts
                // leads back to the defaults.
                checked=is_chosen
            />
            {fixed(sample)}
            <span class="av-option-name">{name}</span>
        </label>
    }
}

/// The list of keys with what each does; `reading::keys` acts on them.
#[component]
fn Shortcuts(labels: &'static Labels) -> impl IntoView {
    let of_size = ("+ \u{2212} 0".to_string(), Setting::FontSize.name());
    let others = SHORTCUTS.iter().map(|shortcut| (shortcut.keys.join(" "), shortcut.word));
    let lines = [of_size].into_iter().chain(others).map(|(keys, word)| {
        let what = labels.word(word).unwrap_or_default();
        view! { <li><kbd>{keys}</kbd>" "<span data-word=word>{what}</span></li> }
    });
    view! { <ul class="av-keys">{fixed(lines)}</ul> }
}

/// A directive: stores what is chosen in the form, and checks what was chosen elsewhere.
pub(super) fn keeps_choices(form: Element, (live, labels): (LiveSettings, &'static Labels)) {
    let (changed, emptied) = (form.clone(), form.clone());
    let choose = move |event: &Event| {
        announce(&changed, "");
        if let Some((setting, index)) = chosen(&event_target(event)) {
            live.choose(setting, index);
        }
    };
    let reset = move |event: &Event| {
        event.prevent_default();
        live.reset();
        announce(&emptied, labels.settings_reset);
    };
    listen(&form, "change", Box::new(choose));
    listen(&form, "reset", Box::new(reset));
    follow(Box::new(move || check(&form, live.get())));
}

/// A directive: sets the page's `data-theme` to the theme that holds.
pub(super) fn shows_theme(page: Element, live: LiveSettings) {
    let show = move || drop(page.set_attribute("data-theme", live.get().value(Setting::Theme)));
    follow(Box::new(show));
}

/// Checks the radio button of every setting's value.
fn check(form: &Element, settings: Settings) {
    for setting in Setting::ALL {
        let value = settings.value(setting);
        let input = form.query_selector(&format!("[name=av-{}][value={value}]", setting.name()));
        if let Some(input) = input.ok().flatten().and_then(|input| input.dyn_into().ok()) {
            HtmlInputElement::set_checked(&input, true);
        }
    }
}

/// Announces a text in the form's status line.
fn announce(form: &Element, text: &str) {
    if let Some(status) = form.query_selector("[role=status]").ok().flatten() {
        status.set_text_content(Some(text));
    }
}

/// The setting and the index of the value that a radio button stands for.
fn chosen(input: &HtmlInputElement) -> Option<(Setting, usize)> {
    let (name, value) = (input.name(), input.value());
    let name = name.strip_prefix("av-")?;
    let setting = Setting::ALL.into_iter().find(|setting| setting.name() == name)?;
    Some((setting, setting.values().iter().position(|own| *own == value)?))
}
