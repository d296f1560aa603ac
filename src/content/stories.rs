//! Other articles: their titles, with what is known of them.

use super::date::time;
use super::figure::story_picture;
use super::markup::{Markup, element};
use super::rendering::Rendering;
use crate::labels::counted;
use article::{Href, Lang, Phrase, Story};

/// The number of stories that are shown at first: a lead and rows of one to three below it.
const FIRST: usize = 6;
/// The fewest that are worth a control that shows them.
const FEWEST: usize = 3;
/// The number of stories in a further list: a longer one is in parts, as a long body is. It fills
/// rows of one to three.
const PART: usize = 48;

/// The related stories of an article, ready to stand in the page.
pub struct StoryParts {
    /// How many there are.
    pub count: usize,
    /// A line that names the first of them that can be read.
    pub next: Option<Markup>,
    /// The list of the first of them, and then a disclosure with the others.
    pub lists: Vec<Markup>,
}

impl StoryParts {
    /// Builds the parts; `None` where there are no stories. `lang` is the article's language.
    pub fn of(stories: Vec<Story>, lang: &Lang, rendering: &Rendering) -> Option<Self> {
        let count = stories.len();
        let next = stories.iter().find_map(|story| {
            story.link.as_ref().map(|link| next(story.title.clone(), link, lang, rendering))
        });
        let first = if count < FIRST + FEWEST { count } else { FIRST };
        let mut stories = stories.into_iter();
        let list = list("av-stories", stories.by_ref().take(first), lang, rendering);
        let rest = (count > first).then(|| more(stories, lang, rendering));
        let lists = [list].into_iter().chain(rest).collect();
        (count > 0).then_some(Self { count, next, lists })
    }
}

/// A line for readers who have come to the end, shown where the list is closed.
fn next(title: Phrase, link: &Href, lang: &Lang, rendering: &Rendering) -> Markup {
    let labels = rendering.labels;
    let link = element("a").attribute("href", link.as_str().to_string());
    element("p")
        .class("av-next")
        .child(element("span").class("av-next-label").word("read-next", labels.read_next))
        .text(" ")
        .child(link.lang(title.lang.as_ref().unwrap_or(lang)).text(title.text))
}

/// The stories that are shown on request.
fn more(mut stories: std::vec::IntoIter<Story>, lang: &Lang, rendering: &Rendering) -> Markup {
    let (count, labels) = (stories.len(), rendering.labels);
    let show = element("span").class("av-rest-show").attribute("data-counted", "show-more");
    let show = show.attribute("data-count", count.to_string());
    let summary = element("summary")
        .class("av-button av-rest-toggle")
        .child(show.text(counted(labels.show_more, count, labels)))
        .child(element("span").class("av-rest-hide").word("show-fewer", labels.show_fewer));
    let class = if count > PART { "av-stories av-stories-part" } else { "av-stories" };
    let lists = std::iter::from_fn(|| {
        (stories.len() > 0).then(|| list(class, stories.by_ref().take(PART), lang, rendering))
    });
    element("details").class("av-rest").child(summary).children(lists)
}

fn list(
    class: &'static str,
    stories: impl Iterator<Item = Story>,
    lang: &Lang,
    rendering: &Rendering,
) -> Markup {
    let stories = stories.map(|content| story(content, "h3", lang, rendering));
    element("ul").class(class).lang(lang).children(stories)
}

/// Builds the list item of a story, with its title as the element `heading`. `lang` is its
/// language. The whole of it follows the link; a story without one says that there is no more of
/// it.
pub fn story(story: Story, heading: &'static str, lang: &Lang, rendering: &Rendering) -> Markup {
    let Story { title, lead, link, file, date, image } = story;
    let labels = rendering.labels;
    // Only the program can read the file.
    let title = match file {
        Some(file) if title.text.is_empty() => Phrase::from(file),
        _ => title,
    };
    // The date is written as the story's own words are.
    let written = title.lang.clone();
    let date =
        date.map(|date| time("av-story-date", &date, written.as_ref().unwrap_or(lang), rendering));
    let known = match (&link, &lead) {
        (Some(_), _) => None,
        (None, None) => Some(("title-known", labels.title_known)),
        (None, Some(_)) => Some(("title-and-lead-known", labels.title_and_lead_known)),
    };
    let known = known.map(|(key, word)| {
        let known = element("p").class("av-story-known").attribute("lang", labels.lang);
        known.attribute("dir", labels.dir).word(key, word)
    });
    let heading = element(heading).class("av-story-title");
    let heading = match link {
        Some(link) => {
            let link = element("a").attribute("href", link.as_str().to_string());
            heading.child(link.words(title, lang))
        }
        None => heading.words(title, lang),
    };
    let text = element("div")
        .class("av-story-text")
        .child(heading)
        .children(lead.map(|lead| element("p").class("av-story-lead").phrase(lead)))
        .children(date);
    let class = if known.is_some() { "av-story av-story-alone" } else { "av-story" };
    element("li")
        .class(class)
        .children(image.map(|image| story_picture(image, rendering)))
        .child(text.children(known))
}
