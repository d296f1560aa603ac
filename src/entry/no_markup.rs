//! A single file shows its own document only, so its viewer reads no markup and is that much
//! smaller.

use article::{Article, Warning};
use wasm_bindgen::JsValue;

pub fn article(_content: &JsValue) -> Option<(Article, Vec<Warning>)> {
    None
}
