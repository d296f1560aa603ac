//! The section of an article and its subjects, by the elements and links of its page that say them.

use super::class_names::has_word;
use super::wordings;
use crate::markup::Element;
use article::Phrase;

/// The bytes of the longest list of labels, and of the longest section.
const LONGEST: usize = 400;
const LONGEST_SECTION: usize = 60;
/// Elements before and after a headline among which its section is.
const NEAR: usize = 14;
/// The most subjects.
const MOST: usize = 12;

/// The section that stands beside the headline.
pub(super) fn section(page: &Element, headline: &str) -> Option<String> {
    let mut search = Search { headline, before: Vec::new(), left: None, found: None };
    search.within(page);
    search.left.and(search.found)
}

struct Search<'h> {
    headline: &'h str,
    /// The sections that were seen, with the elements that were seen after each.
    before: Vec<(String, usize)>,
    /// The elements that are still looked at, from the headline on.
    left: Option<usize>,
    found: Option<String>,
}

impl Search<'_> {
    /// Looks through an element; whether the search has ended.
    fn within(&mut self, element: &Element) -> bool {
        for child in element.elements() {
            self.before.iter_mut().for_each(|(_, since)| *since += 1);
            let is_heading = child.is(&["h1", "h2", "h3"]) && child.text() == self.headline;
            match &mut self.left {
                None if is_heading => {
                    self.left = Some(NEAR);
                    let near = self.before.pop().filter(|(_, since)| *since <= NEAR);
                    self.found = near.map(|(section, _)| section);
                    if self.found.is_some() {
                        return true;
                    }
                    continue;
                }
                Some(0) => return true,
                Some(left) => *left -= 1,
                None => {}
            }
            let is_other = child.is(&["nav", "aside", "footer", "figure", "li"])
                || child.is(&["p"]) && child.short_text(LONGEST_SECTION * 2).is_none();
            if is_other && !names_section(child) {
                continue;
            }
            match (names_section(child).then(|| section_of(child)).flatten(), self.left) {
                (Some(section), Some(_)) => {
                    self.found = Some(section);
                    return true;
                }
                (Some(section), None) => self.before.push((section, 0)),
                (None, _) if self.within(child) => return true,
                (None, _) => {}
            }
        }
        false
    }
}

/// The words of an element, where they can be the name of a section.
fn section_of(element: &Element) -> Option<String> {
    let text = element.short_text(LONGEST_SECTION)?;
    let text = text.trim_end_matches([':', '：', '|', '·', ' ']).to_string();
    let is_name = (2..=30).contains(&text.chars().count())
        && !text.contains(|c: char| c.is_ascii_digit() || ".!?。！？:：,，/>›»#".contains(c))
        && text.split(' ').count() <= 4
        && !wordings::is_related(&text)
        && !super::controls::is_control(&text);
    is_name.then_some(text)
}

/// Whether an element's names or its address say that it is the section of an article.
fn names_section(element: &Element) -> bool {
    const NAMES: [&str; 8] =
        ["category", "kicker", "rubric", "rubrik", "rubrique", "eyebrow", "dachzeile", "topline"];
    const PARTS: [&str; 6] = ["category", "categories", "rubric", "rubrics", "rubrik", "rubrique"];
    has_word(element, &NAMES) || element.is(&["a"]) && leads_behind(element, &PARTS)
}

/// The subjects of an article, which links of one list after its headline name.
pub(super) fn topics(page: &Element, headline: &str) -> Vec<Phrase> {
    let Some(list) = list(page, headline, &mut false) else { return Vec::new() };
    let links = links(list);
    let names = links.iter().map(|link| link.text());
    let names = names.map(|name| name.trim_start_matches(['#', '＃']).trim().to_string());
    names.filter(|name| !name.is_empty()).take(MOST).map(Phrase::from).collect()
}

/// The first list of subjects after the headline that is not of another story or beside all.
fn list<'e>(element: &'e Element, headline: &str, is_after: &mut bool) -> Option<&'e Element> {
    const OTHERS: [&str; 7] =
        ["related", "recommended", "sidebar", "card", "teaser", "comment", "comments"];
    element.elements().find_map(|child| {
        *is_after |= child.is(&["h1", "h2", "h3"]) && child.text() == headline;
        if child.is(&["nav", "aside", "head"]) || has_word(child, &OTHERS) {
            None
        } else if *is_after && is_list(child) && is_sure(child) {
            Some(child)
        } else {
            list(child, headline, is_after)
        }
    })
}

/// Whether a list has several subjects, or says itself that it has some.
fn is_sure(list: &Element) -> bool {
    let links = links(list);
    links.len() > 1
        || list.text().starts_with('#')
        || links.iter().any(|link| link.has("rel", &["tag"]) || link.text() != list.text())
}

/// Whether an element has nothing but links to the pages of subjects, perhaps behind a word for them.
pub(super) fn is_list(element: &Element) -> bool {
    const LABEL: usize = 12;
    if element.is(&["a", "nav", "aside", "body"]) || element.is_inline() && !element.is(&["span"]) {
        return false;
    }
    let Some(text) = element.short_text(LONGEST) else { return false };
    let links = links(element);
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let linked: usize = links.iter().map(|link| letters(&link.text())).sum();
    !links.is_empty()
        && links.iter().all(|link| is_topic(link))
        && letters(&text).saturating_sub(linked) <= LABEL
        && !is_cloud(element)
}

/// Whether a list counts the articles of each of its subjects, or is called one of all.
fn is_cloud(element: &Element) -> bool {
    has_word(element, &["cloud", "tagcloud", "sidebar"])
}

/// Whether a link leads to the page of a subject.
fn is_topic(link: &Element) -> bool {
    const PARTS: [&str; 8] =
        ["tag", "tags", "hashtag", "hashtags", "label", "labels", "keyword", "keywords"];
    let is_category = link.has("rel", &["category"]);
    (link.has("rel", &["tag"]) && !is_category || leads_behind(link, &PARTS))
        && link.text().chars().count() <= 40
}

/// Whether one of these parts of a link's address stands before its last.
fn leads_behind(link: &Element, known: &[&str]) -> bool {
    let address = link.attribute("href").unwrap_or_default();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let mut parts = path.split('/').filter(|part| !part.is_empty()).rev();
    parts.next().is_some() && parts.any(|part| known.contains(&part))
}

/// All links within that have words.
fn links(element: &Element) -> Vec<&Element> {
    element.find_all(&|found| found.is(&["a"]) && found.has_words())
}
