//! Groups of links, pictures or fields within an article, which are not its text. They are known by
//! counting, as Readability knows them when it «cleans conditionally».

use super::signs::{is_authored, is_head};
use super::{captions, class_names, score, wordings};
use crate::markup::{Element, Node, is_callout};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The numbers of letters, links and parts in an element, counted once for all ancestors.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    letters: usize,
    commas: usize,
    linked: f64,
    /// The letters within lists, and within headings.
    listed: usize,
    headed: usize,
    paragraphs: usize,
    pictures: usize,
    items: usize,
    fields: usize,
    has_blocks: bool,
    links: Links,
    /// Whether tables, code, formulas, notes, call-outs or captions are within, of which no number
    /// of links makes a group.
    is_precious: bool,
}

/// Where the links of an element lead.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Links {
    /// There is none.
    #[default]
    None,
    /// All to this one address, as its hash, on another site.
    Elsewhere(u64),
    /// To this site, or to several pages.
    Others,
}

impl Links {
    fn of(link: &Element, own: Option<&str>) -> Self {
        let Some(address) = link.attribute("href") else { return Links::None };
        let host = address.split_once("://").and_then(|(_, rest)| rest.split('/').next());
        let is_shared = ["share", "intent/", "mailto:"].iter().any(|part| address.contains(part));
        match host {
            Some(host) if own.is_none_or(|own| !is_same_site(host, own)) && !is_shared => {
                let mut hasher = DefaultHasher::new();
                address.hash(&mut hasher);
                Links::Elsewhere(hasher.finish())
            }
            _ => Links::Others,
        }
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Links::None, one) | (one, Links::None) => one,
            (one, other) if one == other => one,
            _ => Links::Others,
        }
    }
}

/// Whether the last two parts of two hosts are the same.
fn is_same_site(one: &str, other: &str) -> bool {
    let end = |host: &str| host.rsplit('.').take(2).map(str::to_string).collect::<Vec<_>>();
    end(one) == end(other)
}

impl Counts {
    /// Adds a run of text.
    pub(super) fn add_text(&mut self, text: &str) {
        let (letters, commas) = score::measure(text);
        self.letters += letters;
        self.commas += commas;
    }

    /// Adds an element, of which it is known what it holds.
    /// `own` is the host of the page.
    pub(super) fn add(&mut self, element: &Element, within: Counts, own: Option<&str>) {
        let own_link = if element.is(&["a"]) { Links::of(element, own) } else { Links::None };
        self.links = self.links.and(own_link).and(within.links);
        let is = |tags: &[&str]| element.is(tags);
        let one = |is_one: bool| usize::from(is_one);
        let whole = |is_whole: bool, part: usize| if is_whole { within.letters } else { part };
        let is_within = element.attribute("href").is_some_and(|href| href.starts_with('#'));
        self.letters += within.letters;
        self.commas += within.commas;
        // One that leads within the page counts a third.
        self.linked += match is(&["a"]) {
            true => within.letters as f64 * if is_within { 0.3 } else { 1.0 },
            false => within.linked,
        };
        self.listed += whole(is(&["ul", "ol"]), within.listed);
        self.headed += whole(is(&["h1", "h2", "h3", "h4", "h5", "h6"]), within.headed);
        self.paragraphs += within.paragraphs + one(is(&["p"]) || element.is_set(captions::MADE));
        self.pictures += within.pictures + one(is(&["img"]));
        self.items += within.items + one(is(&["li"]));
        // The box of a task, or of an ingredient, is none to fill in.
        let is_task = element.has("type", &["checkbox"]);
        self.fields += within.fields + one(is(&["input"]) && !is_task);
        self.has_blocks |= within.has_blocks || is(&score::BLOCKS);
        self.is_precious |= within.is_precious
            || is(&["h1", "table", "math", "pre"])
            || is(&["figcaption"]) && !element.is_set(captions::MADE)
            || is_head(element)
            || is_authored(element)
            || is_post(element)
            || is(&["h2", "h3", "h4"]) && wordings::is_notes(&element.text())
            || is_callout(element);
    }

