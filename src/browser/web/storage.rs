//! The store of the reader's settings: an object of the page that is used like `localStorage`,
//! never throws, and dispatches `change` when a setting was changed elsewhere.
//! `web/settings/store.ts` makes it.

use crate::settings::{Setting, Store};
use gloo_events::EventListener;
use std::any::Any;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The store.
    #[wasm_bindgen(extends = web_sys::EventTarget, typescript_type = "Store")]
    #[derive(Clone)]
    pub type PageStore;

    #[wasm_bindgen(method, js_name = getItem)]
    /// The text under a key.
    pub fn get_item(this: &PageStore, key: &str) -> Option<String>;

    #[wasm_bindgen(method, js_name = setItem)]
    /// Stores a text under a key.
    pub fn set_item(this: &PageStore, key: &str, value: &str);
}

impl Store for PageStore {
    fn read(&self, setting: Setting) -> Option<String> {
        self.get_item(&setting.key())
    }

    fn write(&self, setting: Setting, value: &str) {
        self.set_item(&setting.key(), value);
    }

    fn on_change(&self, changed: Box<dyn Fn()>) -> Box<dyn Any> {
        Box::new(EventListener::new(self, "change", move |_| changed()))
    }
}
