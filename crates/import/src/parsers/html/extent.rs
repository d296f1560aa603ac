//! How far an article reaches around the element with the best score: its siblings, the element
//! that calls itself the article, the lead above it.

use super::find::Tree;
use super::wordings;
use crate::markup::Element;
use std::ops::Range;

/// A wider part of the page is taken instead of the one with the best score where it has so many
/// times its text; one with still more holds other articles, or comments.
const MORE: Range<f64> = 1.15..2.0;

/// An element that calls itself the article is taken where it has this share of the text found.
const ALMOST_ALL: f64 = 0.93;

impl Tree<'_> {
    /// The entries that are the article.
    pub(super) fn article(&self) -> Vec<usize> {
        let Some(top) = self.top() else {
            return vec![self.body()];
        };
        if self.is_letter(top) {
            return vec![self.body()];
        }
        let found = self.with_loose_text(self.with_siblings(top));
        let prose = self.prose(&found);
        if let Some(thread) = self.thread(top)
            && self.prose(&thread) > prose
        {
            return thread;
        }
        if let Some(named) = self.named(top).map(|named| vec![named])
            && (self.prose(&named) > prose * MORE.start && self.prose(&named) < prose * MORE.end
                || self.length(&named) < self.length(&found)
                    && self.prose(&named) > prose * ALMOST_ALL)
        {
            return named;
        }
        let wide = self.with_siblings(self.widened(top));
        let more = self.prose(&wide) / prose;
        // What stands above is a lead; what stands below may be anything.
        let begin = found.first().map_or(0, |first| *first);
        let start = wide.first().map_or(0, |first| *first);
        let is_lead = |index: &usize| !self.nodes[*index].has_blocks && self.is_prose(*index);
        let above: Vec<usize> = (start..begin).filter(is_lead).collect();
        let is_led = !above.is_empty() && more < MORE.end && {
            let lead: f64 = above.iter().map(|index| self.nodes[*index].length as f64).sum();
            lead > prose * (more - 1.0) * 0.8
        };
        if is_led || MORE.contains(&more) { wide } else { found }
    }

    /// The posts of a thread of which one was found: elements beside each other that are called
    /// posts, with no headings that lead to other pages as those of teasers do.
    fn thread(&self, top: usize) -> Option<Vec<usize>> {
        const POSTS: [&str; 5] = ["post", "message", "answer", "reply", "forum-post"];
        let is_teaser = |found: &Element| {
            found.is(&["h1", "h2", "h3", "h4"])
                && found
                    .find(&|link| link.attribute("href").is_some_and(|href| !href.starts_with('#')))
                    .is_some()
        };
        let is_post = |index: usize| {
            let entry = &self.nodes[index];
            entry.element.has("class", &POSTS)
                && !entry.is_passed_over
                && self.link_density(index) < 0.5
                && entry.element.find(&is_teaser).is_none()
        };
        let post = self.ancestors(top).take(6).find(|index| is_post(*index))?;
        let (parent, tag) = (self.nodes[post].parent, &self.nodes[post].element.tag);
        let mut posts = Vec::new();
        let mut index = parent + 1;
        while index < self.nodes[parent].end {
            if self.nodes[index].element.tag == *tag && is_post(index) {
                posts.push(index);
            }
            index = self.nodes[index].end;
        }
        (posts.len() > 1).then_some(posts)
    }

    /// Whether a page is a letter that was sent to many: boxes within boxes that were tables, and a
    /// way to end it. All of it is the letter.
    fn is_letter(&self, top: usize) -> bool {
        const TABLES: [&str; 5] = ["cellpadding", "cellspacing", "valign", "bgcolor", "border"];
        let was_table = |index: &usize| {
            let element = self.nodes[*index].element;
            element.is(&["div"]) && TABLES.iter().any(|name| element.is_set(name))
        };
        self.ancestors(top).filter(was_table).count() > 1
            && (0..self.nodes.len()).filter(was_table).count() > 5
            && self.nodes.iter().any(|entry| {
                entry.element.is(&["a"]) && wordings::ends_letters(&entry.element.text())
            })
    }

    /// The letters of text as articles have it: in paragraphs, items, cells, and few of them
    /// linked.
    fn prose(&self, found: &[usize]) -> f64 {
        const BLOCKS: [&str; 13] = [
            "p",
            "li",
            "pre",
            "blockquote",
            "dd",
            "dt",
            "td",
            "th",
            "h2",
            "h3",
            "h4",
            "div",
            "figcaption",
        ];
        let entries = found.iter().flat_map(|index| *index..self.nodes[*index].end);
        let is_prose = |index: &usize| {
            let entry = &self.nodes[*index];
            !entry.is_passed_over && entry.element.is(&BLOCKS) && self.link_density(*index) < 0.3
        };
        entries.filter(is_prose).map(|index| self.nodes[index].own as f64).sum()
    }

    /// The outermost element around a candidate that adds text and few links: an article may be
    /// in several parts that stand apart.
    fn widened(&self, mut top: usize) -> usize {
        let mut around = top;
        while around > 0 {
            around = self.nodes[around].parent;
            if self.nodes[around].element.is(&["html", "#document"]) {
                break;
            }
            let (inner, outer) = (&self.nodes[top], &self.nodes[around]);
            let more = outer.length.saturating_sub(inner.length);
            let linked = (outer.linked - inner.linked).max(0.0);
            if more * 20 < inner.length {
                continue;
            }
            if linked * 5.0 > more as f64 || !self.adds_prose(around, top) {
                break;
            }
            top = around;
        }
        top
    }

    /// Whether what is around a candidate has paragraphs of its own.
    fn adds_prose(&self, around: usize, top: usize) -> bool {
        let within = self.nodes[top].end;
        (around + 1..self.nodes[around].end).any(|index| {
            let entry = &self.nodes[index];
            !(top..within).contains(&index)
                && !entry.is_passed_over
                && !self.ancestors(index).any(|index| index == top)
                && self.link_density(index) < 0.3
                && (entry.element.is(&["h2", "h3", "h4", "th", "td"])
                    && !entry.has_blocks
                    && entry.length > 2
                    || entry.element.is(&["p", "li", "pre", "blockquote", "dd", "div"])
                        && entry.own > 20)
        })
    }

    /// The element that calls itself the article, where that agrees with what was found.
    fn named(&self, top: usize) -> Option<usize> {
        let length = self.nodes[top].length;
        let is_clear = |holds: &dyn Fn(&Element) -> bool| {
            let mut found = Vec::new();
            let mut index = 0;
            while index < self.nodes.len() {
                let entry = &self.nodes[index];
                if holds(entry.element) {
                    if entry.length * 10 >= length * 3 && entry.length > 0 {
                        found.push(index);
                    }
                    index = entry.end;
                } else {
                    index += 1;
                }
            }
            // The one that is around what was found; or the only one that is a good part of it.
            let around = found.iter().find(|found| **found <= top && self.nodes[**found].end > top);
            match (around, found.as_slice()) {
                (Some(around), _) => Some(*around),
                (None, [only]) if self.nodes[*only].length * 2 >= length => Some(*only),
                _ => None,
            }
        };
        is_clear(&|element| element.is(&["article"]) || element.has("role", &["article"]))
            .or_else(|| {
                is_clear(&|element| element.has("itemprop", &["articleBody", "mainContentOfPage"]))
            })
            .or_else(|| {
                is_clear(&|element| element.is(&["main"]) || element.has("role", &["main"]))
                    .filter(|main| self.nodes[*main].length * 10 <= length * 14)
            })
    }

    /// The candidate with those of its siblings that look like parts of the article.
    fn with_siblings(&self, top: usize) -> Vec<usize> {
        let parent = self.nodes[top].parent;
        if self.is_root(top) {
            return vec![top];
        }
        let score = self.nodes[top].score.unwrap_or_default();
        let least = (score * 0.2).max(10.0);
        let class = self.nodes[top].element.attribute("class");
        let mut found = Vec::new();
        let mut index = parent + 1;
        while index < self.nodes[parent].end {
            let entry = &self.nodes[index];
            let bonus = match class.is_some() && entry.element.attribute("class") == class {
                true => score * 0.2,
                false => 0.0,
            };
            let is_part = entry.score.is_some_and(|score| score + bonus >= least)
                || (entry.element.is(&["p"]) || entry.element.is(&["div"]) && !entry.has_blocks)
                    && self.is_prose(index)
                || entry.element.is(&[
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "pre",
                    "blockquote",
                    "figure",
                    "table",
                    "hr",
                ]) && self.link_density(index) < 0.5;
            if index == top || is_part && !entry.is_passed_over {
                found.push(index);
            }
            index = entry.end;
        }
        self.with_those_between(parent, found)
    }

    /// The parts of the article with what stands between them, such as the pictures and the lists
    /// that builders of pages put into boxes of their own; whether it belongs there is asked later.
    fn with_those_between(&self, parent: usize, found: Vec<usize>) -> Vec<usize> {
        // What stands below the headline alone is of the page's head.
        let is_text = |index: &&usize| !self.nodes[**index].element.is(&["h1", "h2"]);
        let first = found.iter().find(is_text).copied();
        let (Some(first), Some(last)) = (first, found.last().copied()) else { return found };
        // Beside boxes of the page as a whole stand its menus and forms.
        if self.is_root(parent) {
            return found;
        }
        let mut all = Vec::new();
        let mut index = parent + 1;
        while index < self.nodes[parent].end {
            let entry = &self.nodes[index];
            let is_box = entry.element.is(&["div", "section", "figure", "ul", "ol", "dl", "p"]);
            let is_between = index > first
                && index < last
                && is_box
                && !entry.is_passed_over
                && (self.link_density(index) < 0.5 || entry.length < 40);
            if is_between || found.contains(&index) {
                all.push(index);
            }
            index = entry.end;
        }
        all
    }

    /// The element around what was found instead of it, where it has text of its own between its
    /// parts, which nobody put into paragraphs.
    fn with_loose_text(&self, found: Vec<usize>) -> Vec<usize> {
        const MUCH: usize = 80;
        let Some(parent) = found.first().map(|first| self.nodes[*first].parent) else {
            return found;
        };
        let is_part = !self.is_root(parent)
            && self.nodes[parent].own >= MUCH
            && self.link_density(parent) < 0.3
            && self.prose(&[parent]) < self.prose(&found) * MORE.end;
        if is_part { vec![parent] } else { found }
    }

    fn is_prose(&self, index: usize) -> bool {
        let (length, density) = (self.nodes[index].length, self.link_density(index));
        let text = || self.nodes[index].element.text();
        length > 80 && density < 0.25
            || length > 0 && density == 0.0 && text().ends_with(['.', '。', '!', '?', '！', '？'])
    }
}
