//! An article in the page that the viewer is in charge of, and how it comes to be of one that the
//! packer has prerendered.

use crate::browser::storage::PageStore;
use crate::components::take_over;
use crate::labels::Interface;
use crate::reading::{Reading, Resume};
use crate::shown::shown;
use any_spawner::Executor;
use leptos::prelude::*;
use std::any::Any;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// An article in the page. To free it is to take it down.
#[wasm_bindgen]
pub struct Mounted {
    pub(super) title: String,
    pub(super) canonical: Option<String>,
    pub(super) warnings: Vec<String>,
    pub(super) root: Option<HtmlElement>,
    pub(super) resume: Option<Resume>,
    pub(super) reading: Option<Reading>,
    pub(super) _page: Box<dyn Any>,
}

#[wasm_bindgen]
impl Mounted {
    /// «headline - site»
    #[wasm_bindgen(getter)]
    pub fn title(&self) -> String {
        self.title.clone()
    }

    /// Where the article lives, as its document says.
    #[wasm_bindgen(getter)]
    pub fn canonical(&self) -> Option<String> {
        self.canonical.clone()
    }

    /// Follows the reader, from when the article is in sight of the page. `is_untouched` says that
    /// they have not scrolled yet.
    pub fn begin(&mut self, is_untouched: bool) {
        if let Some(root) = &self.root {
            let labels = Interface::of_tag(&root.lang()).labels();
            let (title, resume) = (self.title.clone(), self.resume.take());
            self.reading = Reading::begin(root, title, labels, resume, is_untouched);
        }
    }

    /// The parts that could not be shown as the document has them, each with its place.
    #[wasm_bindgen(getter)]
    pub fn warnings(&self) -> Vec<String> {
        self.warnings.clone()
    }
}

/// Takes charge of the page that the packer has prerendered in `host`; `None` where there is none.
#[wasm_bindgen]
pub fn hydrate(host: &HtmlElement, store: PageStore) -> Option<Mounted> {
    let root: HtmlElement = host.query_selector(".av").ok().flatten()?.dyn_into().ok()?;
    let canonical = shown(&root)?
        .query_selector(".av-address")
        .ok()
        .flatten()
        .and_then(|address| address.text_content());
    let title = document().title();
    // Both begin once: it is no error that an earlier article has begun the executor.
    let _ = Executor::init_wasm_bindgen();
    let page = Owner::new();
    page.with(|| take_over(&root, Rc::new(store.clone())));
    let resume = Some(Resume::new(store, canonical.as_deref().unwrap_or(&title)));
    Some(Mounted {
        title,
        canonical,
        warnings: Vec::new(),
        root: Some(root),
        resume,
        reading: None,
        _page: Box::new(page),
    })
}

/// Calls with the message of every panic, after which nothing here may be called again.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(panicked: js_sys::Function) {
    std::panic::set_hook(Box::new(move |panic| {
        drop(panicked.call1(&JsValue::NULL, &panic.to_string().into()))
    }));
}
