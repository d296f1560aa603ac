//! The viewer's work while somebody reads: their place is kept, shown and remembered.

mod bar;
mod contents;
mod copying;
mod follows_reader;
mod gesture;
mod keys;
mod left;
mod lightbox;
mod margin;
mod panel;
mod parts;
mod pictures;
mod place;
mod quote;
mod regions;
mod resume;
mod scroll;
mod sharing;
mod sheets;
mod text;

use crate::elements::{all, find};
use crate::labels::Labels;
use crate::shown::shown;
use bar::Bar;
use contents::Contents;
pub(crate) use follows_reader::follows_reader;
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use margin::Margin;
use panel::Panel;
use pictures::Pictures;
use regions::Regions;
pub(crate) use resume::Resume;
use scroll::Scroll;
use sharing::Sharing;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, FocusOptions, HtmlElement, KeyboardEvent, ResizeObserver, Window};

/// The event of a part of a long text that comes into sight (CSS Containment 2 §4.3).
const SEEN: &str = "contentvisibilityautostatechange";

/// Follows the reader through a mounted page; ends when it is dropped.
pub(crate) struct Reading {
    _listeners: Vec<EventListener>,
    _margin: Option<Margin>,
    _pictures: Option<Pictures>,
    _regions: Option<Regions>,
    _sharing: Sharing,
    resized: ResizeObserver,
    _resize: Closure<dyn FnMut()>,
}

impl Reading {
    /// `resume` is there where the page is the article's own: then it opens where the reader
    /// stopped, unless the address or the browser has led them elsewhere. `is_untouched` says
    /// that they have not scrolled themselves yet.
    pub(crate) fn begin(
        page: &Element,
        title: String,
        labels: &'static Labels,
        resume: Option<Resume>,
        is_untouched: bool,
    ) -> Option<Self> {
        let is_embedded = resume.is_none();
        let window = web_sys::window()?;
        if !is_embedded {
            set_running_title(page, &title);
        }
        let contents = Contents::new(page).map(Rc::new);
        let panel = Panel::new(page, contents.clone());
        let mut reader = Follower::new(page, resume, contents)?;
        let is_article = |hash: String| hash.is_empty() || hash.starts_with("#story=");
        let left = left::take(&reader.main).filter(|_| !is_untouched);
        if let Some(place) = left {
            reader.scroll.go(place, 0);
        } else if window.location().hash().is_ok_and(is_article) {
            reader.resume();
        } else {
            reader.arrive(is_untouched);
        }
        let reader = Rc::new(RefCell::new(reader));
        let resize = Closure::new(acting(&reader, Follower::follow));
        let resized = ResizeObserver::new(resize.as_ref().unchecked_ref()).ok()?;
        resized.observe(page);
        // Two that keep the place would move the page twice.
        page.set_attribute("data-keeps-place", "").ok()?;
        let mut listeners = follow(page, &window, &reader)?;
        listeners.extend(sheets::listen(page));
        listeners.extend(keys::listen(page, is_embedded));
        listeners.extend(panel.iter().flat_map(Panel::listen));
        listeners.push(copying::listen(page, labels));
        Some(Self {
            _listeners: listeners,
            _margin: Margin::begin(page),
            _pictures: Pictures::begin(page, labels, !is_embedded),
            _regions: Regions::begin(page),
            _sharing: Sharing::begin(page, title, labels, panel),
            resized,
            _resize: resize,
        })
    }
}

/// Makes a listener's function, which acts on the follower; but while that moves the page itself,
/// nobody scrolls.
fn acting(follower: &Rc<RefCell<Follower>>, act: fn(&mut Follower)) -> impl Fn() + 'static {
    let follower = Rc::clone(follower);
    move || {
        if let Ok(mut follower) = follower.try_borrow_mut() {
            act(&mut follower);
        }
    }
}

