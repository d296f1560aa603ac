//! The start of a page that is all article: finds the prerendered text and takes its place.

use super::seed;
use crate::article::{Article, wire};
use crate::browser::{json, storage};
use crate::view::{Page, PageProps, Reader, Size};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlDetailsElement, HtmlElement, HtmlInputElement};

thread_local! {
    /// The mounted page: to drop it is to take it down.
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Runs when the module is there. Without a host in the page nothing happens.
///
/// # Errors
/// A document in the page that is no article; the prerendered text stays as it is.
#[wasm_bindgen(start)]
fn start() -> Result<(), JsValue> {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return Ok(()) };
    let Some(host) = document.get_element_by_id("article-viewer").and_then(|host| host.dyn_into::<HtmlElement>().ok()) else {
        return Ok(());
    };
    let article = article(&document)?;
    let reader = Reader::restore(storage::read).after(touched(&host));
    let remote_images = host.has_attribute("data-av-remote-images");
    document.set_title(&article.title());
    // Built aside and then put in place, so that the prerendered text stays if building fails.
    let stage: HtmlElement = document.create_element("div")?.unchecked_into();
    let page = mount_to(stage.clone(), move || Page(PageProps { article, reader, remote_images }));
    if let Some(root) = stage.first_element_child() {
        host.replace_children_with_node_1(&root);
        host.set_attribute("data-av-ready", "")?;
    }
    MOUNTED.with_borrow_mut(|mounted| *mounted = Some(keep(page)));
    Ok(())
}

fn keep<M: Mountable + 'static>(page: UnmountHandle<M>) -> Box<dyn Any> {
    Box::new(page)
}

/// The document in the page, else the embedded one.
fn article(document: &Document) -> Result<Article, JsValue> {
    let inline = document.get_element_by_id("av-document").and_then(|script| script.text_content());
    let json = json::parse(inline.as_deref().unwrap_or(seed::JSON))?;
    let (article, warnings) = wire::from_json(&json).map_err(|error| JsError::new(&error.to_string()))?;
    for warning in warnings {
        web_sys::console::warn_1(&format!("article-viewer: {warning}").into());
    }
    Ok(article)
}

/// What the reader set in the prerendered page.
fn touched(host: &HtmlElement) -> Reader {
    let untouched = Reader::default();
    let size =
        host.query_selector("input[name=av-size]:checked").ok().flatten().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    let related = host.query_selector(".av-related").ok().flatten().and_then(|related| related.dyn_into::<HtmlDetailsElement>().ok());
    Reader {
        size: size.and_then(|input| Size::named(&input.value())).unwrap_or(untouched.size),
        related_open: related.map_or(untouched.related_open, |related| related.open()),
    }
}
