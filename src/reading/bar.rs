//! The bar while somebody reads: it goes out of the way as they go down, and is there again as they
//! turn. The line below it shows how much they have read.

use super::scroll::Scroll;
use crate::elements::find;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The attribute of a bar that is out of the way.
pub(super) const AWAY: &str = "data-away";

/// The bar and its line.
pub(super) struct Bar {
    bar: Element,
    progress: HtmlElement,
}

impl Bar {
    /// Finds them in a page.
    pub(super) fn find(page: &Element) -> Option<Self> {
        let find = |selector| find(page, selector);
        Some(Self { bar: find(".av-bar")?, progress: find(".av-progress")?.dyn_into().ok()? })
    }

    /// Moves the bar out of the reader's way or back; says whether it has moved.
    pub(super) fn make_way(&self, scroll: &Scroll) -> bool {
        /// The least distances that move the bar, in CSS pixels.
        const DOWN: f64 = 64.0;
        const UP: f64 = -16.0;
        let (since_turn, was_away) = (scroll.since_turn(), self.bar.has_attribute(AWAY));
        if since_turn > DOWN {
            let _ = self.bar.set_attribute(AWAY, "");
        } else if since_turn < UP || scroll.position().0 < DOWN {
            let _ = self.bar.remove_attribute(AWAY);
        }
        self.bar.has_attribute(AWAY) != was_away
    }

    /// Shows how much of the article the reader has passed, in thousandths; nothing where there is
    /// nothing of it to scroll.
    pub(super) fn show_progress(&self, passed: Option<u32>) {
        self.progress.set_hidden(passed.is_none());
        let passed = passed.unwrap_or(0);
        let scale = format!("{}.{}% 1", passed / 10, passed % 10);
        let _ = self.progress.style().set_property("scale", &scale);
    }
}
