//! Keeps the first visible character where it is, whatever changes the layout. Browsers do so for some changes and not
//! for others, and WebKit for none (CSS Scroll Anchoring §2.2), so their own way is switched off in the style.

use super::place::{Place, first_below};
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollBehavior, ScrollToOptions, ShadowRoot};

pub struct Scroll {
    page: Element,
    main: Element,
    bar: Option<Element>,
    scroller: Element,
    /// The first visible character, and where it is to stay.
    anchor: Option<(Place, f64)>,
    /// The width and height of the page when it was last looked at.
    size: (f64, f64),
    /// Where the scroller was then.
    position: f64,
}

impl Scroll {
    pub fn new(page: &Element) -> Option<Self> {
        let find = |selector| page.query_selector(selector).ok().flatten();
        let (main, scroller) = (find(".av-main")?, scroller(page)?);
        let mut scroll = Self { page: page.clone(), main, bar: find(".av-bar"), scroller, anchor: None, size: (0.0, 0.0), position: 0.0 };
        scroll.note();
        Some(scroll)
    }

    /// Where the reader is; `None` where the article is not in sight.
    pub fn place(&self) -> Option<&Place> {
        self.anchor.as_ref().map(|(place, _)| place)
    }

    /// How far the page is scrolled, and how much of it is in sight, in CSS pixels.
    pub fn position(&self) -> (f64, f64) {
        (self.position, f64::from(self.scroller.client_height()))
    }

    /// Brings a place to the upper edge, or so many hundredths of the window below it.
    pub fn go(&mut self, place: Place, below: u32) {
        let y = self.edge() + f64::from(self.scroller.client_height()) * f64::from(below) / 100.0;
        if let Some(top) = place.top() {
            by(&self.scroller, top - y);
            self.size = size(&self.page);
            self.position = self.top();
            self.anchor = Some((place, y));
        }
    }

    pub fn go_to_top(&mut self) {
        by(&self.scroller, -self.top());
        self.note();
    }

    // `clamp` would bring in the code that writes numbers, for the message of a panic: 6 KB of the viewer.
    #[allow(clippy::manual_clamp)]
    /// How much of an element has passed the upper edge, in thousandths of what there is to scroll of it.
    pub fn passed(&self, element: &Element) -> u32 {
        let (rect, edge) = (element.get_bounding_client_rect(), self.edge());
        let all = rect.height() - (f64::from(self.scroller.client_height()) - edge);
        if all <= 0.0 { 1000 } else { ((edge - rect.top()) / all * 1000.0).max(0.0).min(1000.0) as u32 }
    }

    /// Something has scrolled or changed its size.
    pub fn follow(&mut self) {
        let size = size(&self.page);
        if size == self.size {
            if self.top() != self.position {
                self.note();
            }
            return;
        }
        let scrolled = self.top() - self.position;
        // A page that got shorter pushes its reader up: that is no wish of theirs.
        let is_pushed = scrolled < 0.0 && self.is_at_end();
        if let Some((place, y)) = &mut self.anchor {
            if !is_pushed {
                *y -= scrolled;
            }
            if let Some(top) = place.top() {
                by(&self.scroller, top - *y);
            }
        }
        self.size = size;
        self.position = self.top();
    }

    /// Where the reader is now.
    fn note(&mut self) {
        self.size = size(&self.page);
        self.position = self.top();
        let (edge, page) = (self.edge(), self.main.get_bounding_client_rect());
        // An article that begins or ends out of sight is not being read.
        let is_read = page.bottom() > edge && page.top() < f64::from(self.scroller.client_height());
        self.anchor = if is_read { first_below(&self.main, edge) } else { None };
    }

    /// Below this line of the window the text is to be seen.
    pub fn edge(&self) -> f64 {
        let top = self.scroller.get_bounding_client_rect().top().max(0.0);
        self.bar.as_ref().map_or(top, |bar| bar.get_bounding_client_rect().bottom().max(top))
    }

    /// How far the page is scrolled.
    fn top(&self) -> f64 {
        f64::from(self.scroller.scroll_top())
    }

    fn is_at_end(&self) -> bool {
        self.top() + f64::from(self.scroller.client_height()) + 1.0 >= f64::from(self.scroller.scroll_height())
    }
}

/// Moves at once, whatever the page's style says of smoothness.
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
        let overflow = window.get_computed_style(&element).ok()??.get_property_value("overflow-y").ok()?;
        let is_root = Some(&element) == document.document_element().as_ref() || Some(element.unchecked_ref()) == document.body().as_ref();
        if matches!(overflow.as_str(), "auto" | "scroll") && !is_root {
            return Some(element);
        }
        around = parent(&element);
    }
    document.scrolling_element()
}

/// The parent, or what a shadow root belongs to.
fn parent(element: &Element) -> Option<Element> {
    element.parent_element().or_else(|| Some(element.get_root_node().dyn_into::<ShadowRoot>().ok()?.host()))
}
