//! Building an article in the page, for the element and for a page without text.

use super::mounted::Mounted;
use crate::browser::json;
use crate::browser::storage::PageStore;
use crate::components::{Page, PageProps};
use crate::reading::Resume;
use article::wire;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// Puts an article in the place of what `host` holds; `json` is the article's JSON as a value.
///
/// # Errors
/// The JSON is no article; `host` stays as it is.
#[wasm_bindgen]
pub fn mount(
    host: &HtmlElement,
    json: &JsValue,
    store: PageStore,
    remote_images: bool,
    is_embedded: bool,
) -> Result<Mounted, JsValue> {
    let not_an_article = |error: wire::WireError| JsError::new(&error.to_string());
    let (article, warnings) = wire::from_json(&json::read(json)?).map_err(not_an_article)?;
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
