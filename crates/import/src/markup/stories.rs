//! Related stories: a list of links, each perhaps with a lead.

use super::Element;
use article::{Date, Href, Phrase, Story};

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
    let link = element.find(&|found| found.is(&["a"]) && found.attribute("href").is_some());
    let title = element.find(&is_title).or(link).unwrap_or(element).text();
    let lead = element
        .find(&|found| found.is(&["p"]))
        .map(Element::text)
        .filter(|lead| !lead.is_empty() && *lead != title);
    let date = element
        .find(&|found| found.is(&["time"]))
        .and_then(|time| Date::parse(time.attribute("datetime")?));
    let link = link.and_then(|link| Href::parse(link.attribute("href")?).ok());
    (!title.is_empty()).then(|| Story {
        title: Phrase::from(title),
        lead: lead.map(Phrase::from),
        link,
        file: None,
        date,
        image: None,
    })
}
