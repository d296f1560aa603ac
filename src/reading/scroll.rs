//! The scroll position, kept whatever changes the layout: the first visible character stays where
//! it is when the reader changes a setting, or a part turns out higher than it was guessed to be.
//! Browsers do so for some changes and not for others, and WebKit for none (CSS Scroll Anchoring 1
//! §2.2), so their own way is switched off from here on.

use super::bar::AWAY;
use super::place::{Place, first_below};
use crate::elements::find;
use crate::shown::shown;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, ScrollBehavior, ScrollToOptions, ShadowRoot};

/// Follows the scrolling of a page, and corrects it.
pub(super) struct Scroll {
    page: Element,
    main: Element,
    bar: Option<Element>,
    scroller: Element,
    /// The first visible character, and the top of its line in the window, where it is to stay.
    anchor: Option<(Place, f64)>,
    /// Whether the reader has changed the layout since they came here: then the anchor stays theirs
    /// through whatever follows, until they scroll.
    is_held: bool,
    /// The width and height of the page when it was last looked at.
    size: (f64, f64),
    /// How far the page was scrolled then, in CSS pixels.
    position: f64,
    /// The values of all settings then.
    chosen: Vec<String>,
    /// How far the reader has scrolled by now, up and down, in CSS pixels.
    way: f64,
    /// How far they have scrolled since they turned last, in CSS pixels; down is positive.
    since_turn: f64,
}

impl Scroll {
    /// Begins at the present position; `None` where the element is no page.
    pub(super) fn new(page: &Element) -> Option<Self> {
        let find = |selector| find(page, selector);
        let (main, scroller) = (shown(page)?, scroller(page)?);
        let mut scroll = Self {
            page: page.clone(),
            main,
            bar: find(".av-bar"),
            scroller,
            anchor: None,
            is_held: false,
            size: (0.0, 0.0),
            position: 0.0,
            chosen: Vec::new(),
            way: 0.0,
            since_turn: 0.0,
        };
        scroll.note();
        Some(scroll)
    }

    /// The reader's place; `None` where the article is not in sight.
    pub(super) fn place(&self) -> Option<&Place> {
        self.anchor.as_ref().map(|(place, _)| place)
    }

    /// How far the page is scrolled, and how much of it is in sight, in CSS pixels.
    pub(super) fn position(&self) -> (f64, f64) {
        (self.position, f64::from(self.scroller.client_height()))
    }

    /// How far the reader has scrolled by now, up and down, in CSS pixels, without corrections.
    pub(super) fn way(&self) -> f64 {
        self.way
    }

    /// How far the reader has scrolled since they turned last, in CSS pixels; down is positive.
    pub(super) fn since_turn(&self) -> f64 {
        self.since_turn
    }

    /// Brings a place to the upper edge, or so many hundredths of the window below it.
    pub(super) fn go(&mut self, place: Place, below: u32) {
        let y = self.edge() + f64::from(self.scroller.client_height()) * f64::from(below) / 100.0;
        if let Some(top) = place.top() {
            by(&self.scroller, top - y);
            self.look();
            self.anchor = Some((place, y));
            self.is_held = true;
        }
    }

    /// Scrolls to the top of the page.
    pub(super) fn go_to_top(&mut self) {
        by(&self.scroller, -self.top());
        self.note();
    }

    // `clamp` would bring in the code that writes numbers, for the message of a panic: 6 KB of the
    // viewer.
    #[allow(clippy::manual_clamp)]
    /// How much of an element has passed the upper edge, in thousandths of what there is to scroll
    /// of it; `None` where the window has room for all of it.
    pub(super) fn passed(&self, element: &Element) -> Option<u32> {
        let (rect, edge) = (element.get_bounding_client_rect(), self.edge());
        let all = rect.height() - (f64::from(self.scroller.client_height()) - edge);
        (all > 0.0).then(|| ((edge - rect.top()) / all * 1000.0).max(0.0).min(1000.0) as u32)
    }

    /// Follows the reader, or corrects the position, after something has scrolled, has come into
    /// sight or has changed its size.
    pub(super) fn follow(&mut self) {
        let (size, scrolled) = (size(&self.page), self.top() - self.position);
        if size == self.size {
            if scrolled != 0.0 {
                self.count(scrolled);
            }
            // A part that was put off when the reader came here may now stand above the anchor.
            if scrolled != 0.0 || !self.is_held {
                self.note();
            }
            return;
        }
        let Some((place, y)) = &self.anchor else { return self.note() };
        let Some(top) = place.top() else { return self.note() };
        // A page that got shorter scrolls up by itself, not by the reader's wish.
        let is_pushed = scrolled < 0.0 && size.1 < self.size.1 && is_at_end(&self.scroller);
        let is_changed = size.0 != self.size.0 || !is_same(&chosen(&self.page), &self.chosen);
        // Who has scrolled sees parts that turn out higher or lower than they were guessed to be.
        if scrolled != 0.0 && !is_pushed && !is_changed {
            // After a longer way the old anchor says nothing of the new place.
            if scrolled.abs() <= f64::from(self.scroller.client_height()) {
                by(&self.scroller, top - (*y - scrolled));
            }
            self.count(scrolled);
            return self.note();
        }
        by(&self.scroller, top - *y);
        self.is_held |= is_changed;
        if self.is_held { self.look() } else { self.note() }
    }

