//! Tables, code and formulas that scroll within themselves: Tab leads to those, and to no others.

use crate::elements::all;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

const REGION: &str = ".av-table, .av-code > pre, .av-formula-region, .av-long-formula";

/// Watches the tables, the code and the formulas of a page until it is dropped. As they are packed,
/// Tab leads to all that stand by themselves, for without scripts nobody knows which will scroll.
pub(super) struct Regions {
    resized: ResizeObserver,
    _update: Closure<dyn FnMut(Array)>,
}

impl Regions {
    /// Begins to watch; `None` where the page has none.
    pub(super) fn begin(page: &Element) -> Option<Self> {
        let mut regions = all(page, REGION).peekable();
        regions.peek()?;
        let update = Closure::new(|entries: Array| {
            entries.iter().for_each(|entry| {
                set_role(&entry.unchecked_into::<ResizeObserverEntry>().target());
            });
        });
        let resized = ResizeObserver::new(update.as_ref().unchecked_ref()).ok()?;
        regions.for_each(|region| resized.observe(&region));
        Some(Self { resized, _update: update })
    }
}

impl Drop for Regions {
    fn drop(&mut self) {
        self.resized.disconnect();
    }
}

/// Makes an element a stop of Tab and a landmark where it scrolls, and else a group, which has its
/// name, too. A formula within a line has no role of its own: it is read with its line.
fn set_role(region: &Element) {
    let scrolls = region.scroll_width() > region.client_width();
    let role = if scrolls { "region" } else { "group" };
    if region.has_attribute("role") {
        let _ = region.set_attribute("role", role);
    }
    let _ = match scrolls {
        true => region.set_attribute("tabindex", "0"),
        false => region.remove_attribute("tabindex"),
    };
}
