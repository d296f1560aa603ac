//! Groups of links, pictures or fields within an article, which are not its text. They are told by
//! counting, as Readability tells them when it «cleans conditionally».

use super::signs::{is_authored, is_head};
use super::{captions, class_names, score};
use crate::markup::{Element, is_callout};

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
    /// Whether tables, code, formulas, notes, call-outs or captions are within, of which no number
    /// of links makes a group.
    is_precious: bool,
}

impl Counts {
    /// Adds a run of text.
    pub(super) fn add_text(&mut self, text: &str) {
        let (letters, commas) = score::measure(text);
        self.letters += letters;
        self.commas += commas;
    }

    /// Adds an element, of which it is known what it holds.
    pub(super) fn add(&mut self, element: &Element, within: Counts) {
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
        self.paragraphs += within.paragraphs + one(is(&["p"]));
        self.pictures += within.pictures + one(is(&["img"]));
        self.items += within.items + one(is(&["li"]));
        // The box of a task is none to fill in.
        let is_task = element.has("type", &["checkbox"]) && element.is_set("disabled");
        self.fields += within.fields + one(is(&["input"]) && !is_task);
        self.has_blocks |= within.has_blocks || is(&score::BLOCKS);
        self.is_precious |= within.is_precious
            || is(&["h1", "table", "math", "pre"])
            || is(&["figcaption"]) && !element.is_set(captions::MADE)
            || is_head(element)
            || is_authored(element)
            || is_callout(element);
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
    let is_short = counts.letters < 25 && (pictures == 0 || pictures > 2) && linked > 0.0;
    pictures > 1 && paragraphs * 2 < pictures
        || counts.fields > paragraphs / 3
        || weight >= 25.0 && linked > 0.5
        || !is_list
            && (counts.items > paragraphs + 100
                || is_short && counts.share(counts.headed) < 0.9
                || weight < 25.0 && linked > 0.2)
}

/// Whether a list has a picture in each item and nothing else.
fn is_gallery(element: &Element, counts: Counts) -> bool {
    element.is(&["ul", "ol"])
        && counts.pictures == counts.items
        && element.elements().all(|item| item.elements().count() <= 1)
}
