//! The viewer's one entrance from the page's scripts: an article is put into an element, or taken
//! out of it.

use super::{markup, seed};
use crate::browser::json;
use crate::browser::storage::PageStore;
use crate::components::{Page, PageProps, take_over};
use crate::labels::Interface;
use crate::reading::{Reading, Resume};
use crate::shown::shown;
use any_spawner::Executor;
use article::{Article, Warning, wire};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// An article in the page. To free it is to take it down.
#[wasm_bindgen]
pub struct Mounted {
    title: String,
    canonical: Option<String>,
    warnings: Vec<String>,
    root: Option<HtmlElement>,
    resume: Option<Resume>,
    reading: Option<Reading>,
    _page: Box<dyn Any>,
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

/// Puts an article in the place of what `host` holds: the article's JSON as a value, or an element
/// with an article's markup in it; without content the embedded one.
///
/// # Errors
/// The content is no article; `host` stays as it is.
#[wasm_bindgen]
pub fn mount(
    host: &HtmlElement,
    content: &JsValue,
    store: PageStore,
    remote_images: bool,
    is_embedded: bool,
) -> Result<Mounted, JsValue> {
    let (article, warnings) = article(content)?;
    // The page shows the pictures of its own markup already.
    let remote_images = remote_images || content.is_instance_of::<Element>();
    let (title, canonical) = (
        article.title(),
        article.canonical.as_ref().map(|canonical| canonical.as_str().to_string()),
    );
    // Built aside and then put in place, so that what is there stays if building fails.
    let stage: HtmlElement = document().create_element("div")?.unchecked_into();
    let kept = Rc::new(store.clone());
    let page = mount_to(stage.clone(), move || {
        Page(PageProps { article, store: kept, remote_images, frames: None, is_embedded })
    });
    let root: Option<HtmlElement> =
        stage.first_element_child().and_then(|root| root.dyn_into().ok());
    if let Some(root) = &root {
        host.replace_children_with_node_1(root);
    }
    let resume =
        (!is_embedded).then(|| Resume::new(store.clone(), canonical.as_deref().unwrap_or(&title)));
    let warnings = warnings.iter().map(ToString::to_string).collect();
    Ok(Mounted { title, canonical, warnings, root, resume, reading: None, _page: Box::new(page) })
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

fn article(content: &JsValue) -> Result<(Article, Vec<Warning>), JsValue> {
    if let Some(adopted) = markup::article(content) {
        return Ok(adopted);
    }
    let json = if content.is_undefined() { json::parse(seed::JSON)? } else { json::read(content)? };
    wire::from_json(&json).map_err(|error| JsError::new(&error.to_string()).into())
}