    /// Whether there is nothing to see.
    pub(super) fn is_empty(self) -> bool {
        self.letters == 0 && self.pictures == 0 && !self.has_blocks && !self.is_precious
    }

    fn share(self, letters: usize) -> f64 {
        letters as f64 / self.letters.max(1) as f64
    }
}

/// Whether an element is a group of links, pictures or fields. `classes` is whether its names
/// count.
pub(super) fn is_group(element: &Element, counts: Counts, classes: bool) -> bool {
    if !element.is(&["form", "fieldset", "ul", "ol", "div", "section", "aside"])
        || counts.is_precious
        || is_callout(element)
        || is_head(element)
        || is_authored(element)
        || element.has("role", &["note"])
    {
        return false;
    }
    if is_card(element, counts) || is_section_of_prose(element, counts) {
        return false;
    }
    let weight = if classes { class_names::weight(element) } else { 0.0 };
    let linked = counts.linked / counts.letters.max(1) as f64;
    if element.is(&["div"]) && !counts.has_blocks {
        // It is a paragraph, or a caption.
        return linked > if weight < 0.0 { 0.2 } else { 0.5 };
    }
    if weight < 0.0 {
        return true;
    }
    if counts.commas >= 10 || is_gallery(element, counts) {
        return false;
    }
    let Counts { paragraphs, pictures, .. } = counts;
    let is_list = element.is(&["ul", "ol"]) || counts.share(counts.listed) > 0.9;
    let is_short = counts.letters < 25 && (pictures == 0 || pictures > 2) && linked > 0.3;
    pictures > 1 && paragraphs * 2 < pictures
        || counts.fields > paragraphs / 3
        || weight >= 25.0 && linked > 0.5
        || !is_list
            && (counts.items > paragraphs + 100
                || is_short && counts.share(counts.headed) < 0.9
                || weight < 25.0 && linked > 0.2)
}

/// Whether a section has paragraphs and nothing else, with more words than links.
fn is_section_of_prose(element: &Element, counts: Counts) -> bool {
    const ENOUGH: f64 = 60.0;
    let own = counts.letters as f64 - counts.linked;
    element.is(&["section"])
        && counts.paragraphs > 0
        && counts.pictures + counts.fields + counts.items == 0
        && own >= ENOUGH.max(counts.linked)
}

/// Whether an element is a post of a network, as it is written where its scripts do not run.
fn is_post(element: &Element) -> bool {
    const NAMES: [&str; 8] = [
        "bluesky-embed",
        "fb-xfbml-parse-ignore",
        "instagram-media",
        "mastodon-embed",
        "reddit-embed-bq",
        "text-post-media",
        "tiktok-embed",
        "twitter-tweet",
    ];
    element.is(&["blockquote"]) && element.has("class", &NAMES)
}

/// Whether an element is a card of one page of another site, with its title and what it is about.
fn is_card(element: &Element, counts: Counts) -> bool {
    fn texts(element: &Element) -> usize {
        let is_text = |child: &Node| matches!(child, Node::Text(text) if !text.trim().is_empty());
        usize::from(element.children.iter().any(is_text))
            + element.elements().map(texts).sum::<usize>()
    }
    let is_embedded = class_names::has_word(element, &["embed"]);
    matches!(counts.links, Links::Elsewhere(_))
        && counts.fields == 0
        && (is_embedded && counts.letters > 0
            || (20..800).contains(&counts.letters) && texts(element) > 1)
        && (is_embedded || element.find(&|found| found.is(&["a"]) && !found.is_inline()).is_some())
        && counts.linked * 10.0 > counts.letters as f64 * 6.0
}

/// Whether a list has a picture in each item and nothing else.
fn is_gallery(element: &Element, counts: Counts) -> bool {
    element.is(&["ul", "ol"])
        && counts.pictures == counts.items
        && element.elements().all(|item| item.elements().count() <= 1)
}
