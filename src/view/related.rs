//! The related stories, as a disclosure whose state is kept.

use super::date::time;
use super::figure::picture;
use super::kept::Kept;
use super::markup::{Markup, element};
use super::rendering::Rendering;
use crate::settings::Setting;
use article::{Lang, Story};
use leptos::prelude::event_target;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlDetailsElement;

/// So many stories are laid out together, as the parts of a long body are; it fills rows of one to
/// four and six.
const PART: usize = 48;

pub fn related(
    stories: Vec<Story>,
    lang: &Lang,
    kept: Kept,
    rendering: &Rendering,
) -> Option<Markup> {
    if stories.is_empty() {
        return None;
    }
    let labels = rendering.labels;
    let count = stories.len();
    let summary = element("summary")
        .class("av-related-toggle")
        .child(
            element("h2")
                .id("av-related-title")
                .class("av-related-title")
                .text(labels.related_stories),
        )
        .text(" ")
        .child(element("span").class("av-related-count").text(count.to_string()));
    let class = if count > PART { "av-stories av-stories-part" } else { "av-stories" };
    let mut stories = stories.into_iter();
    let lists = std::iter::from_fn(|| {
        let part: Vec<Markup> =
            stories.by_ref().take(PART).map(|content| story(content, rendering)).collect();
        (!part.is_empty()).then(|| element("ul").class(class).lang(lang).children(part))
    });
    let region = element("aside")
        .class("av-related-region")
        .attribute("aria-labelledby", "av-related-title");
    Some(region.child(disclosure(kept).child(summary).children(lists)))
}

/// What opens and closes, and is kept so, without what it holds.
pub fn disclosure(kept: Kept) -> Markup {
    let details = element("details").id("av-related").class("av-related").attribute("open", "");
    details
        .on(
            "toggle",
            Box::new(move |event| {
                kept.choose(
                    Setting::Related,
                    usize::from(!event_target::<HtmlDetailsElement>(&event).open()),
                )
            }),
        )
        .live(Box::new(move |details| {
            let is_open = kept.get().is(Setting::Related, 0);
            if let Some(details) = details.dyn_ref::<HtmlDetailsElement>() {
                details.set_open(is_open);
            }
        }))
}

fn story(story: Story, rendering: &Rendering) -> Markup {
    let Story { title, lead, link, date, image } = story;
    let heading = element("h3").class("av-story-title");
    let heading = match link {
        Some(link) => {
            heading.child(element("a").attribute("href", link.as_str().to_string()).phrase(title))
        }
        None => heading.phrase(title),
    };
    element("li")
        .class("av-story")
        .children(image.map(|image| picture("av-story-image", image, rendering)))
        .child(heading)
        .children(lead.map(|lead| element("p").class("av-story-lead").phrase(lead)))
        .children(date.map(|date| {
            time("av-story-date", &date, rendering).attribute("lang", rendering.labels.lang)
        }))
}
