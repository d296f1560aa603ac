//! The radio buttons of a setting. What the table in `src/settings.rs` has is data, so they are
//! built by the content's renderer.

use crate::content::{Markup, element};
use crate::labels::Labels;
use crate::settings::{Setting, Settings};

/// The form that all radio buttons belong to, wherever they stand: so those of one setting are one
/// group, of which one is checked.
pub(super) const FORM: &str = "av-settings-form";

/// Builds the group of a setting in the panel, under its name.
pub(super) fn choice(setting: Setting, settings: Settings, labels: &Labels) -> Markup {
    let options = values(setting, labels).map(|(index, value, name)| {
        let sample = setting.facts().has_samples.then(|| sample(labels));
        // The bar has the size, too, and there it is checked at first.
        let is_chosen = setting != Setting::FontSize && settings.is(setting, index);
        let button = radio(setting, value, is_chosen);
        element("label").class("av-option").child(button).children(sample).child(named(name))
    });
    group("av-choice", setting, labels).children(options)
}

/// Begins a group of radio buttons with its name.
pub(super) fn group(class: &'static str, setting: Setting, labels: &Labels) -> Markup {
    element("fieldset")
        .class(class)
        .attribute("data-choice", setting.name())
        .child(element("legend").text(labels.choices[setting as usize].name))
}

/// Builds the radio button of a setting's value.
pub(super) fn radio(setting: Setting, value: &'static str, is_chosen: bool) -> Markup {
    let button = element("input")
        .attribute("type", "radio")
        .attribute("form", FORM)
        .attribute("name", format!("av-{}", setting.name()))
        .attribute("value", value);
    if is_chosen { button.attribute("checked", "") } else { button }
}

/// The values of a setting with their indices and names, in their order.
pub(super) fn values<'l>(
    setting: Setting,
    labels: &'l Labels,
) -> impl Iterator<Item = (usize, &'static str, &'static str)> + use<'l> {
    let names = labels.choices[setting as usize].values.iter();
    let values = setting.values().iter().zip(names).enumerate();
    values.map(|(index, (value, name))| (index, *value, *name))
}

/// Builds the name of a value.
pub(super) fn named(name: &'static str) -> Markup {
    element("span").class("av-option-name").text(name)
}

/// Builds a letter in which a value shows what it does.
pub(super) fn sample(labels: &Labels) -> Markup {
    element("span").class("av-option-sample").attribute("aria-hidden", "true").text(labels.sample)
}
