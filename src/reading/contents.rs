//! The list of contents: it says where the reader is, and stands beside the text where there is
//! room (`style/margins.css`).

use super::focus_in_place;
use super::text::by_id;
use crate::elements::{all, find};
use crate::shown::shown;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// The most CSS pixels below the bar at which a heading counts as reached: links to it lead there.
const NEAR: f64 = 32.0;

/// The list, and the link to it.
pub(super) struct Contents {
    page: Element,
    list: Element,
    /// Its title, which shows where it stands beside the text alone.
    title: HtmlElement,
    opener: Option<Element>,
    bar: Option<Element>,
    entries: Vec<Entry>,
    /// The index of the entry whose heading the reader has passed last.
    current: Cell<Option<usize>>,
    /// The width of the page when the state of the list was last set, in CSS pixels.
    width: Cell<i32>,
}

/// A link of the list.
struct Entry {
    link: HtmlElement,
    heading: Element,
    /// The part of a long body that the heading is in.
    part: Option<Element>,
}

impl Contents {
    /// Takes the list of a page; `None` where it has none.
    pub(super) fn new(page: &Element) -> Option<Self> {
        let find = |selector| find(page, selector);
        let list = shown(page)?.query_selector(".av-contents").ok()??;
        let title = list.query_selector(".av-contents-title").ok()??;
        let entry = |link: Element| {
            let heading = target(page, &link)?;
            let part = heading.closest(".av-part").ok()?;
            Some(Entry { link: link.dyn_into().ok()?, heading, part })
        };
        let entries = all(&list, "a").filter_map(entry).collect();
        Some(Self {
            page: page.clone(),
            list,
            title: title.dyn_into().ok()?,
            opener: find(".av-to-contents"),
            bar: find(".av-bar"),
            entries,
            current: Cell::new(None),
            width: Cell::new(0),
        })
    }

    /// Marks the entry whose heading the reader has passed last (`aria-current`).
    pub(super) fn follow(&self) {
        // A link leads below the bar, be it there or out of the way.
        let below = |bar: &Element| {
            let bar = bar.get_bounding_client_rect();
            bar.bottom().max(bar.height())
        };
        let line = self.bar.as_ref().map_or(0.0, below) + NEAR;
        let is_passed = |entry: &Entry| entry.is_above(line);
        let current = self.entries.partition_point(is_passed).checked_sub(1);
        let before = self.current.replace(current);
        if current != before {
            let at = |index: Option<usize>| self.entries.get(index?);
            if let Some(entry) = at(before) {
                let _ = entry.link.remove_attribute("aria-current");
            }
            if let Some(entry) = at(current) {
                let _ = entry.link.set_attribute("aria-current", "location");
                reveal(&self.list, &entry.link);
            }
        }
        let width = self.page.client_width();
        if self.width.replace(width) != width {
            self.say_if_shown();
        }
    }

    /// Whether the link opens the list.
    pub(super) fn is_opened_by(&self, link: &Element) -> bool {
        self.opener.as_ref() == Some(link)
    }

    /// A copy of the list's entries, for a panel.
    pub(super) fn copy(&self) -> Option<Node> {
        self.follow();
        self.list.query_selector(".av-contents-list").ok()??.clone_node_with_deep(true).ok()
    }

    /// Goes to the list where it stands beside the text, or folds it at a press with the mouse;
    /// `false` where it does not stand there.
    pub(super) fn go(&self, is_mouse: bool) -> bool {
        if !self.is_beside() {
            return false;
        }
        let is_folded = is_mouse && !self.list.has_attribute("data-folded");
        let _ = self.list.toggle_attribute_with_force("data-folded", is_folded);
        self.say_if_shown();
        let link = self.entries.get(self.current.get().unwrap_or(0)).filter(|_| !is_mouse);
        if let Some(entry) = link {
            focus_in_place(&entry.link);
            reveal(&self.list, &entry.link);
        }
        true
    }

    /// Whether the list stands beside the text.
    fn is_beside(&self) -> bool {
        self.title.offset_width() > 0
    }

    /// Says on the link to the list whether the list is shown.
    fn say_if_shown(&self) {
        let is_shown = self.is_beside() && !self.list.has_attribute("data-folded");
        if let Some(opener) = &self.opener {
            let _ = opener.set_attribute("aria-expanded", if is_shown { "true" } else { "false" });
        }
    }
}

impl Entry {
    /// Whether the heading is above a line of the window.
    fn is_above(&self, line: f64) -> bool {
        // To ask where a heading is has the browser lay out the part that it is in.
        if let Some(part) = self.part.as_ref().map(Element::get_bounding_client_rect) {
            if part.top() >= line {
                return false;
            }
            if part.bottom() < line {
                return true;
            }
        }
        self.heading.get_bounding_client_rect().top() < line
    }
}

/// The element to which a link within the page leads.
pub(super) fn target(page: &Element, link: &Element) -> Option<Element> {
    by_id(page, link.get_attribute("href")?.strip_prefix('#')?)
}

/// Scrolls a list, and nothing around it, until a link of it shows.
pub(super) fn reveal(list: &Element, link: &Element) {
    let (around, own) = (list.get_bounding_client_rect(), link.get_bounding_client_rect());
    if own.top() < around.top() || own.bottom() > around.bottom() {
        let middle = own.top() - around.top() - (around.height() - own.height()) / 2.0;
        list.set_scroll_top(list.scroll_top() + middle as i32);
    }
}
