//! The reader's settings: a popover with a radio group for each. Style alone responds to what is
//! checked, so all of it works before the viewer has started and without scripts. The theme is the
//! whole page's, so it is an attribute of the page, too (`style/tokens.css` says why); before the
//! viewer has started, `web/entries/early.ts` sets that.

use super::acting::{follow, listen};
use super::choice::{FORM, choice};
use super::fixed::fixed;
use super::live_settings::LiveSettings;
use super::panels::{SheetClose, SheetTitle};
use crate::content::{Icon, icon};
use crate::labels::Labels;
use crate::settings::{Setting, Settings, Suits};
use crate::shortcuts::SHORTCUTS;
use article::{Article, Direction};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlInputElement, ToggleEvent};

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
        <button class="av-button av-settings-toggle" type="button" popovertarget="av-settings">
            {icon(Icon::Settings).into_render()}
            <span class="av-button-name" data-word="settings">{labels.settings}</span>
        </button>
    }
}

/// The panel with the settings: those at hand, and behind «More settings» the others.
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
            aria-labelledby="av-settings-title"
            use:checks_in_sight=live
        >
            <SheetTitle id="av-settings-title" word="settings" labels/>
            <SettingsForm live offered labels/>
            <SheetClose of="av-settings" labels/>
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
    let settings = live.get_untracked();
    let group = |setting| choice(setting, settings, labels).into_render();
    let (at_hand, others): (Vec<Setting>, Vec<Setting>) =
        offered.into_iter().partition(|setting| setting.facts().is_at_hand);
    view! {
        <form id=FORM method="dialog" autocomplete="off">
            {fixed(at_hand.into_iter().map(group))}
            <details class="av-more">
                <summary data-word="more-settings">{labels.more_settings}</summary>
                {fixed(others.into_iter().map(group))}
                <Shortcuts labels/>
                <p class="av-settings-end">
                    <span class="av-status" role={"status"}></span>
                    " "
                    <button class="av-button" type="reset" data-word="reset-settings">
                        {labels.reset_settings}
                    </button>
                </p>
            </details>
        </form>
    }
}

/// The list of keys with what each does; `reading::keys` listens for them.
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

/// A directive: stores what is chosen in the page, checks what was chosen elsewhere, and tells the
/// page its theme.
pub(super) fn keeps_choices(page: Element, (live, labels): (LiveSettings, &'static Labels)) {
    let (changed, emptied) = (page.clone(), page.clone());
    let choose = move |event: &Event| {
        announce(&changed, "");
        if let Some((setting, index)) = chosen(event) {
            live.choose(setting, index);
        }
    };
    let reset = move |event: &Event| {
        event.prevent_default();
        live.reset();
        announce(&emptied, labels.settings_reset);
    };
    listen(&page, "change", Box::new(choose));
    listen(&page, "reset", Box::new(reset));
    let is_panel_open = |page: &Element| {
        page.query_selector("#av-settings:popover-open").is_ok_and(|open| open.is_some())
    };
    follow(Box::new(move || show(&page, live.get(), is_panel_open(&page))));
}

/// A directive: checks what is chosen anew when the panel opens or closes, for a size is checked
/// where the reader sees it: in the panel, else in the bar.
pub(super) fn checks_in_sight(panel: Element, live: LiveSettings) {
    let toggled = panel.clone();
    let check_again = move |event: &Event| {
        let is_opening =
            event.dyn_ref::<ToggleEvent>().is_some_and(|event| event.new_state() == "open");
        if let Some(page) = toggled.closest(".av").ok().flatten() {
            show(&page, live.get_untracked(), is_opening);
        }
    };
    // Before the panel is open, for readers who press Tab at once.
    listen(&panel, "beforetoggle", Box::new(check_again));
}

/// Checks the radio button of every setting's value, and tells the page its theme.
fn show(page: &Element, settings: Settings, is_panel_open: bool) {
    let _ = page.set_attribute("data-theme", settings.value(Setting::Theme));
    for setting in Setting::ALL {
        let (name, value) = (setting.name(), settings.value(setting));
        let Ok(inputs) = page.query_selector_all(&format!("[name=av-{name}][value={value}]"))
        else {
            continue;
        };
        // The panel stands behind the bar's own buttons.
        let index = if is_panel_open { inputs.length().saturating_sub(1) } else { 0 };
        if let Some(input) = inputs.get(index).and_then(|input| input.dyn_into().ok()) {
            HtmlInputElement::set_checked(&input, true);
        }
    }
}

/// Announces a text in the form's status line.
fn announce(page: &Element, text: &str) {
    if let Some(status) = page.query_selector("#av-settings [role=status]").ok().flatten() {
        status.set_text_content(Some(text));
    }
}

/// The setting and the index of the value that a radio button stands for; `None` for what else in
/// the page has changed.
fn chosen(event: &Event) -> Option<(Setting, usize)> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let (name, value) = (input.name(), input.value());
    let name = name.strip_prefix("av-")?;
    let setting = Setting::ALL.into_iter().find(|setting| setting.name() == name)?;
    Some((setting, setting.values().iter().position(|own| *own == value)?))
}
