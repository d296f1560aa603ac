//! Related stories: a list of links, each perhaps with a lead.

use super::Element;
use super::figures::image;
use article::{Date, Href, Story};

/// The stories in an element; none where it has no links.
pub(super) fn stories(element: &Element) -> Vec<Story> {
    let mut stories = Vec::new();
    collect(element, false, &mut stories);
    together(stories)
}

/// Adds the stories of an element, each with whether its title is a heading's.
fn collect(element: &Element, is_headed: bool, stories: &mut Vec<(Story, bool)>) {
    for child in element.elements() {
        if child.is(&["li", "article"]) || child.is(&["a"]) && child.attribute("href").is_some() {
            stories.extend(story(child).map(|story| (story, is_headed)));
        } else {
            let is_heading = child.is(&["h1", "h2", "h3", "h4", "h5", "h6"]);
            collect(child, is_headed || is_heading, stories);
        }
    }
}

/// Makes one story of links beside each other that lead to one page, where one of them is in a
/// heading: its title. What the others say is its lead.
fn together(stories: Vec<(Story, bool)>) -> Vec<Story> {
    let is_one = |(one, _): &(Story, bool), (next, _): &(Story, bool)| {
        one.link.is_some() && one.link == next.link
    };
    let of = |group: &[(Story, bool)]| {
        let Some(place) = group.iter().position(|(_, is_headed)| *is_headed) else {
            return group.iter().map(|(story, _)| story.clone()).collect();
        };
        let mut story = group[place].0.clone();
        let others = || group.iter().enumerate().filter(|(at, _)| *at != place);
        let texts = others().map(|(_, (other, _))| other.title.text.as_str());
        let texts: Vec<&str> = texts.filter(|text| *text != story.title.text).collect();
        if story.lead.is_none() && !texts.is_empty() {
            story.lead = Some(texts.join(" · ").into());
        }
        story.image =
            story.image.or_else(|| others().find_map(|(_, (other, _))| other.image.clone()));
        vec![story]
    };
    stories.chunk_by(is_one).flat_map(of).collect()
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
