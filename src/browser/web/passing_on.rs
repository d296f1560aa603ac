//! The browser's own ways to share and to copy. Where the page may not use one, it is missing.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type Navigator;

    #[wasm_bindgen(thread_local_v2, js_name = navigator)]
    static NAVIGATOR: Navigator;

    #[wasm_bindgen(method, getter, js_name = share)]
    fn share_function(this: &Navigator) -> JsValue;

    #[wasm_bindgen(method, catch)]
    fn share(this: &Navigator, data: &JsValue) -> Result<Promise, JsValue>;

    type Clipboard;

    #[wasm_bindgen(method, getter)]
    fn clipboard(this: &Navigator) -> Option<Clipboard>;

    #[wasm_bindgen(method, catch, js_name = writeText)]
    fn write_text(this: &Clipboard, text: &str) -> Result<Promise, JsValue>;
}

/// Whether the system can share.
pub fn can_share() -> bool {
    NAVIGATOR.with(|navigator| navigator.share_function().is_function())
}

/// Shares `{url, title, text}` by the system (Web Share). A reader may cancel that.
pub async fn share(data: &JsValue) {
    if let Ok(shared) = NAVIGATOR.with(|navigator| navigator.share(data)) {
        let _ = JsFuture::from(shared).await;
    }
}

/// Copies a text to the clipboard; `false` where the browser does not allow it.
pub async fn copy(text: &str) -> bool {
    let copied = NAVIGATOR.with(|navigator| navigator.clipboard()?.write_text(text).ok());
    match copied {
        Some(copied) => JsFuture::from(copied).await.is_ok(),
        None => false,
    }
}
