//! The parts between the headline and the text on a page where the text was found without it: the
//! standfirst, and the picture above the text.

use super::class_names::has_word;
use super::dates;
use super::find::Path;
use super::metadata::{Metadata, is_signed};
use super::wordings;
use crate::markup::{Element, Node};
use article::Date;

/// Words in the names of standfirsts.
const STANDFIRSTS: [&str; 18] = [
    "lead",
    "summary",
    "ingress",
    "bajada",
    "entradilla",
    "sumario",
    "subtitulo",
    "sommario",
    "sottotitolo",
    "subtitle",
    "subheadline",
    "subhead",
    "standfirst",
    "dek",
    "deck",
    "chapo",
    "lede",
    "vorspann",
];

/// Elements after the headline among which a standfirst may be.
const MOST: usize = 24;

/// The standfirst that follows the headline by its name, or in one header with it and as the page's
/// description says it; in the article it is marked as that.
pub(super) fn standfirst(
    page: &Element,
    article: &mut Element,
    headline: Option<&str>,
    description: Option<&str>,
) -> Option<String> {
    let mut left = None;
    let text = find(page, headline?, &mut left).or_else(|| {
        let is_it = |found: &Element| {
            found.is(&["p", "div"])
                && found.length() < 1000
                && description.is_some_and(|text| is_text(found, text))
        };
        let header = page.find(&|found| found.is(&["header"]) && found.find(&is_it).is_some())?;
        Some(header.find(&is_it)?.text())
    });
    let text = text.or_else(|| {
        let below = below_headline(page, headline?)?;
        let is_apart = article.find(&|found| is_text(found, &below)).is_none();
        (is_apart || is_in_head(article, headline?, &below)).then_some(below)
    })?;
    let mut left = None;
    take(article, &text, &mut left);
    Some(text)
}

/// Whether the text of an element is this.
fn is_text(element: &Element, text: &str) -> bool {
    element.short_text(text.len()).is_some_and(|own| own == text)
}

/// Whether a line is neither that of an author nor that of a day.
fn is_sentence(line: &Element) -> bool {
    let text = line.text();
    !is_signed(&text) && !text.contains(|c: char| c.is_ascii_digit())
}

/// Whether a heading stands with the headline in a box that has little else.
fn is_in_head(article: &Element, headline: &str, heading: &str) -> bool {
    const BESIDE: usize = 120;
    const SHORTEST: usize = 30;
    let is_one = |found: &Element| {
        let has = |text: &str| found.elements().any(|child| is_text(child, text));
        found.is(&["div", "header", "hgroup", "section"])
            && has(headline)
            && has(heading)
            && found.length() <= headline.len() + heading.len() + BESIDE
    };
    heading.len() >= SHORTEST && article.find(&is_one).is_some()
}

/// The heading right below the headline, which is `<h1>`, or the line there in its header.
fn below_headline(element: &Element, headline: &str) -> Option<String> {
    let mut is_below = false;
    for child in element.elements() {
        let is_line = child.is(&["h2", "h3", "h4"])
            || child.is(&["p"]) && element.is(&["header", "hgroup"]) && is_sentence(child);
        if is_below && is_line && (10..600).contains(&child.length()) {
            return child.find(&|found| found.is(&["a"])).is_none().then(|| child.text());
        }
        is_below = child.is(&["h1"]) && child.text() == headline;
        if let Some(text) = below_headline(child, headline) {
            return Some(text);
        }
    }
    None
}

fn is_standfirst(element: &Element) -> bool {
    element.is(&["h2", "h3", "h4", "p", "div", "span"])
        && has_word(element, &STANDFIRSTS)
        && !has_word(element, &["caption", "credit", "image", "media", "photo", "video"])
        && (10..1500).contains(&element.length())
        && !wordings::is_related(&element.text())
        && element.elements().all(|child| child.is_inline() || child.is(&["p"]))
}

