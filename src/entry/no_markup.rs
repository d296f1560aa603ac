//! Stand-in for `markup.rs`: a single file shows its own document only, so its viewer reads no
//! markup and is that much smaller.

use article::{Article, Warning};
use wasm_bindgen::JsValue;

/// The article in an element: `None`.
pub(super) fn article(_content: &JsValue) -> Option<(Article, Vec<Warning>)> {
    None
}
