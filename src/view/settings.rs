//! The reader's settings: a popover with a radio group for each choice. Style alone acts on
//! what is checked, so all of it works before the viewer and without scripts; the theme, which is
//! the whole page's, is besides told to the page (`style/tokens.css` says why), until the viewer
//! has started by `web/entries/early.ts`.

use super::kept::Kept;
use super::labels::Labels;
use super::markup::{Markup, element};
use crate::settings::{Setting, Settings, Suits};
use article::{Article, Direction};
use leptos::prelude::event_target;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlInputElement};

/// The settings that suit an article's script, in their order in the panel.
pub fn offered(article: &Article) -> Vec<Setting> {
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

/// The button in the bar, and what it opens.
pub fn settings(kept: Kept, offered: Vec<Setting>, labels: &'static Labels) -> [Markup; 2] {
    let toggle = element("button")
        .class("av-settings-toggle")
        .attribute("type", "button")
        .attribute("popovertarget", "av-settings");
    let toggle = toggle
        .child(
            element("span").class("av-settings-icon").attribute("aria-hidden", "true").text("Aa"),
        )
        .text(" ")
        .child(element("span").class("av-settings-name").text(labels.settings));
    let status = element("span").class("av-told").attribute("role", "status");
    let reset =
        element("button").class("av-button").attribute("type", "reset").text(labels.reset_settings);
    let form = form(kept, labels)
        .children(offered.into_iter().map(|choice| group(choice, labels)))
        .child(element("p").class("av-settings-end").child(status).text(" ").child(reset));
    let panel =
        element("div").id("av-settings").class("av-sheet av-settings").attribute("popover", "auto");
    // Firefox would make what may scroll a Tab stop of its own.
    let panel = panel
        .attribute("tabindex", "-1")
        .attribute("role", "dialog")
        .attribute("aria-label", labels.settings);
    [toggle, panel.child(form)]
}

/// What keeps the choices, without what it holds.
///
/// The form keeps browsers from filling in what was chosen before a reload, for another tab may
/// have changed it since; as a dialog's it is never sent anywhere. Without scripts its reset is the
/// browser's own.
pub fn form(kept: Kept, labels: &'static Labels) -> Markup {
    let form = element("form").attribute("method", "dialog").attribute("autocomplete", "off");
    form.on(
        "reset",
        Box::new(move |event| {
            event.prevent_default();
            kept.reset();
            tell(&event, labels.settings_reset);
        }),
    )
    .on(
        "change",
        Box::new(move |event| {
            tell(&event, "");
            if let Some((choice, index)) = chosen(&event_target(&event)) {
                kept.choose(choice, index);
            }
        }),
    )
    .live(Box::new(move |form| {
        let reader = kept.get();
        for choice in Setting::ALL {
            let input = form.query_selector(&format!(
                "[name=av-{}][value={}]",
                choice.name(),
                reader.value(choice)
            ));
            if let Some(input) =
                input.ok().flatten().as_ref().and_then(|input| input.dyn_ref::<HtmlInputElement>())
            {
                input.set_checked(true);
            }
        }
    }))
}

/// What tells the page which theme holds.
pub fn themed(page: Markup, kept: Kept) -> Markup {
    let theme = move |reader: Settings| reader.value(Setting::Theme);
    page.attribute("data-theme", theme(Settings::default())).live(Box::new(move |page| {
        let _ = page.set_attribute("data-theme", theme(kept.get()));
    }))
}

/// What a radio button stands for.
fn chosen(input: &HtmlInputElement) -> Option<(Setting, usize)> {
    let (name, value) = (input.name(), input.value());
    let choice =
        Setting::ALL.into_iter().find(|choice| name.strip_prefix("av-") == Some(choice.name()))?;
    Some((choice, choice.values().iter().position(|own| *own == value)?))
}

/// Says something to the reader where an event has happened.
fn tell(event: &Event, what: &str) {
    let form = event_target::<Element>(event).closest("form").ok().flatten();
    if let Some(status) = form.and_then(|form| form.query_selector("[role=status]").ok()?) {
        status.set_text_content(Some(what));
    }
}

fn group(choice: Setting, labels: &'static Labels) -> Markup {
    let words = &labels.choices[choice as usize];
    let group = element("fieldset")
        .class("av-choice")
        .attribute("data-choice", choice.name())
        .child(element("legend").text(words.name));
    let options =
        words.values.iter().enumerate().map(|(index, name)| option(choice, index, name, labels));
    group.children(options).children((choice == Setting::Shortcuts).then(|| shortcuts(labels)))
}

fn option(choice: Setting, index: usize, name: &'static str, labels: &'static Labels) -> Markup {
    let value = choice.values().get(index).copied().unwrap_or_default();
    let input = element("input")
        .attribute("type", "radio")
        .attribute("name", format!("av-{}", choice.name()))
        .attribute("value", value);
    // The attribute is what a reset leads back to.
    let input =
        if index == choice.default_value() { input.attribute("checked", "") } else { input };
    let option = element("label").class("av-option").child(input);
    let sample = choice.facts().has_samples.then(|| {
        element("span")
            .class("av-option-sample")
            .attribute("aria-hidden", "true")
            .text(labels.sample)
    });
    option.children(sample).child(element("span").class("av-option-name").text(name))
}

/// What the keys do; `web/running/shortcuts.ts` does it.
fn shortcuts(labels: &'static Labels) -> Markup {
    let keys = [
        ("+ \u{2212} 0", labels.choices[Setting::FontSize as usize].name),
        ("s ?", labels.settings),
        ("c", labels.contents),
        ("h", labels.share),
        ("r", labels.related_stories),
        ("q", labels.copy_quote),
    ];
    let line = |(key, what): (&'static str, &'static str)| {
        element("li").child(element("kbd").text(key)).text(" ").text(what)
    };
    element("ul").class("av-keys").children(keys.into_iter().map(line))
}