    /// Counts what the reader has scrolled themselves.
    fn count(&mut self, scrolled: f64) {
        self.way += scrolled.abs();
        let has_turned = scrolled * self.since_turn < 0.0;
        self.since_turn = if has_turned { scrolled } else { self.since_turn + scrolled };
    }

    /// Scrolls to the element to which an address has led: parts above it may have turned out
    /// higher than they were guessed to be.
    pub(super) fn arrive(&mut self, target: &Element) {
        let style = web_sys::window().and_then(|window| window.get_computed_style(target).ok()?);
        let margin = style
            .and_then(|style| style.get_property_value("scroll-margin-top").ok())
            .unwrap_or_default();
        // Not `scrollIntoView`, which Firefox does once more when parts have changed their height.
        by(&self.scroller, target.get_bounding_client_rect().top() - js_sys::parse_float(&margin));
        self.note();
    }

    /// Takes the present position as the reader's.
    pub(super) fn note(&mut self) {
        self.look();
        self.is_held = false;
        let (edge, page) = (self.edge(), self.main.get_bounding_client_rect());
        // An article that begins or ends out of sight is not being read.
        let end = f64::from(self.scroller.client_height());
        let is_read = page.bottom() > edge && page.top() < end;
        self.anchor = if is_read { first_below(&self.main, edge, end) } else { None };
    }

    fn look(&mut self) {
        self.size = size(&self.page);
        self.position = self.top();
        self.chosen = chosen(&self.page);
    }

    /// The line of the window below which text is visible, in CSS pixels from its upper edge.
    pub(super) fn edge(&self) -> f64 {
        let top = self.scroller.get_bounding_client_rect().top().max(0.0);
        let Some(bar) = self.bar.as_ref().filter(|bar| !bar.has_attribute(AWAY)) else {
            return top;
        };
        // Where it will be: it may still be on its way back.
        let bar = bar.get_bounding_client_rect();
        bar.bottom().max(top + bar.height())
    }

    /// How far the page is scrolled.
    fn top(&self) -> f64 {
        f64::from(self.scroller.scroll_top())
    }
}

/// The values of all settings, in any order: the size is checked now in the bar, now in the panel.
fn chosen(page: &Element) -> Vec<String> {
    let Ok(checked) = page.query_selector_all("[data-choice] :checked") else {
        return Vec::new();
    };
    let value = |index| {
        let input: HtmlInputElement = checked.get(index)?.dyn_into().ok()?;
        Some(input.name() + &input.value())
    };
    (0..checked.length()).filter_map(value).collect()
}

/// Whether two lists have the same values. Sorting them would bring 3.5 KB into the viewer.
fn is_same(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().all(|value| other.contains(value))
}

fn is_at_end(scroller: &Element) -> bool {
    f64::from(scroller.scroll_top() + scroller.client_height()) + 1.0
        >= f64::from(scroller.scroll_height())
}

/// Scrolls by some CSS pixels at once, even where the page's style asks for smoothness.
fn by(scroller: &Element, pixels: f64) {
    let options = ScrollToOptions::new();
    options.set_top(pixels);
    options.set_behavior(ScrollBehavior::Instant);
    scroller.scroll_by_with_scroll_to_options(&options);
}

fn size(page: &Element) -> (f64, f64) {
    let rect = page.get_bounding_client_rect();
    (rect.width(), rect.height())
}

/// The nearest element around that scrolls; else the page itself.
fn scroller(page: &Element) -> Option<Element> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let mut around = parent(page);
    while let Some(element) = around {
        let overflow =
            window.get_computed_style(&element).ok()??.get_property_value("overflow-y").ok()?;
        let is_root = Some(&element) == document.document_element().as_ref()
            || Some(element.unchecked_ref()) == document.body().as_ref();
        if matches!(overflow.as_str(), "auto" | "scroll") && !is_root {
            return Some(element);
        }
        around = parent(&element);
    }
    document.scrolling_element()
}

/// The parent, or what a shadow root belongs to.
fn parent(element: &Element) -> Option<Element> {
    element
        .parent_element()
        .or_else(|| Some(element.get_root_node().dyn_into::<ShadowRoot>().ok()?.host()))
}
