//! What goes on while somebody reads: their place is kept, shown and remembered.

mod panel;
mod place;
mod resume;
mod scroll;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use panel::Panel;
pub use resume::Resume;
use scroll::Scroll;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver};

/// Follows the reader through a mounted page; ends when it is dropped.
pub struct Reading {
    _listeners: Vec<EventListener>,
    _panel: Option<Panel>,
    resized: ResizeObserver,
    _resize: Closure<dyn FnMut()>,
}

impl Reading {
    /// `resume` is there where the page is the article's own: then it opens where the reader stopped, unless the address
    /// or the browser has led them elsewhere.
    pub fn begin(page: &Element, resume: Option<Resume>) -> Option<Self> {
        let window = web_sys::window()?;
        let mut reader = Follower::new(page, resume)?;
        if window.location().hash().is_ok_and(|hash| hash.is_empty()) {
            reader.resume();
        }
        let reader = Rc::new(RefCell::new(reader));
        // A page that moves itself is not a reader who scrolls.
        let with = |act: fn(&mut Follower)| {
            let reader = Rc::clone(&reader);
            move || {
                if let Ok(mut reader) = reader.try_borrow_mut() {
                    act(&mut reader);
                }
            }
        };
        let resize = Closure::new(with(Follower::follow));
        let resized = ResizeObserver::new(resize.as_ref().unchecked_ref()).ok()?;
        resized.observe(page);
        // Whatever scrolls the page, the event passes by the window.
        let captured = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
        let (scrolled, left, back) = (with(Follower::follow), with(Follower::keep), with(Follower::go_to_top));
        let mut listeners = vec![
            EventListener::new_with_options(&window, "scroll", captured, move |_| scrolled()),
            EventListener::new(&window, "pagehide", move |_| left()),
        ];
        if let Ok(Some(button)) = page.query_selector(".av-notice-back") {
            listeners.push(EventListener::new(&button, "click", move |_| back()));
        }
        Some(Self { _listeners: listeners, _panel: Panel::new(page), resized, _resize: resize })
    }
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
    progress: Option<HtmlElement>,
    notice: Option<HtmlElement>,
    resume: Option<Resume>,
    /// Where the page was scrolled to when the reader was told that it was.
    resumed_at: Option<f64>,
    /// When the place was last kept, in milliseconds.
    kept: f64,
}

impl Follower {
    fn new(page: &Element, resume: Option<Resume>) -> Option<Self> {
        let find = |selector| page.query_selector(selector).ok().flatten();
        let find_html = |selector| find(selector)?.dyn_into::<HtmlElement>().ok();
        let mut reader = Self {
            scroll: Scroll::new(page)?,
            main: find(".av-main")?,
            article: find(".av-article")?,
            progress: find_html(".av-progress"),
            notice: find_html(".av-notice"),
            resume,
            resumed_at: None,
            kept: 0.0,
        };
        reader.show_progress();
        Some(reader)
    }

    fn resume(&mut self) {
        let place = self.resume.as_mut().and_then(|resume| resume.restore(&self.main));
        // Who has scrolled already is where they want to be.
        let (position, _) = self.scroll.position();
        let Some(place) = place.filter(|_| position == 0.0) else { return };
        self.scroll.go(place);
        self.show_progress();
        if self.notice.as_ref().is_some_and(|notice| notice.show_popover().is_ok()) {
            self.resumed_at = Some(self.scroll.position().0);
        }
    }

    /// Something has scrolled or changed its size.
    fn follow(&mut self) {
        self.scroll.follow();
        self.show_progress();
        let (position, height) = self.scroll.position();
        if self.resumed_at.is_some_and(|at| (at - position).abs() > height) {
            self.dismiss();
        }
        if js_sys::Date::now() - self.kept > 1000.0 {
            self.keep();
        }
    }

    fn keep(&mut self) {
        self.kept = js_sys::Date::now();
        if let Some(resume) = &mut self.resume {
            // Who has read to the end begins anew.
            let place = self.scroll.place().filter(|_| self.scroll.passed(&self.article) < 1000);
            resume.keep(place);
        }
    }

    fn show_progress(&mut self) {
        if let Some(progress) = &self.progress {
            let passed = self.scroll.passed(&self.article);
            let _ = progress.style().set_property("scale", &format!("{}.{}% 1", passed / 10, passed % 10));
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
