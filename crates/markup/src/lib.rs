//! The article in a page's own markup, read in the browser: what the viewer takes is the article's
//! JSON form, and that is what this makes of an element. It is WebAssembly of its own, which
//! `<article-viewer>` fetches where a page has its article as markup, or none at all: the default
//! article is in it, too.

mod copy;

use article::wire;
use import::markup;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// The default article in its JSON form: `seeds/article.md`, or what `SEED` named at the build.
const DEFAULT: &str = include_str!(concat!(env!("OUT_DIR"), "/article.json"));

/// Reads the article in an element, without one the default article: its JSON, and after it what
/// could not be read as the markup has it, each with its place.
#[wasm_bindgen(js_name = readMarkup)]
pub fn read_markup(element: Option<Element>) -> Vec<String> {
    let Some(element) = element else { return vec![DEFAULT.to_string()] };
    let around = element.closest("[lang]").ok().flatten();
    let lang = around.and_then(|around| around.get_attribute("lang"));
    let (article, warnings) = markup::read(copy::element(&element), lang.as_deref());
    let warnings = warnings.iter().map(ToString::to_string);
    [wire::to_json(&article)].into_iter().chain(warnings).collect()
}

/// Calls with the message of every panic, after which nothing here may be called again.
#[wasm_bindgen(js_name = onMarkupPanic)]
pub fn on_markup_panic(panicked: js_sys::Function) {
    std::panic::set_hook(Box::new(move |panic| {
        drop(panicked.call1(&JsValue::NULL, &panic.to_string().into()))
    }));
}
