//! What goes on while somebody reads: their place is kept, shown and remembered.

mod place;
mod scroll;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use scroll::Scroll;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// Ends when it is dropped.
pub struct Reading {
    _scrolled: EventListener,
    resized: ResizeObserver,
    _resize: Closure<dyn FnMut()>,
}

impl Reading {
    /// Follows the reader through a mounted page.
    pub fn begin(page: &Element) -> Option<Self> {
        let scroll = Rc::new(RefCell::new(Scroll::new(page)?));
        let follow = move || {
            // A page that moves itself is not a reader who scrolls.
            if let Ok(mut scroll) = scroll.try_borrow_mut() {
                scroll.follow();
            }
        };
        let scrolled = follow.clone();
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
        // Whatever scrolls the page, the event passes by here.
        let scrolled = EventListener::new_with_options(web_sys::window()?.as_ref(), "scroll", options, move |_| scrolled());
        let resize = Closure::new(follow);
        let resized = ResizeObserver::new(resize.as_ref().unchecked_ref()).ok()?;
        resized.observe(page);
        Some(Self { _scrolled: scrolled, resized, _resize: resize })
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.resized.disconnect();
    }
}
