//! Where the reader's settings are kept: an object of the page's that is asked like
//! `localStorage`, never throws, and says `change` when a setting was changed elsewhere.
//! `web/settings/store.ts` makes it.

use gloo_events::EventListener;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = web_sys::EventTarget, typescript_type = "Store")]
    #[derive(Clone)]
    pub type Store;

    #[wasm_bindgen(method, js_name = getItem)]
    fn get_item(this: &Store, key: &str) -> Option<String>;

    #[wasm_bindgen(method, js_name = setItem)]
    fn set_item(this: &Store, key: &str, value: &str);
}

/// Ends when it is dropped.
pub type Subscription = EventListener;

impl Store {
    pub fn read(&self, key: &str) -> Option<String> {
        self.get_item(key)
    }

    pub fn write(&self, key: &str, value: &str) {
        self.set_item(key, value);
    }

    /// Calls when another viewer, the page around or another tab has changed a setting.
    pub fn on_change(&self, mut changed: impl FnMut() + 'static) -> Subscription {
        EventListener::new(self, "change", move |_| changed())
    }
}
