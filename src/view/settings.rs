//! The reader's settings: a popover with a radio group for each choice. Style alone acts on
//! what is checked, so all of it works before the viewer and without scripts.

use super::kept::Kept;
use super::labels::Labels;
use super::markup::{Markup, element};
use super::reader::Choice;
use crate::article::{Article, Direction};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;

/// The choices that make sense for an article's script, in their order in the popover.
pub fn offered(article: &Article) -> Vec<Choice> {
    let is_square = article.lang.is_square();
    let is_divided = !is_square && article.lang.direction() == Direction::LeftToRight;
    let offered = Choice::ALL.into_iter().filter(|choice| match choice {
        // Its place is the list itself.
        Choice::Related => false,
        // Text in squares is set to both edges already, between any two characters.
        Choice::Alignment => !is_square,
        // Arabic and Hebrew divide no words, and letters that are joined cannot be spaced.
        Choice::Hyphenation | Choice::Spacing => is_divided,
        _ => true,
    });
    offered.collect()
}

/// The button in the bar, and what it opens.
pub fn settings(kept: Kept, offered: Vec<Choice>, labels: &'static Labels) -> [Markup; 2] {
    let toggle = element("button").class("av-settings-toggle").attribute("type", "button").attribute("popovertarget", "av-settings");
    let toggle = toggle
        .child(element("span").class("av-settings-icon").attribute("aria-hidden", "true").text("Aa"))
        .text(" ")
        .child(element("span").class("av-settings-name").text(labels.settings));
    let told = RwSignal::new("");
    let status = element("span").class("av-told").attribute("role", "status");
    let status = status.live(Box::new(move |status| status.set_text_content(Some(told.get()))));
    let reset = element("button").class("av-button").attribute("type", "reset").text(labels.reset_settings);
    // The form keeps browsers from filling in what was chosen before a reload, for another tab may have changed it
    // since; as a dialog's it is never sent anywhere. Without scripts its reset is the browser's own.
    let form = element("form").attribute("method", "dialog").attribute("autocomplete", "off");
    let form = form
        .on(
            "reset",
            Box::new(move |event| {
                event.prevent_default();
                kept.reset();
                told.set(labels.settings_reset);
            }),
        )
        .on("change", Box::new(move |_| told.set("")))
        .children(offered.into_iter().map(|choice| group(choice, kept, labels)))
        .child(element("p").class("av-settings-end").child(status).text(" ").child(reset));
    let panel = element("div").id("av-settings").class("av-sheet av-settings").attribute("popover", "auto");
    // Firefox would make what may scroll a Tab stop of its own.
    let panel = panel.attribute("tabindex", "-1").attribute("role", "dialog").attribute("aria-label", labels.settings);
    [toggle, panel.child(form)]
}

fn group(choice: Choice, kept: Kept, labels: &'static Labels) -> Markup {
    let words = &labels.choices[choice as usize];
    let group = element("fieldset").class("av-choice").attribute("data-choice", choice.name()).child(element("legend").text(words.name));
    let options = words.values.iter().enumerate().map(|(index, name)| option(choice, index, name, kept, labels));
    group.children(options).children((choice == Choice::Shortcuts).then(|| shortcuts(labels)))
}

fn option(choice: Choice, index: usize, name: &'static str, kept: Kept, labels: &'static Labels) -> Markup {
    let value = choice.values().get(index).copied().unwrap_or_default();
    let input = element("input").attribute("type", "radio").attribute("name", format!("av-{}", choice.name())).attribute("value", value);
    // The attribute is what a reset leads back to.
    let input = if index == choice.default() { input.attribute("checked", "") } else { input };
    let input = input.on("change", Box::new(move |_| kept.choose(choice, index))).live(Box::new(move |input| {
        let is_chosen = kept.get().is(choice, index);
        if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
            input.set_checked(is_chosen);
        }
    }));
    let option = element("label").class("av-option").child(input);
    // These three show what they do.
    let shows = matches!(choice, Choice::Size | Choice::Theme | Choice::Typeface);
    let sample = shows.then(|| element("span").class("av-option-sample").attribute("aria-hidden", "true").text(labels.sample));
    option.children(sample).child(element("span").class("av-option-name").text(name))
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