/// Tells the follower where the reader goes, and what they select and dismiss.
fn follow(
    page: &Element,
    window: &Window,
    follower: &Rc<RefCell<Follower>>,
) -> Option<Vec<EventListener>> {
    let with = |act| acting(follower, act);
    let document = window.document()?;
    // Whatever scrolls the page, the event passes by the window.
    let captured = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
    let (scrolled, seen) = (with(Follower::follow), with(Follower::follow));
    let (left, back) = (with(Follower::keep), with(Follower::go_to_top));
    let (led, selected) = (with(|follower| follower.arrive(true)), with(Follower::offer_link));
    let (dismissed, escaped) = (with(Follower::dismiss), with(Follower::dismiss));
    let mut listeners = vec![
        EventListener::new_with_options(window, "scroll", captured, move |_| scrolled()),
        EventListener::new_with_options(page, SEEN, captured, move |_| seen()),
        EventListener::new(window, "pagehide", move |_| left()),
        EventListener::new(window, "hashchange", move |_| led()),
        EventListener::new(&document, "selectionchange", move |_| selected()),
        EventListener::new(page, "focusin", uncover_focus),
        EventListener::new(&document, "keydown", move |event| {
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                escaped();
            }
        }),
    ];
    let find = |selector| find(page, selector);
    if let (Some(top), Some(close)) = (find(".av-notice-back"), find(".av-notice-close")) {
        listeners.push(EventListener::new(&top, "click", move |_| back()));
        listeners.push(EventListener::new(&close, "click", move |_| dismissed()));
    }
    Some(listeners)
}

/// Gives an element the focus, and leaves the page where it is. An SVG takes it as HTML does.
fn focus_in_place(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
}

/// Tells the style the title that is to run through the pages of a print (`style/print.css`): the
/// margins of paper take nothing from the page but what its root has.
fn set_running_title(page: &Element, title: &str) -> Option<()> {
    let root: HtmlElement = page.owner_document()?.document_element()?.dyn_into().ok()?;
    // A string of JSON is one of CSS, but for line breaks, which a title has none of.
    let title = js_sys::JSON::stringify(&title.into()).ok()?;
    root.style().set_property("--av-title", &String::from(title)).ok()
}

/// Takes away the notice where it lies upon an element that has got the focus (WCAG 2.2 §2.4.11).
fn uncover_focus(event: &Event) {
    let focused = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    // The article itself, which a press or the link past the bar gives the focus, is everywhere.
    let Some(focused) = focused.filter(|it| !it.matches("[tabindex='-1']").unwrap_or(true)) else {
        return;
    };
    let Ok(Some(page)) = focused.closest(".av") else { return };
    let own = focused.get_bounding_client_rect();
    for popover in all(&page, ".av-notice:popover-open") {
        let rect = popover.get_bounding_client_rect();
        let is_upon = own.top() < rect.bottom()
            && rect.top() < own.bottom()
            && own.left() < rect.right()
            && rect.left() < own.right();
        if is_upon
            && !popover.contains(Some(&focused))
            && let Some(popover) = popover.dyn_ref::<HtmlElement>()
        {
            let _ = popover.hide_popover();
        }
    }
}

/// The fragment of a link to what is selected in a page; `None` where that is nothing.
pub(crate) fn quote_fragment(page: &Element) -> Option<String> {
    let main = page.query_selector(".av-main").ok()??;
    quote::fragment(&main, &quote::selected(&main)?)
}

/// The words that are selected in a page; `None` where there are none.
fn quoted_words(page: &Element) -> Option<String> {
    let main = page.query_selector(".av-main").ok()??;
    quote::words(&main, &quote::selected(&main)?)
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.resized.disconnect();
    }
}

/// Does what is to be done as the reader goes on.
struct Follower {
    scroll: Scroll,
    main: Element,
    article: Element,
    bar: Option<Bar>,
    contents: Option<Rc<Contents>>,
    notice: Option<HtmlElement>,
    /// The button for a link to a passage.
    offer: Option<HtmlElement>,
    is_offered: bool,
    resume: Option<Resume>,
    /// How far the reader had scrolled when they were told that the page is where they left it.
    resumed_at: Option<f64>,
    /// When the place was last kept, in milliseconds.
    kept: f64,
    /// How much of the article has passed, in thousandths; `None` where all of it is in sight.
    passed: Option<u32>,
}

