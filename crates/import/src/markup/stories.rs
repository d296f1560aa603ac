//! Related stories: a list of links, each perhaps with a lead.

use super::Element;
use super::figures::image;
use article::{Date, Href, Story};

/// The stories in an element; none where it has no links.
pub(super) fn stories(element: &Element) -> Vec<Story> {
    let mut stories = Vec::new();
    collect(element, &mut stories);
    stories
}

fn collect(element: &Element, stories: &mut Vec<Story>) {
    for child in element.elements() {
        if child.is(&["li", "article"]) || child.is(&["a"]) && child.attribute("href").is_some() {
            stories.extend(story(child));
        } else {
            collect(child, stories);
        }
    }
}

fn story(element: &Element) -> Option<Story> {
    let is_title = |found: &Element| found.is(&["h1", "h2", "h3", "h4", "h5", "h6"]);
    let is_link = |found: &Element| found.is(&["a"]) && found.attribute("href").is_some();
    let headline = element.find(&is_title);
    // The picture of a story, its subject and its author may be links of their own.
    let is_named = |found: &Element| is_link(found) && found.has_words();
    let link = headline
        .and_then(|headline| headline.find(&is_named))
        .or_else(|| element.find(&is_named))
        .or_else(|| element.find(&is_link));
    let title = headline.or(link).unwrap_or(element).phrase();
    let lead = element
        .find(&|found| found.is(&["p"]))
        .map(Element::phrase)
        .filter(|lead| !lead.text.is_empty() && lead.text != title.text);
    let image = element.find(&|found| found.is(&["img"])).and_then(|image| self::image(image).ok());
    let date = element
        .find(&|found| found.is(&["time"]))
        .and_then(|time| Date::parse(time.attribute("datetime")?));
    let link = link.and_then(|link| Href::parse(link.attribute("href")?).ok());
    (!title.text.is_empty()).then_some(Story { title, lead, link, file: None, date, image })
}
