//! Follows the reader of a page that is a part of an app.

use super::Reading;
use crate::labels::Interface;
use leptos::prelude::StoredValue;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// Begins when the page is first laid out, which apps may leave for later, and ends with the
/// component whose directive this is. `title` is the article's.
pub(crate) fn follows_reader(page: Element, title: String) {
    StoredValue::new_local(Following::begin(page, title));
}

/// Waits for the page to have a size, which says that it is in the document and shown.
struct Following {
    laid_out: ResizeObserver,
    _act: Closure<dyn FnMut(JsValue, ResizeObserver)>,
    _reading: Rc<RefCell<Option<Reading>>>,
}

impl Following {
    fn begin(page: Element, title: String) -> Option<Self> {
        let reading = Rc::new(RefCell::new(None));
        let (begun, observed) = (Rc::clone(&reading), page.clone());
        let act = Closure::new(move |_, laid_out: ResizeObserver| {
            laid_out.disconnect();
            let labels =
                Interface::of_tag(&page.get_attribute("lang").unwrap_or_default()).labels();
            begun.replace(Reading::begin(&page, title.clone(), labels, None, false));
        });
        let laid_out = ResizeObserver::new(act.as_ref().unchecked_ref()).ok()?;
        laid_out.observe(&observed);
        Some(Self { laid_out, _act: act, _reading: reading })
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        self.laid_out.disconnect();
    }
}