/// `left` counts elements from the headline on.
fn find(element: &Element, headline: &str, left: &mut Option<usize>) -> Option<String> {
    for child in element.elements() {
        match left {
            Some(0) => return None,
            Some(left) => *left -= 1,
            None => {}
        }
        if child.is(&["h1", "h2", "h3"]) && child.text() == headline {
            *left = Some(MOST);
        } else if left.is_some() && is_standfirst(child) {
            return Some(child.text());
        } else if let Some(text) = find(child, headline, left) {
            return Some(text);
        }
    }
    None
}

/// Marks the standfirst in the article, if it is there.
fn take(element: &mut Element, text: &str, left: &mut Option<usize>) -> bool {
    for child in element.elements_mut() {
        let left = left.get_or_insert(MOST * 2);
        if *left == 0 {
            return false;
        }
        *left -= 1;
        if child.is(&["h2", "h3", "h4", "p", "div", "span"])
            && child.length() < 1500
            && child.text() == text
        {
            // A standfirst has no links, and none is to be lost.
            if child.find(&|found| found.is(&["a"])).is_some() {
                return true;
            }
            child.tag = "p".into();
            child.attributes.push(("role".into(), "doc-subtitle".into()));
            return true;
        }
        let mut rest = Some(*left);
        if take(child, text, &mut rest) {
            return true;
        }
    }
    false
}

/// The picture above the text, where the text begins without one and the page shows it elsewhere:
/// the one that stands for the article by its metadata, else a large one after the headline.
pub(super) fn picture(
    page: &Element,
    article: &Element,
    paths: &[Path],
    metadata: &Metadata,
) -> Option<Element> {
    if begins_with_picture(article) {
        return None;
    }
    let named = metadata.picture.as_deref().and_then(file);
    let is_named = |found: &Element| {
        let own = found.attribute("src").and_then(file);
        found.is(&["img"]) && own.is_some() && own == named && !is_tiny(found)
    };
    if article.find(&is_named).is_some() {
        return None;
    }
    let figure = |is_it: &dyn Fn(&Element) -> bool| {
        let is_figure = |found: &Element| {
            found.is(&["figure"]) && found.length() < 600 && found.find(is_it).is_some()
        };
        page.find(&is_figure).or_else(|| page.find(is_it)).cloned()
    };
    let found = figure(&is_named).or_else(|| {
        let mut large = None;
        let first = paths.first()?;
        above(page, first, &mut Path::new(), &mut false, &mut large);
        let source = large?;
        figure(&|found| found.is(&["img"]) && found.attribute("src") == Some(source.as_str()))
    })?;
    let mut lead = Element::new("div");
    lead.children.push(Node::Element(found));
    Some(lead)
}

/// Looks for a large picture from the headline on and before the text, which stands at `first`.
fn above(
    element: &Element,
    first: &[usize],
    path: &mut Path,
    is_after_headline: &mut bool,
    found: &mut Option<String>,
) {
    for (index, child) in element.children.iter().enumerate() {
        let Node::Element(child) = child else { continue };
        path.push(index);
        let is_past = found.is_some() || path.as_slice() >= first && !first.starts_with(path);
        if is_past || path == first {
            path.pop();
            return;
        }
        *is_after_headline |= child.is(&["h1"]);
        let captioned = child.is(&["figure"]).then(|| captioned(child)).flatten();
        if let (true, Some(picture)) = (*is_after_headline, captioned) {
            *found = Some(picture);
        } else if child.is(&["img"]) && *is_after_headline && is_large(child) {
            *found = child.attribute("src").map(str::to_string);
        } else if !child.is(&["nav", "aside", "footer"]) {
            above(child, first, path, is_after_headline, found);
        }
        path.pop();
    }
}

/// The picture of a figure that has a caption.
fn captioned(figure: &Element) -> Option<String> {
    let caption = figure.find(&|found| found.is(&["figcaption"]) && found.has_words());
    let picture = caption.and_then(|_| figure.find(&|found| found.is(&["img"])))?;
    picture.attribute("src").map(str::to_string)
}