impl Drop for Follower {
    /// The reader goes to another article of the page.
    fn drop(&mut self) {
        self.keep();
        left::keep(&self.main, self.scroll.place());
    }
}

impl Follower {
    fn new(page: &Element, resume: Option<Resume>, contents: Option<Rc<Contents>>) -> Option<Self> {
        let find = |selector| find(page, selector);
        let find_html = |selector| find(selector)?.dyn_into::<HtmlElement>().ok();
        let (mut scroll, main) = (Scroll::new(page)?, shown(page)?);
        parts::guess(&main);
        scroll.follow();
        let mut reader = Self {
            scroll,
            article: main.query_selector(".av-article").ok()??,
            main,
            bar: Bar::find(page),
            contents,
            passed: None,
            notice: find_html(".av-notice"),
            offer: find_html(".av-offer"),
            is_offered: false,
            resume,
            resumed_at: None,
            kept: 0.0,
        };
        reader.show_progress();
        Some(reader)
    }

    fn resume(&mut self) {
        let place = self.resume.as_mut().and_then(|resume| resume.restore(&self.main));
        // Who has scrolled already is where they want to be; not who was led to the article's top.
        let (position, _) = self.scroll.position();
        let is_led = self.main.matches(":target").unwrap_or(false)
            && self.main.get_bounding_client_rect().top() > 0.0;
        let Some(place) = place.filter(|_| position == 0.0 || is_led) else { return };
        self.scroll.go(place, 0);
        self.show_progress();
        if self.notice.as_ref().is_some_and(|notice| notice.show_popover().is_ok()) {
            self.resumed_at = Some(self.scroll.way());
        }
    }

    /// Something has scrolled, has come into sight or has changed its size.
    fn follow(&mut self) {
        self.scroll.follow();
        if self.bar.as_ref().is_some_and(|bar| bar.make_way(&self.scroll)) {
            // Another line of the text is the first one in sight now.
            self.scroll.note();
        }
        self.show_progress();
        if self.is_offered {
            self.offer_link();
        }
        let (_, height) = self.scroll.position();
        if self.resumed_at.is_some_and(|at| self.scroll.way() - at > height) {
            self.dismiss();
        }
        if js_sys::Date::now() - self.kept > 1000.0 {
            self.keep();
        }
    }

    /// The page's address names a passage, which is marked, or an element; the page goes there
    /// unless the reader has gone on.
    fn arrive(&mut self, goes_there: bool) {
        let hash = web_sys::window().and_then(|window| window.location().hash().ok());
        let passage = hash.and_then(|hash| quote::show(&self.main, &hash));
        match (passage, self.main.query_selector(":target")) {
            _ if !goes_there => return,
            (Some(place), _) => self.scroll.go(place, 20),
            (None, Ok(Some(target))) => self.scroll.arrive(&target),
            _ => return,
        }
        self.show_progress();
    }

    /// Hangs the buttons for a passage below what is selected.
    fn offer_link(&mut self) {
        let Some(offer) = &self.offer else { return };
        let range = quote::selected(&self.main);
        if range.is_some() != self.is_offered {
            let _ = if range.is_some() { offer.show_popover() } else { offer.hide_popover() };
            self.is_offered = range.is_some();
        }
        if let Some(range) = &range {
            panel::hang(offer, &range.get_bounding_client_rect(), false);
        }
    }

    fn keep(&mut self) {
        self.kept = js_sys::Date::now();
        if let Some(resume) = &mut self.resume {
            // Who has read to the end begins anew.
            let place =
                self.scroll.place().filter(|_| self.passed.is_some_and(|passed| passed < 1000));
            resume.keep(place);
        }
    }

    fn show_progress(&mut self) {
        if let Some(contents) = &self.contents {
            contents.follow();
        }
        self.passed = self.scroll.passed(&self.article);
        if let Some(bar) = &self.bar {
            bar.show_progress(self.passed);
        }
    }

    fn go_to_top(&mut self) {
        self.scroll.go_to_top();
        self.dismiss();
        self.follow();
    }

    fn dismiss(&mut self) {
        self.resumed_at = None;
        if let Some(notice) = &self.notice {
            let _ = notice.hide_popover();
        }
    }
}
