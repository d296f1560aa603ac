//! JSON as the browser's own parser gives it.

use crate::article::Json;
use js_sys::{Array, JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

/// # Errors
/// The browser's SyntaxError, which says where the text is broken.
pub fn parse(text: &str) -> Result<Json, JsValue> {
    JSON::parse(text).map(|value| read(&value))
}

/// What is neither of JSON's kinds counts as null.
pub fn read(value: &JsValue) -> Json {
    if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(flag) = value.as_bool() {
        Json::Bool(flag)
    } else if let Some(items) = value.dyn_ref::<Array>() {
        Json::Array(items.iter().map(|item| read(&item)).collect())
    } else if let Some(object) = value.dyn_ref::<Object>() {
        let entry = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            (entry.get(0).as_string().unwrap_or_default(), read(&entry.get(1)))
        };
        Json::Object(Object::entries(object).iter().map(entry).collect())
    } else {
        Json::Null
    }
}
