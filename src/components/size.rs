//! The size of the text, one press away: two buttons in the bar, and a row of all sizes below the
//! byline. Both press the same radio buttons, so they act before the viewer has started and without
//! scripts; `style/size.css` shows of each what is at hand.

use super::choice::{group, named, radio, sample, values};
use crate::content::{Markup, element};
use crate::labels::Labels;
use crate::settings::{Setting, Settings};

const SIZE: Setting = Setting::FontSize;

/// Builds the radio buttons in the bar. Each is drawn as what pressing it does from the size that
/// holds: the one before it as «A−», the one after it as «A+», and itself as its name and number.
pub(super) fn stepper(settings: Settings, labels: &Labels) -> Markup {
    let count = SIZE.values().len();
    let steps = values(SIZE, labels).map(|(index, value, name)| {
        let (id, name_id) = (button_id(value), format!("{}-name", button_id(value)));
        let number = index + 1;
        let button = radio(SIZE, value, settings.is(SIZE, index));
        element("label")
            .class("av-step")
            // The row's labels are no names of it.
            .child(button.id(id).attribute("aria-labelledby", name_id.clone()))
            .child(named(name).id(name_id))
            .child(
                element("span")
                    .class("av-number")
                    .attribute("aria-hidden", "true")
                    .text(format!(" {number}/{count}")),
            )
    });
    group("av-size", SIZE, labels).child(sign("av-least")).children(steps).child(sign("av-most"))
}

/// Builds the row of all sizes. Its labels press the buttons in the bar, which those who hear the
/// page or move by keys have there.
pub(super) fn size_row(labels: &Labels) -> Markup {
    let options = values(SIZE, labels).map(|(_, value, name)| {
        element("label")
            .class("av-option")
            .attribute("for", button_id(value))
            .child(sample(labels))
            .child(named(name))
    });
    element("div")
        .class("av-size-row")
        .attribute("lang", labels.lang)
        .attribute("dir", labels.dir)
        .attribute("data-choice", SIZE.name())
        .attribute("aria-hidden", "true")
        .children(options)
}

/// Builds the place of «A−» or «A+» where there is no further size; the style writes all four.
fn sign(class: &'static str) -> Markup {
    element("span").class(class)
}

/// The id of the radio button of a size in the bar.
fn button_id(value: &str) -> String {
    format!("av-font-size-{value}")
}