fn columns(image: &Element) -> Option<u32> {
    image.attribute("width").and_then(|width| width.trim_end_matches("px").parse().ok())
}

/// Whether a picture is as small as those beside links to stories.
fn is_tiny(image: &Element) -> bool {
    columns(image).is_some_and(|width| width <= 150)
}

fn is_large(image: &Element) -> bool {
    columns(image).is_some_and(|width| width >= 480)
        || has_word(image, &["featured", "hero", "wp-post-image", "eyecatch"])
}

/// The day that stands near the headline, where nothing else says when the article was published.
pub(super) fn day(page: &Element, headline: &str) -> Option<Date> {
    let mut days = Days { count: 0, headline: None, found: Vec::new() };
    days.within(page, headline);
    let headline = days.headline?;
    let near = days.found.into_iter().filter(|(place, ..)| headline.abs_diff(*place) <= NEAR);
    // Named ones first, and then the nearest.
    near.min_by_key(|(place, is_named, _)| (!is_named, headline.abs_diff(*place)))
        .map(|(.., day)| day)
}

/// Whether an element is a link with a day and other words, which are those of another story.
pub(super) fn is_teaser(element: &Element) -> bool {
    let is_day = |found: &Element| found.is(&["time"]);
    element.is(&["a"])
        && element.find(&is_day).is_some_and(|day| day.length() * 2 < element.length())
}

/// Elements between a headline and its day at most.
const NEAR: usize = 40;

struct Days {
    /// The elements that were seen.
    count: usize,
    headline: Option<usize>,
    /// The place of each day, whether it is named so, and itself.
    found: Vec<(usize, bool, Date)>,
}

impl Days {
    fn within(&mut self, element: &Element, headline: &str) {
        const NAMES: [&str; 9] = [
            "date",
            "time",
            "datestamp",
            "published",
            "publish",
            "pubdate",
            "posted",
            "timestamp",
            "datetime",
        ];
        for child in element.elements() {
            self.count += 1;
            if self.headline.is_some_and(|place| self.count > place + NEAR) {
                return;
            }
            if child.is(&["nav", "aside", "footer", "li"]) || is_teaser(child) {
                continue;
            }
            let is_headline = child.is(&["h1", "h2", "h3"]) && child.text() == headline;
            self.headline = self.headline.or(is_headline.then_some(self.count));
            let is_named = has_word(child, &NAMES);
            let is_short = child.length() <= 90;
            let is_line = child.is_inline() || child.elements().next().is_none();
            let is_alone = is_line && child.length() <= 40 && self.headline.is_some();
            if is_short
                && (is_named || is_alone)
                && let Some(day) = dates::date(&child.text())
            {
                self.found.push((self.count, is_named, day));
            } else {
                self.within(child, headline);
            }
        }
    }
}

/// Whether a picture stands before any longer text.
fn begins_with_picture(article: &Element) -> bool {
    fn first(element: &Element, letters: &mut usize) -> Option<bool> {
        for child in &element.children {
            match child {
                Node::Text(text) => *letters += text.trim().len(),
                Node::Element(child) if child.is(&["img", "iframe", "video"]) => return Some(true),
                Node::Element(child) => {
                    if let Some(found) = first(child, letters) {
                        return Some(found);
                    }
                }
            }
            if *letters > 400 {
                return Some(false);
            }
        }
        None
    }
    first(article, &mut 0).unwrap_or(false)
}

/// The name of a picture's file, without the size that programs add to it.
fn file(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next()?;
    let name = path.rsplit('/').find(|part| !part.is_empty())?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let size = |c: char| c.is_ascii_digit() || c == 'x';
    let stem = match stem.rsplit_once('-') {
        Some((before, after)) if after.contains('x') && after.chars().all(size) => before,
        _ => stem,
    };
    (stem.len() > 3).then(|| stem.to_ascii_lowercase())
}
