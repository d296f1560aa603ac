//! Other articles: their titles, with what is known of them.

use super::date::time;
use super::figure::picture;
use super::markup::{Markup, element};
use super::rendering::Rendering;
use article::{Lang, Story};

/// The number of stories in a list: a longer one is in parts, as a long body is. It fills rows of one
/// to four and six.
const PART: usize = 48;

/// Builds the lists of some stories, several where there are many. `lang` is the article's language.
pub fn stories(stories: Vec<Story>, lang: &Lang, rendering: &Rendering) -> Vec<Markup> {
    let class = if stories.len() > PART { "av-stories av-stories-part" } else { "av-stories" };
    let mut stories = stories.into_iter();
    let lists = std::iter::from_fn(|| {
        let part = stories.by_ref().take(PART).map(|content| story(content, "h3", lang, rendering));
        let part: Vec<Markup> = part.collect();
        (!part.is_empty()).then(|| element("ul").class(class).lang(lang).children(part))
    });
    lists.collect()
}

/// Builds the list item of a story, with its title as the element `heading`. `lang` is its language.
pub fn story(story: Story, heading: &'static str, lang: &Lang, rendering: &Rendering) -> Markup {
    let Story { title, lead, link, date, image } = story;
    let heading = element(heading).class("av-story-title");
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
        .children(date.map(|date| time("av-story-date", &date, lang, rendering)))
}
