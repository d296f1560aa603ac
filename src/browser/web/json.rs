//! The browser's own JSON parser.

use crate::article::Json;
use js_sys::{Array, JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

/// # Errors
/// The browser's SyntaxError, which says where the text is broken.
pub fn parse(text: &str) -> Result<Json, JsValue> {
    JSON::parse(text).map(|value| from_js(&value))
}

fn from_js(value: &JsValue) -> Json {
    if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(flag) = value.as_bool() {
        Json::Bool(flag)
    } else if let Some(items) = value.dyn_ref::<Array>() {
        Json::Array(items.iter().map(|item| from_js(&item)).collect())
    } else if let Some(object) = value.dyn_ref::<Object>() {
        let entry = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            (entry.get(0).as_string().unwrap_or_default(), from_js(&entry.get(1)))
        };
        Json::Object(Object::entries(object).iter().map(entry).collect())
    } else {
        Json::Null
    }
}
